package dev.mainstay.authoring.internal.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.json.SnapshotWriter;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Engine and interpreter agree on whole advices not only for packs that somebody would write: random packs meet random
 * accounts. A long run: {@code -Dmainstay.meaning.packs=500}.
 */
class RandomMeaningTest {

    private static final int PACKS = Integer.getInteger("mainstay.meaning.packs", 12);
    private static final int ACCOUNTS = 300;
    private static final long SEED = Long.getLong("mainstay.meaning.seed", 1);

    @TempDir
    Path folder;

    @Test
    void engine_and_interpreter_give_equal_advice_by_random_packs() throws IOException {
        long signals = 0;
        long causes = 0;
        long gaps = 0;
        long actions = 0;
        int admitted = 0;
        TreeMap<String, Integer> refused = new TreeMap<>();
        for (int number = 0; number < PACKS; number++) {
            Path place = Files.createDirectory(folder.resolve("pack" + number));
            new RandomPack(SEED * 1_000_003 + number).pack().writeTo(place);
            RulePack pack;
            try {
                pack = RulePackCompiler.compile(place);
            } catch (InvalidPackException beyondWhatIsAdmitted) {
                beyondWhatIsAdmitted
                        .problems()
                        .forEach(problem ->
                                refused.merge(problem.code() + " " + problem.message(Locale.ENGLISH), 1, Integer::sum));
                continue;
            }
            admitted++;
            RetentionAdvisor advisor = RetentionAdvisor.of(pack);
            Interpreter interpreter = new Interpreter(pack.model(), pack.id());
            RandomAccounts accounts = new RandomAccounts(pack.model(), SEED + number);
            for (int i = 0; i < ACCOUNTS; i++) {
                AccountSnapshot account = accounts.account(i);
                Advice advice = advisor.advise(account);
                Advice meant = interpreter.interpret(account).advice();
                if (!advice.equals(meant)) {
                    assertThat(advice)
                            .as("advice of pack %s for %s", number, new SnapshotWriter().write(account))
                            .usingRecursiveComparison()
                            .isEqualTo(meant);
                }
                signals += advice.signals().size();
                causes += advice.causes().size();
                gaps += advice.gaps().size();
                actions += advice.actions().size();
            }
        }
        System.out.printf(
                "engine and interpreter agree on %,d accounts by %d random packs: %,d signals, %,d causes, %,d gaps, %,d actions%n",
                (long) admitted * ACCOUNTS, admitted, signals, causes, gaps, actions);
        assertThat(refused).as("problems of random packs").isEmpty();
    }
}
