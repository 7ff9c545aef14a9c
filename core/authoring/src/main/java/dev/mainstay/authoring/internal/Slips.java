package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.Lexemes.Lexeme;
import dev.mainstay.problem.Problem;

/** Counts the slips of a rule file and reports the first of them, each where its author made it. */
final class Slips {

    private static final int MAX_REPORTED = 50;

    private final SourceFile file;
    private final Problems problems;
    private int count;

    Slips(SourceFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    int count() {
        return count;
    }

    String place(int offset) {
        return file.at(offset).toString();
    }

    void add(Problem problem) {
        if (count++ < MAX_REPORTED) {
            problems.add(problem);
        }
    }

    void add(String code, Lexeme at, Object... arguments) {
        problems.span(file.at(at.from()), at.to() - at.from());
        add(Problem.of(code, place(at.from()), arguments));
    }

    void suggest(String code, Lexeme at, String instead, Object... arguments) {
        problems.span(file.at(at.from()), at.to() - at.from());
        add(Problem.of(code, place(at.from()), arguments).suggesting(instead));
    }
}
