package dev.mainstay.authoring;

import static dev.mainstay.authoring.LintedFolder.clean;
import static dev.mainstay.authoring.LintedFolder.rule;
import static dev.mainstay.authoring.LintedFolder.sentence;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Playbook rows that never apply, or change nothing where they do. */
class PlaybookLintTest {

    private final LintedFolder lint;

    PlaybookLintTest(@TempDir Path folder) {
        lint = new LintedFolder(folder);
    }

    @Test
    void a_playbook_row_beside_a_wider_one_that_saves_as_much_changes_nothing() {
        assertThat(lint.in(clean().row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,KEY,,,,,HURRY,0.3")))
                .containsExactly("MS-406 playbook.csv:3:1");
        assertThat(lint.in(clean().row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,KEY,,,,,HURRY,0.4")))
                .isEmpty();
        assertThat(lint.in(clean().row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,0.2,HURRY,0.3")))
                .as("the default spelt out")
                .containsExactly("MS-406 playbook.csv:3:1");
        assertThat(lint.in(clean().row("playbook.csv", ",,,LATE,,,KEY,,,,,HURRY,0.3")))
                .isEmpty();
    }

    @Test
    void a_playbook_row_that_asks_for_what_cannot_be_never_applies() {
        Issue issue = lint.only(clean().row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,0.6,HURRY,0.9"));

        assertThat(issue.at()).hasToString("playbook.csv:3:1");
        assertThat(sentence(issue))
                .isEqualTo(
                        "This row can never apply: likelihood(\"SUPPLIER_OPTIMISATION\") >= 0.6 never holds, for it is"
                                + " only ever 0..0.5.");
        assertThat(lint.in(clean().row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,0.5,HURRY,0.9")))
                .isEmpty();
        assertThat(lint.in(clean().row("playbook.csv", ",,,,SERVICE,,,,,,,HURRY,0.9")))
                .containsExactly("MS-407 playbook.csv:3:1");
        assertThat(lint.in(clean().row("playbook.csv", ",,,,,EXIT,,,,,,HURRY,0.9")))
                .containsExactly("MS-407 playbook.csv:3:1");
        assertThat(lint.in(clean().row("playbook.csv", ",,,,,MAINTAIN,,,,,,HURRY,0.9")))
                .isEmpty();
    }

    @Test
    void a_playbook_row_for_accounts_that_cannot_have_the_signal_never_applies() {
        TestPack pack = clean().file(
                        "signals/more.drl",
                        rule("Key", "NOTICE", "Account( profile.tier == KEY, !strategy.jointPlan )", "NO_PLAN"));

        assertThat(lint.in(pack.row("playbook.csv", ",,,NO_PLAN,,,SMALL ORDINARY,,,,,HURRY,0.9")))
                .containsExactly("MS-408 playbook.csv:3:1");
        assertThat(lint.in(clean().file(
                                "signals/more.drl",
                                rule("Key", "NOTICE", "Account( profile.tier == KEY, !strategy.jointPlan )", "NO_PLAN"))
                        .row("playbook.csv", ",,,NO_PLAN,,,SMALL KEY,,,,,HURRY,0.9")))
                .isEmpty();
    }
}
