package dev.mainstay.pack;

import dev.mainstay.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A pack cannot be used; carries every problem found, not only the first. */
public final class InvalidPackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** With the problems, at least one. */
    public InvalidPackException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of files and lines. */
    public List<Problem> problems() {
        return problems;
    }
}
