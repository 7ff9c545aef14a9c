package dev.mainstay.advice;

import dev.mainstay.advice.Change.Subject;
import dev.mainstay.advice.Standing.Item;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One advice as it is compared: each thing with its grade, and whether it stands clear of the limits it rests on. */
@SuppressWarnings("EnumOrdinal") // severities and states are declared in their order
final class Sight {

    private static final List<Subject> REASONS =
            List.of(Subject.SIGNAL, Subject.CAUSE, Subject.CONDUCT, Subject.COMMITMENT);

    private final Advice advice;
    private final Hysteresis hysteresis;
    private final Standing standing;
    private final Set<String> codes;
    private final Set<String> milder = new HashSet<>();

    /** The advice, in the light of what stands; signals are to be put there before anything else is asked for. */
    Sight(Advice advice, Hysteresis hysteresis, Standing standing) {
        this.advice = advice;
        this.hysteresis = hysteresis;
        this.standing = standing;
        codes = advice.signals().stream().map(Sight::graded).collect(Collectors.toUnmodifiableSet());
    }

    private static String graded(Signal signal) {
        return signal.code() + "/" + signal.severity();
    }

    /** The code of a signal with its severity. */
    static String code(String graded) {
        return graded.substring(0, graded.indexOf('/'));
    }

    /** Whether the signal stands as gravely as it is raised, or came only now to stand as gravely as is clear. */
    private boolean stands(String code) {
        Item item = standing.of(Subject.SIGNAL).get(code);
        return item != null
                && advice.signal(code)
                        .map(signal -> item.grade() >= signal.severity().ordinal() || milder.contains(code))
                        .orElse(true);
    }

    /** The signals that do not stand as they are raised, with their severity: they rest on values at their limits. */
    Set<String> wavering() {
        Set<String> wavering = new HashSet<>();
        for (Signal signal : advice.signals()) {
            if (!stands(signal.code())) {
                wavering.add(graded(signal));
            }
        }
        return wavering;
    }

    /** The signals, in the light of those that stood before. */
    Map<String, Item> signals(Map<String, Item> before) {
        Map<String, Item> items = new TreeMap<>();
        advice.signals()
                .forEach(signal ->
                        items.put(signal.code(), signal(signal, Optional.ofNullable(before.get(signal.code())))));
        return items;
    }

    /**
     * A signal is clear where one of its firings is: what the rule says of the account as a whole is clear, and so is all it says
     * of one element of a list. One that is not, but is clear of the limits of a milder rule, comes to stand as that one says.
     */
    private Item signal(Signal signal, Optional<Item> was) {
        Map<String, Boolean> elements = new HashMap<>();
        boolean account = true;
        Set<String> metrics = new HashSet<>();
        for (Evidence evidence : signal.evidence()) {
            boolean clear = hysteresis.clear(evidence);
            metrics.addAll(restsOn(evidence.metric()));
            int bracket = evidence.metric().indexOf('[');
            int end = evidence.metric().lastIndexOf(']');
            if (bracket >= 0 && end > bracket) {
                elements.merge(evidence.metric().substring(0, end), clear, Boolean::logicalAnd);
            } else {
                account &= clear;
            }
        }
        boolean clear = account && (elements.isEmpty() || elements.containsValue(true));
        Severity severity = signal.severity();
        if (!clear) {
            Optional<Severity> less = hysteresis
                    .milder(signal)
                    .filter(one -> was.map(item -> item.grade() < one.ordinal()).orElse(true));
            if (less.isPresent()) {
                milder.add(signal.code());
                severity = less.get();
                clear = true;
            }
        }
        return new Item(severity.ordinal(), severity.name(), clear, metrics, Set.of(), codes, false, false);
    }

    /** What must be known for this to be observed: the metric with all it follows from, and the list it is of. */
    private static Set<String> restsOn(String observed) {
        Set<String> metrics = new HashSet<>();
        metrics.add(observed);
        Metrics.find(FactType.ACCOUNT, observed)
                .ifPresent(metric -> Metrics.inputs(metric).forEach(input -> metrics.add(input.name())));
        for (FactType type : FactType.values()) {
            if (type.isElement() && observed.startsWith(type.listPath() + "[")) {
                metrics.add(type.listPath());
                int name = observed.lastIndexOf("].") + 2;
                Metrics.find(type, observed.substring(name)).ifPresent(metric -> Metrics.inputs(metric)
                        .forEach(input -> metrics.add(observed.substring(0, name) + input.name())));
            } else if (type.isElement() && observed.startsWith(type.listPath() + ".")) {
                metrics.add(type.listPath());
                metrics.add(type.listPath() + Standing.EVERY);
            }
        }
        return metrics;
    }

    Map<String, Item> causes() {
        Map<String, Item> items = new TreeMap<>();
        advice.causes()
                .forEach(cause -> items.put(cause.code().name(), likely(cause.likelihood(), cause.supporting())));
        return items;
    }

    Map<String, Item> conduct() {
        Map<String, Item> items = new TreeMap<>();
        advice.conduct()
                .forEach(finding ->
                        items.put(finding.code().name(), likely(finding.likelihood(), finding.supporting())));
        return items;
    }

    private Item likely(double likelihood, List<String> supporting) {
        boolean stands = supporting.isEmpty() || supporting.stream().anyMatch(this::stands);
        return new Item(
                likelihood,
                Double.toString(likelihood),
                stands && hysteresis.clear(likelihood),
                Set.of(),
                Set.copyOf(supporting),
                codes,
                false,
                false);
    }

    Map<String, Item> commitments() {
        Map<String, Item> items = new TreeMap<>();
        for (CommitmentState state : advice.commitments()) {
            if (state.status() == CommitmentStatus.STRAINED || state.status() == CommitmentStatus.BROKEN) {
                items.put(state.code().name(), commitment(state));
            }
        }
        return items;
    }

    /** A commitment is as broken as the signals say that stand; where none does, it is at the limit. */
    private Item commitment(CommitmentState state) {
        List<Item> standingSignals = state.signals().stream()
                .filter(standing.of(Subject.SIGNAL)::containsKey)
                .map(standing.of(Subject.SIGNAL)::get)
                .toList();
        boolean grave = standingSignals.stream().anyMatch(item -> item.grade() > Severity.NOTICE.ordinal());
        CommitmentStatus status = grave || standingSignals.isEmpty() ? state.status() : CommitmentStatus.STRAINED;
        return new Item(status.ordinal(), status.name(), !standingSignals.isEmpty(), codes);
    }

    /**
     * The actions. One is at the limit where anything behind it is; one that answers the account as a whole, where any signal is.
     * What is at the limit may stand, but not as gravely as it is said now.
     */
    Map<String, Item> actions(Set<String> atLimit) {
        boolean steady = wavering().isEmpty();
        Map<String, Item> items = new TreeMap<>();
        for (Action action : advice.actions()) {
            boolean wavers = action.because().stream().anyMatch(atLimit::contains);
            boolean alone = action.because().stream().noneMatch(code -> atLimit.contains(code) || isFinding(code));
            items.put(
                    action.code(),
                    new Item(
                            action.score(),
                            Double.toString(action.score()),
                            !wavers && (steady || !alone),
                            Set.of(),
                            Set.of(),
                            codes,
                            alone,
                            action.factors().relative()));
        }
        return items;
    }

    private boolean isFinding(String code) {
        return REASONS.stream().anyMatch(subject -> standing.of(subject).containsKey(code));
    }

    Item risk() {
        double likelihood = advice.risk().likelihood();
        return new Item(likelihood, Double.toString(likelihood), true, codes);
    }
}
