package dev.mainstay.cli.sheets;

import java.util.List;
import java.util.NavigableMap;

/**
 * The sheets of a workbook.
 *
 * @param sheets in the order of the workbook
 */
record Book(List<Sheet> sheets) {

    Book {
        sheets = List.copyOf(sheets);
    }

    /**
     * One sheet.
     *
     * @param name its name
     * @param hidden whether nobody sees it
     * @param merged the ranges that are merged, such as {@code A1:B2}
     * @param rows its cells that hold anything, by row and column from 0
     */
    record Sheet(
            String name,
            boolean hidden,
            List<String> merged,
            NavigableMap<Integer, NavigableMap<Integer, CellValue>> rows) {}

    /** What a spreadsheet calls a cell: {@code C5}. */
    static String cell(int row, int column) {
        return letters(column) + (row + 1);
    }

    private static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }
}
