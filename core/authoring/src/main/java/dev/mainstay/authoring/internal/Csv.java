package dev.mainstay.authoring.internal;

import dev.mainstay.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a table into cells as a spreadsheet does, and knows where each stands. The separator is a comma, a semicolon or a
 * tab, whichever the first line uses; the line {@code sep=;} that some spreadsheets write first is understood.
 */
final class Csv {

    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)sep=([,;\t])\r?(?:\n|$)");
    private static final char[] SEPARATORS = {',', ';', '\t'};

    /** One cell: its text, and where its source begins and ends. */
    record Cell(String text, int from, int to) {}

    /**
     * One row.
     *
     * @param number as a spreadsheet counts rows, from 1
     * @param cells its cells, at least one
     * @param whole whether every cell could be read
     */
    record Line(int number, List<Cell> cells, boolean whole) {

        boolean blank() {
            return whole && cells.stream().allMatch(cell -> strip(cell.text).isEmpty());
        }
    }

    private final SourceFile file;
    private final String text;
    private final Problems problems;
    private final char separator;
    private int next;
    private boolean whole;

    Csv(SourceFile file, Collection<String> columns, Problems problems) {
        this.file = file;
        this.text = file.text();
        this.problems = problems;
        Matcher stated = SEPARATOR_LINE.matcher(text);
        if (stated.lookingAt()) {
            separator = stated.group(1).charAt(0);
            next = stated.end();
        } else {
            separator = separator(text.lines().findFirst().orElse(""), columns);
        }
    }

    private static char separator(String header, Collection<String> columns) {
        char best = SEPARATORS[0];
        long most = 0;
        for (char candidate : SEPARATORS) {
            long known = Pattern.compile(Pattern.quote(String.valueOf(candidate)))
                    .splitAsStream(header)
                    .filter(cell -> columns.contains(strip(cell.replace("\"", ""))))
                    .count();
            if (known > most) {
                most = known;
                best = candidate;
            }
        }
        return best;
    }

    /** The text without blanks at its ends, those of other alphabets and of web pages included. */
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && blank(text.charAt(from))) {
            from++;
        }
        while (to > from && blank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        while (next < text.length()) {
            if (lines.size() > Bounds.ROWS) {
                problems.unreadable("MS-165", file.at(next), Bounds.ROWS, Problem.word("rows"));
                return lines;
            }
            List<Cell> cells = new ArrayList<>();
            whole = true;
            do {
                if (cells.size() >= Bounds.COLUMNS) {
                    problems.unreadable("MS-165", file.at(next), Bounds.COLUMNS, Problem.word("columns"));
                    return lines;
                }
                cells.add(cell());
            } while (takeSeparator());
            lines.add(new Line(lines.size() + 1, cells, whole));
            if (next < text.length() && text.charAt(next) == '\r') {
                next++;
            }
            next++;
        }
        return lines;
    }

    private boolean takeSeparator() {
        if (next < text.length() && text.charAt(next) == separator) {
            next++;
            return true;
        }
        return false;
    }

    private boolean ends(int at) {
        if (at >= text.length()) {
            return true;
        }
        char c = text.charAt(at);
        return c == separator || c == '\n' || (c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n');
    }

    private Cell cell() {
        int from = next;
        int start = from;
        while (!ends(start) && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        return !ends(start) && text.charAt(start) == '"' ? quoted(start) : plain(from);
    }

    private Cell plain(int from) {
        int to = from;
        while (!ends(to)) {
            to++;
        }
        next = to;
        return new Cell(text.substring(from, to), from, to);
    }

    private Cell quoted(int from) {
        StringBuilder content = new StringBuilder();
        int at = from + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '"') {
                content.append(c);
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                content.append('"');
                at += 2;
            } else {
                return closed(from, at, content.toString());
            }
        }
        return broken("MS-532", from, from);
    }

    private Cell closed(int from, int quote, String content) {
        int after = quote + 1;
        while (!ends(after) && (text.charAt(after) == ' ' || text.charAt(after) == '\t')) {
            after++;
        }
        if (ends(after)) {
            next = after;
            return new Cell(content, from, quote + 1);
        }
        // a text that runs over lines and then goes on behind its end was never closed
        return content.indexOf('\n') >= 0 ? broken("MS-532", from, from) : broken("MS-140", from, quote);
    }

    /** Goes on with the next line, so that one slip does not swallow the rest of the table. */
    private Cell broken(String code, int from, int at) {
        problems.add(code, file.at(at));
        whole = false;
        int end = text.indexOf('\n', at);
        next = end < 0 ? text.length() : end;
        if (next > from && text.charAt(next - 1) == '\r') {
            next--;
        }
        return new Cell(text.substring(from, next), from, next);
    }
}
