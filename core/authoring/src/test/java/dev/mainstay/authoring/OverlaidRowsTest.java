package dev.mainstay.authoring;

import static dev.mainstay.authoring.HouseOverBase.advise;
import static dev.mainstay.authoring.HouseOverBase.late;
import static dev.mainstay.authoring.TestPack.ACTIONS;
import static dev.mainstay.authoring.TestPack.LIMITS;
import static dev.mainstay.authoring.TestPack.PLAYBOOK;
import static dev.mainstay.authoring.TestPack.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Tier;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of an overlay that replace, add to or remove those of its base, and what that breaks. */
class OverlaidRowsTest {

    private final HouseOverBase packs;

    OverlaidRowsTest(@TempDir Path folder) {
        packs = new HouseOverBase(folder);
    }

    @Test
    void rows_are_replaced_by_their_key_and_others_added() {
        RulePack house = packs.house()
                .file("weights.csv", "key,value", "actions.max,1", "hourCost.EUR,60")
                .file("diagnosis.csv", "signal,cause,facet,weight", "LATE,SUPPLIER_OPTIMISATION,OUTGROWN,0.9")
                .file("actions.csv", ACTIONS, "HURRY,DELIVERY,fix,PROCEDURAL,KAM,2,8,0,true,,DONE,STOP,")
                .file(
                        "playbook.csv",
                        PLAYBOOK,
                        "SUPPLIER_OPTIMISATION,,,,,,MAJOR KEY,,,,0.2,STOCK,0.6",
                        ",,,SHORT,,,,,,,,STOCK,0.1")
                .file("texts/en.csv", "key,text", "action.HURRY,Hurry up")
                .compile();

        assertThat(house.model().weightValues())
                .containsEntry("actions.max", 1.0)
                .containsEntry("hourCost.EUR", 60.0)
                .containsEntry("hourCost.CNY", 200.0);
        assertThat(house.model().diagnosis())
                .extracting(row -> row.signal() + " " + row.weight() + " " + row.at())
                .containsExactly("LATE 0.9 house diagnosis.csv:2:1", "SHORT 0.4 test diagnosis.csv:3:1");
        assertThat(house.model().actions())
                .extracting(ActionRow::code, ActionRow::dueDays)
                .containsExactly(tuple("HURRY", 2), tuple("STOCK", 30));
        assertThat(house.model().playbook())
                .extracting(
                        PlaybookRow::action, PlaybookRow::save, row -> row.at().toString())
                .containsExactly(
                        tuple("HURRY", 0.3, "test playbook.csv:2:1"),
                        tuple("STOCK", 0.6, "house playbook.csv:2:1"),
                        tuple("STOCK", 0.1, "house playbook.csv:3:1"));
        assertThat(house.text("action.HURRY", Locale.ENGLISH)).isEqualTo("Hurry up");
        assertThat(house.text("action.HURRY", Locale.CHINA)).isEqualTo("action.HURRY");
        assertThat(house.model().weights())
                .extractingByKey("actions.max")
                .extracting(WeightRow::at)
                .hasToString("house weights.csv:2:1");
        assertThat(packs.base().model().weightValues())
                .as("the base is untouched")
                .containsEntry("actions.max", 12.0);
    }

    @Test
    void rows_are_removed_by_their_key_with_a_reason() {
        RulePack house = packs.house()
                .file(
                        "playbook.csv",
                        PLAYBOOK + ",change,reason",
                        ",,,LATE,,,,,,,,HURRY,,remove,No express haulier here")
                .file("limits.csv", LIMITS + ",change,reason", "delivery.onTime,,KEY,,,,,,,,,,,,,remove,One for all")
                .compile();

        assertThat(house.model().playbook()).extracting(PlaybookRow::action).containsExactly("STOCK");
        assertThat(house.model().limits()).extracting(LimitRow::tier).containsOnly(Optional.empty());
        assertThat(actions(advise(house, late(Tier.SMALL, "wood")))).isEmpty();
        assertThat(actions(advise(packs.base(), late(Tier.SMALL, "wood")))).containsExactly("HURRY");
    }

    @Test
    void a_row_that_is_removed_needs_a_reason_and_something_to_remove() {
        Folder house = packs.house()
                .file(
                        "playbook.csv",
                        PLAYBOOK + ",change,reason",
                        ",,,LATE,,,,,,,,HURRY,0.3,remove,",
                        ",,,LATE,,,KEY,,,,,HURRY,0.3,remove,Too dear")
                .file("weights.csv", "key,value,change,reason", "hourCost.CNI,1,remove,Typing slip");

        assertThat(house.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "MS-145 playbook.csv:2:33 The cell reason is empty.",
                        "MS-195 playbook.csv:3:1 The pack that is extended has no playbook row \"LATE, KEY, HURRY\"."
                                + " Maybe LATE, HURRY?",
                        "MS-195 weights.csv:2:1 The pack that is extended has no weight \"hourCost.CNI\"."
                                + " Maybe hourCost.CNY?");
    }

