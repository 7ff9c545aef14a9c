package dev.mainstay.advice;

import dev.mainstay.advice.Change.Status;
import dev.mainstay.advice.Change.Subject;
import dev.mainstay.advice.Standing.Item;
import dev.mainstay.vocabulary.CommitmentStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What changed in an account from one advice to the next: risk, commitments, causes, conduct, signals and actions, each new,
 * worsened, eased, resolved or unchanged. A pure function of the advices and the {@link Hysteresis}.
 *
 * <p>What is at its limit in the earlier advice is taken not to stand yet. To follow an account over more than two advices call
 * {@link #then}, which remembers what stands: then a slow change is news once, and a wavering one is not news again and again.
 *
 * <p>A signal that is gone because its value is no longer known is not resolved but unchanged. An action is the same whatever the
 * quarter and whatever it answers, since an account has each once. Immutable and thread-safe.
 */
public final class AdviceDelta {

    private static final Comparator<Change> ORDER =
            Comparator.comparing(Change::subject).thenComparing(Change::status).thenComparing(Change::key);

    private final Advice earlier;
    private final Advice later;
    private final Hysteresis hysteresis;
    private final Standing standing;
    private final List<Change> changes;

    private AdviceDelta(Advice earlier, Standing before, Advice later, Hysteresis hysteresis) {
        if (!earlier.accountId().equals(later.accountId())) {
            throw new IllegalArgumentException("two accounts have no change in common");
        }
        if (later.asOf().isBefore(earlier.asOf())) {
            throw new IllegalArgumentException("the earlier advice is of " + earlier.asOf() + ", the later of "
                    + later.asOf() + ". Maybe the other way round?");
        }
        this.earlier = earlier;
        this.later = later;
        this.hysteresis = hysteresis;
        Comparing comparing = new Comparing(before);
        standing = comparing.after;
        changes = comparing.changes.stream().sorted(ORDER).toList();
    }

    /**
     * What changed, where every change counts.
     *
     * @throws IllegalArgumentException if the advices are of two accounts, or the later is of an earlier day
     */
    public static AdviceDelta between(Advice earlier, Advice later) {
        return between(earlier, later, Hysteresis.none());
    }

    /**
     * What changed, as far as it is news.
     *
     * @throws IllegalArgumentException if the advices are of two accounts, or the later is of an earlier day
     */
    public static AdviceDelta between(Advice earlier, Advice later, Hysteresis hysteresis) {
        return new AdviceDelta(earlier, Standing.of(earlier, hysteresis), later, hysteresis);
    }

    /**
     * What changed since, with all that stands remembered.
     *
     * @throws IllegalArgumentException if the advice is of another account or an earlier day
     */
    public AdviceDelta then(Advice next) {
        return new AdviceDelta(later, standing, next, hysteresis);
    }

    /** The earlier advice. */
    public Advice earlier() {
        return earlier;
    }

    /** The later advice. */
    public Advice later() {
        return later;
    }

    /** What became of each thing, by kind, then what is new, worsened, eased, resolved and unchanged, then by key. */
    public List<Change> changes() {
        return changes;
    }

    /** What became of the things of one kind. */
    public List<Change> changes(Subject subject) {
        return changes.stream().filter(change -> change.subject() == subject).toList();
    }

    /** What is new, worsened, eased or resolved. */
    public List<Change> news() {
        return changes.stream()
                .filter(change -> change.status() != Status.UNCHANGED)
                .toList();
    }

    /** The news in one line: codes only, no customer data beyond the id. */
    public String summarize() {
        return later.accountId() + " " + earlier.asOf() + " – " + later.asOf() + ": "
                + news().stream()
                        .map(change -> change.status() + " " + change.key())
                        .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return summarize();
    }

    /** One comparison on its way: signals first, since all else rests on them. */
    private final class Comparing {

        private final Standing before;
        private final Standing after = new Standing();
        private final List<Change> changes = new ArrayList<>();
        private final Set<String> atLimit = new HashSet<>();
        private final Set<String> wavering;
        /** Signals of which it is news that they are there, or graver. */
        private final Set<String> graver;

        Comparing(Standing before) {
            this.before = before;
            Sight sight = new Sight(later, hysteresis, after);
            each(Subject.SIGNAL, sight.signals(before.of(Subject.SIGNAL)), noLongerKnown());
            wavering = sight.wavering();
            graver = changes.stream()
                    .filter(change -> change.status() == Status.NEW || change.status() == Status.WORSENED)
                    .map(Change::key)
                    .collect(Collectors.toSet());
            each(Subject.CAUSE, sight.causes(), Set.of());
            each(Subject.CONDUCT, sight.conduct(), Set.of());
            each(Subject.COMMITMENT, sight.commitments(), unknownCommitments());
            each(Subject.ACTION, sight.actions(atLimit), displaced());
            each(Subject.RISK, Map.of(Standing.DEFECTION, sight.risk()), Set.of());
        }

        /** Signals that stand and of which a gap says that what raised them is not known any more. */
        private Set<String> noLongerKnown() {
            Set<String> unknown = new HashSet<>();
            for (Gap gap : later.gaps()) {
                for (String code : gap.couldDecide()) {
                    Item item = before.of(Subject.SIGNAL).get(code);
                    if (item != null && item.restsOn(gap.metric())) {
                        unknown.add(code);
                    }
                }
            }
            return unknown;
        }

        private Set<String> unknownCommitments() {
            return later.commitments().stream()
                    .filter(state -> state.status() == CommitmentStatus.UNKNOWN)
                    .map(state -> state.code().name())
                    .collect(Collectors.toSet());
        }

        /** Actions that are gone for the sake of others, or of a stance, and of a signal at its limit that is back. */
        private Set<String> displaced() {
            Set<String> withheld = later.withheld().stream()
                    .filter(one -> one.until().isEmpty())
                    .map(Withheld::code)
                    .collect(Collectors.toSet());
            Set<String> displaced = new HashSet<>();
            before.of(Subject.ACTION).forEach((key, item) -> {
                boolean gone = item.alone() || withheld.contains(key);
                if (gone && restsOnWavering(Subject.ACTION, item)) {
                    displaced.add(key);
                }
            });
            return displaced;
        }

        private void each(Subject subject, Map<String, Item> found, Set<String> held) {
            Set<String> keys = new TreeSet<>(found.keySet());
            keys.addAll(before.of(subject).keySet());
            for (String code : keys) {
                Item was = before.of(subject).get(code);
                Item is = found.get(code);
                if (was == null && is != null) {
                    appeared(subject, code, is);
                } else if (was != null && is == null) {
                    vanished(subject, code, was, held.contains(code));
                } else if (was != null && is != null) {
                    stayed(subject, code, was, is);
                }
            }
        }

        private void appeared(Subject subject, String code, Item is) {
            if (is.clear()) {
                after.of(subject).put(code, is);
            } else {
                atLimit.add(code);
            }
            changes.add(
                    new Change(subject, code, is.clear() ? Status.NEW : Status.UNCHANGED, "", is.shown(), !is.clear()));
        }

        private void vanished(Subject subject, String code, Item was, boolean held) {
            if (held) {
                after.of(subject).put(code, was);
            }
            changes.add(new Change(subject, code, held ? Status.UNCHANGED : Status.RESOLVED, was.shown(), "", held));
        }

        /** What got worse counts only where it stands clear; until the change counts, it stands as it stood. */
        private void stayed(Subject subject, String code, Item was, Item is) {
            int moved =
                    switch (subject) {
                        case CAUSE, CONDUCT, RISK -> hysteresis.moved(was.grade(), is.grade());
                        case ACTION -> was.comparableWith(is) ? hysteresis.scored(was.grade(), is.grade()) : 0;
                        case SIGNAL, COMMITMENT -> Double.compare(is.grade(), was.grade());
                    };
            boolean unsure = !is.clear() || mayWaver(subject, was, is);
            boolean held = moved > 0 && unsure;
            if (unsure && is.grade() > was.grade()) {
                atLimit.add(code);
            }
            boolean counts = moved != 0 && !held;
            after.of(subject).put(code, counts ? is : was.seen(is));
            Status status = !counts ? Status.UNCHANGED : moved > 0 ? Status.WORSENED : Status.EASED;
            changes.add(new Change(subject, code, status, was.shown(), is.shown(), held || !is.clear()));
        }

        /** Whether what got worse did so by signals at their limits alone, as far as can be told. */
        private boolean mayWaver(Subject subject, Item was, Item is) {
            return switch (subject) {
                case SIGNAL, COMMITMENT -> false;
                case CAUSE, CONDUCT ->
                    is.behind().stream().noneMatch(graver::contains)
                            && wavering.stream()
                                    .filter(graded -> !was.signals().contains(graded))
                                    .anyMatch(graded -> is.behind().contains(Sight.code(graded)));
                case RISK, ACTION -> graver.isEmpty() && restsOnWavering(subject, was);
            };
        }

        /** Whether a signal at its limit, which was not there when the grade was last news, could have raised it. */
        private boolean restsOnWavering(Subject subject, Item was) {
            return subject != Subject.SIGNAL
                    && subject != Subject.COMMITMENT
                    && !was.signals().containsAll(wavering);
        }
    }
}
