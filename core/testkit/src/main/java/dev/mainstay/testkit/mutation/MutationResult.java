package dev.mainstay.testkit.mutation;

import java.util.Optional;

/**
 * What came of one mutant.
 *
 * @param mutant the change
 * @param fate whether the scenarios noticed
 * @param by the scenario that noticed first, or why the change is none
 * @param killer for a survivor, a scenario that would have noticed, verified by running it on both packs
 */
public record MutationResult(Mutant mutant, Fate fate, String by, Optional<Killer> killer) {

    /** In place of a scenario: the parts of the changed pack do not fit together, so that its check refuses it. */
    public static final String BY_CHECK = "check";

    /** How a mutant ended. */
    public enum Fate {
        /** A scenario fails on it. */
        KILLED,
        /** No scenario fails on it, and an account is known that it advises otherwise. */
        SURVIVED,
        /** Proven: no account can tell it from the pack. */
        EQUIVALENT,
        /** No scenario fails on it, no account that was tried is advised otherwise, and neither is it proven equivalent. */
        UNTOLD
    }
}
