package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Signal;
import dev.mainstay.json.SnapshotReader;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For each slip a pack that has it and packs that nearly have it. */
class LintTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final String ON_TIME = "delivery.onTimeRate < limit(\"delivery.onTime\")";

    @TempDir
    Path folder;

    private int packs;

    /** Late deliveries in two degrees, with a cause, an action for it, and nothing to object to. */
    static TestPack clean() {
        return new TestPack()
                .file(
                        "signals/late.drl",
                        rule("Late", "SERIOUS", "Account( " + ON_TIME + " )", "LATE")
                                + rule(
                                        "Far too late",
                                        "CRITICAL",
                                        "Account( delivery.onTimeRate < limit(\"delivery.onTime.red\") )",
                                        "LATE"))
                .row("limits.csv", limit("delivery.onTime.red", ",,,,0.8"))
                .row("diagnosis.csv", "LATE,SUPPLIER_OPTIMISATION,,0.5")
                .row("actions.csv", "HURRY,DELIVERY,fix,PROCEDURAL,KAM,7,8,0,false,,DONE,STOP,")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,HURRY,0.3")
                .texts("success.DONE", "stop.STOP", "owner.KAM", "action.HURRY", "action.HURRY.step.1");
    }

    private static String limit(String key, String selectorsAndValue) {
        return key + "," + selectorsAndValue + ",RATIO,0,1,0.01,,T,t,J,t";
    }

    private static String rule(String name, String severity, String pattern, String signal) {
        return TestPack.rule(name, pattern, signal)
                .replace("when", "  @commitment( DELIVERY )\n  @severity( " + severity + " )\nwhen");
    }

    /** A clean pack and a rule for its signal. */
    private static TestPack with(String conditions) {
        return clean().file("signals/more.drl", rule("More", "NOTICE", "Account( " + conditions + " )", "LATE"));
    }

    private static TestPack with(String file, String rules) {
        return clean().file(file, rules);
    }

    private static TestPack action(TestPack pack, String row) {
        String code = row.substring(0, row.indexOf(','));
        return pack.row("actions.csv", row).texts("action." + code, "action." + code + ".step.1");
    }

    private RulePackCheck.Report check(TestPack pack) {
        RulePackCheck.Report report = RulePackCheck.of(pack.writeTo(folder.resolve("pack" + packs++)))
                .on(DAY)
                .run();
        assertThat(report.issues())
                .filteredOn(issue -> issue.level() == Issue.Level.ERROR)
                .isEmpty();
        return report;
    }

    /** Code and place of what is found. */
    private List<String> lint(TestPack pack) {
        return check(pack).issues().stream()
                .map(issue -> issue.problem().code() + " " + issue.at())
                .toList();
    }

    private static String sentence(Issue issue) {
        return issue.problem().sentence(Locale.ENGLISH);
    }

    private Issue only(TestPack pack) {
        List<Issue> issues = check(pack).issues();
        assertThat(issues).hasSize(1);
        return issues.get(0);
    }

    /** Rules that raise a signal on the account of an example. */
    private static List<String> raised(RulePackCheck.Report report, Issue issue) {
        RulePack pack = report.pack().orElseThrow();
        AccountSnapshot account = new SnapshotReader().read(issue.example());
        return RetentionAdvisor.of(pack).advise(account).signals().stream()
                .map(Signal::rule)
                .toList();
    }

    @Test
    void nothing_is_found_in_a_clean_pack() {
        assertThat(lint(clean())).isEmpty();
    }

    @Test
    void a_condition_outside_the_range_of_its_metric_can_never_hold() {
        Issue issue = only(with("delivery.inFullRate > 1"));

        assertThat(issue.at()).hasToString("signals/more.drl:5:17");
        assertThat(issue.problem().code()).isEqualTo("MS-401");
        assertThat(sentence(issue))
                .isEqualTo("delivery.inFullRate > 1 can never hold: delivery.inFullRate is only ever 0..1.");
        assertThat(lint(with("product.unmetNeeds < 1, product.unmetNeeds > 0")))
                .containsExactly("MS-402 signals/more.drl:5:41");
        assertThat(lint(with("profile.tierSteps < 0"))).isEmpty();
        assertThat(lint(with("delivery.inFullRate >= 1, service.slaAttainment <= 0")))
                .isEmpty();
    }

    @Test
    void an_alternative_that_can_never_hold_is_found_where_it_stands() {
        assertThat(lint(with("delivery.inFullRate == 0 || delivery.inFullRate > 1")))
                .containsExactly("MS-401 signals/more.drl:5:45");
        assertThat(lint(with("profile.tier in (KEY, SMALL), profile.tier >= MAJOR, service.slaAttainment == 0")))
                .containsExactly("MS-404 signals/more.drl:5:17");
    }

    @Test
    void what_no_rule_or_row_brings_about_can_never_be_asked_for() {
        String veto = """
                rule "R"
                when
                  $p : Proposal( %s )
                  $f : Findings( %s )
                then
                  guard.veto("NO", $p);
                end
                """;

        assertThat(only(with("guardrails.drl", veto.formatted("code == \"HURY\"", "raised(\"LATE\")"))))
                .satisfies(issue -> {
                    assertThat(issue.at()).hasToString("guardrails.drl:3:18");
                    assertThat(issue.problem().suggestion()).contains("\"HURRY\"");
                });
        assertThat(lint(with("guardrails.drl", veto.formatted("code == \"HURRY\"", "severity(\"LATE\") == NOTICE"))))
                .containsExactly("MS-401 guardrails.drl:4:18");
        assertThat(lint(with(
                        "guardrails.drl", veto.formatted("code == \"HURRY\"", "commitment(\"DELIVERY\") == UNKNOWN"))))
                .containsExactly("MS-401 guardrails.drl:4:18");
        assertThat(lint(with(
                        "guardrails.drl", veto.formatted("code == \"HURRY\"", "commitment(\"DELIVERY\") == BROKEN"))))
                .isEmpty();
    }

    @Test
    void a_condition_that_follows_from_a_signal_contradicts_its_opposite() {
        String rules = """
                rule "R"
                when
                  $a : Account( delivery.onTimeRate >= limit("delivery.onTime") )
                  $f : Findings( %s )
                then
                  causes.weigh("STRONGER_RIVAL", "", 0.1);
                end
                """;
        TestPack pack = with("diagnosis.drl", rules.formatted("raised(\"LATE\")"))
                .row("playbook.csv", "STRONGER_RIVAL,,,,,,,,,,0.1,HURRY,0.3");

        assertThat(lint(pack)).contains("MS-402 diagnosis.drl:4:18");
        assertThat(lint(with("diagnosis.drl", rules.formatted("!raised(\"LATE\")"))
                        .row("playbook.csv", "STRONGER_RIVAL,,,,,,,,,,0.1,HURRY,0.3")))
                .isEmpty();
    }

    @Test
    void conditions_that_contradict_each_other_are_found_whatever_limits_they_read() {
        assertThat(only(with("delivery.onTimeRate >= limit(\"delivery.onTime\"), service.slaAttainment == 0,"
                        + " delivery.onTimeRate < limit(\"delivery.onTime.red\")")))
                .satisfies(issue -> assertThat(sentence(issue))
                        .isEqualTo("delivery.onTimeRate < limit(\"delivery.onTime.red\") can never hold together with"
                                + " delivery.onTimeRate >= limit(\"delivery.onTime\")."));
        assertThat(lint(with("delivery.onTimeRate >= limit(\"delivery.onTime.red\"),"
                                + " delivery.onTimeRate < limit(\"delivery.onTime\"), service.slaAttainment == 0")
                        .row("limits.csv", limit("delivery.onTime", ",KEY,,,0.7"))))
                .doesNotContain("MS-402 signals/more.drl:5:66");
    }

    @Test
    void contradictions_with_what_is_asked_of_a_list_are_found() {
        String rule = """
                rule "Open"
                when
                  $c : Complaint( open, severity >= HIGH )
                  not Complaint( %s )
                then
                  signals.raise("LATE", $c);
                end
                """;

        assertThat(lint(with("signals/more.drl", rule.formatted("severity >= MEDIUM"))))
                .containsExactly("MS-402 signals/more.drl:4:7");
        assertThat(lint(with("signals/more.drl", rule.formatted("severity >= CRITICAL"))))
                .isEmpty();
    }

    @Test
    void a_limit_without_a_value_for_anybody_can_never_be_passed() {
        TestPack unset = with("delivery.inFullRate < limit(\"full\")").row("limits.csv", limit("full", ",,,,"));

        assertThat(lint(unset)).containsExactly("MS-403 signals/more.drl:5:17");
        assertThat(lint(with("delivery.inFullRate < limit(\"full\")")
                        .row("limits.csv", limit("full", ",,,,"))
                        .row("limits.csv", limit("full", ",,feed,,0.9"))))
                .isEmpty();
    }

    @Test
    void a_condition_without_which_the_rule_would_be_the_same_is_found() {
        assertThat(lint(with("delivery.inFullRate == 0, delivery.inFullRate < 1")))
                .containsExactly("MS-404 signals/more.drl:5:43");
        assertThat(lint(with("value.growthPotential > 0, value.growthPotential <= 1")))
                .as("of two that say the same, the later")
                .containsExactly("MS-404 signals/more.drl:5:44");
        assertThat(lint(with("delivery.inFullRate >= 0")))
                .as("that a metric is known is something")
                .isEmpty();
    }

    @Test
    void a_rule_within_another_that_does_as_much_changes_nothing() {
        Issue issue = only(with(ON_TIME + ", profile.tier == KEY"));

        assertThat(issue.problem().code()).isEqualTo("MS-405");
        assertThat(sentence(issue))
                .isEqualTo(
                        "The rule \"More\" changes nothing: wherever it fires, \"Late\" at signals/late.drl:1:1 does as"
                                + " much.");
        assertThat(raised(check(with(ON_TIME + ", profile.tier == KEY")), issue))
                .contains("Late");
        String graver = rule("More", "CRITICAL", "Account( " + ON_TIME + ", profile.tier == KEY )", "LATE");
        assertThat(lint(with("signals/more.drl", graver))).isEmpty();
        assertThat(lint(with(
                        "signals/more.drl",
                        graver.replace("DELIVERY", "SERVICE").replace("CRITICAL", "NOTICE"))))
                .isEmpty();
        assertThat(lint(with("delivery.onTimeRate <= limit(\"delivery.onTime\"), profile.tier == KEY")))
                .isEmpty();
    }

    @Test
    void of_two_equal_rules_the_later_changes_nothing() {
        String twin = rule("Twin", "SERIOUS", "Account( " + ON_TIME + " )", "LATE");

        assertThat(lint(with("signals/more.drl", twin))).containsExactly("MS-405 signals/more.drl:1:1");
    }

    @Test
    void a_veto_within_another_changes_nothing_unless_it_comes_first_and_says_why() {
        String veto = """
                rule "%s"
                when
                  $p : Proposal( traits contains "fix" )
                  $a : Account( channel.overdueDays > %s )
                then
                  guard.veto("%s", $p);
                end
                """;

        assertThat(lint(with("guardrails.drl", veto.formatted("A", "0", "ONE") + veto.formatted("B", "1", "TWO"))))
                .containsExactly("MS-405 guardrails.drl:8:1");
        assertThat(lint(with("guardrails.drl", veto.formatted("A", "1", "ONE") + veto.formatted("B", "0", "TWO"))))
                .isEmpty();
        assertThat(lint(with("guardrails.drl", veto.formatted("A", "1", "ONE") + veto.formatted("B", "0", "ONE"))))
                .containsExactly("MS-405 guardrails.drl:1:1");
    }

    @Test
    void a_playbook_row_beside_a_wider_one_that_saves_as_much_changes_nothing() {
        assertThat(lint(clean().row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,KEY,,,,,HURRY,0.3")))
                .containsExactly("MS-406 playbook.csv:3:1");
        assertThat(lint(clean().row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,KEY,,,,,HURRY,0.4")))
                .isEmpty();
        assertThat(lint(clean().row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,0.2,HURRY,0.3")))
                .as("the default spelt out")
                .containsExactly("MS-406 playbook.csv:3:1");
        assertThat(lint(clean().row("playbook.csv", ",,,LATE,,,KEY,,,,,HURRY,0.3")))
                .isEmpty();
    }

    @Test
    void a_playbook_row_that_asks_for_what_cannot_be_never_applies() {
        Issue issue = only(clean().row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,0.6,HURRY,0.9"));

        assertThat(issue.at()).hasToString("playbook.csv:3:1");
        assertThat(sentence(issue))
                .isEqualTo(
                        "This row can never apply: likelihood(\"SUPPLIER_OPTIMISATION\") >= 0.6 never holds, for it is"
                                + " only ever 0..0.5.");
        assertThat(lint(clean().row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,0.5,HURRY,0.9")))
                .isEmpty();
        assertThat(lint(clean().row("playbook.csv", ",,,,SERVICE,,,,,,,HURRY,0.9")))
                .containsExactly("MS-407 playbook.csv:3:1");
        assertThat(lint(clean().row("playbook.csv", ",,,,,EXIT,,,,,,HURRY,0.9")))
                .containsExactly("MS-407 playbook.csv:3:1");
        assertThat(lint(clean().row("playbook.csv", ",,,,,MAINTAIN,,,,,,HURRY,0.9")))
                .isEmpty();
    }

    @Test
    void a_playbook_row_for_accounts_that_cannot_have_the_signal_never_applies() {
        TestPack pack = clean().file(
                        "signals/more.drl",
                        rule("Key", "NOTICE", "Account( profile.tier == KEY, !strategy.jointPlan )", "NO_PLAN"));

        assertThat(lint(pack.row("playbook.csv", ",,,NO_PLAN,,,SMALL ORDINARY,,,,,HURRY,0.9")))
                .containsExactly("MS-408 playbook.csv:3:1");
        assertThat(lint(clean().file(
                                "signals/more.drl",
                                rule("Key", "NOTICE", "Account( profile.tier == KEY, !strategy.jointPlan )", "NO_PLAN"))
                        .row("playbook.csv", ",,,NO_PLAN,,,SMALL KEY,,,,,HURRY,0.9")))
                .isEmpty();
    }

    @Test
    void limits_that_cross_for_some_accounts_are_found_with_an_account() {
        TestPack pack = clean().row("limits.csv", limit("delivery.onTime", ",KEY,,,0.75"));
        RulePackCheck.Report report = check(pack);

        assertThat(report.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.problem().code()).isEqualTo("MS-409");
            assertThat(issue.at()).hasToString("limits.csv:4:24");
            assertThat(sentence(issue))
                    .isEqualTo("For accounts of tier KEY \"Far too late\" begins before \"Late\", which is milder and"
                            + " decides nothing there.");
            assertThat(raised(report, issue)).containsExactly("Far too late");
        });
        assertThat(lint(clean().row("limits.csv", limit("delivery.onTime", ",KEY,,,0.8"))))
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
        RulePackCheck.Report report = check(pack);

        assertThat(report.issues()).singleElement().satisfies(issue -> {
            assertThat(sentence(issue))
                    .isEqualTo("Between \"Some\" and \"Many\" a gap is left: quality.returnRate 0.2 raises nothing.");
            assertThat(raised(report, issue)).isEmpty();
        });
        assertThat(lint(with("signals/more.drl", band.replace("< limit(\"many\")", "<= limit(\"many\")"))
                        .row("limits.csv", limit("some", ",,,,0.1"))
                        .row("limits.csv", limit("many", ",,,,0.2"))))
                .isEmpty();
    }

    @Test
    void the_normal_range_between_too_little_and_too_much_is_no_gap() {
        assertThat(lint(with(
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

        assertThat(lint(with("signals/more.drl", rules)
                        .row("limits.csv", "many,,,,,3,COUNT,0,99,1,,T,t,J,t")
                        .row("limits.csv", "last,,,,,2,COUNT,0,99,1,,T,t,J,t")))
                .isEmpty();
        assertThat(lint(with("signals/more.drl", rules)
                        .row("limits.csv", "many,,,,,3,COUNT,0,99,1,,T,t,J,t")
                        .row("limits.csv", "last,,,,,3,COUNT,0,99,1,,T,t,J,t")))
                .containsExactly("MS-426 signals/more.drl:10:1");
    }

    @Test
    void a_signal_that_nothing_uses_is_found() {
        String idle = TestPack.rule("Idle", "Account( strategy.jointPlan )", "IDLE");

        assertThat(lint(with("signals/more.drl", idle))).containsExactly("MS-410 signals/more.drl:5:3");
        assertThat(lint(with("signals/more.drl", idle).row("diagnosis.csv", "IDLE,SUPPLIER_OPTIMISATION,,-0.3")))
                .isEmpty();
        assertThat(lint(with("signals/more.drl", idle.replace("when", "  @commitment( VALUE )\nwhen"))))
                .isEmpty();
    }

    @Test
    void a_cause_that_nothing_answers_is_found() {
        assertThat(lint(clean().row("diagnosis.csv", "LATE,STRONGER_RIVAL,,0.3")))
                .containsExactly("MS-411 diagnosis.csv:3:6");
        assertThat(lint(clean().row("diagnosis.csv", "LATE,STRONGER_RIVAL,,-0.3")))
                .isEmpty();
        assertThat(lint(clean().row("diagnosis.csv", "LATE,DEFECTION,,0.3")))
                .as("that it may leave is no cause")
                .isEmpty();
        assertThat(lint(clean().row("diagnosis.csv", "LATE,STRONGER_RIVAL,,0.3")
                        .row("playbook.csv", "STRONGER_RIVAL,,,,,,,,,,0.4,HURRY,0.3")))
                .as("a row that can never apply is no answer")
                .containsExactly("MS-411 diagnosis.csv:3:6", "MS-407 playbook.csv:3:1");
    }

    @Test
    void a_limit_nobody_reads_is_found() {
        assertThat(lint(clean().row("limits.csv", limit("idle", ",,,,0.5"))
                        .row("limits.csv", limit("idle", ",KEY,,,0.6"))))
                .containsExactly("MS-412 limits.csv:4:1");
        assertThat(lint(clean().row("limits.csv", limit("tier.KEY.rank", ",,,,0.5"))))
                .as("the portfolio pass reads it")
                .isEmpty();
    }

    @Test
    void a_number_in_a_rule_is_found_with_the_limit_that_says_the_same() {
        Issue issue = only(with("delivery.inFullRate < 0.9"));

        assertThat(issue.problem().code()).isEqualTo("MS-413");
        assertThat(issue.problem().suggestion()).contains("limit(\"delivery.onTime\")");
        assertThat(only(with("delivery.inFullRate < 0.7")).problem().suggestion())
                .isEmpty();
        assertThat(lint(with("product.unmetNeeds > 0, product.generationsBehind >= 1, profile.tier >= ORDINARY")))
                .isEmpty();
    }

    @Test
    void a_bad_signal_raised_by_good_values_is_found() {
        Issue issue = only(with("delivery.inFullRate > limit(\"delivery.onTime\")"));

        assertThat(issue.problem().code()).isEqualTo("MS-414");
        assertThat(issue.at()).hasToString("signals/more.drl:5:17");
        assertThat(issue.example()).contains("inFullRate");
        assertThat(lint(with("delivery.inFullRate > limit(\"delivery.onTime\"), service.slaAttainment == 0,"
                                + " service.satisfaction < limit(\"satisfied\")")
                        .row("limits.csv", "satisfied,,,,,60,SCORE100,0,100,1,,T,t,J,t")))
                .as("satisfied with one thing and dissatisfied with another")
                .isEmpty();
    }

    @Test
    void a_metric_that_is_bad_on_both_sides_is_no_wrong_way() {
        String rules = rule("Piled up", "NOTICE", "Account( channel.stockMonths > limit(\"high\") )", "STOCK_HIGH")
                + rule("Too thin", "NOTICE", "Account( channel.stockMonths < limit(\"low\") )", "STOCK_LOW");

        assertThat(lint(with("signals/more.drl", rules)
                        .row("limits.csv", "high,,,,,3,MONTHS,0,9,1,,T,t,J,t")
                        .row("limits.csv", "low,,,,,1,MONTHS,0,9,1,,T,t,J,t")))
                .isEmpty();
        assertThat(lint(with("signals/more.drl", rules)
                        .row("limits.csv", "high,,,,,1,MONTHS,0,9,1,,T,t,J,t")
                        .row("limits.csv", "low,,,,,3,MONTHS,0,9,1,,T,t,J,t")))
                .contains("MS-414 signals/more.drl:14:17");
    }

    @Test
    void a_good_signal_raised_by_bad_values_is_found() {
        String rule =
                TestPack.rule("Reliable", "Account( delivery.inFullRate < limit(\"delivery.onTime\") )", "RELIABLE");

        assertThat(lint(with("signals/more.drl", rule).row("diagnosis.csv", "RELIABLE,SUPPLIER_OPTIMISATION,,-0.5")))
                .containsExactly("MS-415 signals/more.drl:3:17");
        assertThat(lint(with("signals/more.drl", rule.replace("<", ">="))
                        .row("diagnosis.csv", "RELIABLE,SUPPLIER_OPTIMISATION,,-0.5")))
                .isEmpty();
    }

    @Test
    void a_guardrail_whose_action_is_vetoed_in_any_case_changes_nothing() {
        String rules = """
                rule "Veto"
                when
                  $p : Proposal( traits contains "fix" )
                  $a : Account( channel.overdueDays > 0 )
                then
                  guard.veto("NO", $p);
                end

                rule "Postpone"
                when
                  $p : Proposal( traits contains "fix", lever == PROCEDURAL )
                  $a : Account( channel.overdueDays > %s )
                then
                  guard.postpone("LATER", $p, 30);
                end
                """;

        assertThat(lint(with("guardrails.drl", rules.formatted("1")))).containsExactly("MS-416 guardrails.drl:9:1");
        assertThat(lint(with(
                        "guardrails.drl", rules.formatted("1").replace("$a : Account( channel.overdueDays > 1 )", ""))))
                .isEmpty();
    }

    @Test
    void two_actions_that_each_give_way_to_the_other_are_found() {
        String rules = """
                rule "One way"
                when
                  $w : Proposal( code == "HURRY" )
                  $l : Proposal( code == "STOCK" )
                then
                  guard.exclude("FIRST", $w, $l);
                end

                rule "The other way"
                when
                  $w : Proposal( code == "%s" )
                  $l : Proposal( code == "%s" )
                then
                  guard.exclude("FIRST", $w, $l);
                end
                """;
        TestPack pack = action(
                with("guardrails.drl", rules.formatted("STOCK", "HURRY")),
                "STOCK,DELIVERY,fix,PROCEDURAL,KAM,7,8,0,false,,DONE,STOP,");

        assertThat(lint(pack.row("playbook.csv", ",,,LATE,,,,,,,,STOCK,0.3")))
                .containsExactly("MS-417 guardrails.drl:9:1");
        TestPack other = action(
                action(
                        with("guardrails.drl", rules.formatted("CALL", "HURRY")),
                        "STOCK,DELIVERY,fix,PROCEDURAL,KAM,7,8,0,false,,DONE,STOP,"),
                "CALL,DELIVERY,fix,PROCEDURAL,KAM,7,8,0,false,,DONE,STOP,");
        assertThat(lint(other.row("playbook.csv", ",,,LATE,,,,,,,,STOCK,0.3")
                        .row("playbook.csv", ",,,LATE,,,,,,,,CALL,0.3")))
                .isEmpty();
    }

    @Test
    void a_limit_row_that_never_decides_is_found() {
        String later = "delivery.onTime,,KEY,,,%s,RATIO,0,1,0.01,%s,T,t,J,t";
        TestPack pack = clean().row("limits.csv", later.formatted("0.95", "2025-01-01"))
                .row("limits.csv", later.formatted("0.97", "2026-01-01"))
                .file("pack.yaml", """
                        name: test
                        version: 1.0.0
                        owner: TESTER
                        language: en
                        effectiveFrom: 2026-01-01
                        """);

        assertThat(lint(pack)).containsExactly("MS-419 limits.csv:4:1");
        assertThat(lint(clean().row("limits.csv", later.formatted("0.95", "2025-01-01"))
                        .row("limits.csv", later.formatted("0.97", "2026-01-01"))))
                .as("an account may be advised as of last year")
                .isEmpty();
    }

    @Test
    void a_limit_row_for_accounts_no_rule_looks_at_is_found() {
        String rule = "profile.tier == KEY, delivery.inFullRate < limit(\"full\")";

        assertThat(lint(with(rule)
                        .row("limits.csv", limit("full", ",,,,0.9"))
                        .row("limits.csv", limit("full", ",SMALL,,,0.8"))))
                .containsExactly("MS-420 limits.csv:5:1");
        assertThat(lint(with(rule)
                        .row("limits.csv", limit("full", ",,,,0.9"))
                        .row("limits.csv", limit("full", ",KEY,,,0.8"))))
                .isEmpty();
    }

    @Test
    void a_limit_row_that_says_what_holds_without_it_is_found() {
        assertThat(lint(clean().row("limits.csv", limit("delivery.onTime", ",KEY,,,0.9"))))
                .containsExactly("MS-421 limits.csv:4:24");
        assertThat(lint(clean().row("limits.csv", limit("delivery.onTime", ",,feed,,0.95"))
                        .row("limits.csv", limit("delivery.onTime", ",KEY,feed,,0.9"))))
                .as("it takes something back")
                .isEmpty();
    }

    @Test
    void an_action_nobody_proposes_and_a_permit_nobody_requires_are_found() {
        assertThat(lint(action(clean(), "STOCK,DELIVERY,fix,PROCEDURAL,KAM,7,8,0,false,,DONE,STOP,")))
                .containsExactly("MS-422 actions.csv:3:1");
        assertThat(lint(with("guardrails.drl", """
                rule "Permit"
                when
                  $p : Proposal( code == "HURRY" )
                then
                  guard.permit("CLEARED", $p);
                end
                """))).containsExactly("MS-425 guardrails.drl:5:3");
    }

    @Test
    void what_speaks_for_a_cause_and_against_it_is_found() {
        assertThat(lint(clean().row("diagnosis.csv", "LATE,SUPPLIER_OPTIMISATION,SLOW,-0.2")
                        .texts("facet.SLOW")))
                .containsExactly("MS-423 diagnosis.csv:3:33");
        assertThat(lint(clean().row("diagnosis.csv", "LATE,SUPPLIER_OPTIMISATION,SLOW,0.2")
                        .texts("facet.SLOW")))
                .isEmpty();
        String weigh = """
                rule "%s"
                when
                  $f : Findings( raised("LATE") )
                  $a : Account( %s )
                then
                  causes.weigh("SUPPLIER_OPTIMISATION", "", %s);
                end
                """;
        assertThat(lint(with(
                        "diagnosis.drl",
                        weigh.formatted("A", "strategy.jointPlan", "0.1")
                                + weigh.formatted("B", "strategy.jointPlan", "-0.1"))))
                .containsExactly("MS-424 diagnosis.drl:8:1");
        assertThat(lint(with(
                        "diagnosis.drl",
                        weigh.formatted("A", "strategy.jointPlan", "0.1")
                                + weigh.formatted("B", "!strategy.jointPlan", "-0.1"))))
                .isEmpty();
    }

    @Test
    void every_warning_is_explained_in_both_languages() {
        List<Issue> issues =
                check(with("delivery.inFullRate > limit(\"delivery.onTime\")")).issues();

        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.level()).isEqualTo(Issue.Level.WARNING);
            assertThat(issue.text(Locale.ENGLISH)).contains("\n  Turn the comparison round.\n  For example: {\"id\"");
            assertThat(issue.text(Locale.CHINA)).contains("请反转比较方向。", "例如：{\"id\"");
        });
    }

    @Test
    void a_house_hears_of_its_own_slips_and_of_those_it_brings_about_in_the_pack_below() {
        with("delivery.inFullRate > limit(\"delivery.onTime\")").writeTo(folder.resolve("base"));
        String limits = "key,account,tier,industry,kind,value,unit,min,max,step,effectiveFrom,owner,source,grade,why";
        Folder house = Folder.overlay(folder.resolve("house"), "../base >=1.0 <2");

        assertThat(house(house)).as("a slip of the base alone").isEmpty();
        assertThat(house(house.file("limits.csv", limits, limit("delivery.onTime", ",KEY,,,0.75"))))
                .containsExactly("MS-409 limits.csv:2:24");
        assertThat(house(house.file("limits.csv", limits, limit("delivery.onTime", ",KEY,,,0.9"))))
                .containsExactly("MS-421 limits.csv:2:24");
    }

    @Test
    void a_house_that_takes_the_last_answer_away_hears_of_it() {
        clean().writeTo(folder.resolve("base"));
        Folder house = Folder.overlay(folder.resolve("house"), "../base >=1.0 <2")
                .file(
                        "playbook.csv",
                        "cause,facet,risk,signal,commitment,stance,tier,kind,industry,valueClass,atLeast,action,save,change,reason",
                        "SUPPLIER_OPTIMISATION,,,,,,,,,,,HURRY,,remove,we never hurry");

        assertThat(house(house)).containsExactly("MS-411 pack.yaml:3:10");
    }

    @Test
    void a_switch_that_is_over_is_found_once_it_is() {
        clean().writeTo(folder.resolve("base"));
        Folder house = Folder.overlay(folder.resolve("house"), "../base >=1.0 <2")
                .file("switched-off.csv", "rule,reason,until,owner", "Far too late,new depot," + DAY + ",T");

        assertThat(house(house)).as("the last day").isEmpty();
        assertThat(RulePackCheck.of(house.path()).on(DAY.plusDays(1)).run().issues())
                .extracting(issue -> issue.problem().code() + " " + issue.at())
                .containsExactly("MS-418 switched-off.csv:2:24");
    }

    private static List<String> house(Folder house) {
        return RulePackCheck.of(house.path()).on(DAY).run().issues().stream()
                .map(issue -> issue.problem().code() + " " + issue.at())
                .toList();
    }

    @Test
    void a_baseline_keeps_known_warnings_silent_and_may_only_shrink() throws Exception {
        Path pack = with("delivery.inFullRate < 0.7").writeTo(folder.resolve("known"));
        RulePackCheck check = RulePackCheck.of(pack).on(DAY);

        assertThat(check.writeBaseline("agreed with the plant")).isEqualTo(1);
        assertThat(pack.resolve("lint-baseline.csv"))
                .hasContent("code,key,reason\nMS-413,More: delivery.inFullRate 0.7,agreed with the plant\n");
        assertThat(check.run().issues()).isEmpty();

        with("delivery.inFullRate < 0.75, service.slaAttainment > 1").writeTo(pack);
        RulePackCheck.Report changed = check.run();
        assertThat(changed.issues())
                .extracting(issue -> issue.level() + " " + issue.problem().code() + " " + issue.at())
                .containsExactly(
                        "ERROR MS-430 lint-baseline.csv:2:1",
                        "WARNING MS-413 signals/more.drl:5:17",
                        "WARNING MS-401 signals/more.drl:5:45");
        assertThat(changed.pack()).isEqualTo(Optional.empty());

        assertThat(check.writeBaseline("no longer read")).isZero();
        assertThat(check.run().issues())
                .extracting(issue -> issue.problem().code())
                .containsExactly("MS-413", "MS-401");
    }

    /** Few rows, and more ways in which a limit can resolve than could ever be looked at. */
    private static TestPack endless() {
        TestPack pack = clean();
        for (int i = 0; i < 60; i++) {
            pack.row("limits.csv", "delivery.onTime,A-" + i + ",,,,0." + (100 + i) + ",RATIO,0,1,0.01,,T,t,J,t")
                    .row("limits.csv", "delivery.onTime,,,trade-" + i + ",,0." + (200 + i) + ",RATIO,0,1,0.01,,T,t,J,t")
                    .row(
                            "limits.csv",
                            "delivery.onTime,,,,,0." + (300 + i) + ",RATIO,0,1,0.01," + DAY.plusDays(i) + ",T,t,J,t");
        }
        for (Tier tier : Tier.values()) {
            pack.row("limits.csv", limit("delivery.onTime", "," + tier + ",,,0.4"));
        }
        return pack;
    }

    @Test
    void what_would_take_too_long_is_not_looked_for_and_that_is_said() throws Exception {
        Path pack = endless().writeTo(folder.resolve("endless"));
        Files.writeString(pack.resolve("lint-baseline.csv"), "code,key,reason\nMS-401,Late: something,known\n");

        RulePackCheck.Report report = RulePackCheck.of(pack).on(DAY).run();

        assertThat(report.passed())
                .as("what the baseline names may still be there")
                .isTrue();
        Issue issue = report.issues().get(0);
        assertThat(issue.problem().code() + " " + issue.at()).isEqualTo("MS-188 pack.yaml:1:1");
        assertThat(sentence(issue)).contains("steps", "MS-401", "MS-405");
        assertThat(issue.problem().sentence(Locale.CHINA)).contains("未查完", "MS-401");
    }

    @Test
    void an_industry_that_differs_from_another_by_a_slip_is_found_at_its_first_cell() {
        for (String slip :
                List.of("automtive", "Automotive", "auto-motive", "automotives", "auotmotive", "automotibe")) {
            Issue issue = only(industries("automotive", slip, "automotive"));

            assertThat(issue.at()).as(slip).hasToString("limits.csv:5:19");
            assertThat(sentence(issue))
                    .isEqualTo("The industry \"" + slip + "\" is compared letter by letter, and elsewhere it is"
                            + " \"automotive\".");
            assertThat(issue.problem().suggestion()).as(slip).hasValue("automotive");
        }
        assertThat(lint(industries("feed", "food", "fleet"))).isEmpty();
        assertThat(lint(industries("tea", "sea", "pea"))).isEmpty();
        assertThat(lint(industries("trade-1", "trade-2", "trade-12"))).isEmpty();
        assertThat(lint(industries(" automotive", "automotive ", "automotive")))
                .as("blanks around a cell do not count")
                .isEmpty();
    }

    private static TestPack industries(String one, String two, String three) {
        return clean().row("limits.csv", limit("delivery.onTime", ",," + one + ",,0.95"))
                .row("limits.csv", limit("delivery.onTime", ",," + two + ",DISTRIBUTOR,0.96"))
                .row("limits.csv", limit("delivery.onTime.red", ",," + three + ",,0.85"));
    }

    @Test
    void an_industry_that_a_rule_asks_for_or_the_pack_below_names_is_the_one_that_is_meant() {
        TestPack asked = with("profile.industry == \"feeds\", service.slaAttainment == 0")
                .row("limits.csv", limit("delivery.onTime", ",,feed,,0.95"))
                .row("limits.csv", limit("delivery.onTime.red", ",,feeds,,0.85"));
        assertThat(lint(asked)).containsExactly("MS-427 limits.csv:4:19");

        industries("automotive", "feed", "food").writeTo(folder.resolve("below"));
        Folder house = Folder.overlay(folder.resolve("above"), "../below >=1.0 <2")
                .file(
                        "limits.csv",
                        "key,account,tier,industry,kind,value,unit,min,max,step,effectiveFrom,owner,source,grade,why",
                        limit("delivery.onTime", ",KEY,Automotive,,0.97"),
                        limit("delivery.onTime.red", ",KEY,Automotive,,0.87"));
        assertThat(RulePackCheck.of(house.path()).on(DAY).run().issues())
                .extracting(issue -> issue.problem().code() + " " + issue.at())
                .containsExactly("MS-427 limits.csv:2:22");
    }
}
