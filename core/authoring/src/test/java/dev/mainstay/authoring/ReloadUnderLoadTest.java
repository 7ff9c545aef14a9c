package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.reload.ReloadingAdvisor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many threads advise while packs come and go.
 *
 * <p>{@code -Dmainstay.reloads=1000} reloads the standard pack that many times and looks at the memory.
 */
class ReloadUnderLoadTest {

    private static final Path STANDARD = Path.of("../../rules/standard");
    private static final int THREADS = 16;
    private static final int CHANGES = 200;
    private static final AccountSnapshot LATE = AccountSnapshot.builder("A", LocalDate.of(2026, 3, 31))
            .delivery(d -> d.onTimeRate(0.5))
            .build();

    @TempDir
    Path folder;

    /** What pack number n says of the account is different in every part: signal, rule and likelihood. */
    private Path pack(String name) {
        return new TestPack()
                .file(
                        "signals/one.drl",
                        TestPack.rule(
                                "Late 0", "Account( delivery.onTimeRate < limit(\"delivery.onTime\") )", "LATE_0"))
                .row("diagnosis.csv", "LATE_0,SUPPLIER_OPTIMISATION,,0.1000")
                .writeTo(folder.resolve(name));
    }

    /** Makes pack number n of number 0; a state between the two is no pack. */
    private static void number(int n, Map<String, String> files, Path pack) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(
                    pack.resolve(file.getKey()),
                    file.getValue()
                            .replace("LATE_0", "LATE_" + n)
                            .replace("Late 0", "Late " + n)
                            .replace("0.1000", "0." + (1000 + n)));
        }
    }

    @Test
    void every_advice_comes_from_one_pack_and_none_is_lost() throws Exception {
        Path live = pack("live");
        Path next = pack("next");
        Map<String, String> files = new LinkedHashMap<>();
        for (String file : List.of("signals/one.drl", "diagnosis.csv", "texts/en.csv", "texts/zh.csv")) {
            files.put(file, Files.readString(live.resolve(file)));
        }
        Map<String, Advice> expected = new ConcurrentHashMap<>();
        LongAdder asked = new LongAdder();
        LongAdder answered = new LongAdder();
        Map<String, LongAdder> byPack = new ConcurrentHashMap<>();
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        int reloaded = 0;
        int refused = 0;
        try (ReloadingAdvisor advisor = ReloadingAdvisor.watching(live)
                .quiet(Duration.ofMillis(5))
                .interval(Duration.ofMillis(50))
                .start()) {
            expect(expected, advisor.advisor());
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                results.add(threads.submit(() -> {
                    while (!done.get()) {
                        asked.increment();
                        Advice advice = advisor.advise(LATE);
                        answered.increment();
                        String hash = advice.pack().sha256();
                        assertThat(advice).isEqualTo(expected.get(hash));
                        byPack.computeIfAbsent(hash, any -> new LongAdder()).increment();
                        // Sixteen threads that never pause would leave nothing for the one that reloads.
                        LockSupport.parkNanos(5_000_000);
                    }
                    return null;
                }));
            }
            for (int i = 1; i <= CHANGES; i++) {
                boolean valid = i % 2 == 1;
                if (valid) {
                    number(i, files, next);
                    expect(expected, RetentionAdvisor.of(RulePackCompiler.compile(next)));
                    number(i, files, live);
                } else {
                    Files.writeString(live.resolve("signals/one.drl"), "rule \"Late\" when then end // " + i);
                }
                // Either this thread or the one that watches does it; after this call it is done.
                advisor.reload();
                if (valid) {
                    assertThat(advisor.problems()).isEmpty();
                    assertThat(advisor.advise(LATE).signals().get(0).code()).isEqualTo("LATE_" + i);
                    reloaded++;
                } else {
                    assertThat(advisor.problems()).isNotEmpty();
                    refused++;
                }
            }
            done.set(true);
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            done.set(true);
            threads.shutdown();
        }
        System.out.println("threads: " + THREADS + ", packs reloaded: " + reloaded + ", refused: " + refused
                + ", advices: " + answered + " from " + byPack.size() + " packs, each agreeing with the pack it names");
        assertThat(answered.sum()).isEqualTo(asked.sum()).isPositive();
        assertThat(byPack.values().stream().mapToLong(LongAdder::sum).sum()).isEqualTo(asked.sum());
        assertThat(byPack).hasSizeGreaterThan(CHANGES / 10);
    }

    /** Half-saved states may be packs as well; whatever serves is known by its hash. */
    private static void expect(Map<String, Advice> expected, RetentionAdvisor advisor) {
        expected.put(advisor.pack().id().sha256(), advisor.advise(LATE));
    }

    @Test
    void memory_stays_flat_over_many_reloads() throws Exception {
        int reloads = Integer.getInteger("mainstay.reloads", 40);
        int warmUp = Math.min(reloads, 200);
        Path live = folder.resolve("standard");
        try (var files = Files.walk(STANDARD)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = live.resolve(STANDARD.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        String limits = Files.readString(live.resolve("limits.csv"));
        String rules = Files.readString(live.resolve("signals/delivery.drl"));
        try (ReloadingAdvisor advisor = ReloadingAdvisor.watching(live)
                .quiet(Duration.ofHours(1))
                .interval(Duration.ofHours(1))
                .start()) {
            long[] before = new long[2];
            for (int i = 1; i <= warmUp + reloads; i++) {
                if (i % 2 == 0) {
                    Files.writeString(
                            live.resolve("limits.csv"),
                            limits.replace("delivery.onTime,,,,,0.9,", "delivery.onTime,,,,,0.8999" + i + ","));
                } else {
                    Files.writeString(
                            live.resolve("signals/delivery.drl"),
                            rules + "\n// " + i + "\n".repeat(i % 7)
                                    + rules.substring(0, rules.indexOf("\nend") + 4)
                                            .replaceAll("rule \"[^\"]*\"", "rule \"Again " + i + "\""));
                }
                assertThat(advisor.reload()).as(advisor.problems().toString()).isTrue();
                assertThat(advisor.advise(LATE).signals()).isNotEmpty();
                if (i == warmUp) {
                    before = memory();
                }
            }
            long[] after = memory();
            System.out.printf(
                    Locale.ROOT,
                    "reloads of the standard pack: %d after %d to warm up; heap %.1f -> %.1f MB, metaspace %.1f -> %.1f MB%n",
                    reloads,
                    warmUp,
                    before[0] / 1e6,
                    after[0] / 1e6,
                    before[1] / 1e6,
                    after[1] / 1e6);
            assertThat(after[0] - before[0]).as("heap").isLessThan(5_000_000);
            assertThat(after[1] - before[1]).as("metaspace").isLessThan(5_000_000);
        }
    }

    /** Heap and metaspace in use after a collection. */
    private static long[] memory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
        return new long[] {
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), metaspace
        };
    }
}
