package dev.mainstay.testkit;

import static dev.mainstay.vocabulary.Commitment.DELIVERY;
import static dev.mainstay.vocabulary.CommitmentStatus.BROKEN;
import static dev.mainstay.vocabulary.CommitmentStatus.KEPT;
import static dev.mainstay.vocabulary.Tier.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.ComplaintSeverity;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.RivalMove;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The verifier passes what is so, and says of what is not so what is there and what came nearest. */
class PackVerifierTest {

    private static final Locale USUAL = Locale.getDefault();

    @MainstayPack(Packs.SMALL)
    static PackVerifier pack;

    @BeforeAll
    static void in_english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterAll
    static void as_before() {
        Locale.setDefault(USUAL);
    }

    private static AdviceVerifier late() {
        return pack.given(account -> account.tier(KEY)
                .delivery(delivery -> delivery.onTimeRate(0.86))
                .complaint(complaint -> complaint.openedOn(LocalDate.of(2026, 3, 1)))
                .channel(channel -> channel.overdueDays(70)));
    }

    @Test
    void it_reads_as_a_sentence() {
        pack.given(account -> account.tier(KEY).delivery(d -> d.onTimeRate(0.86).daysToPeakSeason(45)))
                .expectCommitment(DELIVERY, BROKEN)
                .expectAction("PLAN")
                .before("OFFER")
                .because("delivery.onTimeRate");
    }

    @Test
    void everything_that_is_so_passes() {
        late().expectSignal("LATE")
                .expectSignal("OPEN", Severity.SERIOUS)
                .expectNoSignal("SHORT")
                .expectCause(Cause.SUPPLIER_OPTIMISATION)
                .expectCause(Cause.SUPPLIER_OPTIMISATION, ">= 0.3 < 0.4")
                .expectNoCause(Cause.FOUL_PLAY)
                .expectNoConduct(ConductRisk.DIVERSION)
                .expectStance(Stance.RETAIN)
                .expectRisk(RiskLevel.HIGH)
                .expectActionsInOrder("VISIT", "PLAN")
                .expectNoAction("OFFER")
                .expectWithheld("OFFER")
                .expectWithheld("OFFER", "COLLECT_FIRST")
                .expectGap("delivery.inFullRate")
                .expectNoGap("delivery.onTimeRate")
                .expectAction("VISIT")
                .ranked(1)
                .owed()
                .ownedBy("SALES")
                .dueOn(LocalDate.of(2026, 4, 7))
                .dueWithin(7)
                .because("UNRESOLVED_COMPLAINT")
                .because("OPEN")
                .because("complaints.openDays")
                .expectAction("PLAN")
                .before("OFFER");
        pack.given(account -> account.noComplaints().delivery(d -> d.onTimeRate(0.95)))
                .expectNoSignals()
                .expectNoCauses();
    }

    /** What fails, and the first lines of what it says. */
    private record Case(String name, Consumer<AdviceVerifier> fails, String... says) {}

