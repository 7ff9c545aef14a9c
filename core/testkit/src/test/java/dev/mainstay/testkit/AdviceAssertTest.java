package dev.mainstay.testkit;

import static dev.mainstay.testkit.MainstayAssertions.assertThat;
import static dev.mainstay.vocabulary.Commitment.DELIVERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mainstay.advice.Advice;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Assertions on advice pass what is so, and say of what is not so what a person needs to act. */
class AdviceAssertTest {

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
        return pack.given(account -> account.delivery(delivery -> delivery.onTimeRate(0.86))
                .complaint(complaint -> complaint.openedOn(LocalDate.of(2026, 3, 1)))
                .channel(channel -> channel.overdueDays(70)));
    }

    @Test
    void everything_that_is_so_passes_and_leads_on() {
        assertThat(late().advice())
                .hasStance(Stance.RETAIN)
                .hasRisk(RiskLevel.HIGH)
                .hasSignal("LATE", Severity.SERIOUS)
                .hasNoSignal("SHORT")
                .hasNoCause(Cause.FOUL_PLAY)
                .hasNoConduct(ConductRisk.DIVERSION)
                .hasActionsInOrder("VISIT", "PLAN")
                .hasNoAction("OFFER")
                .hasGap("delivery.inFullRate")
                .hasNoGap("delivery.onTimeRate")
                .hasSignal("OPEN")
                .hasSeverity(Severity.SERIOUS)
                .because("complaints.openDays")
                .isRaisedBy("Open")
                .and()
                .hasCause(Cause.SUPPLIER_OPTIMISATION)
                .isAtLeast(0.35)
                .isAtMost(0.35)
                .hasFacet("OUTGROWN")
                .because("LATE")
                .and()
                .commitment(DELIVERY)
                .isBroken()
                .because("delivery.onTimeRate")
                .and()
                .commitment(Commitment.QUALITY)
                .isUnknown()
                .and()
                .hasAction("VISIT")
                .hasRank(1)
                .ranksBefore("PLAN")
                .isDueOn(LocalDate.of(2026, 4, 7))
                .isDueWithin(7)
                .isOwnedBy("SALES")
                .isOwed()
                .because("OPEN")
                .and()
                .withholds("OFFER")
                .because("COLLECT_FIRST")
                .by("Collect first");
        assertThat(pack.given("distributor", account -> {}).advice())
                .hasNoSignals()
                .hasNoCauses()
                .hasNoActions()
                .commitment(DELIVERY)
                .isKept();
    }

    /** What fails, and what is then said. */
    private record Case(String says, Consumer<AdviceAssert> fails) {}

    private static final List<Case> CASES = List.of(
            new Case("expected in stance: EXIT; there is only RETAIN", advice -> advice.hasStance(Stance.EXIT)),
            new Case("expected in risk: LOW; there is only HIGH", advice -> advice.hasRisk(RiskLevel.LOW)),
            new Case("expected in signals: SHORT; there is only LATE, OPEN", advice -> advice.hasSignal("SHORT")),
            new Case(
                    "expected in signals: LATE NOTICE; it is SERIOUS",
                    advice -> advice.hasSignal("LATE", Severity.NOTICE)),
            new Case("expected in signals: LATE NOTICE; it is SERIOUS", advice -> advice.hasSignal("LATE")
                    .hasSeverity(Severity.NOTICE)),
            new Case(
                    "expected in signals: LATE because delivery.inFullRate; it is delivery.onTimeRate",
                    advice -> advice.hasSignal("LATE").because("delivery.inFullRate")),
            new Case("expected in signals: LATE rule Open; it is Late", advice -> advice.hasSignal("LATE")
                    .isRaisedBy("Open")),
            new Case("not expected in signals: LATE SERIOUS", advice -> advice.hasNoSignal("LATE")),
            new Case("not expected in signals: LATE, OPEN", AdviceAssert::hasNoSignals),
            new Case(
                    "expected in causes: FOUL_PLAY; there is only SUPPLIER_OPTIMISATION, UNRESOLVED_COMPLAINT",
                    advice -> advice.hasCause(Cause.FOUL_PLAY)),
            new Case(
                    "expected in causes: SUPPLIER_OPTIMISATION >= 0.5; it is 0.35",
                    advice -> advice.hasCause(Cause.SUPPLIER_OPTIMISATION).isAtLeast(0.5)),
            new Case(
                    "expected in causes: SUPPLIER_OPTIMISATION <= 0.2; it is 0.35",
                    advice -> advice.hasCause(Cause.SUPPLIER_OPTIMISATION).isAtMost(0.2)),
            new Case(
                    "expected in causes: SUPPLIER_OPTIMISATION facet OTHER; it is OUTGROWN",
                    advice -> advice.hasCause(Cause.SUPPLIER_OPTIMISATION).hasFacet("OTHER")),
            new Case(
                    "expected in causes: SUPPLIER_OPTIMISATION because OPEN; it is LATE, delivery.onTimeRate",
                    advice -> advice.hasCause(Cause.SUPPLIER_OPTIMISATION).because("OPEN")),
            new Case(
                    "not expected in causes: SUPPLIER_OPTIMISATION 0.35",
                    advice -> advice.hasNoCause(Cause.SUPPLIER_OPTIMISATION)),
            new Case("not expected in causes: SUPPLIER_OPTIMISATION, UNRESOLVED_COMPLAINT", AdviceAssert::hasNoCauses),
            new Case(
                    "expected in conduct risks: DIVERSION; there is none",
                    advice -> advice.hasConduct(ConductRisk.DIVERSION)),
            new Case("expected in commitments: DELIVERY KEPT; it is BROKEN", advice -> advice.commitment(DELIVERY)
                    .isKept()),
            new Case("expected in commitments: DELIVERY STRAINED; it is BROKEN", advice -> advice.commitment(DELIVERY)
                    .isStrained()),
            new Case("expected in commitments: DELIVERY UNKNOWN; it is BROKEN", advice -> advice.commitment(DELIVERY)
                    .is(CommitmentStatus.UNKNOWN)),
            new Case(
                    "expected in commitments: QUALITY BROKEN; it is UNKNOWN",
                    advice -> advice.commitment(Commitment.QUALITY).isBroken()),
            new Case(
                    "expected in commitments: DELIVERY because OPEN; it is LATE, delivery.onTimeRate",
                    advice -> advice.commitment(DELIVERY).because("OPEN")),
            new Case("expected in actions: OFFER; there is only VISIT, PLAN", advice -> advice.hasAction("OFFER")),
            new Case("expected in actions: PLAN rank 1; it is 2", advice -> advice.hasAction("PLAN")
                    .hasRank(1)),
            new Case(
                    "expected in actions: PLAN before VISIT; the order is VISIT, PLAN",
                    advice -> advice.hasAction("PLAN").ranksBefore("VISIT")),
            new Case("expected in actions: PLAN due 2026-04-01; it is 2026-04-14", advice -> advice.hasAction("PLAN")
                    .isDueOn(LocalDate.of(2026, 4, 1))),
            new Case("expected in actions: PLAN due <= 7; it is 2026-04-14", advice -> advice.hasAction("PLAN")
                    .isDueWithin(7)),
            new Case("expected in actions: PLAN owner SALES; it is LOGISTICS", advice -> advice.hasAction("PLAN")
                    .isOwnedBy("SALES")),
            new Case("expected in actions: PLAN obligation true; it is false", advice -> advice.hasAction("PLAN")
                    .isOwed()),
            new Case(
                    "expected in actions: PLAN because OPEN; it is SUPPLIER_OPTIMISATION, LATE, delivery.onTimeRate",
                    advice -> advice.hasAction("PLAN").because("OPEN")),
            new Case("not expected in actions: PLAN 2", advice -> advice.hasNoAction("PLAN")),
            new Case("not expected in actions: VISIT, PLAN", AdviceAssert::hasNoActions),
            new Case(
                    "expected in actions: PLAN before VISIT; the order is VISIT, PLAN",
                    advice -> advice.hasActionsInOrder("PLAN", "VISIT")),
            new Case("expected in withheld actions: PLAN; there is only OFFER", advice -> advice.withholds("PLAN")),
            new Case(
                    "expected in withheld actions: OFFER EXCLUDED; it is COLLECT_FIRST",
                    advice -> advice.withholds("OFFER").because("EXCLUDED")),
            new Case(
                    "expected in withheld actions: OFFER rule Other; it is Collect first",
                    advice -> advice.withholds("OFFER").by("Other")),
            new Case(
                    "expected in unknowns: delivery.onTimeRate; there is only delivery.inFullRate",
                    advice -> advice.hasGap("delivery.onTimeRate")),
            new Case(
                    "not expected in unknowns: delivery.inFullRate SHORT",
                    advice -> advice.hasNoGap("delivery.inFullRate")));

    private static String told(Runnable failing) {
        Throwable thrown = catchThrowable(failing::run);
        assertThat(thrown).isInstanceOf(AssertionError.class);
        return String.valueOf(thrown.getMessage());
    }

    @TestFactory
    Stream<DynamicTest> everything_that_is_not_so_says_what_is() {
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(one.says, () -> {
                    Advice advice = late().advice();
                    assertThat(told(() -> one.fails.accept(assertThat(advice)))).isEqualTo(one.says);
                }));
    }

    @TestFactory
    Stream<DynamicTest> told_pack_and_account_everything_that_is_not_so_says_more() {
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(one.says, () -> {
                    AdviceVerifier advice = late();
                    String told = told(() ->
                            one.fails.accept(assertThat(advice.advice()).explainedBy(pack.pack(), advice.account())));
                    assertThat(told).startsWith(one.says);
                    assertThat(told(() -> one.fails.accept(assertThat(advice)))).isEqualTo(told);
                }));
    }

    @Test
    void the_nearest_miss_is_told() {
        AdviceVerifier advice = pack.given("distributor", account -> {});

        assertThat(told(() -> assertThat(advice).hasSignal("LATE"))).isEqualTo("""
                expected in signals: LATE; there is none
                  nearest: the rule "Late" did not fire [signals/s.drl:1]
                    delivery.onTimeRate is 0.95, not < 0.9 (limit("delivery.onTime"), limits.csv:2) [signals/s.drl:4]""");
    }

    @Test
    void a_description_comes_first_and_an_overriding_message_instead() {
        Advice advice = late().advice();

        assertThat(told(() -> assertThat(advice).as("the first quarter").hasNoAction("PLAN")))
                .isEqualTo("[the first quarter] not expected in actions: PLAN 2");
        assertThat(told(() -> assertThat(advice)
                        .as("the first quarter")
                        .hasAction("PLAN")
                        .as("the plan")
                        .hasRank(1)))
                .isEqualTo("[the plan] expected in actions: PLAN rank 1; it is 2");
        assertThat(told(() -> assertThat(advice)
                        .overridingErrorMessage("no plan, please")
                        .hasNoAction("PLAN")))
                .isEqualTo("no plan, please");
    }

    // ---- soft assertions

    @Test
    void soft_assertions_gather_every_failure_and_pass_over_what_is_missing() {
        Advice advice = late().advice();

        String told = told(() -> MainstaySoftAssertions.softly(soft -> {
            soft.assertThat(advice)
                    .hasStance(Stance.EXIT)
                    .hasAction("OFFER")
                    .hasRank(1)
                    .isOwed()
                    .and()
                    .hasAction("PLAN")
                    .hasRank(1)
                    .isOwnedBy("SALES")
                    .and()
                    .commitment(DELIVERY)
                    .isBroken();
            soft.assertThat(1 + 1).isEqualTo(3);
        }));

        assertThat(told)
                .contains("(5 failures)")
                .contains("expected in stance: EXIT")
                .contains("expected in actions: OFFER; there is only VISIT, PLAN")
                .contains("expected in actions: PLAN rank 1")
                .contains("expected in actions: PLAN owner SALES")
                .contains("expected: 3")
                .doesNotContain("OFFER rank");
    }

    @Test
    void soft_assertions_on_a_verifiers_advice_tell_the_nearest_miss() {
        AdviceVerifier advice = pack.given("distributor", account -> {});

        assertThat(told(() -> MainstaySoftAssertions.softly(
                        soft -> soft.assertThat(advice).hasSignal("LATE"))))
                .contains("nearest: the rule \"Late\" did not fire");
        MainstaySoftAssertions.softly(soft -> soft.assertThat(advice).hasNoSignals());
    }

    @ExtendWith(SoftAssertionsExtension.class)
    static class Injected {
        @SuppressWarnings("NullAway.Init")
        @InjectSoftAssertions
        MainstaySoftAssertions soft;

        @Test
        void gathers() {
            soft.assertThat(late().advice()).hasStance(Stance.EXIT).hasRisk(RiskLevel.LOW);
        }
    }

    @Test
    void soft_assertions_can_be_injected() {
        assertThat(EngineTestKit.engine("junit-jupiter")
                        .selectors(DiscoverySelectors.selectClass(Injected.class))
                        .execute()
                        .testEvents()
                        .failed()
                        .stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()))
                .singleElement()
                .asString()
                .contains("(2 failures)");
    }
}
