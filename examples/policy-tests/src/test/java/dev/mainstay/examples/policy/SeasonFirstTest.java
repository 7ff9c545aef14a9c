package dev.mainstay.examples.policy;

import static dev.mainstay.testkit.MainstayAssertions.assertThat;
import static dev.mainstay.vocabulary.Commitment.DELIVERY;
import static dev.mainstay.vocabulary.CommitmentStatus.BROKEN;
import static dev.mainstay.vocabulary.RivalMove.TERMS;
import static dev.mainstay.vocabulary.Stance.RETAIN;
import static dev.mainstay.vocabulary.Tier.KEY;
import static dev.mainstay.vocabulary.Tier.MAJOR;

import dev.mainstay.json.Reading;
import dev.mainstay.json.SnapshotFeed;
import dev.mainstay.testkit.Approval;
import dev.mainstay.testkit.MainstayPack;
import dev.mainstay.testkit.MainstaySoftAssertions;
import dev.mainstay.testkit.PackVerifier;
import dev.mainstay.testkit.ScenarioTests;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sales director asked for, as tests. */
class SeasonFirstTest {

    @MainstayPack("season-first")
    static PackVerifier pack;

    @Test
    void late_deliveries_before_the_peak_call_for_a_supply_plan() {
        pack.given(account -> account.tier(KEY).delivery(d -> d.onTimeRate(0.86).daysToPeakSeason(45)))
                .expectCommitment(DELIVERY, BROKEN)
                .expectAction("PEAK_SEASON_SUPPLY_PLAN")
                .before("OFFER_INCENTIVE")
                .because("delivery.onTimeRate");
    }

    @Test
    void a_rival_is_answered_with_goods_and_not_with_money() {
        var advice = pack.given(
                "dealer", account -> account.delivery(d -> d.onTimeRate(0.86).daysToPeakSeason(45))
                        .rival("Northwind", rival -> rival.move(TERMS)
                                .observedOn(LocalDate.of(2026, 3, 20))
                                .strength(0.9)
                                .confirmed(true)));

        assertThat(advice)
                .hasStance(RETAIN)
                .hasCause(Cause.STRONGER_RIVAL)
                .isAtLeast(0.5)
                .because("LATE_BEFORE_PEAK")
                .and()
                .hasAction("PEAK_SEASON_SUPPLY_PLAN")
                .isOwnedBy("SUPPLY_CHAIN_MANAGER")
                .isDueWithin(10)
                .and()
                .withholds("OFFER_INCENTIVE")
                .because("FIX_FIRST");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 59, 60})
    void two_months_before_the_peak_the_rule_begins(int days) {
        pack.rule("Deliveries arrive late before the peak")
                .given(account -> account.delivery(d -> d.onTimeRate(0.86).daysToPeakSeason(days)))
                .expectFires();
    }

    @Test
    void three_months_before_the_peak_it_is_silent() {
        pack.rule("Deliveries arrive late before the peak")
                .given(account -> account.delivery(d -> d.onTimeRate(0.86).daysToPeakSeason(90)))
                .expectDoesNotFire();
    }

    @Test
    void an_account_nobody_spoke_with_is_briefed() {
        var advice = pack.given("dealer", account -> account.tier(MAJOR)
                        .communication(c -> c.daysSinceContact(30))
                        .delivery(d -> d.daysToPeakSeason(30)))
                .advice();

        MainstaySoftAssertions.softly(soft -> {
            soft.assertThat(advice).hasSignal("SEASON_UNPREPARED", Severity.NOTICE);
            soft.assertThat(advice).hasAction("SEASON_BRIEFING").isOwnedBy("KEY_ACCOUNT_MANAGER");
            soft.assertThat(advice).hasNoAction("PEAK_SEASON_SUPPLY_PLAN");
        });
    }

    @TestFactory
    Stream<DynamicNode> what_the_consultant_wrote_holds() {
        return ScenarioTests.of(pack);
    }

    @Test
    void the_advice_for_our_dealers_is_what_the_sales_director_approved() throws IOException {
        Path dealers = Path.of("portfolio/dealers.jsonl");
        try (InputStream input = Files.newInputStream(dealers)) {
            Approval.verify(
                    pack.advisor().adviseAll(SnapshotFeed.of(input).stream().map(reading -> ((Reading.Read) reading)
                            .snapshot())),
                    Path.of("portfolio/dealers.jsonl.approved.txt"));
        }
    }
}
