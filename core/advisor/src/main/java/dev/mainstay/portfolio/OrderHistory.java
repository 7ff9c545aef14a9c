package dev.mainstay.portfolio;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.MonthlyOrders;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An account's orders up to a day, and what follows from them: everything under {@code orders} that one account's own
 * orders can tell.
 *
 * <p>A history without orders tells nothing, as it cannot be told apart from one that was not kept. Immutable and
 * thread-safe; the order in which the orders come does not matter.
 */
public final class OrderHistory {

    /** Months that {@link #months()} reaches back. */
    public static final int MAX_MONTHS = 36;

    /** Two intervals at least, as one alone is no rhythm. */
    private static final int MIN_ORDER_DAYS = 3;

    private final LocalDate asOf;
    private final List<LocalDate> days;
    private final List<MonthlyOrders> months;
    private final Optional<OrderTrend> trend;

    private OrderHistory(List<Order> orders, LocalDate asOf) {
        this.asOf = asOf;
        days = orders.stream().map(Order::day).distinct().toList();
        months = months(orders, asOf);
        trend = OrderTrend.of(months.stream().filter(this::isComplete).toList());
    }

    /**
     * The history of these orders; those after {@code asOf} are ignored.
     *
     * @param orders the account's orders without cancelled ones, in any order
     * @param asOf the day the history describes, itself included
     */
    public static OrderHistory of(Collection<Order> orders, LocalDate asOf) {
        Objects.requireNonNull(asOf, "asOf");
        // Sorted by amount too, as floating-point sums depend on their order.
        return new OrderHistory(
                orders.stream()
                        .filter(order -> !order.day().isAfter(asOf))
                        .sorted(Comparator.comparing(Order::day).thenComparingDouble(Order::amount))
                        .toList(),
                asOf);
    }

    private static List<MonthlyOrders> months(List<Order> orders, LocalDate asOf) {
        if (orders.isEmpty()) {
            return List.of();
        }
        YearMonth last = YearMonth.from(asOf);
        YearMonth first = YearMonth.from(orders.get(0).day());
        YearMonth earliest = last.minusMonths(MAX_MONTHS - 1L);
        first = first.isBefore(earliest) ? earliest : first;
        int size = (int) first.until(last, ChronoUnit.MONTHS) + 1;
        double[] amounts = new double[size];
        int[] counts = new int[size];
        for (Order order : orders) {
            long at = first.until(YearMonth.from(order.day()), ChronoUnit.MONTHS);
            if (at >= 0) {
                amounts[(int) at] += order.amount();
                counts[(int) at]++;
            }
        }
        List<MonthlyOrders> months = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            months.add(new MonthlyOrders(first.plusMonths(i), amounts[i], counts[i]));
        }
        return List.copyOf(months);
    }

    /** The first month counts only from its first day on: an account that starts on the 20th has not ordered little. */
    private boolean isComplete(MonthlyOrders month) {
        return !month.month().atDay(1).isBefore(days.get(0))
                && !month.month().atEndOfMonth().isAfter(asOf);
    }

    /** The day the history describes. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Days from the last order to {@link #asOf()}; empty without orders. */
    public Optional<Integer> daysSinceLastOrder() {
        return days.isEmpty() ? Optional.empty() : Optional.of(daysBetween(days.get(days.size() - 1), asOf));
    }

    /**
     * Median of the days between one order day and the next, over the whole history, rounded half up; empty with fewer than
     * three order days.
     */
    public Optional<Integer> medianOrderIntervalDays() {
        if (days.size() < MIN_ORDER_DAYS) {
            return Optional.empty();
        }
        int[] intervals = new int[days.size() - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = daysBetween(days.get(i), days.get(i + 1));
        }
        Arrays.sort(intervals);
        int upper = intervals.length / 2;
        int lower = (intervals.length - 1) / 2;
        return Optional.of((int) (((long) intervals[lower] + intervals[upper] + 1) / 2));
    }

    /** Distinct days with an order in the twelve months up to {@link #asOf()}; empty without any order ever. */
    public Optional<Integer> orderDays12m() {
        LocalDate yearAgo = asOf.minusMonths(12);
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        (int) days.stream().filter(day -> day.isAfter(yearAgo)).count());
    }

    /**
     * Months from the first order to the month of {@link #asOf()}, at most the last 36, oldest first, those without orders
     * included. The first and the last may be incomplete.
     */
    public List<MonthlyOrders> months() {
        return months;
    }

    /**
     * Trend of the complete months among {@link #months()}, or empty where {@link OrderTrend#of} refuses. Left out are the
     * month of {@link #asOf()} unless it ends that day, and the month of the first order unless it began with it; both would
     * bend the line just where it bends most.
     */
    public Optional<OrderTrend> trend() {
        return trend;
    }

    /**
     * Writes what this history tells into a snapshot and overwrites nothing that was given. The trend and its p-value belong
     * together and are written only where both are missing.
     *
     * @return the builder
     * @throws IllegalArgumentException if the snapshot describes another day
     */
    public AccountSnapshot.Builder describe(AccountSnapshot.Builder snapshot) {
        if (!snapshot.asOf().equals(asOf)) {
            throw new IllegalArgumentException(
                    "The order history is as of " + asOf + ", the snapshot as of " + snapshot.asOf());
        }
        fill(snapshot, Metrics.ORDERS_DAYS_SINCE_LAST_ORDER, daysSinceLastOrder());
        fill(snapshot, Metrics.ORDERS_MEDIAN_ORDER_INTERVAL_DAYS, medianOrderIntervalDays());
        fill(snapshot, Metrics.ORDERS_ORDER_DAYS12M, orderDays12m());
        if (!snapshot.knows(Metrics.ORDERS_TREND_PER_MONTH) && !snapshot.knows(Metrics.ORDERS_TREND_PVALUE)) {
            fill(snapshot, Metrics.ORDERS_TREND_PER_MONTH, trend.map(OrderTrend::perMonth));
            fill(snapshot, Metrics.ORDERS_TREND_PVALUE, trend.map(OrderTrend::pValue));
        }
        if (!snapshot.knowsMonths()) {
            months.forEach(snapshot::month);
        }
        return snapshot;
    }

    private static <T> void fill(AccountSnapshot.Builder snapshot, Metric<T> metric, Optional<T> value) {
        if (!snapshot.knows(metric)) {
            value.ifPresent(known -> snapshot.set(metric, known));
        }
    }

    /** Saturates, so that a placeholder such as the year 1 is reported as out of range instead of wrapping around. */
    private static int daysBetween(LocalDate from, LocalDate to) {
        return (int) Math.min(Integer.MAX_VALUE, ChronoUnit.DAYS.between(from, to));
    }

    /** Day and extent only: orders are customer data. */
    @Override
    public String toString() {
        return "OrderHistory[" + days.size() + " order days as of " + asOf + "]";
    }
}
