package dev.mainstay.internal.engine;

import dev.mainstay.problem.Problem;

/** One account could not be advised; others are not concerned. */
public final class ConsultationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** With what is wrong. */
    public ConsultationException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }
}
