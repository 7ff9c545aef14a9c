package dev.mainstay.testkit.coverage;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.pack.SourceRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that scenarios of a pack should reach, and those that do.
 *
 * @param kind what should be reached
 * @param at where it stands: the rule, the condition or the row
 * @param part what of the pack it is: the rule by its name, or the row by its key cells
 * @param text the condition as the rule writes it, or the value of the limit; empty where the part says it all
 * @param state whether it was reached
 * @param scenarios the scenarios that reach it, in their order
 * @param example an account that would reach it, if it is missing and one is known
 */
public record CoverageItem(
        Kind kind,
        SourceRef at,
        String part,
        String text,
        State state,
        List<Scenario> scenarios,
        Optional<AccountSnapshot> example) {

    /** Copies the list. */
    public CoverageItem {
        scenarios = List.copyOf(scenarios);
    }

    /** What should be reached. */
    public enum Kind {
        /** The rule fires. */
        FIRES(Criterion.RULES),
        /** The condition holds. */
        HOLDS(Criterion.CONDITIONS),
        /** The condition fails, being known. */
        FAILS(Criterion.CONDITIONS),
        /** What the condition is about is unknown. */
        UNKNOWN(Criterion.UNKNOWN),
        /** The condition decides alone by holding. */
        DECIDES_BY_HOLDING(Criterion.MCDC),
        /** The condition decides alone by failing. */
        DECIDES_BY_FAILING(Criterion.MCDC),
        /** What is compared with the limit is equal to it. */
        AT_LIMIT(Criterion.LIMITS),
        /** What is compared with the limit lies below it, by no more than one step. */
        BELOW_LIMIT(Criterion.LIMITS),
        /** What is compared with the limit lies above it, by no more than one step. */
        ABOVE_LIMIT(Criterion.LIMITS),
        /**
         * The row counts: a limit is compared with something known, a diagnosis row's signal is raised, a playbook row
         * proposes, an action is recommended, a weight enters the advice.
         */
        REACHED(Criterion.ROWS);

        private final Criterion criterion;

        Kind(Criterion criterion) {
            this.criterion = criterion;
        }

        /** The criterion it counts for. */
        public Criterion criterion() {
            return criterion;
        }

        /** As reports write it: {@code decides-by-holding}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether something was reached. */
    public enum State {
        /** A scenario reaches it. */
        COVERED,
        /** No scenario does. */
        MISSING,
        /** No account can: proven. */
        IMPOSSIBLE
    }

    CoverageItem impossible() {
        return new CoverageItem(kind, at, part, text, State.IMPOSSIBLE, scenarios, Optional.empty());
    }

    CoverageItem reachedBy(AccountSnapshot account) {
        return new CoverageItem(kind, at, part, text, state, scenarios, Optional.of(account));
    }
}
