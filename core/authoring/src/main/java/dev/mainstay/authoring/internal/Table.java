package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.Csv.Cell;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table of a pack. Cells are read as typed values; what does not fit is reported with the very cell. */
final class Table {

    /** Columns beyond the known ones hold notes, if they are called so. */
    private static final String NOTE = "note";

    private static final Pattern COMMENT = Pattern.compile("#.*|//.*|--.*", Pattern.DOTALL);
    private static final Set<String> NUMERIC =
            Set.of("value", "min", "max", "step", "weight", "dueDays", "effortHours", "cost", "atLeast", "save");
    private static final Set<String> FREE = Set.of("account", "industry", "source", "why", "text", NOTE);
    private static final String OPENING_QUOTES = "“‘„「";

    private final SourceFile file;
    private final Problems problems;
    private final List<String> columns = new ArrayList<>();
    private final List<Row> head = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> broken = new ArrayList<>();
    private final NavigableMap<Integer, Row> byOffset = new TreeMap<>();

    Table(SourceFile file, List<String> expected, Problems problems) {
        this(file, expected, List.of(), problems);
    }

    /** A table that may have further columns, which are empty where they are left out. */
    Table(SourceFile file, List<String> expected, List<String> optional, Problems problems) {
        this.file = file;
        this.problems = problems;
        List<Csv.Line> lines = new Csv(file, expected, problems).lines();
        int header = 0;
        while (header < lines.size() && lines.get(header).blank()) {
            header++;
        }
        if (header == lines.size()) {
            if (problems.readable(file.name())) {
                problems.unreadable("MS-141", new SourceRef(file.name(), 1, 1), String.join(",", expected));
            }
            return;
        }
        header(lines.get(header), expected, optional);
        lines.subList(header + 1, lines.size()).forEach(this::row);
        problems.table(file.name(), this);
    }

