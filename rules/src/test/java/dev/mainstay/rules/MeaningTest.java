package dev.mainstay.rules;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.internal.meaning.Interpreter;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.pack.RulePack;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the engine says through Drools is what the pack means when it is read without it. */
class MeaningTest {

    private static final int ACCOUNTS = Integer.getInteger("mainstay.meaning.accounts", 2_000);
    private static final long SEED = Long.getLong("mainstay.meaning.seed", 1);

    @Test
    void the_engine_and_the_interpreter_agree_on_every_part_of_the_advice() {
        RulePack pack = RulePack.standard();
        RetentionAdvisor advisor = RetentionAdvisor.of(pack);
        Interpreter interpreter = new Interpreter(pack.model(), pack.id());
        RandomAccounts accounts = new RandomAccounts(pack.model(), SEED);
        TreeMap<String, Long> kinds = new TreeMap<>();
        TreeMap<String, String> first = new TreeMap<>();
        long start = System.nanoTime();
        for (long i = 0; i < ACCOUNTS; i++) {
            AccountSnapshot account = accounts.account(i);
            Advice a = advisor.advise(account);
            Advice b = interpreter.interpret(account).advice();
            cmp("signals", a.signals(), b.signals(), kinds, first, i);
            cmp("commitments", a.commitments(), b.commitments(), kinds, first, i);
            cmp("causes", a.causes(), b.causes(), kinds, first, i);
            cmp("conduct", a.conduct(), b.conduct(), kinds, first, i);
            cmp("risk", a.risk(), b.risk(), kinds, first, i);
            cmp("stance", a.stance(), b.stance(), kinds, first, i);
            cmp("actions", a.actions(), b.actions(), kinds, first, i);
            cmp("withheld", a.withheld(), b.withheld(), kinds, first, i);
            cmp("gaps", a.gaps(), b.gaps(), kinds, first, i);
            kinds.merge("signals " + Math.min(20, a.signals().size() / 3 * 3), 1L, Long::sum);
            kinds.merge("stance " + a.stance(), 1L, Long::sum);
            kinds.merge("risk " + a.risk().level(), 1L, Long::sum);
        }
        System.out.println((System.nanoTime() - start) / 1e9 + "s " + kinds);
        System.out.println(first);
    }

    private static void cmp(
            String what, Object a, Object b, TreeMap<String, Long> kinds, TreeMap<String, String> first, long i) {
        if (!a.equals(b)) {
            kinds.merge("DIFF " + what, 1L, Long::sum);
            first.putIfAbsent(what, "\n#" + i + "\n" + a + "\n" + b);
        }
    }
}
