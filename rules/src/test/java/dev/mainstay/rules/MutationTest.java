package dev.mainstay.rules;

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

/**
 * The standard pack's scenarios notice what is changed in it. A sample of the mutants is tried here, and a sample may lie below
 * the 95 of 100 that all of them reach: {@code mainstay test rules/standard --mutate --gate 0.95} tries all, {@code
 * -Dmainstay.mutants=1000} more of them.
 */
class MutationTest {

    private static final int SAMPLE = Integer.getInteger("mainstay.mutants", 100);
    private static final long SEED = Long.getLong("mainstay.mutants.seed", 11);

    @Test
    void changes_to_the_standard_pack_are_noticed_by_its_scenarios() {
        Path folder = Path.of("standard");
        RulePack pack = RulePackCompiler.compile(folder);
        MutationReport report = MutationRun.of(pack, ScenarioFiles.read(folder))
                .sample(SAMPLE, SEED)
                .run();
        MutationText text = new MutationText(pack, report, Locale.ENGLISH);
        System.out.println("mutants of the standard pack, a sample: " + text.summary());
        assertThat(report.score()).as(text.text()).isGreaterThanOrEqualTo(0.9);
    }
}
