package dev.mainstay.authoring.explain;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Element;
import dev.mainstay.account.MetricValues;
import dev.mainstay.account.Promotion;
import dev.mainstay.account.Rival;
import dev.mainstay.account.Shift;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One change of a snapshot: a metric of the account or of an element of one of its lists that becomes known, unknown or
 * another value; an element that is added; or a list that has no elements.
 *
 * <p>Immutable and thread-safe.
 *
 * @param fact the account, or the list the element is in
 * @param label what names the element, as evidence does; empty for the account or a whole list. A shift, which has no name,
 *     is named by its place, from 0
 * @param added the element is not there and is added; changes of the same label make one element
 * @param metric what changes; empty where the whole list becomes empty
 * @param value the new value, of the metric's type; empty for unknown, or for no elements
 */
public record Change(FactType fact, String label, boolean added, Optional<Metric<?>> metric, Optional<Object> value) {

    /** Checks that the value is one of the metric. */
    public Change {
        if (metric.isEmpty() && value.isPresent()) {
            throw new IllegalArgumentException("a list has no value");
        }
        if (metric.isPresent() && value.isPresent() && !metric.get().type().isInstance(value.get())) {
            throw new IllegalArgumentException(value.get() + " is no value of " + metric.get());
        }
    }

    /** A metric of the account becomes this value. */
    public static <T> Change of(Metric<T> metric, T value) {
        return new Change(FactType.ACCOUNT, "", false, Optional.of(metric), Optional.of(value));
    }

    /** A metric of the account becomes unknown. */
    public static Change unknown(Metric<?> metric) {
        return new Change(FactType.ACCOUNT, "", false, Optional.of(metric), Optional.empty());
    }

    /** A list is known to have no elements. */
    public static Change none(FactType list) {
        return new Change(list, "", false, Optional.empty(), Optional.empty());
    }

    /** A metric of the elements with this label becomes this value. */
    static Change of(FactType list, String label, Metric<?> metric, Object value) {
        return new Change(list, label, false, Optional.of(metric), Optional.of(value));
    }

    /** An element as the changes that add it. */
    static List<Change> adding(FactType list, String label, MetricValues values) {
        List<Change> changes = new ArrayList<>();
        for (Metric<?> metric : Metrics.of(list)) {
            if (!metric.derived()) {
                values.get(metric)
                        .ifPresent(value ->
                                changes.add(new Change(list, label, true, Optional.of(metric), Optional.of(value))));
            }
        }
        return changes;
    }

    /** What changes, as a call of {@code explain --what-if} and, but for the sign of an added element, evidence names it. */
    public String what() {
        if (!fact.isElement()) {
            return metric.orElseThrow().name();
        }
        return metric.map(one -> fact.listPath() + "[" + (added ? "+" : "") + label + "]." + one.name())
                .orElse(fact.listPath());
    }

    /** The new value as text; {@code unknown}, or {@code none} for a list without elements. */
    public String to() {
        return value.map(Change::shown).orElse(metric.isPresent() ? "unknown" : "none");
    }

    /** The value in this snapshot as text; {@code unknown}, or how many elements a list has. */
    public String from(AccountSnapshot snapshot) {
        if (metric.isEmpty()) {
            return snapshot.elements(fact)
                    .map(elements -> elements.isEmpty() ? "none" : Integer.toString(elements.size()))
                    .orElse("unknown");
        }
        return current(snapshot).map(Change::shown).orElse("unknown");
    }

    /** The value in this snapshot, of the first of several elements with the label. */
    Optional<Object> current(AccountSnapshot snapshot) {
        if (added) {
            return Optional.empty();
        }
        return values(snapshot).findFirst().flatMap(values -> values.get(metric.orElseThrow())
                .map(value -> value));
    }

    private Stream<MetricValues> values(AccountSnapshot snapshot) {
        return fact.isElement()
                ? labelled(snapshot, fact).stream()
                        .filter(one -> one.label().equals(label))
                        .map(one -> one.element().metrics())
                : Stream.of(snapshot.metrics());
    }

    /** An element of a list and what evidence calls it. */
    record Labelled(String label, Element element) {}

    /** The elements of a list in their order. */
    static List<Labelled> labelled(AccountSnapshot snapshot, FactType list) {
        List<Labelled> labelled = new ArrayList<>();
        for (Element element : snapshot.elements(list).orElse(List.of())) {
            labelled.add(new Labelled(
                    element.label().isEmpty() ? String.valueOf(labelled.size()) : element.label(), element));
        }
        return labelled;
    }

    private static String shown(Object value) {
        return value instanceof Money money
                ? money.amount().toPlainString() + " " + money.currency().getCurrencyCode()
                : RuleMiss.shown(value);
    }

    /** The change as {@code explain --what-if} takes it. */
    @Override
    public String toString() {
        return what() + "=" + to();
    }

    // ---- changing

    /**
     * The snapshot with these changes and nothing else changed. What a portfolio or an order history would fill anew, such as
     * ranks, stays as it is.
     *
     * @throws dev.mainstay.account.InvalidSnapshotException if a value is out of its range, or the values do not fit together
     */
    public static AccountSnapshot apply(AccountSnapshot snapshot, List<Change> changes) {
        AccountSnapshot.Builder builder = snapshot.toBuilder();
        Set<FactType> lists = new LinkedHashSet<>();
        for (Change change : changes) {
            if (change.fact.isElement()) {
                lists.add(change.fact);
            } else {
                Metric<?> metric = change.metric.orElseThrow();
                builder.clear(metric);
                change.value.ifPresent(value -> set(builder, metric, value));
            }
        }
        for (FactType list : lists) {
            List<Change> ofList =
                    changes.stream().filter(change -> change.fact == list).toList();
            List<Element> elements = elements(snapshot, list, ofList);
            builder.none(list);
            elements.forEach(builder::element);
        }
        return builder.build();
    }

    private static <T> void set(AccountSnapshot.Builder builder, Metric<T> metric, Object value) {
        builder.set(metric, metric.type().cast(value));
    }

    private static <T> void put(MetricValues.Builder builder, Metric<T> metric, Object value) {
        builder.put(metric, metric.type().cast(value));
    }

    private static List<Element> elements(AccountSnapshot snapshot, FactType list, List<Change> changes) {
        List<Element> elements = new ArrayList<>();
        if (changes.stream().allMatch(change -> change.metric.isPresent())) {
            labelled(snapshot, list)
                    .forEach(one -> elements.add(
                            one.element().withMetrics(changed(one.element().metrics(), one.label(), false, changes))));
        }
        changes.stream()
                .filter(Change::added)
                .map(Change::label)
                .distinct()
                .forEach(label -> elements.add(
                        element(list, label, changed(MetricValues.builder(list).build(), label, true, changes))));
        return elements;
    }

    private static MetricValues changed(MetricValues values, String label, boolean added, List<Change> changes) {
        MetricValues.Builder builder = values.toBuilder();
        for (Change change : changes) {
            if (change.metric.isPresent() && change.added == added && change.label.equals(label)) {
                builder.clear(change.metric.get());
                change.value.ifPresent(value -> put(builder, change.metric.get(), value));
            }
        }
        return builder.build();
    }

    private static Element element(FactType list, String label, MetricValues values) {
        return switch (list) {
            case COMPLAINT -> new Complaint(label, values);
            case RIVAL -> new Rival(label, values);
            case SHIFT -> new Shift(values);
            case PROMOTION -> new Promotion(label, values);
            default -> throw new IllegalArgumentException(list + " is no list of a snapshot");
        };
    }
}
