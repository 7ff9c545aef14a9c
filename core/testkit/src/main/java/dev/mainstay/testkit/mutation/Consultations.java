package dev.mainstay.testkit.mutation;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.advice.Advice;
import dev.mainstay.internal.engine.ConsultationException;
import dev.mainstay.internal.engine.PackEngine;
import java.util.Optional;

/** Asks packs that a change may have made explode. */
final class Consultations {

    private Consultations() {}

    /** The advice of a pack; empty if it passes a limit on this account. */
    static Optional<Advice> advice(PackEngine engine, AccountSnapshot account) {
        try {
            return Optional.of(engine.advise(account, ActionHistory.none(), MutationRun.LIMITS));
        } catch (ConsultationException overrun) {
            return Optional.empty();
        }
    }
}