    private void header(Csv.Line line, List<String> expected, List<String> optional) {
        Row header = new Row(line);
        header.check();
        head.add(header);
        line.cells().forEach(cell -> columns.add(Csv.strip(cell.text())));
        while (columns.get(columns.size() - 1).isEmpty()) {
            columns.remove(columns.size() - 1);
        }
        if (expected.stream().noneMatch(columns::contains)) {
            problems.unreadable("MS-141", header.at(), String.join(",", expected));
            return;
        }
        Set<String> meant = new HashSet<>();
        Set<String> missing = new LinkedHashSet<>(expected);
        missing.removeAll(columns);
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (columns.indexOf(column) < i) {
                problems.add("MS-150", header.at(i), column, header.at(columns.indexOf(column)));
            } else if (column.isEmpty()) {
                problems.add("MS-136", header.at(i));
            } else if (!expected.contains(column) && !optional.contains(column) && !column.equals(NOTE)) {
                Set<String> candidates = missing.isEmpty() ? new LinkedHashSet<>(expected) : missing;
                problems.addUnknown("MS-143", header.at(i), "column", column, candidates)
                        .ifPresent(meant::add);
            }
        }
        missing.removeAll(meant);
        if (!missing.isEmpty()) {
            problems.unreadable("MS-142", header.at(), String.join(", ", missing));
        }
        if (!meant.isEmpty()) {
            problems.unreadable(file.name());
        }
    }

    private void row(Csv.Line line) {
        Row row = new Row(line);
        if (line.blank() || problems.full()) {
            return;
        }
        row.check();
        int filled = line.cells().size();
        while (filled > columns.size()
                && Csv.strip(line.cells().get(filled - 1).text()).isEmpty()) {
            filled--;
        }
        if (line.whole() && filled == columns.size()) {
            row.good = true;
            rows.add(row);
            return;
        }
        broken.add(row);
        if (line.whole()) {
            if (COMMENT.matcher(line.cells().get(0).text().strip()).matches()) {
                problems.add("MS-135", row.at());
            } else {
                misfit(row, filled);
            }
        }
    }

    /** Too few cells, or too many: then the place is where a cell was probably cut in two. */
    private void misfit(Row row, int filled) {
        int at = filled < columns.size() ? row.first(0, filled, '，') : -1;
        if (at >= 0) {
            problems.add("MS-102", file.at(at), '，', ",");
        } else if (filled < columns.size()) {
            problems.add("MS-144", row.at(), filled, columns.size());
        } else {
            surplus(row, filled);
        }
    }

    private void surplus(Row row, int filled) {
        for (int i = 0; i < filled; i++) {
            String text = Csv.strip(row.cell(i));
            if (!text.isEmpty() && OPENING_QUOTES.indexOf(text.charAt(0)) >= 0) {
                problems.add("MS-102", row.at(i, 1), text.charAt(0), '"');
                return;
            }
        }
        for (int i = 0; i + 1 < filled; i++) {
            if (row.cell(i + 1).startsWith(" ") && !row.cell(i).isBlank()) {
                problems.add("MS-144", row.at(Math.min(i, columns.size() - 1)), filled, columns.size());
                return;
            }
        }
        for (int i = 0; filled == columns.size() + 1 && i + 1 < filled; i++) {
            String both = row.cell(i) + "," + row.cell(i + 1);
            Optional<String> meant = Numbers.meant(both);
            if (meant.isPresent() && fits(row, i)) {
                problems.add(Problem.of("MS-146", row.at(i, both.length()).toString(), both, columns.get(i))
                        .suggesting(meant.get()));
                return;
            }
        }
        problems.add("MS-144", row.at(columns.size() - 1), filled, columns.size());
    }

    /** Whether numbers stand where numbers belong once this cell and the next are one. */
    private boolean fits(Row row, int joined) {
        for (int i = 0; i < columns.size(); i++) {
            String text = Csv.strip(row.cell(i <= joined ? i : i + 1));
            boolean number = i == joined || Numbers.read(text).isPresent();
            if (NUMERIC.contains(columns.get(i))
                    ? !number && !text.isEmpty()
                    : number && !FREE.contains(columns.get(i))) {
                return false;
            }
        }
        return true;
    }

    List<Row> rows() {
        return rows;
    }

    /** What stands in a column of the rows that could not be read. */
    Set<String> lost(String column) {
        int index = columns.indexOf(column);
        return broken.stream()
                .filter(row -> index >= 0 && index < row.line.cells().size())
                .map(row -> Csv.strip(row.cell(index)).split("，", 2)[0])
                .collect(Collectors.toSet());
    }

    /** The row that starts on this line of the file. */
    Optional<Row> rowAt(int line) {
        return Optional.ofNullable(byOffset.get(file.offset(line, 0))).filter(row -> row.good);
    }

    /** What a spreadsheet calls the cell at a place, with its column's name: {@code C229 tier}; empty for no cell. */
    String cellName(SourceRef at) {
        int offset = file.offset(at);
        Map.Entry<Integer, Row> row = byOffset.floorEntry(offset);
        List<Cell> cells = row == null ? List.of() : row.getValue().line.cells();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).from() <= offset && offset <= cells.get(i).to()) {
                String column = i < columns.size() && !columns.get(i).isEmpty() ? " " + columns.get(i) : "";
                return letters(i) + row.getValue().line.number() + column;
            }
        }
        return "";
    }

    private static String letters(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letters(index / 26 - 1) + last;
    }

    /** One row. */
    final class Row {

        private final Csv.Line line;
        private boolean good;

        Row(Csv.Line line) {
            this.line = line;
            byOffset.put(line.cells().get(0).from(), this);
        }

        private String cell(int index) {
            return line.cells().get(index).text();
        }

        /** Reports what is no text for people, whether or not the cell is read. */
        private void check() {
            for (int i = 0; i < line.cells().size(); i++) {
                Optional<Problem> fault = SafeText.fault(Csv.strip(cell(i)), at());
                if (fault.isPresent()) {
                    problems.add(fault.get().at(at(i).toString()));
                }
            }
        }

        /** Where the row starts. */
        SourceRef at() {
            return file.at(line.cells().get(0).from());
        }

        /** Where a cell of the row starts. */
        SourceRef at(String column) {
            int index = columns.indexOf(column);
            return index < 0 ? at() : at(index);
        }

        private SourceRef at(int index) {
            Cell cell = line.cells().get(index);
            int end = file.text().substring(cell.from(), cell.to()).indexOf('\n');
            return at(index, end < 0 ? cell.to() - cell.from() : end);
        }

        private SourceRef at(int index, int width) {
            Cell cell = line.cells().get(index);
            int from = cell.from();
            while (from < cell.to() && file.text().charAt(from) == ' ') {
                from++;
            }
            SourceRef at = file.at(from);
            problems.span(at, width - (from - cell.from()));
            return at;
        }

        /** Where a word of a cell starts. */
        SourceRef at(String column, String word) {
            int index = columns.indexOf(column);
            if (index < 0) {
                return at();
            }
            Cell cell = line.cells().get(index);
            Matcher found = Pattern.compile("(?<![^\\s|\"])" + Pattern.quote(word) + "(?![^\\s|\"])")
                    .matcher(file.text())
                    .region(cell.from(), cell.to());
            if (!found.find()) {
                return at(index);
            }
            SourceRef at = file.at(found.start());
            problems.span(at, word.length());
            return at;
        }

        /** Offset of the first such character in these cells, or -1. */
        private int first(int from, int to, char c) {
            for (int i = from; i < to; i++) {
                Cell cell = line.cells().get(i);
                int found = file.text().substring(cell.from(), cell.to()).indexOf(c);
                if (found >= 0) {
                    return cell.from() + found;
                }
            }
            return -1;
        }

        String text(String column) {
            int index = columns.indexOf(column);
            return index < 0 ? "" : Csv.strip(cell(index));
        }

        Optional<String> optional(String column) {
            String text = text(column);
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }

        String required(String column) {
            String text = text(column);
            if (text.isEmpty() && columns.contains(column)) {
                problems.add("MS-145", at(column), column);
            }
            return text;
        }

        Optional<Double> number(String column) {
            Optional<String> text = optional(column);
            Optional<Double> value = text.flatMap(Numbers::read);
            if (text.isPresent() && value.isEmpty()) {
                Problem problem = Problem.of("MS-146", at(column).toString(), text.get(), column);
                problems.add(Numbers.meant(text.get()).map(problem::suggesting).orElse(problem));
            }
            return value;
        }

        double number(String column, double min, double max) {
            Optional<Double> value = number(column);
            if (value.isEmpty()) {
                required(column);
                return min;
            }
            within(column, value.get(), column, min, max);
            return value.get();
        }

        /** Reports a number of this column that is out of range, and whether it is in range. */
        boolean within(String column, double value, Object what, double min, double max) {
            if (value >= min && value <= max) {
                return true;
            }
            Problem problem = Problem.of("MS-130", at(column).toString(), text(column), what, min, max);
            problems.add(Numbers.share(value, min, max).map(problem::suggesting).orElse(problem));
            return false;
        }

        /** True or false; spreadsheets write them in capitals. */
        boolean flag(String column) {
            String text = text(column).toLowerCase(Locale.ROOT);
            if (!text.equals("true") && !text.equals("false") && columns.contains(column)) {
                Problem problem =
                        Problem.of("MS-129", at(column).toString(), column, "true, false", shown(text(column)));
                problems.add(Flags.meant(text)
                        .map(flag -> problem.suggesting(flag.toString()))
                        .orElse(problem));
            }
            return text.equals("true");
        }

        Optional<LocalDate> date(String column) {
            Optional<String> text = optional(column);
            Optional<LocalDate> day = text.flatMap(Dates::read);
            if (text.isPresent() && day.isEmpty()) {
                Problem problem = Problem.of("MS-528", at(column).toString(), column, "2026-03-31", text.get());
                problems.add(Dates.meant(text.get()).map(problem::suggesting).orElse(problem));
            }
            return day;
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
                    at(column, text),
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

    private static String shown(String text) {
        return text.isEmpty() ? Problem.word("nothing") : text;
    }
}
