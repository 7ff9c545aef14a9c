package dev.mainstay.authoring;

import static dev.mainstay.authoring.HouseOverBase.DAY;
import static dev.mainstay.authoring.HouseOverBase.account;
import static dev.mainstay.authoring.HouseOverBase.advise;
import static dev.mainstay.authoring.HouseOverBase.late;
import static dev.mainstay.authoring.TestPack.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Gap;
import dev.mainstay.advice.Signal;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.Tier;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of an overlay that replace or switch off those of its base. */
class OverlaidRulesTest {

    private final HouseOverBase packs;

    OverlaidRulesTest(@TempDir Path folder) {
        packs = new HouseOverBase(folder);
    }

    @Test
    void a_rule_of_the_same_name_replaces_the_bases_and_others_are_added() {
        RulePack house = packs.house()
                .file(
                        "signals/own.drl",
                        rule("Late", "Account( delivery.onTimeRate < 0.3 )", "LATE")
                                .replace("when", "  @change( replace )\nwhen"),
                        rule("Peak", "Account( delivery.daysToPeakSeason < 30 )", "PEAK"))
                .file(
                        "guardrails.drl",
                        "rule \"Not now\" when $a : Account( delivery.daysToPeakSeason < 30 ) $p : Proposal( code == \"HURRY\" ) then guard.veto(\"PEAK\", $p); end")
                .file("texts/en.csv", "key,text", "signal.PEAK,Peak", "guard.PEAK,Peak")
                .file("texts/zh.csv", "key,text", "signal.PEAK,旺季", "guard.PEAK,旺季")
                .compile();

        assertThat(advise(house, late(Tier.KEY, "wood")).signals()).isEmpty();
        assertThat(advise(
                                house,
                                account()
                                        .delivery(d -> d.onTimeRate(0.2).daysToPeakSeason(10))
                                        .build())
                        .signals())
                .extracting(Signal::code)
                .containsExactlyInAnyOrder("LATE", "PEAK");
        assertThat(house.model().rules())
                .extracting(rule -> rule.name() + " " + rule.at())
                .containsExactly(
                        "Late house signals/own.drl:1:1",
                        "Short test signals/all.drl:9:1",
                        "Defects test signals/all.drl:16:1",
                        "Peak house signals/own.drl:10:1",
                        "Not now house guardrails.drl:1:1");
    }

    @Test
    void a_rule_that_bears_the_name_of_one_of_the_base_by_chance_is_an_error_in_every_file() {
        String veto =
                "rule \"Defects\" when $a : Account( delivery.onTimeRate < 0.3 ) $p : Proposal( code == \"HURRY\" )"
                        + " then guard.veto(\"EXCLUDED\", $p); end";
        Folder house = packs.house()
                .file(
                        "signals/own.drl",
                        rule("Late", "Account( delivery.daysToPeakSeason < 30 )", "LATE"),
                        rule("Short", "Account( delivery.daysToPeakSeason < 30 )", "LATE")
                                .replace("when", "  @change( add )\nwhen"))
                .file("guardrails.drl", veto);

        assertThat(house.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "MS-527 guardrails.drl:1:1 " + taken("Defects", 16),
                        "MS-527 signals/own.drl:1:1 " + taken("Late", 1),
                        "MS-527 signals/own.drl:9:1 " + taken("Short", 9));
        assertThat(house.file("guardrails.drl", veto.replace("when", "@change( replace ) when"))
                        .problems())
                .as("what the signal SHORT was for is not missed: the rule that is laid over has its name by chance")
                .extracting(Problem::code, Problem::location)
                .contains(tuple("MS-527", "signals/own.drl:9:1"))
                .doesNotContain(tuple("MS-527", "guardrails.drl:1:1"));
    }

    private static String taken(String name, int line) {
        return "The pack that is extended has the rule \"" + name + "\" already, at test signals/all.drl:" + line
                + ":1. Give yours a name of its own, or write @change( replace ) below the name if it is to take that"
                + " one's place.";
    }

