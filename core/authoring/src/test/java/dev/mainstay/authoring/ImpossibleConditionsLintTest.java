package dev.mainstay.authoring;

import static dev.mainstay.authoring.LintedFolder.limit;
import static dev.mainstay.authoring.LintedFolder.sentence;
import static dev.mainstay.authoring.LintedFolder.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conditions that can never hold, alone or together, and conditions that hold in any case. */
class ImpossibleConditionsLintTest {

    private final LintedFolder lint;

    ImpossibleConditionsLintTest(@TempDir Path folder) {
        lint = new LintedFolder(folder);
    }

    @Test
    void a_condition_outside_the_range_of_its_metric_can_never_hold() {
        Issue issue = lint.only(with("delivery.inFullRate > 1"));

        assertThat(issue.at()).hasToString("signals/more.drl:5:17");
        assertThat(issue.problem().code()).isEqualTo("MS-401");
        assertThat(sentence(issue))
                .isEqualTo("delivery.inFullRate > 1 can never hold: delivery.inFullRate is only ever 0..1.");
        assertThat(lint.in(with("product.unmetNeeds < 1, product.unmetNeeds > 0")))
                .containsExactly("MS-402 signals/more.drl:5:41");
        assertThat(lint.in(with("profile.tierSteps < 0"))).isEmpty();
        assertThat(lint.in(with("delivery.inFullRate >= 1, service.slaAttainment <= 0")))
                .isEmpty();
    }

    @Test
    void an_alternative_that_can_never_hold_is_found_where_it_stands() {
        assertThat(lint.in(with("delivery.inFullRate == 0 || delivery.inFullRate > 1")))
                .containsExactly("MS-401 signals/more.drl:5:45");
        assertThat(lint.in(with("profile.tier in (KEY, SMALL), profile.tier >= MAJOR, service.slaAttainment == 0")))
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

        assertThat(lint.only(with("guardrails.drl", veto.formatted("code == \"HURY\"", "raised(\"LATE\")"))))
                .satisfies(issue -> {
                    assertThat(issue.at()).hasToString("guardrails.drl:3:18");
                    assertThat(issue.problem().suggestion()).contains("\"HURRY\"");
                });
        assertThat(lint.in(with("guardrails.drl", veto.formatted("code == \"HURRY\"", "severity(\"LATE\") == NOTICE"))))
                .containsExactly("MS-401 guardrails.drl:4:18");
        assertThat(lint.in(with(
                        "guardrails.drl", veto.formatted("code == \"HURRY\"", "commitment(\"DELIVERY\") == UNKNOWN"))))
                .containsExactly("MS-401 guardrails.drl:4:18");
        assertThat(lint.in(with(
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

        assertThat(lint.in(pack)).contains("MS-402 diagnosis.drl:4:18");
        assertThat(lint.in(with("diagnosis.drl", rules.formatted("!raised(\"LATE\")"))
                        .row("playbook.csv", "STRONGER_RIVAL,,,,,,,,,,0.1,HURRY,0.3")))
                .isEmpty();
    }

    @Test
    void conditions_that_contradict_each_other_are_found_whatever_limits_they_read() {
        assertThat(lint.only(with("delivery.onTimeRate >= limit(\"delivery.onTime\"), service.slaAttainment == 0,"
                        + " delivery.onTimeRate < limit(\"delivery.onTime.red\")")))
                .satisfies(issue -> assertThat(sentence(issue))
                        .isEqualTo("delivery.onTimeRate < limit(\"delivery.onTime.red\") can never hold together with"
                                + " delivery.onTimeRate >= limit(\"delivery.onTime\")."));
        assertThat(lint.in(with("delivery.onTimeRate >= limit(\"delivery.onTime.red\"),"
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

        assertThat(lint.in(with("signals/more.drl", rule.formatted("severity >= MEDIUM"))))
                .containsExactly("MS-402 signals/more.drl:4:7");
        assertThat(lint.in(with("signals/more.drl", rule.formatted("severity >= CRITICAL"))))
                .isEmpty();
    }

    @Test
    void a_limit_without_a_value_for_anybody_can_never_be_passed() {
        TestPack unset = with("delivery.inFullRate < limit(\"full\")").row("limits.csv", limit("full", ",,,,"));

        assertThat(lint.in(unset)).containsExactly("MS-403 signals/more.drl:5:17");
        assertThat(lint.in(with("delivery.inFullRate < limit(\"full\")")
                        .row("limits.csv", limit("full", ",,,,"))
                        .row("limits.csv", limit("full", ",,feed,,0.9"))))
                .isEmpty();
    }

    @Test
    void a_condition_without_which_the_rule_would_be_the_same_is_found() {
        assertThat(lint.in(with("delivery.inFullRate == 0, delivery.inFullRate < 1")))
                .containsExactly("MS-404 signals/more.drl:5:43");
        assertThat(lint.in(with("value.growthPotential > 0, value.growthPotential <= 1")))
                .as("of two that say the same, the later")
                .containsExactly("MS-404 signals/more.drl:5:44");
        assertThat(lint.in(with("delivery.inFullRate >= 0")))
                .as("that a metric is known is something")
                .isEmpty();
    }
}
