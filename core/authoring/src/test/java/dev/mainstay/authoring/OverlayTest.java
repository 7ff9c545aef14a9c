package dev.mainstay.authoring;

import static dev.mainstay.authoring.TestPack.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Evidence;
import dev.mainstay.advice.Gap;
import dev.mainstay.advice.Signal;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one pack says over another, and what comes of it. */
class OverlayTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final String LIMITS =
            "key,account,tier,industry,kind,value,unit,min,max,step,effectiveFrom,owner,source,grade,why";
    private static final String ACTIONS =
            "code,commitment,traits,lever,owner,dueDays,effortHours,cost,obligation,requires,success,stop,excludes";
    private static final String PLAYBOOK =
            "cause,facet,risk,signal,commitment,stance,tier,kind,industry,valueClass,atLeast,action,save";
    private static final String END = ",RATIO,0,1,0.01,,T,t,J,w";

    private final Path folder;
    private final RulePack base;

    OverlayTest(@TempDir Path folder) {
        this.folder = folder;
        base = base(folder.resolve("base"));
    }

    private static RulePack base(Path path) {
        return new TestPack()
                .file(
                        "signals/all.drl",
                        rule("Late", "Account( delivery.onTimeRate < limit(\"delivery.onTime\") )", "LATE")
                                        .replace("when", "  @commitment( DELIVERY )\nwhen")
                                + rule("Short", "Account( delivery.inFullRate < 0.95 )", "SHORT")
                                + rule("Defects", "Account( quality.defectPpm > 1000 )", "DEFECTS"))
                .row("limits.csv", "delivery.onTime,,KEY,,,0.92" + END)
                .row("limits.csv", "delivery.onTime,,,feed,,0.85,RATIO,0,1,0.01,2026-03-01,T,t,J,w")
                .row("diagnosis.csv", "LATE,SUPPLIER_OPTIMISATION,OUTGROWN,0.5")
                .row("diagnosis.csv", "SHORT,SUPPLIER_OPTIMISATION,,0.4")
                .row("actions.csv", "HURRY,DELIVERY,fix,PROCEDURAL,KAM,7,8,0,false,,DONE,STOP,")
                .row("actions.csv", "STOCK,DELIVERY,fix,PROCEDURAL,KAM,30,16,0.001,false,,DONE,STOP,HURRY")
                .row("playbook.csv", ",,,LATE,,,,,,,,HURRY,0.3")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,KEY MAJOR,,,,0.3,STOCK,0.2")
                .texts("facet.OUTGROWN", "success.DONE", "stop.STOP", "owner.KAM")
                .texts("action.HURRY", "action.HURRY.step.1", "action.STOCK", "action.STOCK.step.1")
                .compileIn(path);
    }

    private Folder house() {
        return Folder.overlay(folder.resolve("house"), "../base >=1.0 <2");
    }

    private static AccountSnapshot.Builder account() {
        return AccountSnapshot.builder("A-1", DAY)
                .value(v -> v.annualRevenue(Money.of("1000000", "CNY")).grossMarginRate(0.3));
    }

    private static AccountSnapshot late(Tier tier, String industry) {
        return account()
                .profile(p -> p.tier(tier).industry(industry))
                .delivery(d -> d.onTimeRate(0.5))
                .build();
    }

    private static Advice advise(RulePack pack, AccountSnapshot account) {
        return RetentionAdvisor.of(pack).advise(account);
    }

    private static List<Evidence> evidence(RulePack pack, AccountSnapshot account) {
        return advise(pack, account).signals().stream()
                .flatMap(signal -> signal.evidence().stream())
                .toList();
    }

    private static List<String> limitFrom(RulePack pack, AccountSnapshot account) {
        return evidence(pack, account).stream()
                .flatMap(item -> item.limitFrom().stream())
                .toList();
    }

    private static List<String> actions(Advice advice) {
        return advice.actions().stream().map(Action::code).toList();
    }

    @Test
    void an_overlay_that_says_nothing_is_its_base_under_another_name() {
        RulePack house = house().compile();

        assertThat(house.info().name()).isEqualTo("house");
        assertThat(house.model().rules()).extracting(Rule::name).containsExactly("Late", "Short", "Defects");
        assertThat(house.model().weightValues()).isEqualTo(base.model().weightValues());
        assertThat(house.model().actions()).hasSameSizeAs(base.model().actions());
        assertThat(house.text("action.HURRY", Locale.CHINA)).isEqualTo("action.HURRY");
        assertThat(house.id().sha256()).isNotEqualTo(base.id().sha256());
    }

    @Test
    void its_lineage_names_version_and_hash_of_every_pack_below() {
        RulePack house = house().compile();
        RulePack branch = Folder.overlay(folder.resolve("branch"), "../house").compile();

        assertThat(house.info().bases()).containsExactly(base.id());
        assertThat(branch.info().bases()).extracting(PackId::name).containsExactly("house", "test");
        assertThat(branch.info().bases()).contains(house.id(), base.id());
        assertThat(branch.summarize()).contains("branch 1.0.0", " over house 1.0.0 over test 1.0.0: ");
    }

    @Test
    void a_built_overlay_needs_no_base_and_says_the_same() throws IOException {
        RulePack house = house().file("limits.csv", LIMITS, "delivery.onTime,,,,,0.8" + END)
                .file("switched-off.csv", "rule,reason,until,owner", "Short,Counted twice,2026-06-30,KAM")
                .compile();
        Path jar = folder.resolve("house.jar");
        PackWriter.writeJar(house, jar);

        assertThat(RulePack.load(jar).model()).isEqualTo(house.model());
        assertThat(RulePack.load(jar).id()).isEqualTo(house.id());
    }

    @Test
    void a_base_may_be_a_built_pack() throws IOException {
        PackWriter.writeJar(base, folder.resolve("base.jar"));

        assertThat(Folder.overlay(folder.resolve("house"), "../base.jar")
                        .compile()
                        .info()
                        .bases())
                .containsExactly(base.id());
    }

    @Test
    void a_limit_of_the_same_accounts_takes_the_place_of_the_bases() {
        RulePack house = house().file("limits.csv", LIMITS, "delivery.onTime,,,,,0.4" + END)
                .compile();

        assertThat(evidence(house, late(Tier.SMALL, "steel"))).isEmpty();
        assertThat(evidence(base, late(Tier.SMALL, "steel")))
                .extracting(Evidence::limitFrom)
                .containsExactly(Optional.of("limits.csv:2"));
    }

    @Test
    void evidence_names_the_pack_a_limit_comes_from() {
        RulePack house = house().file("limits.csv", LIMITS, "delivery.onTime,,,steel,,0.8" + END)
                .compile();

        assertThat(limitFrom(house, late(Tier.SMALL, "steel"))).containsExactly("house limits.csv:2 industry steel");
        assertThat(limitFrom(house, late(Tier.SMALL, "wood"))).containsExactly("test limits.csv:2");
        assertThat(limitFrom(base, late(Tier.SMALL, "wood"))).containsExactly("limits.csv:2");
    }

    @Test
    void a_more_specific_limit_of_the_base_beats_a_general_one_of_the_overlay() {
        RulePack house = house().file("limits.csv", LIMITS, "delivery.onTime,,,,,0.6" + END)
                .compile();

        assertThat(limitFrom(house, late(Tier.SMALL, "wood"))).containsExactly("house limits.csv:2");
        assertThat(limitFrom(house, late(Tier.KEY, "wood"))).containsExactly("test limits.csv:3 tier KEY");
    }

    @Test
    void the_account_beats_industry_with_tier_which_beats_industry_then_tier_then_kind_then_base() {
        RulePack house = house().file(
                        "limits.csv",
                        LIMITS,
                        "delivery.onTime,A-1,,,,0.91" + END,
                        "delivery.onTime,,KEY,feed,,0.92" + END,
                        "delivery.onTime,,,feed,,0.93" + END,
                        "delivery.onTime,,KEY,,,0.94" + END,
                        "delivery.onTime,,,,DISTRIBUTOR,0.95" + END,
                        "delivery.onTime,,,,,0.96" + END)
                .compile();

        String all = "A-1 KEY feed DISTRIBUTOR";
        assertThat(decides(house, "A-1", all)).isEqualTo("0.91");
        assertThat(decides(house, "B-2", all)).isEqualTo("0.92");
        assertThat(decides(house, "B-2", "MAJOR feed DISTRIBUTOR")).isEqualTo("0.93");
        assertThat(decides(house, "B-2", "KEY steel DISTRIBUTOR")).isEqualTo("0.94");
        assertThat(decides(house, "B-2", "MAJOR steel DISTRIBUTOR")).isEqualTo("0.95");
        assertThat(decides(house, "B-2", "MAJOR steel OTHER")).isEqualTo("0.96");
    }

    private static String decides(RulePack pack, String id, String profile) {
        AccountSnapshot account = AccountSnapshot.builder(id, DAY)
                .profile(p -> {
                    p.tier(profile.contains("KEY") ? Tier.KEY : Tier.MAJOR);
                    p.industry(profile.contains("feed") ? "feed" : "steel");
                    p.kind(profile.contains("DISTRIBUTOR") ? AccountKind.DISTRIBUTOR : AccountKind.OTHER);
                })
                .delivery(d -> d.onTimeRate(0.1))
                .build();
        return evidence(pack, account).get(0).limit().toString();
    }

    @Test
    void the_overlays_limit_decides_from_the_day_it_begins_and_the_bases_until_then() {
        RulePack house = house().file(
                        "limits.csv", LIMITS, "delivery.onTime,,,feed,,0.7,RATIO,0,1,0.01,2026-04-01,T,t,J,w")
                .compile();
        RulePack always = Folder.overlay(folder.resolve("always"), "../base")
                .file("limits.csv", LIMITS, "delivery.onTime,,,feed,,0.7" + END)
                .compile();

        assertThat(limitFrom(house, late(Tier.SMALL, "feed")))
                .containsExactly("test limits.csv:4 industry feed from 2026-03-01");
        AccountSnapshot april = AccountSnapshot.builder("A", LocalDate.of(2026, 4, 1))
                .profile(p -> p.industry("feed"))
                .delivery(d -> d.onTimeRate(0.5))
                .build();
        assertThat(limitFrom(house, april)).containsExactly("house limits.csv:2 industry feed from 2026-04-01");
        assertThat(limitFrom(always, late(Tier.SMALL, "feed")))
                .as("a later row of the base for the same accounts does not come back")
                .containsExactly("always limits.csv:2 industry feed");
    }

    @Test
    void rows_are_replaced_by_their_key_and_others_added() {
        RulePack house = house().file("weights.csv", "key,value", "actions.max,1", "hourCost.EUR,60")
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
        assertThat(base.model().weightValues()).as("the base is untouched").containsEntry("actions.max", 12.0);
    }

    @Test
    void rows_are_removed_by_their_key_with_a_reason() {
        RulePack house = house().file(
                        "playbook.csv",
                        PLAYBOOK + ",change,reason",
                        ",,,LATE,,,,,,,,HURRY,,remove,No express haulier here")
                .file("limits.csv", LIMITS + ",change,reason", "delivery.onTime,,KEY,,,,,,,,,,,,,remove,One for all")
                .compile();

        assertThat(house.model().playbook()).extracting(PlaybookRow::action).containsExactly("STOCK");
        assertThat(house.model().limits()).extracting(LimitRow::tier).containsOnly(Optional.empty());
        assertThat(actions(advise(house, late(Tier.SMALL, "wood")))).isEmpty();
        assertThat(actions(advise(base, late(Tier.SMALL, "wood")))).containsExactly("HURRY");
    }

    @Test
    void a_row_that_is_removed_needs_a_reason_and_something_to_remove() {
        Folder house = house().file(
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
        Folder house = house().file(
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
    void a_rule_of_the_same_name_replaces_the_bases_and_others_are_added() {
        RulePack house = house().file(
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
        Folder house = house().file(
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
    void the_owner_of_a_limit_has_a_text_in_each_language() {
        Folder house = house().file(
                        "limits.csv", LIMITS, "delivery.onTime,,KEY,,,0.92,RATIO,0,1,0.01,,QA_MANAGER,t,J,w")
                .file("texts/zh.csv", "key,text", "owner.QA_MANAGER,质量经理");

        assertThat(house.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "MS-176 limits.csv:2:45 The text owner.QA_MANAGER is missing in texts/en.csv. Add a row there: owner.QA_MANAGER,…");
    }

    @Test
    void a_rule_that_is_switched_off_is_on_again_after_its_last_day() {
        RulePack house = house().file(
                        "switched-off.csv",
                        "rule,reason,until,owner",
                        "Late,\"The new warehouse, opening in June, makes the figures useless\",2026-06-30,SALES")
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
        RulePack house = house().file("switched-off.csv", "rule,reason,until,owner", "Late,Test,2026-06-30,SALES")
                .compile();
        AccountSnapshot silent = AccountSnapshot.builder("A", DAY).build();
        AccountSnapshot punctual =
                AccountSnapshot.builder("A", DAY).delivery(d -> d.onTimeRate(1)).build();

        assertThat(advise(base, silent).gaps()).extracting(Gap::metric).contains("delivery.onTimeRate");
        assertThat(advise(house, silent).gaps()).extracting(Gap::metric).doesNotContain("delivery.onTimeRate");
        assertThat(status(advise(base, punctual))).isEqualTo(CommitmentStatus.KEPT);
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
    void switching_off_needs_a_rule_of_the_base_a_reason_and_a_last_day() {
        Folder house = house().file(
                        "switched-off.csv", "rule,reason,until,owner", "Late,,2026-06-30,SALES", "Short,Test,,SALES");

        assertThat(house.problems())
                .extracting(Problem::code, Problem::location)
                .containsExactly(tuple("MS-145", "switched-off.csv:2:6"), tuple("MS-145", "switched-off.csv:3:12"));

        house.file(
                        "switched-off.csv",
                        "rule,reason,until,owner",
                        "Lat,Test,2026-06-30,SALES",
                        "Own,Test,2026-06-30,SALES",
                        "Short,Test,2026-06-30,SALES",
                        "Short,Test,2026-07-31,SALES")
                .file("signals/own.drl", rule("Own", "Account( delivery.onTimeRate < 0.3 )", "LATE"));
        assertThat(house.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "MS-195 switched-off.csv:2:1 The pack that is extended has no rule \"Lat\". Maybe Late?",
                        "MS-199 switched-off.csv:3:1 The rule \"Own\" is this pack's own; change or delete it instead of"
                                + " switching it off.",
                        "MS-150 switched-off.csv:5:1 Short already stands at switched-off.csv:4:1. Keep one of them.");
    }

    @Test
    void overlays_stack_and_the_topmost_decides() {
        house().file("limits.csv", LIMITS, "delivery.onTime,,,,,0.7" + END, "delivery.onTime,,,steel,,0.6" + END)
                .file("switched-off.csv", "rule,reason,until,owner", "Short,Test,2026-12-31,SALES")
                .file("weights.csv", "key,value", "actions.max,5");
        RulePack branch = Folder.overlay(folder.resolve("branch"), "../house =1")
                .file("limits.csv", LIMITS, "delivery.onTime,,,,,0.65" + END)
                .file(
                        "switched-off.csv",
                        "rule,reason,until,owner,change",
                        "Short,Counts again,,,remove",
                        "Defects,Test,2026-12-31,SALES,")
                .compile();

        assertThat(limitFrom(branch, late(Tier.SMALL, "wood"))).containsExactly("branch limits.csv:2");
        assertThat(limitFrom(branch, late(Tier.SMALL, "steel"))).containsExactly("house limits.csv:3 industry steel");
        assertThat(limitFrom(branch, late(Tier.KEY, "wood"))).containsExactly("test limits.csv:3 tier KEY");
        assertThat(branch.model().weightValues()).containsEntry("actions.max", 5.0);
        assertThat(branch.model().rules())
                .filteredOn(rule -> !rule.appliesOn(DAY))
                .extracting(Rule::name)
                .containsExactly("Defects");
    }

    @Test
    void what_an_overlay_breaks_in_its_base_is_reported_where_the_overlay_says_it() {
        Folder house = house().file(
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
        Folder house = house().file(
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
        Folder house = house().file("actions.csv", ACTIONS + ",change,reason", "STOCK,,,,,,,,,,,,,remove,Not ours")
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

    @Test
    void a_base_of_another_version_is_refused_with_both_versions() {
        assertThat(Folder.overlay(folder.resolve("house"), "../base >=1.1 <2").problems())
                .extracting(Problem::toString)
                .containsExactly("MS-192 pack.yaml:3:10 ../base is at version 1.0.0, but this pack is written for >=1.1"
                        + " <2. Look at what changed there, then widen the range.");
    }

    @Test
    void what_cannot_be_extended_is_named_where_the_pack_says_it() {
        for (Map.Entry<String, String> slip : Map.of(
                        "house", "MS-190",
                        "standard 1.0", "MS-190",
                        "standard >= x", "MS-190",
                        "/etc/base", "MS-190",
                        "../none", "MS-191",
                        "../none.jar", "MS-191",
                        "standard", "MS-305")
                .entrySet()) {
            assertThat(Folder.overlay(folder.resolve("house"), slip.getKey()).problems())
                    .as(slip.getKey())
                    .extracting(Problem::code, Problem::location)
                    .containsExactly(tuple(slip.getValue(), "pack.yaml:3:10"));
        }
    }

    @Test
    void a_pack_that_extends_itself_by_way_of_others_is_refused() {
        Folder one = Folder.overlay(folder.resolve("one"), "../two");
        Folder.overlay(folder.resolve("two"), "../one");

        assertThat(one.problems())
                .extracting(Problem::toString)
                .containsExactly("MS-193 pack.yaml:3:10 The pack ../two cannot be extended while it has problems"
                        + " (1, the first MS-194 pack.yaml:3:10); mend it first.");
        assertThat(Folder.overlay(folder.resolve("self"), "../self").problems())
                .extracting(Problem::code)
                .containsExactly("MS-194");
    }

    @Test
    void a_base_with_problems_is_refused_with_the_first_of_them() {
        new Folder(folder.resolve("base")).file("weights.csv", "key,value", "x,y");

        assertThat(house().problems())
                .extracting(Problem::toString)
                .containsExactly("MS-193 pack.yaml:3:10 The pack ../base cannot be extended while it has problems"
                        + " (32, the first MS-175 weights.csv:1:1); mend it first.");
    }

    @Test
    void an_overlay_has_a_name_of_its_own() {
        house().file("pack.yaml", "name: test", "version: 1.0.0", "extends: ../base");

        assertThat(new Folder(folder.resolve("house")).problems())
                .extracting(Problem::code, Problem::location)
                .containsExactly(tuple("MS-198", "pack.yaml:3:10"));
    }

    @Test
    void a_pack_that_extends_nothing_knows_no_changes() {
        new Folder(folder.resolve("base")).file("weights.csv", "key,value,change", "x,1,remove");

        assertThat(new Folder(folder.resolve("base")).problems())
                .extracting(Problem::code)
                .contains("MS-143");
    }
}
