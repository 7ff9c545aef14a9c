package dev.mainstay.json;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.MetricValues;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one fact as they are read, and where in the order of the input each stood. */
final class Slots {

    private final FactType fact;
    private final List<Metric<?>> metrics;
    private final @Nullable Object[] values;
    private final int[] positions;

    Slots(FactType fact) {
        this.fact = fact;
        metrics = Metrics.of(fact);
        values = new Object[metrics.size()];
        positions = new int[metrics.size()];
    }

    /** Whether the metric was met before. */
    boolean met(Metric<?> metric) {
        return positions[metric.index()] != 0;
    }

    /** Remembers the value of a metric; null where it is unknown or wrong. */
    void put(Metric<?> metric, int position, @Nullable Object value) {
        positions[metric.index()] = position;
        values[metric.index()] = value;
    }

    /** The values of an element. */
    MetricValues metrics() {
        MetricValues.Builder builder = MetricValues.builder(fact);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                put(builder, metrics.get(i), value);
            }
        }
        return builder.build();
    }

    /** Hands the values of the account over. */
    void writeTo(AccountSnapshot.Builder builder) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                set(builder, metrics.get(i), value);
            }
        }
    }

    /** Adds the position of every metric that was met, by its path. */
    void positions(String prefix, Map<String, Integer> byPath) {
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] != 0) {
                byPath.put(prefix + metrics.get(i).name(), positions[i]);
            }
        }
    }

    private static <T> void put(MetricValues.Builder builder, Metric<T> metric, Object value) {
        builder.put(metric, metric.type().cast(value));
    }

    private static <T> void set(AccountSnapshot.Builder builder, Metric<T> metric, Object value) {
        builder.set(metric, metric.type().cast(value));
    }
}
