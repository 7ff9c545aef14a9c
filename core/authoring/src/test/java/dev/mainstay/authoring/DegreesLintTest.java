package dev.mainstay.authoring;

import static dev.mainstay.authoring.LintedFolder.clean;
import static dev.mainstay.authoring.LintedFolder.limit;
import static dev.mainstay.authoring.LintedFolder.raised;
import static dev.mainstay.authoring.LintedFolder.rule;
import static dev.mainstay.authoring.LintedFolder.sentence;
import static dev.mainstay.authoring.LintedFolder.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The degrees of a signal: their order, the gaps between them, and the side on which a metric is bad. */
class DegreesLintTest {

    private final LintedFolder lint;

    DegreesLintTest(@TempDir Path folder) {
        lint = new LintedFolder(folder);
    }

    @Test
    void limits_that_cross_for_some_accounts_are_found_with_an_account() {
        TestPack pack = clean().row("limits.csv", limit("delivery.onTime", ",KEY,,,0.75"));
        RulePackCheck.Report report = lint.check(pack);

        assertThat(report.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.problem().code()).isEqualTo("MS-409");
            assertThat(issue.at()).hasToString("limits.csv:4:24");
            assertThat(sentence(issue))
                    .isEqualTo("For accounts of tier KEY \"Far too late\" begins before \"Late\", which is milder and"
                            + " decides nothing there.");
            assertThat(raised(report, issue)).containsExactly("Far too late");
        });
        assertThat(lint.in(clean().row("limits.csv", limit("delivery.onTime", ",KEY,,,0.8"))))
                .as("the same limit for both is a way to have one degree only")
                .isEmpty();
    }

    @Test
    void a_gap_between_two_degrees_is_found_with_an_account() {
        String band = rule(
                        "Some",
                        "NOTICE",
                        "Account( quality.returnRate > limit(\"some\"), quality.returnRate < limit(\"many\") )",
                        "RETURNS")
                + rule("Many", "SERIOUS", "Account( quality.returnRate > limit(\"many\") )", "RETURNS");
        TestPack pack = with("signals/more.drl", band)
                .row("limits.csv", limit("some", ",,,,0.1"))
                .row("limits.csv", limit("many", ",,,,0.2"));
        RulePackCheck.Report report = lint.check(pack);

        assertThat(report.issues()).singleElement().satisfies(issue -> {
            assertThat(sentence(issue))
                    .isEqualTo("Between \"Some\" and \"Many\" a gap is left: quality.returnRate 0.2 raises nothing.");
            assertThat(raised(report, issue)).isEmpty();
        });
        assertThat(lint.in(with("signals/more.drl", band.replace("< limit(\"many\")", "<= limit(\"many\")"))
                        .row("limits.csv", limit("some", ",,,,0.1"))
                        .row("limits.csv", limit("many", ",,,,0.2"))))
                .isEmpty();
    }

    @Test
    void the_normal_range_between_too_little_and_too_much_is_no_gap() {
        assertThat(lint.in(with(
                                "signals/more.drl",
                                rule("Few", "NOTICE", "Account( delivery.stockCoverDays < limit(\"few\") )", "STOCK")
                                        + rule(
                                                "Much",
                                                "SERIOUS",
                                                "Account( delivery.stockCoverDays > limit(\"much\") )",
                                                "STOCK"))
                        .row("limits.csv", "few,,,,,10,DAYS,0,99,1,,T,t,J,t")
                        .row("limits.csv", "much,,,,,90,DAYS,0,99,1,,T,t,J,t")))
                .isEmpty();
    }

    @Test
    void whole_numbers_leave_no_gap_between_one_and_the_next() {
        String rules = rule(
                        "Few",
                        "NOTICE",
                        "Account( quality.incidents12m >= 1, quality.incidents12m < limit(\"many\") )",
                        "INCIDENTS")
                + rule("Many", "SERIOUS", "Account( quality.incidents12m > limit(\"last\") )", "INCIDENTS");

        assertThat(lint.in(with("signals/more.drl", rules)
                        .row("limits.csv", "many,,,,,3,COUNT,0,99,1,,T,t,J,t")
                        .row("limits.csv", "last,,,,,2,COUNT,0,99,1,,T,t,J,t")))
                .isEmpty();
        assertThat(lint.in(with("signals/more.drl", rules)
                        .row("limits.csv", "many,,,,,3,COUNT,0,99,1,,T,t,J,t")
                        .row("limits.csv", "last,,,,,3,COUNT,0,99,1,,T,t,J,t")))
                .containsExactly("MS-426 signals/more.drl:10:1");
    }

    @Test
    void a_bad_signal_raised_by_good_values_is_found() {
        Issue issue = lint.only(with("delivery.inFullRate > limit(\"delivery.onTime\")"));

        assertThat(issue.problem().code()).isEqualTo("MS-414");
        assertThat(issue.at()).hasToString("signals/more.drl:5:17");
        assertThat(issue.example()).contains("inFullRate");
        assertThat(lint.in(with("delivery.inFullRate > limit(\"delivery.onTime\"), service.slaAttainment == 0,"
                                + " service.satisfaction < limit(\"satisfied\")")
                        .row("limits.csv", "satisfied,,,,,60,SCORE100,0,100,1,,T,t,J,t")))
                .as("satisfied with one thing and dissatisfied with another")
                .isEmpty();
    }

    @Test
    void a_metric_that_is_bad_on_both_sides_is_no_wrong_way() {
        String rules = rule("Piled up", "NOTICE", "Account( channel.stockMonths > limit(\"high\") )", "STOCK_HIGH")
                + rule("Too thin", "NOTICE", "Account( channel.stockMonths < limit(\"low\") )", "STOCK_LOW");

        assertThat(lint.in(with("signals/more.drl", rules)
                        .row("limits.csv", "high,,,,,3,MONTHS,0,9,1,,T,t,J,t")
                        .row("limits.csv", "low,,,,,1,MONTHS,0,9,1,,T,t,J,t")))
                .isEmpty();
        assertThat(lint.in(with("signals/more.drl", rules)
                        .row("limits.csv", "high,,,,,1,MONTHS,0,9,1,,T,t,J,t")
                        .row("limits.csv", "low,,,,,3,MONTHS,0,9,1,,T,t,J,t")))
                .contains("MS-414 signals/more.drl:14:17");
    }

    @Test
    void a_good_signal_raised_by_bad_values_is_found() {
        String rule =
                TestPack.rule("Reliable", "Account( delivery.inFullRate < limit(\"delivery.onTime\") )", "RELIABLE");

        assertThat(lint.in(with("signals/more.drl", rule).row("diagnosis.csv", "RELIABLE,SUPPLIER_OPTIMISATION,,-0.5")))
                .containsExactly("MS-415 signals/more.drl:3:17");
        assertThat(lint.in(with("signals/more.drl", rule.replace("<", ">="))
                        .row("diagnosis.csv", "RELIABLE,SUPPLIER_OPTIMISATION,,-0.5")))
                .isEmpty();
    }
}
