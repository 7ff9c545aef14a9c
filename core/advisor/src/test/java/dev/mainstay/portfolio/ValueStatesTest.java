package dev.mainstay.portfolio;

import static dev.mainstay.portfolio.ValueState.HIGH;
import static dev.mainstay.portfolio.ValueState.LOW;
import static dev.mainstay.portfolio.ValueState.MIDDLE;
import static dev.mainstay.portfolio.ValueState.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.MonthlyOrders;
import dev.mainstay.portfolio.ValueStates.Refusal;
import dev.mainstay.portfolio.ValueStates.Retention;
import dev.mainstay.portfolio.ValueStates.Thirds;
import dev.mainstay.portfolio.ValueStates.Transitions;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueStatesTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

    private static final Portfolio PORTFOLIO = Portfolio.by(Packs.of(Packs.STANDARD));

    /** Monthly amounts that make a year low, middle or high. */
    private static final Map<ValueState, Double> AMOUNTS =
            new EnumMap<>(Map.of(NONE, 0.0, LOW, 1.0, MIDDLE, 10.0, HIGH, 100.0));

    private static AccountSnapshot.Builder account(String id, LocalDate asOf, ValueState... years) {
        AccountSnapshot.Builder builder = AccountSnapshot.builder(id, asOf);
        YearMonth month = YearMonth.from(asOf.plusDays(1)).minusMonths(12L * years.length);
        for (ValueState year : years) {
            double amount = AMOUNTS.getOrDefault(year, 0.0);
            for (int i = 0; i < 12; i++) {
                builder.month(new MonthlyOrders(month, amount, amount > 0 ? 1 : 0));
                month = month.plusMonths(1);
            }
        }
        return builder;
    }

    private static void add(List<AccountSnapshot> accounts, int count, ValueState from, ValueState to) {
        for (int i = 0; i < count; i++) {
            accounts.add(account("A" + accounts.size(), AS_OF, from, to).build());
        }
    }

    /** Departures: 40 from low, middle and high each, 30 from none. */
    private static List<AccountSnapshot> portfolio() {
        List<AccountSnapshot> accounts = new ArrayList<>();
        add(accounts, 12, LOW, NONE);
        add(accounts, 20, LOW, LOW);
        add(accounts, 8, LOW, MIDDLE);
        add(accounts, 4, MIDDLE, NONE);
        add(accounts, 8, MIDDLE, LOW);
        add(accounts, 20, MIDDLE, MIDDLE);
        add(accounts, 8, MIDDLE, HIGH);
        add(accounts, 4, HIGH, NONE);
        add(accounts, 10, HIGH, MIDDLE);
        add(accounts, 26, HIGH, HIGH);
        add(accounts, 21, NONE, NONE);
        add(accounts, 9, NONE, LOW);
        return accounts;
    }

    private static ValueStates states(List<AccountSnapshot> accounts) {
        return PORTFOLIO.survey(accounts).valueStates();
    }

    private static Transitions from(ValueStates states, ValueState state) {
        return Objects.requireNonNull(states.transitions().get(state));
    }

    @Test
    void transitions_are_counted_from_year_to_year() {
        ValueStates states = states(portfolio());

        assertThat(states.refusal()).isEmpty();
        assertThat(states.thirds()).contains(new Thirds(12, 120));
        assertThat(states.transitions()).containsOnlyKeys(NONE, LOW, MIDDLE, HIGH);
        assertThat(from(states, LOW).counts()).isEqualTo(Map.of(NONE, 12, LOW, 20, MIDDLE, 8, HIGH, 0));
        assertThat(from(states, MIDDLE).probabilities()).isEqualTo(Map.of(NONE, 0.1, LOW, 0.2, MIDDLE, 0.5, HIGH, 0.2));
        assertThat(from(states, NONE).counts()).isEqualTo(Map.of(NONE, 21, LOW, 9, MIDDLE, 0, HIGH, 0));
    }

    @Test
    void retention_is_the_share_that_did_not_move_to_none() {
        ValueStates states = states(portfolio());

        assertThat(states.retention(LOW).orElseThrow().probability()).isEqualTo(0.7);
        assertThat(states.retention(MIDDLE).orElseThrow().probability()).isEqualTo(0.9);
        assertThat(states.retention(HIGH).orElseThrow().probability()).isEqualTo(0.9);
        assertThat(states.retention(NONE).orElseThrow().probability()).isEqualTo(0.3);
        assertThat(states.retention(NONE).orElseThrow().observations()).isEqualTo(30);
    }

    @Test
    void each_account_gets_the_retention_of_its_latest_year() {
        List<AccountSnapshot> filled = PORTFOLIO.fill(portfolio());

        assertThat(filled.get(0).orders().retentionProbability()).as("now none").contains(0.3);
        assertThat(filled.get(12).orders().retentionProbability()).as("now low").contains(0.7);
        assertThat(filled.get(32).orders().retentionProbability())
                .as("now middle")
                .contains(0.9);
    }

    @Test
    void expected_lifetimes_solve_the_equations_by_hand() {
        // L = 1 + .5L + .2M; M = 1 + .2L + .5M + .2H; H = 1 + .25M + .65H; so M = 13.8 / 1.94.
        ValueStates states = states(portfolio());

        double middle = 13.8 / 1.94;
        assertThat(states.expectedLifetimeYears(MIDDLE).orElseThrow()).isCloseTo(middle, within(1e-9));
        assertThat(states.expectedLifetimeYears(LOW).orElseThrow()).isCloseTo(2 + 0.4 * middle, within(1e-9));
        assertThat(states.expectedLifetimeYears(HIGH).orElseThrow())
                .isCloseTo((1 + 0.25 * middle) / 0.35, within(1e-9));
        assertThat(states.expectedLifetimeYears(NONE)).isEmpty();
    }

    @Test
    void expected_lifetimes_agree_with_following_the_chain_year_by_year() {
        ValueStates states = states(portfolio());

        Map<ValueState, Double> present = new EnumMap<>(Map.of(HIGH, 1.0));
        double years = 0;
        for (int year = 0; year < 1000; year++) {
            Map<ValueState, Double> next = new EnumMap<>(ValueState.class);
            for (Map.Entry<ValueState, Double> share : present.entrySet()) {
                years += share.getValue();
                from(states, share.getKey()).probabilities().forEach((to, p) -> {
                    if (to != NONE) {
                        next.merge(to, share.getValue() * p, Double::sum);
                    }
                });
            }
            present = next;
        }
        assertThat(states.expectedLifetimeYears(HIGH).orElseThrow()).isCloseTo(years, within(1e-9));
    }

    @Test
    void a_state_with_fewer_than_thirty_departures_gets_no_probability() {
        List<AccountSnapshot> accounts = portfolio();
        accounts.remove(accounts.size() - 1);

        Survey survey = PORTFOLIO.survey(accounts);

        assertThat(survey.valueStates().retention(NONE)).isEmpty();
        assertThat(from(survey.valueStates(), NONE).counts()).containsEntry(LOW, 8);
        assertThat(from(survey.valueStates(), NONE).probabilities()).isEmpty();
        assertThat(survey.accounts().get(0).orders().retentionProbability()).isEmpty();
        assertThat(survey.accounts().get(12).orders().retentionProbability()).contains(0.7);
        assertThat(survey.valueStates().refusal()).isEmpty();
        assertThat(survey.valueStates().expectedLifetimeYears(LOW))
                .as("the way from none is not on the way to none")
                .isPresent();
    }

    @Test
    void one_thin_state_on_the_way_leaves_every_lifetime_unknown() {
        List<AccountSnapshot> accounts = portfolio();
        for (int i = 0; i < 11; i++) {
            accounts.remove(94); // high to high
        }

        ValueStates states = states(accounts);

        assertThat(states.retention(HIGH)).isEmpty();
        assertThat(states.retention(MIDDLE)).isPresent();
        assertThat(states.expectedLifetimeYears(MIDDLE)).isEmpty();
    }

    @Test
    void without_any_observed_loss_no_lifetime_is_given() {
        List<AccountSnapshot> accounts = new ArrayList<>();
        add(accounts, 40, LOW, LOW);
        add(accounts, 40, MIDDLE, MIDDLE);
        add(accounts, 40, HIGH, HIGH);

        ValueStates states = states(accounts);

        assertThat(states.retention(HIGH).orElseThrow().probability()).isEqualTo(1);
        assertThat(states.retention(HIGH).orElseThrow().low()).isBetween(0.9, 0.92);
        assertThat(states.expectedLifetimeYears(HIGH)).isEmpty();
    }

    @Test
    void a_small_portfolio_is_refused_with_the_reason() {
        List<AccountSnapshot> accounts = new ArrayList<>();
        add(accounts, 20, LOW, LOW);
        add(accounts, 20, MIDDLE, LOW);

        Survey survey = PORTFOLIO.survey(accounts);

        assertThat(survey.valueStates().refusal()).contains(Refusal.TOO_FEW_TRANSITIONS);
        assertThat(survey.accounts()).isEqualTo(accounts);
        assertThat(survey.filled()).containsEntry("orders.retentionProbability", 0);
    }

    @Test
    void one_year_alone_shows_no_transition() {
        List<AccountSnapshot> accounts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            accounts.add(account("A" + i, AS_OF, LOW).build());
        }

        assertThat(states(accounts).refusal()).contains(Refusal.NO_HISTORY);
        assertThat(states(List.of()).refusal()).contains(Refusal.NO_HISTORY);
    }

    @Test
    void histories_in_two_currencies_are_not_compared() {
        List<AccountSnapshot> accounts = portfolio();
        accounts.set(0, inCurrency(accounts.get(0), "CNY"));
        assertThat(states(accounts).refusal()).as("one known currency").isEmpty();

        accounts.set(1, inCurrency(accounts.get(1), "USD"));

        assertThat(states(accounts).refusal()).contains(Refusal.MIXED_CURRENCIES);
        assertThat(PORTFOLIO.fill(accounts)).allMatch(account -> account.get(Metrics.ORDERS_RETENTION_PROBABILITY)
                .isEmpty());
    }

    @Test
    void the_currency_of_an_account_without_history_does_not_matter() {
        List<AccountSnapshot> accounts = portfolio();
        accounts.set(0, inCurrency(accounts.get(0), "CNY"));
        accounts.add(inCurrency(AccountSnapshot.builder("X", AS_OF).build(), "USD"));

        assertThat(states(accounts).refusal()).isEmpty();
    }

    private static AccountSnapshot inCurrency(AccountSnapshot account, String currency) {
        return account.toBuilder()
                .value(v -> v.annualRevenue(Money.of("1", currency)))
                .build();
    }

    @Test
    void a_month_that_is_not_listed_is_not_taken_for_zero() {
        List<AccountSnapshot> accounts = portfolio();
        AccountSnapshot whole = account("X", AS_OF, LOW, LOW).build();
        AccountSnapshot.Builder gap = AccountSnapshot.builder("X", AS_OF);
        whole.months().stream()
                .filter(m -> !m.month().equals(YearMonth.of(2024, 8)))
                .forEach(gap::month);
        AccountSnapshot.Builder stale = AccountSnapshot.builder("Y", AS_OF);
        whole.months().subList(0, 23).forEach(stale::month);
        accounts.add(gap.build());
        accounts.add(stale.build());

        Survey survey = PORTFOLIO.survey(accounts);

        assertThat(survey.valueStates().transitions())
                .isEqualTo(states(portfolio()).transitions());
        assertThat(survey.accounts().get(accounts.size() - 2).orders().retentionProbability())
                .as("latest year whole")
                .contains(0.7);
        assertThat(survey.accounts().get(accounts.size() - 1).orders().retentionProbability())
                .as("latest month not listed")
                .isEmpty();
    }

    @Test
    void the_month_that_has_not_ended_takes_no_part() {
        List<AccountSnapshot> accounts = new ArrayList<>();
        for (AccountSnapshot account : portfolio()) {
            AccountSnapshot.Builder later = AccountSnapshot.builder(account.id(), LocalDate.of(2026, 4, 15));
            account.months().forEach(later::month);
            accounts.add(later.month(new MonthlyOrders(YearMonth.of(2026, 4), 5000, 1))
                    .build());
        }

        assertThat(states(accounts)).isEqualTo(states(portfolio()));
    }

    @Test
    void every_pair_of_consecutive_years_is_a_transition() {
        List<AccountSnapshot> accounts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            accounts.add(account("A" + i, AS_OF, LOW, MIDDLE, HIGH, NONE).build());
        }

        ValueStates states = states(accounts);

        assertThat(from(states, LOW).counts()).containsEntry(MIDDLE, 30);
        assertThat(from(states, MIDDLE).counts()).containsEntry(HIGH, 30);
        assertThat(from(states, HIGH).counts()).containsEntry(NONE, 30);
        assertThat(states.expectedLifetimeYears(LOW).orElseThrow()).isCloseTo(3, within(1e-12));
    }

    @Test
    void the_order_of_accounts_and_months_does_not_matter() {
        Random random = new Random(3);
        List<AccountSnapshot> accounts = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            AccountSnapshot.Builder builder = AccountSnapshot.builder("A" + i, AS_OF);
            for (int m = 0; m < 36; m++) {
                builder.month(new MonthlyOrders(
                        YearMonth.of(2026, 3).minusMonths(m), random.nextInt(9) == 0 ? random.nextDouble() : 0, 1));
            }
            accounts.add(builder.build());
        }
        ValueStates expected = states(accounts);
        assertThat(expected.refusal()).isEmpty();

        for (int round = 0; round < 5; round++) {
            Collections.shuffle(accounts, random);
            List<AccountSnapshot> shuffled = accounts.stream()
                    .map(account -> {
                        List<MonthlyOrders> months = new ArrayList<>(account.months());
                        Collections.shuffle(months, random);
                        AccountSnapshot.Builder builder = AccountSnapshot.builder(account.id(), AS_OF);
                        months.forEach(builder::month);
                        return builder.build();
                    })
                    .toList();
            assertThat(states(shuffled)).isEqualTo(expected);
        }
    }

    @Test
    void thirds_split_the_positive_amounts_and_ties_share_a_state() {
        assertThat(Thirds.of(List.of(6.0, 1.0, 5.0, 2.0, 4.0, 3.0, 0.0, 0.0))).contains(new Thirds(2, 4));
        assertThat(Thirds.of(List.of(7.0, 1.0))).contains(new Thirds(1, 7));
        assertThat(Thirds.of(List.of(0.0))).isEmpty();
        Thirds equal = Thirds.of(List.of(5.0, 5.0, 5.0)).orElseThrow();
        assertThat(equal.state(5)).isEqualTo(LOW);
        assertThat(equal.state(6)).isEqualTo(HIGH);
        assertThat(equal.state(0)).isEqualTo(NONE);
    }

    @Test
    void the_interval_of_a_retention_is_wilsons() {
        // By hand for 27 of 30: (0.9 + 3.8415/60 ± 1.96 √(0.09/30 + 3.8415/3600)) / (1 + 3.8415/30)
        Retention retention = Retention.of(27, 30);

        assertThat(retention.probability()).isEqualTo(0.9);
        assertThat(retention.low()).isCloseTo(0.7438, within(5e-5));
        assertThat(retention.high()).isCloseTo(0.9654, within(5e-5));
        assertThat(Retention.of(0, 40).low()).isZero();
        assertThat(Retention.of(40, 40).high()).isEqualTo(1);
    }

    @Test
    void an_order_history_feeds_the_chain() {
        List<AccountSnapshot> accounts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            LocalDate last = AS_OF.minusMonths(i % 2 == 0 ? 13 : 1);
            List<Order> orders = new ArrayList<>();
            for (int m = 0; m < 30; m++) {
                orders.add(new Order(last.minusMonths(m), 100));
            }
            accounts.add(OrderHistory.of(orders, AS_OF)
                    .describe(AccountSnapshot.builder("A" + i, AS_OF))
                    .build());
        }

        ValueStates states = states(accounts);

        int departures = states.transitions().values().stream()
                .flatMap(row -> row.counts().values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(departures)
                .as("20 accounts with three whole years, 20 with two")
                .isEqualTo(60);
        int losses = states.transitions().values().stream()
                .mapToInt(row -> row.counts().getOrDefault(NONE, 0))
                .sum();
        assertThat(losses).isEqualTo(20);
    }
}
