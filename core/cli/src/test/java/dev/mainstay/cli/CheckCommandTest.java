package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final Path STANDARD = Path.of("../../rules/standard");

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void copy_the_standard_pack() throws IOException {
        try (Stream<Path> files = Files.walk(STANDARD)) {
            files.filter(file -> !file.startsWith(STANDARD.resolve("scenarios")))
                    .forEach(file -> {
                        try {
                            Path copy = folder.resolve(STANDARD.relativize(file).toString());
                            if (Files.isDirectory(file)) {
                                Files.createDirectories(copy);
                            } else {
                                Files.copy(file, copy);
                            }
                        } catch (IOException failure) {
                            throw new UncheckedIOException(failure);
                        }
                    });
        }
    }

    private int check(String... arguments) {
        String[] all = Stream.concat(Stream.of("check", folder.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return Mainstay.run(new PrintWriter(out), new PrintWriter(err), all);
    }

    private void replace(String file, String text, String by) throws IOException {
        String before = Files.readString(folder.resolve(file));
        assertThat(before).contains(text);
        int at = before.indexOf(text);
        Files.writeString(folder.resolve(file), before.substring(0, at) + by + before.substring(at + text.length()));
    }

    @Test
    void the_standard_pack_has_no_mistake() {
        assertThat(check("--lang", "en")).as(out.toString()).isZero();
        assertThat(out).hasToString("No mistakes found." + System.lineSeparator());
    }

    @Test
    void a_mistake_is_shown_with_its_line_a_mark_and_the_way_out() throws IOException {
        replace("signals/delivery.drl", "Account( delivery.onTimeRate <", "Account( delivery.onTimRate <");

        assertThat(check("--lang", "en")).isEqualTo(Mainstay.FAILURES);
        assertThat(out.toString()).containsPattern("""
                ERROR MS-103 signals/delivery.drl:[0-9]+:17 unknown metric delivery.onTimRate of Account.
                  .*\\$a : Account\\( delivery.onTimRate < limit.*
                                  \\^~~~~~~~~~~~~~~~~~
                  Maybe delivery.onTimeRate\\?

                """);
        assertThat(out.toString()).contains("Errors: 1, warnings: 0");
    }

    @Test
    void mistakes_of_several_files_show_at_once_in_the_language_asked_for() throws IOException {
        replace("signals/delivery.drl", "delivery.onTimeRate <", "delivery.onTimRate <");
        replace("limits.csv", ",KEY,,,42,DAYS", ",KAY,,,42,DAYS");
        replace("texts/zh.csv", "signal.NO_ACCOUNT_TEAM,", "signal.NO_ACCOUNT_TEEM,");

        assertThat(check("--lang", "zh")).isEqualTo(Mainstay.FAILURES);
        assertThat(out.toString())
                .contains("limits.csv:3:19 (C3 tier) 未知的客户级别 KAY。", "是否应为 KEY？")
                .contains("未知指标 delivery.onTimRate", "是否应为 delivery.onTimeRate？")
                .contains("没有什么需要文本 signal.NO_ACCOUNT_TEEM。", "是否应为 signal.NO_ACCOUNT_TEAM？")
                .contains("错误：3，警告：0");
    }

    @Test
    void json_holds_each_issue_with_its_fields_in_a_fixed_order() throws IOException {
        replace("limits.csv", ",KEY,,,42,DAYS", ",KAY,,,42,DAYS");

        assertThat(check("--lang", "en", "--format", "json")).isEqualTo(Mainstay.FAILURES);
        assertThat(out.toString().replace("\r", "")).startsWith("""
                {
                  "passed": false,
                  "errors": 1,
                  "warnings": 0,
                  "issues": [
                    {
                      "level": "ERROR",
                      "code": "MS-147",
                      "file": "limits.csv",
                      "line": 3,
                      "column": 19,
                      "width": 3,
                      "cell": "C3 tier",
                      "message": "unknown tier KAY.",
                      "help": "Maybe KEY?",
                      "suggestion": "KEY",
                      "source": "contact.gap.days,,KAY,,,42,DAYS,14,730""");
    }

    @Test
    void sarif_is_what_its_schema_requires_and_points_at_the_place() throws IOException {
        replace("limits.csv", ",KEY,,,42,DAYS", ",KAY,,,42,DAYS");
        replace("signals/delivery.drl", "then\n", "thne\n");
        Files.writeString(folder.resolve("signals/more words.drl"), "rule \"\u4e2d\"\nwhen\n");
        Files.delete(folder.resolve("texts/zh.csv"));

        assertThat(check("--lang", "en", "--format", "sarif")).isEqualTo(Mainstay.FAILURES);
        JsonNode sarif = new ObjectMapper().readTree(out.toString());
        try (InputStream schema = CheckCommandTest.class.getResourceAsStream("sarif-required.json")) {
            assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(sarif))
                    .isEmpty();
        }
        JsonNode run = sarif.path("runs").path(0);
        assertThat(run.path("results")).hasSize(4).allSatisfy(result -> {
            JsonNode rule = run.path("tool")
                    .path("driver")
                    .path("rules")
                    .path(result.path("ruleIndex").asInt());
            assertThat(rule.path("id").asText()).isEqualTo(result.path("ruleId").asText());
            assertThat(rule.path("help").path("text").asText()).isNotBlank();
        });
        JsonNode place = run.path("results").path(0).path("locations").path(0).path("physicalLocation");
        assertThat(place.path("artifactLocation").path("uri").asText()).isEqualTo("limits.csv");
        assertThat(place.path("region").path("startLine").asInt()).isEqualTo(3);
        assertThat(place.path("region").path("startColumn").asInt()).isEqualTo(19);
        assertThat(place.path("region").path("endColumn").asInt()).isEqualTo(22);
        assertThat(out.toString()).contains("\"uri\": \"signals/more%20words.drl\"");
    }

    @Test
    void a_scenario_that_cannot_be_read_is_a_finding_and_words_that_mean_nothing_are_refused() throws IOException {
        Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(folder.resolve("scenarios/a.yaml"), "- name: n\n  given: {}\n  expct: {stance: RETAIN}\n");

        assertThat(check("--lang", "en")).isEqualTo(Mainstay.FAILURES);
        assertThat(out.toString()).contains("scenarios/a.yaml:3:3 ").contains("Maybe expect?");
        assertThat(check("--lang", "fr")).isEqualTo(Mainstay.UNUSABLE);
        assertThat(check("--format", "xml")).isEqualTo(Mainstay.UNUSABLE);
    }

    @Test
    void a_folder_that_is_not_there_is_unusable_input() {
        int status = Mainstay.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "check",
                folder.resolve("none").toString());

        assertThat(status).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString()).contains("no such folder");
    }

    @Test
    void a_warning_shows_an_account_and_a_baseline_keeps_it_silent() throws IOException {
        replace("limits.csv", "delivery.onTime,,,,,0.9,", "delivery.onTime,,,,,0.75,");

        assertThat(check("--lang", "en")).isOne();
        assertThat(out.toString())
                .contains("WARNING MS-409 limits.csv:")
                .contains("begins before \"Deliveries arrive late\"")
                .contains("For example: {\"id\":\"EXAMPLE\"")
                .contains("Errors: 0, warnings: 1");

        assertThat(check("--lang", "en", "--write-baseline", "tried for a quarter"))
                .isZero();
        assertThat(err.toString()).contains("lint-baseline.csv names 1 warning.");
        assertThat(folder.resolve("lint-baseline.csv")).content().contains(",tried for a quarter\n");
    }

    @Test
    void nothing_is_written_into_the_pack_that_mainstay_brings() {
        int status = Mainstay.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "check",
                "standard",
                "--lang",
                "en",
                "--write-baseline",
                "tried for a quarter");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("standard: no such folder");
    }
}
