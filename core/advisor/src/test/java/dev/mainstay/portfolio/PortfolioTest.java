package dev.mainstay.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.ValueClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortfolioTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

    private static final Portfolio PORTFOLIO = Portfolio.by(Packs.of(Packs.STANDARD));

    private static AccountSnapshot.Builder account(String id) {
        return AccountSnapshot.builder(id, AS_OF);
    }

    private static AccountSnapshot earning(String id, String revenue, String currency) {
        return account(id)
                .value(v -> v.annualRevenue(Money.of(revenue, currency)))
                .build();
    }

    /** Accounts A0, A1 … with these revenues in yuan. */
    private static List<AccountSnapshot> earning(int... revenues) {
        return new ArrayList<>(IntStream.range(0, revenues.length)
                .mapToObj(i -> earning("A" + i, Integer.toString(revenues[i]), "CNY"))
                .toList());
    }

    private static List<AccountSnapshot> ordering(int... orderDays) {
        return IntStream.range(0, orderDays.length)
                .mapToObj(i -> account("A" + i)
                        .orders(o -> o.orderDays12m(orderDays[i]))
                        .build())
                .toList();
    }

    /** An account of this revenue and gross margin, in yuan, and cost to serve where it is not negative. */
    private static AccountSnapshot profit(int number, double marginRate, int costToServe) {
        return account("A" + number)
                .value(v -> {
                    v.annualRevenue(Money.of("1000", "CNY")).grossMarginRate(marginRate);
                    if (costToServe >= 0) {
                        v.costToServe(Money.of(Integer.toString(costToServe), "CNY"));
                    }
                })
                .build();
    }

    private static <T> List<Optional<T>> filled(List<AccountSnapshot> accounts, Metric<T> metric) {
        return PORTFOLIO.fill(accounts).stream()
                .map(account -> account.get(metric))
                .toList();
    }

    @Test
    void shares_of_revenue_are_shares_of_the_sum() {
        assertThat(filled(earning(500, 300, 200, 0), Metrics.VALUE_SHARE_OF_OUR_REVENUE))
                .containsExactly(Optional.of(0.5), Optional.of(0.3), Optional.of(0.2), Optional.of(0.0));
    }

    @Test
    void one_unknown_revenue_makes_every_share_unknown() {
        List<AccountSnapshot> accounts = earning(500, 300);
        accounts.add(account("X").build());

        assertThat(filled(accounts, Metrics.VALUE_SHARE_OF_OUR_REVENUE)).containsOnly(Optional.empty());
        assertThat(PORTFOLIO.survey(accounts).totalRevenue()).isEmpty();
    }

    @Test
    void revenues_in_two_currencies_are_neither_summed_nor_ranked() {
        List<AccountSnapshot> accounts = earning(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        accounts.add(earning("X", "5", "USD"));

        assertThat(filled(accounts, Metrics.VALUE_SHARE_OF_OUR_REVENUE)).containsOnly(Optional.empty());
        assertThat(filled(accounts, Metrics.VALUE_REVENUE_RANK)).containsOnly(Optional.empty());
        assertThat(PORTFOLIO.survey(accounts).totalRevenue()).isEmpty();
    }

    @Test
    void shares_stay_unknown_where_they_would_mean_nothing() {
        assertThat(filled(earning(700), Metrics.VALUE_SHARE_OF_OUR_REVENUE))
                .as("one account")
                .containsOnly(Optional.empty());
        assertThat(filled(earning(0, 0), Metrics.VALUE_SHARE_OF_OUR_REVENUE))
                .as("no revenue")
                .containsOnly(Optional.empty());
        assertThat(filled(earning(300, -100), Metrics.VALUE_SHARE_OF_OUR_REVENUE))
                .as("negative revenue")
                .containsOnly(Optional.empty());
    }

    @Test
    void the_largest_account_ranks_1_and_the_smallest_0() {
        List<Optional<Double>> ranks =
                filled(earning(10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110), Metrics.VALUE_REVENUE_RANK);

        for (int i = 0; i <= 10; i++) {
            assertThat(ranks.get(i).orElseThrow()).isCloseTo(i / 10.0, within(1e-15));
        }
    }

    @Test
    void tied_accounts_share_their_mean_rank() {
        // Places from the smallest: 1, then 2 to 4 shared as 3, then 5 to 11; rank = (place - 1) / 10.
        List<Optional<Double>> ranks = filled(earning(1, 5, 5, 5, 6, 7, 8, 9, 10, 11, 11), Metrics.VALUE_REVENUE_RANK);

        assertThat(ranks.subList(0, 5))
                .containsExactly(
                        Optional.of(0.0), Optional.of(0.2), Optional.of(0.2), Optional.of(0.2), Optional.of(0.4));
        assertThat(ranks.subList(9, 11)).containsExactly(Optional.of(0.95), Optional.of(0.95));
    }

    @Test
    void amounts_written_with_different_digits_are_tied() {
        List<AccountSnapshot> accounts = earning(1, 2, 3, 4, 5, 6, 7, 8);
        accounts.add(earning("X", "100", "CNY"));
        accounts.add(earning("Y", "1.0E+2", "CNY"));

        List<Optional<Double>> ranks = filled(accounts, Metrics.VALUE_REVENUE_RANK);

        assertThat(ranks.get(8)).isEqualTo(ranks.get(9)).contains(8.5 / 9);
    }

    @Test
    void fewer_than_ten_known_accounts_are_not_ranked() {
        List<AccountSnapshot> nine = earning(1, 2, 3, 4, 5, 6, 7, 8, 9);
        nine.add(account("X").build());

        assertThat(filled(nine, Metrics.VALUE_REVENUE_RANK)).containsOnly(Optional.empty());

        nine.add(earning("Y", "10", "CNY"));

        assertThat(filled(nine, Metrics.VALUE_REVENUE_RANK).get(10)).contains(1.0);
        assertThat(filled(nine, Metrics.VALUE_REVENUE_RANK).get(9))
                .as("unknown")
                .isEmpty();
    }

    @Test
    void accounts_that_order_on_more_days_rank_higher() {
        List<Optional<Double>> ranks =
                filled(ordering(0, 3, 3, 12, 50, 6, 7, 8, 9, 10, 11), Metrics.ORDERS_FREQUENCY_RANK);

        assertThat(ranks.get(0)).contains(0.0);
        assertThat(ranks.get(1)).contains(0.15);
        assertThat(ranks.get(2)).contains(0.15);
        assertThat(ranks.get(4)).contains(1.0);
        assertThat(filled(ordering(1, 2, 3), Metrics.ORDERS_FREQUENCY_RANK)).containsOnly(Optional.empty());
    }

    @Test
    void the_top_fifth_by_profit_grows_and_the_bottom_fifth_is_released() {
        List<AccountSnapshot> accounts = IntStream.range(0, 10)
                .mapToObj(i -> profit(i, 0.1, 100 - 10 * i)) // net margin 0, 10 … 90
                .toList();

        assertThat(filled(accounts, Metrics.VALUE_VALUE_CLASS).stream()
                        .map(Optional::orElseThrow)
                        .toList())
                .containsExactly(
                        ValueClass.RELEASE,
                        ValueClass.RELEASE,
                        ValueClass.KEEP,
                        ValueClass.KEEP,
                        ValueClass.KEEP,
                        ValueClass.KEEP,
                        ValueClass.KEEP,
                        ValueClass.KEEP,
                        ValueClass.GROW,
                        ValueClass.GROW);
    }

    @Test
    void accounts_of_equal_profit_share_a_class() {
        List<AccountSnapshot> equal =
                IntStream.range(0, 12).mapToObj(i -> profit(i, 0.2, 10)).toList();
        // Places 8 and 9 of ten are tied across the upper border, places 2 and 3 across the lower.
        int[] costs = {90, 80, 80, 70, 60, 50, 40, 30, 30, 10};
        List<AccountSnapshot> bordering =
                IntStream.range(0, 10).mapToObj(i -> profit(i, 0.2, costs[i])).toList();

        assertThat(filled(equal, Metrics.VALUE_VALUE_CLASS)).containsOnly(Optional.of(ValueClass.KEEP));
        List<Optional<ValueClass>> classes = filled(bordering, Metrics.VALUE_VALUE_CLASS);
        assertThat(classes.get(0)).contains(ValueClass.RELEASE);
        assertThat(classes.subList(1, 9)).containsOnly(Optional.of(ValueClass.KEEP));
        assertThat(classes.get(9)).contains(ValueClass.GROW);
    }

    @Test
    void all_accounts_are_classed_by_the_same_measure_of_profit() {
        // The last account's cost is unknown, so costs of the others must not count against them.
        List<AccountSnapshot> accounts = new ArrayList<>(IntStream.range(0, 9)
                .mapToObj(i -> profit(i, 0.2 + 0.01 * i, 190))
                .toList());
        accounts.add(profit(9, 0.1, -1));

        List<Optional<ValueClass>> classes = filled(accounts, Metrics.VALUE_VALUE_CLASS);

        assertThat(classes.get(9)).contains(ValueClass.RELEASE);
        assertThat(classes.get(8)).contains(ValueClass.GROW);
    }

    @Test
    void what_the_caller_gave_is_never_overwritten() {
        List<AccountSnapshot> accounts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int number = i;
            accounts.add(account("A" + i)
                    .profile(p -> p.tier(Tier.SMALL))
                    .value(v -> v.annualRevenue(Money.of(Integer.toString(1000 + number), "CNY"))
                            .grossMarginRate(0.3)
                            .shareOfOurRevenue(0.77)
                            .revenueRank(0.123)
                            .valueClass(ValueClass.RELEASE))
                    .orders(o -> o.orderDays12m(number).frequencyRank(0.456).retentionProbability(0.789))
                    .build());
        }

        Survey survey = PORTFOLIO.survey(accounts);

        for (int i = 0; i < 12; i++) {
            assertThat(survey.accounts().get(i)).isSameAs(accounts.get(i));
        }
        assertThat(survey.filled().values()).containsOnly(0);
    }

    @Test
    void what_was_given_to_one_account_takes_no_part_in_ranking_the_others() {
        List<AccountSnapshot> accounts = earning(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        accounts.set(0, accounts.get(0).toBuilder().value(v -> v.revenueRank(1)).build());

        List<Optional<Double>> ranks = filled(accounts, Metrics.VALUE_REVENUE_RANK);

        assertThat(ranks.get(0)).contains(1.0);
        assertThat(ranks.get(1)).contains(0.1);
        assertThat(ranks.get(10)).contains(1.0);
    }

    @Test
    void the_order_of_the_list_is_kept_and_does_not_matter() {
        Random random = new Random(11);
        List<AccountSnapshot> accounts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int number = i;
            int revenue = random.nextInt(20); // few values, so that many are tied
            accounts.add(account("A" + i)
                    .value(v -> v.annualRevenue(Money.of(revenue + ".10", "CNY"))
                            .grossMarginRate(0.1 * (number % 7) - 0.1)
                            .costToServe(Money.of(Integer.toString(number % 3), "CNY")))
                    .orders(o -> o.orderDays12m(revenue % 5))
                    .build());
        }
        Survey expected = PORTFOLIO.survey(accounts);
        Map<String, AccountSnapshot> byId = new HashMap<>();
        expected.accounts().forEach(account -> byId.put(account.id(), account));

        for (int round = 0; round < 10; round++) {
            Collections.shuffle(accounts, random);
            Survey survey = PORTFOLIO.survey(accounts);

            assertThat(survey.accounts())
                    .extracting(AccountSnapshot::id)
                    .isEqualTo(accounts.stream().map(AccountSnapshot::id).toList());
            assertThat(survey.accounts()).allMatch(account -> account.equals(byId.get(account.id())));
            assertThat(survey.summarize()).isEqualTo(expected.summarize());
            assertThat(survey.valueStates()).isEqualTo(expected.valueStates());
        }
    }

    @Test
    void filling_twice_changes_nothing_more() {
        List<AccountSnapshot> once = PORTFOLIO.fill(earning(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11));

        assertThat(PORTFOLIO.fill(once)).isEqualTo(once);
    }

    @Test
    void an_account_that_stands_in_the_list_twice_is_refused() {
        List<AccountSnapshot> accounts = earning(1, 2, 3);
        accounts.add(earning("A1", "9", "CNY"));

        assertThatThrownBy(() -> PORTFOLIO.fill(accounts))
                .isInstanceOfSatisfying(InvalidSnapshotException.class, invalid -> assertThat(invalid.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo("MS-209");
                            assertThat(problem.location()).isEqualTo("$[3].id");
                        }));
    }

    @Test
    void a_survey_says_how_many_accounts_there_are_and_what_was_filled() {
        Survey survey = PORTFOLIO.survey(earning(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

        assertThat(survey.totalRevenue()).contains(Money.of("55", "CNY"));
        assertThat(survey.filled())
                .containsEntry("value.shareOfOurRevenue", 10)
                .containsEntry("value.revenueRank", 10)
                .containsEntry("orders.frequencyRank", 0)
                .containsEntry("value.valueClass", 0)
                .containsEntry("profile.tier", 10)
                .containsEntry("orders.retentionProbability", 0);
        assertThat(survey.summarize())
                .isEqualTo("10 accounts, revenue 55 CNY; filled value.shareOfOurRevenue 10, value.revenueRank 10,"
                        + " orders.frequencyRank 0, value.valueClass 0, profile.tier 10,"
                        + " orders.retentionProbability 0; no value states: NO_HISTORY");
    }

    @Test
    void an_empty_portfolio_is_nothing_to_fail_on() {
        Survey survey = PORTFOLIO.survey(List.of());

        assertThat(survey.accounts()).isEmpty();
        assertThat(survey.totalRevenue()).isEmpty();
        assertThat(survey.summarize()).startsWith("0 accounts, total revenue unknown");
    }

    @Test
    void the_locale_does_not_matter() {
        Locale before = Locale.getDefault();
        List<AccountSnapshot> accounts = earning(1, 2, 3, 4, 5, 6, 7, 8, 9, 1000000);
        Survey expected = PORTFOLIO.survey(accounts);
        try {
            for (String tag : List.of("ar-EG", "tr-TR", "de-DE", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(Portfolio.by(Packs.of(Packs.STANDARD)).survey(accounts))
                        .isEqualTo(expected)
                        .hasToString(expected.toString());
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void amounts_that_no_ledger_has_break_nothing() {
        String huge = "9".repeat(38) + "E+38";
        List<AccountSnapshot> accounts = new ArrayList<>(earning(1, 2, 3));
        for (int i = 0; i < 12; i++) {
            accounts.add(earning("H" + i, huge, "CNY"));
        }

        Survey survey = PORTFOLIO.survey(accounts);

        assertThat(survey.totalRevenue()).isEmpty();
        assertThat(survey.accounts().get(14).value().shareOfOurRevenue().orElseThrow())
                .isCloseTo(1 / 12.0, within(1e-9));
    }
}
