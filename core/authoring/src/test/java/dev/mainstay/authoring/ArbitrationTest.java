package dev.mainstay.authoring;

import static dev.mainstay.authoring.TestPack.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Factors;
import dev.mainstay.advice.Withheld;
import dev.mainstay.advice.Withheld.Precondition;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Stance;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How signals become causes, causes actions, and actions an order. */
class ArbitrationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @TempDir
    Path folder;

    /** One signal that names a cause with 0.7 x 0.5 = 0.35; the account earns 100,000 a year, 200,000 over the horizon. */
    private static TestPack pack() {
        return new TestPack()
                .file(
                        "signals/all.drl",
                        rule("Late", "Account( delivery.onTimeRate < 0.9 )", "LATE")
                                + rule("Defects", "Account( quality.defectPpm > 1000 )", "DEFECTS")
                                + rule("Plan", "Account( strategy.jointPlan )", "PLAN")
                                + rule("Silence", "Account( orders.silenceRatio > 2 )", "SILENCE")
                                + rule("Overdue", "Account( channel.overdueDays > 60 )", "OVERDUE"))
                .row("diagnosis.csv", "LATE,SUPPLIER_OPTIMISATION,CAPABILITY_OUTGROWN,0.5")
                .row("diagnosis.csv", "DEFECTS,SUPPLIER_OPTIMISATION,WEAK_RND,0.4")
                .row("diagnosis.csv", "PLAN,SUPPLIER_OPTIMISATION,,-0.5")
                .row("diagnosis.csv", "SILENCE,DEFECTION,,0.9")
                .row("diagnosis.csv", "OVERDUE,CREDIT_EXPOSURE,,0.6")
                .texts("facet.CAPABILITY_OUTGROWN", "facet.WEAK_RND");
    }

    private static TestPack action(TestPack pack, String row) {
        String code = row.substring(0, row.indexOf(','));
        return pack.row("actions.csv", row)
                .texts("action." + code, "action." + code + ".step.1", "success.DONE", "stop.STOP", "owner.KAM");
    }

    private static AccountSnapshot.Builder earning() {
        return AccountSnapshot.builder("A", DAY)
                .value(v -> v.annualRevenue(Money.of("1000000", "CNY")).grossMarginRate(0.1));
    }

    private static AccountSnapshot late() {
        return earning().delivery(d -> d.onTimeRate(0.5)).build();
    }

    private Advice advise(TestPack pack, AccountSnapshot account) {
        return RetentionAdvisor.of(pack.compileIn(folder)).advise(account);
    }

    @Test
    void supporting_signals_combine_as_noisy_or_and_contrary_ones_reduce() {
        RetentionAdvisor advisor = RetentionAdvisor.of(pack().compileIn(folder));
        AccountSnapshot.Builder account =
                earning().delivery(d -> d.onTimeRate(0.5)).quality(q -> q.defectPpm(2000));

        assertThat(advisor.advise(account.build()).causes()).singleElement().satisfies(cause -> {
            assertThat(cause.code()).isEqualTo(Cause.SUPPLIER_OPTIMISATION);
            assertThat(cause.likelihood()).isEqualTo(0.532);
            assertThat(cause.facets()).containsExactly("CAPABILITY_OUTGROWN", "WEAK_RND");
            assertThat(cause.supporting()).containsExactly("LATE", "DEFECTS");
            assertThat(cause.contrary()).isEmpty();
        });
        assertThat(advisor.advise(account.strategy(s -> s.jointPlan(true)).build())
                        .causes())
                .singleElement()
                .satisfies(cause -> {
                    assertThat(cause.likelihood()).isEqualTo(0.3458);
                    assertThat(cause.contrary()).containsExactly("PLAN");
                });
    }

    @Test
    void behaviour_alone_raises_the_risk_without_naming_a_cause_and_asks_to_find_it() {
        TestPack pack = action(pack(), "FIND,,review,RELATIONAL,KAM,7,1,0,false,,DONE,STOP,")
                .row("playbook.csv", "UNEXPLAINED,,,,,,,,,,,FIND,0.3");
        Advice advice = advise(
                pack,
                earning()
                        .orders(o -> o.daysSinceLastOrder(100).medianOrderIntervalDays(10))
                        .build());

        assertThat(advice.causes()).isEmpty();
        assertThat(advice.risk().likelihood()).isEqualTo(0.63);
        assertThat(advice.risk().level()).isEqualTo(RiskLevel.HIGH);
        assertThat(advice.risk().marginAtRisk()).contains(Money.of("126000.00", "CNY"));
        assertThat(advice.actions()).extracting(Action::code).containsExactly("FIND");
        assertThat(advice.actions().get(0).because()).containsExactly("UNEXPLAINED", "SILENCE");
    }

    @Test
    void every_factor_of_the_score_is_returned() {
        TestPack pack = action(pack(), "RECOVER,DELIVERY,fix,PROCEDURAL,KAM,14,10,0.001,false,,DONE,STOP,")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,RECOVER,0.5");
        Action action = advise(pack, late()).actions().get(0);

        assertThat(action.factors())
                .isEqualTo(new Factors(
                        Factors.Basis.DEFECTION,
                        0.5,
                        Optional.of(70_000.0),
                        Optional.of(3_000.0),
                        Optional.of(32_000.0),
                        1.2,
                        1.0,
                        1.0));
        assertThat(action.score()).isEqualTo(38_400.0);
        assertThat(action.dueOn()).isEqualTo(DAY.plusDays(14));
        assertThat(action.key()).isEqualTo("A/RECOVER/SUPPLIER_OPTIMISATION/2026-Q1");
        assertThat(action.because()).containsExactly("SUPPLIER_OPTIMISATION", "LATE");
    }

    @Test
    void saving_power_is_capped_where_the_cause_cannot_be_controlled() {
        TestPack pack = action(pack(), "ADAPT,,fix,PROCEDURAL,KAM,14,0,0,false,,DONE,STOP,")
                .row("diagnosis.csv", "LATE,STRATEGY_SHIFT,,1")
                .row("diagnosis.csv", "DEFECTS,STRATEGY_SHIFT,,1")
                .row("playbook.csv", "STRATEGY_SHIFT,,,,,,,,,,,ADAPT,0.9");
        Advice advice = advise(pack, earning().quality(q -> q.defectPpm(2000)).build());

        assertThat(advice.causes()).extracting(DiagnosedCause::likelihood).containsExactly(0.7, 0.28);
        assertThat(advice.actions().get(0).factors().save())
                .as("0.2 is the cap, and the cause carries 0.7 of 0.98")
                .isEqualTo(0.1429);
    }

    @Test
    void an_account_with_many_causes_is_not_one_where_nothing_is_worth_the_effort() {
        TestPack pack = action(pack(), "RECOVER,DELIVERY,fix,PROCEDURAL,KAM,14,10,0.001,false,,DONE,STOP,")
                .row("playbook.csv", ",,,LATE,,,,,,,,RECOVER,0.5");
        for (Cause cause : Cause.values()) {
            if (cause != Cause.SUPPLIER_OPTIMISATION) {
                pack.row("diagnosis.csv", "DEFECTS," + cause + ",,1");
            }
        }
        Advice advice =
                advise(pack, late().toBuilder().quality(q -> q.defectPpm(5000)).build());

        assertThat(advice.risk().likelihood()).isGreaterThan(0.99);
        assertThat(advice.action("RECOVER"))
                .hasValueSatisfying(
                        action -> assertThat(action.factors().save()).isGreaterThan(0.04));
    }

    @Test
    void an_amount_at_risk_with_more_digits_than_money_has_is_left_out_and_the_actions_are_ranked_by_it_all_the_same() {
        TestPack pack = action(pack(), "RECOVER,,fix,PROCEDURAL,KAM,14,10,0,false,,DONE,STOP,")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,RECOVER,0.5");
        Advice advice = advise(
                pack,
                AccountSnapshot.builder("A", DAY)
                        .value(v ->
                                v.annualRevenue(Money.of("9".repeat(38), "CNY")).grossMarginRate(1))
                        .delivery(d -> d.onTimeRate(0.5))
                        .build());

        assertThat(advice.risk().marginAtRisk()).isEmpty();
        assertThat(advice.actions()).singleElement().satisfies(action -> assertThat(
                        action.factors().net())
                .hasValueSatisfying(net -> assertThat(net).isGreaterThan(1e37)));
    }

    @Test
    void an_action_that_costs_more_than_it_protects_is_withheld_unless_it_is_owed() {
        TestPack pack = action(pack(), "DEAR,,fix,PROCEDURAL,KAM,14,0,0.5,false,,DONE,STOP,")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,DEAR,0.5")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,OWED,0.5")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,CHEAP,0.5");
        action(pack, "OWED,,fix,PROCEDURAL,KAM,14,0,0.5,true,,DONE,STOP,");
        action(pack, "CHEAP,,fix,PROCEDURAL,KAM,14,0,0,false,,DONE,STOP,");
        Advice advice = advise(pack, late());

        assertThat(advice.actions()).extracting(Action::code).containsExactly("OWED", "CHEAP");
        assertThat(advice.withheld())
                .containsExactly(new Withheld("DEAR", "COSTS_MORE_THAN_IT_PROTECTS", "actions.csv:2", List.of()));
    }

    @Test
    void without_money_the_score_is_relative_and_says_so() {
        TestPack pack = action(pack(), "RECOVER,,fix,PROCEDURAL,KAM,14,10,0,false,,DONE,STOP,")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,RECOVER,0.5");
        Advice advice = advise(
                pack,
                AccountSnapshot.builder("A", DAY)
                        .delivery(d -> d.onTimeRate(0.5))
                        .build());

        assertThat(advice.risk().marginAtRisk()).isEmpty();
        assertThat(advice.actions()).singleElement().satisfies(action -> {
            assertThat(action.factors().relative()).isTrue();
            assertThat(action.factors().net()).isEmpty();
            assertThat(action.score()).isEqualTo(0.21);
        });
    }

    @Test
    void of_two_actions_that_contradict_each_other_the_better_one_stays() {
        TestPack pack = action(pack(), "GOOD,,fix,PROCEDURAL,KAM,14,0,0,false,,DONE,STOP,")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,GOOD,0.5")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,WORSE,0.4");
        action(pack, "WORSE,,fix,PROCEDURAL,KAM,14,0,0,false,,DONE,STOP,GOOD");
        Advice advice = advise(pack, late());

        assertThat(advice.actions()).extracting(Action::code).containsExactly("GOOD");
        assertThat(advice.withheld())
                .extracting(Withheld::code, Withheld::reason)
                .containsExactly(tuple("WORSE", "EXCLUDED"));
    }

    @Test
    void what_a_team_cannot_do_at_once_is_withheld() {
        TestPack pack = pack();
        for (int i = 0; i < 15; i++) {
            action(pack, "A" + i + ",,fix,PROCEDURAL,KAM,14,0,0,false,,DONE,STOP,")
                    .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,A" + i + ",0.5");
        }
        Advice advice = advise(pack, late());

        assertThat(advice.actions()).hasSize(12);
        assertThat(advice.withheld()).hasSize(3).allSatisfy(withheld -> assertThat(withheld.reason())
                .isEqualTo("BEYOND_CAPACITY"));
    }

    private static TestPack guarded(String consequence) {
        TestPack pack = action(pack(), "INCENTIVE,,incentive,FINANCIAL,KAM,30,0,0.001,false,,DONE,STOP,")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,INCENTIVE,0.5")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,RECOVER,0.5");
        action(pack, "RECOVER,,fix,PROCEDURAL,KAM,14,0,0,false,,DONE,STOP,");
        return pack.file("guardrails.drl", """
                rule "Guard"
                when
                  $p : Proposal( traits contains "incentive" )
                  $q : Proposal( code == "RECOVER" )
                  $d : Diagnosis( conduct("CREDIT_EXPOSURE") >= 0.3 )
                then
                  %s
                end
                """.formatted(consequence));
    }

    private static AccountSnapshot lateAndOverdue() {
        return late().toBuilder().channel(c -> c.overdueDays(90)).build();
    }

    @Test
    void a_veto_withholds_with_its_reason_and_rule_and_only_where_it_applies() {
        TestPack pack = guarded("guard.veto(\"COLLECT_FIRST\", $p);");
        Advice advice = advise(pack, lateAndOverdue());

        assertThat(advice.conduct())
                .extracting(finding -> finding.code().name())
                .containsExactly("CREDIT_EXPOSURE");
        assertThat(advice.actions()).extracting(Action::code).containsExactly("RECOVER");
        assertThat(advice.withheld()).containsExactly(new Withheld("INCENTIVE", "COLLECT_FIRST", "Guard", List.of()));
        assertThat(advise(pack, late()).withheld()).isEmpty();
    }

    @Test
    void a_postponed_action_stays_and_is_due_later() {
        Advice advice = advise(guarded("guard.postpone(\"LATER\", $p, 45);"), lateAndOverdue());

        assertThat(advice.action("INCENTIVE")).hasValueSatisfying(action -> {
            assertThat(action.dueOn()).isEqualTo(DAY.plusDays(75));
            assertThat(action.because()).contains("LATER");
        });
    }

    @Test
    void an_exclusion_withholds_the_loser_while_the_winner_stays() {
        Advice advice = advise(guarded("guard.exclude(\"ONE_OR_THE_OTHER\", $q, $p);"), lateAndOverdue());

        assertThat(advice.actions()).extracting(Action::code).containsExactly("RECOVER");
        assertThat(advice.withheld())
                .containsExactly(new Withheld("INCENTIVE", "ONE_OR_THE_OTHER", "Guard", List.of()));
    }

    @Test
    void an_exclusion_falls_where_its_winner_is_itself_withheld() {
        TestPack pack = guarded("guard.exclude(\"ONE_OR_THE_OTHER\", $q, $p);")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,BEST,0.9");
        action(pack, "BEST,,fix,PROCEDURAL,KAM,14,0,0,false,,DONE,STOP,RECOVER");
        Advice advice = advise(pack, lateAndOverdue());

        assertThat(advice.actions()).extracting(Action::code).containsExactly("BEST", "INCENTIVE");
        assertThat(advice.withheld())
                .extracting(Withheld::code, Withheld::reason)
                .containsExactly(tuple("RECOVER", "EXCLUDED"));
    }

    @Test
    void an_action_with_preconditions_needs_every_permit_and_reports_which_are_met() {
        TestPack pack = action(pack(), "EXIT,,exit,PROCEDURAL,KAM,30,0,0,false,READY CLEARED,DONE,STOP,")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,EXIT,0.5")
                .file("guardrails.drl", """
                        rule "Ready" when $p : Proposal() $a : Account( channel.replacementReady )
                        then guard.permit("READY", $p); end
                        rule "Cleared" when $p : Proposal() $a : Account( channel.overdueDays == 0, channel.stockMonths < 0.5 )
                        then guard.permit("CLEARED", $p); end
                        """);
        RetentionAdvisor advisor = RetentionAdvisor.of(pack.compileIn(folder));
        AccountSnapshot.Builder account = earning()
                .delivery(d -> d.onTimeRate(0.5))
                .channel(c -> c.replacementReady(true).overdueDays(0));

        assertThat(advisor.advise(account.build()).withheld())
                .as("stock is unknown, and unknown never permits")
                .containsExactly(new Withheld(
                        "EXIT",
                        "MISSING_PRECONDITION",
                        "actions.csv:2",
                        List.of(new Precondition("READY", true), new Precondition("CLEARED", false))));
        assertThat(advisor.advise(account.channel(c -> c.stockMonths(0)).build())
                        .actions())
                .extracting(Action::code)
                .containsExactly("EXIT");
    }

    @Test
    void the_stance_with_the_smallest_order_wins() {
        TestPack pack = pack().file("stance.drl", """
                        rule "Retain" when $d : Diagnosis( defection > 0.2 ) then stance.take("RETAIN"); end
                        rule "Restrain" when $d : Diagnosis( conduct("CREDIT_EXPOSURE") > 0.3 ) then stance.take("RESTRAIN"); end
                        """);
        RetentionAdvisor advisor = RetentionAdvisor.of(pack.compileIn(folder));

        assertThat(advisor.advise(earning().build()).stance()).isEqualTo(Stance.MAINTAIN);
        assertThat(advisor.advise(late()).stance()).isEqualTo(Stance.RETAIN);
        assertThat(advisor.advise(lateAndOverdue()).stance()).isEqualTo(Stance.RESTRAIN);
    }
}
