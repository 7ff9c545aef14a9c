package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** {@code mainstay test}: what it prints, and how it ends. */
class TestCommandTest {

    private static final Path SMALL = Path.of("../testkit/src/test/packs/small");

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void copy_the_small_pack() throws IOException {
        try (Stream<Path> files = Files.walk(SMALL)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(SMALL.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private int test(String... arguments) {
        List<String> all = new ArrayList<>(List.of("test", folder.toString()));
        all.addAll(List.of(arguments));
        return Mainstay.run(new PrintWriter(out), new PrintWriter(err), all.toArray(new String[0]));
    }

    private void break_a_scenario() throws IOException {
        Files.writeString(folder.resolve("scenarios/wrong.yaml"), """
                - name: "Late & early, 5 < 6"
                  given: distributor
                  expect: {signals: [LATE]}
                """);
    }

    @Test
    void all_that_passes_is_one_line() {
        assertThat(test("--lang", "en")).as(err.toString()).isEqualTo(Mainstay.FINE);
        assertThat(out).hasToString("small 1.0.0: 5 scenarios, 5 passed, 0 failed, 1 draft not run\n");
    }

    @Test
    void what_fails_says_where_what_and_why() throws IOException {
        break_a_scenario();

        assertThat(test("--lang", "en")).as(err.toString()).isEqualTo(Mainstay.FAILURES);
        assertThat(out.toString().replace(folder.toString().replace('\\', '/'), "PACK"))
                .isEqualTo("""
                FAILED PACK/scenarios/wrong.yaml:1 Late & early, 5 < 6
                  3:22 expected in signals: LATE; there is none
                    nearest: the rule "Late" did not fire [signals/s.drl:1]
                      delivery.onTimeRate is 0.95, not < 0.9 (limit("delivery.onTime"), limits.csv:2) [signals/s.drl:4]

                small 1.0.0: 6 scenarios, 5 passed, 1 failed, 1 draft not run
                """);
    }

    @Test
    void chinese_is_spoken_where_asked_for() throws IOException {
        break_a_scenario();

        assertThat(test("--lang", "zh")).isEqualTo(Mainstay.FAILURES);
        assertThat(out.toString())
                .startsWith("未通过 ")
                .contains("  3:22 信号中应有 LATE，实际一个也没有\n    最接近的：规则“Late”没有触发")
                .endsWith("small 1.0.0：6 个场景，5 个通过，1 个未通过，1 个草稿未运行\n");
    }

    @Test
    void one_scenario_is_one() {
        assertThat(test("--filter", "Late deliveries", "--lang", "en")).isEqualTo(Mainstay.FINE);
        assertThat(out).hasToString("small 1.0.0: 1 scenario, 1 passed, 0 failed\n");
    }

    @Test
    void a_filter_takes_names_and_files() {
        assertThat(test("--lang", "en", "--filter", "BY DEGREE")).isEqualTo(Mainstay.FINE);
        assertThat(test("--lang", "en", "--filter", "bulk.csv")).isEqualTo(Mainstay.FINE);
        assertThat(out).hasToString("small 1.0.0: 2 scenarios, 2 passed, 0 failed\n".repeat(2));
    }

    @Test
    void what_cannot_be_run_is_no_success() throws IOException {
        assertThat(test("--lang", "en", "--filter", "nowhere")).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString()).contains("no scenario whose name or file contains nowhere");
        Files.writeString(
                folder.resolve("scenarios/slip.yaml"), "- name: n\n  given: {}\n  expect: {signals: [LAT]}\n");
        assertThat(test("--lang", "en")).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString()).contains("MS-147 scenarios/slip.yaml:3:22 unknown signal LAT. Maybe LATE?");
        assertThat(Mainstay.run(new PrintWriter(out), new PrintWriter(err), "test", "nowhere"))
                .isEqualTo(Mainstay.UNUSABLE);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_portfolios_advice_is_held_against_what_was_approved() throws IOException {
        Path accounts = Files.writeString(folder.resolveSibling(folder.getFileName() + ".jsonl"), """
                {"id":"A-1","asOf":"2026-03-31","delivery":{"onTimeRate":0.86}}
                {"id":"A-2","asOf":"2026-03-31","delivery":{"onTimeRate":7}}
                """);
        Path approved = accounts.resolveSibling(accounts.getFileName() + ".approved.txt");
        String[] options = {"--lang", "en", "--accounts", accounts.toString()};

        assertThat(test(options)).isEqualTo(Mainstay.FAILURES);
        assertThat(out.toString()).as(err.toString()).contains("nothing is approved yet; accounts: 2");
        assertThat(test("--lang", "en", "--accounts", accounts.toString(), "--approve"))
                .isEqualTo(Mainstay.FINE);
        assertThat(test(options)).isEqualTo(Mainstay.FINE);
        assertThat(Files.readString(approved))
                .contains("A-1 2026-03-31\n  stance      RETAIN\n")
                .contains("MS-205");

        out.getBuffer().setLength(0);
        Files.writeString(
                folder.resolve("limits.csv"),
                Files.readString(folder.resolve("limits.csv")).replace(",0.9,RATIO", ",0.8,RATIO"));
        assertThat(test("--format", "json", "--lang", "en", "--accounts", accounts.toString()))
                .isEqualTo(Mainstay.FAILURES);
        assertThat(out.toString()).doesNotContain("A-1");
        assertThat(err.toString())
                .contains("advice changed since it was approved; accounts changed: 1, new: 0, gone: 0")
                .contains("  - stance      RETAIN\n  + stance      MAINTAIN\n");
        assertThat(test("--approve")).isEqualTo(Mainstay.UNUSABLE);
        Files.delete(accounts);
        Files.delete(approved);
    }

    private Document xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
            if (parent.getChildNodes().item(i) instanceof Element element
                    && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    @Test
    void junit_xml_has_what_build_servers_read() throws Exception {
        break_a_scenario();
        Files.writeString(folder.resolve("scenarios/odd.yaml"), """
                - name: "a \\U0001F600 b ]]> c"
                  given: {}
                  expect: {stance: EXIT}
                """);
        Path target = folder.resolve("report.xml");

        assertThat(test("--lang", "en", "--format", "junit", "-o", target.toString()))
                .isEqualTo(Mainstay.FAILURES);

        assertThat(out).hasToString("small 1.0.0: 7 scenarios, 5 passed, 2 failed, 1 draft not run\n");
        Element suites = xml(Files.readString(target)).getDocumentElement();
        assertThat(suites.getTagName()).isEqualTo("testsuites");
        assertThat(suites.getAttribute("tests")).isEqualTo("8");
        assertThat(suites.getAttribute("failures")).isEqualTo("2");
        int tests = 0;
        int failures = 0;
        int skipped = 0;
        for (Element suite : elements(suites, "testsuite")) {
            assertThat(suite.getAttribute("name")).startsWith("scenarios/");
            assertThat(Double.parseDouble(suite.getAttribute("time"))).isNotNegative();
            tests += Integer.parseInt(suite.getAttribute("tests"));
            failures += Integer.parseInt(suite.getAttribute("failures"));
            skipped += Integer.parseInt(suite.getAttribute("skipped"));
            assertThat(elements(suite, "testcase")).hasSize(Integer.parseInt(suite.getAttribute("tests")));
            for (Element one : elements(suite, "testcase")) {
                assertThat(one.getAttribute("name")).isNotBlank();
                assertThat(one.getAttribute("classname")).startsWith("small.scenarios.");
                assertThat(Path.of(one.getAttribute("file"))).exists();
                assertThat(Integer.parseInt(one.getAttribute("line"))).isPositive();
            }
        }
        assertThat(List.of(tests, failures, skipped)).containsExactly(8, 2, 1);
        Element wrong = elements(suites, "testsuite").stream()
                .filter(suite -> suite.getAttribute("name").equals("scenarios/wrong.yaml"))
                .flatMap(suite -> elements(suite, "testcase").stream())
                .findFirst()
                .orElseThrow();
        assertThat(wrong.getAttribute("name")).isEqualTo("Late & early, 5 < 6");
        Element failure = elements(wrong, "failure").get(0);
        assertThat(failure.getAttribute("message")).isEqualTo("3:22 expected in signals: LATE; there is none");
        assertThat(failure.getTextContent()).contains("nearest: the rule \"Late\" did not fire");
    }

    @Test
    void json_says_everything_by_name_and_the_same_each_time() throws IOException {
        break_a_scenario();
        assertThat(test("--format", "json", "--lang", "en")).isEqualTo(Mainstay.FAILURES);
        String first = out.toString();
        out.getBuffer().setLength(0);
        assertThat(test("--format", "json", "--lang", "en")).isEqualTo(Mainstay.FAILURES);

        assertThat(out).hasToString(first);
        List<String> names = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(first)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME) {
                    names.add(json.currentName());
                }
            }
        }
        assertThat(names)
                .contains("pack", "passed", "failed", "error", "draft", "scenarios", "expected", "there", "nearest")
                .contains("shortfall", "limitFrom", "by");
        assertThat(first)
                .contains("\"failed\": 1")
                .contains("\"state\": \"DRAFT\"")
                .contains("\"by\": 0.05");
    }

