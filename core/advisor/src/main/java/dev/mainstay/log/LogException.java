package dev.mainstay.log;

import dev.mainstay.problem.Problem;

/** A decision log cannot be opened, or was asked for something it cannot do. */
public final class LogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    LogException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** What is wrong, and the way out. */
    public Problem problem() {
        return problem;
    }
}
