package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.AdviceDelta;
import dev.mainstay.advice.Change;
import dev.mainstay.advice.Change.Status;
import dev.mainstay.advice.Change.Subject;
import dev.mainstay.advice.Hysteresis;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.ComplaintSeverity;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Tier;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AdviceDeltaTest {

    private static final RulePack PACK = RulePack.standard();
    private static final RetentionAdvisor ADVISOR = RetentionAdvisor.of(PACK);
    private static final Hysteresis NEWS = Hysteresis.of(PACK);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 30);
    private static final int WALKS = Integer.getInteger("mainstay.delta.walks", 60);

    private static AccountSnapshot.Builder account(LocalDate day) {
        return AccountSnapshot.builder("A", day).profile(p -> p.tier(Tier.KEY).industry("feed"));
    }

    private static Advice onTime(double rate, LocalDate day) {
        return ADVISOR.advise(account(day).delivery(d -> d.onTimeRate(rate)).build());
    }

    private static Advice onTime(double rate) {
        return onTime(rate, DAY);
    }

    private static Optional<Change> signal(AdviceDelta delta) {
        return delta.changes(Subject.SIGNAL).stream()
                .filter(change -> change.key().equals("LATE_DELIVERY"))
                .findFirst();
    }

    @Test
    void a_signal_is_new_worse_eased_and_resolved() {
        assertThat(signal(AdviceDelta.between(onTime(0.95), onTime(0.85), NEWS)).map(Change::status))
                .contains(Status.NEW);
        assertThat(signal(AdviceDelta.between(onTime(0.85), onTime(0.5), NEWS))).hasValueSatisfying(change -> {
            assertThat(change.status()).isEqualTo(Status.WORSENED);
            assertThat(change.before()).isEqualTo("SERIOUS");
            assertThat(change.after()).isEqualTo("CRITICAL");
        });
        assertThat(signal(AdviceDelta.between(onTime(0.5), onTime(0.85), NEWS)).map(Change::status))
                .contains(Status.EASED);
        assertThat(signal(AdviceDelta.between(onTime(0.85), onTime(0.95), NEWS)).map(Change::status))
                .contains(Status.RESOLVED);
        assertThat(signal(AdviceDelta.between(onTime(0.85), onTime(0.84), NEWS)).map(Change::status))
                .contains(Status.UNCHANGED);
    }

    @Test
    void with_a_signal_go_its_commitment_causes_risk_and_actions() {
        AdviceDelta delta = AdviceDelta.between(onTime(0.95), onTime(0.85), NEWS);

        assertThat(delta.news())
                .extracting(change -> change.status() + " " + change.subject() + " " + change.key())
                .contains(
                        "NEW COMMITMENT DELIVERY",
                        "NEW CAUSE SUPPLIER_OPTIMISATION",
                        "WORSENED RISK DEFECTION",
                        "NEW ACTION DELIVERY_RECOVERY_PLAN");
        assertThat(delta.summarize()).startsWith("A 2026-03-30 – 2026-03-30: ").contains("NEW LATE_DELIVERY");
    }

    @Test
    void the_same_action_in_the_next_quarter_is_not_new() {
        AdviceDelta delta = AdviceDelta.between(onTime(0.85, DAY), onTime(0.85, DAY.plusDays(5)), NEWS);

        assertThat(delta.later().actions().get(0).key()).endsWith("2026-Q2");
        assertThat(delta.changes(Subject.ACTION)).isNotEmpty().allSatisfy(change -> assertThat(change.status())
                .isEqualTo(Status.UNCHANGED));
    }

    @Test
    void what_is_no_longer_known_is_not_resolved() {
        Advice unknown = ADVISOR.advise(account(DAY).build());

        AdviceDelta delta = AdviceDelta.between(onTime(0.85), unknown, NEWS);

        assertThat(signal(delta)).hasValueSatisfying(change -> {
            assertThat(change.status()).isEqualTo(Status.UNCHANGED);
            assertThat(change.atLimit()).isTrue();
        });
        assertThat(signal(delta.then(onTime(0.95))).map(Change::status)).contains(Status.RESOLVED);
    }

    @Test
    void an_element_of_which_the_day_is_no_longer_known_is_not_resolved() {
        Complaint.Builder complaint = Complaint.builder("C1").severity(ComplaintSeverity.LOW);
        Advice unknown =
                ADVISOR.advise(account(DAY).complaint(complaint.build()).build());
        Advice old = ADVISOR.advise(account(DAY)
                .complaint(complaint.openedOn(DAY.minusDays(300)).build())
                .build());

        assertThat(old.signal("COMPLAINT_OPEN")).isPresent();
        assertThat(AdviceDelta.between(old, unknown, NEWS).changes(Subject.SIGNAL))
                .filteredOn(change -> change.key().equals("COMPLAINT_OPEN"))
                .singleElement()
                .satisfies(change -> assertThat(change.status()).isEqualTo(Status.UNCHANGED));
    }

    @Test
    void a_worse_value_tells_at_least_what_a_better_one_does() {
        Set<String> told = Set.of();
        double grade = 0;
        for (int hundredths = 95; hundredths >= 40; hundredths--) {
            AdviceDelta delta = AdviceDelta.between(onTime(0.95), onTime(hundredths / 100.0), NEWS);
            Set<String> now = delta.news().stream()
                    .filter(change -> change.subject() != Subject.ACTION)
                    .map(change -> change.status() + " " + change.subject() + " " + change.key())
                    .collect(Collectors.toCollection(TreeSet::new));
            double severity = signal(delta)
                    .filter(change -> change.status() == Status.NEW)
                    .map(change -> List.of(Severity.values()).indexOf(Severity.valueOf(change.after())) + 1.0)
                    .orElse(0.0);

            assertThat(now).as("0.%d", hundredths).containsAll(told);
            assertThat(severity).as("0.%d", hundredths).isGreaterThanOrEqualTo(grade);
            told = now;
            grade = severity;
        }
        assertThat(told).contains("NEW SIGNAL LATE_DELIVERY", "WORSENED RISK DEFECTION");
    }

    @Test
    void near_the_graver_limit_a_signal_stands_as_the_milder_says() {
        AdviceDelta delta = AdviceDelta.between(onTime(0.95), onTime(0.79), NEWS);

        assertThat(signal(delta))
                .contains(new Change(Subject.SIGNAL, "LATE_DELIVERY", Status.NEW, "", "SERIOUS", false));
        assertThat(delta.news()).extracting(Change::key).contains("DELIVERY", "SUPPLIER_OPTIMISATION", "DEFECTION");
        delta = delta.then(onTime(0.81));
        assertThat(signal(delta).map(Change::status)).contains(Status.UNCHANGED);
        delta = delta.then(onTime(0.79));
        assertThat(signal(delta).map(Change::status)).contains(Status.UNCHANGED);
        delta = delta.then(onTime(0.5));
        assertThat(signal(delta).map(Change::status)).contains(Status.WORSENED);
        assertThat(signal(delta.then(onTime(0.79))).map(Change::status)).contains(Status.UNCHANGED);
    }

    /** Fill rate wavers at its limit while deliveries get late beyond doubt. */
    @Test
    void one_wavering_signal_does_not_hide_what_another_makes_worse() {
        Advice before = ADVISOR.advise(
                account(DAY).delivery(d -> d.onTimeRate(0.95).inFullRate(1)).build());
        double atLimit = PACK.model().limits().stream()
                        .filter(row -> row.key().equals("delivery.inFull") && row.specificity() == 0)
                        .findFirst()
                        .orElseThrow()
                        .value()
                        .orElseThrow()
                - 0.001;
        Advice after = ADVISOR.advise(account(DAY)
                .delivery(d -> d.onTimeRate(0.85).inFullRate(atLimit))
                .build());

        AdviceDelta delta = AdviceDelta.between(before, after, NEWS);

        assertThat(after.signal("SHORT_DELIVERY")).isPresent();
        assertThat(delta.news())
                .extracting(change -> change.status() + " " + change.subject() + " " + change.key())
                .contains("NEW SIGNAL LATE_DELIVERY", "WORSENED RISK DEFECTION")
                .doesNotContain("NEW SIGNAL SHORT_DELIVERY");
    }

    @Test
    void a_slow_change_is_news_once() {
        AdviceDelta delta = AdviceDelta.between(onTime(0.93), onTime(0.905), NEWS);
        StringBuilder news = new StringBuilder();
        for (double rate : new double[] {0.895, 0.885, 0.879, 0.87, 0.88, 0.885, 0.879, 0.895, 0.905, 0.895}) {
            delta = delta.then(onTime(rate));
            news.append(signal(delta).map(change -> change.status().name()).orElse("-"))
                    .append(' ');
        }

        assertThat(news.toString().strip())
                .isEqualTo(
                        "UNCHANGED UNCHANGED NEW UNCHANGED UNCHANGED UNCHANGED UNCHANGED UNCHANGED RESOLVED UNCHANGED");
    }

    @Test
    void two_accounts_or_a_turned_order_are_refused() {
        Advice other = ADVISOR.advise(AccountSnapshot.builder("B", DAY).build());

        assertThatThrownBy(() -> AdviceDelta.between(onTime(0.9), other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AdviceDelta.between(onTime(0.9, DAY.plusDays(1)), onTime(0.9)))
                .hasMessageContaining("Maybe the other way round?");
    }

    /** Around every base limit that a metric of the standard pack is compared with, within the band. */
    @Test
    void nothing_is_new_or_resolved_twice_while_one_value_wavers_at_its_limit() {
        Random random = new Random(7);
        double steps = PACK.model().weightValues().get("delta.band.steps");
        int limits = 0;
        int compared = 0;
        int flickersWithout = 0;
        for (LimitRow row : PACK.model().limits()) {
            Optional<Metric<?>> metric = metricOf(row);
            if (metric.isEmpty()
                    || row.value().isEmpty()
                    || row.specificity() > 0
                    || row.unit().whole()
                    || !leavesEvidence(metric.get())) {
                continue;
            }
            limits++;
            double limit = row.value().get();
            double band = steps * row.step() * 0.49;
            for (int walk = 0; walk < Math.max(1, WALKS / 20); walk++) {
                AdviceDelta delta = null;
                Advice last = null;
                Map<String, Integer> seen = new TreeMap<>();
                for (int i = 0; i < 12; i++) {
                    double value = limit + (random.nextDouble() * 2 - 1) * band;
                    Advice advice = ADVISOR.advise(with(metric.get(), value));
                    if (last != null) {
                        delta = delta == null ? AdviceDelta.between(last, advice, NEWS) : delta.then(advice);
                        count(delta, seen);
                        flickersWithout += (int) AdviceDelta.between(last, advice).news().stream()
                                .filter(change -> change.status() == Status.NEW)
                                .count();
                        compared++;
                    }
                    last = advice;
                }
                assertThat(seen.entrySet())
                        .as("%s around %s", metric.get().name(), limit)
                        .allSatisfy(entry ->
                                assertThat(entry.getValue()).as(entry.getKey()).isEqualTo(1));
            }
        }
        System.out.printf(
                "limits wavered at: %d, advices compared: %d, new without a band: %d%n",
                limits, compared, flickersWithout);
        assertThat(limits).isGreaterThan(20);
        assertThat(flickersWithout).isGreaterThan(100);
    }

    private static void count(AdviceDelta delta, Map<String, Integer> seen) {
        delta.news().stream()
                .filter(change -> change.status() == Status.NEW || change.status() == Status.RESOLVED)
                .forEach(change ->
                        seen.merge(change.status() + " " + change.subject() + " " + change.key(), 1, Integer::sum));
    }

    /** What a rule of a later phase compares leaves no evidence in the advice, so that nothing tells how near it was. */
    private static boolean leavesEvidence(Metric<?> metric) {
        return PACK.model().rules().stream()
                .filter(rule -> rule.phase() != Phase.SIGNALS)
                .flatMap(rule -> rule.patterns().stream())
                .flatMap(pattern -> pattern.conditions().stream())
                .noneMatch(condition -> condition.text().contains(metric.name()));
    }

    private static Optional<Metric<?>> metricOf(LimitRow row) {
        return PACK.model().rules().stream()
                .flatMap(rule -> rule.patterns().stream())
                .filter(pattern -> pattern.fact() == FactType.ACCOUNT)
                .flatMap(pattern -> pattern.conditions().stream())
                .filter(Condition.Comparison.class::isInstance)
                .map(Condition.Comparison.class::cast)
                .filter(comparison -> comparison.right() instanceof Term.Limit limit
                        && limit.key().equals(row.key()))
                .filter(comparison -> comparison.left() instanceof Term.Property)
                .<Metric<?>>map(comparison -> ((Term.Property) comparison.left()).metric())
                .filter(metric -> !metric.derived() && metric.type() == Double.class)
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private static AccountSnapshot with(Metric<?> metric, double value) {
        return account(DAY)
                .set(
                        (Metric<Double>) metric,
                        Math.max(metric.unit().min(), Math.min(metric.unit().max(), value)))
                .build();
    }

    /** Whatever happens to an account, what is told adds up to what is there. */
    @Test
    void news_told_one_after_the_other_add_up() {
        RandomAccounts accounts = new RandomAccounts(PACK.model(), 4);
        int news = 0;
        for (int walk = 0; walk < WALKS; walk++) {
            AdviceDelta delta = null;
            Advice last = advice(accounts.account(walk * 10L));
            Set<String> standing = new TreeSet<>();
            for (int i = 1; i < 6; i++) {
                Advice next = advice(accounts.account(walk * 10L + i));
                delta = delta == null ? AdviceDelta.between(last, next) : delta.then(next);
                last = next;
                if (i == 1) {
                    delta.earlier().signals().forEach(signal -> standing.add(signal.code()));
                }
                for (Change change : delta.changes(Subject.SIGNAL)) {
                    if (change.status() == Status.NEW) {
                        assertThat(standing.add(change.key())).isTrue();
                    } else if (change.status() == Status.RESOLVED) {
                        assertThat(standing.remove(change.key())).isTrue();
                    } else {
                        assertThat(standing).contains(change.key());
                    }
                    news++;
                }
                Advice now = next;
                List<String> held = delta.changes(Subject.SIGNAL).stream()
                        .filter(Change::atLimit)
                        .map(Change::key)
                        .toList();
                assertThat(standing)
                        .allSatisfy(code -> assertThat(now.signal(code).isPresent() || held.contains(code))
                                .isTrue());
                assertThat(now.signals())
                        .allSatisfy(signal -> assertThat(standing).contains(signal.code()));
            }
        }
        System.out.println("changes of signals that add up: " + news);
        assertThat(news).isGreaterThan(WALKS);
    }

    private static Advice advice(AccountSnapshot account) {
        AccountSnapshot.Builder same = AccountSnapshot.builder("A", DAY);
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            copy(account, metric, same);
        }
        return ADVISOR.advise(same.build());
    }

    private static <T> void copy(AccountSnapshot from, Metric<T> metric, AccountSnapshot.Builder to) {
        if (!metric.derived() && metric.type() != LocalDate.class) {
            from.get(metric).ifPresent(value -> to.set(metric, value));
        }
    }
}
