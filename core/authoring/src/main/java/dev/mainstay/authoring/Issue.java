package dev.mainstay.authoring;

import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.util.Comparator;
import java.util.Locale;

/**
 * One finding on a pack's sources: what is wrong, how grave it is, and the very text that it is about.
 *
 * <p>Immutable and thread-safe.
 *
 * @param problem code, message and suggestion
 * @param level whether the pack can be used all the same
 * @param at file, line and column
 * @param cell the cell of a table as a spreadsheet names it, with its column's name, such as {@code C229 tier}; else empty
 * @param line the source line as it stands; empty where there is none
 * @param width characters from {@code at} on that are meant, at least 1
 * @param example an account that shows it, as {@code mainstay advise} reads one; empty where there is none
 */
public record Issue(Problem problem, Level level, SourceRef at, String cell, String line, int width, String example) {

    /** By file, line and column. */
    public static final Comparator<Issue> ORDER = Comparator.comparing(
                    (Issue issue) -> issue.at().file())
            .thenComparing(issue -> issue.at().line())
            .thenComparing(issue -> issue.at().column());

    /** How grave a finding is. */
    public enum Level {
        /** The pack is not built. */
        ERROR,
        /** The pack works, but probably not as its author thinks. */
        WARNING
    }

    /** Such as {@code ERROR MS-103 signals/delivery.drl:8:23 unknown metric delivery.onTimRate of Account.} */
    public String headline(Locale locale) {
        return level + " " + problem.code() + " " + at + (cell.isEmpty() ? "" : " (" + cell + ")") + " "
                + Excerpt.plain(problem.sentence(locale));
    }

    /** The headline, the source line with a mark below what is meant, the way out and an example; lines end with a line feed. */
    public String text(Locale locale) {
        StringBuilder text = new StringBuilder(headline(locale)).append('\n');
        if (!line.isBlank()) {
            text.append(Excerpt.of(line, at.column(), width));
        }
        problem.help(locale)
                .ifPresent(help -> text.append("  ").append(Excerpt.plain(help)).append('\n'));
        if (!example.isEmpty()) {
            text.append("  ")
                    .append(Problem.phrase("example", locale, Excerpt.plain(example)))
                    .append('\n');
        }
        return text.toString();
    }
}
