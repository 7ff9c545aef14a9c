package dev.mainstay.cli.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes the tables of a pack's folder as a workbook: one sheet a table, cells of the type of their column. */
public final class BookExport {

    /** Rows below the last that are ready for more: with drop-downs, and text that stays text. */
    private static final int MORE_ROWS = 200;

    private static final String AS_TEXT = "@";
    private static final String AS_DATE = "yyyy-mm-dd";
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final Map<PackTable, CsvText> tables;
    private final Choices choices;

    private BookExport(Map<PackTable, CsvText> tables, Choices choices) {
        this.tables = tables;
        this.choices = choices;
    }

    /**
     * Reads the tables of a folder; nothing is written yet.
     *
     * @throws BookException if there is no table, or one cannot be read
     */
    public static BookExport of(Path folder) throws IOException {
        Map<PackTable, CsvText> tables = new LinkedHashMap<>();
        for (PackTable table : PackTable.values()) {
            Path file = folder.resolve(table.file());
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                tables.put(table, CsvText.read(file, table.file()));
            }
        }
        if (tables.isEmpty()) {
            throw new BookException("MS-620", String.valueOf(folder), folder);
        }
        return new BookExport(tables, Choices.ofVocabulary());
    }

    /** How many sheets with tables the workbook has. */
    public int sheets() {
        return tables.size();
    }

    /** Writes the workbook; the same tables give the same sheets. */
    public void write(OutputStream out) throws IOException {
        // the format has room for a version of four digits only
        try (Workbook book = new Workbook(out, "mainstay", "1.0")) {
            Map<PackTable, Worksheet> sheets = new LinkedHashMap<>();
            tables.keySet().forEach(table -> sheets.put(table, book.newWorksheet(table.sheet())));
            Worksheet lists = book.newWorksheet(Choices.SHEET);
            lists.setVisibilityState(VisibilityState.HIDDEN);
            choices.write(lists);
            for (Map.Entry<PackTable, Worksheet> sheet : sheets.entrySet()) {
                List<CsvText.Row> rows =
                        tables.getOrDefault(sheet.getKey(), CsvText.empty()).rows();
                write(rows, sheet.getValue());
            }
        }
    }

    private void write(List<CsvText.Row> rows, Worksheet sheet) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> header = rows.get(0).cells();
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        for (int column = 0; column < width; column++) {
            String name = column < header.size() ? header.get(column) : "";
            sheet.value(0, column, Escapes.encoded(name));
            sheet.style(0, column).bold().fillColor("DDE6EE").set();
            write(rows, column, ColumnType.of(name.strip()), sheet);
            sheet.width(column, columnWidth(rows, column));
            choices.offer(name.strip(), rows.size() + MORE_ROWS, column, sheet);
        }
        sheet.freezePane(1, 1);
        if (!header.isEmpty()) {
            sheet.setAutoFilter(0, 0, Math.max(1, rows.size() - 1), header.size() - 1);
        }
    }

    private static void write(List<CsvText.Row> rows, int column, ColumnType type, Worksheet sheet) {
        for (int row = 1; row < rows.size(); row++) {
            List<String> cells = rows.get(row).cells();
            if (column < cells.size() && !cells.get(column).isEmpty()) {
                write(cells.get(column), row, column, type, sheet);
            }
        }
        if (type == ColumnType.TEXT || type == ColumnType.DATE) {
            sheet.range(1, column, rows.size() + MORE_ROWS, column)
                    .style()
                    .format(type == ColumnType.TEXT ? AS_TEXT : AS_DATE)
                    .set();
        }
    }

    /** What is not written the one way a number, a day or a flag is read back stays text, so that it comes back as it is. */
    private static void write(String text, int row, int column, ColumnType type, Worksheet sheet) {
        Optional<Double> number = type == ColumnType.NUMBER ? CellValue.Numeral.canonical(text) : Optional.empty();
        Optional<LocalDate> day = type == ColumnType.DATE ? day(text) : Optional.empty();
        if (number.isPresent()) {
            sheet.value(row, column, number.get());
        } else if (day.isPresent()) {
            sheet.value(row, column, day.get());
        } else if (type == ColumnType.FLAG && (text.equals("true") || text.equals("false"))) {
            sheet.value(row, column, Boolean.valueOf(text));
        } else {
            sheet.value(row, column, Escapes.encoded(text));
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            boolean counted = !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
            return counted && day.toString().equals(text) ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    /** Chinese characters are twice as wide as others. */
    private static double columnWidth(List<CsvText.Row> rows, int column) {
        List<Long> widths = new ArrayList<>();
        for (CsvText.Row row : rows) {
            if (column < row.cells().size()) {
                String text = row.cells().get(column);
                widths.add(text.codePoints()
                        .map(c -> c >= 0x2E80 ? 2 : 1)
                        .asLongStream()
                        .sum());
            }
        }
        long widest = widths.stream().mapToLong(Long::longValue).max().orElse(0);
        return Math.min(60, Math.max(9, widest + 2));
    }
}
