package dev.mainstay.authoring;

import static dev.mainstay.authoring.LintedFolder.ON_TIME;
import static dev.mainstay.authoring.LintedFolder.action;
import static dev.mainstay.authoring.LintedFolder.clean;
import static dev.mainstay.authoring.LintedFolder.raised;
import static dev.mainstay.authoring.LintedFolder.rule;
import static dev.mainstay.authoring.LintedFolder.sentence;
import static dev.mainstay.authoring.LintedFolder.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and playbook rows that change nothing beside others, and others that cancel out. */
class RedundantRulesLintTest {

    private final LintedFolder lint;

    RedundantRulesLintTest(@TempDir Path folder) {
        lint = new LintedFolder(folder);
    }

    @Test
    void a_rule_within_another_that_does_as_much_changes_nothing() {
        Issue issue = lint.only(with(ON_TIME + ", profile.tier == KEY"));

        assertThat(issue.problem().code()).isEqualTo("MS-405");
        assertThat(sentence(issue))
                .isEqualTo(
                        "The rule \"More\" changes nothing: wherever it fires, \"Late\" at signals/late.drl:1:1 does as"
                                + " much.");
        assertThat(raised(lint.check(with(ON_TIME + ", profile.tier == KEY")), issue))
                .contains("Late");
        String graver = rule("More", "CRITICAL", "Account( " + ON_TIME + ", profile.tier == KEY )", "LATE");
        assertThat(lint.in(with("signals/more.drl", graver))).isEmpty();
        assertThat(lint.in(with(
                        "signals/more.drl",
                        graver.replace("DELIVERY", "SERVICE").replace("CRITICAL", "NOTICE"))))
                .isEmpty();
        assertThat(lint.in(with("delivery.onTimeRate <= limit(\"delivery.onTime\"), profile.tier == KEY")))
                .isEmpty();
    }

    @Test
    void of_two_equal_rules_the_later_changes_nothing() {
        String twin = rule("Twin", "SERIOUS", "Account( " + ON_TIME + " )", "LATE");

        assertThat(lint.in(with("signals/more.drl", twin))).containsExactly("MS-405 signals/more.drl:1:1");
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

        assertThat(lint.in(with("guardrails.drl", veto.formatted("A", "0", "ONE") + veto.formatted("B", "1", "TWO"))))
                .containsExactly("MS-405 guardrails.drl:8:1");
        assertThat(lint.in(with("guardrails.drl", veto.formatted("A", "1", "ONE") + veto.formatted("B", "0", "TWO"))))
                .isEmpty();
        assertThat(lint.in(with("guardrails.drl", veto.formatted("A", "1", "ONE") + veto.formatted("B", "0", "ONE"))))
                .containsExactly("MS-405 guardrails.drl:1:1");
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

        assertThat(lint.in(with("guardrails.drl", rules.formatted("1")))).containsExactly("MS-416 guardrails.drl:9:1");
        assertThat(lint.in(with(
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

        assertThat(lint.in(pack.row("playbook.csv", ",,,LATE,,,,,,,,STOCK,0.3")))
                .containsExactly("MS-417 guardrails.drl:9:1");
        TestPack other = action(
                action(
                        with("guardrails.drl", rules.formatted("CALL", "HURRY")),
                        "STOCK,DELIVERY,fix,PROCEDURAL,KAM,7,8,0,false,,DONE,STOP,"),
                "CALL,DELIVERY,fix,PROCEDURAL,KAM,7,8,0,false,,DONE,STOP,");
        assertThat(lint.in(other.row("playbook.csv", ",,,LATE,,,,,,,,STOCK,0.3")
                        .row("playbook.csv", ",,,LATE,,,,,,,,CALL,0.3")))
                .isEmpty();
    }

    @Test
    void what_speaks_for_a_cause_and_against_it_is_found() {
        assertThat(lint.in(clean().row("diagnosis.csv", "LATE,SUPPLIER_OPTIMISATION,SLOW,-0.2")
                        .texts("facet.SLOW")))
                .containsExactly("MS-423 diagnosis.csv:3:33");
        assertThat(lint.in(clean().row("diagnosis.csv", "LATE,SUPPLIER_OPTIMISATION,SLOW,0.2")
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
        assertThat(lint.in(with(
                        "diagnosis.drl",
                        weigh.formatted("A", "strategy.jointPlan", "0.1")
                                + weigh.formatted("B", "strategy.jointPlan", "-0.1"))))
                .containsExactly("MS-424 diagnosis.drl:8:1");
        assertThat(lint.in(with(
                        "diagnosis.drl",
                        weigh.formatted("A", "strategy.jointPlan", "0.1")
                                + weigh.formatted("B", "!strategy.jointPlan", "-0.1"))))
                .isEmpty();
    }
}
