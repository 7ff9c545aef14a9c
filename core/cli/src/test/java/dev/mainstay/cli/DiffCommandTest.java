package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.diff.Aspect;
import dev.mainstay.authoring.diff.Difference;
import dev.mainstay.authoring.diff.PackDiff;
import dev.mainstay.authoring.diff.PortfolioDiff;
import dev.mainstay.json.SnapshotFeed;
import dev.mainstay.json.SnapshotReader;
import dev.mainstay.pack.RulePack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

    private static final String HOUSE = "../../examples/house-rules/feed-distributor";

    private static final String LATE = """
            {"id":"ACME-42","name":"Acme Feed","asOf":"2026-03-31","profile":{"tier":"KEY","industry":"feed"},\
            "value":{"annualRevenue":{"amount":"4800000","currency":"CNY"},"grossMarginRate":0.22},\
            "delivery":{"onTimeRate":0.94}}
            """;

    private static final String WELL = """
            {"id":"ACME-43","asOf":"2026-03-31","profile":{"tier":"KEY"},"delivery":{"onTimeRate":0.99}}
            """;

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    private String diff(int status, String... options) throws IOException {
        Path output = folder.resolve("out");
        List<String> arguments = new ArrayList<>(List.of("diff", "-o", output.toString()));
        arguments.addAll(List.of(options));
        assertThat(Mainstay.run(
                        new PrintWriter(new StringWriter()), new PrintWriter(err), arguments.toArray(String[]::new)))
                .as(err.toString())
                .isEqualTo(status);
        return Files.exists(output) ? Files.readString(output) : "";
    }

    private String accounts(String content) throws IOException {
        return Files.writeString(folder.resolve("accounts.jsonl"), content).toString();
    }

    @Test
    void says_what_changes_in_the_pack_for_an_account_and_in_all() throws IOException {
        String text = diff(1, "standard", HOUSE, "--accounts", accounts(LATE + WELL), "--lang", "en");

        assertThat(text)
                .contains("+ limit delivery.onTime, KEY, feed  feed-distributor limits.csv:3")
                .contains(
                        "~ weight actions.max  weights.csv:73 → feed-distributor weights.csv:3\n      value: 12 → 8\n")
                .contains("An account that tells the packs apart:\n  {\"id\":")
                .contains("  ACME-42  Acme Feed  (2026-03-31)\n")
                .contains("    by limit delivery.onTime, KEY, feed (feed-distributor limits.csv:3):\n")
                .contains("      commitment Guarantee of smooth delivery: Kept → Broken\n")
                .contains("Accounts compared: 2, advised differently: 1, failed: 0\n")
                .contains("Supply chain manager: ")
                .doesNotContain("ACME-43");
    }

    @Test
    void on_a_terminal_the_totals_of_both_packs_stand_in_columns() {
        PackDiff diff = PackDiff.between(RulePack.standard(), RulePackCompiler.compile(Path.of(HOUSE)));
        PortfolioDiff portfolio = diff.over(
                SnapshotFeed.of(new ByteArrayInputStream((LATE + WELL).getBytes(StandardCharsets.UTF_8))), any -> {});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DiffText(diff, false, Language.EN, new Terminal(true, 80), out).portfolio(portfolio);

        assertThat(out.toString(StandardCharsets.UTF_8).lines().dropWhile(line -> !line.contains("Old pack")))
                .startsWith(
                        "                                           Old pack  New pack    Change",
                        "  Accounts flagged                                0         1        +1",
                        "  Accounts at risk                                0         0");
    }

    @Test
    void a_pack_and_itself_are_proven_alike() throws IOException {
        assertThat(diff(0, "standard", "standard", "--lang", "en"))
                .contains("Changes in the pack: 0\n\nProven: no account can tell the packs apart.\n");
        assertThat(diff(0, "standard", "standard", "--accounts", accounts(LATE), "--format", "json"))
                .contains("\"changed\": 0,");
    }

    @Test
    void chinese_where_asked_for() throws IOException {
        assertThat(diff(1, "standard", HOUSE, "--accounts", accounts(LATE), "--lang", "zh"))
                .contains("共比较 1 个客户，其中 1 个的建议有变化，0 个失败", "承诺 物流顺畅保证: 履行良好 → 已经失守");
    }

    @Test
    void json_names_the_changes_by_their_number_and_its_counterexample_can_be_read() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(diff(1, "standard", HOUSE, "--accounts", accounts(LATE), "--format", "json"));

        JsonNode account = json.get("accounts").get(0);
        JsonNode responsible =
                account.get("differences").get(0).get("by").get("changes").get(0);
        assertThat(json.get("changes").get(responsible.asInt()).get("key").asText())
                .isEqualTo("delivery.onTime, KEY, feed");
        assertThat(json.get("proof").get("verdict").asText()).isEqualTo("TOLD_APART");
        assertThat(new SnapshotReader()
                        .read(json.get("proof")
                                .get("counterexample")
                                .get("snapshot")
                                .toString())
                        .id())
                .isNotEmpty();
        assertThat(json.get("totals").get("after").get("workload").size()).isPositive();
    }

    @Test
    void json_lines_show_every_account_and_none_that_failed_is_lost() throws IOException {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            many.append(LATE.replace("ACME-42", "A-" + i));
        }
        many.append("{\"id\":\"BAD\",\"asOf\":\"2026-03-31\",\"delivery\":{\"onTimeRate\":7}}\n");

        List<JsonNode> lines = new ArrayList<>();
        for (String line : diff(1, "standard", HOUSE, "--accounts", accounts(many.toString()), "--format", "jsonl")
                .lines()
                .toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }

        assertThat(lines).hasSize(34);
        assertThat(lines.get(32).get("accountId").asText()).isEqualTo("BAD");
        assertThat(lines.get(33).get("totals").get("failed").asInt()).isEqualTo(1);
        assertThat(err.toString()).contains("BAD $.delivery.onTimeRate");
    }

    @Test
    void limits_are_moved_over_their_range() throws IOException {
        assertThat(diff(1, "standard", HOUSE, "--accounts", accounts(LATE), "--sensitivity", "--lang", "en"))
                .contains("Limits that move most accounts (accounts tried: 1 of 1)")
                .contains("  delivery.onTime, KEY, feed  feed-distributor limits.csv:3\n    0.6: 1, ");
    }

    @Test
    void the_page_holds_both_languages_and_escapes_what_accounts_are_called() throws IOException {
        String hostile = LATE.replace("Acme Feed", "</script><img src=x onerror=alert(1)>");

        assertThat(diff(1, "standard", HOUSE, "--accounts", accounts(hostile), "--format", "html"))
                .startsWith("<!DOCTYPE html>")
                .contains("Guarantee of smooth delivery: Kept → Broken", "物流顺畅保证: 履行良好 → 已经失守")
                .contains("ACME-42")
                .doesNotContain("<img src=x");
    }

    @Test
    void text_shows_the_first_accounts_or_all() throws IOException {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            many.append(LATE.replace("ACME-42", "A-" + i));
        }
        String file = accounts(many.toString());

        assertThat(diff(1, "standard", HOUSE, "--accounts", file, "--lang", "en"))
                .contains("  … and 5 more (--all shows them)\n")
                .doesNotContain("  A-24  ");
        assertThat(diff(1, "standard", HOUSE, "--accounts", file, "--all", "--lang", "en"))
                .contains("  A-24  ", "text en ");
    }

    @Test
    void no_name_steers_the_terminal() throws IOException {
        String hostile =
                LATE.replace("Acme Feed", "\\u001b[2J\\u202eevil\\nOK").replace("ACME-42", "A\\u0007\\u001b]0;x");

        String text = diff(1, "standard", HOUSE, "--accounts", accounts(hostile), "--lang", "en");

        assertThat(text.chars().filter(c -> c != '\n')).noneMatch(c -> Character.isISOControl(c) || c == 0x202e);
        assertThat(text).contains("A..]0;x  .[2J.evil.OK");
    }

    @Test
    void what_cannot_be_used_is_said() throws IOException {
        assertThat(diff(2, "standard", folder.resolve("nowhere").toString())).isEmpty();
        diff(2, "standard", "standard", "--accounts", folder.resolve("nobody").toString());
        diff(2, "standard", "standard", "--tolerance", "2");
        diff(2, "standard", "standard", "--accounts", accounts("{\"id\":7}\n"));
        assertThat(err.toString()).contains("MS-306", "no such file", "--tolerance is a share", "MS-2");
    }

    @Test
    void json_steers_no_terminal() throws IOException {
        String hostile = LATE.replace("ACME-42", "A\\u009b2J\\u007f");
        for (String format : List.of("json", "jsonl")) {
            assertThat(diff(1, "standard", HOUSE, "--accounts", accounts(hostile), "--format", format))
                    .contains("A\\u009b2J\\u007f")
                    .matches(text -> text.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)));
        }
    }

    @Test
    void limits_are_moved_for_accounts_only() throws IOException {
        diff(2, "standard", HOUSE, "--sensitivity", "--lang", "zh");
        assertThat(err.toString()).contains("--sensitivity 需要同时给出 --accounts FILE");
    }

    @Test
    void reasons_of_actions_are_said_in_words() throws IOException {
        PackDiff alike = PackDiff.between(
                PackOption.find("standard", new TrustOption(), Locale.ENGLISH),
                PackOption.find("standard", new TrustOption(), Locale.ENGLISH));
        Difference reason = new Difference(Aspect.REASON, "REVIEW_CAUSE", "FOUL_PLAY", "LATE_DELIVERY");

        assertThat(new DiffWords(alike, Language.EN).values(reason))
                .isEqualTo("Rivals squeeze us out by foul means → Deliveries arrive late");
        assertThat(new DiffWords(alike, Language.ZH).values(reason))
                .isEqualTo("遭遇竞争者排挤 → " + alike.after().text("signal.LATE_DELIVERY", Locale.SIMPLIFIED_CHINESE));
    }
}
