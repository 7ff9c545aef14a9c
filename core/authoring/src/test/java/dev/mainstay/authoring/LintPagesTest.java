package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The pages on lint explain every code in both languages, and their examples show it and mend it. */
class LintPagesTest {

    private static final Path PAGES = Path.of("../../rules/lint.md");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Pattern SECTION = Pattern.compile("(?m)^<a id=\"(ms-4[0-9]{2})\"></a>$");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```[a-z]+ ([^\n]+)\n(.*?)^```$");
    private static final Pattern FACET = Pattern.compile("(?m)^[A-Z_]+,[A-Z_]+,([A-Z_]+),");

    @TempDir
    Path folder;

    private int packs;

    private static Map<String, String> sections() throws IOException {
        String text = Files.readString(PAGES);
        Map<String, String> sections = new TreeMap<>();
        Matcher starts = SECTION.matcher(text);
        int from = -1;
        String code = "";
        while (starts.find()) {
            if (from >= 0) {
                sections.put(code, text.substring(from, starts.start()));
            }
            from = starts.end();
            code = starts.group(1).toUpperCase(Locale.ROOT);
        }
        sections.put(code, text.substring(from));
        return sections;
    }

    @Test
    void every_code_has_a_page_in_both_languages() throws IOException {
        TreeSet<String> codes = new TreeSet<>(ResourceBundle.getBundle("dev.mainstay.problem.messages", Locale.ROOT)
                .keySet());
        codes.removeIf(key -> !key.matches("MS-4[0-9]{2}"));

        assertThat(sections().keySet()).isEqualTo(codes);
        assertThat(codes).hasSizeGreaterThan(20);
        sections().forEach((code, text) -> assertThat(text.replaceAll(BLOCK.pattern(), ""))
                .as(code)
                .contains("## " + code)
                .containsPattern("[a-z]{3,} [a-z]{2,} ")
                .containsPattern("[\\u4e00-\\u9fff]{6,}"));
    }

    @TestFactory
    Stream<DynamicTest> every_example_shows_what_the_page_says() throws IOException {
        return sections().entrySet().stream()
                .map(section -> DynamicTest.dynamicTest(section.getKey(), () -> {
                    String[] halves = section.getValue().split("Instead · 改为：", 2);
                    assertThat(found("bad", halves[0])).containsExactly(section.getKey());
                    if (halves.length > 1) {
                        assertThat(found("good", halves[1])).isEmpty();
                    }
                }));
    }

    /** Codes of what is found in the clean pack with the blocks of a text added. */
    private List<String> found(String name, String text) throws IOException {
        TestPack pack = LintedFolder.clean();
        List<String> switches = new ArrayList<>();
        List<String> baseline = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            String file = blocks.group(1);
            String content = blocks.group(2);
            if (file.equals("switched-off.csv")) {
                switches.add(content);
            } else if (file.equals("lint-baseline.csv")) {
                baseline.add(content);
            } else if (file.endsWith(".csv")) {
                content.lines().forEach(row -> pack.row(file, row));
                texts(pack, file, content);
            } else {
                pack.file(file, content);
            }
        }
        Path path = pack.writeTo(folder.resolve(name + ++packs));
        for (String content : baseline) {
            Files.writeString(path.resolve("lint-baseline.csv"), content);
        }
        if (!switches.isEmpty()) {
            path = Folder.overlay(folder.resolve("house" + packs), "../" + name + packs + " >=1.0 <2")
                    .path();
            Files.write(path.resolve("switched-off.csv"), switches.get(0).getBytes(StandardCharsets.UTF_8));
        }
        return RulePackCheck.of(path).on(DAY).run().issues().stream()
                .map(issue -> issue.problem().code())
                .toList();
    }

    private static void texts(TestPack pack, String file, String rows) {
        if (file.equals("actions.csv")) {
            rows.lines()
                    .map(row -> row.substring(0, row.indexOf(',')))
                    .forEach(code -> pack.texts("action." + code, "action." + code + ".step.1"));
        } else if (file.equals("diagnosis.csv")) {
            FACET.matcher(rows).results().forEach(facet -> pack.texts("facet." + facet.group(1)));
        }
    }
}