    private static final List<Case> CASES = List.of(
            new Case(
                    "signal",
                    advice -> advice.expectSignal("SHORT"),
                    "expected in signals: SHORT; there is only LATE, OPEN",
                    "  nearest: the rule \"Short\" did not fire [signals/s.drl:16]",
                    "    delivery.inFullRate is unknown; < 0.9 is asked for [signals/s.drl:18]"),
            new Case(
                    "severity",
                    advice -> advice.expectSignal("LATE", Severity.CRITICAL),
                    "expected in signals: LATE CRITICAL; it is SERIOUS",
                    "  there is: LATE SERIOUS by the rule \"Late\" [signals/s.drl:1]",
                    "    delivery.onTimeRate 0.86, < 0.9 (limits.csv:2)",
                    "  nearest: nothing in the pack leads to LATE CRITICAL"),
            new Case(
                    "no signal",
                    advice -> advice.expectNoSignal("LATE"),
                    "not expected in signals: LATE SERIOUS",
                    "  there is: LATE SERIOUS by the rule \"Late\" [signals/s.drl:1]"),
            new Case(
                    "no signals",
                    AdviceVerifier::expectNoSignals,
                    "not expected in signals: LATE, OPEN",
                    "  there is: LATE SERIOUS by the rule \"Late\" [signals/s.drl:1]"),
            new Case(
                    "commitment",
                    advice -> advice.expectCommitment(DELIVERY, KEPT),
                    "expected in commitments: DELIVERY KEPT; it is BROKEN",
                    "  there is: DELIVERY is BROKEN",
                    "    LATE SERIOUS by the rule \"Late\" [signals/s.drl:1]"),
            new Case(
                    "cause",
                    advice -> advice.expectCause(Cause.FOUL_PLAY),
                    "expected in causes: FOUL_PLAY; there is only SUPPLIER_OPTIMISATION, UNRESOLVED_COMPLAINT",
                    "  nearest: nothing in the pack leads to FOUL_PLAY"),
            new Case(
                    "likelihood",
                    advice -> advice.expectCause(Cause.SUPPLIER_OPTIMISATION, ">= 0.4"),
                    "expected in causes: SUPPLIER_OPTIMISATION >= 0.4; it is 0.35"),
            new Case(
                    "no cause",
                    advice -> advice.expectNoCause(Cause.SUPPLIER_OPTIMISATION),
                    "not expected in causes: SUPPLIER_OPTIMISATION 0.35"),
            new Case("no causes", AdviceVerifier::expectNoCauses, "not expected in causes: SUPPLIER_OPTIMISATION, "),
            new Case(
                    "conduct",
                    advice -> advice.expectConduct(ConductRisk.DIVERSION),
                    "expected in conduct risks: DIVERSION; there is none"),
            new Case(
                    "conduct's likelihood",
                    advice -> advice.expectConduct(ConductRisk.DIVERSION, "> 0.5"),
                    "expected in conduct risks: DIVERSION; there is none"),
            new Case(
                    "stance",
                    advice -> advice.expectStance(Stance.EXIT),
                    "expected in stance: EXIT; there is only RETAIN",
                    "  there is: the stance is RETAIN by the rule \"Retain\" [stance.drl:1]",
                    "    defection 0.532, > 0.2",
                    "  nearest: nothing in the pack leads to EXIT"),
            new Case(
                    "risk",
                    advice -> advice.expectRisk(RiskLevel.CRITICAL),
                    "expected in risk: CRITICAL; there is only HIGH",
                    "  nearest: DEFECTION comes to 0.532, and 0.75 is asked for",
                    "    SUPPLIER_OPTIMISATION comes to 0.35",
                    "    UNRESOLVED_COMPLAINT comes to 0.28"),
            new Case(
                    "action",
                    advice -> advice.expectAction("OFFER"),
                    "expected in actions: OFFER; there is only VISIT, PLAN",
                    "  there is: OFFER is proposed, but withheld: COLLECT_FIRST, by Collect first [guardrails.drl:1]",
                    "    channel.overdueDays 70, > 60"),
            new Case(
                    "order",
                    advice -> advice.expectActionsInOrder("PLAN", "VISIT"),
                    "expected in actions: PLAN before VISIT; the order is VISIT, PLAN"),
            new Case(
                    "no action",
                    advice -> advice.expectNoAction("PLAN"),
                    "not expected in actions: PLAN 2",
                    "  there is: PLAN is recommended at rank 2, because of SUPPLIER_OPTIMISATION, LATE"),
            new Case(
                    "withheld",
                    advice -> advice.expectWithheld("PLAN"),
                    "expected in withheld actions: PLAN; there is only OFFER",
                    "  there is: PLAN is recommended at rank 2, because of SUPPLIER_OPTIMISATION, LATE",
                    "    LATE SERIOUS by the rule \"Late\" [signals/s.drl:1]",
                    "      delivery.onTimeRate 0.86, < 0.9 (limits.csv:2)",
                    "  nearest: the rule \"Collect first\" did not fire [guardrails.drl:1]",
                    "    traits is [fix], not contains incentive [guardrails.drl:3]"),
            new Case(
                    "reason",
                    advice -> advice.expectWithheld("OFFER", "EXCLUDED"),
                    "expected in withheld actions: OFFER EXCLUDED; it is COLLECT_FIRST"),
            new Case(
                    "gap",
                    advice -> advice.expectGap("delivery.onTimeRate"),
                    "expected in unknowns: delivery.onTimeRate; there is only delivery.inFullRate",
                    "  nearest: delivery.onTimeRate is known: 0.86"),
            new Case(
                    "no gap",
                    advice -> advice.expectNoGap("delivery.inFullRate"),
                    "not expected in unknowns: delivery.inFullRate SHORT"),
            new Case(
                    "before",
                    advice -> advice.expectAction("PLAN").before("VISIT"),
                    "expected in actions: PLAN before VISIT; the order is VISIT, PLAN"),
            new Case(
                    "because",
                    advice -> advice.expectAction("PLAN").because("OPEN"),
                    "expected in actions: PLAN because OPEN; it is SUPPLIER_OPTIMISATION, LATE, delivery.onTimeRate"),
            new Case(
                    "owner",
                    advice -> advice.expectAction("PLAN").ownedBy("SALES"),
                    "expected in actions: PLAN owner SALES; it is LOGISTICS"),
            new Case(
                    "due",
                    advice -> advice.expectAction("PLAN").dueOn(LocalDate.of(2026, 4, 1)),
                    "expected in actions: PLAN due 2026-04-01; it is 2026-04-14"),
            new Case(
                    "due within",
                    advice -> advice.expectAction("PLAN").dueWithin(7),
                    "expected in actions: PLAN due <= 7; it is 2026-04-14"),
            new Case(
                    "rank",
                    advice -> advice.expectAction("PLAN").ranked(1),
                    "expected in actions: PLAN rank 1; it is 2"),
            new Case(
                    "obligation",
                    advice -> advice.expectAction("PLAN").owed(),
                    "expected in actions: PLAN obligation true; it is false"));

