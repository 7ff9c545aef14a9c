package dev.mainstay.cli.sheets;

import dev.mainstay.authoring.Issue;
import dev.mainstay.authoring.RulePackCheck;
import dev.mainstay.cli.sheets.TableChange.SheetRow;
import dev.mainstay.internal.Nearest;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a workbook makes of the tables of a pack's folder. Reading it changes nothing; {@link #write} does. */
public final class BookImport {

    /** Problems that are told; who has more starts with these. */
    private static final int PROBLEMS = 100;

    private final Path folder;
    private final List<TableChange> changes;

    private BookImport(Path folder, List<TableChange> changes) {
        this.folder = folder;
        this.changes = List.copyOf(changes);
    }

    /**
     * Reads a workbook against a folder. A table without a sheet stays as it is.
     *
     * @throws BookException with everything in the workbook that a table cannot hold
     */
    public static BookImport of(Path book, Path folder) throws IOException {
        Map<PackTable, List<SheetRow>> sheets = new Sheets().read(BookReader.read(book), book);
        List<TableChange> changes = new ArrayList<>();
        for (Map.Entry<PackTable, List<SheetRow>> sheet : sheets.entrySet()) {
            Path file = folder.resolve(sheet.getKey().file());
            boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            if (there && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new BookException(
                        "MS-162", sheet.getKey().file(), sheet.getKey().file());
            }
            CsvText before = there ? CsvText.read(file, sheet.getKey().file()) : CsvText.empty();
            changes.add(new TableChange(sheet.getKey(), before, sheet.getValue()));
        }
        return new BookImport(folder, changes);
    }

    /** The tables that become others. */
    public List<TableChange> changes() {
        return changes.stream().filter(TableChange::differs).toList();
    }

