package dev.mainstay.portfolio;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.MonthlyOrders;
import dev.mainstay.portfolio.ValueStates.Refusal;
import dev.mainstay.portfolio.ValueStates.Retention;
import dev.mainstay.portfolio.ValueStates.Thirds;
import dev.mainstay.portfolio.ValueStates.Transitions;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Unit;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/** Estimates {@link ValueStates} from the monthly orders of all accounts and tells the current state of each. */
final class ValueStateChain {

    /** Further back, accounts and markets were other ones. */
    private static final int MAX_YEARS = 10;

    private static final int MONTHS = 12;

    private final ValueStates states;
    private final List<Optional<ValueState>> current;

    private ValueStateChain(ValueStates states, List<Optional<ValueState>> current) {
        this.states = states;
        this.current = current;
    }

    static ValueStateChain of(List<AccountSnapshot> accounts) {
        List<double[]> years = new ArrayList<>(accounts.size());
        List<Double> amounts = new ArrayList<>();
        Set<Currency> currencies = new HashSet<>();
        for (AccountSnapshot account : accounts) {
            double[] own = yearlyAmounts(account);
            years.add(own);
            Arrays.stream(own).filter(amount -> !Double.isNaN(amount)).forEach(amounts::add);
            if (own.length > 0) {
                currency(account).ifPresent(currencies::add);
            }
        }
        if (currencies.size() > 1) {
            return refused(Refusal.MIXED_CURRENCIES, accounts.size());
        }
        Optional<Thirds> thirds = Thirds.of(amounts);
        Map<ValueState, Map<ValueState, Integer>> counts = new EnumMap<>(ValueState.class);
        for (ValueState from : ValueState.values()) {
            Map<ValueState, Integer> row = new EnumMap<>(ValueState.class);
            for (ValueState to : ValueState.values()) {
                row.put(to, 0);
            }
            counts.put(from, row);
        }
        boolean observed = false;
        List<Optional<ValueState>> current = new ArrayList<>(accounts.size());
        for (double[] own : years) {
            for (int i = own.length - 1; i > 0; i--) {
                Optional<ValueState> from = state(thirds, own[i]);
                Optional<ValueState> to = state(thirds, own[i - 1]);
                if (from.isPresent() && to.isPresent()) {
                    counts.getOrDefault(from.get(), Map.of()).merge(to.get(), 1, Integer::sum);
                    observed = true;
                }
            }
            current.add(own.length == 0 ? Optional.empty() : state(thirds, own[0]));
        }
        return observed
                ? new ValueStateChain(estimate(thirds, counts), List.copyOf(current))
                : refused(Refusal.NO_HISTORY, accounts.size());
    }

    private static ValueStateChain refused(Refusal refusal, int accounts) {
        return new ValueStateChain(ValueStates.refused(refusal), Collections.nCopies(accounts, Optional.empty()));
    }

    ValueStates states() {
        return states;
    }

    /** Retention of the account at this position of the list. */
    Optional<Double> retentionProbability(int account) {
        return current.get(account).flatMap(states::retention).map(Retention::probability);
    }

    /** Amounts of whole years, latest first; {@code NaN} where a month of the year is not listed. */
    private static double[] yearlyAmounts(AccountSnapshot account) {
        Map<YearMonth, Double> amounts = new HashMap<>();
        for (MonthlyOrders month : account.months()) {
            amounts.put(month.month(), month.amount());
        }
        YearMonth last = lastComplete(account.asOf());
        long reach = account.months().stream()
                .mapToLong(month -> month.month().until(last, ChronoUnit.MONTHS) + 1)
                .max()
                .orElse(0);
        double[] years = new double[(int) Math.max(0, Math.min(MAX_YEARS, reach / MONTHS))];
        for (int year = 0; year < years.length; year++) {
            for (int month = 0; month < MONTHS; month++) {
                years[year] += amounts.getOrDefault(last.minusMonths((long) year * MONTHS + month), Double.NaN);
            }
        }
        return years;
    }

    private static YearMonth lastComplete(LocalDate asOf) {
        YearMonth month = YearMonth.from(asOf);
        return month.atEndOfMonth().equals(asOf) ? month : month.minusMonths(1);
    }

