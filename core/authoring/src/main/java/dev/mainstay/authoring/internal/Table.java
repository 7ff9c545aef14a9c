package dev.mainstay.authoring.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.mainstay.pack.SourceRef;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A CSV table of a pack. Cells are read as typed values; what does not fit is reported with its row and column. */
final class Table {

    /** Columns beyond the known ones hold notes, if they are called so. */
    private static final String NOTE = "note";

    private final SourceFile file;
    private final Problems problems;
    private final List<String> columns = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    Table(SourceFile file, List<String> expected, Problems problems) {
        this(file, expected, List.of(), problems);
    }

    /** A table that may have further columns, which are empty where they are left out. */
    Table(SourceFile file, List<String> expected, List<String> optional, Problems problems) {
        this.file = file;
        this.problems = problems;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file.text())) {
            for (CsvRecord line : reader) {
                if (columns.isEmpty()) {
                    header(line, expected, optional);
                } else {
                    row(line);
                }
            }
        } catch (CsvParseException | java.io.IOException broken) {
            problems.add("MS-140", new SourceRef(file.name(), 1, 1), String.valueOf(broken.getMessage()));
        }
        if (columns.isEmpty()) {
            problems.add("MS-141", new SourceRef(file.name(), 1, 1), String.join(",", expected));
        }
    }

    private void header(CsvRecord line, List<String> expected, List<String> optional) {
        columns.addAll(line.getFields().stream().map(String::strip).toList());
        for (String column : expected) {
            if (!columns.contains(column)) {
                problems.add("MS-142", new SourceRef(file.name(), 1, 1), column);
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (!expected.contains(column) && !optional.contains(column) && !column.equals(NOTE)) {
                problems.addUnknown("MS-143", new SourceRef(file.name(), 1, i + 1), "column", column, expected);
            }
        }
    }

    private void row(CsvRecord line) {
        int number = (int) line.getStartingLineNumber();
        if (line.getFieldCount() == 1 && line.getField(0).isBlank()) {
            return;
        }
        if (line.getFieldCount() != columns.size()) {
            problems.add("MS-144", new SourceRef(file.name(), number, 1), line.getFieldCount(), columns.size());
            return;
        }
        rows.add(new Row(number, line.getFields()));
    }

    List<Row> rows() {
        return rows;
    }

    /** One row; places name the line of the file and the number of the column. */
    final class Row {

        private final int line;
        private final List<String> cells;

        Row(int line, List<String> cells) {
            this.line = line;
            this.cells = cells;
        }

        SourceRef at() {
            return new SourceRef(file.name(), line, 1);
        }

        SourceRef at(String column) {
            return new SourceRef(file.name(), line, Math.max(1, columns.indexOf(column) + 1));
        }

        String text(String column) {
            int index = columns.indexOf(column);
            return index < 0 ? "" : cells.get(index).strip();
        }

        Optional<String> optional(String column) {
            String text = text(column);
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }

        String required(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                problems.add("MS-145", at(column), column);
            }
            return text;
        }

        Optional<Double> number(String column) {
            Optional<String> text = optional(column);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                double value = Double.parseDouble(text.get());
                if (Double.isFinite(value)) {
                    return Optional.of(value);
                }
            } catch (NumberFormatException notANumber) {
                // reported below, as is a number that is not finite
            }
            problems.add("MS-146", at(column), text.get(), column);
            return Optional.empty();
        }

        double number(String column, double min, double max) {
            Optional<Double> value = number(column);
            if (value.isEmpty()) {
                if (text(column).isEmpty()) {
                    problems.add("MS-145", at(column), column);
                }
                return min;
            }
            if (value.get() < min || value.get() > max) {
                problems.add("MS-130", at(column), text(column), column, min, max);
            }
            return value.get();
        }

        boolean flag(String column) {
            String text = text(column);
            if (!text.equals("true") && !text.equals("false")) {
                problems.add("MS-129", at(column), column, "true, false", text);
            }
            return text.equals("true");
        }

        Optional<LocalDate> date(String column) {
            Optional<String> text = optional(column);
            try {
                return text.map(LocalDate::parse);
            } catch (DateTimeParseException noDate) {
                problems.add("MS-129", at(column), column, "2026-03-31", text.orElse(""));
                return Optional.empty();
            }
        }

        <C extends Enum<C>> Optional<C> code(String column, Class<C> type) {
            return optional(column).flatMap(text -> code(column, text, type));
        }

        private <C extends Enum<C>> Optional<C> code(String column, String text, Class<C> type) {
            for (C code : type.getEnumConstants()) {
                if (code.name().equals(text)) {
                    return Optional.of(code);
                }
            }
            problems.addUnknown(
                    "MS-147",
                    at(column),
                    column,
                    text,
                    Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
            return Optional.empty();
        }

        List<String> words(String column) {
            return optional(column).map(text -> List.of(text.split("\\s+"))).orElse(List.of());
        }

        <C extends Enum<C>> Set<C> codes(String column, Class<C> type) {
            Set<C> codes = new LinkedHashSet<>();
            words(column).forEach(word -> code(column, word, type).ifPresent(codes::add));
            return codes;
        }
    }
}