    /** Writes the files that become others: first all of them beside their place, then each into its place at once. */
    public void write() throws IOException {
        Map<Path, Path> unfinished = new LinkedHashMap<>();
        try {
            for (TableChange change : changes()) {
                Path file = folder.resolve(change.file()).toAbsolutePath();
                Path parent = Optional.ofNullable(file.getParent()).orElse(file);
                Files.createDirectories(parent);
                Path written = parent.resolve(".table." + UUID.randomUUID() + ".tmp");
                unfinished.put(written, file);
                Files.write(written, change.text().getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
                if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(file));
                }
            }
            for (Map.Entry<Path, Path> file : unfinished.entrySet()) {
                Files.move(file.getKey(), file.getValue(), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            for (Path left : unfinished.keySet()) {
                Files.deleteIfExists(left);
            }
        }
    }

    /**
     * What the check of the folder says once these changes are written.
     *
     * @throws BookException with every error in a row that the workbook adds or changes, at its cell of the workbook
     */
    public RulePackCheck.Report check() {
        RulePackCheck.Report report = RulePackCheck.of(folder)
                .with(changes().stream().collect(Collectors.toMap(TableChange::file, TableChange::text)))
                .run();
        List<Problem> unusable = report.issues().stream()
                .filter(issue -> issue.level() == Issue.Level.ERROR)
                .flatMap(issue -> cell(issue).map(issue.problem()::at).stream())
                .toList();
        if (!unusable.isEmpty()) {
            throw new BookException(unusable);
        }
        return report;
    }

    /** The cell of the workbook that an issue is about, such as {@code limits!F12}; empty where the workbook changes none. */
    private Optional<String> cell(Issue issue) {
        String column = issue.cell().split(" ", 2)[0].replaceAll("[0-9]+", "");
        return changes().stream()
                .filter(change -> change.file().equals(issue.at().file()) && !column.isEmpty())
                .filter(change -> change.isNew(issue.at().line()))
                .map(change -> change.table().sheet() + "!" + column
                        + change.sheetRow(issue.at().line()))
                .findFirst();
    }

    /** Turns sheets into rows of tables, and gathers what does not fit. */
    private static final class Sheets {

        private final List<Problem> problems = new ArrayList<>();

        Map<PackTable, List<SheetRow>> read(Book book, Path file) {
            Map<PackTable, List<SheetRow>> tables = new LinkedHashMap<>();
            for (Book.Sheet sheet : book.sheets()) {
                Optional<PackTable> table = PackTable.ofSheet(sheet.name());
                if (table.isEmpty()) {
                    unknown(sheet.name());
                } else if (sheet.hidden()) {
                    add(Problem.of("MS-608", sheet.name(), sheet.name()));
                } else if (tables.put(table.get(), rows(sheet)) != null) {
                    add(Problem.of("MS-607", sheet.name(), sheet.name()));
                }
            }
            if (tables.isEmpty() && problems.isEmpty()) {
                add(Problem.of("MS-617", String.valueOf(file.getFileName()), String.join(", ", PackTable.sheets())));
            }
            if (!problems.isEmpty()) {
                throw new BookException(problems);
            }
            return tables;
        }

        private void add(Problem problem) {
            if (problems.size() < PROBLEMS) {
                problems.add(problem);
            }
        }

        private void unknown(String name) {
            if (name.equalsIgnoreCase(Choices.SHEET)) {
                return;
            }
            Problem problem = Problem.of("MS-606", name, name, String.join(", ", PackTable.sheets()));
            // a copy is called "limits (2)"
            String plain = name.replaceAll("\\s*\\(\\d+\\)$", "").strip();
            add(Nearest.to(plain, PackTable.sheets()).map(problem::suggesting).orElse(problem));
        }

        private List<SheetRow> rows(Book.Sheet sheet) {
            sheet.merged().forEach(range -> add(Problem.of("MS-609", sheet.name() + "!" + range)));
            NavigableMap<Integer, CellValue> header = sheet.rows().getOrDefault(0, new TreeMap<>());
            if (header.isEmpty()) {
                add(Problem.of("MS-618", sheet.name() + "!A1"));
                return List.of();
            }
            List<String> columns = cells(sheet.name(), 0, header, List.of());
            List<SheetRow> rows = new ArrayList<>();
            sheet.rows().forEach((number, cells) -> {
                List<String> texts = number == 0 ? columns : cells(sheet.name(), number, cells, columns);
                if (!texts.stream().allMatch(String::isBlank)) {
                    rows.add(new SheetRow(number + 1, texts));
                }
            });
            return rows;
        }

        private List<String> cells(
                String sheet, int row, NavigableMap<Integer, CellValue> cells, List<String> columns) {
            List<String> texts = new ArrayList<>();
            cells.forEach((column, value) -> {
                while (texts.size() < column) {
                    texts.add("");
                }
                String name = column < columns.size() ? columns.get(column) : "";
                texts.add(text(value, ColumnType.of(name.strip()), name, sheet + "!" + Book.cell(row, column)));
            });
            int size = texts.size();
            while (size > 0 && texts.get(size - 1).isEmpty()) {
                size--;
            }
            return List.copyOf(texts.subList(0, size));
        }

        private String text(CellValue value, ColumnType type, String column, String place) {
            if (value instanceof CellValue.Text text) {
                return text.text().replace("\r\n", "\n");
            }
            if (value instanceof CellValue.Formula) {
                add(Problem.of("MS-610", place));
            } else if (value instanceof CellValue.Failed failed) {
                add(Problem.of("MS-611", place, failed.mark()));
            } else if (value instanceof CellValue.Flag flag) {
                if (type == ColumnType.FLAG) {
                    return Boolean.toString(flag.value());
                }
                add(Problem.of(
                        "MS-612", place, Boolean.toString(flag.value()).toUpperCase(java.util.Locale.ROOT), column));
            } else if (value instanceof CellValue.Day day) {
                return day(day.day(), day.text(), type, column, place);
            } else if (value instanceof CellValue.Numeral number) {
                if (number.date()) {
                    return day(number.day(), number.plain(), type, column, place);
                }
                if (type != ColumnType.DATE) {
                    return number.plain();
                }
                add(Problem.of("MS-614", place, number.plain(), column));
            }
            return "";
        }

        private String day(Optional<LocalDate> day, String text, ColumnType type, String column, String place) {
            if (type != ColumnType.DATE) {
                add(Problem.of("MS-613", place, column));
            } else if (day.isEmpty()) {
                add(Problem.of("MS-615", place, text));
            }
            return day.map(LocalDate::toString).orElse("");
        }
    }
}
