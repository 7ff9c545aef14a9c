package dev.mainstay.cli;

import dev.mainstay.problem.Problem;
import java.util.List;

/** Makes foreign text safe for a terminal. */
final class Plain {

    private Plain() {}

    /** The text with control characters shown as a dot, so that no input can steer the terminal or forge a line. */
    static String text(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '.' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** The problems with what they quote made safe: places and arguments may be words of an input. */
    static List<Problem> problems(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Problem(
                        problem.code(),
                        text(problem.location()),
                        problem.arguments().stream().map(Plain::text).toList(),
                        problem.suggestion().map(Plain::text)))
                .toList();
    }

    /** The same for text of several lines, which stay lines. */
    static String lines(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.lines().forEach(line -> plain.append(text(line)).append('\n'));
        return plain.toString();
    }
}
