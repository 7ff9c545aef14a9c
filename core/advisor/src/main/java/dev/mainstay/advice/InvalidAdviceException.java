package dev.mainstay.advice;

import dev.mainstay.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** What should be an advice is none; carries every problem found, not only the first. */
public final class InvalidAdviceException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** With the problems, at least one. */
    public InvalidAdviceException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of the input. */
    public List<Problem> problems() {
        return problems;
    }
}
