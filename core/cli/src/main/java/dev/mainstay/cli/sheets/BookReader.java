package dev.mainstay.cli.sheets;

import dev.mainstay.cli.sheets.Book.Sheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the sheets of a workbook that belong to tables; of the others only the name. */
final class BookReader {

    /** Sheets in a workbook. */
    private static final int SHEETS = 100;

    private static final Pattern IN_QUOTES_OR_BRACKETS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.");

    private final BookParts parts;
    private final List<String> texts = new ArrayList<>();
    private final Set<Integer> dateStyles = new HashSet<>();
    private boolean from1904;

    private BookReader(BookParts parts) {
        this.parts = parts;
    }

    static Book read(Path file) throws IOException {
        try (BookParts parts = new BookParts(file)) {
            return new BookReader(parts).book(String.valueOf(file.getFileName()));
        }
    }

    /** One sheet as the workbook lists it. */
    private record Listed(String name, boolean hidden, String relation) {}

    private Book book(String file) {
        if (!parts.has("_rels/.rels")) {
            throw new BookException("MS-601", file);
        }
        String workbook = relations("", "_rels/.rels").entrySet().stream()
                .filter(relation -> relation.getKey().startsWith("officeDocument "))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new BookException("MS-601", file));
        int slash = workbook.lastIndexOf('/');
        String folder = workbook.substring(0, slash + 1);
        Map<String, String> relations = relations(folder, folder + "_rels/" + workbook.substring(slash + 1) + ".rels");
        Map<String, String> byId = new HashMap<>();
        Map<String, String> byType = new HashMap<>();
        relations.forEach((key, target) -> {
            String[] typeAndId = key.split(" ", 2);
            byType.put(typeAndId[0], target);
            byId.put(typeAndId[1], target);
        });
        List<Listed> listed = listed(workbook);
        Optional.ofNullable(byType.get("styles")).ifPresent(this::styles);
        Optional.ofNullable(byType.get("sharedStrings")).ifPresent(this::texts);
        List<Sheet> sheets = new ArrayList<>();
        for (Listed sheet : listed) {
            String part = byId.getOrDefault(sheet.relation(), "");
            if (!parts.has(part)) {
                throw BookParts.damaged(sheet.name());
            }
            sheets.add(
                    PackTable.ofSheet(sheet.name()).isPresent() && !sheet.hidden()
                            ? new SheetReader(sheet.name(), texts, dateStyles, from1904).read(parts, part)
                            : new Sheet(sheet.name(), sheet.hidden(), List.of(), new java.util.TreeMap<>()));
        }
        return new Book(sheets);
    }

    /** Targets by the last word of the type and the id. */
    private Map<String, String> relations(String folder, String part) {
        Map<String, String> relations = new LinkedHashMap<>();
        parts.read(part, element -> {
            if (element.name().equals("Relationship")
                    && !element.attribute("TargetMode").orElse("").equals("External")) {
                String type = element.attribute("Type").orElse("");
                String target = element.attribute("Target").orElse("");
                relations.put(
                        type.substring(type.lastIndexOf('/') + 1) + " "
                                + element.attribute("Id").orElse(""),
                        target.startsWith("/") ? target.substring(1) : folder + target);
            }
        });
        return relations;
    }

    private List<Listed> listed(String workbook) {
        List<Listed> listed = new ArrayList<>();
        parts.read(workbook, element -> {
            if (element.name().equals("workbookPr")) {
                from1904 = element.flag("date1904");
            } else if (element.name().equals("sheet")) {
                if (listed.size() >= SHEETS) {
                    throw BookParts.tooMuch(workbook, SHEETS, "sheets");
                }
                listed.add(new Listed(
                        element.attribute("name").orElse(""),
                        !element.attribute("state").orElse("visible").equals("visible"),
                        element.attribute("id", true).orElse("")));
            }
        });
        return listed;
    }

    private void texts(String part) {
        parts.read(part, element -> {
            if (element.name().equals("si")) {
                texts.add(element.text());
            }
        });
    }

    private void styles(String part) {
        Map<String, Boolean> formats = new HashMap<>();
        boolean[] ofCells = {false};
        int[] next = {0};
        parts.read(part, element -> {
            switch (element.name()) {
                case "numFmt" ->
                    formats.put(
                            element.attribute("numFmtId").orElse(""),
                            isDate(element.attribute("formatCode").orElse("")));
                case "cellStyleXfs", "cellStyles", "dxfs" -> ofCells[0] = false;
                case "cellXfs" -> ofCells[0] = true;
                case "xf" -> {
                    if (ofCells[0]) {
                        String format = element.attribute("numFmtId").orElse("");
                        if (formats.getOrDefault(format, isBuiltInDate(format))) {
                            dateStyles.add(next[0]);
                        }
                        next[0]++;
                    }
                }
                default -> {}
            }
        });
    }

    /** Days and times among the formats that have a number only, those of East Asian languages included. */
    private static boolean isBuiltInDate(String format) {
        int id = Numerals.of(format).orElse(0);
        return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    }

    private static boolean isDate(String format) {
        String letters = IN_QUOTES_OR_BRACKETS.matcher(format).replaceAll("").toLowerCase(java.util.Locale.ROOT);
        return !letters.contains("general") && letters.chars().anyMatch(c -> "ymdhs".indexOf(c) >= 0);
    }
}
