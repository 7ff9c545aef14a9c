package dev.mainstay.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.account.MonthlyOrders;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderHistoryTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

    private static Order order(String day, double amount) {
        return new Order(LocalDate.parse(day), amount);
    }

    /** One order on the first of each month, the amounts in order up to the month of the given day. */
    private static List<Order> monthly(LocalDate upTo, double... amounts) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            orders.add(new Order(
                    YearMonth.from(upTo).minusMonths(amounts.length - 1L - i).atDay(1), amounts[i]));
        }
        return orders;
    }

    private static double[] falling(int months) {
        double[] amounts = new double[months];
        for (int i = 0; i < months; i++) {
            amounts[i] = 100 - 2.0 * i + (i % 2 == 0 ? 3 : -3);
        }
        return amounts;
    }

    @Test
    void days_since_the_last_order_count_from_the_last_order_day() {
        OrderHistory history = OrderHistory.of(List.of(order("2026-03-01", 5), order("2026-01-01", 5)), AS_OF);

        assertThat(history.daysSinceLastOrder()).contains(30);
    }

    @Test
    void an_order_on_the_day_itself_counts_and_one_after_it_does_not() {
        OrderHistory history =
                OrderHistory.of(List.of(order("2026-03-31", 5), order("2026-04-01", 7), order("2027-01-01", 7)), AS_OF);

        assertThat(history.daysSinceLastOrder()).contains(0);
        assertThat(history.orderDays12m()).contains(1);
        assertThat(history.months()).containsExactly(new MonthlyOrders(YearMonth.of(2026, 3), 5, 1));
    }

    @Test
    void a_history_without_orders_tells_nothing() {
        for (List<Order> orders : List.of(List.<Order>of(), List.of(order("2026-04-01", 5)))) {
            OrderHistory history = OrderHistory.of(orders, AS_OF);

            assertThat(history.daysSinceLastOrder()).isEmpty();
            assertThat(history.medianOrderIntervalDays()).isEmpty();
            assertThat(history.orderDays12m()).isEmpty();
            assertThat(history.months()).isEmpty();
            assertThat(history.trend()).isEmpty();
            AccountSnapshot described =
                    history.describe(AccountSnapshot.builder("A", AS_OF)).build();
            assertThat(described).isEqualTo(AccountSnapshot.builder("A", AS_OF).build());
        }
    }

    @Test
    void the_median_interval_is_the_middle_one() {
        OrderHistory history = OrderHistory.of(
                List.of(
                        order("2026-01-01", 1),
                        order("2026-01-11", 1), // 10 days
                        order("2026-01-14", 1), // 3 days
                        order("2026-03-15", 1)), // 60 days
                AS_OF);

        assertThat(history.medianOrderIntervalDays()).contains(10);
    }

    @Test
    void between_two_middle_intervals_the_median_is_their_mean_rounded_half_up() {
        OrderHistory history =
                OrderHistory.of(List.of(order("2026-01-01", 1), order("2026-01-11", 1), order("2026-01-24", 1)), AS_OF);

        assertThat(history.medianOrderIntervalDays()).contains(12); // (10 + 13) / 2
    }

    @Test
    void several_orders_of_one_day_are_one_order_day() {
        OrderHistory two =
                OrderHistory.of(List.of(order("2026-01-01", 1), order("2026-01-01", 2), order("2026-01-08", 1)), AS_OF);

        assertThat(two.medianOrderIntervalDays()).as("two order days").isEmpty();
        assertThat(two.orderDays12m()).contains(2);
        assertThat(two.months().get(0)).isEqualTo(new MonthlyOrders(YearMonth.of(2026, 1), 4, 3));
    }

    @Test
    void the_last_twelve_months_begin_after_the_same_day_a_year_ago() {
        OrderHistory history =
                OrderHistory.of(List.of(order("2025-03-31", 1), order("2025-04-01", 1), order("2026-03-31", 1)), AS_OF);

        assertThat(history.orderDays12m()).contains(2);
    }

    @Test
    void an_account_silent_for_years_has_no_order_days_rather_than_unknown_ones() {
        assertThat(OrderHistory.of(List.of(order("2020-01-01", 1)), AS_OF).orderDays12m())
                .contains(0);
    }

    @Test
    void months_without_orders_are_listed_with_zero() {
        OrderHistory history = OrderHistory.of(List.of(order("2025-12-24", 10), order("2026-02-01", 20)), AS_OF);

        assertThat(history.months())
                .containsExactly(
                        new MonthlyOrders(YearMonth.of(2025, 12), 10, 1),
                        new MonthlyOrders(YearMonth.of(2026, 1), 0, 0),
                        new MonthlyOrders(YearMonth.of(2026, 2), 20, 1),
                        new MonthlyOrders(YearMonth.of(2026, 3), 0, 0));
    }

    @Test
    void at_most_the_last_36_months_are_listed() {
        OrderHistory history = OrderHistory.of(List.of(order("2019-05-05", 9), order("2023-04-01", 1)), AS_OF);

        assertThat(history.months()).hasSize(36);
        assertThat(history.months().get(0)).isEqualTo(new MonthlyOrders(YearMonth.of(2023, 4), 1, 1));
        assertThat(history.months().get(35).month()).isEqualTo(YearMonth.of(2026, 3));
    }

    @Test
    void orders_older_than_the_listed_months_only_do_not_break_it() {
        OrderHistory history = OrderHistory.of(List.of(order("2001-05-05", 9)), AS_OF);

        assertThat(history.months()).hasSize(36).allMatch(month -> month.amount() == 0);
        assertThat(history.trend()).isEmpty();
    }

    @Test
    void an_incomplete_current_month_does_not_bend_the_trend() {
        LocalDate third = LocalDate.of(2026, 3, 3);
        double[] amounts = falling(25);
        amounts[24] = 1;
        OrderHistory midMonth = OrderHistory.of(monthly(third, amounts), third);
        OrderHistory without = OrderHistory.of(monthly(third.minusMonths(1), falling(24)), LocalDate.of(2026, 2, 28));

        assertThat(midMonth.months()).hasSize(25);
        assertThat(midMonth.trend()).isPresent().isEqualTo(without.trend());
    }

    @Test
    void the_current_month_takes_part_once_it_has_ended() {
        OrderHistory history = OrderHistory.of(monthly(AS_OF, falling(24)), AS_OF);

        assertThat(history.trend()).isEqualTo(OrderTrend.of(history.months()));
    }

    @Test
    void the_month_of_a_first_order_after_its_first_day_does_not_bend_the_trend() {
        List<Order> orders = new ArrayList<>(monthly(AS_OF, falling(24)));
        orders.set(0, new Order(orders.get(0).day().plusDays(19), 1));
        OrderHistory history = OrderHistory.of(orders, AS_OF);

        assertThat(history.months()).hasSize(24);
        assertThat(history.trend())
                .isPresent()
                .isEqualTo(OrderTrend.of(history.months().subList(1, 24)));
    }

    @Test
    void a_trend_needs_twelve_complete_months() {
        assertThat(OrderHistory.of(monthly(AS_OF, falling(12)), AS_OF).trend()).isPresent();
        assertThat(OrderHistory.of(monthly(AS_OF, falling(11)), AS_OF).trend()).isEmpty();
    }

    @Test
    void the_order_of_the_orders_does_not_matter_to_the_last_bit() {
        Random random = new Random(7);
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            orders.add(new Order(AS_OF.minusDays(random.nextInt(1200)), random.nextDouble() * 1000));
        }
        AccountSnapshot expected = OrderHistory.of(orders, AS_OF)
                .describe(AccountSnapshot.builder("A", AS_OF))
                .build();
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(orders, random);
            assertThat(OrderHistory.of(orders, AS_OF)
                            .describe(AccountSnapshot.builder("A", AS_OF))
                            .build())
                    .isEqualTo(expected);
        }
    }

    @Test
    void it_describes_a_snapshot() {
        AccountSnapshot account = OrderHistory.of(monthly(AS_OF, falling(24)), AS_OF)
                .describe(AccountSnapshot.builder("A", AS_OF))
                .build();

        assertThat(account.orders().daysSinceLastOrder()).contains(30);
        assertThat(account.orders().medianOrderIntervalDays()).contains(31);
        assertThat(account.orders().silenceRatio().orElseThrow()).isEqualTo(30 / 31.0);
        assertThat(account.orders().orderDays12m()).contains(12);
        assertThat(account.orders().trendPerMonth().orElseThrow()).isCloseTo(-2 / 77.0, within(1e-3));
        assertThat(account.orders().trendPValue().orElseThrow()).isLessThan(1e-9);
        assertThat(account.months()).hasSize(24);
        assertThat(account.orders().frequencyRank()).isEmpty();
        assertThat(account.orders().retentionProbability()).isEmpty();
    }

    @Test
    void it_overwrites_nothing_that_was_given() {
        MonthlyOrders given = new MonthlyOrders(YearMonth.of(2026, 1), 1, 1);
        AccountSnapshot.Builder builder = AccountSnapshot.builder("A", AS_OF)
                .orders(o -> o.daysSinceLastOrder(1)
                        .medianOrderIntervalDays(2)
                        .orderDays12m(3)
                        .trendPerMonth(0.5)
                        .trendPValue(0.6))
                .month(given);
        AccountSnapshot before = builder.build();

        AccountSnapshot after = OrderHistory.of(monthly(AS_OF, falling(24)), AS_OF)
                .describe(builder)
                .build();

        assertThat(after).isEqualTo(before);
        assertThat(after.months()).containsExactly(given);
    }

    @Test
    void a_given_slope_does_not_get_the_p_value_of_another() {
        AccountSnapshot account = OrderHistory.of(monthly(AS_OF, falling(24)), AS_OF)
                .describe(AccountSnapshot.builder("A", AS_OF).orders(o -> o.trendPerMonth(0.5)))
                .build();

        assertThat(account.orders().trendPerMonth()).contains(0.5);
        assertThat(account.orders().trendPValue()).isEmpty();
        assertThat(account.orders().orderDays12m()).contains(12);
    }

    @Test
    void it_refuses_to_describe_another_day() {
        OrderHistory history = OrderHistory.of(List.of(order("2026-01-01", 1)), AS_OF);

        assertThatThrownBy(() -> history.describe(AccountSnapshot.builder("A", AS_OF.plusDays(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-03-31")
                .hasMessageContaining("2026-04-01");
    }

    @Test
    void a_placeholder_day_is_reported_as_out_of_range() {
        AccountSnapshot.Builder builder = OrderHistory.of(List.of(new Order(LocalDate.MIN, 1)), AS_OF)
                .describe(AccountSnapshot.builder("A", AS_OF));

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidSnapshotException.class)
                .hasMessageContaining("orders.daysSinceLastOrder");
    }

    @Test
    void an_amount_that_no_order_has_is_refused() {
        for (double amount : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY, 1e16}) {
            assertThatThrownBy(() -> new Order(AS_OF, amount)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void it_does_not_show_orders_in_logs() {
        assertThat(OrderHistory.of(List.of(order("2026-01-01", 4711)), AS_OF))
                .hasToString("OrderHistory[1 order days as of 2026-03-31]");
    }
}
