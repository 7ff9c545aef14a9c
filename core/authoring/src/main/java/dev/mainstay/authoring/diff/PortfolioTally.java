package dev.mainstay.authoring.diff;

import dev.mainstay.authoring.diff.PortfolioDiff.Effect;
import dev.mainstay.authoring.diff.PortfolioDiff.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up what changes for a portfolio; keeps counts, not accounts. Belongs to one thread. */
final class PortfolioTally {

    /** Ids that are kept of a list whose length nobody knows. */
    private static final int NAMED = 10;

    private final List<PackChange> changes;
    private final long[] alone;
    private final long[] together;
    private final SortedMap<Aspect, Long> aspects = new TreeMap<>();
    private final SideTally before;
    private final SideTally after;
    private final Names flagged = new Names();
    private final Names silent = new Names();
    private final Names unserved = new Names();
    private final Map<PackChange, Integer> numbers = new HashMap<>();
    private long accounts;
    private long changed;
    private long failed;

    PortfolioTally(PackDiff diff) {
        changes = diff.changes();
        alone = new long[changes.size()];
        together = new long[changes.size()];
        for (int i = 0; i < changes.size(); i++) {
            numbers.put(changes.get(i), i);
        }
        before = new SideTally(diff.before().model());
        after = new SideTally(diff.after().model());
    }

    private static final class Names {

        private final List<String> first = new ArrayList<>();
        private long count;

        void add(String id) {
            count++;
            if (first.size() < NAMED) {
                first.add(id);
            }
        }

        Named named() {
            return new Named(count, first);
        }
    }

    void add(Comparison comparison) {
        if (!(comparison instanceof Comparison.Compared compared)) {
            failed++;
            return;
        }
        accounts++;
        before.add(compared.account(), compared.before());
        after.add(compared.account(), compared.after());
        boolean was = SideTally.flagged(compared.before());
        boolean is = SideTally.flagged(compared.after());
        if (is && !was) {
            flagged.add(compared.accountId());
        } else if (was && !is) {
            silent.add(compared.accountId());
        }
        if (SideTally.unserved(compared.after()) && !SideTally.unserved(compared.before())) {
            unserved.add(compared.accountId());
        }
        compared.difference().ifPresent(this::add);
    }

    private void add(AccountDiff diff) {
        changed++;
        Set<Aspect> touched = new HashSet<>();
        Set<PackChange> byThemselves = new HashSet<>();
        Set<PackChange> withOthers = new HashSet<>();
        for (AccountDiff.Attributed one : diff.differences()) {
            touched.add(one.difference().aspect());
            (one.by().kind() == Attribution.Kind.ALONE ? byThemselves : withOthers)
                    .addAll(one.by().changes());
        }
        withOthers.removeAll(byThemselves);
        touched.forEach(aspect -> aspects.merge(aspect, 1L, Long::sum));
        byThemselves.forEach(change -> alone[numbers.getOrDefault(change, 0)]++);
        withOthers.forEach(change -> together[numbers.getOrDefault(change, 0)]++);
    }

    PortfolioDiff result() {
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            if (alone[i] + together[i] > 0) {
                effects.add(new Effect(changes.get(i), alone[i], together[i]));
            }
        }
        effects.sort(Comparator.comparingLong((Effect effect) -> -(effect.alone() + effect.together())));
        return new PortfolioDiff(
                accounts,
                changed,
                failed,
                aspects,
                effects,
                before.side(),
                after.side(),
                flagged.named(),
                silent.named(),
                unserved.named());
    }
}
