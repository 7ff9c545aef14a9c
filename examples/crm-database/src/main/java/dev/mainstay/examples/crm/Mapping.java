package dev.mainstay.examples.crm;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Rival;
import dev.mainstay.account.Shift;
import dev.mainstay.portfolio.Order;
import dev.mainstay.portfolio.OrderHistory;
import dev.mainstay.vocabulary.ComplaintCategory;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.RivalMove;
import dev.mainstay.vocabulary.ShiftKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What each column becomes in a snapshot, one method a query. What the database does not hold is left out: unknown is
 * reported as a gap, while an invented zero would be advice on nothing.
 */
final class Mapping {

    /** The database stores no currency; its company sits in San Francisco. */
    static final Currency ASSUMED_CURRENCY = Currency.getInstance("USD");

    static final String BETWEEN_REMARKS = "\n";

    /** Remarks kept as an attribute, of the last twelve months: older ones say little of today. */
    private static final int LATEST_REMARKS = 3;

    /** The sample data lost the backslash of its escapes: Quu00e9bec. */
    private static final Pattern LOST_ESCAPE = Pattern.compile("u00([0-9a-f]{2})");

    private Mapping() {}

    static AccountSnapshot.Builder account(Row row, LocalDate asOf) {
        AccountSnapshot.Builder account = AccountSnapshot.builder(row.accountId(), asOf);
        row.text("account_name").ifPresent(name -> account.name(readable(name)));
        account.profile(profile -> {
            row.text("region").ifPresent(profile::region);
            row.day("first_order_on").ifPresent(profile::relationshipSince);
        });
        account.communication(communication -> row.flag("has_sales_rep").ifPresent(communication::dedicatedManager));
        row.text("country").ifPresent(country -> account.attribute("country", country));
        row.text("sales_rep").ifPresent(name -> account.attribute("salesRep", readable(name)));
        row.text("contact").ifPresent(name -> account.attribute("contact", readable(name)));
        row.decimal("credit_limit").ifPresent(limit -> account.attribute("creditLimit", limit));
        return account;
    }

    static void value(Row row, AccountSnapshot.Builder account) {
        account.value(value -> {
            row.decimal("revenue").map(Mapping::money).ifPresent(value::annualRevenue);
            row.number("revenue_change").ifPresent(value::revenueChange);
            row.number("gross_margin_rate").ifPresent(value::grossMarginRate);
            row.number("share_of_our_revenue").ifPresent(value::shareOfOurRevenue);
        });
        row.decimal("previous_revenue").ifPresent(amount -> account.attribute("previousRevenue", amount));
    }

    static void orders(List<Row> rows, AccountSnapshot.Builder account, LocalDate asOf) {
        List<Order> orders = rows.stream()
                .map(row -> new Order(
                        row.day("ordered_on").orElseThrow(),
                        row.number("amount").orElseThrow()))
                .toList();
        OrderHistory.of(orders, asOf).describe(account);
    }

    static void delivery(Row row, AccountSnapshot.Builder account) {
        account.delivery(delivery -> row.number("on_time_rate").ifPresent(delivery::onTimeRate));
        row.count("late_open").ifPresent(orders -> account.attribute("lateOpenOrders", orders));
        row.count("days_late_open").ifPresent(days -> account.attribute("daysLateOpen", days));
        row.count("withheld").ifPresent(orders -> account.attribute("ordersHeldForCredit", orders));
    }

    static void receivables(Row row, AccountSnapshot.Builder account) {
        account.channel(channel -> {
            row.decimal("overdue_amount").map(Mapping::money).ifPresent(channel::overdueAmount);
            row.count("overdue_days").ifPresent(channel::overdueDays);
            row.number("credit_limit_use").ifPresent(channel::creditLimitUse);
        });
        row.decimal("balance").ifPresent(amount -> account.attribute("balance", amount));
        row.decimal("disputed").ifPresent(amount -> account.attribute("disputed", amount));
        row.decimal("open_orders").ifPresent(amount -> account.attribute("openOrders", amount));
        row.decimal("short_paid").ifPresent(amount -> account.attribute("shortPaid", amount));
        row.count("short_paid_days").ifPresent(days -> account.attribute("shortPaidDays", days));
    }

