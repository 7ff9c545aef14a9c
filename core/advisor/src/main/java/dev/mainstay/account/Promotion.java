package dev.mainstay.account;

import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.TargetTier;
import java.util.Optional;

/**
 * A promotion policy the account takes part in.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param name who or what it is; not blank
 * @param metrics what is known of it
 */
public record Promotion(String name, MetricValues metrics) implements Element {

    /** Starts a new one; not blank the name, and everything else is optional. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** The tier the promotion rewards, or none. */
    public Optional<TargetTier> targetTier() {
        return metrics.get(Metrics.PROMOTION_TARGET_TIER);
    }

    /** Volume to reach. */
    public Optional<Double> targetVolume() {
        return metrics.get(Metrics.PROMOTION_TARGET_VOLUME);
    }

    /** Volume the account reached before. */
    public Optional<Double> historicVolume() {
        return metrics.get(Metrics.PROMOTION_HISTORIC_VOLUME);
    }

    /** Volume this market can take. */
    public Optional<Double> marketCeiling() {
        return metrics.get(Metrics.PROMOTION_MARKET_CEILING);
    }

    /** Share of the prizes paid in cash. */
    public Optional<Double> cashShare() {
        return metrics.get(Metrics.PROMOTION_CASH_SHARE);
    }

    /** Target volume divided by historic volume. */
    public Optional<Double> volumeToHistory() {
        return metrics.get(Metrics.PROMOTION_VOLUME_TO_HISTORY);
    }

    /** Target volume divided by the market ceiling. */
    public Optional<Double> volumeToCeiling() {
        return metrics.get(Metrics.PROMOTION_VOLUME_TO_CEILING);
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public Promotion withMetrics(MetricValues replaced) {
        return new Promotion(name, replaced);
    }

    /** Collects what is known; not thread-safe. A value out of range is reported when the account is built. */
    public static final class Builder extends GroupBuilder {

        private final String name;

        private Builder(String name) {
            super(MetricValues.builder(FactType.PROMOTION));
            this.name = name;
        }

        /** The tier the promotion rewards, or none. */
        public Builder targetTier(TargetTier targetTier) {
            values.put(Metrics.PROMOTION_TARGET_TIER, targetTier);
            return this;
        }

        /** Volume to reach. */
        public Builder targetVolume(double targetVolume) {
            values.put(Metrics.PROMOTION_TARGET_VOLUME, targetVolume);
            return this;
        }

        /** Volume the account reached before. */
        public Builder historicVolume(double historicVolume) {
            values.put(Metrics.PROMOTION_HISTORIC_VOLUME, historicVolume);
            return this;
        }

        /** Volume this market can take. */
        public Builder marketCeiling(double marketCeiling) {
            values.put(Metrics.PROMOTION_MARKET_CEILING, marketCeiling);
            return this;
        }

        /** Share of the prizes paid in cash. */
        public Builder cashShare(double cashShare) {
            values.put(Metrics.PROMOTION_CASH_SHARE, cashShare);
            return this;
        }

        /** The finished value. */
        public Promotion build() {
            return new Promotion(name, values.build());
        }
    }
}
