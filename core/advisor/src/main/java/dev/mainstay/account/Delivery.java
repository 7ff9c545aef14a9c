package dev.mainstay.account;

import dev.mainstay.vocabulary.Metrics;
import java.util.Optional;

/**
 * Whether goods arrive on time and in full. Every metric is optional: unknown is a value of its own.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param metrics the snapshot's metrics, of which this record shows the group {@code delivery}
 */
public record Delivery(MetricValues metrics) {

    /** Share of deliveries on or before the agreed date. */
    public Optional<Double> onTimeRate() {
        return metrics.get(Metrics.DELIVERY_ON_TIME_RATE);
    }

    /** Share of deliveries complete in quantity. */
    public Optional<Double> inFullRate() {
        return metrics.get(Metrics.DELIVERY_IN_FULL_RATE);
    }

    /** Share of urgent orders filled. */
    public Optional<Double> urgentFillRate() {
        return metrics.get(Metrics.DELIVERY_URGENT_FILL_RATE);
    }

    /** Days without stock in the last ninety. */
    public Optional<Integer> stockOutDays90d() {
        return metrics.get(Metrics.DELIVERY_STOCK_OUT_DAYS90D);
    }

    /** Days until the account's peak season. */
    public Optional<Integer> daysToPeakSeason() {
        return metrics.get(Metrics.DELIVERY_DAYS_TO_PEAK_SEASON);
    }

    /** Supply for the peak season is agreed. */
    public Optional<Boolean> peakSupplyAgreed() {
        return metrics.get(Metrics.DELIVERY_PEAK_SUPPLY_AGREED);
    }

    /** Days of demand that the stock covers. */
    public Optional<Integer> stockCoverDays() {
        return metrics.get(Metrics.DELIVERY_STOCK_COVER_DAYS);
    }

    /** Writes the group {@code delivery}; not thread-safe. A value out of range is reported by {@link AccountSnapshot.Builder#build()}. */
    public static final class Builder extends GroupBuilder {

        Builder(MetricValues.Builder values) {
            super(values);
        }

        /** Share of deliveries on or before the agreed date. */
        public Builder onTimeRate(double onTimeRate) {
            values.put(Metrics.DELIVERY_ON_TIME_RATE, onTimeRate);
            return this;
        }

        /** Share of deliveries complete in quantity. */
        public Builder inFullRate(double inFullRate) {
            values.put(Metrics.DELIVERY_IN_FULL_RATE, inFullRate);
            return this;
        }

        /** Share of urgent orders filled. */
        public Builder urgentFillRate(double urgentFillRate) {
            values.put(Metrics.DELIVERY_URGENT_FILL_RATE, urgentFillRate);
            return this;
        }

        /** Days without stock in the last ninety. */
        public Builder stockOutDays90d(int stockOutDays90d) {
            values.put(Metrics.DELIVERY_STOCK_OUT_DAYS90D, stockOutDays90d);
            return this;
        }

        /** Days until the account's peak season. */
        public Builder daysToPeakSeason(int daysToPeakSeason) {
            values.put(Metrics.DELIVERY_DAYS_TO_PEAK_SEASON, daysToPeakSeason);
            return this;
        }

        /** Supply for the peak season is agreed. */
        public Builder peakSupplyAgreed(boolean peakSupplyAgreed) {
            values.put(Metrics.DELIVERY_PEAK_SUPPLY_AGREED, peakSupplyAgreed);
            return this;
        }

        /** Days of demand that the stock covers. */
        public Builder stockCoverDays(int stockCoverDays) {
            values.put(Metrics.DELIVERY_STOCK_COVER_DAYS, stockCoverDays);
            return this;
        }
    }
}
