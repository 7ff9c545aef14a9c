package dev.mainstay.cli.report;

import dev.mainstay.cli.page.Words;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.util.Arrays;
import java.util.Optional;

/**
 * What evidence or a gap names, apart from the one element it was observed of.
 *
 * @param name such as {@code delivery.onTimeRate} or {@code complaints[].openDays}
 * @param unit unit of its values; empty where it is no metric
 * @param meaning what it means, or its name where it is no metric
 */
record MetricName(String name, String unit, Words meaning) {

    /** The metric that evidence names so; of an element {@code complaints[C-17].openDays} the label is left out. */
    static MetricName of(String named) {
        Optional<FactType> list = list(named);
        String property = list.isPresent() ? named.substring(named.lastIndexOf("].") + 2) : named;
        return Metrics.find(list.orElse(FactType.ACCOUNT), property)
                .map(metric -> of(
                        metric,
                        list.map(type -> type.listPath() + "[]." + property).orElse(named)))
                .orElseGet(() -> new MetricName(named, "", listed(named)));
    }

    private static MetricName of(Metric<?> metric, String name) {
        return new MetricName(name, metric.unit().name(), ReportJson.meaning(metric));
    }

    /** A list as a whole has a name of ours; what else is no metric is named as it is. */
    private static Words listed(String named) {
        return Arrays.stream(FactType.values())
                .filter(type -> type.isElement() && type.listPath().equals(named))
                .findFirst()
                .map(type -> Words.label("list." + type))
                .orElseGet(() -> Words.same(named));
    }

    private static Optional<FactType> list(String named) {
        for (FactType type : FactType.values()) {
            if (type.isElement() && named.startsWith(type.listPath() + "[") && named.contains("].")) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The label of the element that evidence is of; empty where it is of the account or the element has none. */
    String label(String named) {
        int open = name.indexOf("[].");
        return open < 0 ? "" : named.substring(open + 1, named.lastIndexOf("]."));
    }
}