    @Test
    void coverage_says_how_much_is_reached_and_what_is_not() {
        assertThat(test("--coverage", "--lang", "en")).as(err.toString()).isEqualTo(Mainstay.FINE);
        assertThat(out.toString())
                .contains("MISSING signals/s.drl:16:1 \"Short\"", "small 1.0.0: coverage by 5 scenarios", "rules fire");
    }

    @Test
    void coverage_below_its_gate_is_a_failure_and_a_gate_of_no_criterion_is_none() {
        assertThat(test("--coverage", "--coverage-gate", "rules=0.1,limits=0", "--lang", "en"))
                .isEqualTo(Mainstay.FINE);
        assertThat(test("--coverage", "--coverage-gate", "rules=1,rows=0.1", "--lang", "en"))
                .isEqualTo(Mainstay.FAILURES);
        assertThat(err.toString()).contains("coverage of rules is ").doesNotContain("of rows");
        assertThat(test("--coverage", "--coverage-gate", "rule=1")).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString()).contains("maybe rules?");
        assertThat(test("--coverage", "--coverage-gate", "rules=95")).isEqualTo(Mainstay.UNUSABLE);
        assertThat(test("--coverage", "--mutate")).isEqualTo(Mainstay.UNUSABLE);
    }

    @Test
    void what_coverage_misses_is_drafted_and_covered_once_confirmed() throws IOException {
        Path drafts = folder.resolve("scenarios/missing.yaml");
        assertThat(test("--coverage", "--drafts", drafts.toString(), "--coverage-gate", "mcdc=1", "--lang", "en"))
                .isEqualTo(Mainstay.FAILURES);
        assertThat(err.toString()).containsPattern("[0-9]+ scenarios? written to .*missing.yaml");
        Files.writeString(drafts, Files.readString(drafts).replace("  draft: true\n", ""));

        assertThat(test("--coverage", "--coverage-gate", "rules=1,conditions=1,mcdc=1,limits=1", "--lang", "en"))
                .as(out.toString())
                .isEqualTo(Mainstay.FINE);
    }

    @Test
    void drafts_are_of_what_the_pack_itself_says(@TempDir Path other) throws IOException {
        PrintWriter writer = new PrintWriter(err);
        Path pack = other.resolve("mine");
        Path drafts = other.resolve("drafts.yaml");
        Mainstay.run(writer, writer, "new", pack.toString());

        assertThat(Mainstay.run(writer, writer, "test", pack.toString(), "--drafts", drafts.toString(), "--lang", "en"))
                .as(err.toString())
                .isEqualTo(Mainstay.FINE);
        assertThat(Files.readString(drafts)).contains("house.visit.days").doesNotContain("Deliveries arrive late");
        assertThat(err.toString()).containsPattern("[0-9]+ scenarios written to .*drafts.yaml");
    }

    @Test
    void coverage_as_json_names_every_item() throws IOException {
        assertThat(test("--coverage", "--format", "json")).as(err.toString()).isEqualTo(Mainstay.FINE);
        assertThat(out.toString()).contains("\"criteria\"", "\"decides-by-holding\"", "\"at-limit\"");
        try (JsonParser parser = new JsonFactory().createParser(out.toString())) {
            while (parser.nextToken() != null) {
                assertThat(parser.currentToken()).isNotNull();
            }
        }
    }

    @Test
    void outputs_that_cannot_be_written_are_refused_before_anything_is_run() throws IOException {
        break_a_scenario();
        for (String[] words : new String[][] {
            {"--drafts", "/no/x.yaml"},
            {"-o", "/no/x.txt"},
            {"--coverage", "--html", "/no/x.html"},
            {"--mutate", "--missing=/no/such/x.yaml"}
        }) {
            err.getBuffer().setLength(0);
            assertThat(test(words)).isEqualTo(Mainstay.UNUSABLE);
            assertThat(err.toString()).hasLineCount(1).matches("ERROR /no(/such)?: .*\\R");
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void what_is_approved_is_held_against_the_advice_in_every_kind_of_run() throws IOException {
        String accounts = Files.writeString(
                        folder.resolveSibling(folder.getFileName() + ".jsonl"),
                        "{\"id\":\"A-1\",\"asOf\":\"2026-03-31\"}\n")
                .toString();
        for (String[] words : new String[][] {{"--coverage"}, {"--mutate", "--sample=1", "--gate=0"}}) {
            out.getBuffer().setLength(0);
            List<String> all = new ArrayList<>(List.of(words));
            all.addAll(List.of("--lang=en", "--accounts", accounts));
            assertThat(test(all.toArray(new String[0]))).as(words[0]).isEqualTo(Mainstay.FAILURES);
            assertThat(out.toString()).contains("nothing is approved yet; accounts: 1");
        }
        Files.delete(Path.of(accounts));
        assertThat(test("--coverage", "--approve", "--lang=zh")).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString()).contains("--approve 需要同时给出 --accounts FILE");
    }

    @Test
    void what_does_not_go_together_is_refused_and_what_is_left_out_is_said() throws IOException {
        for (String run : List.of("--mutate", "--coverage")) {
            assertThat(test(run, "--format=junit", "--lang=zh")).isEqualTo(Mainstay.UNUSABLE);
            assertThat(err.toString()).contains("ERROR " + run + " 只有这些格式：text, json");
        }
        break_a_scenario();
        Path drafts = folder.resolve("drafts.yaml");
        assertThat(test("--lang=en", "--mutate", "--drafts", drafts.toString())).isEqualTo(Mainstay.FAILURES);
        assertThat(err.toString()).endsWith("left out, since scenarios fail: --drafts, --mutate\n");
        assertThat(drafts).doesNotExist();
    }
}
