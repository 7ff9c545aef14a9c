package dev.mainstay.json;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.problem.Problem;
import java.util.List;

/** What became of one account of an input. One that cannot be read harms no other. */
public sealed interface Reading {

    /** Identity of the account; empty where the input did not tell. */
    String accountId();

    /** Where in the input it stands, such as {@code line 17} or {@code element 3}. */
    String source();

    /**
     * The account was read.
     *
     * @param snapshot the account
     * @param source where in the input it stands
     */
    record Read(AccountSnapshot snapshot, String source) implements Reading {
        @Override
        public String accountId() {
            return snapshot.id();
        }
    }

    /**
     * The account could not be read.
     *
     * @param accountId its identity; empty where the input did not tell
     * @param source where in the input it stands
     * @param problems why, at least one
     */
    record Rejected(String accountId, String source, List<Problem> problems) implements Reading {
        /** Copies the problems. */
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
