package dev.mainstay.cli.sheets;

import dev.mainstay.cli.sheets.Book.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Reads the cells of one sheet. What the sheet says of its own size is not looked at; places are taken from the cells. */
final class SheetReader {

    /** Rows of a table. */
    static final int ROWS = 50_000;
    /** Columns of a table. */
    static final int COLUMNS = 200;

    private static final int MERGED = 1_000;
    private static final Pattern PLACE = Pattern.compile("\\$?([A-Za-z]{1,3})\\$?([1-9][0-9]{0,6})");

    private final String name;
    private final List<String> texts;
    private final Set<Integer> dateStyles;
    private final boolean from1904;
    private final List<String> merged = new ArrayList<>();
    private final NavigableMap<Integer, NavigableMap<Integer, CellValue>> rows = new TreeMap<>();
    private int row = -1;
    private int column = -1;
    private long characters;
    private Optional<Pending> pending = Optional.empty();

    /** A cell whose parts follow. */
    private record Pending(int row, int column, String type, boolean date) {}

    SheetReader(String name, List<String> texts, Set<Integer> dateStyles, boolean from1904) {
        this.name = name;
        this.texts = texts;
        this.dateStyles = dateStyles;
        this.from1904 = from1904;
    }

    Sheet read(BookParts parts, String part) {
        parts.read(part, this::element);
        return new Sheet(name, false, List.copyOf(merged), rows);
    }

    private void element(Element element) throws XMLStreamException {
        switch (element.name()) {
            case "row" -> startRow(element);
            case "c" -> startCell(element);
            case "f" -> put(new CellValue.Formula());
            case "v" -> value(element.text());
            case "is" -> put(new CellValue.Text(element.text()));
            case "mergeCell" -> {
                if (merged.size() < MERGED) {
                    merged.add(element.attribute("ref").orElse(""));
                }
            }
            default -> {}
        }
    }

    private BookException misplaced(String place) {
        return new BookException("MS-616", name + "!" + place, place);
    }

    private void startRow(Element element) {
        Optional<String> stated = element.attribute("r");
        int number = stated.isEmpty() ? row + 2 : Numerals.of(stated.get()).orElse(0);
        if (number <= row + 1 || number > 1 << 20) {
            throw misplaced(stated.orElse(""));
        }
        row = number - 1;
        column = -1;
        pending = Optional.empty();
    }

    private void startCell(Element element) {
        Optional<String> stated = element.attribute("r");
        int at = stated.isEmpty() ? column + 1 : column(stated.get());
        if (row < 0 || at <= column || at >= 1 << 14) {
            throw misplaced(stated.orElse(""));
        }
        column = at;
        boolean date = element.attribute("s")
                .flatMap(Numerals::of)
                .filter(dateStyles::contains)
                .isPresent();
        pending = Optional.of(new Pending(row, column, element.attribute("t").orElse("n"), date));
    }

    private int column(String place) {
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) != row + 1) {
            throw misplaced(place);
        }
        int number = 0;
        for (char letter : parts.group(1).toUpperCase(java.util.Locale.ROOT).toCharArray()) {
            number = number * 26 + letter - 'A' + 1;
        }
        return number - 1;
    }

    private void value(String text) {
        Pending cell = pending.orElseThrow(() -> misplaced(""));
        switch (cell.type()) {
            case "s" -> put(new CellValue.Text(shared(cell, text)));
            case "str", "inlineStr" -> put(new CellValue.Text(text));
            case "b" ->
                put(new CellValue.Flag(text.strip().equals("1") || text.strip().equals("true")));
            case "e" -> put(new CellValue.Failed(text));
            case "d" -> put(new CellValue.Day(text.strip()));
            case "n" -> {
                if (!text.isBlank()) {
                    put(new CellValue.Numeral(number(cell, text.strip()), cell.date(), from1904));
                }
            }
            default -> throw misplaced(Book.cell(cell.row(), cell.column()));
        }
    }

    private String shared(Pending cell, String text) {
        int index = Numerals.of(text.strip()).orElse(-1);
        if (index < 0 || index >= texts.size()) {
            throw misplaced(Book.cell(cell.row(), cell.column()));
        }
        return texts.get(index);
    }

    private double number(Pending cell, String text) {
        try {
            double value = text.length() > 400 ? Double.NaN : Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notOne) {
            // told below, like a number without end
        }
        throw misplaced(Book.cell(cell.row(), cell.column()));
    }

    private void put(CellValue value) {
        Pending cell = pending.orElseThrow(() -> misplaced(""));
        if (value instanceof CellValue.Text text) {
            if (text.text().isEmpty()) {
                return;
            }
            // one long text that many cells share is small in the file only
            characters += text.text().length();
            if (characters > CsvText.BYTES) {
                throw BookParts.tooMuch(name, CsvText.BYTES, "characters");
            }
        }
        if (cell.row() > ROWS) {
            throw BookParts.tooMuch(name, ROWS, "rows");
        }
        if (cell.column() >= COLUMNS) {
            throw BookParts.tooMuch(name, COLUMNS, "columns");
        }
        // the last result of a formula stands behind it and is no value
        rows.computeIfAbsent(cell.row(), number -> new TreeMap<>())
                .merge(cell.column(), value, (first, second) -> first instanceof CellValue.Formula ? first : second);
    }
}
