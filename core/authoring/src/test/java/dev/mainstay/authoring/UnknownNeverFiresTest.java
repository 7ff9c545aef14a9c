package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Element;
import dev.mainstay.account.MetricValues;
import dev.mainstay.account.Promotion;
import dev.mainstay.account.Rival;
import dev.mainstay.account.Shift;
import dev.mainstay.advice.Signal;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Unit;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Unknown must never fire a rule: tried for every metric, operator, negation and quantifier through the real engine. */
class UnknownNeverFiresTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    /** Derived only from the presence of another field, and so never unknown. */
    private static final Set<Metric<?>> ALWAYS_KNOWN = Set.of(Metrics.COMPLAINT_OPEN);

    @TempDir
    Path folder;

    private final Map<String, Metric<?>> metricBySignal = new LinkedHashMap<>();

    @Test
    void no_condition_on_an_unknown_metric_fires_whatever_the_operator(TestReporter reporter) {
        RetentionAdvisor advisor = advisorOverEveryMetricAndOperator();

        List<AccountSnapshot> accountsThatKnowNothing = new ArrayList<>();
        accountsThatKnowNothing.add(AccountSnapshot.builder("bare", DAY).build());
        accountsThatKnowNothing.add(AccountSnapshot.builder("bare lists", DAY)
                .complaint(Complaint.builder("C1").build())
                .rival(Rival.builder("R").build())
                .shift(Shift.builder().build())
                .promotion(Promotion.builder("P").build())
                .build());

        for (AccountSnapshot account : accountsThatKnowNothing) {
            assertThat(advisor.advise(account).signals())
                    .as("signals of an account of which nothing is known")
                    .extracting(Signal::code)
                    .filteredOn(code -> !ALWAYS_KNOWN.contains(metricBySignal.get(code)))
                    .isEmpty();
        }
        reporter.publishEntry("conditions tried", String.valueOf(metricBySignal.size()));
        assertThat(metricBySignal).hasSizeGreaterThan(900);
    }

    @Test
    void each_of_these_conditions_can_fire_once_its_metric_is_known() {
        RetentionAdvisor advisor = advisorOverEveryMetricAndOperator();

        Set<String> fired = accountsThatKnowEverything().stream()
                .flatMap(account -> advisor.advise(account).signals().stream())
                .map(Signal::code)
                .collect(Collectors.toSet());

        assertThat(fired).containsAll(metricBySignal.keySet());
    }

    @Test
    void knowing_one_metric_fires_only_conditions_on_it_and_what_follows_from_it() {
        RetentionAdvisor advisor = advisorOverEveryMetricAndOperator();
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            if (metric.derived() || metric.unit() == Unit.DATE) {
                continue;
            }
            AccountSnapshot account =
                    set(AccountSnapshot.builder("one", DAY), metric, 1).build();
            assertThat(advisor.advise(account).signals())
                    .as("signals of an account of which only %s is known", metric)
                    .isNotEmpty()
                    .allSatisfy(signal ->
                            assertThat(Metrics.inputs(metricOf(signal))).contains(metric));
        }
    }

    private Metric<?> metricOf(Signal signal) {
        return Objects.requireNonNull(metricBySignal.get(signal.code()));
    }

    private RetentionAdvisor advisorOverEveryMetricAndOperator() {
        metricBySignal.clear();
        StringBuilder rules = new StringBuilder();
        for (FactType fact :
                List.of(FactType.ACCOUNT, FactType.COMPLAINT, FactType.RIVAL, FactType.SHIFT, FactType.PROMOTION)) {
            for (Metric<?> metric : Metrics.of(fact)) {
                for (String condition : conditions(metric)) {
                    rules.append(rule(fact, metric, condition));
                }
            }
        }
        return RetentionAdvisor.of(
                new TestPack().file("signals/all.drl", rules.toString()).compileIn(folder));
    }

    private String rule(FactType fact, Metric<?> metric, String condition) {
        String signal = "S" + metricBySignal.size();
        metricBySignal.put(signal, metric);
        return TestPack.rule("rule " + signal, fact.ruleName() + "( " + condition + " )", signal);
    }

    private static List<String> conditions(Metric<?> metric) {
        String name = metric.name();
        List<String> conditions = new ArrayList<>();
        String literal = literal(metric);
        if (metric.unit() == Unit.DATE) {
            return List.of();
        }
        if (metric.unit() == Unit.TEXT) {
            conditions.add(name + " == " + literal);
            conditions.add(name + " in (" + literal + ", \"other\")");
            conditions.add(name + " != \"other\"");
            conditions.add(name + " not in (\"other\", \"another\")");
            conditions.add("!(" + name + " == \"other\")");
            return conditions;
        }
        if (metric.unit() == Unit.FLAG) {
            conditions.add(name);
            conditions.add("!" + name);
            conditions.add(name + " == true");
            conditions.add(name + " == false");
            conditions.add(name + " != true");
            conditions.add(name + " != false");
            conditions.add("!(" + name + " == true)");
            return conditions;
        }
        for (String operator : List.of("<", "<=", ">", ">=", "==", "!=")) {
            conditions.add(name + " " + operator + " " + literal);
            conditions.add("!(" + name + " " + operator + " " + literal + ")");
        }
        if (metric.unit() == Unit.CODE) {
            conditions.add(name + " in (" + literal + ")");
            conditions.add(name + " not in (" + literal + ")");
        }
        conditions.add(name + " < " + literal + " || " + name + " >= " + literal);
        return conditions;
    }

    private static String literal(Metric<?> metric) {
        return switch (metric.unit()) {
            case TEXT -> "\"known\"";
            case CODE -> metric.type().getEnumConstants()[1].toString();
            case DAYS, COUNT, SIGNED_COUNT -> "1";
            case RATIO, MARGIN, SHARE_CHANGE -> "0.5";
            default -> "1.0";
        };
    }

    /** Accounts that know everything, each metric below, at or above the literal by a fixed chance. */
    private static List<AccountSnapshot> accountsThatKnowEverything() {
        Random random = new Random(42);
        List<AccountSnapshot> accounts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            AccountSnapshot.Builder builder = AccountSnapshot.builder("all", DAY);
            for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
                if (!metric.derived()) {
                    set(builder, metric, random.nextInt(4));
                }
            }
            for (FactType fact : FactType.values()) {
                if (fact.isElement()) {
                    builder.element(element(fact, random));
                }
            }
            accounts.add(builder.build());
        }
        return accounts;
    }

    private static Element element(FactType fact, Random random) {
        MetricValues.Builder values = MetricValues.builder(fact);
        for (Metric<?> metric : Metrics.of(fact)) {
            if (!metric.derived() && (metric != Metrics.COMPLAINT_RESOLVED_ON || random.nextBoolean())) {
                put(values, metric, random.nextInt(4));
            }
        }
        return switch (fact) {
            case COMPLAINT -> new Complaint("C", values.build());
            case RIVAL -> new Rival("R", values.build());
            case SHIFT -> new Shift(values.build());
            default -> new Promotion("P", values.build());
        };
    }

    private static <T> AccountSnapshot.Builder set(AccountSnapshot.Builder builder, Metric<T> metric, int level) {
        return builder.set(metric, value(metric, level));
    }

    private static <T> void put(MetricValues.Builder values, Metric<T> metric, int level) {
        values.put(metric, value(metric, level));
    }

    /** Below the literal for 0, at it for 1, above it for 2 and 3. */
    private static <T> T value(Metric<T> metric, int level) {
        Object value =
                switch (metric.unit()) {
                    case TEXT -> "known";
                    case FLAG -> level % 2 == 1;
                    case CODE ->
                        metric.type().getEnumConstants()[level % metric.type().getEnumConstants().length];
                    case DATE -> metric == Metrics.COMPLAINT_RESOLVED_ON ? DAY : DAY.minusDays(level);
                    case MONEY -> Money.of(level + ".0", "CNY");
                    case DAYS, COUNT, SIGNED_COUNT -> level;
                    case RATIO, MARGIN, SHARE_CHANGE -> Math.min(1, level / 2.0);
                    default -> (double) level;
                };
        return metric.type().cast(value);
    }
}
