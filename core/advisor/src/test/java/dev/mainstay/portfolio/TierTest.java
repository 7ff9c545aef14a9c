package dev.mainstay.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Tier;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TierTest {

    private static AccountSnapshot.Builder account(String id) {
        return AccountSnapshot.builder(id, LocalDate.of(2026, 3, 31));
    }

    private static Optional<Tier> tier(Consumer<AccountSnapshot.Builder> given) {
        return tier(Packs.STANDARD, given);
    }

    private static Optional<Tier> tier(List<LimitRow> limits, Consumer<AccountSnapshot.Builder> given) {
        AccountSnapshot.Builder builder = account("A");
        given.accept(builder);
        return Portfolio.by(Packs.of(limits))
                .fill(List.of(builder.build()))
                .get(0)
                .get(Metrics.PROFILE_TIER);
    }

    private static Consumer<AccountSnapshot.Builder> ranked(double rank) {
        return account -> account.value(v -> v.revenueRank(rank).grossMarginRate(0.2));
    }

    private static Consumer<AccountSnapshot.Builder> vehicles(double units) {
        return account -> account.profile(p -> p.industry("vehicles"))
                .value(v -> v.grossMarginRate(0.1))
                .channel(c -> c.sellIn12m(units));
    }

    private static List<LimitRow> without(String key) {
        return Packs.STANDARD.stream().filter(row -> !row.key().equals(key)).toList();
    }

    @Test
    void the_revenue_rank_sets_the_tier_from_its_threshold_on() {
        assertThat(tier(ranked(0.95))).contains(Tier.KEY);
        assertThat(tier(ranked(0.949))).contains(Tier.MAJOR);
        assertThat(tier(ranked(0.80))).contains(Tier.MAJOR);
        assertThat(tier(ranked(0.799))).contains(Tier.ORDINARY);
        assertThat(tier(ranked(0.40))).contains(Tier.ORDINARY);
        assertThat(tier(ranked(0.399))).contains(Tier.SMALL);
        assertThat(tier(ranked(0))).contains(Tier.SMALL);
    }

    @Test
    void a_rank_found_in_the_portfolio_sets_the_tier_as_a_given_one_does() {
        List<AccountSnapshot> accounts = IntStream.rangeClosed(0, 20)
                .mapToObj(i -> account("A" + i)
                        .value(v -> v.annualRevenue(Money.of(Integer.toString(i), "CNY"))
                                .grossMarginRate(0.2))
                        .build())
                .toList();

        List<Tier> tiers = Portfolio.by(Packs.of(Packs.STANDARD)).fill(accounts).stream()
                .map(account -> account.get(Metrics.PROFILE_TIER).orElseThrow())
                .toList();

        // Rank is i / 20: key from 19, major from 16, ordinary from 8.
        assertThat(tiers)
                .isEqualTo(IntStream.rangeClosed(0, 20)
                        .mapToObj(i -> i >= 19 ? Tier.KEY : i >= 16 ? Tier.MAJOR : i >= 8 ? Tier.ORDINARY : Tier.SMALL)
                        .toList());
    }

    @Test
    void an_industry_that_counts_units_goes_by_units() {
        assertThat(tier(vehicles(100))).contains(Tier.KEY);
        assertThat(tier(vehicles(99))).contains(Tier.MAJOR);
        assertThat(tier(vehicles(50))).contains(Tier.MAJOR);
        assertThat(tier(vehicles(49))).contains(Tier.ORDINARY);
        assertThat(tier(vehicles(10))).contains(Tier.ORDINARY);
        assertThat(tier(vehicles(9))).contains(Tier.SMALL);
        assertThat(tier(vehicles(5))).contains(Tier.SMALL);
    }

    @Test
    void below_the_smallest_tier_of_its_industry_an_account_has_none() {
        assertThat(tier(vehicles(4))).isEmpty();
    }

    @Test
    void units_take_precedence_over_the_rank() {
        assertThat(tier(vehicles(12).andThen(account -> account.value(v -> v.revenueRank(1)))))
                .contains(Tier.ORDINARY);
    }

    @Test
    void where_units_decide_and_are_unknown_the_rank_is_no_substitute() {
        assertThat(tier(account -> account.profile(p -> p.industry("vehicles"))
                        .value(v -> v.revenueRank(1).grossMarginRate(0.1))))
                .isEmpty();
    }

    @Test
    void other_industries_do_not_count_units() {
        assertThat(tier(ranked(0.5).andThen(account -> account.profile(p -> p.industry("feed"))
                        .channel(c -> c.sellIn12m(1e6)))))
                .contains(Tier.ORDINARY);
    }

    @Test
    void without_volume_there_is_no_tier() {
        assertThat(tier(account -> account.value(v -> v.grossMarginRate(0.3)))).isEmpty();
    }

    @Test
    void an_unknown_or_negative_margin_costs_a_tier() {
        assertThat(tier(account -> account.value(v -> v.revenueRank(1)))).contains(Tier.MAJOR);
        assertThat(tier(account -> account.value(v -> v.revenueRank(1).grossMarginRate(-0.01))))
                .contains(Tier.MAJOR);
        assertThat(tier(account -> account.value(v -> v.revenueRank(1).grossMarginRate(0))))
                .contains(Tier.KEY);
        assertThat(tier(account -> account.value(v -> v.revenueRank(0.85)))).contains(Tier.ORDINARY);
        assertThat(tier(account -> account.value(v -> v.revenueRank(0.5)))).contains(Tier.SMALL);
        assertThat(tier(account -> account.value(v -> v.revenueRank(0.1)))).contains(Tier.SMALL);
    }

    @Test
    void a_steep_fall_of_revenue_costs_a_tier() {
        assertThat(tier(ranked(1).andThen(account -> account.value(v -> v.revenueChange(-0.3)))))
                .contains(Tier.KEY);
        assertThat(tier(ranked(1).andThen(account -> account.value(v -> v.revenueChange(-0.31)))))
                .contains(Tier.MAJOR);
        assertThat(tier(vehicles(200).andThen(account -> account.value(v -> v.revenueChange(-0.5)))))
                .contains(Tier.MAJOR);
    }

    @Test
    void both_reasons_together_cost_one_tier() {
        assertThat(tier(account -> account.value(v -> v.revenueRank(1).revenueChange(-0.5))))
                .contains(Tier.MAJOR);
    }

    @Test
    void a_threshold_missing_in_the_pack_leaves_the_tier_unknown() {
        for (String key : List.of("tier.KEY.rank", "tier.MAJOR.rank", "tier.ORDINARY.rank", "tier.steady.drop")) {
            assertThat(tier(without(key), ranked(1))).as(key).isEmpty();
        }
        assertThat(tier(List.of(), ranked(1))).isEmpty();
    }

    @Test
    void a_pack_without_volumes_goes_by_rank() {
        List<LimitRow> ranksOnly = Packs.STANDARD.stream()
                .filter(row -> !row.key().endsWith(".volume"))
                .toList();

        assertThat(tier(ranksOnly, vehicles(1).andThen(ranked(0.9)))).contains(Tier.MAJOR);
    }

    @Test
    void without_a_smallest_volume_every_buyer_is_at_least_small() {
        assertThat(tier(without("tier.SMALL.volume"), vehicles(1))).contains(Tier.SMALL);
    }

    @Test
    void a_pack_that_deliberately_sets_no_drop_judges_steadiness_by_margin_alone() {
        List<LimitRow> limits = Stream.concat(
                        without("tier.steady.drop").stream(), Stream.of(Packs.blank("tier.steady.drop")))
                .toList();

        assertThat(tier(limits, ranked(1).andThen(account -> account.value(v -> v.revenueChange(-0.9)))))
                .contains(Tier.KEY);
    }
}
