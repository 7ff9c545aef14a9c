package dev.mainstay.examples.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.mutation.MutationReport;
import dev.mainstay.testkit.mutation.MutationRun;
import dev.mainstay.testkit.mutation.MutationText;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The gate a build server holds a policy to: of what could be changed in it, the scenarios notice 95 in 100. */
class MutationGateTest {

    @Test
    void the_scenarios_notice_what_is_changed_in_the_policy() {
        Path folder = Path.of("season-first");
        RulePack pack = RulePackCompiler.compile(folder);
        MutationReport report = MutationRun.of(pack, ScenarioFiles.read(folder)).run();
        String text = new MutationText(pack, report, Locale.ENGLISH).text();
        System.out.println(text);
        assertThat(report.score()).as(text).isGreaterThanOrEqualTo(0.95);
    }
}
