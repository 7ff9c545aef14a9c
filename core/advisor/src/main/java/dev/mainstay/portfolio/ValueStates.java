package dev.mainstay.portfolio;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How accounts move between value states from one year to the next: a Markov chain (Pfeifer and Carraway 2000, "Modeling
 * customer relationships as Markov chains", Journal of Interactive Marketing 14(2)) estimated over the whole portfolio by
 * relative frequency, which is maximum likelihood (Anderson and Goodman 1957, "Statistical inference about Markov chains",
 * Annals of Mathematical Statistics 28).
 *
 * <p>A year is twelve complete calendar months, counted back from the snapshot's day, at most ten years; it takes part only
 * where all its months are listed, as a month that is not listed is unknown, not zero. Immutable and thread-safe.
 *
 * @param thirds where low ends and where middle ends; empty where no year has orders
 * @param transitions by the state departed from, all four in the order of the states; empty where refused for want of
 *     comparable histories
 * @param refusal why no probability is given for any state; empty where there is at least one
 */
public record ValueStates(
        Optional<Thirds> thirds, Map<ValueState, Transitions> transitions, Optional<Refusal> refusal) {

    /**
     * Fewest departures from a state that a probability is given for. With 30, an observed retention of 0.9 differs from
     * 0.7 beyond chance: its 95% interval is 0.74 to 0.97. With 20 it is 0.70 to 0.97 and does not.
     */
    public static final int MIN_TRANSITIONS = 30;

    /** Copies the map. */
    public ValueStates {
        transitions = transitions.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(transitions));
    }

    /** Nothing but the reason why there is nothing. */
    static ValueStates refused(Refusal refusal) {
        return new ValueStates(Optional.empty(), Map.of(), Optional.of(refusal));
    }

    /** Retention of accounts in this state; empty where it has fewer than 30 observed departures. */
    public Optional<Retention> retention(ValueState state) {
        return Optional.ofNullable(transitions.get(state)).flatMap(Transitions::retention);
    }

    /** Years that an account in this state is expected to stay; see {@link Transitions#expectedLifetimeYears}. */
    public Optional<Double> expectedLifetimeYears(ValueState state) {
        return Optional.ofNullable(transitions.get(state)).flatMap(Transitions::expectedLifetimeYears);
    }

    /** Why there are no probabilities. */
    public enum Refusal {
        /** No account has two consecutive years with all months listed. */
        NO_HISTORY,
        /** Accounts with histories have different currencies, so their amounts cannot be compared. */
        MIXED_CURRENCIES,
        /** No state has enough observed departures. */
        TOO_FEW_TRANSITIONS
    }

    /**
     * Terciles of the yearly amounts above zero, all accounts and years together.
     *
     * @param lowUpTo greatest yearly amount that is low
     * @param middleUpTo greatest yearly amount that is middle
     */
    public record Thirds(double lowUpTo, double middleUpTo) {

        static Optional<Thirds> of(List<Double> yearlyAmounts) {
            List<Double> sorted =
                    yearlyAmounts.stream().filter(amount -> amount > 0).sorted().toList();
            int n = sorted.size();
            return n == 0
                    ? Optional.empty()
                    : Optional.of(new Thirds(sorted.get((n + 2) / 3 - 1), sorted.get((2 * n + 2) / 3 - 1)));
        }

        /** The state of an account that ordered this much in a year. Equal amounts share a state. */
        public ValueState state(double yearlyAmount) {
            if (yearlyAmount <= 0) {
                return ValueState.NONE;
            }
            if (yearlyAmount <= lowUpTo) {
                return ValueState.LOW;
            }
            return yearlyAmount <= middleUpTo ? ValueState.MIDDLE : ValueState.HIGH;
        }
    }

    /**
     * Where accounts go from one state.
     *
     * @param counts how many accounts went to each state within a year, all four in order
     * @param probabilities the same as shares of all; empty with fewer than 30 departures
     * @param retention probability of any state but none; empty with fewer than 30 departures
     * @param expectedLifetimeYears mean number of years with orders from the current one on, this one included, until the
     *     first year without: the row sum of the fundamental matrix (Kemeny and Snell 1960, Finite Markov Chains). A return
     *     after a year without orders counts as a new relationship. Empty for none, where a state on the way has fewer than
     *     30 departures, and where no way into none was observed
     */
    public record Transitions(
            Map<ValueState, Integer> counts,
            Map<ValueState, Double> probabilities,
            Optional<Retention> retention,
            Optional<Double> expectedLifetimeYears) {

        /** Copies the maps. */
        public Transitions {
            counts = Collections.unmodifiableMap(new EnumMap<>(counts));
            probabilities =
                    probabilities.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(probabilities));
        }
    }

    /**
     * Probability of ordering again next year, and how sure it is.
     *
     * @param probability observed share
     * @param low lower end of the 95% interval
     * @param high upper end of the 95% interval
     * @param observations observed departures it rests on
     */
    public record Retention(double probability, double low, double high, int observations) {

        private static final double Z = 1.959963984540054;

        /**
         * With the score interval of Wilson 1927, which Brown, Cai and DasGupta 2001 ("Interval estimation for a binomial
         * proportion", Statistical Science 16) recommend for small numbers.
         */
        static Retention of(int retained, int observations) {
            double n = observations;
            double p = retained / n;
            double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
            double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
            return new Retention(p, Math.max(0, middle - half), Math.min(1, middle + half), observations);
        }
    }
}
