package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.Tokens.Unreadable;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.util.Locale;
import java.util.Optional;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;

/** What of a file's descriptors is refused: where it stands, what an author calls it, and how often that happened. */
final class Refusals {

    /** Reads a part of a rule, or throws why it cannot be. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws Unreadable;
    }

    private final SourceFile file;
    private final Problems problems;
    private int count;

    Refusals(SourceFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    int count() {
        return count;
    }

    void fail(Problem problem) {
        problems.add(problem);
        count++;
    }

    /** What could be read; what could not is reported, and the rule is not admitted, but the rest of it is read. */
    <T> Optional<T> attempt(Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (Unreadable unreadable) {
            fail(unreadable.problem());
            return Optional.empty();
        }
    }

    SourceRef at(BaseDescr descr) {
        return descr.getStartCharacter() >= 0
                ? file.at(file.index(descr.getStartCharacter()))
                : new SourceRef(file.name(), Math.max(1, descr.getLine()), 1 + Math.max(0, descr.getColumn()));
    }

    /** What a consultant calls a construct: the descriptor's name without its technical ending. */
    static String kind(BaseDescr descr) {
        if (descr instanceof ExprConstraintDescr expression) {
            return expression.getExpression();
        }
        return descr.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT);
    }
}
