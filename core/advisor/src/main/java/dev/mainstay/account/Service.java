package dev.mainstay.account;

import dev.mainstay.vocabulary.Metrics;
import java.util.Optional;

/**
 * How well the account is served. Every metric is optional: unknown is a value of its own.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param metrics the snapshot's metrics, of which this record shows the group {@code service}
 */
public record Service(MetricValues metrics) {

    /** Satisfaction score. */
    public Optional<Double> satisfaction() {
        return metrics.get(Metrics.SERVICE_SATISFACTION);
    }

    /** Change of satisfaction over a year, in points. */
    public Optional<Double> satisfactionChange() {
        return metrics.get(Metrics.SERVICE_SATISFACTION_CHANGE);
    }

    /** Likelihood to recommend, 0 to 10. */
    public Optional<Double> npsScore() {
        return metrics.get(Metrics.SERVICE_NPS_SCORE);
    }

    /** Hours to the first response. */
    public Optional<Double> firstResponseHours() {
        return metrics.get(Metrics.SERVICE_FIRST_RESPONSE_HOURS);
    }

    /** Share of service levels met. */
    public Optional<Double> slaAttainment() {
        return metrics.get(Metrics.SERVICE_SLA_ATTAINMENT);
    }

    /** Writes the group {@code service}; not thread-safe. A value out of range is reported by {@link AccountSnapshot.Builder#build()}. */
    public static final class Builder extends GroupBuilder {

        Builder(MetricValues.Builder values) {
            super(values);
        }

        /** Satisfaction score. */
        public Builder satisfaction(double satisfaction) {
            values.put(Metrics.SERVICE_SATISFACTION, satisfaction);
            return this;
        }

        /** Change of satisfaction over a year, in points. */
        public Builder satisfactionChange(double satisfactionChange) {
            values.put(Metrics.SERVICE_SATISFACTION_CHANGE, satisfactionChange);
            return this;
        }

        /** Likelihood to recommend, 0 to 10. */
        public Builder npsScore(double npsScore) {
            values.put(Metrics.SERVICE_NPS_SCORE, npsScore);
            return this;
        }

        /** Hours to the first response. */
        public Builder firstResponseHours(double firstResponseHours) {
            values.put(Metrics.SERVICE_FIRST_RESPONSE_HOURS, firstResponseHours);
            return this;
        }

        /** Share of service levels met. */
        public Builder slaAttainment(double slaAttainment) {
            values.put(Metrics.SERVICE_SLA_ATTAINMENT, slaAttainment);
            return this;
        }
    }
}
