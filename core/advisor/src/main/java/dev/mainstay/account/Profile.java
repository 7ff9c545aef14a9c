package dev.mainstay.account;

import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Tier;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Who the account is. Every metric is optional: unknown is a value of its own.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param metrics the snapshot's metrics, of which this record shows the group {@code profile}
 */
public record Profile(MetricValues metrics) {

    /** What sort of organisation the account is. */
    public Optional<AccountKind> kind() {
        return metrics.get(Metrics.PROFILE_KIND);
    }

    /** The account's industry, as the limits name it. */
    public Optional<String> industry() {
        return metrics.get(Metrics.PROFILE_INDUSTRY);
    }

    /** Sales region. */
    public Optional<String> region() {
        return metrics.get(Metrics.PROFILE_REGION);
    }

    /** First day of the business relationship. */
    public Optional<LocalDate> relationshipSince() {
        return metrics.get(Metrics.PROFILE_RELATIONSHIP_SINCE);
    }

    /** Standing by volume and steady profit. */
    public Optional<Tier> tier() {
        return metrics.get(Metrics.PROFILE_TIER);
    }

    /** Tier a year ago. */
    public Optional<Tier> previousTier() {
        return metrics.get(Metrics.PROFILE_PREVIOUS_TIER);
    }

    /** Tiers climbed within a year; negative when the account dropped. */
    public Optional<Integer> tierSteps() {
        return metrics.get(Metrics.PROFILE_TIER_STEPS);
    }

    /** Share of the account profile that is filled in. */
    public Optional<Double> completeness() {
        return metrics.get(Metrics.PROFILE_COMPLETENESS);
    }

    /** Writes the group {@code profile}; not thread-safe. A value out of range is reported by {@link AccountSnapshot.Builder#build()}. */
    public static final class Builder extends GroupBuilder {

        Builder(MetricValues.Builder values) {
            super(values);
        }

        /** What sort of organisation the account is. */
        public Builder kind(AccountKind kind) {
            values.put(Metrics.PROFILE_KIND, kind);
            return this;
        }

        /** The account's industry, as the limits name it. */
        public Builder industry(String industry) {
            values.put(Metrics.PROFILE_INDUSTRY, industry);
            return this;
        }

        /** Sales region. */
        public Builder region(String region) {
            values.put(Metrics.PROFILE_REGION, region);
            return this;
        }

        /** First day of the business relationship. */
        public Builder relationshipSince(LocalDate relationshipSince) {
            values.put(Metrics.PROFILE_RELATIONSHIP_SINCE, relationshipSince);
            return this;
        }

        /** Standing by volume and steady profit. */
        public Builder tier(Tier tier) {
            values.put(Metrics.PROFILE_TIER, tier);
            return this;
        }

        /** Tier a year ago. */
        public Builder previousTier(Tier previousTier) {
            values.put(Metrics.PROFILE_PREVIOUS_TIER, previousTier);
            return this;
        }

        /** Share of the account profile that is filled in. */
        public Builder completeness(double completeness) {
            values.put(Metrics.PROFILE_COMPLETENESS, completeness);
            return this;
        }
    }
}
