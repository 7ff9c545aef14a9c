package dev.mainstay;

import dev.mainstay.problem.Problem;

/** An account could not be advised. */
public final class AdviceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String accountId;
    private final transient Problem problem;

    AdviceException(String accountId, Problem problem) {
        super(accountId + ": " + problem);
        this.accountId = accountId;
        this.problem = problem;
    }

    /** Identity of the account. */
    public String accountId() {
        return accountId;
    }

    /** What is wrong, and the way out. */
    public Problem problem() {
        return problem;
    }
}
