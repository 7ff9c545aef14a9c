package dev.mainstay.authoring.diff;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds which changes bring a difference about, by trying them one by one: each made to the old pack, and each left out of the
 * new. What neither tells is looked for among all that can touch the account, of which halves, quarters and at last single
 * ones are taken away until none can be spared (delta debugging, Zeller and Hildebrandt 2002).
 *
 * <p>A change is tried only where it can touch the account, which {@link Reach} tells without running anything; what it says
 * cannot, cannot. Nothing is carried over from one account to the next but packs made ready, so an answer does not depend on
 * what was asked before. Thread-safe.
 */
final class Attributor {

    private static final Tolerance NONE = new Tolerance(0, 0);

    private final Composition composition;
    private final Variants variants;
    private final Tolerance tolerance;
    private final List<Single> singles = new ArrayList<>();

    Attributor(Composition composition, Variants variants, Tolerance tolerance) {
        this.composition = composition;
        this.variants = variants;
        this.tolerance = tolerance;
        for (int change = 0; change < composition.changes().size(); change++) {
            if (composition.changes().get(change).part() != PackChange.Part.TEXT) {
                singles.add(single(change));
            }
        }
    }

    private Single single(int change) {
        BitSet made = new BitSet();
        made.set(change);
        made = composition.grown(made);
        BitSet leftOut = composition.all();
        leftOut.clear(change);
        leftOut = composition.shrunk(leftOut);
        return new Single(
                change,
                made,
                leftOut,
                Reach.between(composition, new BitSet(), made, variants.past()),
                Reach.between(composition, leftOut, composition.all(), variants.past()));
    }

    /**
     * One change by itself.
     *
     * @param made the change, with those it needs
     * @param leftOut all changes but this one and those that need it
     * @param toOld whether the change can touch an account, made to the old pack
     * @param toNew whether it can, left out of the new pack
     */
    private record Single(int change, BitSet made, BitSet leftOut, Reach toOld, Reach toNew) {}

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
        private final Advice after;
        private final List<Single> touchingOld = new ArrayList<>();
        private final List<Single> touchingNew = new ArrayList<>();
        private final Map<BitSet, Optional<Shown>> tried = new HashMap<>();

        Trial(AccountSnapshot account, Advice before, Advice after) {
            this.account = account;
            this.before = before;
            for (Single single : singles) {
                if (single.toOld.touches(account, before)) {
                    touchingOld.add(single);
                }
                if (single.toNew.touches(account, after)) {
                    touchingNew.add(single);
                }
            }
            this.after = after;
            tried.put(new BitSet(), Optional.of(shown(before)));
            tried.put(composition.all(), Optional.of(shown(after)));
        }

        private Shown shown(Advice advice) {
            return new Shown(advice, AdviceComparison.differences(before, advice, tolerance));
        }

        private Optional<Shown> tried(BitSet applied) {
            return tried.computeIfAbsent(
                    applied, any -> variants.advise(applied, account).map(this::shown));
        }

        private boolean shows(BitSet applied, Difference difference) {
            return tried(applied).map(shown -> shown.shows(difference)).orElse(false);
        }

        Attribution attribution(Difference difference) {
            BitSet alone = alone(difference);
            if (!alone.isEmpty()) {
                return named(Attribution.Kind.ALONE, alone);
            }
            BitSet needed = needed(difference);
            if (shows(needed, difference)) {
                return named(Attribution.Kind.TOGETHER, needed);
            }
            return named(Attribution.Kind.ONE_OF_SEVERAL, smallest(sufficient(difference), difference));
        }

        private Attribution named(Attribution.Kind kind, BitSet changes) {
            return new Attribution(
                    kind, changes.stream().mapToObj(composition.changes()::get).toList());
        }

        /** Each of these, made to the old pack by itself, brings it about. */
        private BitSet alone(Difference difference) {
            BitSet alone = new BitSet();
            for (Single single : touchingOld) {
                if (single.made.cardinality() == 1 && shows(single.made, difference)) {
                    alone.set(single.change);
                }
            }
            return alone;
        }

        /** Without each of these, the new pack does not bring it about. */
        private BitSet needed(Difference difference) {
            BitSet needed = new BitSet();
            for (Single single : touchingNew) {
                if (!shows(single.leftOut, difference)) {
                    needed.set(single.change);
                }
            }
            return needed;
        }

        /** Some set of changes that brings the difference about, hopefully small. */
        private BitSet sufficient(Difference difference) {
            return touchingOld.stream()
                    .map(Single::made)
                    .filter(made -> shows(made, difference))
                    .min(Comparator.comparingInt(BitSet::cardinality))
                    .or(() -> Stream.of(stirring(), touching())
                            .map(composition::grown)
                            .filter(set -> shows(set, difference))
                            .findFirst())
                    .orElseGet(composition::all);
        }

        /** All changes that alter anything of the advice, made to the old pack or left out of the new. */
        private BitSet stirring() {
            BitSet stirring = new BitSet();
            touchingOld.stream()
                    .filter(single -> alters(single.made, before))
                    .forEach(single -> stirring.set(single.change));
            touchingNew.stream()
                    .filter(single -> alters(single.leftOut, after))
                    .forEach(single -> stirring.set(single.change));
            return stirring;
        }

        private boolean alters(BitSet applied, Advice advice) {
            return tried(applied)
                    .map(shown -> !AdviceComparison.differences(advice, shown.advice, NONE)
                            .isEmpty())
                    .orElse(true);
        }

        private BitSet touching() {
            BitSet touching = new BitSet();
            touchingOld.forEach(single -> touching.set(single.change));
            touchingNew.forEach(single -> touching.set(single.change));
            return touching;
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

    /** An advice, and what of it differs from the old pack's. */
    private record Shown(Advice advice, List<Difference> differences) {

        boolean shows(Difference difference) {
            return AdviceComparison.shows(difference, advice, differences);
        }
    }
}
