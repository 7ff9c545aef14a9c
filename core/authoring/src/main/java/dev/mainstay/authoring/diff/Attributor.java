package dev.mainstay.authoring.diff;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Finds which changes bring a difference about, by trying them: each made to the old pack alone; where none suffices, all that
 * could touch the account, of which halves, quarters and at last single ones are taken away until none can be spared (delta
 * debugging, Zeller and Hildebrandt 2002). A change that cannot touch the account is not tried. Thread-safe.
 */
final class Attributor {

    private final Composition composition;
    private final Variants variants;
    private final Tolerance tolerance;
    private final List<Single> singles = new ArrayList<>();

    Attributor(Composition composition, Variants variants, Tolerance tolerance) {
        this.composition = composition;
        this.variants = variants;
        this.tolerance = tolerance;
        BitSet all = all();
        for (int change = 0; change < composition.changes().size(); change++) {
            if (composition.changes().get(change).part() == PackChange.Part.TEXT) {
                continue;
            }
            BitSet made = new BitSet();
            made.set(change);
            made = composition.grown(made);
            BitSet leftOut = (BitSet) all.clone();
            leftOut.clear(change);
            leftOut = composition.shrunk(leftOut);
            singles.add(new Single(
                    change,
                    made,
                    Reach.of(composition, change, new BitSet(), made),
                    Reach.of(composition, change, leftOut, all)));
        }
    }

    private BitSet all() {
        BitSet all = new BitSet();
        all.set(0, composition.changes().size());
        return all;
    }

    /**
     * One change by itself.
     *
     * @param made the change, with those it needs
     * @param toOld whether it can touch an account with this advice, made to the old pack
     * @param toNew whether it can touch an account with this advice, made last of all
     */
    private record Single(
            int change,
            BitSet made,
            BiPredicate<AccountSnapshot, Advice> toOld,
            BiPredicate<AccountSnapshot, Advice> toNew) {}

    /** Attributes each of the differences of an account. */
    List<AccountDiff.Attributed> attribute(
            AccountSnapshot account, Advice before, Advice after, List<Difference> differences) {
        Trial trial = new Trial(account, before, after);
        return differences.stream()
                .map(difference -> new AccountDiff.Attributed(difference, trial.attribution(difference)))
                .toList();
    }

    /** What came of the trials for one account. Belongs to one thread. */
    private final class Trial {

        private final AccountSnapshot account;
        private final Advice before;
        private final BitSet relevant = new BitSet();
        private final Map<BitSet, Optional<Advice>> advices = new HashMap<>();
        private final List<BitSet> known = new ArrayList<>();

        Trial(AccountSnapshot account, Advice before, Advice after) {
            this.account = account;
            this.before = before;
            for (Single single : singles) {
                relevant.set(single.change, single.toOld.test(account, before) || single.toNew.test(account, after));
            }
            advices.put(new BitSet(), Optional.of(before));
            advices.put(all(), Optional.of(after));
        }

        private boolean shows(BitSet applied, Difference difference) {
            return advices.computeIfAbsent(applied, any -> variants.advise(applied, account))
                    .map(advice -> AdviceComparison.shows(difference, before, advice, tolerance))
                    .orElse(false);
        }

        Attribution attribution(Difference difference) {
            List<PackChange> alone = new ArrayList<>();
            BitSet helped = new BitSet();
            for (Single single : singles) {
                if (relevant.get(single.change) && shows(single.made, difference)) {
                    if (single.made.cardinality() == 1) {
                        alone.add(composition.changes().get(single.change));
                    } else if (helped.isEmpty() || single.made.cardinality() < helped.cardinality()) {
                        helped = single.made;
                    }
                }
            }
            if (!alone.isEmpty()) {
                return new Attribution(Attribution.Kind.ALONE, alone);
            }
            BitSet few = smallest(helped.isEmpty() ? sufficient(difference) : helped, difference);
            if (!known.contains(few)) {
                known.add(few);
            }
            return new Attribution(
                    few.cardinality() == 1 ? Attribution.Kind.ALONE : Attribution.Kind.TOGETHER,
                    few.stream().mapToObj(composition.changes()::get).toList());
        }

        /** Some set of changes that brings the difference about, hopefully small. */
        private BitSet sufficient(Difference difference) {
            for (BitSet set : known) {
                if (shows(set, difference)) {
                    return set;
                }
            }
            BitSet touching = composition.grown(relevant);
            return shows(touching, difference) ? touching : all();
        }

        /** Takes away halves, quarters and so on, at last single changes, as long as the rest brings the difference about. */
        private BitSet smallest(BitSet from, Difference difference) {
            BitSet smallest = from;
            int chunk = Math.max(1, from.cardinality() / 2);
            while (true) {
                boolean smaller = false;
                int[] members = smallest.stream().toArray();
                for (int start = 0; start < members.length; start += chunk) {
                    BitSet rest = (BitSet) smallest.clone();
                    for (int i = start; i < Math.min(start + chunk, members.length); i++) {
                        rest.clear(members[i]);
                    }
                    rest = composition.shrunk(rest);
                    if (rest.cardinality() < smallest.cardinality() && shows(rest, difference)) {
                        smallest = rest;
                        smaller = true;
                    }
                }
                if (!smaller && chunk == 1) {
                    return smallest;
                }
                chunk = smaller ? Math.min(chunk, Math.max(1, smallest.cardinality() / 2)) : Math.max(1, chunk / 2);
            }
        }
    }
}
