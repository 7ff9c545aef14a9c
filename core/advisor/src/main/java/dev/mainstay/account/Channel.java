package dev.mainstay.account;

import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import java.util.Optional;

/**
 * How the account conducts itself in the channel. Every metric is optional: unknown is a value of its own.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param metrics the snapshot's metrics, of which this record shows the group {@code channel}
 */
public record Channel(MetricValues metrics) {

    /** What we sold to the account within twelve months. */
    public Optional<Double> sellIn12m() {
        return metrics.get(Metrics.CHANNEL_SELL_IN12M);
    }

    /** What the account sold on within twelve months, in the same measure. */
    public Optional<Double> sellThrough12m() {
        return metrics.get(Metrics.CHANNEL_SELL_THROUGH12M);
    }

    /** Sell-in divided by sell-through. */
    public Optional<Double> sellInToSellThrough() {
        return metrics.get(Metrics.CHANNEL_SELL_IN_TO_SELL_THROUGH);
    }

    /** Rise of monthly volume over its usual level. */
    public Optional<Double> volumeJump() {
        return metrics.get(Metrics.CHANNEL_VOLUME_JUMP);
    }

    /** Rise of order frequency over its usual level. */
    public Optional<Double> frequencyJump() {
        return metrics.get(Metrics.CHANNEL_FREQUENCY_JUMP);
    }

    /** Rise of the account's share over its usual level. */
    public Optional<Double> shareJump() {
        return metrics.get(Metrics.CHANNEL_SHARE_JUMP);
    }

    /** Cases of goods sold across regions within twelve months. */
    public Optional<Integer> diversionIncidents12m() {
        return metrics.get(Metrics.CHANNEL_DIVERSION_INCIDENTS12M);
    }

    /** Staff of ours are involved. */
    public Optional<Boolean> staffInvolved() {
        return metrics.get(Metrics.CHANNEL_STAFF_INVOLVED);
    }

    /** Rise of promotion money and rebates demanded over a year. */
    public Optional<Double> demandsIncrease12m() {
        return metrics.get(Metrics.CHANNEL_DEMANDS_INCREASE12M);
    }

    /** Share of the regional channel that runs through the account. */
    public Optional<Double> channelShare() {
        return metrics.get(Metrics.CHANNEL_CHANNEL_SHARE);
    }

    /** Days the oldest open receivable is overdue. */
    public Optional<Integer> overdueDays() {
        return metrics.get(Metrics.CHANNEL_OVERDUE_DAYS);
    }

    /** Receivables overdue. */
    public Optional<Money> overdueAmount() {
        return metrics.get(Metrics.CHANNEL_OVERDUE_AMOUNT);
    }

    /** Open balance divided by the credit limit. */
    public Optional<Double> creditLimitUse() {
        return metrics.get(Metrics.CHANNEL_CREDIT_LIMIT_USE);
    }

    /** We hold a deposit of the account's. */
    public Optional<Boolean> depositHeld() {
        return metrics.get(Metrics.CHANNEL_DEPOSIT_HELD);
    }

    /** The account's sales network is mapped. */
    public Optional<Boolean> networkMapped() {
        return metrics.get(Metrics.CHANNEL_NETWORK_MAPPED);
    }

    /** Secondary dealers who could carry the channel over. */
    public Optional<Integer> secondaryDealers() {
        return metrics.get(Metrics.CHANNEL_SECONDARY_DEALERS);
    }

    /** The account's stock divided by its monthly sell-through. */
    public Optional<Double> stockMonths() {
        return metrics.get(Metrics.CHANNEL_STOCK_MONTHS);
    }

    /** A replacement for the account stands ready. */
    public Optional<Boolean> replacementReady() {
        return metrics.get(Metrics.CHANNEL_REPLACEMENT_READY);
    }

    /** Power of our brand to draw dealers in this market. */
    public Optional<Double> brandStrength() {
        return metrics.get(Metrics.CHANNEL_BRAND_STRENGTH);
    }

    /** Writes the group {@code channel}; not thread-safe. A value out of range is reported by {@link AccountSnapshot.Builder#build()}. */
    public static final class Builder extends GroupBuilder {

