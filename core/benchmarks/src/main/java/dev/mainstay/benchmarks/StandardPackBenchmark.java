package dev.mainstay.benchmarks;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.pack.RulePack;
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

/** One account by the standard pack, of which little or almost everything is known. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@State(Scope.Benchmark)
public class StandardPackBenchmark {

    private static final int ACCOUNTS = 4096;

    /** How much is known of an account. */
    @Param({"SPARSE", "RICH"})
    public String coverage = "RICH";

    private final RetentionAdvisor advisor = RetentionAdvisor.of(RulePack.standard());
    private AccountSnapshot[] accounts = {};
    private int next;
    /** Keeps what is made during the warm-up, which would be left out otherwise. */
    @Nullable Advice sink;

    /** Makes the accounts. */
    @Setup
    public void prepare() {
        accounts = Accounts.random(ACCOUNTS, 11, Accounts.Coverage.valueOf(coverage))
                .toArray(new AccountSnapshot[0]);
        WarmUp.run(() -> {
            for (AccountSnapshot account : accounts) {
                sink = advisor.advise(account);
            }
        });
    }

    /** Advises the next account. */
    @Benchmark
    public Advice advise() {
        next = next + 1 & ACCOUNTS - 1;
        return advisor.advise(accounts[next]);
    }
}