    private static String told(ThrowingCallable failing) {
        Throwable thrown = catchThrowable(failing);
        assertThat(thrown).isInstanceOf(AssertionError.class);
        return String.valueOf(thrown.getMessage());
    }

    @TestFactory
    Stream<DynamicTest> everything_that_is_not_so_says_what_is_and_what_came_nearest() {
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(one.name, () -> {
                    AdviceVerifier advice = late();
                    assertThat(told(() -> one.fails.accept(advice))).startsWith(String.join("\n", one.says));
                }));
    }

    @Test
    void a_likelihood_that_is_no_bound_is_a_slip_of_the_test() {
        AdviceVerifier advice = late();

        assertThatThrownBy(() -> advice.expectCause(Cause.FOUL_PLAY, "likely"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(">= 0.4");
    }

    @Test
    void messages_are_chinese_where_the_locale_is() {
        Locale.setDefault(Locale.CHINA);
        try {
            assertThat(told(() -> late().expectSignal("SHORT"))).startsWith("""
                    信号中应有 SHORT，实际只有 LATE, OPEN
                      最接近的：规则“Short”没有触发 [signals/s.drl:16]
                        delivery.inFullRate 未知，而要求 < 0.9 [signals/s.drl:18]""");
        } finally {
            Locale.setDefault(Locale.ENGLISH);
        }
    }

    // ---- accounts

    @Test
    void an_account_can_differ_from_one_the_scenario_files_name() {
        pack.given("distributor", account -> account.delivery(delivery -> delivery.onTimeRate(0.5)))
                .expectSignal("LATE");

        AccountSnapshot same = pack.given("distributor", account -> {}).account();
        AccountSnapshot later = pack.given(
                        "distributor", account -> account.id("X").asOf(LocalDate.of(2026, 6, 30)))
                .account();

        assertThat(same.profile().kind()).contains(AccountKind.DISTRIBUTOR);
        assertThat(later.id()).isEqualTo("X");
        assertThat(later.asOf()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(later.metrics()).isEqualTo(same.metrics());
        assertThat(later.complaints()).contains(List.of());
        assertThatThrownBy(() -> pack.given("distributer", account -> {}))
                .hasMessage("The scenario files name no account distributer. Maybe distributor?");
    }

    @Test
    void an_account_can_say_everything_a_snapshot_can() {
        AccountSnapshot account = pack.given(given -> given.name("Acme")
                        .kind(AccountKind.RESELLER)
                        .industry("feed")
                        .value(value -> value.grossMarginRate(0.2))
                        .orders(orders -> orders.orderDays12m(3))
                        .communication(group -> group.contactPersons(2))
                        .product(group -> group.unmetNeeds(1))
                        .strategy(group -> group.jointPlan(true))
                        .quality(group -> group.returnRate(0.1))
                        .service(group -> group.satisfaction(80))
                        .benefit(group -> group.valueIndex(1.1))
                        .contract(group -> group.lockInMonths(3))
                        .complaint(complaint -> complaint.severity(ComplaintSeverity.HIGH))
                        .complaint(complaint -> complaint.severity(ComplaintSeverity.LOW))
                        .rival("R", rival -> rival.move(RivalMove.PRICE))
                        .shift(shift -> shift.certainty(0.5))
                        .promotion("P", promotion -> promotion.cashShare(0.5))
                        .attribute("sales", "Wang")
                        .with(Metrics.DELIVERY_ON_TIME_RATE, 0.9)
                        .without(Metrics.DELIVERY_ON_TIME_RATE))
                .account();

        assertThat(account.name()).contains("Acme");
        assertThat(account.complaints().orElseThrow()).extracting("id").containsExactly("C-1", "C-2");
        assertThat(account.delivery().onTimeRate()).isEmpty();
        assertThat(account.attributes()).containsEntry("sales", "Wang");
        assertThat(pack.given(given ->
                                given.noComplaints().noRivals().noShifts().noPromotions())
                        .account()
                        .rivals())
                .contains(List.of());
    }

    @Test
    void an_impossible_account_is_refused() {
        assertThatThrownBy(() -> pack.given(account -> account.delivery(delivery -> delivery.onTimeRate(86))))
                .isInstanceOf(InvalidSnapshotException.class)
                .hasMessageContaining("0.86");
    }

    // ---- single rules

    @Test
    void a_rule_fires_or_does_not_whatever_others_say() {
        pack.rule("Late")
                .given(account -> account.delivery(d -> d.onTimeRate(0.89)))
                .expectFires();
        pack.rule("Late")
                .given(account -> account.delivery(d -> d.onTimeRate(0.9)))
                .expectDoesNotFire();
        pack.rule("Late").given("distributor", account -> {}).expectDoesNotFire();
        pack.rule("Retain")
                .given(account -> account.delivery(d -> d.onTimeRate(0.5)))
                .expectFires();
        assertThat(pack.rule("Late").rule().at().line()).isEqualTo(1);
    }

    @Test
    void a_rule_that_should_fire_says_which_condition_failed() {
        assertThat(told(() -> pack.rule("Late")
                        .given(account -> account.delivery(d -> d.onTimeRate(0.9)))
                        .expectFires()))
                .isEqualTo("""
                        the rule "Late" did not fire [signals/s.drl:1]
                          delivery.onTimeRate is 0.9, not < 0.9 (limit("delivery.onTime"), limits.csv:2) [signals/s.drl:4]""");
    }

    @Test
    void a_rule_that_should_not_fire_says_what_it_saw() {
        assertThat(told(() -> pack.rule("Late")
                        .given(account -> account.delivery(d -> d.onTimeRate(0.5)))
                        .expectDoesNotFire()))
                .isEqualTo("""
                        the rule "Late" fired [signals/s.drl:1]
                          delivery.onTimeRate 0.5, < 0.9 (limits.csv:2)""");
    }

    @Test
    void a_rule_that_is_not_there_is_named() {
        assertThatThrownBy(() -> pack.rule("late "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The pack has no rule \"late \". Maybe Late?");
    }
}
