package dev.mainstay.account;

import dev.mainstay.vocabulary.Metrics;
import java.util.Optional;

/**
 * Whether what we deliver is sound. Every metric is optional: unknown is a value of its own.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param metrics the snapshot's metrics, of which this record shows the group {@code quality}
 */
public record Quality(MetricValues metrics) {

    /** Defective parts per million. */
    public Optional<Double> defectPpm() {
        return metrics.get(Metrics.QUALITY_DEFECT_PPM);
    }

    /** Share of delivered goods sent back. */
    public Optional<Double> returnRate() {
        return metrics.get(Metrics.QUALITY_RETURN_RATE);
    }

    /** Quality incidents within twelve months. */
    public Optional<Integer> incidents12m() {
        return metrics.get(Metrics.QUALITY_INCIDENTS12M);
    }

    /** Change of the defect rate over a year. */
    public Optional<Double> defectTrend() {
        return metrics.get(Metrics.QUALITY_DEFECT_TREND);
    }

    /** Writes the group {@code quality}; not thread-safe. A value out of range is reported by {@link AccountSnapshot.Builder#build()}. */
    public static final class Builder extends GroupBuilder {

        Builder(MetricValues.Builder values) {
            super(values);
        }

        /** Defective parts per million. */
        public Builder defectPpm(double defectPpm) {
            values.put(Metrics.QUALITY_DEFECT_PPM, defectPpm);
            return this;
        }

        /** Share of delivered goods sent back. */
        public Builder returnRate(double returnRate) {
            values.put(Metrics.QUALITY_RETURN_RATE, returnRate);
            return this;
        }

        /** Quality incidents within twelve months. */
        public Builder incidents12m(int incidents12m) {
            values.put(Metrics.QUALITY_INCIDENTS12M, incidents12m);
            return this;
        }

        /** Change of the defect rate over a year. */
        public Builder defectTrend(double defectTrend) {
            values.put(Metrics.QUALITY_DEFECT_TREND, defectTrend);
            return this;
        }
    }
}
