package dev.mainstay.account;

import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Partnership;
import java.util.Optional;

/**
 * Whether both sides head the same way. Every metric is optional: unknown is a value of its own.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param metrics the snapshot's metrics, of which this record shows the group {@code strategy}
 */
public record Strategy(MetricValues metrics) {

    /** A joint business plan is in force. */
    public Optional<Boolean> jointPlan() {
        return metrics.get(Metrics.STRATEGY_JOINT_PLAN);
    }

    /** Form of the partnership. */
    public Optional<Partnership> partnership() {
        return metrics.get(Metrics.STRATEGY_PARTNERSHIP);
    }

    /** Change in the number of the account's suppliers in our category. */
    public Optional<Integer> supplierCountChange() {
        return metrics.get(Metrics.STRATEGY_SUPPLIER_COUNT_CHANGE);
    }

    /** Our score in the account's supplier rating. */
    public Optional<Double> ourSupplierScore() {
        return metrics.get(Metrics.STRATEGY_OUR_SUPPLIER_SCORE);
    }

    /** Writes the group {@code strategy}; not thread-safe. A value out of range is reported by {@link AccountSnapshot.Builder#build()}. */
    public static final class Builder extends GroupBuilder {

        Builder(MetricValues.Builder values) {
            super(values);
        }

        /** A joint business plan is in force. */
        public Builder jointPlan(boolean jointPlan) {
            values.put(Metrics.STRATEGY_JOINT_PLAN, jointPlan);
            return this;
        }

        /** Form of the partnership. */
        public Builder partnership(Partnership partnership) {
            values.put(Metrics.STRATEGY_PARTNERSHIP, partnership);
            return this;
        }

        /** Change in the number of the account's suppliers in our category. */
        public Builder supplierCountChange(int supplierCountChange) {
            values.put(Metrics.STRATEGY_SUPPLIER_COUNT_CHANGE, supplierCountChange);
            return this;
        }

        /** Our score in the account's supplier rating. */
        public Builder ourSupplierScore(double ourSupplierScore) {
            values.put(Metrics.STRATEGY_OUR_SUPPLIER_SCORE, ourSupplierScore);
            return this;
        }
    }
}