    private static Optional<Currency> currency(AccountSnapshot account) {
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            if (metric.unit() == Unit.MONEY && account.metrics().object(metric.index()) instanceof Money money) {
                return Optional.of(money.currency());
            }
        }
        return Optional.empty();
    }

    private static Optional<ValueState> state(Optional<Thirds> thirds, double amount) {
        if (Double.isNaN(amount)) {
            return Optional.empty();
        }
        return Optional.of(thirds.map(known -> known.state(amount)).orElse(ValueState.NONE));
    }

    private static ValueStates estimate(Optional<Thirds> thirds, Map<ValueState, Map<ValueState, Integer>> counts) {
        Map<ValueState, Double> lifetimes = lifetimes(counts);
        Map<ValueState, Transitions> transitions = new EnumMap<>(ValueState.class);
        boolean any = false;
        for (Map.Entry<ValueState, Map<ValueState, Integer>> row : counts.entrySet()) {
            int departures = departures(row.getValue());
            boolean enough = departures >= ValueStates.MIN_TRANSITIONS;
            any |= enough;
            Map<ValueState, Double> probabilities = new EnumMap<>(ValueState.class);
            if (enough) {
                row.getValue().forEach((to, count) -> probabilities.put(to, count / (double) departures));
            }
            Optional<Retention> retention = enough
                    ? Optional.of(Retention.of(departures - count(row.getValue(), ValueState.NONE), departures))
                    : Optional.empty();
            transitions.put(
                    row.getKey(),
                    new Transitions(
                            row.getValue(),
                            probabilities,
                            retention,
                            Optional.ofNullable(lifetimes.get(row.getKey()))));
        }
        return new ValueStates(thirds, transitions, any ? Optional.empty() : Optional.of(Refusal.TOO_FEW_TRANSITIONS));
    }

    /** Solves (I - Q) t = 1 over the states other than none. */
    private static Map<ValueState, Double> lifetimes(Map<ValueState, Map<ValueState, Integer>> counts) {
        List<ValueState> alive = counts.keySet().stream()
                .filter(state -> state != ValueState.NONE && visited(state, counts))
                .toList();
        boolean thin = alive.stream()
                .anyMatch(state -> departures(counts.getOrDefault(state, Map.of())) < ValueStates.MIN_TRANSITIONS);
        if (alive.isEmpty() || thin || !allEndInNone(alive, counts)) {
            return Map.of();
        }
        RealMatrix system = MatrixUtils.createRealIdentityMatrix(alive.size());
        for (int i = 0; i < alive.size(); i++) {
            Map<ValueState, Integer> row = counts.getOrDefault(alive.get(i), Map.of());
            for (int j = 0; j < alive.size(); j++) {
                system.addToEntry(i, j, -count(row, alive.get(j)) / (double) departures(row));
            }
        }
        RealVector ones = new ArrayRealVector(alive.size(), 1.0);
        RealVector years = new LUDecomposition(system).getSolver().solve(ones);
        Map<ValueState, Double> lifetimes = new EnumMap<>(ValueState.class);
        for (int i = 0; i < alive.size(); i++) {
            lifetimes.put(alive.get(i), years.getEntry(i));
        }
        return lifetimes;
    }

    private static boolean visited(ValueState state, Map<ValueState, Map<ValueState, Integer>> counts) {
        return departures(counts.getOrDefault(state, Map.of())) > 0
                || counts.values().stream().anyMatch(row -> count(row, state) > 0);
    }

    /** Without it the lifetime is without bound, which says only that no loss was observed. */
    private static boolean allEndInNone(List<ValueState> alive, Map<ValueState, Map<ValueState, Integer>> counts) {
        Set<ValueState> ending = new HashSet<>(Set.of(ValueState.NONE));
        for (int round = 0; round < alive.size(); round++) {
            for (ValueState state : alive) {
                Map<ValueState, Integer> row = counts.getOrDefault(state, Map.of());
                if (ending.stream().anyMatch(end -> count(row, end) > 0)) {
                    ending.add(state);
                }
            }
        }
        return ending.containsAll(alive);
    }

    private static int departures(Map<ValueState, Integer> row) {
        return row.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int count(Map<ValueState, Integer> row, ValueState to) {
        return row.getOrDefault(to, 0);
    }
}
