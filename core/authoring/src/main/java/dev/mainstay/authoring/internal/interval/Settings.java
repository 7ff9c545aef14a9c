package dev.mainstay.authoring.internal.interval;

import dev.mainstay.pack.LimitRow;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Every way in which some limits can resolve. Accounts and days that no row tells apart are taken together, so there are few.
 */
final class Settings {

    private static final String SOME_ACCOUNT = "EXAMPLE";

    /** To see whether a row of a limit is for an account takes but part of a step. */
    private static final int ROWS_A_STEP = 32;

    private final Set<String> accounts = new TreeSet<>();
    private final Set<Tier> tiers = EnumSet.noneOf(Tier.class);
    private final Set<String> industries = new TreeSet<>();
    private final Set<AccountKind> kinds = EnumSet.noneOf(AccountKind.class);
    private final TreeSet<LocalDate> changes = new TreeSet<>();
    private final Set<Limits> tables = new HashSet<>();
    private final LocalDate usual;
    private final Work work;

    /**
     * Without limits yet.
     *
     * @param usual the day to take where any day will do
     * @param work what may be done
     */
    Settings(LocalDate usual, Work work) {
        this.usual = usual;
        this.work = work;
    }

    /** Tells apart what the rows of this limit tell apart. */
    void tellApart(Limits limits, String key) {
        tables.add(limits);
        work.spend(limits.rows(key).size());
        for (LimitRow row : limits.rows(key)) {
            row.account().ifPresent(accounts::add);
            row.tier().ifPresent(tiers::add);
            row.industry().ifPresent(industries::add);
            row.kind().ifPresent(kinds::add);
            row.effectiveFrom().ifPresent(changes::add);
        }
    }

    /** Tells the days before this one apart from it and those after it. */
    void tellApart(LocalDate day) {
        changes.add(day);
    }

    /** Considers only the days on which this pack holds. */
    void within(Limits limits) {
        tables.add(limits);
    }

    /** All of them, the most ordinary first. Values of the limits read decide which industries are one. */
    List<Setting> all(Function<Setting, Object> resolution) {
        Map<Object, Setting> found = new LinkedHashMap<>();
        int resolving = 1 + tables.stream().mapToInt(Limits::size).sum() / ROWS_A_STEP;
        for (LocalDate day : days()) {
            for (String account : ids()) {
                for (Optional<Tier> tier : withNone(tiers)) {
                    for (Optional<AccountKind> kind : withNone(kinds)) {
                        for (Optional<String> industry : withNone(industries)) {
                            work.spend(resolving);
                            Setting setting = setting(day, account, tier, kind, industry);
                            Object same = List.of(day, account, tier, kind, resolution.apply(setting));
                            found.merge(same, setting, Settings::joined);
                        }
                    }
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static <T> List<Optional<T>> withNone(Set<T> codes) {
        List<Optional<T>> all = new ArrayList<>();
        all.add(Optional.empty());
        codes.forEach(code -> all.add(Optional.of(code)));
        return all;
    }

    private List<String> ids() {
        String other = SOME_ACCOUNT;
        while (accounts.contains(other)) {
            other += "-1";
        }
        List<String> ids = new ArrayList<>();
        ids.add(other);
        ids.addAll(accounts);
        return ids;
    }

    /** One day of each span between two changes, the latest span first. */
    private List<LocalDate> days() {
        TreeSet<LocalDate> starts = new TreeSet<>(changes);
        for (Limits limits : tables) {
            limits.from().ifPresent(starts::add);
            limits.to().ifPresent(to -> starts.add(to.plusDays(1)));
        }
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate start : starts.descendingSet()) {
            LocalDate next = starts.higher(start);
            days.add(usual.isAfter(start) && (next == null || usual.isBefore(next)) ? usual : start);
        }
        LocalDate first = starts.isEmpty() ? null : starts.first();
        days.add(first == null || usual.isBefore(first) ? usual : first.minusDays(1));
        days.removeIf(day -> tables.stream().anyMatch(limits -> !limits.holdsOn(day)));
        return days;
    }

    private Setting setting(
            LocalDate day, String account, Optional<Tier> tier, Optional<AccountKind> kind, Optional<String> industry) {
        List<Formula.In> common = new ArrayList<>();
        restrict(Metrics.PROFILE_TIER, tiers, tier, common);
        restrict(Metrics.PROFILE_KIND, kinds, kind, common);
        if (!industries.isEmpty()) {
            common.add(new Formula.In(
                    new Variable.Property(Metrics.PROFILE_INDUSTRY, 0),
                    industry.map(name -> new Cell(TextSet.of(name), false))
                            .orElse(new Cell(new TextSet(true, industries), true))));
        }
        return new Setting(account, accounts.contains(account), tier, industry, kind, day, common);
    }

    private static <C extends Enum<C>> void restrict(
            Metric<C> metric, Set<C> codes, Optional<C> code, List<Formula.In> common) {
        if (codes.isEmpty()) {
            return;
        }
        NumberSet named = NumberSet.empty(Grid.WHOLE);
        for (C one : code.map(Set::of).orElse(codes)) {
            named = named.or(NumberSet.between(Grid.WHOLE, metric.toNumber(one), metric.toNumber(one)));
        }
        Cell cell = new Cell(named, false);
        common.add(new Formula.In(new Variable.Property(metric, 0), code.isPresent() ? cell : cell.not()));
    }

    /** Two settings that differ in industry only, and in which the limits that matter are the same. */
    private static Setting joined(Setting one, Setting other) {
        List<Formula.In> common = new ArrayList<>();
        for (int i = 0; i < one.common().size(); i++) {
            Formula.In in = one.common().get(i);
            common.add(new Formula.In(
                    in.variable(), in.cell().or(other.common().get(i).cell())));
        }
        return new Setting(one.account(), one.single(), one.tier(), one.industry(), one.kind(), one.day(), common);
    }
}
