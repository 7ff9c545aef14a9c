package dev.mainstay.authoring.scenario;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.pack.SourceRef;
import java.util.List;

/**
 * One case: an account, and what the advice for it must and must not say.
 *
 * @param name what it shows, in a sentence
 * @param given the account
 * @param expectations what must hold
 * @param draft it waits for somebody to confirm it and is not run
 * @param at where it stands
 */
public record Scenario(
        String name, AccountSnapshot given, List<Expectation> expectations, boolean draft, SourceRef at) {

    /** Copies the expectations. */
    public Scenario {
        expectations = List.copyOf(expectations);
    }
}
