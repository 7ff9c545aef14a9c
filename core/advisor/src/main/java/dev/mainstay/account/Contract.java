package dev.mainstay.account;

import dev.mainstay.vocabulary.Metrics;
import java.util.Optional;

/**
 * What binds the account. Every metric is optional: unknown is a value of its own.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param metrics the snapshot's metrics, of which this record shows the group {@code contract}
 */
public record Contract(MetricValues metrics) {

    /** Days until the contract is up for renewal. */
    public Optional<Integer> daysToRenewal() {
        return metrics.get(Metrics.CONTRACT_DAYS_TO_RENEWAL);
    }

    /** Months the contract still binds. */
    public Optional<Double> lockInMonths() {
        return metrics.get(Metrics.CONTRACT_LOCK_IN_MONTHS);
    }

    /** Product lines bought as a bundle. */
    public Optional<Integer> bundledLines() {
        return metrics.get(Metrics.CONTRACT_BUNDLED_LINES);
    }

    /** The account takes part in a loyalty programme. */
    public Optional<Boolean> loyaltyProgramme() {
        return metrics.get(Metrics.CONTRACT_LOYALTY_PROGRAMME);
    }

    /** The contract renews itself. */
    public Optional<Boolean> autoRenews() {
        return metrics.get(Metrics.CONTRACT_AUTO_RENEWS);
    }

    /** Writes the group {@code contract}; not thread-safe. A value out of range is reported by {@link AccountSnapshot.Builder#build()}. */
    public static final class Builder extends GroupBuilder {

        Builder(MetricValues.Builder values) {
            super(values);
        }

        /** Days until the contract is up for renewal. */
        public Builder daysToRenewal(int daysToRenewal) {
            values.put(Metrics.CONTRACT_DAYS_TO_RENEWAL, daysToRenewal);
            return this;
        }

        /** Months the contract still binds. */
        public Builder lockInMonths(double lockInMonths) {
            values.put(Metrics.CONTRACT_LOCK_IN_MONTHS, lockInMonths);
            return this;
        }

        /** Product lines bought as a bundle. */
        public Builder bundledLines(int bundledLines) {
            values.put(Metrics.CONTRACT_BUNDLED_LINES, bundledLines);
            return this;
        }

        /** The account takes part in a loyalty programme. */
        public Builder loyaltyProgramme(boolean loyaltyProgramme) {
            values.put(Metrics.CONTRACT_LOYALTY_PROGRAMME, loyaltyProgramme);
            return this;
        }

        /** The contract renews itself. */
        public Builder autoRenews(boolean autoRenews) {
            values.put(Metrics.CONTRACT_AUTO_RENEWS, autoRenews);
            return this;
        }
    }
}