    @Test
    void a_rule_that_is_switched_off_is_on_again_after_its_last_day() {
        RulePack house = packs.house()
                .file(
                        "switched-off.csv",
                        "rule,reason,until,owner",
                        "Late,\"The new warehouse, opening in June, makes the figures useless\",2026-06-30,KAM")
                .compile();

        assertThat(advise(house, lateOn(LocalDate.of(2026, 6, 30))).signals()).isEmpty();
        assertThat(advise(house, lateOn(LocalDate.of(2026, 7, 1))).signals())
                .extracting(Signal::code)
                .containsExactly("LATE");
    }

    private static AccountSnapshot lateOn(LocalDate day) {
        return AccountSnapshot.builder("A", day)
                .delivery(d -> d.onTimeRate(0.5))
                .build();
    }

    @Test
    void a_rule_that_is_switched_off_decides_nothing_that_is_unknown() {
        RulePack house = packs.house()
                .file("switched-off.csv", "rule,reason,until,owner", "Late,Test,2026-06-30,KAM")
                .compile();
        AccountSnapshot silent = AccountSnapshot.builder("A", DAY).build();
        AccountSnapshot punctual =
                AccountSnapshot.builder("A", DAY).delivery(d -> d.onTimeRate(1)).build();

        assertThat(advise(packs.base(), silent).gaps()).extracting(Gap::metric).contains("delivery.onTimeRate");
        assertThat(advise(house, silent).gaps()).extracting(Gap::metric).doesNotContain("delivery.onTimeRate");
        assertThat(status(advise(packs.base(), punctual))).isEqualTo(CommitmentStatus.KEPT);
        assertThat(status(advise(house, punctual)))
                .as("nothing in use tells of it")
                .isEqualTo(CommitmentStatus.UNKNOWN);
    }

    private static CommitmentStatus status(Advice advice) {
        return advice.commitments().stream()
                .filter(state -> state.code() == Commitment.DELIVERY)
                .findFirst()
                .orElseThrow()
                .status();
    }

    @Test
    void who_answers_for_a_rule_that_is_switched_off_has_a_text_in_each_language() {
        Folder house = packs.house()
                .file("switched-off.csv", "rule,reason,until,owner", "Late,Test,2026-06-30,QA_MANAGER")
                .file("texts/zh.csv", "key,text", "owner.QA_MANAGER,质量经理");

        assertThat(house.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "MS-176 switched-off.csv:2:22 The text owner.QA_MANAGER is missing in texts/en.csv. Add a row there: owner.QA_MANAGER,…");
    }

    @Test
    void switching_off_needs_a_rule_of_the_base_a_reason_and_a_last_day() {
        Folder house = packs.house()
                .file("switched-off.csv", "rule,reason,until,owner", "Late,,2026-06-30,KAM", "Short,Test,,KAM");

        assertThat(house.problems())
                .extracting(Problem::code, Problem::location)
                .containsExactly(tuple("MS-145", "switched-off.csv:2:6"), tuple("MS-145", "switched-off.csv:3:12"));

        house.file(
                        "switched-off.csv",
                        "rule,reason,until,owner",
                        "Lat,Test,2026-06-30,KAM",
                        "Own,Test,2026-06-30,KAM",
                        "Short,Test,2026-06-30,KAM",
                        "Short,Test,2026-07-31,KAM")
                .file("signals/own.drl", rule("Own", "Account( delivery.onTimeRate < 0.3 )", "LATE"));
        assertThat(house.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "MS-195 switched-off.csv:2:1 The pack that is extended has no rule \"Lat\". Maybe Late?",
                        "MS-199 switched-off.csv:3:1 The rule \"Own\" is this pack's own; change or delete it instead of"
                                + " switching it off.",
                        "MS-150 switched-off.csv:5:1 Short already stands at switched-off.csv:4:1. Keep one of them.");
    }
}
