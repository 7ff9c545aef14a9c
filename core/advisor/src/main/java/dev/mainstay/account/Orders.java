package dev.mainstay.account;

import dev.mainstay.vocabulary.Metrics;
import java.util.Optional;

/**
 * How the account orders. Every metric is optional: unknown is a value of its own.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param metrics the snapshot's metrics, of which this record shows the group {@code orders}
 */
public record Orders(MetricValues metrics) {

    /** Rank by order days within the portfolio; 1 orders most often. */
    public Optional<Double> frequencyRank() {
        return metrics.get(Metrics.ORDERS_FREQUENCY_RANK);
    }

    /** Days since the last order. */
    public Optional<Integer> daysSinceLastOrder() {
        return metrics.get(Metrics.ORDERS_DAYS_SINCE_LAST_ORDER);
    }

    /** Median days between two order days. */
    public Optional<Integer> medianOrderIntervalDays() {
        return metrics.get(Metrics.ORDERS_MEDIAN_ORDER_INTERVAL_DAYS);
    }

    /** Days since the last order divided by the median interval. */
    public Optional<Double> silenceRatio() {
        return metrics.get(Metrics.ORDERS_SILENCE_RATIO);
    }

    /** Days with an order in the last twelve months. */
    public Optional<Integer> orderDays12m() {
        return metrics.get(Metrics.ORDERS_ORDER_DAYS12M);
    }

    /** Regression slope of monthly amounts, as a share of their mean. */
    public Optional<Double> trendPerMonth() {
        return metrics.get(Metrics.ORDERS_TREND_PER_MONTH);
    }

    /** Two-sided p-value of that slope. */
    public Optional<Double> trendPValue() {
        return metrics.get(Metrics.ORDERS_TREND_PVALUE);
    }

    /** Probability of staying for another year. */
    public Optional<Double> retentionProbability() {
        return metrics.get(Metrics.ORDERS_RETENTION_PROBABILITY);
    }

    /** Writes the group {@code orders}; not thread-safe. A value out of range is reported by {@link AccountSnapshot.Builder#build()}. */
    public static final class Builder extends GroupBuilder {

        Builder(MetricValues.Builder values) {
            super(values);
        }

        /** Rank by order days within the portfolio; 1 orders most often. */
        public Builder frequencyRank(double frequencyRank) {
            values.put(Metrics.ORDERS_FREQUENCY_RANK, frequencyRank);
            return this;
        }

        /** Days since the last order. */
        public Builder daysSinceLastOrder(int daysSinceLastOrder) {
            values.put(Metrics.ORDERS_DAYS_SINCE_LAST_ORDER, daysSinceLastOrder);
            return this;
        }

        /** Median days between two order days. */
        public Builder medianOrderIntervalDays(int medianOrderIntervalDays) {
            values.put(Metrics.ORDERS_MEDIAN_ORDER_INTERVAL_DAYS, medianOrderIntervalDays);
            return this;
        }

        /** Days with an order in the last twelve months. */
        public Builder orderDays12m(int orderDays12m) {
            values.put(Metrics.ORDERS_ORDER_DAYS12M, orderDays12m);
            return this;
        }

        /** Regression slope of monthly amounts, as a share of their mean. */
        public Builder trendPerMonth(double trendPerMonth) {
            values.put(Metrics.ORDERS_TREND_PER_MONTH, trendPerMonth);
            return this;
        }

        /** Two-sided p-value of that slope. */
        public Builder trendPValue(double trendPValue) {
            values.put(Metrics.ORDERS_TREND_PVALUE, trendPValue);
            return this;
        }

        /** Probability of staying for another year. */
        public Builder retentionProbability(double retentionProbability) {
            values.put(Metrics.ORDERS_RETENTION_PROBABILITY, retentionProbability);
            return this;
        }
    }
}
