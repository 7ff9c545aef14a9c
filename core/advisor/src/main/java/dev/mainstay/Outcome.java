package dev.mainstay;

import dev.mainstay.advice.Advice;
import dev.mainstay.problem.Problem;
import java.util.List;

/** What became of one account in a batch. One account that cannot be advised harms no other. */
public sealed interface Outcome {

    /** Identity of the account; empty where the input did not tell. */
    String accountId();

    /**
     * The account was advised.
     *
     * @param advice the advice
     */
    record Advised(Advice advice) implements Outcome {
        @Override
        public String accountId() {
            return advice.accountId();
        }
    }

    /**
     * The account could not be advised.
     *
     * @param accountId its identity; empty where the input did not tell
     * @param source where in the input it stands, such as {@code line 17}; empty where it came from no input
     * @param problems why, at least one
     */
    record Failed(String accountId, String source, List<Problem> problems) implements Outcome {
        /** Copies the problems. */
        public Failed {
            problems = List.copyOf(problems);
        }
    }
}
