package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Value;
import dev.mainstay.json.SnapshotWriter;
import dev.mainstay.vocabulary.Money;
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
import java.util.Random;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviseCommandTest {

    private static final String LATE = """
            {"id":"ACME-42","name":"Acme Feed","asOf":"2026-03-31","profile":{"tier":"KEY","industry":"feed"},\
            "value":{"annualRevenue":{"amount":"4800000","currency":"CNY"},"grossMarginRate":0.22},\
            "delivery":{"onTimeRate":0.86,"daysToPeakSeason":45,"peakSupplyAgreed":false}}
            """;

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        return Mainstay.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private Path input(String content) throws IOException {
        return Files.writeString(folder.resolve("input.json"), content);
    }

    private String advise(String content, int status, String... options) throws IOException {
        Path output = folder.resolve("out");
        List<String> arguments = new ArrayList<>(List.of("advise", "-o", output.toString()));
        arguments.addAll(List.of(options));
        arguments.add(input(content).toString());
        assertThat(run(arguments.toArray(new String[0]))).as(err.toString()).isEqualTo(status);
        return Files.exists(output) ? Files.readString(output) : "";
    }

    @Test
    void text_says_stance_risk_cause_evidence_and_actions() throws IOException {
        assertThat(advise(LATE, 0, "--lang", "en"))
                .startsWith("ACME-42  Acme Feed  (2026-03-31)\n")
                .contains("Risk of defection: High (54%)")
                .contains("delivery.onTimeRate 0.86, < 0.9 [limits.csv:")
                .contains("1. Put a delivery recovery plan into force - Supply chain manager, 2026-04-14");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void text_is_chinese_where_asked_for() throws IOException {
        assertThat(advise(LATE, 0, "--lang", "zh")).contains("叛离风险: 高", "供应链经理");
    }

    @Test
    void json_lines_hold_one_advice_a_line() throws IOException {
        String lines = advise(LATE + LATE.replace("ACME-42", "ACME-43"), 0, "--format", "jsonl");

        assertThat(lines.lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .startsWith("{\"accountId\":\"ACME-4")
                .endsWith("}"));
    }

    @Test
    void json_is_one_array() throws IOException {
        assertThat(advise(LATE, 0, "--format", "json")).startsWith("[\n{").endsWith("}\n]\n");
    }

    @Test
    void csv_has_a_row_for_each_action_and_runs_no_formula() throws IOException {
        String table = advise(LATE.replace("ACME-42", "=1+1"), 0, "--format", "csv", "--lang", "en");

        assertThat(table.lines().findFirst())
                .hasValueSatisfying(header -> assertThat(header).startsWith("accountId,name,asOf,stance,risk"));
        assertThat(table.lines().skip(1)).isNotEmpty().allSatisfy(row -> assertThat(row)
                .startsWith("'=1+1,Acme Feed,2026-03-31,RETAIN,HIGH"));
    }

    @Test
    void control_characters_of_the_input_do_not_reach_the_terminal() throws IOException {
        assertThat(advise(LATE.replace("Acme Feed", "Acme\\u001b[31m\\nForged line"), 0, "--lang", "en"))
                .contains("Acme.[31m.Forged line")
                .doesNotContain("\u001b");
    }

    @Test
    void an_account_that_takes_more_than_a_limit_fails_and_the_others_are_advised() throws IOException {
        String busy = LATE.replace("ACME-42", "BUSY")
                .replace("\"delivery\"", "\"complaints\":[{\"id\":\"1\"},{\"id\":\"2\"}],\"delivery\"");

        assertThat(advise(busy + LATE, 1, "--format", "jsonl", "--max-elements", "1", "--lang", "en")
                        .lines())
                .singleElement()
                .asString()
                .startsWith("{\"accountId\":\"ACME-42\"");
        assertThat(err.toString()).contains("BUSY", "MS-233");
        assertThat(advise(LATE, 2, "--max-firings", "1")).isNotNull();
        assertThat(err.toString()).contains("MS-231");
        assertThat(advise(LATE, 2, "--max-matches", "10")).isNotNull();
        assertThat(err.toString()).contains("MS-234");
        assertThat(advise(busy, 0, "--max-time", "60.5", "--format", "jsonl")).contains("BUSY");
    }

    @Test
    void a_limit_that_admits_nothing_is_no_limit() throws IOException {
        for (String limit : List.of("--max-time", "--max-elements", "--max-matches", "--max-firings")) {
            advise(LATE, 2, limit, "0", "--lang", "en");
            assertThat(err.toString()).contains("ERROR " + limit + " is above 0");
            advise(LATE, 2, limit, "-1", "--lang", "zh");
            assertThat(err.toString()).contains(limit + " 应大于 0");
        }
    }

    @Test
    void an_account_that_cannot_be_read_is_listed_and_harms_no_other() throws IOException {
        String lines = advise(
                "{\"id\":\"B\",\"asOf\":\"2026-03-31\",\"delivery\":{\"onTimeRate\":86}}\nnonsense\n" + LATE,
                1,
                "--format",
                "jsonl",
                "--lang",
                "en");

        assertThat(lines.lines()).hasSize(1);
        assertThat(err.toString().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("ERROR MS-205 line 1 B $.delivery.onTimeRate"))
                .anyMatch(line -> line.startsWith("ERROR MS-201 line 2"))
                .contains("accounts advised: 1, failed: 2 (listed above)");
    }

    @Test
    void unusable_input_and_words_end_with_two_and_a_way_out() throws IOException {
        advise("", 2);
        assertThat(err.toString()).contains("MS-218");
        advise("{\"id\":", 2);
        assertThat(run("advise", folder.resolve("none.json").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("no such file");
        assertThat(run("advise", "--format", "xml", "x")).isEqualTo(2);
        assertThat(run("advize", "x")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(run(
                        "advise",
                        "--pack",
                        folder.resolve("none.jar").toString(),
                        input(LATE).toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("MS-306");
    }

    @Test
    void a_pack_that_does_not_compile_is_refused_with_file_and_line() throws IOException {
        Path pack = folder.resolve("pack");
        Files.createDirectories(pack.resolve("signals"));
        Files.writeString(pack.resolve("signals/s.drl"), "rule \"r\"\nwhen\n  $a : Account( x < 1 )\nthen\nend\n");

        assertThat(run("advise", "--pack", pack.toString(), input(LATE).toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("ERROR MS-103 signals/s.drl:3:17").contains("ERROR MS-162 pack.yaml:1:1");
    }

    @Test
    void an_output_file_appears_only_when_it_is_whole() throws IOException {
        Path output = Files.writeString(folder.resolve("out"), "as before");
        run("advise", "-o", output.toString(), input("nonsense").toString());

        assertThat(output).hasContent("as before");
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(path -> path.toString().endsWith(".tmp"));
        }
    }

    @Test
    void a_portfolio_fills_ranks_and_tiers_that_are_left_out() throws IOException {
        StringBuilder accounts = new StringBuilder();
        for (int i = 1; i <= 20; i++) {
            accounts.append(new SnapshotWriter()
                            .write(AccountSnapshot.builder("A" + i, LocalDate.of(2026, 3, 31))
                                    .value(v -> v.grossMarginRate(0.2))
                                    .value(revenue(i * 1000))
                                    .build()))
                    .append('\n');
        }

        assertThat(advise(accounts.toString(), 0, "--format", "jsonl", "--portfolio"))
                .isNotEqualTo(advise(accounts.toString(), 0, "--format", "jsonl"));
    }

    private static Consumer<Value.Builder> revenue(int amount) {
        return value -> value.annualRevenue(Money.of(String.valueOf(amount), "CNY"));
    }

    @Test
    void one_in_a_hundred_poisoned_of_twenty_thousand_changes_no_byte_of_the_others() throws IOException {
        Random random = new Random(7);
        StringBuilder clean = new StringBuilder();
        StringBuilder poisoned = new StringBuilder();
        int poison = 0;
        for (int i = 0; i < 20_000; i++) {
            String line = new SnapshotWriter().write(account(i, random));
            clean.append(line).append('\n');
            poisoned.append(line).append('\n');
            if (i % 100 == 0) {
                poisoned.append(POISON.get(poison++ % POISON.size())).append('\n');
            }
        }

        String expected = advise(clean.toString(), 0, "--format", "jsonl");
        String actual = advise(poisoned.toString(), 1, "--format", "jsonl");

        assertThat(actual.equals(expected)).as("byte for byte the same").isTrue();
        assertThat(err.toString()).contains("accounts advised: 20000, failed: 200");
        System.out.println("accounts tried: 20000, poisoned: " + poison + " of " + POISON.size() + " kinds");
    }

    private static final List<String> POISON = List.of(
            "nonsense",
            "{",
            "{\"id\":\"P\"}",
            "[1,2,3]",
            "{\"id\":\"P\",\"asOf\":\"2026-02-30\"}",
            "{\"id\":\"P\",\"asOf\":\"2026-03-31\",\"delivery\":{\"onTimeRate\":1.2}}",
            "{\"id\":\"P\",\"asOf\":\"2026-03-31\",\"delivery\":{\"stockOutDays90d\":-1}}",
            "{\"id\":\"P\",\"asOf\":\"2026-03-31\",\"profile\":{\"tier\":\"KAY\"}}",
            "{\"id\":\"P\",\"asOf\":\"2026-03-31\",\"complaints\":[{\"id\":\"C\",\"openedOn\":\"2027-01-01\"}]}",
            "{\"id\":\"P\",\"asOf\":\"2026-03-31\",\"value\":{\"annualRevenue\":{\"amount\":\"1e99999999\",\"currency\":\"CNY\"}}}",
            "{\"id\":\"A0\",\"asOf\":\"2026-03-31\"}",
            "{\"id\":\"P\",\"asOf\":\"2026-03-31\",\"attributes\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
            "{\"id\":\"P\",\"asOf\":\"2026-03-31\",\"name\":\"" + "x".repeat(2_000_000) + "\"}");

    private static final List<Tier> TIERS = List.of(Tier.values());

    private static AccountSnapshot account(int i, Random random) {
        return AccountSnapshot.builder("A" + i, LocalDate.of(2026, 3, 31))
                .profile(p -> p.tier(TIERS.get(random.nextInt(4))))
                .value(v -> v.annualRevenue(Money.of(String.valueOf(random.nextInt(1_000_000)), "USD"))
                        .grossMarginRate(random.nextInt(50) / 100.0)
                        .revenueChange(random.nextInt(100) / 100.0 - 0.6))
                .delivery(d -> d.onTimeRate(random.nextInt(101) / 100.0))
                .channel(c -> c.overdueDays(random.nextInt(120)))
                .build();
    }

    @Test
    void locale_and_time_zone_of_the_machine_change_no_byte() throws IOException {
        String expected = advise(LATE, 0, "--format", "jsonl", "--lang", "en");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(advise(LATE, 0, "--format", "jsonl", "--lang", "en")).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void schema_prints_both_documents() {
        assertThat(run("schema", "snapshot")).isZero();
        assertThat(run("schema", "advice")).isZero();
        assertThat(out.toString()).contains("\"onTimeRate\"", "\"couldDecide\"", "2020-12");
        assertThat(run("schema", "nothing")).isEqualTo(2);
    }
}
