package dev.mainstay.authoring.internal.interval;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.internal.engine.LimitTable;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The limits of a pack and the days it holds, as an advice resolves them. Immutable, not thread-safe. */
public final class Limits {

    private final PackInfo info;
    private final Map<String, List<LimitRow>> rows;
    private final LimitTable table;
    private final Map<List<Object>, LimitTable.Resolved> resolved = new HashMap<>();

    private Limits(PackInfo info, List<LimitRow> rows) {
        this.info = info;
        this.rows = rows.stream().collect(Collectors.groupingBy(LimitRow::key));
        table = new LimitTable(rows);
    }

    /** The limits of a pack. */
    public static Limits of(PackModel model) {
        return new Limits(model.info(), model.limits());
    }

    /** The same pack with other rows in limits.csv. */
    public Limits with(List<LimitRow> others) {
        return new Limits(info, others);
    }

    /** All rows of a limit. */
    public List<LimitRow> rows(String key) {
        return rows.getOrDefault(key, List.of());
    }

    /** How many rows there are. */
    int size() {
        return rows.values().stream().mapToInt(List::size).sum();
    }

    boolean holdsOn(LocalDate day) {
        return info.effectiveOn(day);
    }

    Optional<LocalDate> from() {
        return info.effectiveFrom();
    }

    Optional<LocalDate> to() {
        return info.effectiveTo();
    }

    /** The value of a limit in a setting; empty where it is deliberately not set, or where there is no such limit. */
    public OptionalDouble value(String key, Setting setting) {
        Optional<Integer> number = number(key);
        if (number.isEmpty()) {
            return OptionalDouble.empty();
        }
        double value = resolve(setting).value(number.get());
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The row that decides in a setting. */
    public Optional<LimitRow> row(String key, Setting setting) {
        return number(key).flatMap(number -> resolve(setting).row(number));
    }

    private Optional<Integer> number(String key) {
        return rows.containsKey(key) ? Optional.of(table.number(key)) : Optional.empty();
    }

    private LimitTable.Resolved resolve(Setting setting) {
        List<Object> selector =
                List.of(setting.account(), setting.tier(), setting.industry(), setting.kind(), setting.day());
        return resolved.computeIfAbsent(selector, any -> {
            AccountSnapshot.Builder account = AccountSnapshot.builder(setting.account(), setting.day());
            setting.tier().ifPresent(tier -> account.profile(profile -> profile.tier(tier)));
            setting.kind().ifPresent(kind -> account.profile(profile -> profile.kind(kind)));
            setting.industry().ifPresent(industry -> account.profile(profile -> profile.industry(industry)));
            return table.of(account.build());
        });
    }
}