    @Test
    void what_an_author_says_a_row_or_rule_does_is_held_against_the_base() {
        Folder house = packs.house()
                .file(
                        "weights.csv",
                        "key,value,change",
                        "actions.max,5,add",
                        "hourCost.EUR,60,replace",
                        "cap.YES,1,replce")
                .file(
                        "signals/own.drl",
                        rule("Lates", "Account( delivery.onTimeRate < 0.7 )", "LATE")
                                .replace("when", "  @change( replace )\nwhen"));

        assertThat(house.problems())
                .extracting(Problem::code, Problem::location, Problem::suggestion)
                .containsExactly(
                        tuple("MS-195", "signals/own.drl:1:1", Optional.of("Late")),
                        tuple("MS-196", "weights.csv:2:1", Optional.empty()),
                        tuple("MS-195", "weights.csv:3:1", Optional.of("hourCost.CNY")),
                        tuple("MS-147", "weights.csv:4:11", Optional.of("replace")));
    }

    @Test
    void what_an_overlay_breaks_in_its_base_is_reported_where_the_overlay_says_it() {
        Folder house = packs.house()
                .file(
                        "actions.csv",
                        ACTIONS + ",change,reason",
                        "HURRY,,,,,,,,,,,,,remove,We cannot",
                        "WAIT,DELIVERY,fix,PROCEDURAL,KAM,7,8,0,false,,DONE,STOP,,,");

        assertThat(house.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "MS-197 actions.csv:2:1 HURRY is still needed at test actions.csv:3:1; change or remove that"
                                + " too, or keep HURRY.",
                        "MS-197 actions.csv:2:1 HURRY is still needed at test playbook.csv:2:1; change or remove that"
                                + " too, or keep HURRY.",
                        missing("action.WAIT", "en"),
                        missing("action.WAIT.step.1", "en"),
                        missing("action.WAIT", "zh"),
                        missing("action.WAIT.step.1", "zh"));
    }

    private static String missing(String key, String language) {
        return "MS-176 actions.csv:3:1 The text " + key + " is missing in texts/" + language + ".csv. Add a row there: "
                + key + ",…";
    }

    @Test
    void a_replaced_rule_that_no_longer_raises_a_signal_and_a_limit_in_another_unit_are_found() {
        Folder house = packs.house()
                .file(
                        "signals/own.drl",
                        rule("Short", "Account( delivery.inFullRate < 0.9 )", "LATE")
                                .replace("when", "  @change( replace )\nwhen"))
                .file("limits.csv", LIMITS, "delivery.onTime,,,,,90,DAYS,0,100,1,,T,t,J,w")
                .file("weights.csv", "key,value,change,reason", "actions.max,,remove,Why not");

        assertThat(house.problems())
                .extracting(Problem::code, Problem::location)
                .containsExactlyInAnyOrder(
                        tuple("MS-197", "signals/own.drl:1:1"),
                        tuple("MS-171", "limits.csv:2:1"),
                        tuple("MS-174", "limits.csv:2:1"),
                        tuple("MS-197", "weights.csv:2:1"));
    }

    @Test
    void a_text_nobody_needs_is_a_warning_in_the_overlay_and_not_in_its_base() {
        Folder house = packs.house()
                .file("actions.csv", ACTIONS + ",change,reason", "STOCK,,,,,,,,,,,,,remove,Not ours")
                .file(
                        "playbook.csv",
                        PLAYBOOK + ",change,reason",
                        "SUPPLIER_OPTIMISATION,,,,,,KEY MAJOR,,,,,STOCK,,remove,Not ours")
                .file("texts/en.csv", "key,text", "signal.FORGOTTEN,What was it");

        assertThat(RulePackCheck.of(house.path()).run().issues())
                .as("that the base's texts for the removed action are idle now is not the overlay's fault")
                .extracting(issue -> issue.level() + " " + issue.problem().code() + " " + issue.at())
                .containsExactly(
                        // the cause that the removed action was the answer to
                        "WARNING MS-411 pack.yaml:3:10", "WARNING MS-177 texts/en.csv:2:1");
    }

    private static List<String> actions(Advice advice) {
        return advice.actions().stream().map(Action::code).toList();
    }
}
