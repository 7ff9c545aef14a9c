package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Rival;
import dev.mainstay.json.AdviceWriter;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.ComplaintCategory;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.RivalMove;
import dev.mainstay.vocabulary.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Advice is a pure function: neither order, thread, locale, time zone nor another advisor of the same pack changes a byte. */
class PureFunctionTest {

    private static final int ACCOUNTS = 2_000;
    private static final List<ComplaintCategory> CATEGORIES = List.of(ComplaintCategory.values());
    private static final List<RivalMove> MOVES = List.of(RivalMove.values());
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @Test
    void the_same_account_gets_the_same_bytes_in_any_order_on_any_thread_in_any_locale()
            throws InterruptedException, ExecutionException {
        List<AccountSnapshot> accounts = accounts(ACCOUNTS, 11);
        AdviceWriter writer = new AdviceWriter(Locale.ENGLISH);
        RetentionAdvisor advisor = RetentionAdvisor.of(RulePack.standard());
        Map<String, String> expected = new ConcurrentHashMap<>();
        accounts.forEach(account -> expected.put(account.id(), writer.write(advisor.advise(account))));

        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            RetentionAdvisor other = RetentionAdvisor.of(RulePack.standard());
            List<Future<?>> runs = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                List<AccountSnapshot> shuffled = new ArrayList<>(accounts);
                Collections.shuffle(shuffled, new Random(thread));
                RetentionAdvisor asked = thread % 2 == 0 ? advisor : other;
                runs.add(threads.submit(() -> shuffled.forEach(account ->
                        assertThat(writer.write(asked.advise(account))).isEqualTo(expected.get(account.id())))));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        System.out.println("accounts tried on 8 threads: " + 8 * ACCOUNTS);
    }

    /** Accounts of which something is known at random. */
    static List<AccountSnapshot> accounts(int count, long seed) {
        Random random = new Random(seed);
        List<AccountSnapshot> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            AccountSnapshot.Builder builder = AccountSnapshot.builder("A" + i, DAY);
            for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
                if (!metric.derived() && random.nextInt(3) > 0) {
                    set(builder, metric, random);
                }
            }
            for (int c = random.nextInt(4); c > 0; c--) {
                builder.complaint(Complaint.builder("C" + c)
                        .category(CATEGORIES.get(random.nextInt(CATEGORIES.size())))
                        .openedOn(DAY.minusDays(random.nextInt(200)))
                        .build());
            }
            if (random.nextBoolean()) {
                builder.rival(Rival.builder("R")
                        .move(MOVES.get(random.nextInt(MOVES.size())))
                        .strength(random.nextDouble())
                        .observedOn(DAY.minusDays(random.nextInt(400)))
                        .build());
            }
            accounts.add(builder.build());
        }
        return accounts;
    }

    private static <T> void set(AccountSnapshot.Builder builder, Metric<T> metric, Random random) {
        Unit unit = metric.unit();
        Object value =
                switch (unit) {
                    case TEXT -> random.nextBoolean() ? "automotive" : "feed";
                    case FLAG -> random.nextBoolean();
                    case CODE ->
                        metric.type()
                                .getEnumConstants()[random.nextInt(metric.type().getEnumConstants().length)];
                    case DATE -> DAY.minusDays(random.nextInt(4000));
                    case MONEY -> Money.of(String.valueOf(random.nextInt(5_000_000)), "CNY");
                    case DAYS, COUNT -> random.nextInt(200);
                    case SIGNED_COUNT -> random.nextInt(7) - 3;
                    case RATIO -> random.nextDouble();
                    case MARGIN, SHARE_CHANGE, CHANGE -> random.nextDouble() - 0.5;
                    case SCORE10 -> random.nextDouble() * 10;
                    case SCORE100, POINTS -> random.nextDouble() * 100;
                    default -> random.nextDouble() * 5;
                };
        builder.set(metric, metric.type().cast(value));
    }
}
