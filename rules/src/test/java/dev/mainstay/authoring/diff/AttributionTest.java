package dev.mainstay.authoring.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.mutation.Mutant;
import dev.mainstay.testkit.mutation.Mutants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whatever an attribution says is so when it is run: with a pack made anew for each set of changes, sharing nothing with those
 * that the attribution was found by. Every change is tried, those too that were held not to touch the account.
 *
 * <p>{@code -Dmainstay.attributions=500} tries so many accounts for each pair of packs and as many pairs more.
 */
class AttributionTest {

    private static final int ACCOUNTS = Integer.getInteger("mainstay.attributions", 12);
    private static final long SEED = Long.getLong("mainstay.attributions.seed", 7);

    private final RulePack standard = RulePackCompiler.compile(Path.of("standard"));
    private final Random random = new Random(SEED);
    private final Map<String, Integer> counts = new TreeMap<>();
    private int runs;

    @Test
    void what_is_said_of_an_overlay_is_so() {
        RulePack house = RulePackCompiler.compile(Path.of("../examples/house-rules/feed-distributor"));
        hold(house, house.model());
        told("an overlay");
        assertThat(counts).containsKeys("ALONE", "TOGETHER");
    }

    @Test
    void what_is_said_of_random_changes_is_so() {
        for (int i = 0; i < Math.max(2, ACCOUNTS / 10); i++) {
            hold(RulePack.of(changed(3 + random.nextInt(8))), standard.model());
        }
        told("random changes");
    }

    private void told(String what) {
        System.out.println("attributions run again, " + what + ": " + counts + ", " + runs + " runs");
    }

    private PackModel changed(int times) {
        PackModel model = standard.model();
        for (int done = 0; done < times; ) {
            List<Mutant> mutants = Mutants.of(model);
            PackModel next = mutants.get(random.nextInt(mutants.size())).model();
            try {
                RetentionAdvisor.of(RulePack.of(next));
                model = next;
                done++;
            } catch (InvalidPackException partsDoNotFit) {
                counts.merge("refused", 1, Integer::sum);
            }
        }
        return model;
    }

    private void hold(RulePack after, PackModel model) {
        PackDiff diff = PackDiff.between(standard, after);
        Again again = new Again(diff);
        new RandomAccounts(model, random.nextInt(1_000_000))
                .stream(40L * ACCOUNTS)
                        .filter(diff::differs)
                        .limit(ACCOUNTS)
                        .map(diff::compare)
                        .map(Comparison.Compared.class::cast)
                        .flatMap(compared -> compared.difference().stream())
                        .forEach(again::hold);
    }

    /** Runs the packs between two packs. */
    private final class Again {

        private final PackDiff diff;
        private final Composition composition;
        private final Map<BitSet, Optional<RetentionAdvisor>> advisors = new HashMap<>();
        private final Map<BitSet, Optional<Advice>> advices = new HashMap<>();
        private final List<Integer> changes = new ArrayList<>();

        Again(PackDiff diff) {
            this.diff = diff;
            composition = new Composition(diff.before().model(), diff.after().model());
            for (int change = 0; change < diff.changes().size(); change++) {
                if (diff.changes().get(change).part() != PackChange.Part.TEXT) {
                    changes.add(change);
                }
            }
        }

        void hold(AccountDiff account) {
            advices.clear();
            for (AccountDiff.Attributed one : account.differences()) {
                hold(account, one.difference(), one.by());
                counts.merge(one.by().kind().name(), 1, Integer::sum);
            }
        }

        private void hold(AccountDiff account, Difference difference, Attribution by) {
            String what = account.account() + " " + difference + " " + by;
            BitSet named = new BitSet();
            by.changes().forEach(change -> named.set(diff.changes().indexOf(change)));
            for (int change : changes) {
                BitSet made = of(change);
                boolean alone = composition.grown(made).equals(made) && shows(made, account, difference);
                assertThat(alone)
                        .as("alone: %s, %s", diff.changes().get(change), what)
                        .isEqualTo(by.kind() == Attribution.Kind.ALONE && named.get(change));
            }
            if (by.kind() == Attribution.Kind.ALONE) {
                return;
            }
            assertThat(named.cardinality()).as(what).isGreaterThan(1);
            assertThat(shows(named, account, difference))
                    .as("together: %s", what)
                    .isTrue();
            BitSet needed = new BitSet();
            for (int change : changes) {
                BitSet left = composition.all();
                left.clear(change);
                needed.set(change, !shows(composition.shrunk(left), account, difference));
            }
            assertThat(needed.equals(named))
                    .as("needed by the new pack: %s, %s", needed, what)
                    .isEqualTo(by.kind() == Attribution.Kind.TOGETHER);
            if (by.kind() == Attribution.Kind.ONE_OF_SEVERAL) {
                named.stream().forEach(change -> {
                    BitSet less = (BitSet) named.clone();
                    less.clear(change);
                    assertThat(shows(composition.shrunk(less), account, difference))
                            .as("without %s: %s", diff.changes().get(change), what)
                            .isFalse();
                });
            }
        }

        private BitSet of(int change) {
            BitSet one = new BitSet();
            one.set(change);
            return one;
        }

        private boolean shows(BitSet made, AccountDiff account, Difference difference) {
            return advices.computeIfAbsent((BitSet) made.clone(), any -> advice(made, account.account()))
                    .filter(advice -> AdviceComparison.shows(
                            difference,
                            advice,
                            AdviceComparison.differences(account.before(), advice, diff.tolerance())))
                    .isPresent();
        }

        private Optional<Advice> advice(BitSet made, AccountSnapshot account) {
            runs++;
            return advisors.computeIfAbsent((BitSet) made.clone(), any -> advisor(made))
                    .map(advisor -> advisor.outcome(account))
                    .filter(Outcome.Advised.class::isInstance)
                    .map(outcome -> ((Outcome.Advised) outcome).advice());
        }

        private Optional<RetentionAdvisor> advisor(BitSet made) {
            try {
                return Optional.of(RetentionAdvisor.of(RulePack.of(composition.model(made))));
            } catch (InvalidPackException partsDoNotFit) {
                return Optional.empty();
            }
        }
    }
}
