package dev.mainstay.testkit.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.cases.Drafts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftsTest {

    private static final Path FOLDER = Path.of("src/test/packs/small");
    private static final RulePack PACK = RulePackCompiler.compile(FOLDER);
    private static final Drafts DRAFTS = Drafts.of(PACK, ScenarioFiles.read(FOLDER));

    @Test
    void every_draft_is_marked_and_says_what_the_pack_says_today() {
        List<Scenario> drafts = ScenarioFiles.parse("scenarios/drafts.yaml", DRAFTS.file());
        System.out.println("drafts for the small pack: " + drafts.size());
        ScenarioRunner runner = new ScenarioRunner(RetentionAdvisor.of(PACK));
        assertThat(drafts).isNotEmpty().allSatisfy(draft -> {
            assertThat(draft.draft()).isTrue();
            assertThat(runner.run(draft).passed()).as(draft.name()).isTrue();
        });
    }

    @Test
    void limits_and_pairs_of_conditions_are_both_among_them() {
        assertThat(DRAFTS.boundaries()).contains(" is 0.9 and not ").contains("draft: true");
        assertThat(DRAFTS.pairs()).contains("absent:").contains("expect:");
    }

    @Test
    void confirmed_drafts_of_boundaries_kill_the_mutants_they_were_made_of() {
        String confirmed = DRAFTS.boundaries().replace("  draft: true\n", "");
        MutationReport report = MutationRun.of(PACK, ScenarioFiles.parse("scenarios/confirmed.yaml", confirmed))
                .run();
        assertThat(report.all(MutationResult.Fate.SURVIVED))
                .extracting(result -> result.mutant().mutation())
                .doesNotContain(Mutation.LIMIT_UP, Mutation.LIMIT_DOWN, Mutation.BOUNDARY, Mutation.ROW_DROPPED);
    }
}
