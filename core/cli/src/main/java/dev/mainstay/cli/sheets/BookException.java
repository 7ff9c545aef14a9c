package dev.mainstay.cli.sheets;

import dev.mainstay.problem.Problem;
import java.util.List;

/** A workbook, or a table that belongs into one, cannot be used; says why. */
public final class BookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    BookException(String code, String location, Object... arguments) {
        this(List.of(Problem.of(code, location, arguments)));
    }

    BookException(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    /** What is wrong; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
