package dev.mainstay.authoring;

import static dev.mainstay.authoring.LintedFolder.action;
import static dev.mainstay.authoring.LintedFolder.clean;
import static dev.mainstay.authoring.LintedFolder.limit;
import static dev.mainstay.authoring.LintedFolder.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pack names and nothing uses. */
class UnusedLintTest {

    private final LintedFolder lint;

    UnusedLintTest(@TempDir Path folder) {
        lint = new LintedFolder(folder);
    }

    @Test
    void a_signal_that_nothing_uses_is_found() {
        String idle = TestPack.rule("Idle", "Account( strategy.jointPlan )", "IDLE");

        assertThat(lint.in(with("signals/more.drl", idle))).containsExactly("MS-410 signals/more.drl:5:3");
        assertThat(lint.in(with("signals/more.drl", idle).row("diagnosis.csv", "IDLE,SUPPLIER_OPTIMISATION,,-0.3")))
                .isEmpty();
        assertThat(lint.in(with("signals/more.drl", idle.replace("when", "  @commitment( VALUE )\nwhen"))))
                .isEmpty();
    }

    @Test
    void a_cause_that_nothing_answers_is_found() {
        assertThat(lint.in(clean().row("diagnosis.csv", "LATE,STRONGER_RIVAL,,0.3")))
                .containsExactly("MS-411 diagnosis.csv:3:6");
        assertThat(lint.in(clean().row("diagnosis.csv", "LATE,STRONGER_RIVAL,,-0.3")))
                .isEmpty();
        assertThat(lint.in(clean().row("diagnosis.csv", "LATE,DEFECTION,,0.3")))
                .as("that it may leave is no cause")
                .isEmpty();
        assertThat(lint.in(clean().row("diagnosis.csv", "LATE,STRONGER_RIVAL,,0.3")
                        .row("playbook.csv", "STRONGER_RIVAL,,,,,,,,,,0.4,HURRY,0.3")))
                .as("a row that can never apply is no answer")
                .containsExactly("MS-411 diagnosis.csv:3:6", "MS-407 playbook.csv:3:1");
    }

    @Test
    void a_limit_nobody_reads_is_found() {
        assertThat(lint.in(clean().row("limits.csv", limit("idle", ",,,,0.5"))
                        .row("limits.csv", limit("idle", ",KEY,,,0.6"))))
                .containsExactly("MS-412 limits.csv:4:1");
        assertThat(lint.in(clean().row("limits.csv", limit("tier.KEY.rank", ",,,,0.5"))))
                .as("the portfolio pass reads it")
                .isEmpty();
    }

    @Test
    void an_action_nobody_proposes_and_a_permit_nobody_requires_are_found() {
        assertThat(lint.in(action(clean(), "STOCK,DELIVERY,fix,PROCEDURAL,KAM,7,8,0,false,,DONE,STOP,")))
                .containsExactly("MS-422 actions.csv:3:1");
        assertThat(lint.in(with("guardrails.drl", """
                rule "Permit"
                when
                  $p : Proposal( code == "HURRY" )
                then
                  guard.permit("CLEARED", $p);
                end
                """))).containsExactly("MS-425 guardrails.drl:5:3");
    }
}
