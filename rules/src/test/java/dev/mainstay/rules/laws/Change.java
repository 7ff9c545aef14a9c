package dev.mainstay.rules.laws;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Element;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.account.MetricValues;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Worse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Something that happens to what is known of an account. */
interface Change {

    /** What is changed: a metric, a list, or both as in {@code complaints.planAgreed}. */
    String subject();

    /** The account after it; empty where it changes nothing or makes an impossible account. */
    Optional<AccountSnapshot> of(AccountSnapshot account);

    /** A metric gets another value, in the first place where that makes what the vocabulary knows worse and nothing better. */
    static <T> Change worsened(Metric<T> metric, T value) {
        return new Edited(
                metric, values -> values.toBuilder().put(metric, value).build(), Change::worse);
    }

    /** A metric that was known, in the first place where it is, becomes unknown. */
    static Change forgotten(Metric<?> metric) {
        return new Edited(
                metric, values -> values.toBuilder().clear(metric).build(), (before, after) -> before.knows(metric));
    }

    /** A list that was known becomes unknown. */
    static Change forgotten(FactType list) {
        return new Forgotten(list);
    }

    /** Metrics that were unknown become known, and a list has a further element. */
    static Change learned(String subject, Map<Metric<?>, Object> metrics, List<Element> elements) {
        return new Learned(subject, metrics, elements);
    }

    /** Every metric of which the vocabulary knows the worse direction and that differs has got worse, and at least one has. */
    static boolean worse(MetricValues before, MetricValues after) {
        boolean worse = false;
        for (Metric<?> metric : Metrics.of(before.fact())) {
            double was = before.number(metric.index());
            double is = after.number(metric.index());
            if (metric.worse() != Worse.NEITHER && Double.compare(was, is) != 0) {
                if (metric.worse() == Worse.HIGHER ? !(is > was) : !(is < was)) {
                    return false;
                }
                worse = true;
            }
        }
        return worse;
    }

    /** Whether what became of some values is what the change is about. */
    interface Sought {
        boolean in(MetricValues before, MetricValues after);
    }

    /** One metric of the account, or of the first element where it makes the change that is sought. */
    record Edited(Metric<?> metric, UnaryOperator<MetricValues> edit, Sought sought) implements Change {
        @Override
        public String subject() {
            return metric.fact().isElement() ? metric.fact().listPath() + "." + metric.name() : metric.name();
        }

        @Override
        public Optional<AccountSnapshot> of(AccountSnapshot account) {
            if (!metric.fact().isElement()) {
                return built(copy(account, edit.apply(account.metrics()), Optional.empty()))
                        .filter(after -> sought.in(account.metrics(), after.metrics()));
            }
            List<? extends Element> elements = account.elements(metric.fact()).orElse(List.of());
            for (Element element : elements) {
                Element edited = element.withMetrics(edit.apply(element.metrics()));
                AccountSnapshot.Builder builder = account.toBuilder().none(metric.fact());
                elements.forEach(other -> builder.element(other == element ? edited : other));
                Optional<AccountSnapshot> after = built(builder);
                if (after.isPresent()
                        && sought.in(element.metrics(), derived(edited, account).metrics())) {
                    return after;
                }
            }
            return Optional.empty();
        }

        /** The element as a snapshot of that day has it, with what follows from what was given. */
        private static Element derived(Element element, AccountSnapshot account) {
            AccountSnapshot alone = AccountSnapshot.builder("alone", account.asOf())
                    .element(element)
                    .build();
            return alone.elements(element.metrics().fact()).orElseThrow().get(0);
        }
    }

    /** A list of which nothing is known any more. */
    record Forgotten(FactType list) implements Change {
        @Override
        public String subject() {
            return list.listPath();
        }

        @Override
        public Optional<AccountSnapshot> of(AccountSnapshot account) {
            return account.elements(list).isEmpty()
                    ? Optional.empty()
                    : built(copy(account, account.metrics(), Optional.of(list)));
        }
    }

    /** More is known than before and nothing is known otherwise. */
    record Learned(String subject, Map<Metric<?>, Object> metrics, List<Element> elements) implements Change {
        @Override
        public Optional<AccountSnapshot> of(AccountSnapshot account) {
            AccountSnapshot.Builder builder = account.toBuilder();
            metrics.forEach((metric, value) -> {
                if (!account.metrics().knows(metric)) {
                    set(builder, metric, value);
                }
            });
            elements.forEach(builder::element);
            return built(builder).filter(after -> !after.equals(account));
        }
    }

    private static AccountSnapshot.Builder copy(
            AccountSnapshot account, MetricValues metrics, Optional<FactType> without) {
        AccountSnapshot.Builder builder = AccountSnapshot.builder(account.id(), account.asOf());
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            if (!metric.derived()) {
                metrics.get(metric).ifPresent(value -> set(builder, metric, value));
            }
        }
        for (FactType type : lists()) {
            if (!without.equals(Optional.of(type))) {
                account.elements(type).ifPresent(elements -> {
                    builder.none(type);
                    elements.forEach(builder::element);
                });
            }
        }
        return builder;
    }

    /** Sets a metric whose type is known to fit. */
    static <T> void set(AccountSnapshot.Builder builder, Metric<T> metric, Object value) {
        builder.set(metric, metric.type().cast(value));
    }

    private static Optional<AccountSnapshot> built(AccountSnapshot.Builder builder) {
        try {
            return Optional.of(builder.build());
        } catch (InvalidSnapshotException impossible) {
            return Optional.empty();
        }
    }

    /** The lists of a snapshot. */
    static List<FactType> lists() {
        List<FactType> lists = new ArrayList<>();
        for (FactType type : FactType.values()) {
            if (type.isElement()) {
                lists.add(type);
            }
        }
        return lists;
    }
}
