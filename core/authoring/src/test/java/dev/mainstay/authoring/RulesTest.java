package dev.mainstay.authoring;

import static dev.mainstay.authoring.TestPack.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Promotion;
import dev.mainstay.account.Rival;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.AdviceDelta;
import dev.mainstay.advice.Change;
import dev.mainstay.advice.Evidence;
import dev.mainstay.advice.Gap;
import dev.mainstay.advice.Signal;
import dev.mainstay.authoring.internal.meaning.Interpreter;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ComplaintCategory;
import dev.mainstay.vocabulary.RivalMove;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Tier;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules and limits mean when they run. */
class RulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @TempDir
    Path folder;

    private static AccountSnapshot.Builder account() {
        return AccountSnapshot.builder("A", DAY);
    }

    private Advice advise(TestPack pack, AccountSnapshot account) {
        return RetentionAdvisor.of(pack.compileIn(folder)).advise(account);
    }

    private static TestPack late() {
        return new TestPack()
                .file(
                        "signals/delivery.drl",
                        rule("Late", "Account( delivery.onTimeRate < limit(\"delivery.onTime\") )", "LATE"));
    }

    @Test
    void what_differs_from_a_limit_by_little_does_not_look_like_it_and_what_is_clear_is_rounded() {
        RulePack pack = new TestPack()
                .file(
                        "signals/delivery.drl",
                        rule("Late", "Account( delivery.onTimeRate < limit(\"delivery.onTime\") )", "LATE")
                                + rule("Short", "Account( delivery.inFullRate != 0.90003 )", "SHORT")
                                + rule(
                                        "Slow",
                                        "Complaint() accumulate( Rival(); $n : max( strength ); $n > 0.5 )",
                                        "SLOW"))
                .compileIn(folder);
        AccountSnapshot near = account()
                .delivery(d -> d.onTimeRate(0.899_999_97).inFullRate(0.900_031))
                .complaint(Complaint.builder("C").build())
                .rival(Rival.builder("R").strength(0.500_000_1).build())
                .build();
        AccountSnapshot far = account().delivery(d -> d.onTimeRate(2.0 / 3)).build();

        assertThat(shown(RetentionAdvisor.of(pack).advise(near)))
                .isEqualTo(shown(
                        new Interpreter(pack.model(), pack.id()).interpret(near).advice()))
                .containsExactly("0.89999997 < 0.9", "0.900031 != 0.90003", "0.5000001 > 0.5");
        assertThat(shown(RetentionAdvisor.of(pack).advise(far))).containsExactly("0.6667 < 0.9");
    }

    private static List<String> shown(Advice advice) {
        return advice.signals().stream()
                .flatMap(signal -> signal.evidence().stream())
                .map(of -> of.observed() + " " + of.operator() + " " + of.limit())
                .toList();
    }

    @Test
    void a_metric_at_its_limit_has_not_crossed_it() {
        RulePack pack = late().compileIn(folder);
        RetentionAdvisor advisor = RetentionAdvisor.of(pack);

        assertThat(advisor.advise(account().delivery(d -> d.onTimeRate(0.9)).build())
                        .signals())
                .isEmpty();
        assertThat(advisor.advise(account().delivery(d -> d.onTimeRate(0.8999)).build())
                        .signals())
                .extracting(Signal::code)
                .containsExactly("LATE");
    }

    @Test
    void evidence_says_what_was_observed_and_where_the_limit_came_from() {
        Advice advice =
                advise(late(), account().delivery(d -> d.onTimeRate(0.86)).build());

        assertThat(advice.signals())
                .singleElement()
                .extracting(Signal::evidence)
                .asInstanceOf(list(Evidence.class))
                .containsExactly(new Evidence(
                        "delivery.onTimeRate",
                        0.86,
                        "<",
                        0.9,
                        Optional.of("delivery.onTime"),
                        Optional.of("limits.csv:2")));
    }

    @Test
    void the_most_specific_limit_decides() {
        RetentionAdvisor advisor = RetentionAdvisor.of(
                late().row("limits.csv", "delivery.onTime,,,,DISTRIBUTOR,0.91,RATIO,0,1,0.01,,T,t,J,kind")
                        .row("limits.csv", "delivery.onTime,,KEY,,,0.92,RATIO,0,1,0.01,,T,t,J,tier")
                        .row("limits.csv", "delivery.onTime,,,feed,,0.93,RATIO,0,1,0.01,,T,t,J,industry")
                        .row("limits.csv", "delivery.onTime,,KEY,feed,,0.94,RATIO,0,1,0.01,,T,t,J,both")
                        .row("limits.csv", "delivery.onTime,A-1,,,,0.95,RATIO,0,1,0.01,,T,t,J,account")
                        .compileIn(folder));

        assertThat(limitFor(advisor, "A-9", null, null, null)).isEqualTo(0.9);
        assertThat(limitFor(advisor, "A-9", null, null, AccountKind.DISTRIBUTOR))
                .isEqualTo(0.91);
        assertThat(limitFor(advisor, "A-9", Tier.KEY, null, AccountKind.DISTRIBUTOR))
                .isEqualTo(0.92);
        assertThat(limitFor(advisor, "A-9", Tier.MAJOR, "feed", AccountKind.DISTRIBUTOR))
                .isEqualTo(0.93);
        assertThat(limitFor(advisor, "A-9", Tier.KEY, "feed", null)).isEqualTo(0.94);
        assertThat(limitFor(advisor, "A-1", Tier.KEY, "feed", null)).isEqualTo(0.95);
        assertThat(limitFor(advisor, "A-9", Tier.KEY, "steel", null)).isEqualTo(0.92);
    }

    private static Object limitFor(
            RetentionAdvisor advisor,
            String id,
            @Nullable Tier tier,
            @Nullable String industry,
            @Nullable AccountKind kind) {
        AccountSnapshot account = AccountSnapshot.builder(id, DAY)
                .profile(p -> {
                    if (tier != null) {
                        p.tier(tier);
                    }
                    if (industry != null) {
                        p.industry(industry);
                    }
                    if (kind != null) {
                        p.kind(kind);
                    }
                })
                .delivery(d -> d.onTimeRate(0.1))
                .build();
        return advisor.advise(account).signals().get(0).evidence().get(0).limit();
    }

    @Test
    void a_limit_holds_from_its_day_on() {
        RetentionAdvisor advisor = RetentionAdvisor.of(
                late().row("limits.csv", "delivery.onTime,,,,,0.95,RATIO,0,1,0.01,2026-04-01,T,t,J,later")
                        .compileIn(folder));

        assertThat(advisor.advise(account().delivery(d -> d.onTimeRate(0.92)).build())
                        .signals())
                .isEmpty();
        assertThat(advisor.advise(AccountSnapshot.builder("A", LocalDate.of(2026, 4, 1))
                                .delivery(d -> d.onTimeRate(0.92))
                                .build())
                        .signals())
                .hasSize(1);
    }

    @Test
    void a_limit_without_a_value_never_fires_and_is_reported_as_a_gap() {
        Advice advice = advise(
                late().row("limits.csv", "delivery.onTime,,,feed,,,RATIO,0,1,0.01,,T,t,J,not set"),
                account()
                        .profile(p -> p.industry("feed"))
                        .delivery(d -> d.onTimeRate(0.1))
                        .build());

        assertThat(advice.signals()).isEmpty();
        assertThat(advice.gaps()).contains(new Gap("limit(\"delivery.onTime\")", List.of("LATE")));
    }

    @Test
    void a_gap_is_reported_only_where_knowing_it_could_matter() {
        TestPack pack = new TestPack()
                .file(
                        "signals/c.drl",
                        rule(
                                "No manager",
                                "Account( profile.tier == KEY, communication.dedicatedManager == false )",
                                "NO_MANAGER"));
        RetentionAdvisor advisor = RetentionAdvisor.of(pack.compileIn(folder));

        assertThat(advisor.advise(account().profile(p -> p.tier(Tier.KEY)).build())
                        .gaps())
                .extracting(Gap::metric)
                .containsExactly("communication.dedicatedManager");
        assertThat(advisor.advise(account().profile(p -> p.tier(Tier.SMALL)).build())
                        .gaps())
                .isEmpty();
    }

    @Test
    void the_gravest_of_several_rules_names_the_signal() {
        TestPack pack = late().file("signals/red.drl", """
                        rule "Very late"
                          @severity( CRITICAL ) @commitment( DELIVERY )
                        when
                          $a : Account( delivery.onTimeRate < 0.8 )
                        then
                          signals.raise("LATE", $a);
                        end
                        """);
        Advice advice = advise(pack, account().delivery(d -> d.onTimeRate(0.7)).build());

        assertThat(advice.signals())
                .singleElement()
                .extracting(Signal::severity, Signal::rule)
                .containsExactly(Severity.CRITICAL, "Very late");
        assertThat(advice.commitments())
                .filteredOn(state -> state.code() == Commitment.DELIVERY)
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.status()).isEqualTo(CommitmentStatus.BROKEN);
                    assertThat(state.signals()).containsExactly("LATE");
                });
        assertThat(advice.commitments())
                .filteredOn(state -> state.code() != Commitment.DELIVERY)
                .allSatisfy(state -> assertThat(state.status()).isEqualTo(CommitmentStatus.UNKNOWN));
    }

    private static TestPack complaints(String pattern) {
        return new TestPack()
                .file(
                        "signals/complaints.drl",
                        "rule \"R\"\nwhen\n  $a : Account()\n  " + pattern
                                + "\nthen\n  signals.raise(\"S\", $a);\nend\n");
    }

    private static Complaint complaint(String id, ComplaintCategory category, LocalDate opened) {
        return Complaint.builder(id).category(category).openedOn(opened).build();
    }

    @Test
    void not_needs_to_know_that_there_is_none() {
        RetentionAdvisor advisor = RetentionAdvisor.of(
                complaints("not Complaint( category == PRODUCT )").compileIn(folder));

        assertThat(advisor.advise(account().noComplaints().build()).signals()).hasSize(1);
        assertThat(advisor.advise(account()
                                .complaint(complaint("C1", ComplaintCategory.SERVICE, DAY))
                                .build())
                        .signals())
                .hasSize(1);
        assertThat(advisor.advise(account()
                                .complaint(complaint("C1", ComplaintCategory.PRODUCT, DAY))
                                .build())
                        .signals())
                .isEmpty();
        assertThat(advisor.advise(account().build()).signals())
                .as("nothing is known of complaints")
                .isEmpty();
        assertThat(advisor.advise(account()
                                .complaint(Complaint.builder("C1").build())
                                .build())
                        .signals())
                .as("a complaint of unknown category")
                .isEmpty();
    }

    @Test
    void exists_fires_once_however_many_there_are_and_its_evidence_names_the_first() {
        Advice advice = advise(
                complaints("exists Complaint( category == PRODUCT )"),
                account()
                        .complaint(complaint("C1", ComplaintCategory.SERVICE, DAY))
                        .complaint(complaint("C2", ComplaintCategory.PRODUCT, DAY))
                        .complaint(complaint("C3", ComplaintCategory.PRODUCT, DAY))
                        .build());

        assertThat(advice.signals()).singleElement().satisfies(signal -> assertThat(signal.evidence())
                .extracting(Evidence::metric)
                .containsExactly("complaints[C2].category"));
    }

    @Test
    void accumulate_counts_what_matches_for_certain() {
        RetentionAdvisor advisor =
                RetentionAdvisor.of(complaints("accumulate( Complaint( category == PRODUCT ); $n : count(); $n >= 2 )")
                        .compileIn(folder));
        AccountSnapshot.Builder one = account()
                .complaint(complaint("C1", ComplaintCategory.PRODUCT, DAY))
                .complaint(Complaint.builder("C2").build());

        assertThat(advisor.advise(one.build()).signals()).isEmpty();
        assertThat(advisor.advise(one.complaint(complaint("C3", ComplaintCategory.PRODUCT, DAY))
                                .build())
                        .signals())
                .singleElement()
                .satisfies(signal -> assertThat(signal.evidence())
                        .containsExactly(
                                new Evidence("complaints.count()", 2L, ">=", 2L, Optional.empty(), Optional.empty())));
        assertThat(advisor.advise(account().build()).signals()).isEmpty();
    }

    @Test
    void what_was_counted_and_is_no_longer_known_is_not_resolved() {
        RetentionAdvisor advisor =
                RetentionAdvisor.of(complaints("accumulate( Complaint( category == PRODUCT ); $n : count(); $n >= 1 )")
                        .compileIn(folder));
        Advice counted = advisor.advise(account()
                .complaint(complaint("C1", ComplaintCategory.PRODUCT, DAY))
                .build());
        Advice noList = advisor.advise(account().build());
        Advice noCategory = advisor.advise(
                account().complaint(Complaint.builder("C1").build()).build());

        for (Advice later : List.of(noList, noCategory)) {
            assertThat(AdviceDelta.between(counted, later).changes(Change.Subject.SIGNAL))
                    .singleElement()
                    .satisfies(change -> assertThat(change.status()).isEqualTo(Change.Status.UNCHANGED));
        }
        assertThat(AdviceDelta.between(
                                counted, advisor.advise(account().noComplaints().build()))
                        .news())
                .extracting(Change::status)
                .contains(Change.Status.RESOLVED);
    }

    @Test
    void of_an_element_what_is_unknown_is_named_and_not_what_is_known() {
        RetentionAdvisor advisor = RetentionAdvisor.of(new TestPack()
                .file("signals/all.drl", TestPack.rule("Stale", "Promotion( volumeToHistory <= 1.1 )", "STALE"))
                .compileIn(folder));

        assertThat(advisor.advise(account()
                                .promotion(
                                        Promotion.builder("P").targetVolume(100).build())
                                .build())
                        .gaps())
                .containsExactly(new Gap("promotions[P].historicVolume", List.of("STALE")));
        assertThat(advisor.advise(account()
                                .promotion(Promotion.builder("P")
                                        .historicVolume(100)
                                        .build())
                                .build())
                        .gaps())
                .containsExactly(new Gap("promotions[P].targetVolume", List.of("STALE")));
    }

    @Test
    void nothing_is_counted_in_a_list_of_which_nothing_is_known() {
        RetentionAdvisor advisor = RetentionAdvisor.of(
                complaints("accumulate( Complaint(); $n : count(); $n >= 0 )").compileIn(folder));

        assertThat(advisor.advise(account().build()).signals()).isEmpty();
        assertThat(advisor.advise(account().noComplaints().build()).signals()).hasSize(1);
    }

    @Test
    void accumulate_sums_and_takes_extremes() {
        RetentionAdvisor advisor =
                RetentionAdvisor.of(new TestPack().file("signals/p.drl", """
                        rule "Sum" when $a : Account() accumulate( Promotion(); $s : sum(targetVolume); $s > 100 )
                        then signals.raise("SUM", $a); end
                        rule "Max" when $a : Account() accumulate( Promotion(); $s : max(targetVolume); $s >= 80 )
                        then signals.raise("MAX", $a); end
                        rule "Min" when $a : Account() accumulate( Promotion(); $s : min(targetVolume); $s < 20 )
                        then signals.raise("MIN", $a); end
                        """).compileIn(folder));

        assertThat(codes(advisor, 60, 41)).containsExactlyInAnyOrder("SUM");
        assertThat(codes(advisor, 80, 20)).containsExactlyInAnyOrder("MAX");
        assertThat(codes(advisor, 19, 20)).containsExactlyInAnyOrder("MIN");
        assertThat(codes(advisor)).isEmpty();
        assertThat(advisor.advise(account().build()).signals()).isEmpty();
    }

    private static List<String> codes(RetentionAdvisor advisor, double... volumes) {
        AccountSnapshot.Builder builder = account().noPromotions();
        for (double volume : volumes) {
            builder.promotion(
                    Promotion.builder("P" + volume).targetVolume(volume).build());
        }
        builder.promotion(Promotion.builder("unknown").build());
        return advisor.advise(builder.build()).signals().stream()
                .map(Signal::code)
                .toList();
    }

    @Test
    void a_rumour_of_long_ago_weighs_less_than_a_fresh_fact() {
        TestPack pack = new TestPack()
                .file("signals/r.drl", rule("R", "Rival( move == PRICE )", "RIVAL_PRICE"))
                .row("diagnosis.csv", "RIVAL_PRICE,STRONGER_RIVAL,LOWER_PRICE,0.8")
                .texts("facet.LOWER_PRICE");
        RetentionAdvisor advisor = RetentionAdvisor.of(pack.compileIn(folder));

        assertThat(likelihood(advisor, true, 10)).isEqualTo(0.28);
        assertThat(likelihood(advisor, false, 10)).isEqualTo(0.14);
        assertThat(likelihood(advisor, true, 360)).isEqualTo(0.14);
    }

    private static double likelihood(RetentionAdvisor advisor, boolean confirmed, int age) {
        return advisor.advise(account()
                        .rival(Rival.builder("X")
                                .move(RivalMove.PRICE)
                                .strength(0.5)
                                .confirmed(confirmed)
                                .observedOn(DAY.minusDays(age))
                                .build())
                        .build())
                .causes()
                .get(0)
                .likelihood();
    }
}
