package dev.mainstay.advice;

import dev.mainstay.advice.Change.Subject;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What stands in an account: what was news and is not resolved. Filled by one thread and then only read. */
final class Standing {

    static final String DEFECTION = "DEFECTION";

    /** After the path of a list: what rests on all its elements together. */
    static final String EVERY = "[*]";

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
     * @param behind the signals that speak for a cause or a conduct risk
     * @param signals all signals of the advice in which it came to this grade
     * @param alone it rests on no signal, cause or commitment, but on the account as a whole
     * @param relative a score that can only be compared within its advice
     */
    record Item(
            double grade,
            String shown,
            boolean clear,
            Set<String> metrics,
            Set<String> behind,
            Set<String> signals,
            boolean alone,
            boolean relative) {

        Item(double grade, String shown, boolean clear, Set<String> signals) {
            this(grade, shown, clear, Set.of(), Set.of(), signals, false, false);
        }

        /** The same grade, resting on what it was last seen to rest on. */
        Item seen(Item last) {
            Set<String> seen = last.metrics.isEmpty() ? metrics : last.metrics;
            return new Item(grade, shown, clear, seen, last.behind, signals, alone, relative);
        }

        /** Whether it rests on that metric, element or list, or on all elements of the list it is an element of. */
        boolean restsOn(String metric) {
            int bracket = metric.indexOf('[');
            return metrics.contains(metric) || (bracket >= 0 && metrics.contains(metric.substring(0, bracket) + EVERY));
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
        Sight sight = new Sight(advice, hysteresis, standing);
        sight.signals(Map.of()).forEach((code, item) -> standing.put(Subject.SIGNAL, code, item, atLimit));
        sight.causes().forEach((code, item) -> standing.put(Subject.CAUSE, code, item, atLimit));
        sight.conduct().forEach((code, item) -> standing.put(Subject.CONDUCT, code, item, atLimit));
        sight.commitments().forEach((code, item) -> standing.put(Subject.COMMITMENT, code, item, atLimit));
        sight.actions(atLimit).forEach((code, item) -> standing.put(Subject.ACTION, code, item, atLimit));
        standing.of(Subject.RISK).put(DEFECTION, sight.risk());
        return standing;
    }

    private void put(Subject subject, String key, Item item, Set<String> atLimit) {
        if (item.clear()) {
            of(subject).put(key, item);
        } else {
            atLimit.add(key);
        }
    }
}
