package dev.mainstay.authoring.diff;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Factors;
import dev.mainstay.advice.Withheld;
import dev.mainstay.authoring.diff.PortfolioDiff.Barrier;
import dev.mainstay.authoring.diff.PortfolioDiff.Load;
import dev.mainstay.authoring.diff.PortfolioDiff.Side;
import dev.mainstay.pack.PackModel;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.RiskLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up what one pack asks for; sums are decimal, so that the order of the accounts changes no digit. */
final class SideTally {

    private final Map<String, BigDecimal> hours = new HashMap<>();
    private final SortedMap<String, Load> workload = new TreeMap<>();
    private final SortedMap<String, BigDecimal> cost = new TreeMap<>();
    private final SortedMap<String, BigDecimal> marginProtected = new TreeMap<>();
    private final Map<List<String>, Long> barriers = new HashMap<>();
    private long actions;
    private long unpriced;
    private long flagged;
    private long atRisk;
    private long unserved;

    SideTally(PackModel model) {
        model.actions().forEach(row -> hours.put(row.code(), BigDecimal.valueOf(row.effortHours())));
    }

    static boolean flagged(Advice advice) {
        return atRisk(advice) || !advice.causes().isEmpty() || !advice.conduct().isEmpty();
    }

    private static boolean atRisk(Advice advice) {
        return advice.risk().level().compareTo(RiskLevel.HIGH) >= 0;
    }

    /** At risk, and nothing is recommended but what is owed anyway. */
    static boolean unserved(Advice advice) {
        return atRisk(advice) && advice.actions().stream().allMatch(Action::obligation);
    }

    void add(AccountSnapshot account, Advice advice) {
        flagged += flagged(advice) ? 1 : 0;
        atRisk += atRisk(advice) ? 1 : 0;
        for (Action action : advice.actions()) {
            actions++;
            Load load = new Load(1, hours.getOrDefault(action.code(), BigDecimal.ZERO));
            workload.merge(
                    action.owner(),
                    load,
                    (one, other) -> new Load(
                            one.actions() + other.actions(), one.hours().add(other.hours())));
            price(account, action.factors());
        }
        if (unserved(advice)) {
            unserved++;
            Set<List<String>> found = new LinkedHashSet<>();
            for (Withheld withheld : advice.withheld()) {
                found.add(List.of(withheld.reason(), withheld.rule()));
            }
            if (found.isEmpty()) {
                found.add(List.of("", ""));
            }
            found.forEach(barrier -> barriers.merge(barrier, 1L, Long::sum));
        }
    }

    private void price(AccountSnapshot account, Factors factors) {
        Optional<String> spent = currency(account, Metrics.VALUE_ANNUAL_REVENUE);
        Optional<String> earned = currency(account, Metrics.VALUE_GROSS_MARGIN);
        if (factors.cost().isPresent() && spent.isPresent()) {
            cost.merge(spent.get(), BigDecimal.valueOf(factors.cost().get()), BigDecimal::add);
        }
        if (factors.amountAtRisk().isPresent() && earned.isPresent() && factors.basis() != Factors.Basis.GROWTH) {
            BigDecimal kept = BigDecimal.valueOf(factors.save())
                    .multiply(BigDecimal.valueOf(factors.amountAtRisk().get()))
                    .setScale(2, RoundingMode.HALF_EVEN);
            marginProtected.merge(earned.get(), kept, BigDecimal::add);
        }
        unpriced += factors.relative() ? 1 : 0;
    }

    private static Optional<String> currency(AccountSnapshot account, Metric<Money> metric) {
        return account.get(metric).map(money -> money.currency().getCurrencyCode());
    }

    Side side() {
        List<Barrier> found = new ArrayList<>();
        barriers.forEach((barrier, count) -> found.add(new Barrier(barrier.get(0), barrier.get(1), count)));
        found.sort(Comparator.comparingLong((Barrier barrier) -> -barrier.accounts())
                .thenComparing(Barrier::reason)
                .thenComparing(Barrier::rule));
        return new Side(actions, workload, cost, marginProtected, unpriced, flagged, atRisk, unserved, found);
    }
}
