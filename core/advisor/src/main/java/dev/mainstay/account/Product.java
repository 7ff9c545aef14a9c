package dev.mainstay.account;

import dev.mainstay.vocabulary.Metrics;
import java.util.Optional;

/**
 * Whether our products meet the account's needs. Every metric is optional: unknown is a value of its own.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param metrics the snapshot's metrics, of which this record shows the group {@code product}
 */
public record Product(MetricValues metrics) {

    /** Needs the account named that we do not meet. */
    public Optional<Integer> unmetNeeds() {
        return metrics.get(Metrics.PRODUCT_UNMET_NEEDS);
    }

    /** Age of the oldest unmet need. */
    public Optional<Integer> oldestUnmetNeedDays() {
        return metrics.get(Metrics.PRODUCT_OLDEST_UNMET_NEED_DAYS);
    }

    /** Product generations we lag behind what the account needs. */
    public Optional<Integer> generationsBehind() {
        return metrics.get(Metrics.PRODUCT_GENERATIONS_BEHIND);
    }

    /** Customisation requests declined within twelve months. */
    public Optional<Integer> customisationDeclined12m() {
        return metrics.get(Metrics.PRODUCT_CUSTOMISATION_DECLINED12M);
    }

    /** What we can supply divided by what the account needs. */
    public Optional<Double> capacityCoverage() {
        return metrics.get(Metrics.PRODUCT_CAPACITY_COVERAGE);
    }

    /** Share of our revenue put into research and development. */
    public Optional<Double> rndShare() {
        return metrics.get(Metrics.PRODUCT_RND_SHARE);
    }

    /** Product lines the account buys. */
    public Optional<Integer> activeLines() {
        return metrics.get(Metrics.PRODUCT_ACTIVE_LINES);
    }

    /** Change of product lines bought over a year. */
    public Optional<Integer> activeLinesChange() {
        return metrics.get(Metrics.PRODUCT_ACTIVE_LINES_CHANGE);
    }

    /** Writes the group {@code product}; not thread-safe. A value out of range is reported by {@link AccountSnapshot.Builder#build()}. */
    public static final class Builder extends GroupBuilder {

        Builder(MetricValues.Builder values) {
            super(values);
        }

        /** Needs the account named that we do not meet. */
        public Builder unmetNeeds(int unmetNeeds) {
            values.put(Metrics.PRODUCT_UNMET_NEEDS, unmetNeeds);
            return this;
        }

        /** Age of the oldest unmet need. */
        public Builder oldestUnmetNeedDays(int oldestUnmetNeedDays) {
            values.put(Metrics.PRODUCT_OLDEST_UNMET_NEED_DAYS, oldestUnmetNeedDays);
            return this;
        }

        /** Product generations we lag behind what the account needs. */
        public Builder generationsBehind(int generationsBehind) {
            values.put(Metrics.PRODUCT_GENERATIONS_BEHIND, generationsBehind);
            return this;
        }

        /** Customisation requests declined within twelve months. */
        public Builder customisationDeclined12m(int customisationDeclined12m) {
            values.put(Metrics.PRODUCT_CUSTOMISATION_DECLINED12M, customisationDeclined12m);
            return this;
        }

        /** What we can supply divided by what the account needs. */
        public Builder capacityCoverage(double capacityCoverage) {
            values.put(Metrics.PRODUCT_CAPACITY_COVERAGE, capacityCoverage);
            return this;
        }

        /** Share of our revenue put into research and development. */
        public Builder rndShare(double rndShare) {
            values.put(Metrics.PRODUCT_RND_SHARE, rndShare);
            return this;
        }

        /** Product lines the account buys. */
        public Builder activeLines(int activeLines) {
            values.put(Metrics.PRODUCT_ACTIVE_LINES, activeLines);
            return this;
        }

        /** Change of product lines bought over a year. */
        public Builder activeLinesChange(int activeLinesChange) {
            values.put(Metrics.PRODUCT_ACTIVE_LINES_CHANGE, activeLinesChange);
            return this;
        }
    }
}