    /** The status of every order says whether it is disputed, so no row means that there is no complaint. */
    static void complaints(List<Row> rows, AccountSnapshot.Builder account) {
        account.noComplaints();
        for (Row row : rows) {
            Complaint.Builder complaint =
                    Complaint.builder(row.text("complaint_id").orElseThrow());
            row.text("category").map(ComplaintCategory::valueOf).ifPresent(complaint::category);
            row.day("opened_on").ifPresent(complaint::openedOn);
            row.day("resolved_on").ifPresent(complaint::resolvedOn);
            account.complaint(complaint.build());
        }
    }

    /** Nobody was asked to record competitors, so no row means that nothing is known of them. */
    static void rivals(List<Row> rows, AccountSnapshot.Builder account) {
        for (Row row : rows) {
            Rival.Builder rival = Rival.builder(row.text("rival_name").orElseThrow());
            row.text("move").map(RivalMove::valueOf).ifPresent(rival::move);
            row.day("observed_on").ifPresent(rival::observedOn);
            row.flag("confirmed").ifPresent(rival::confirmed);
            account.rival(rival.build());
        }
    }

    /** Remarks tell of a shift by chance, so no row means that nothing is known of any. */
    static void shifts(List<Row> rows, AccountSnapshot.Builder account) {
        for (Row row : rows) {
            Shift.Builder shift = Shift.builder();
            row.text("kind").map(ShiftKind::valueOf).ifPresent(shift::kind);
            row.day("observed_on").ifPresent(shift::observedOn);
            account.shift(shift.build());
        }
    }

    /** Nobody asks every customer what it needs, so no row leaves the number of unmet needs unknown. */
    static void needs(List<Row> rows, AccountSnapshot.Builder account, LocalDate asOf) {
        if (rows.isEmpty()) {
            return;
        }
        List<Row> unmet = rows.stream()
                .filter(row -> row.count("bought_since").orElse(0) == 0)
                .toList();
        account.product(product -> {
            product.unmetNeeds(unmet.size());
            unmet.stream()
                    .flatMap(row -> row.day("observed_on").stream())
                    .min(Comparator.naturalOrder())
                    .ifPresent(oldest ->
                            product.oldestUnmetNeedDays(Math.toIntExact(ChronoUnit.DAYS.between(oldest, asOf))));
        });
        account.attribute(
                "wishes",
                unmet.stream().flatMap(row -> row.text("wish").stream()).collect(Collectors.joining(", ")));
    }

    static void lines(Row row, AccountSnapshot.Builder account) {
        account.product(product -> {
            row.count("active_lines").ifPresent(product::activeLines);
            row.count("active_lines_change").ifPresent(product::activeLinesChange);
        });
    }

    static void remarks(List<Row> rows, AccountSnapshot.Builder account, LocalDate asOf) {
        LocalDate yearAgo = asOf.minusMonths(12);
        String latest = rows.stream()
                .filter(row -> row.day("ordered_on").filter(yearAgo::isBefore).isPresent())
                .limit(LATEST_REMARKS)
                .map(row -> row.day("ordered_on").orElseThrow() + " "
                        + row.text("remark").orElseThrow())
                .collect(Collectors.joining(BETWEEN_REMARKS));
        if (!latest.isEmpty()) {
            account.attribute("remarks", latest);
        }
    }

    /** Single customers order too seldom for a season of their own; the strongest month of the trade stands for all. */
    static void season(int strongestMonth, AccountSnapshot.Builder account, LocalDate asOf) {
        LocalDate thisYear = LocalDate.of(asOf.getYear(), strongestMonth, 1);
        LocalDate next = thisYear.isBefore(asOf) ? thisYear.plusYears(1) : thisYear;
        account.delivery(delivery -> delivery.daysToPeakSeason(Math.toIntExact(ChronoUnit.DAYS.between(asOf, next))));
    }

    private static Money money(BigDecimal amount) {
        return new Money(amount, ASSUMED_CURRENCY);
    }

    private static String readable(String text) {
        return LOST_ESCAPE.matcher(text).replaceAll(Mapping::character);
    }

    private static String character(MatchResult escape) {
        return Character.toString(Integer.parseInt(escape.group(1), 16));
    }
}
