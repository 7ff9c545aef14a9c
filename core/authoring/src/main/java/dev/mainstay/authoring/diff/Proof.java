package dev.mainstay.authoring.diff;

import java.util.Optional;

/**
 * Whether any account at all can tell two packs apart.
 *
 * @param verdict the answer
 * @param counterexample an account that both packs were run on and that they advise differently, and no longer would if it had
 *     any one of its fields less; only if they are told apart
 * @param tried accounts that both packs were run on to find out
 */
public record Proof(Verdict verdict, Optional<AccountDiff> counterexample, int tried) {

    /** The answer. */
    public enum Verdict {
        /** Proven: no account can, whatever it is like. */
        ALIKE,
        /** One can. */
        TOLD_APART,
        /** None was found, and it is not proven that there is none. */
        UNDECIDED
    }
}
