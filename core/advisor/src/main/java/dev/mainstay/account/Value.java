package dev.mainstay.account;

import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.ValueClass;
import java.util.Optional;

/**
 * What the account is worth. Every metric is optional: unknown is a value of its own.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param metrics the snapshot's metrics, of which this record shows the group {@code value}
 */
public record Value(MetricValues metrics) {

    /** Our revenue with the account over the last twelve months. */
    public Optional<Money> annualRevenue() {
        return metrics.get(Metrics.VALUE_ANNUAL_REVENUE);
    }

    /** Gross margin as a share of revenue. */
    public Optional<Double> grossMarginRate() {
        return metrics.get(Metrics.VALUE_GROSS_MARGIN_RATE);
    }

    /** Yearly cost of serving the account beyond the goods themselves. */
    public Optional<Money> costToServe() {
        return metrics.get(Metrics.VALUE_COST_TO_SERVE);
    }

    /** Share of our whole revenue that comes from this account. */
    public Optional<Double> shareOfOurRevenue() {
        return metrics.get(Metrics.VALUE_SHARE_OF_OUR_REVENUE);
    }

    /** Rank by revenue within the portfolio; 1 is the largest account. */
    public Optional<Double> revenueRank() {
        return metrics.get(Metrics.VALUE_REVENUE_RANK);
    }

    /** Share of the account's spend in our category that we hold. */
    public Optional<Double> shareOfWallet() {
        return metrics.get(Metrics.VALUE_SHARE_OF_WALLET);
    }

    /** Change of share of wallet over a year, in points of share. */
    public Optional<Double> shareOfWalletChange() {
        return metrics.get(Metrics.VALUE_SHARE_OF_WALLET_CHANGE);
    }

    /** Revenue against the same period a year ago. */
    public Optional<Double> revenueChange() {
        return metrics.get(Metrics.VALUE_REVENUE_CHANGE);
    }

    /** Judged growth potential. */
    public Optional<Double> growthPotential() {
        return metrics.get(Metrics.VALUE_GROWTH_POTENTIAL);
    }

    /** Class by profit over the portfolio, 20/60/20. */
    public Optional<ValueClass> valueClass() {
        return metrics.get(Metrics.VALUE_VALUE_CLASS);
    }

    /** Annual revenue times gross margin rate. */
    public Optional<Money> grossMargin() {
        return metrics.get(Metrics.VALUE_GROSS_MARGIN);
    }

    /** Gross margin less the cost to serve. */
    public Optional<Money> netMargin() {
        return metrics.get(Metrics.VALUE_NET_MARGIN);
    }

    /** Cost to serve divided by gross margin. */
    public Optional<Double> costToServeRatio() {
        return metrics.get(Metrics.VALUE_COST_TO_SERVE_RATIO);
    }

    /** Writes the group {@code value}; not thread-safe. A value out of range is reported by {@link AccountSnapshot.Builder#build()}. */
    public static final class Builder extends GroupBuilder {

        Builder(MetricValues.Builder values) {
            super(values);
        }

        /** Our revenue with the account over the last twelve months. */
        public Builder annualRevenue(Money annualRevenue) {
            values.put(Metrics.VALUE_ANNUAL_REVENUE, annualRevenue);
            return this;
        }

        /** Gross margin as a share of revenue. */
        public Builder grossMarginRate(double grossMarginRate) {
            values.put(Metrics.VALUE_GROSS_MARGIN_RATE, grossMarginRate);
            return this;
        }

        /** Yearly cost of serving the account beyond the goods themselves. */
        public Builder costToServe(Money costToServe) {
            values.put(Metrics.VALUE_COST_TO_SERVE, costToServe);
            return this;
        }

        /** Share of our whole revenue that comes from this account. */
        public Builder shareOfOurRevenue(double shareOfOurRevenue) {
            values.put(Metrics.VALUE_SHARE_OF_OUR_REVENUE, shareOfOurRevenue);
            return this;
        }

        /** Rank by revenue within the portfolio; 1 is the largest account. */
        public Builder revenueRank(double revenueRank) {
            values.put(Metrics.VALUE_REVENUE_RANK, revenueRank);
            return this;
        }

        /** Share of the account's spend in our category that we hold. */
        public Builder shareOfWallet(double shareOfWallet) {
            values.put(Metrics.VALUE_SHARE_OF_WALLET, shareOfWallet);
            return this;
        }

        /** Change of share of wallet over a year, in points of share. */
        public Builder shareOfWalletChange(double shareOfWalletChange) {
            values.put(Metrics.VALUE_SHARE_OF_WALLET_CHANGE, shareOfWalletChange);
            return this;
        }

        /** Revenue against the same period a year ago. */
        public Builder revenueChange(double revenueChange) {
            values.put(Metrics.VALUE_REVENUE_CHANGE, revenueChange);
            return this;
        }

        /** Judged growth potential. */
        public Builder growthPotential(double growthPotential) {
            values.put(Metrics.VALUE_GROWTH_POTENTIAL, growthPotential);
            return this;
        }

        /** Class by profit over the portfolio, 20/60/20. */
        public Builder valueClass(ValueClass valueClass) {
            values.put(Metrics.VALUE_VALUE_CLASS, valueClass);
            return this;
        }
    }
}
