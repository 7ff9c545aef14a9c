package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.internal.meaning.Interpreter;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.authoring.snapshot.SnapshotTree;
import dev.mainstay.json.SnapshotWriter;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Stance;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the engine says through Drools is what a pack means when it is read without: the whole advice is equal, from signals
 * with their evidence to scores and gaps, for the standard pack and for the packs of the examples. A long run:
 * {@code -Dmainstay.meaning=200000}, so many accounts for each pack.
 */
class MeaningTest {

    private static final long ACCOUNTS = Long.getLong("mainstay.meaning", 0);
    private static final long SEED = Long.getLong("mainstay.meaning.seed", 1);
    private static final Path EXAMPLES = Path.of("..", "examples");

    @TestFactory
    Stream<DynamicTest> engine_and_interpreter_give_equal_advice_for_random_accounts() {
        return Stream.of(
                DynamicTest.dynamicTest("standard", () -> agree(RulePack.standard(), 2_000)),
                example("house-rules", "feed-distributor"),
                example("house-rules", "fleet-dealer"),
                example("policy-tests", "season-first"));
    }

    private static DynamicTest example(String project, String pack) {
        return DynamicTest.dynamicTest(
                pack,
                () -> agree(RulePackCompiler.compile(EXAMPLES.resolve(project).resolve(pack)), 300));
    }

    private static void agree(RulePack pack, long few) {
        long count = ACCOUNTS > 0 ? ACCOUNTS : few;
        RetentionAdvisor advisor = RetentionAdvisor.of(pack);
        Interpreter interpreter = new Interpreter(pack.model(), pack.id());
        RandomAccounts accounts = new RandomAccounts(pack.model(), SEED);
        Seen seen = new Seen();

        Optional<AccountSnapshot> differing = LongStream.range(0, count)
                .parallel()
                .mapToObj(accounts::account)
                .filter(account -> {
                    Advice advice = advisor.advise(account);
                    seen.note(advice);
                    return !advice.equals(interpreter.interpret(account).advice());
                })
                .findFirst();

        differing.ifPresent(account -> {
            AccountSnapshot smallest = SnapshotTree.smallest(account, smaller -> !advisor.advise(smaller)
                    .equals(interpreter.interpret(smaller).advice()));
            assertThat(advisor.advise(smallest))
                    .as("advice for %s", new SnapshotWriter().write(smallest))
                    .usingRecursiveComparison()
                    .isEqualTo(interpreter.interpret(smallest).advice());
        });
        System.out.printf(
                "%s: engine and interpreter agree on %,d random accounts: %s%n",
                pack.id().name(), count, seen);
        assertThat(differing).isEmpty();
        assertThat(seen.stances).as("stances the accounts led to").containsAll(takenBy(pack));
        assertThat(seen.levels).as("levels the accounts led to").containsExactlyInAnyOrder(RiskLevel.values());
    }

    /** The stances that rules of the pack take, and the one that is left. */
    private static Set<Stance> takenBy(RulePack pack) {
        Set<Stance> taken = EnumSet.of(Stance.MAINTAIN);
        pack.model().rules().stream()
                .map(rule -> rule.consequence().code())
                .flatMap(code -> Stream.of(Stance.values())
                        .filter(stance -> stance.name().equals(code)))
                .forEach(taken::add);
        return taken;
    }

    /** What the accounts have led to, so that an agreement about nothing does not pass for one. */
    private static final class Seen {

        private final Set<Stance> stances = ConcurrentHashMap.newKeySet();
        private final Set<RiskLevel> levels = ConcurrentHashMap.newKeySet();
        private final Set<String> signals = ConcurrentHashMap.newKeySet();
        private final Set<String> actions = ConcurrentHashMap.newKeySet();
        private final Set<String> reasons = ConcurrentHashMap.newKeySet();
        private final AtomicLong scores = new AtomicLong();

        void note(Advice advice) {
            stances.add(advice.stance());
            levels.add(advice.risk().level());
            advice.signals().stream().map(Signal::code).forEach(signals::add);
            advice.actions().stream().map(Action::code).forEach(actions::add);
            advice.withheld().stream().map(Withheld::reason).forEach(reasons::add);
            scores.addAndGet(advice.actions().size());
        }

        @Override
        public String toString() {
            return "%d signals, %d actions, %d reasons to withhold one, %,d scores"
                    .formatted(signals.size(), actions.size(), reasons.size(), scores.get());
        }
    }
}
