package dev.mainstay.cli.coverage;

import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.cli.coverage.SourceLine.Piece;
import dev.mainstay.cli.page.Frame;
import dev.mainstay.cli.page.Templates;
import dev.mainstay.cli.page.Words;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.testkit.coverage.CoverageItem;
import dev.mainstay.testkit.coverage.CoverageItem.State;
import dev.mainstay.testkit.coverage.CoverageText;
import dev.mainstay.testkit.coverage.Criterion;
import dev.mainstay.testkit.coverage.PackCoverage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Coverage of a pack, laid over its files. Immutable. */
public final class CoveragePage {

    private static final int SCENARIOS_SHOWN = 3;

    private final PackCoverage coverage;
    private final CoverageText english;
    private final CoverageText chinese;
    private final Path folder;

    /**
     * The page of a pack.
     *
     * @param coverage what was found
     * @param folder the folder the pack was compiled from
     */
    public CoveragePage(PackCoverage coverage, Path folder) {
        this.coverage = coverage;
        this.folder = folder;
        english = new CoverageText(coverage, Locale.ENGLISH);
        chinese = new CoverageText(coverage, Locale.SIMPLIFIED_CHINESE);
    }

    /**
     * A criterion as a figure.
     *
     * @param percent share covered
     * @param text what of what
     */
    public record Figure(String percent, Words text) {}

    /** Writes the page, opening in the locale's language. */
    public void write(Locale locale, OutputStream out) throws IOException {
        Frame frame = Frame.of(
                Words.label("coverage.title", coverage.pack().id().name()),
                Words.label(
                        "coverage.note",
                        coverage.pack().id().version(),
                        coverage.scenarios().size()),
                locale);
        List<Figure> figures = Arrays.stream(Criterion.values())
                .map(criterion -> new Figure(
                        english.percent(criterion) + " %", new Words(english.part(criterion), chinese.part(criterion))))
                .toList();
        Templates.write("coverage.jte", Map.of("frame", frame, "figures", figures, "files", files()), out);
    }

    private List<SourceFile> files() {
        Map<String, List<CoverageItem>> byFile = coverage.items().stream()
                .collect(Collectors.groupingBy(item -> file(item.at()), LinkedHashMap::new, Collectors.toList()));
        List<SourceFile> files = new ArrayList<>();
        for (Map.Entry<String, List<CoverageItem>> entry : byFile.entrySet()) {
            List<CoverageItem> items = entry.getValue();
            String anchor = "f" + (files.size() + 1);
            files.add(new SourceFile(
                    anchor,
                    entry.getKey(),
                    count(items, State.COVERED),
                    count(items, State.MISSING),
                    count(items, State.IMPOSSIBLE),
                    lines(anchor, items)));
        }
        return files;
    }

    private static long count(List<CoverageItem> items, State state) {
        return items.stream().filter(item -> item.state() == state).count();
    }

    private String file(SourceRef at) {
        return coverage.pack().model().owns(at) ? at.file() : at.pack() + " " + at.file();
    }

    private List<SourceLine> lines(String anchor, List<CoverageItem> items) {
        Map<Integer, List<CoverageItem>> byLine = items.stream()
                .collect(Collectors.groupingBy(item -> item.at().line(), TreeMap::new, Collectors.toList()));
        List<String> source = source(items.get(0).at());
        List<SourceLine> lines = new ArrayList<>();
        if (source.isEmpty()) {
            byLine.forEach((number, here) -> lines.add(line(anchor, number, english.title(here.get(0)), here)));
            return lines;
        }
        for (int i = 0; i < source.size(); i++) {
            lines.add(line(anchor, i + 1, source.get(i), byLine.getOrDefault(i + 1, List.of())));
        }
        return lines;
    }

    /** Lines of a file of the pack's folder; none of one that is built into another pack. */
    private List<String> source(SourceRef at) {
        Path file = folder.resolve(at.file());
        if (!coverage.pack().model().owns(at) || !Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return List.of();
        }
    }

    private SourceLine line(String anchor, int number, String text, List<CoverageItem> items) {
        return new SourceLine(
                anchor + "-" + number,
                number,
                Mark.of(items),
                pieces(text, items),
                items.stream().map(this::detail).toList());
    }

    private Detail detail(CoverageItem item) {
        boolean missing = item.state() == State.MISSING;
        Words what = new Words(
                item.text()
                        + (item.text().isEmpty() ? "" : ": ")
                        + english.label("kind." + item.kind().label()),
                item.text()
                        + (item.text().isEmpty() ? "" : "：")
                        + chinese.label("kind." + item.kind().label()));
        Words count =
                switch (item.state()) {
                    case COVERED -> Words.label("coverage.by", item.scenarios().size());
                    case MISSING -> new Words(english.missing(item), chinese.missing(item));
                    case IMPOSSIBLE -> Words.label("coverage.mark.impossible");
                };
        List<String> scenarios = item.scenarios().stream()
                .limit(SCENARIOS_SHOWN)
                .map(CoveragePage::scenario)
                .toList();
        return new Detail(Mark.of(List.of(item)), missing ? Words.same(item.text()) : what, count, scenarios);
    }

    private static String scenario(Scenario scenario) {
        return scenario.name() + " (" + scenario.at().file() + ":"
                + scenario.at().line() + ")";
    }

    // ---- conditions within a line

    private static List<Piece> pieces(String text, List<CoverageItem> items) {
        Map<Integer, List<CoverageItem>> byColumn = items.stream()
                .filter(item -> item.at().file().endsWith(".drl") && item.at().column() <= text.length())
                .collect(Collectors.groupingBy(item -> item.at().column(), TreeMap::new, Collectors.toList()));
        List<Piece> pieces = new ArrayList<>();
        int end = 0;
        for (Map.Entry<Integer, List<CoverageItem>> entry : byColumn.entrySet()) {
            int start = entry.getKey() - 1;
            if (start >= end) {
                pieces.add(new Piece(text.substring(end, start), Mark.NONE));
                end = start
                        + text.substring(start, endOfCondition(text, start))
                                .stripTrailing()
                                .length();
                pieces.add(new Piece(text.substring(start, end), Mark.of(entry.getValue())));
            }
        }
        pieces.add(new Piece(text.substring(end), Mark.NONE));
        return pieces;
    }

    /** A condition ends where its list or bracket does, or at the next "and" or "or". */
    private static int endOfCondition(String text, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                boolean outside = depth == 0;
                if (outside
                        && (c == ',' || c == ')' || c == ';' || text.startsWith("||", i) || text.startsWith("&&", i))) {
                    return i;
                }
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        return text.length();
    }
}
