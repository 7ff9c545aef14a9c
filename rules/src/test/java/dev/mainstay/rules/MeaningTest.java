package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.authoring.internal.meaning.Interpreter;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Stance;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What the engine says through Drools is what the pack means when it is read without: the whole advice is equal, from signals
 * with their evidence to scores and gaps. A long run: {@code -Dmainstay.meaning.accounts=200000}.
 */
class MeaningTest {

    private static final long ACCOUNTS = Long.getLong("mainstay.meaning.accounts", 2_000);
    private static final long SEED = Long.getLong("mainstay.meaning.seed", 1);

    private final RulePack pack = RulePack.standard();

    @Test
    void engine_and_interpreter_give_equal_advice_for_random_accounts() {
        RetentionAdvisor advisor = RetentionAdvisor.of(pack);
        Interpreter interpreter = new Interpreter(pack.model(), pack.id());
        RandomAccounts accounts = new RandomAccounts(pack.model(), SEED);
        Seen seen = new Seen();

        LongStream.range(0, ACCOUNTS).parallel().forEach(number -> {
            AccountSnapshot account = accounts.account(number);
            Advice advice = advisor.advise(account);
            Advice meant = interpreter.interpret(account).advice();
            if (!advice.equals(meant)) {
                assertThat(advice)
                        .as("advice for account %s of seed %s", number, SEED)
                        .usingRecursiveComparison()
                        .isEqualTo(meant);
            }
            seen.note(advice);
        });

        System.out.printf("engine and interpreter agree on %,d random accounts: %s%n", ACCOUNTS, seen);
        assertThat(seen.stances).as("stances the accounts led to").containsExactlyInAnyOrder(Stance.values());
        assertThat(seen.levels).as("levels the accounts led to").containsExactlyInAnyOrder(RiskLevel.values());
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