        Builder(MetricValues.Builder values) {
            super(values);
        }

        /** What we sold to the account within twelve months. */
        public Builder sellIn12m(double sellIn12m) {
            values.put(Metrics.CHANNEL_SELL_IN12M, sellIn12m);
            return this;
        }

        /** What the account sold on within twelve months, in the same measure. */
        public Builder sellThrough12m(double sellThrough12m) {
            values.put(Metrics.CHANNEL_SELL_THROUGH12M, sellThrough12m);
            return this;
        }

        /** Rise of monthly volume over its usual level. */
        public Builder volumeJump(double volumeJump) {
            values.put(Metrics.CHANNEL_VOLUME_JUMP, volumeJump);
            return this;
        }

        /** Rise of order frequency over its usual level. */
        public Builder frequencyJump(double frequencyJump) {
            values.put(Metrics.CHANNEL_FREQUENCY_JUMP, frequencyJump);
            return this;
        }

        /** Rise of the account's share over its usual level. */
        public Builder shareJump(double shareJump) {
            values.put(Metrics.CHANNEL_SHARE_JUMP, shareJump);
            return this;
        }

        /** Cases of goods sold across regions within twelve months. */
        public Builder diversionIncidents12m(int diversionIncidents12m) {
            values.put(Metrics.CHANNEL_DIVERSION_INCIDENTS12M, diversionIncidents12m);
            return this;
        }

        /** Staff of ours are involved. */
        public Builder staffInvolved(boolean staffInvolved) {
            values.put(Metrics.CHANNEL_STAFF_INVOLVED, staffInvolved);
            return this;
        }

        /** Rise of promotion money and rebates demanded over a year. */
        public Builder demandsIncrease12m(double demandsIncrease12m) {
            values.put(Metrics.CHANNEL_DEMANDS_INCREASE12M, demandsIncrease12m);
            return this;
        }

        /** Share of the regional channel that runs through the account. */
        public Builder channelShare(double channelShare) {
            values.put(Metrics.CHANNEL_CHANNEL_SHARE, channelShare);
            return this;
        }

        /** Days the oldest open receivable is overdue. */
        public Builder overdueDays(int overdueDays) {
            values.put(Metrics.CHANNEL_OVERDUE_DAYS, overdueDays);
            return this;
        }

        /** Receivables overdue. */
        public Builder overdueAmount(Money overdueAmount) {
            values.put(Metrics.CHANNEL_OVERDUE_AMOUNT, overdueAmount);
            return this;
        }

        /** Open balance divided by the credit limit. */
        public Builder creditLimitUse(double creditLimitUse) {
            values.put(Metrics.CHANNEL_CREDIT_LIMIT_USE, creditLimitUse);
            return this;
        }

        /** We hold a deposit of the account's. */
        public Builder depositHeld(boolean depositHeld) {
            values.put(Metrics.CHANNEL_DEPOSIT_HELD, depositHeld);
            return this;
        }

        /** The account's sales network is mapped. */
        public Builder networkMapped(boolean networkMapped) {
            values.put(Metrics.CHANNEL_NETWORK_MAPPED, networkMapped);
            return this;
        }

        /** Secondary dealers who could carry the channel over. */
        public Builder secondaryDealers(int secondaryDealers) {
            values.put(Metrics.CHANNEL_SECONDARY_DEALERS, secondaryDealers);
            return this;
        }

        /** The account's stock divided by its monthly sell-through. */
        public Builder stockMonths(double stockMonths) {
            values.put(Metrics.CHANNEL_STOCK_MONTHS, stockMonths);
            return this;
        }

        /** A replacement for the account stands ready. */
        public Builder replacementReady(boolean replacementReady) {
            values.put(Metrics.CHANNEL_REPLACEMENT_READY, replacementReady);
            return this;
        }

        /** Power of our brand to draw dealers in this market. */
        public Builder brandStrength(double brandStrength) {
            values.put(Metrics.CHANNEL_BRAND_STRENGTH, brandStrength);
            return this;
        }
    }
}
