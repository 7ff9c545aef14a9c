package dev.mainstay.account;

import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.ShiftKind;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One observed shift of the account's own strategy.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param metrics what is known of it
 */
public record Shift(MetricValues metrics) implements Element {

    /** Starts a new one; everything else is optional. */
    public static Builder builder() {
        return new Builder();
    }

    /** Which way the account's strategy shifts. */
    public Optional<ShiftKind> kind() {
        return metrics.get(Metrics.SHIFT_KIND);
    }

    /** Days since the shift was observed. */
    public Optional<Integer> ageDays() {
        return metrics.get(Metrics.SHIFT_AGE_DAYS);
    }

    /** Day the shift was observed. */
    public Optional<LocalDate> observedOn() {
        return metrics.get(Metrics.SHIFT_OBSERVED_ON);
    }

    /** How certain it is. */
    public Optional<Double> certainty() {
        return metrics.get(Metrics.SHIFT_CERTAINTY);
    }

    @Override
    public String label() {
        return "";
    }

    @Override
    public Shift withMetrics(MetricValues replaced) {
        return new Shift(replaced);
    }

    /** Collects what is known; not thread-safe. A value out of range is reported when the account is built. */
    public static final class Builder extends GroupBuilder {

        private Builder() {
            super(MetricValues.builder(FactType.SHIFT));
        }

        /** Which way the account's strategy shifts. */
        public Builder kind(ShiftKind kind) {
            values.put(Metrics.SHIFT_KIND, kind);
            return this;
        }

        /** Day the shift was observed. */
        public Builder observedOn(LocalDate observedOn) {
            values.put(Metrics.SHIFT_OBSERVED_ON, observedOn);
            return this;
        }

        /** How certain it is. */
        public Builder certainty(double certainty) {
            values.put(Metrics.SHIFT_CERTAINTY, certainty);
            return this;
        }

        /** The finished value. */
        public Shift build() {
            return new Shift(values.build());
        }
    }
}
