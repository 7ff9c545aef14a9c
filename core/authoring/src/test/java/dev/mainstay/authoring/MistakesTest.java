package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.pack.SourceRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What an author is told: the right place and a way out, for every mistake of {@code mistakes/*.yaml}.
 *
 * <p>A mistake is made in a small pack that is whole: text {@code from} of a file becomes {@code to}, in which guillemets
 * stand around what must be pointed at. Where another place must be, {@code place} names its text, with its file before a
 * bar if it is in another; {@code issues} says how many issues there are in all where it is not one.
 */
class MistakesTest {

    private static final Path ROOT = resource("mistakes");
    private static final Pattern FOREIGN = Pattern.compile(
            "dev\\.mainstay|org\\.|java\\.|[a-z]Exception|Descr\\b|Lambda|:-1|line -1|\\{[0-9]}|word\\.|\\bat [a-z]+\\.[a-z]+\\.");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private static final Map<String, Boolean> EXACT = new TreeMap<>();

    @TempDir
    Path folder;

    private record Mistake(String name, Map<String, Object> data) {

        Optional<String> text(String key) {
            return Optional.ofNullable(data.get(key)).map(String::valueOf);
        }

        String required(String key) {
            return text(key).orElseThrow(() -> new IllegalStateException(name + " lacks " + key));
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(MistakesTest.class.getResource(name).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        try (Stream<Path> files = Files.list(ROOT)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                try (InputStream stream = Files.newInputStream(file)) {
                    List<Map<String, Object>> read = (List<Map<String, Object>>)
                            new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
                    read.forEach(data -> mistakes.add(new Mistake(file.getFileName() + ": " + data.get("slip"), data)));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return mistakes;
    }

    /** Makes the mistake and gives the place that must be pointed at. */
    private SourceRef make(Mistake mistake) throws IOException {
        copy(ROOT.resolve("pack"), folder);
        String name = mistake.required("file");
        Path file = folder.resolve(name);
        if (mistake.data.containsKey("deleted")) {
            try (Stream<Path> below = Files.walk(file)) {
                for (Path path :
                        below.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
            return new SourceRef(mistake.text("place").orElse(name), 1, 1);
        }
        Files.createDirectories(file.getParent());
        String before = Files.exists(file) ? Files.readString(file) : "";
        String marked;
        if (mistake.data.containsKey("content")) {
            marked = mistake.required("content");
        } else if (mistake.data.containsKey("added")) {
            marked = before + mistake.required("added");
        } else {
            String from = mistake.required("from");
            int at = before.indexOf(from);
            assertThat(at).as("%s: from is in the file", mistake.name).isNotNegative();
            assertThat(before.indexOf(from, at + 1))
                    .as("%s: from is there once", mistake.name)
                    .isNegative();
            marked = before.replace(from, mistake.required("to"));
        }
        if (mistake.data.containsKey("separator")) {
            marked = marked.replace(",", mistake.required("separator"));
        }
        int start = marked.indexOf('«');
        String after = marked.replace("«", "").replace("»", "");
        if (mistake.data.containsKey("lines")) {
            after = after.replace("\n", mistake.required("lines").equals("CR") ? "\r" : "\r\n");
        }
        Charset charset = Charset.forName(mistake.text("encoding").orElse("UTF-8"));
        Files.write(file, (mistake.text("before").orElse("") + after).getBytes(charset));
        Optional<String> place = mistake.text("place");
        if (place.isEmpty()) {
            assertThat(start).as("%s names its place", mistake.name).isNotNegative();
            return ref(name, after, start);
        }
        String where = place.get();
        int bar = where.indexOf("| ");
        String other = bar < 0 ? name : where.substring(0, bar);
        String sought = where.substring(bar < 0 ? 0 : bar + 2);
        String text = bar < 0 ? after : Files.readString(folder.resolve(other));
        assertThat(text).as("%s: place is in %s", mistake.name, other).contains(sought);
        return ref(other, text, text.indexOf(sought));
    }

    private static SourceRef ref(String file, String text, int offset) {
        int line = 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        return new SourceRef(file, line, offset - text.lastIndexOf('\n', offset - 1));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> every_mistake_is_found_at_its_place_with_a_way_out() {
        return mistakes().stream()
                .map(mistake -> DynamicTest.dynamicTest(mistake.name, () -> {
                    clear();
                    check(mistake);
                }));
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(java.util.Comparator.reverseOrder())
                    .filter(path -> !path.equals(folder))
                    .toList()) {
                Files.delete(path);
            }
        }
    }

    /** The small pack is made for mistakes and not to be without lint, which has tests of its own. */
    private static List<Issue> withoutLint(RulePackCheck.Report report) {
        return report.issues().stream()
                .filter(issue -> !issue.problem().code().startsWith("MS-4"))
                .toList();
    }

    private void check(Mistake mistake) throws IOException {
        SourceRef expected = make(mistake);
        RulePackCheck.Report report = RulePackCheck.of(folder).run();
        List<Issue> issues = withoutLint(report);
        String told = String.join(
                "\n", issues.stream().map(issue -> issue.text(Locale.ENGLISH)).toList());
        issues.forEach(issue -> readable(issue, mistake));
        List<Issue> found = issues.stream()
                .filter(issue -> issue.problem().code().equals(mistake.required("code")))
                .toList();
        EXACT.put(mistake.name, false);
        assertThat(found).as("%s is found; told was:%n%s", mistake.name, told).isNotEmpty();
        boolean exact = found.stream().anyMatch(issue -> issue.at().equals(expected));
        EXACT.put(mistake.name, exact);
        assertThat(exact)
                .as("%s is at %s; told was:%n%s", mistake.name, expected, told)
                .isTrue();
        int many = mistake.text("issues").map(Integer::parseInt).orElse(1);
        assertThat(issues).as("%s; told was:%n%s", mistake.name, told).hasSize(many);
        mistake.text("suggests").ifPresent(suggests -> assertThat(found)
                .as("%s suggests; told was:%n%s", mistake.name, told)
                .anySatisfy(issue -> assertThat(issue.problem().suggestion()).hasValue(suggests)));
    }

    private static void readable(Issue issue, Mistake mistake) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINA)) {
            String said =
                    issue.headline(locale) + " " + issue.problem().help(locale).orElse("");
            assertThat(said).as(mistake.name).doesNotContainPattern(FOREIGN);
            assertThat(said.contains("null"))
                    .as(mistake.name)
                    .isEqualTo(mistake.text("to").orElse("").contains("null"));
            assertThat(issue.at().line()).isPositive();
            assertThat(issue.at().column()).isPositive();
            assertThat(issue.width()).isPositive();
        }
        assertThat(issue.problem().message(Locale.CHINA)).as(mistake.name).containsPattern(CHINESE);
    }

    @AfterAll
    static void all_are_found_and_how_many_are_at_their_very_place() {
        long exact = EXACT.values().stream().filter(at -> at).count();
        System.out.printf("%d seeded mistakes, %d at the exact place%n", EXACT.size(), exact);
    }

    @Test
    void the_corpus_is_as_large_as_promised() {
        assertThat(mistakes()).hasSizeGreaterThanOrEqualTo(80);
        assertThat(mistakes().stream().map(Mistake::name)).doesNotHaveDuplicates();
    }

    @Test
    void what_is_certain_is_accepted_as_a_spreadsheet_saves_it() throws IOException {
        Map<String, String> saved = new LinkedHashMap<>();
        copy(ROOT.resolve("pack"), folder);
        for (String name : List.of("limits.csv", "actions.csv", "texts/zh.csv")) {
            saved.put(name, Files.readString(folder.resolve(name)));
        }
        for (String ending : List.of("\r\n", "\r")) {
            for (String mark : List.of("", "\uFEFF")) {
                for (Map.Entry<String, String> table : saved.entrySet()) {
                    String text = mark
                            + table.getValue()
                                    .replace("\n", ",,\n")
                                    .replace("false", "FALSE")
                                    .replace("2026-04-01", "2026/4/1")
                            + "\n,,,\n\n";
                    Files.writeString(folder.resolve(table.getKey()), text.replace("\n", ending));
                }
                assertThat(withoutLint(RulePackCheck.of(folder).run())).isEmpty();
            }
        }
        for (String separator : List.of(";", "\t")) {
            for (String head : List.of("", "sep=" + separator + "\n")) {
                String weights = Files.readString(ROOT.resolve("pack/weights.csv"));
                Files.write(
                        folder.resolve("weights.csv"),
                        (head + weights.replace(",", separator)).getBytes(StandardCharsets.UTF_8));
                assertThat(withoutLint(RulePackCheck.of(folder).run())).isEmpty();
            }
        }
    }
}
