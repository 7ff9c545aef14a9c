package dev.mainstay.cli;

import dev.mainstay.problem.Problem;
import java.util.List;
import java.util.Locale;

/** The input cannot be used at all; says why, and the way out. */
final class UnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    UnusableException(String line) {
        this(List.of(line));
    }

    UnusableException(List<Problem> problems, Locale locale) {
        this(problems.stream()
                .map(problem -> "ERROR " + problem.summary(locale))
                .toList());
    }

    private UnusableException(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = lines;
    }

    List<String> lines() {
        return lines;
    }
}
