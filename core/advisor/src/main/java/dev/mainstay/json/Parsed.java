package dev.mainstay.json;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading one account.
 *
 * @param accountId its identity; empty where the input did not tell
 * @param snapshot the account; null where there are problems
 * @param problems why it could not be read, in the order of the input
 * @param malformed the text is no JSON at all
 */
record Parsed(String accountId, @Nullable AccountSnapshot snapshot, List<Problem> problems, boolean malformed) {

    static Parsed rejected(String accountId, Problem problem) {
        return new Parsed(accountId, null, List.of(problem), false);
    }
}
