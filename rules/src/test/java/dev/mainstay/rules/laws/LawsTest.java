package dev.mainstay.rules.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Element;
import dev.mainstay.account.MetricValues;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.json.SnapshotReader;
import dev.mainstay.pack.RulePack;
import dev.mainstay.rules.laws.Admitted.Exemption;
import dev.mainstay.rules.laws.Law.Advisors;
import dev.mainstay.rules.laws.Law.Violation;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Laws of the standard pack, tried on random accounts. A violation is shrunk to the smallest account that shows it. A long
 * run: {@code -Dmainstay.laws=200000}.
 */
class LawsTest {

    private static final long ACCOUNTS = Long.getLong("mainstay.laws", 600);
    private static final long SEED = Long.getLong("mainstay.laws.seed", 1);
    /** Places in which something is tried to be worse or unknown, for each account. */
    private static final int TRIES = 3;
    /** Other accounts of which values are taken, at most. */
    private static final int OTHERS = 8;

    /** The tier decides what an account is owed; that it has fallen is told by the tier it had. */
    private static final Metric<?> YARDSTICK = Metrics.PROFILE_TIER;

    private final RulePack pack = RulePack.standard();
    private final RetentionAdvisor advisor = RetentionAdvisor.of(pack);
    private final RandomAccounts accounts = new RandomAccounts(pack.model(), SEED);
    private final Advisors advisors = new Advisors(advisor, new PackEvidence(pack.model()));

    @Test
    void what_gets_worse_never_lowers_the_likelihood_of_defection_nor_mends_a_broken_commitment() {
        hold(Law.WORSE_IS_NEVER_BETTER, (account, random) -> worsened(account, random));
    }

    @Test
    void what_is_unknown_raises_no_signal() {
        hold(Law.UNKNOWN_RAISES_NOTHING, (account, random) -> forgotten(account, random));
    }

    @Test
    void evidence_for_one_cause_names_no_other() {
        hold(Law.EVIDENCE_NAMES_ITS_OWN_CAUSES, (account, random) -> learned(random));
    }

    @TestFactory
    Stream<DynamicTest> every_exception_is_needed() {
        return Admitted.ALL.stream()
                .map(exemption -> DynamicTest.dynamicTest(
                        exemption.law() + ": " + exemption.subject(), () -> assertThat(admitting(exemption))
                                .as("what admits its account, which is why the exception stands")
                                .contains(exemption)));
    }

    private Optional<Exemption> admitting(Exemption exemption) {
        SnapshotReader reader = new SnapshotReader();
        AccountSnapshot before = reader.read(exemption.before());
        AccountSnapshot after = reader.read(exemption.after());
        return exemption
                .law()
                .violation(advisors, exemption.subject(), before, advisor.advise(before), after)
                .flatMap(Admitted::exemption);
    }

    /** Draws changes of an account. */
    private interface Changes {
        List<Change> of(AccountSnapshot account, SplittableRandom random);
    }

    private void hold(Law law, Changes changes) {
        AtomicLong tried = new AtomicLong();
        Map<String, Violation> violations = new ConcurrentSkipListMap<>();
        Map<String, AtomicLong> excepted = new ConcurrentSkipListMap<>();
        LongStream.range(0, ACCOUNTS).parallel().forEach(number -> {
            SplittableRandom random = new SplittableRandom(SEED * 7_919 + number);
            AccountSnapshot account = accounts.account(number);
            Advice was = advisor.advise(account);
            for (Change change : changes.of(account, random)) {
                Optional<AccountSnapshot> after = change.of(account);
                if (after.isEmpty()) {
                    continue;
                }
                tried.incrementAndGet();
                law.violation(advisors, change.subject(), account, was, after.get())
                        .ifPresent(violation -> {
                            if (Admitted.exemption(violation).isPresent()) {
                                excepted.computeIfAbsent(violation.subject(), any -> new AtomicLong())
                                        .incrementAndGet();
                            } else {
                                violations.computeIfAbsent(
                                        violation.subject(), any -> law.smallest(advisors, violation, change));
                            }
                        });
            }
        });
        System.out.printf("%s: %,d changes of %,d accounts, admitted %s%n", law, tried.get(), ACCOUNTS, excepted);
        assertThat(violations.values())
                .as("violations, each by its smallest account")
                .extracting(Violation::text)
                .isEmpty();
    }

    private List<Change> worsened(AccountSnapshot account, SplittableRandom random) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < OTHERS && changes.size() < TRIES; i++) {
            AccountSnapshot other = accounts.account(random.nextLong(1_000_000_000));
            List<Change> possible = new ArrayList<>();
            for (FactType type : facts()) {
                MetricValues values = some(account, type, random);
                MetricValues others = some(other, type, random);
                for (Metric<?> metric : Metrics.of(type)) {
                    if (!metric.derived()
                            && metric != YARDSTICK
                            && values.knows(metric)
                            && others.knows(metric)
                            && !values.get(metric).equals(others.get(metric))) {
                        possible.add(worsened(metric, others));
                    }
                }
            }
            boolean found = false;
            while (!found && !possible.isEmpty()) {
                Change change = possible.remove(random.nextInt(possible.size()));
                found = change.of(account).isPresent();
                if (found) {
                    changes.add(change);
                }
            }
        }
        return changes;
    }

    private static <T> Change worsened(Metric<T> metric, MetricValues others) {
        return Change.worsened(metric, others.get(metric).orElseThrow());
    }

    private List<Change> forgotten(AccountSnapshot account, SplittableRandom random) {
        List<Change> possible = new ArrayList<>();
        for (FactType type : facts()) {
            MetricValues values = some(account, type, random);
            for (Metric<?> metric : Metrics.of(type)) {
                if (!metric.derived() && values.knows(metric)) {
                    possible.add(Change.forgotten(metric));
                }
            }
            if (type.isElement() && account.elements(type).isPresent()) {
                possible.add(Change.forgotten(type));
            }
        }
        List<Change> changes = new ArrayList<>();
        while (!possible.isEmpty() && changes.size() < TRIES) {
            changes.add(possible.remove(random.nextInt(possible.size())));
        }
        return changes;
    }

    private List<Change> learned(SplittableRandom random) {
        AccountSnapshot other = accounts.account(random.nextLong(1_000_000_000));
        Advice advice = advisor.advise(other);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            advisors.evidence().of(other, advice, random).ifPresent(changes::add);
        }
        return changes;
    }

    private static List<FactType> facts() {
        List<FactType> facts = new ArrayList<>(Change.lists());
        facts.add(FactType.ACCOUNT);
        return facts;
    }

    /** What is known of the account, or of one of the elements of its list. */
    private static MetricValues some(AccountSnapshot account, FactType type, SplittableRandom random) {
        if (!type.isElement()) {
            return account.metrics();
        }
        List<? extends Element> elements = account.elements(type).orElse(List.of());
        return elements.isEmpty()
                ? MetricValues.builder(type).build()
                : elements.get(random.nextInt(elements.size())).metrics();
    }
}
