package dev.mainstay.account;

import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.RivalMove;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One move of a rival at the account.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param name who or what it is; not blank
 * @param metrics what is known of it
 */
public record Rival(String name, MetricValues metrics) implements Element {

    /** Starts a new one; not blank the name, and everything else is optional. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** What the rival does. */
    public Optional<RivalMove> move() {
        return metrics.get(Metrics.RIVAL_MOVE);
    }

    /** Days since the move was observed. */
    public Optional<Integer> ageDays() {
        return metrics.get(Metrics.RIVAL_AGE_DAYS);
    }

    /** Day the move was observed. */
    public Optional<LocalDate> observedOn() {
        return metrics.get(Metrics.RIVAL_OBSERVED_ON);
    }

    /** How strong the move is. */
    public Optional<Double> strength() {
        return metrics.get(Metrics.RIVAL_STRENGTH);
    }

    /** Confirmed, not rumour. */
    public Optional<Boolean> confirmed() {
        return metrics.get(Metrics.RIVAL_CONFIRMED);
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public Rival withMetrics(MetricValues replaced) {
        return new Rival(name, replaced);
    }

    /** Collects what is known; not thread-safe. A value out of range is reported when the account is built. */
    public static final class Builder extends GroupBuilder {

        private final String name;

        private Builder(String name) {
            super(MetricValues.builder(FactType.RIVAL));
            this.name = name;
        }

        /** What the rival does. */
        public Builder move(RivalMove move) {
            values.put(Metrics.RIVAL_MOVE, move);
            return this;
        }

        /** Day the move was observed. */
        public Builder observedOn(LocalDate observedOn) {
            values.put(Metrics.RIVAL_OBSERVED_ON, observedOn);
            return this;
        }

        /** How strong the move is. */
        public Builder strength(double strength) {
            values.put(Metrics.RIVAL_STRENGTH, strength);
            return this;
        }

        /** Confirmed, not rumour. */
        public Builder confirmed(boolean confirmed) {
            values.put(Metrics.RIVAL_CONFIRMED, confirmed);
            return this;
        }

        /** The finished value. */
        public Rival build() {
            return new Rival(name, values.build());
        }
    }
}
