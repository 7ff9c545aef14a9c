package dev.mainstay.authoring.explain;

import dev.mainstay.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A question that cannot be asked: an unknown code or metric, or a value the metric cannot have. */
public final class InvalidQuestionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** A question with these problems. */
    public InvalidQuestionException(List<Problem> problems) {
        super(problems.stream().map(problem -> problem.summary(Locale.ENGLISH)).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong with it, each with a way out. */
    public List<Problem> problems() {
        return problems;
    }
}
