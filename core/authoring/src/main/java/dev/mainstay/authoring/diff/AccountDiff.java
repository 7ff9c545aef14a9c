package dev.mainstay.authoring.diff;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import java.util.List;

/**
 * An account that the two packs advise differently.
 *
 * @param account the account
 * @param before advice by the old pack
 * @param after advice by the new pack
 * @param differences what differs and which changes of the pack brought it about, at least one
 */
public record AccountDiff(AccountSnapshot account, Advice before, Advice after, List<Attributed> differences) {

    /** Copies the differences. */
    public AccountDiff {
        differences = List.copyOf(differences);
    }

    /**
     * A difference with its causes.
     *
     * @param difference what differs
     * @param by which changes of the pack brought it about
     */
    public record Attributed(Difference difference, Attribution by) {}
}
