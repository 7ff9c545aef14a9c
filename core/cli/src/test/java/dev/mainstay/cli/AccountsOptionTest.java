package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --portfolio} and {@code --history} mean the same in every command that reads accounts. */
class AccountsOptionTest {

    private static final String HOUSE = "../../examples/house-rules/feed-distributor";

    private static final String LATE = """
            {"id":"A-1","asOf":"2026-03-31","profile":{"tier":"KEY","industry":"feed"},\
            "delivery":{"onTimeRate":0.86,"daysToPeakSeason":45,"peakSupplyAgreed":false}}
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String accounts = "";
    private String done = "";
    private String open = "";

    @BeforeEach
    void files() throws IOException {
        accounts = file("accounts.jsonl", LATE);
        done = past("DELIVERY_RECOVERY_PLAN", "DONE");
        open = past("CLEAR_ACCOUNT_STOCK", "OPEN");
    }

    private String past(String code, String state) throws IOException {
        return file(
                code + state,
                "{\"accountId\":\"A-1\",\"code\":\"" + code + "\",\"on\":\"2026-03-20\",\"state\":\"" + state
                        + "\"}\n");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Mainstay.run(new PrintWriter(out), new PrintWriter(err), words);
    }

    private String written(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        Path output = folder.resolve("out");
        all.addAll(List.of("-o", output.toString()));
        run(all.toArray(String[]::new));
        return Files.readString(output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"advise", "report", "explain", "diff", "test"})
    void both_options_are_declared_once_and_described_alike(String command) {
        for (String option : List.of("--portfolio", "--history")) {
            assertThat(option(command, option).description())
                    .isEqualTo(option("advise", option).description());
        }
        assertThat(run(command, "--help", "--lang=zh")).isZero();
        assertThat(out.toString()).contains("以往措施的结果", "把这些客户当作一个组合");
    }

    private static OptionSpec option(String command, String option) {
        CommandLine line = Objects.requireNonNull(
                new CommandLine(new Mainstay()).getSubcommands().get(command), command);
        return Objects.requireNonNull(line.getCommandSpec().findOption(option), command + " " + option);
    }

    @Test
    void explain_says_what_was_done_and_how_long_it_rests() {
        assertThat(run("explain", accounts, "--history", done, "--why-not", "DELIVERY_RECOVERY_PLAN", "--lang=en"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("was done on 2026-03-20; it rests 30 days, until 2026-04-19 [weights.csv:");
        assertThat(run("explain", accounts, "--history", done, "--why-not", "DELIVERY_RECOVERY_PLAN", "--lang=zh"))
                .isZero();
        assertThat(out.toString()).contains("已于 2026-03-20 做过；30 天内不再提出，至 2026-04-19");
    }

    @Test
    void what_it_would_take_says_that_an_action_rests_and_tries_nothing() {
        assertThat(run(
                        "explain",
                        accounts,
                        "--history",
                        done,
                        "--what-would-it-take=DELIVERY_RECOVERY_PLAN",
                        "--lang=en"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("since it rests", "was done on 2026-03-20; it rests 30 days, until 2026-04-19")
                .doesNotContain("tried by");
    }

    @Test
    void explain_says_which_action_under_way_keeps_another_out() {
        assertThat(run("explain", accounts, "--history", open, "--why-not", "PEAK_SEASON_SUPPLY_PLAN", "--lang=en"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("PEAK_SEASON_SUPPLY_PLAN", "contradicts CLEAR_ACCOUNT_STOCK", "under way since 2026-03-20");
    }

    @Test
    void what_if_changes_the_account_and_not_its_past() {
        String[] question = {
            "explain", accounts, "--what-if", "delivery.onTimeRate=0.99", "--lang=en", "--history", done
        };
        assertThat(run(Arrays.copyOf(question, 5))).as(err.toString()).isZero();
        assertThat(out.toString()).contains("action DELIVERY_RECOVERY_PLAN");
        assertThat(run(question)).isZero();
        assertThat(out.toString()).contains("LATE_DELIVERY").doesNotContain("DELIVERY_RECOVERY_PLAN");
    }

    @Test
    void the_report_shows_until_when_an_action_rests() throws IOException {
        assertThat(written("report", accounts, "--history", done)).contains("\"guard.COOLDOWN\"", "2026-04-19");
        assertThat(written("report", accounts)).doesNotContain("\"guard.COOLDOWN\"");
    }

    @Test
    void pack_diff_compares_accounts_with_their_past() throws IOException {
        String without = written("diff", "standard", HOUSE, "--accounts", accounts, "--format=json");
        String with = written("diff", "standard", HOUSE, "--accounts", accounts, "--format=json", "--history", done);

        assertThat(without).contains("\"DELIVERY_RECOVERY_PLAN\"");
        assertThat(with).isNotEqualTo(without);
        assertThat(run("diff", "standard", "standard", "--history", done, "--lang=en"))
                .isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString()).contains("--history needs --accounts FILE");
    }

    @Test
    void a_portfolio_is_filled_by_the_old_pack_and_other_limits_of_tiers_are_said() throws IOException {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            many.append("{\"id\":\"A-")
                    .append(i)
                    .append("\",\"asOf\":\"2026-03-31\",\"value\":{\"annualRevenue\":")
                    .append("{\"amount\":\"")
                    .append(i + 1)
                    .append("000\",\"currency\":\"CNY\"},\"grossMarginRate\":0.2},")
                    .append("\"delivery\":{\"onTimeRate\":0.92}}\n");
        }
        String portfolio = file("portfolio.jsonl", many.toString());
        Files.createDirectory(folder.resolve("tiers"));
        file("tiers/pack.yaml", "name: tiers\nversion: 1.0.0\nextends: standard\n");
        file("tiers/limits.csv", """
                key,account,tier,industry,kind,value,unit,min,max,step,effectiveFrom,owner,source,grade,why
                tier.KEY.rank,,,,,0.9,RATIO,0.8,1,0.01,,SALES_DIRECTOR,Ours,J,One account in ten.
                """);

        assertThat(run(
                        "diff",
                        "standard",
                        HOUSE,
                        "--accounts",
                        portfolio,
                        "-o",
                        folder.resolve("a").toString()))
                .as(err.toString())
                .isLessThan(Mainstay.UNUSABLE);
        assertThat(run(
                        "diff",
                        "standard",
                        folder.resolve("tiers").toString(),
                        "--portfolio",
                        "--accounts",
                        portfolio,
                        "--lang=en",
                        "-o",
                        folder.resolve("b").toString()))
                .as(err.toString())
                .isLessThan(Mainstay.UNUSABLE);
        assertThat(err.toString()).contains("WARNING the portfolio is filled by the limits of OLD", "tier.KEY.rank");
    }

    @Test
    void a_past_action_that_is_misspelt_is_said() throws IOException {
        assertThat(run("explain", accounts, "--history", past("DELIVERY_RECOVRY_PLAN", "DONE"), "--lang=en"))
                .isZero();
        assertThat(err.toString()).contains("WARNING", "actions that the pack does not have", "DELIVERY_RECOVRY_PLAN");
    }
}
