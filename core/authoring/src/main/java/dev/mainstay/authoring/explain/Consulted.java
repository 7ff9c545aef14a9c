package dev.mainstay.authoring.explain;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.advice.Advice;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Texts;
import java.util.List;
import java.util.Optional;

/**
 * The advisor as it is asked about one account and what that could be: with the same past actions each time.
 *
 * @param advisor the advisor
 * @param past what became of past actions of the account
 */
record Consulted(RetentionAdvisor advisor, ActionHistory past) {

    Advice advise(AccountSnapshot account) {
        return advisor.advise(account, past);
    }

    /** The advice for the account with these changes; empty where there can be no such account, or none is given. */
    Optional<Advice> advise(AccountSnapshot account, List<Change> changes) {
        try {
            return advisor.outcome(Change.apply(account, changes), past) instanceof Outcome.Advised advised
                    ? Optional.of(advised.advice())
                    : Optional.empty();
        } catch (InvalidSnapshotException impossible) {
            return Optional.empty();
        }
    }

    PackModel model() {
        return advisor.pack().model();
    }

    Texts texts() {
        return model().texts();
    }
}
