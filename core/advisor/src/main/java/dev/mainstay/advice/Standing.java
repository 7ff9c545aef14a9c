package dev.mainstay.advice;

import dev.mainstay.advice.Change.Subject;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Severity;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What stands in an account: what was news and is not resolved. Filled by one thread and then only read. */
final class Standing {

    private static final List<Subject> REASONS =
            List.of(Subject.SIGNAL, Subject.CAUSE, Subject.CONDUCT, Subject.COMMITMENT);

    private final Map<Subject, Map<String, Item>> items = new EnumMap<>(Subject.class);

    Standing() {
        for (Subject subject : Subject.values()) {
            items.put(subject, new TreeMap<>());
        }
    }

    /**
     * One thing that stands.
     *
     * @param grade how grave, likely or valuable it is; comparable among its kind
     * @param shown the grade as people read it
     * @param clear it stands clear of every limit it rests on
     * @param metrics what a signal rests on
     * @param relative a score that can only be compared within its advice
     */
    record Item(double grade, String shown, boolean clear, Set<String> metrics, boolean relative) {

        Item(double grade, String shown, boolean clear) {
            this(grade, shown, clear, Set.of(), false);
        }

        /** The same grade, resting on what it was last seen to rest on. */
        Item seen(Item last) {
            return new Item(grade, shown, clear, last.metrics.isEmpty() ? metrics : last.metrics, relative);
        }

        boolean comparableWith(Item other) {
            return !relative && !other.relative;
        }
    }

    Map<String, Item> of(Subject subject) {
        return Objects.requireNonNull(items.get(subject));
    }

    /** What stands in an advice of which nothing earlier is known: what is clear of its limits. */
    static Standing of(Advice advice, Hysteresis hysteresis) {
        Standing standing = new Standing();
        Set<String> atLimit = new HashSet<>();
        for (Signal signal : advice.signals()) {
            standing.put(Subject.SIGNAL, signal.code(), signal(signal, hysteresis), atLimit);
        }
        for (DiagnosedCause cause : advice.causes()) {
            standing.put(Subject.CAUSE, cause.code().name(), likely(cause.likelihood(), hysteresis), atLimit);
        }
        for (ConductFinding finding : advice.conduct()) {
            standing.put(Subject.CONDUCT, finding.code().name(), likely(finding.likelihood(), hysteresis), atLimit);
        }
        for (CommitmentState state : advice.commitments()) {
            if (isInDanger(state)) {
                standing.put(
                        Subject.COMMITMENT,
                        state.code().name(),
                        commitment(state, standing.of(Subject.SIGNAL)),
                        atLimit);
            }
        }
        for (Action action : advice.actions()) {
            standing.put(Subject.ACTION, key(action), action(action, standing, atLimit), atLimit);
        }
        standing.of(Subject.RISK).put("DEFECTION", risk(advice.risk()));
        return standing;
    }

    private void put(Subject subject, String key, Item item, Set<String> atLimit) {
        if (item.clear()) {
            of(subject).put(key, item);
        } else {
            atLimit.add(key);
        }
    }

    static boolean isInDanger(CommitmentState state) {
        return state.status() == CommitmentStatus.STRAINED || state.status() == CommitmentStatus.BROKEN;
    }

    /** An action's key without account and quarter: what is done, and what for. */
    static String key(Action action) {
        return action.because().isEmpty()
                ? action.code()
                : action.code() + "/" + action.because().get(0);
    }

    /**
     * A signal. It is clear where one of its firings is: what the rule says of the account as a whole is clear, and so is all it
     * says of one element of a list.
     */
    @SuppressWarnings("EnumOrdinal") // severities are declared in their order
    static Item signal(Signal signal, Hysteresis hysteresis) {
        Map<String, Boolean> elements = new HashMap<>();
        boolean account = true;
        Set<String> metrics = new HashSet<>();
        for (Evidence evidence : signal.evidence()) {
            boolean clear = hysteresis.clear(evidence);
            metrics.add(evidence.metric());
            Metrics.find(FactType.ACCOUNT, evidence.metric())
                    .ifPresent(metric -> Metrics.inputs(metric).forEach(input -> metrics.add(input.name())));
            int bracket = evidence.metric().indexOf('[');
            int end = evidence.metric().lastIndexOf(']');
            if (bracket >= 0 && end > bracket) {
                elements.merge(evidence.metric().substring(0, end), clear, Boolean::logicalAnd);
                metrics.add(evidence.metric().substring(0, bracket));
            } else {
                account &= clear;
            }
        }
        boolean clear = account && (elements.isEmpty() || elements.containsValue(true));
        return new Item(signal.severity().ordinal(), signal.severity().name(), clear, metrics, false);
    }

    static Item likely(double likelihood, Hysteresis hysteresis) {
        return new Item(likelihood, Double.toString(likelihood), hysteresis.clear(likelihood));
    }

    static Item risk(Risk risk) {
        return new Item(risk.likelihood(), Double.toString(risk.likelihood()), true);
    }

    /** A commitment is as broken as the signals say that stand; where none does, it is at the limit. */
    @SuppressWarnings("EnumOrdinal") // severities and states are declared in their order
    static Item commitment(CommitmentState state, Map<String, Item> signals) {
        List<Item> standing = state.signals().stream()
                .filter(signals::containsKey)
                .map(signals::get)
                .toList();
        boolean grave = standing.stream().anyMatch(item -> item.grade() > Severity.NOTICE.ordinal());
        boolean clear = !standing.isEmpty() && (grave || state.status() == CommitmentStatus.STRAINED);
        boolean onlyStrained = !standing.isEmpty() && !grave && state.status() == CommitmentStatus.BROKEN;
        CommitmentStatus status = onlyStrained ? CommitmentStatus.STRAINED : state.status();
        return new Item(status.ordinal(), status.name(), clear || onlyStrained);
    }

    /** An action is at the limit where nothing behind it stands and something behind it is at the limit. */
    static Item action(Action action, Standing standing, Set<String> atLimit) {
        boolean stands = action.because().stream().anyMatch(code -> REASONS.stream()
                .anyMatch(subject -> standing.of(subject).containsKey(code)));
        boolean clear = stands || action.because().stream().noneMatch(atLimit::contains);
        return new Item(
                action.score(),
                Double.toString(action.score()),
                clear,
                Set.of(),
                action.factors().relative());
    }
}
