package dev.mainstay.internal.engine;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Tier;
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
public final class LimitTable {

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<List<LimitRow>> rowsByNumber = new ArrayList<>();
    private final Set<String> accounts = new HashSet<>();
    private final Set<String> industries = new HashSet<>();
    private final LocalDate[] changes;
    private final Map<Selector, Resolved> resolved = new ConcurrentHashMap<>();

    /** A table of these rows. */
    public LimitTable(List<LimitRow> rows) {
        Set<LocalDate> days = new TreeSet<>();
        for (LimitRow row : rows) {
            int number = numbers.computeIfAbsent(row.key(), any -> {
                rowsByNumber.add(new ArrayList<>());
                return rowsByNumber.size() - 1;
            });
            rowsByNumber.get(number).add(row);
            row.account().ifPresent(accounts::add);
            row.industry().ifPresent(industries::add);
            row.effectiveFrom().ifPresent(days::add);
        }
        changes = days.toArray(new LocalDate[0]);
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
        Optional<String> industry = snapshot.get(Metrics.PROFILE_INDUSTRY).filter(industries::contains);
        Selector selector = new Selector(
                accounts.contains(snapshot.id()) ? snapshot.id() : null,
                snapshot.get(Metrics.PROFILE_TIER).orElse(null),
                industry.orElse(null),
                snapshot.get(Metrics.PROFILE_KIND).orElse(null),
                daySpan(snapshot.asOf()));
        Resolved known = resolved.get(selector);
        return known != null ? known : resolved.computeIfAbsent(selector, this::resolve);
    }

    private int daySpan(LocalDate day) {
        int at = Arrays.binarySearch(changes, day);
        return at >= 0 ? at + 1 : -at - 1;
    }

    private Resolved resolve(Selector selector) {
        @Nullable LimitRow[] rows = new LimitRow[rowsByNumber.size()];
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            LimitRow best = null;
            for (LimitRow row : rowsByNumber.get(i)) {
                if (selector.admits(row, changes) && (best == null || beats(row, best))) {
                    best = row;
                }
            }
            rows[i] = best;
            values[i] = best == null ? Double.NaN : best.value().orElse(Double.NaN);
        }
        return new Resolved(values, rows);
    }

    private static boolean beats(LimitRow row, LimitRow best) {
        if (row.specificity() != best.specificity()) {
            return row.specificity() > best.specificity();
        }
        LocalDate from = row.effectiveFrom().orElse(LocalDate.MIN);
        return from.isAfter(best.effectiveFrom().orElse(LocalDate.MIN));
    }

    /** The limits of one account: values, {@code NaN} where none is set, and the rows they come from. */
    public record Resolved(double[] values, @Nullable LimitRow[] rows) {}

    private record Selector(
            @Nullable String account,
            @Nullable Tier tier,
            @Nullable String industry,
            @Nullable AccountKind kind,
            int daySpan) {

        boolean admits(LimitRow row, LocalDate[] changes) {
            return row.account().map(id -> id.equals(account)).orElse(true)
                    && row.tier().map(code -> code == tier).orElse(true)
                    && row.industry().map(name -> name.equals(industry)).orElse(true)
                    && row.kind().map(code -> code == kind).orElse(true)
                    && row.effectiveFrom()
                            .map(from -> Arrays.binarySearch(changes, from) < daySpan)
                            .orElse(true);
        }
    }
}
