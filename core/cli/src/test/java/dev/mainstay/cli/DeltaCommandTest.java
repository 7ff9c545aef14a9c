package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.json.AdviceWriter;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.Tier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code delta} of several runs whose accounts come and go, in any order. */
class DeltaCommandTest {

    private static final RetentionAdvisor ADVISOR = RetentionAdvisor.of(RulePack.standard());

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String first = "";
    private String second = "";
    private String third = "";

    private static String advice(String account, int month, double onTime) {
        AccountSnapshot snapshot = AccountSnapshot.builder(account, LocalDate.of(2026, month, 28))
                .profile(p -> p.tier(Tier.KEY))
                .delivery(d -> d.onTimeRate(onTime))
                .build();
        return new AdviceWriter(Locale.ENGLISH).write(ADVISOR.advise(snapshot));
    }

    private String file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines)).toString();
    }

    @BeforeEach
    void runs() throws IOException {
        first = file("1", advice("B", 1, 0.99), "", advice("A", 1, 0.99), advice("GONE", 1, 0.5));
        second = file("2", advice("A", 2, 0.8), advice("B", 2, 0.99));
        third = file("3", advice("NEW", 3, 0.5), advice("B", 3, 0.99), advice("A", 3, 0.99));
    }

    private int delta(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("delta"));
        all.addAll(List.of(words));
        return Mainstay.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }

    private String written(String... words) throws IOException {
        Path output = folder.resolve("out");
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-o", output.toString()));
        assertThat(delta(all.toArray(String[]::new))).as(err.toString()).isZero();
        return Files.readString(output);
    }

    @Test
    void accounts_are_told_by_id_whatever_their_order_in_the_files() {
        assertThat(delta(first, second, third, "--lang=en")).as(err.toString()).isZero();
        assertThat(out.toString().lines().filter(line -> !line.startsWith(" ")))
                .containsExactly(
                        "A  (2026-02-28 → 2026-03-28)",
                        "NEW  was not there before",
                        "GONE  is not there any more",
                        "Accounts: 3, with news: 1, not there before: 1, not there any more: 1");
        assertThat(out.toString()).contains("- resolved  Signal: Deliveries arrive late");
    }

    @Test
    void json_holds_codes_and_totals() throws IOException {
        JsonNode json = new ObjectMapper().readTree(written(first, second, third, "--format=json"));

        assertThat(json.get("accounts"))
                .extracting(account -> account.get("accountId").asText() + " "
                        + account.get("status").asText())
                .containsExactly("A CHANGED", "NEW APPEARED", "GONE GONE");
        JsonNode changed = json.get("accounts").get(0);
        assertThat(changed.get("from").asText()).isEqualTo("2026-02-28");
        assertThat(changed.get("to").asText()).isEqualTo("2026-03-28");
        assertThat(changed.get("changes")).anySatisfy(change -> assertThat(change.toString())
                .isEqualTo("{\"status\":\"RESOLVED\",\"subject\":\"SIGNAL\",\"key\":\"LATE_DELIVERY\","
                        + "\"before\":\"SERIOUS\",\"after\":\"\",\"atLimit\":false}"));
        JsonNode totals = json.get("totals");
        assertThat(totals.get("accounts").asInt()).isEqualTo(3);
        assertThat(totals.get("changed").asInt()).isEqualTo(1);
        assertThat(totals.get("appeared").asInt()).isEqualTo(1);
        assertThat(totals.get("gone").asInt()).isEqualTo(1);
        assertThat(totals.get("changes").get("RESOLVED").asInt()).isPositive();
    }

    @Test
    void json_lines_hold_an_account_a_line_and_the_totals_last() throws IOException {
        List<String> lines =
                written(first, second, third, "--format=jsonl", "--all").lines().toList();

        assertThat(lines).hasSize(5);
        for (String line : lines) {
            assertThat(new ObjectMapper().readTree(line).isObject()).isTrue();
        }
        assertThat(lines.get(1)).startsWith("{\"accountId\":\"B\",\"status\":\"UNCHANGED\"");
        assertThat(lines.get(4)).startsWith("{\"totals\":{\"accounts\":3,");
    }

    @Test
    void files_in_the_wrong_order_and_lines_that_are_no_advice_are_said() throws IOException {
        assertThat(delta(second, first, "--lang=en")).isEqualTo(2);
        assertThat(err.toString()).contains("give the earliest file first");
        String torn = file("torn", advice("A", 2, 0.8).substring(0, 100), advice("B", 2, 0.99));
        assertThat(delta(first, torn, "--lang=en")).isEqualTo(1);
        assertThat(err.toString()).startsWith("ERROR MS-2").contains("torn:1:");
    }

    /** A line that begins in one buffer and ends in another is one line. */
    @Test
    void lines_longer_than_a_buffer_are_read_whole() throws IOException {
        String large = "x".repeat(200_000);
        String file = file("large", "short", large, "", "last");
        try (LineFile lines = new LineFile(Path.of(file), 1_000_000)) {
            assertThat(lines.line(6))
                    .hasValueSatisfying(line -> assertThat(line).hasSize(200_000));
            long next = lines.next();
            assertThat(lines.line(0)).hasValue("short".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(lines.line(next))
                    .hasValueSatisfying(line -> assertThat(line).isEmpty());
            assertThat(lines.line(lines.next())).hasValue("last".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(lines.line(lines.next())).isEmpty();
        }
        try (LineFile lines = new LineFile(Path.of(file), 10)) {
            assertThat(lines.line(6))
                    .hasValueSatisfying(line -> assertThat(line).hasSize(10));
            assertThat(lines.next()).isEqualTo(6 + 200_001);
        }
    }
}
