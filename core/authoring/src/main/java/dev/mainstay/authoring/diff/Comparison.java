package dev.mainstay.authoring.diff;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.problem.Problem;
import java.util.List;
import java.util.Optional;

/** What came of comparing the two packs on one account. */
public sealed interface Comparison {

    /** Identity of the account; empty where the input did not tell. */
    String accountId();

    /**
     * Both packs advised it.
     *
     * @param account the account
     * @param before advice by the old pack
     * @param after advice by the new pack
     * @param difference what differs; empty where nothing does that counts
     */
    record Compared(AccountSnapshot account, Advice before, Advice after, Optional<AccountDiff> difference)
            implements Comparison {
        @Override
        public String accountId() {
            return account.id();
        }
    }

    /**
     * It could not be read, or one of the packs could not advise it.
     *
     * @param accountId its identity; empty where the input did not tell
     * @param source where in the input it stands, such as {@code line 17}; empty where it came from no input
     * @param before why the old pack did not advise it; empty where it did
     * @param after why the new pack did not advise it; empty where it did
     */
    record Failed(String accountId, String source, List<Problem> before, List<Problem> after) implements Comparison {
        /** Copies the problems. */
        public Failed {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }
}
