package dev.mainstay.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;

/**
 * Rows that stand below one another: in columns on a terminal, where a wide character takes two and a row too long for it is cut;
 * elsewhere a line each, its cells one after another. Not thread-safe.
 */
final class Table {

    private static final Pattern FIGURE = Pattern.compile("[+-]?[0-9][0-9,.]*[0-9]?%?( [A-Z]{3})?|-?");
    private static final String GAP = "  ";
    private static final String CUT = "…";

    private final Terminal terminal;
    private final String separator;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param separator what stands between the cells of a line where there is no terminal
     */
    Table(Terminal terminal, String separator) {
        this.terminal = terminal;
        this.separator = separator;
    }

    /** Adds a row; all have as many cells. */
    Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(cell -> Plain.text(cell.toString())).toList());
        return this;
    }

    /** The rows as lines. */
    List<String> lines(String indent) {
        if (!terminal.there()) {
            return rows.stream()
                    .map(row -> indent + String.join(separator, row))
                    .toList();
        }
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        boolean[] figures = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            figures[column] = rows.stream().skip(rows.size() > 1 ? 1 : 0).allMatch(row -> FIGURE.matcher(row.get(at))
                    .matches());
        }
        return rows.stream()
                .map(row -> cut(
                        indent
                                + IntStream.range(0, columns)
                                        .mapToObj(column -> padded(row.get(column), widths[column], figures[column]))
                                        .collect(Collectors.joining(GAP)),
                        terminal.columns()))
                .map(String::stripTrailing)
                .toList();
    }

    private static String padded(String cell, int width, boolean right) {
        String blanks = " ".repeat(width - width(cell));
        return right ? blanks + cell : cell + blanks;
    }

    private static String cut(String line, int columns) {
        if (width(line.stripTrailing()) <= columns) {
            return line;
        }
        int end = 0;
        int taken = width(CUT);
        while (end < line.length()) {
            int next = line.offsetByCodePoints(end, 1);
            taken += width(line.substring(end, next));
            if (taken > columns) {
                break;
            }
            end = next;
        }
        return line.substring(0, end) + CUT;
    }

    /** How many columns a text takes. */
    static int width(String text) {
        return Ansi.OFF.text(text.replace("@|", "@ ")).getCJKAdjustedLength();
    }
}
