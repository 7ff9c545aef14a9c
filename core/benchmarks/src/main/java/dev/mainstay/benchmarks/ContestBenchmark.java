package dev.mainstay.benchmarks;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.pack.RulePack;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One account by the benchmark pack, whole advice each: Mainstay, Java written by hand, Drools as most people write it. The
 * accounts are 4,096 different ones in turn, so that no branch predictor learns a single one by heart.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@State(Scope.Benchmark)
public class ContestBenchmark {

    static final int ACCOUNTS = 4096;

    /** Who gives the advice. */
    public enum By {
        /** Mainstay. */
        MAINSTAY,
        /** Java written by hand. */
        HAND_WRITTEN,
        /** Drools as most people write it. */
        PLAIN_DROOLS
    }

    /** Who gives the advice. */
    @Param
    public By by = By.MAINSTAY;

    private Contestant contestant = account -> {
        throw new IllegalStateException("not set up");
    };

    private AccountSnapshot[] accounts = {};
    private int next;
    /** Keeps what is made during the warm-up, which would be left out otherwise. */
    @Nullable Advice sink;

    /** Prepares the contestant and proves that it gives the advice that Mainstay gives. */
    @Setup
    public void prepare() {
        RulePack pack = BenchmarkPack.compile();
        RetentionAdvisor mainstay = RetentionAdvisor.of(pack);
        List<AccountSnapshot> list = Accounts.random(ACCOUNTS, 7, Accounts.Coverage.MIXED);
        accounts = list.toArray(new AccountSnapshot[0]);
        switch (by) {
            case MAINSTAY -> contestant = mainstay::advise;
            case HAND_WRITTEN -> contestant = new HandWritten(new Tables(pack));
            case PLAIN_DROOLS -> contestant = new PlainDrools(new Tables(pack));
        }
        Contestant reference = by == By.MAINSTAY ? new HandWritten(new Tables(pack)) : mainstay::advise;
        for (AccountSnapshot account : accounts) {
            if (!reference.advise(account).equals(contestant.advise(account))) {
                throw new IllegalStateException("the advice of " + by + " on " + account.id() + " differs");
            }
        }
        WarmUp.run(() -> {
            for (AccountSnapshot account : accounts) {
                sink = contestant.advise(account);
            }
        });
    }

    /** Advises the next account. */
    @Benchmark
    public Advice advise() {
        next = next + 1 & ACCOUNTS - 1;
        return contestant.advise(accounts[next]);
    }
}
