package dev.mainstay.cli.sheets;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a sheet makes of its table's file: rows that nobody changed keep their writing. */
public final class TableChange {

    private final PackTable table;
    private final CsvText before;
    private final List<SheetRow> after;
    private final List<RowChange> changes = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();

    /** A row of a sheet as the table would hold it; {@code number} as the spreadsheet counts, from 1. */
    record SheetRow(int number, List<String> cells) {}

    /** What becomes of a row. */
    public enum Kind {
        /** New in the sheet. */
        ADDED,
        /** Not in the sheet. */
        REMOVED,
        /** Another in the sheet. */
        CHANGED
    }

    /**
     * One row that differs.
     *
     * @param kind what becomes of it
     * @param place the row in the sheet, such as {@code limits!5}; of a removed row its line in the file
     * @param text the row before and after, cells that are the same left out
     */
    public record RowChange(Kind kind, String place, String text) {}

    TableChange(PackTable table, CsvText before, List<SheetRow> after) {
        this.table = table;
        this.before = before;
        this.after = List.copyOf(after);
        compare();
    }

    /** The file, relative to the pack's folder. */
    public String file() {
        return table.file();
    }

    /** What differs, in the order of the sheet. */
    public List<RowChange> rows() {
        return List.copyOf(changes);
    }

    /** Whether the file becomes another. */
    public boolean differs() {
        return !text().equals(before.prefix()
                + before.rows().stream().map(CsvText.Row::source).collect(Collectors.joining()));
    }

    PackTable table() {
        return table;
    }

    /** The file as it is to be. */
    String text() {
        StringBuilder text = new StringBuilder(before.prefix());
        for (int i = 0; i < sources.size(); i++) {
            text.append(sources.get(i));
            if (i + 1 < sources.size() && !sources.get(i).endsWith("\n")) {
                text.append(before.newline());
            }
        }
        return text.toString();
    }

    /** The row of the sheet that stands on this line of the file as it is to be; 0 for none. */
    int sheetRow(int line) {
        int next = 1 + (int) before.prefix().chars().filter(c -> c == '\n').count();
        for (int i = 0; i < sources.size(); i++) {
            next += (int) sources.get(i).chars().filter(c -> c == '\n').count();
            if (line < next || i + 1 == sources.size()) {
                return after.get(i).number();
            }
        }
        return 0;
    }

    /** Whether this line of the file as it is to be is one that the sheet adds or changes. */
    boolean isNew(int line) {
        String place = place(sheetRow(line));
        return changes.stream().anyMatch(change -> change.place().equals(place));
    }

    private String place(int number) {
        return table.sheet() + "!" + number;
    }

    private void compare() {
        int[] match = match();
        int width = after.isEmpty() ? 0 : after.get(0).cells().size();
        int old = 0;
        for (int i = 0; i < after.size(); i++) {
            if (match[i] >= 0) {
                for (; old < match[i]; old++) {
                    removed(old);
                }
                sources.add(before.rows().get(old++).source());
                continue;
            }
            int known = IntStream.range(i, match.length)
                    .filter(next -> match[next] >= 0)
                    .map(next -> match[next])
                    .findFirst()
                    .orElse(before.rows().size());
            List<String> cells = after.get(i).cells();
            sources.add(before.written(cells, width));
            String place = place(after.get(i).number());
            if (old < known) {
                changes.add(new RowChange(
                        Kind.CHANGED, place, difference(before.rows().get(old++).cells(), cells)));
            } else {
                changes.add(new RowChange(Kind.ADDED, place, String.join(" | ", cells)));
            }
        }
        for (; old < before.rows().size(); old++) {
            removed(old);
        }
    }

    private void removed(int old) {
        CsvText.Row row = before.rows().get(old);
        changes.add(new RowChange(Kind.REMOVED, table.file() + ":" + row.line(), String.join(" | ", row.cells())));
    }

    private String difference(List<String> was, List<String> is) {
        List<String> header = after.get(0).cells();
        return IntStream.range(0, Math.max(was.size(), is.size()))
                .filter(i -> !at(was, i).equals(at(is, i)))
                .mapToObj(i -> at(header, i) + ": " + shown(at(was, i)) + " → " + shown(at(is, i)))
                .collect(Collectors.joining("; "));
    }

    private static String at(List<String> cells, int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    private static String shown(String cell) {
        return cell.isEmpty() ? "-" : cell;
    }

    /**
     * For each row of the sheet the row of the file that is the same, or -1; both in order. Equal rows are paired first to
     * first; of the pairs the longest chain in order is kept.
     */
    private int[] match() {
        Map<List<String>, Queue<Integer>> known = new HashMap<>();
        for (int i = 0; i < before.rows().size(); i++) {
            known.computeIfAbsent(before.rows().get(i).cells(), cells -> new ArrayDeque<>())
                    .add(i);
        }
        int[] pair = new int[after.size()];
        for (int i = 0; i < pair.length; i++) {
            Integer found =
                    known.getOrDefault(after.get(i).cells(), new ArrayDeque<>()).poll();
            pair[i] = found == null ? -1 : found;
        }
        Set<Integer> chain = longestChain(pair);
        return IntStream.range(0, pair.length)
                .map(i -> chain.contains(i) ? pair[i] : -1)
                .toArray();
    }

    /** Positions of the longest increasing run of what is not negative. */
    private static Set<Integer> longestChain(int[] pair) {
        int[] last = new int[pair.length];
        int[] previous = new int[pair.length];
        int length = 0;
        for (int i = 0; i < pair.length; i++) {
            if (pair[i] < 0) {
                continue;
            }
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (pair[last[middle]] < pair[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : last[low - 1];
            last[low] = i;
            length = Math.max(length, low + 1);
        }
        Set<Integer> chain = new LinkedHashSet<>();
        for (int i = length == 0 ? -1 : last[length - 1]; i >= 0; i = previous[i]) {
            chain.add(i);
        }
        return chain;
    }
}
