package dev.mainstay.internal.engine;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.MetricValues;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.vocabulary.Metrics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the limits of an account on a day. What an account's limits depend on has few distinct values within a pack, so
 * each combination is resolved once and kept. Thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // codes are numbered by their declaration
public final class LimitTable {

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<List<Limit>> byNumber = new ArrayList<>();
    private final Set<String> accounts = new HashSet<>();
    private final Set<String> industries = new HashSet<>();
    private final LocalDate[] changes;
    private final Map<Selector, Resolved> resolved = new ConcurrentHashMap<>();

    /** A table of these rows. */
    public LimitTable(List<LimitRow> rows) {
        Set<LocalDate> days = new TreeSet<>();
        for (LimitRow row : rows) {
            int number = numbers.computeIfAbsent(row.key(), any -> {
                byNumber.add(new ArrayList<>());
                return byNumber.size() - 1;
            });
            byNumber.get(number).add(new Limit(row));
            row.account().ifPresent(accounts::add);
            row.industry().ifPresent(industries::add);
            row.effectiveFrom().ifPresent(days::add);
        }
        changes = days.toArray(new LocalDate[0]);
    }

    /** Whether every limit has the same position in both. */
    boolean numbersAs(LimitTable other) {
        return numbers.equals(other.numbers);
    }

    /** Position of the limit in {@link Resolved}. */
    public int number(String key) {
        Integer number = numbers.get(key);
        if (number == null) {
            throw new IllegalArgumentException("no limit " + key);
        }
        return number;
    }

    /** The limits of the account on the snapshot's day. */
    public Resolved of(AccountSnapshot snapshot) {
        MetricValues metrics = snapshot.metrics();
        Selector selector = new Selector(
                !accounts.isEmpty() && accounts.contains(snapshot.id()) ? snapshot.id() : null,
                metrics.number(Metrics.PROFILE_TIER.index()),
                metrics.object(Metrics.PROFILE_INDUSTRY.index()) instanceof String industry
                                && industries.contains(industry)
                        ? industry
                        : null,
                metrics.number(Metrics.PROFILE_KIND.index()),
                daySpan(snapshot.asOf()));
        Resolved known = resolved.get(selector);
        return known != null ? known : resolved.computeIfAbsent(selector, this::resolve);
    }

    private int daySpan(LocalDate day) {
        int at = Arrays.binarySearch(changes, day);
        return at >= 0 ? at + 1 : -at - 1;
    }

    private Resolved resolve(Selector selector) {
        @Nullable Limit[] limits = new Limit[byNumber.size()];
        double[] values = new double[limits.length];
        for (int i = 0; i < limits.length; i++) {
            Limit best = null;
            for (Limit limit : byNumber.get(i)) {
                if (selector.admits(limit.row, changes) && (best == null || beats(limit.row, best.row))) {
                    best = limit;
                }
            }
            limits[i] = best;
            values[i] = best == null ? Double.NaN : best.row.value().orElse(Double.NaN);
        }
        return new Resolved(values, limits);
    }

    private static boolean beats(LimitRow row, LimitRow best) {
        if (row.specificity() != best.specificity()) {
            return row.specificity() > best.specificity();
        }
        LocalDate from = row.effectiveFrom().orElse(LocalDate.MIN);
        return from.isAfter(best.effectiveFrom().orElse(LocalDate.MIN));
    }

    /** A row, with what evidence says of it, which many accounts share. */
    private static final class Limit {
        final LimitRow row;
        final Optional<String> origin;
        final Object shown;

        Limit(LimitRow row) {
            this.row = row;
            origin = Optional.of(row.origin());
            shown = Round.shown(row.value().orElse(Double.NaN));
        }
    }

    /** The limits of one account. */
    public static final class Resolved {
        private final double[] values;
        private final @Nullable Limit[] limits;

        private Resolved(double[] values, @Nullable Limit[] limits) {
            this.values = values;
            this.limits = limits;
        }

        /** The limit of that number, {@code NaN} where none is set. */
        public double value(int number) {
            return values[number];
        }

        /** The row the limit comes from; empty where none is set. */
        public Optional<LimitRow> row(int number) {
            Limit limit = limits[number];
            return limit == null ? Optional.empty() : Optional.of(limit.row);
        }

        /** The limit as evidence shows it. */
        Object shown(int number) {
            Limit limit = limits[number];
            return limit == null ? Round.shown(Double.NaN) : limit.shown;
        }

        /** Where the limit comes from; empty where none is set. */
        Optional<String> origin(int number) {
            Limit limit = limits[number];
            return limit == null ? Optional.empty() : limit.origin;
        }
    }

    /** What the limits depend on; tier and kind as their numbers. */
    private record Selector(
            @Nullable String account, double tier, @Nullable String industry, double kind, int daySpan) {

        boolean admits(LimitRow row, LocalDate[] changes) {
            return row.account().map(id -> id.equals(account)).orElse(true)
                    && row.tier().map(code -> code.ordinal() == tier).orElse(true)
                    && row.industry().map(name -> name.equals(industry)).orElse(true)
                    && row.kind().map(code -> code.ordinal() == kind).orElse(true)
                    && row.effectiveFrom()
                            .map(from -> Arrays.binarySearch(changes, from) < daySpan)
                            .orElse(true);
        }
    }
}
