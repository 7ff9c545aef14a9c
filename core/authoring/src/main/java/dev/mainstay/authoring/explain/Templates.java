package dev.mainstay.authoring.explain;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Element;
import dev.mainstay.account.MetricValues;
import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.authoring.internal.interval.Reasoner;
import dev.mainstay.authoring.internal.interval.Witness;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Elements that the signal rules of a pack ask for, each with nothing but what they ask. Immutable and thread-safe. */
final class Templates {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final String LABEL = "new";

    /** Rules that are asked for an element; more than any pack people can read has. */
    private static final int MOST_ASKED = 500;

    private final List<Element> elements;

    private Templates(List<Element> elements) {
        this.elements = elements;
    }

    static Templates of(PackModel model) {
        Reasoner reasoner = Reasoner.of(model, DAY);
        Set<Element> found = new LinkedHashSet<>();
        int asked = 0;
        for (Rule rule : model.rules()) {
            boolean ofElements = rule.patterns().stream().map(Pattern::fact).anyMatch(FactType::isElement);
            if (rule.phase() == Phase.SIGNALS && ofElements && asked++ < MOST_ASKED) {
                reasoner.holds(Question.of(rule))
                        .witness()
                        .flatMap(Witness::account)
                        .ifPresent(account -> found.addAll(lone(account)));
            }
        }
        return new Templates(List.copyOf(found));
    }

    /** The one element of an account that has but one. */
    private static List<Element> lone(AccountSnapshot account) {
        List<Element> all = new ArrayList<>();
        for (FactType type : FactType.values()) {
            if (type.isElement()) {
                account.elements(type).ifPresent(all::addAll);
            }
        }
        if (all.size() != 1) {
            return List.of();
        }
        Element element = all.get(0);
        MetricValues.Builder values = element.metrics().toBuilder();
        for (Metric<?> metric : Metrics.of(element.metrics().fact())) {
            if (metric.unit() == Unit.DATE) {
                move(values, element.metrics(), metric, account.asOf(), DAY);
            }
        }
        return List.of(element.withMetrics(values.build()));
    }

    /** Keeps the age of a day. */
    private static void move(
            MetricValues.Builder into, MetricValues from, Metric<?> metric, LocalDate day, LocalDate other) {
        from.get(metric)
                .ifPresent(value ->
                        put(into, metric, other.minusDays(day.toEpochDay() - ((LocalDate) value).toEpochDay())));
    }

    private static <T> void put(MetricValues.Builder into, Metric<T> metric, Object value) {
        into.put(metric, metric.type().cast(value));
    }

    /** The elements of a list, as changes that add each to this account. */
    List<List<Change>> of(FactType list, AccountSnapshot snapshot) {
        String label = LABEL;
        List<String> taken = Change.labelled(snapshot, list).stream()
                .map(Change.Labelled::label)
                .toList();
        while (taken.contains(label)) {
            label += "'";
        }
        List<List<Change>> adding = new ArrayList<>();
        for (Element element : elements) {
            if (element.metrics().fact() == list) {
                MetricValues.Builder values = element.metrics().toBuilder();
                for (Metric<?> metric : Metrics.of(list)) {
                    if (metric.unit() == Unit.DATE) {
                        move(values, element.metrics(), metric, DAY, snapshot.asOf());
                    }
                }
                adding.add(Change.adding(list, label, values.build()));
            }
        }
        return adding;
    }
}
