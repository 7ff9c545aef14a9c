package dev.mainstay.rules.laws;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.authoring.snapshot.SnapshotTree;
import dev.mainstay.json.AdviceWriter;
import dev.mainstay.json.SnapshotWriter;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Advice is a pure function: neither the order of elements, fields, attributes and accounts nor thread, locale, time zone or
 * another advisor of the same pack changes a byte. A long run: {@code -Dmainstay.laws=200000}.
 */
class PureFunctionTest {

    private static final long ACCOUNTS = Long.getLong("mainstay.laws", 1_000);
    private static final long SEED = Long.getLong("mainstay.laws.seed", 1);
    private static final int THREADS = 8;
    /** Accounts whose advice is kept at a time to be compared. */
    private static final long CHUNK = 2_000;
    /** Other orders tried of an account that is to become smaller. */
    private static final int ORDERS = 5;

    private final RulePack pack = RulePack.standard();
    private final RetentionAdvisor advisor = RetentionAdvisor.of(pack);
    private final RetentionAdvisor other = RetentionAdvisor.of(pack);
    private final AdviceWriter writer = new AdviceWriter(Locale.ENGLISH);

    @Test
    void neither_order_nor_thread_nor_locale_nor_time_zone_changes_a_byte() {
        RandomAccounts accounts = new RandomAccounts(pack.model(), SEED);
        List<AccountSnapshot> differing = new ArrayList<>();
        for (long from = 0; from < ACCOUNTS; from += CHUNK) {
            differing.addAll(differing(
                    LongStream.range(from, Math.min(from + CHUNK, ACCOUNTS))
                            .mapToObj(number -> withAttributes(accounts.account(number), number))
                            .toList(),
                    from));
        }
        System.out.printf(
                "advised otherwise in another order, on %d threads, in another locale and time zone: %d of %,d accounts%n",
                THREADS, differing.size(), ACCOUNTS);
        differing.stream().limit(1).forEach(account -> {
            AccountSnapshot smallest = SnapshotTree.smallest(account, this::differs);
            assertThat(elsewhere(() -> writer.write(other.advise(reordered(smallest, 1)))))
                    .as("advice for %s, given otherwise", new SnapshotWriter().write(smallest))
                    .isEqualTo(writer.write(advisor.advise(smallest)));
        });
        assertThat(differing).as("accounts that were advised otherwise").isEmpty();
    }

    private List<AccountSnapshot> differing(List<AccountSnapshot> some, long seed) {
        ConcurrentLinkedQueue<AccountSnapshot> differing = new ConcurrentLinkedQueue<>();
        List<Runnable> comparisons = new ArrayList<>();
        for (AccountSnapshot account : some) {
            String expected = writer.write(advisor.advise(account));
            RetentionAdvisor asked = comparisons.size() % 2 == 0 ? advisor : other;
            comparisons.add(() -> {
                if (!writer.write(asked.advise(reordered(account, seed))).equals(expected)) {
                    differing.add(account);
                }
            });
        }
        Collections.shuffle(comparisons, new Random(seed));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            elsewhere(() -> CompletableFuture.allOf(comparisons.stream()
                            .map(comparison -> CompletableFuture.runAsync(comparison, threads))
                            .toArray(CompletableFuture[]::new))
                    .join());
        } finally {
            threads.shutdownNow();
        }
        return List.copyOf(differing);
    }

    private boolean differs(AccountSnapshot account) {
        String expected = writer.write(advisor.advise(account));
        return LongStream.range(0, ORDERS)
                .anyMatch(seed -> !elsewhere(() -> writer.write(other.advise(reordered(account, seed))))
                        .equals(expected));
    }

    /** What comes out in a country with other letters and another day. */
    private static <T> T elsewhere(Supplier<T> task) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            return task.get();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static AccountSnapshot withAttributes(AccountSnapshot account, long number) {
        return account.toBuilder()
                .attribute("segment", "north")
                .attribute("number", number)
                .attribute("active", true)
                .build();
    }

    /** The same account, given in another order. */
    private static AccountSnapshot reordered(AccountSnapshot account, long seed) {
        Random random = new Random(seed);
        AccountSnapshot.Builder builder = AccountSnapshot.builder(account.id(), account.asOf());
        for (FactType type : shuffled(Change.lists(), random)) {
            account.elements(type).ifPresent(elements -> {
                builder.none(type);
                shuffled(elements, random).forEach(builder::element);
            });
        }
        for (Metric<?> metric : shuffled(Metrics.of(FactType.ACCOUNT), random)) {
            if (!metric.derived()) {
                account.get(metric).ifPresent(value -> Change.set(builder, metric, value));
            }
        }
        for (String name : shuffled(List.copyOf(account.attributes().keySet()), random)) {
            attribute(builder, name, requireNonNull(account.attributes().get(name)));
        }
        return builder.build();
    }

    private static void attribute(AccountSnapshot.Builder builder, String name, Object value) {
        if (value instanceof Number number) {
            builder.attribute(name, number);
        } else if (value instanceof Boolean flag) {
            builder.attribute(name, flag);
        } else {
            builder.attribute(name, value.toString());
        }
    }

    private static <E> List<E> shuffled(List<E> given, Random random) {
        List<E> other = new ArrayList<>(given);
        Collections.shuffle(other, random);
        return other;
    }
}
