package dev.mainstay.account;

import dev.mainstay.vocabulary.Metrics;
import java.util.Optional;

/**
 * Whether the account gains by buying from us. Every metric is optional: unknown is a value of its own.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param metrics the snapshot's metrics, of which this record shows the group {@code benefit}
 */
public record Benefit(MetricValues metrics) {

    /** Our price divided by the best rival's, less one. */
    public Optional<Double> priceGap() {
        return metrics.get(Metrics.BENEFIT_PRICE_GAP);
    }

    /** Delivered value against the rival's, who counts as 1. */
    public Optional<Double> valueIndex() {
        return metrics.get(Metrics.BENEFIT_VALUE_INDEX);
    }

    /** Days a promised incentive is overdue. */
    public Optional<Integer> incentivesOverdueDays() {
        return metrics.get(Metrics.BENEFIT_INCENTIVES_OVERDUE_DAYS);
    }

    /** Effort of buying from us, 0 none to 10 extreme. */
    public Optional<Double> buyingEffort() {
        return metrics.get(Metrics.BENEFIT_BUYING_EFFORT);
    }

    /** Writes the group {@code benefit}; not thread-safe. A value out of range is reported by {@link AccountSnapshot.Builder#build()}. */
    public static final class Builder extends GroupBuilder {

        Builder(MetricValues.Builder values) {
            super(values);
        }

        /** Our price divided by the best rival's, less one. */
        public Builder priceGap(double priceGap) {
            values.put(Metrics.BENEFIT_PRICE_GAP, priceGap);
            return this;
        }

        /** Delivered value against the rival's, who counts as 1. */
        public Builder valueIndex(double valueIndex) {
            values.put(Metrics.BENEFIT_VALUE_INDEX, valueIndex);
            return this;
        }

        /** Days a promised incentive is overdue. */
        public Builder incentivesOverdueDays(int incentivesOverdueDays) {
            values.put(Metrics.BENEFIT_INCENTIVES_OVERDUE_DAYS, incentivesOverdueDays);
            return this;
        }

        /** Effort of buying from us, 0 none to 10 extreme. */
        public Builder buyingEffort(double buyingEffort) {
            values.put(Metrics.BENEFIT_BUYING_EFFORT, buyingEffort);
            return this;
        }
    }
}
