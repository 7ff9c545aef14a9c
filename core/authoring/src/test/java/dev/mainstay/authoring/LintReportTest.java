package dev.mainstay.authoring;

import static dev.mainstay.authoring.LintedFolder.DAY;
import static dev.mainstay.authoring.LintedFolder.clean;
import static dev.mainstay.authoring.LintedFolder.limit;
import static dev.mainstay.authoring.LintedFolder.sentence;
import static dev.mainstay.authoring.LintedFolder.with;
import static dev.mainstay.authoring.TestPack.LIMITS;
import static dev.mainstay.authoring.TestPack.PLAYBOOK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.vocabulary.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lint says of a pack as a whole: in which language, for whose slips, and what it leaves unsaid. */
class LintReportTest {

    private final Path folder;
    private final LintedFolder lint;

    LintReportTest(@TempDir Path folder) {
        this.folder = folder;
        lint = new LintedFolder(folder);
    }

    @Test
    void nothing_is_found_in_a_clean_pack() {
        assertThat(lint.in(clean())).isEmpty();
    }

    @Test
    void every_warning_is_explained_in_both_languages() {
        List<Issue> issues = lint.check(with("delivery.inFullRate > limit(\"delivery.onTime\")"))
                .issues();

        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.level()).isEqualTo(Issue.Level.WARNING);
            assertThat(issue.text(Locale.ENGLISH)).contains("\n  Turn the comparison round.\n  For example: {\"id\"");
            assertThat(issue.text(Locale.CHINA)).contains("请反转比较方向。", "例如：{\"id\"");
        });
    }

    @Test
    void a_house_hears_of_its_own_slips_and_of_those_it_brings_about_in_the_pack_below() {
        with("delivery.inFullRate > limit(\"delivery.onTime\")").writeTo(folder.resolve("base"));
        Folder house = Folder.overlay(folder.resolve("house"), "../base >=1.0 <2");

        assertThat(lint.in(house)).as("a slip of the base alone").isEmpty();
        assertThat(lint.in(house.file("limits.csv", LIMITS, limit("delivery.onTime", ",KEY,,,0.75"))))
                .containsExactly("MS-409 limits.csv:2:24");
        assertThat(lint.in(house.file("limits.csv", LIMITS, limit("delivery.onTime", ",KEY,,,0.9"))))
                .containsExactly("MS-421 limits.csv:2:24");
    }

    @Test
    void a_house_that_takes_the_last_answer_away_hears_of_it() {
        clean().writeTo(folder.resolve("base"));
        Folder house = Folder.overlay(folder.resolve("house"), "../base >=1.0 <2")
                .file(
                        "playbook.csv",
                        PLAYBOOK + ",change,reason",
                        "SUPPLIER_OPTIMISATION,,,,,,,,,,,HURRY,,remove,we never hurry");

        assertThat(lint.in(house)).containsExactly("MS-411 pack.yaml:3:10");
    }

    @Test
    void a_switch_that_is_over_is_found_once_it_is() {
        clean().writeTo(folder.resolve("base"));
        Folder house = Folder.overlay(folder.resolve("house"), "../base >=1.0 <2")
                .file("switched-off.csv", "rule,reason,until,owner", "Far too late,new depot," + DAY + ",KAM");

        assertThat(lint.in(house)).as("the last day").isEmpty();
        assertThat(RulePackCheck.of(house.path()).on(DAY.plusDays(1)).run().issues())
                .extracting(issue -> issue.problem().code() + " " + issue.at())
                .containsExactly("MS-418 switched-off.csv:2:24");
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
}
