package dev.mainstay.authoring.internal.interval;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.MetricValues;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Pattern.Fold;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks patterns of one case after the other, in the plainest way: what is null is unknown. */
final class BruteForce {

    private final List<LimitRow> limits;

    BruteForce(List<LimitRow> limits) {
        this.limits = limits;
    }

    /** Values of one fact by the position of the metric: numbers and texts. */
    record Values(@Nullable Object[] known) {

        static Values none(FactType type) {
            return new Values(new Object[Metrics.of(type).size()]);
        }

        static Values of(MetricValues values) {
            Values known = none(values.fact());
            for (Metric<?> metric : Metrics.of(values.fact())) {
                double number = values.number(metric.index());
                if (values.object(metric.index()) instanceof String text) {
                    known.known[metric.index()] = text;
                } else if (!Double.isNaN(number)) {
                    known.known[metric.index()] = number;
                }
            }
            return known;
        }

        Values with(Metric<?> metric, Object value) {
            Values more = new Values(known.clone());
            more.known[metric.index()] = value;
            return more;
        }

        @Nullable Object get(Metric<?> metric) {
            return known[metric.index()];
        }
    }

    /** An account, and what is known of its complaints: nothing, or a list. */
    record Case(Values account, Optional<List<Values>> complaints) {

        static Case of(AccountSnapshot snapshot) {
            return new Case(Values.of(snapshot.metrics()), snapshot.complaints().map(list -> list.stream()
                    .map(complaint -> Values.of(complaint.metrics()))
                    .toList()));
        }

        int size() {
            return complaints.map(List::size).orElse(0);
        }
    }

    /** Two-valued: what a condition is worth with an unknown side has been decided. */
    private interface Test {
        boolean holds(Values fact, Values account);
    }

    /** Whether patterns hold of a case, where each complaint that is matched is the one with this number. */
    interface Matcher {
        boolean holds(Case one, int subject);
    }

    Matcher matcher(List<Pattern> patterns) {
        List<Matcher> matchers = patterns.stream().map(this::matcher).toList();
        return (one, subject) -> {
            for (Matcher matcher : matchers) {
                if (!matcher.holds(one, subject)) {
                    return false;
                }
            }
            return true;
        };
    }

    private Matcher matcher(Pattern pattern) {
        Test test = all(pattern.conditions(), pattern.quantifier() == Quantifier.NOT);
        return switch (pattern.quantifier()) {
            case EACH ->
                pattern.fact() == FactType.ACCOUNT
                        ? (one, subject) -> test.holds(one.account, one.account)
                        : (one, subject) -> subject < one.size()
                                && test.holds(one.complaints.orElseThrow().get(subject), one.account);
            case NOT ->
                (one, subject) -> one.complaints.orElse(List.of(Values.none(FactType.COMPLAINT))).stream()
                        .noneMatch(complaint -> test.holds(complaint, one.account));
            case EXISTS -> (one, subject) -> !matching(test, one).isEmpty();
            case ACCUMULATE -> {
                Accumulation accumulation = pattern.accumulation().orElseThrow();
                yield (one, subject) -> one.complaints.isPresent() && holds(accumulation, matching(test, one));
            }
        };
    }

    private static List<Values> matching(Test test, Case one) {
        return one.complaints.orElse(List.of()).stream()
                .filter(complaint -> test.holds(complaint, one.account))
                .toList();
    }

    private static boolean holds(Accumulation accumulation, List<Values> matching) {
        double threshold = ((Term.NumberLiteral) accumulation.threshold()).value();
        if (accumulation.fold() == Fold.COUNT) {
            return compare(matching.size(), accumulation.operator(), threshold);
        }
        return matching.stream()
                .flatMap(complaint ->
                        Optional.ofNullable(
                                (Double) complaint.get(accumulation.metric().orElseThrow()))
                                .stream())
                .max(Comparator.naturalOrder())
                .map(most -> compare(most, accumulation.operator(), threshold))
                .orElse(false);
    }

    private Test all(List<Condition> conditions, boolean ifUnknown) {
        List<Test> tests = new ArrayList<>();
        conditions.forEach(condition -> tests.add(test(condition, ifUnknown)));
        return (fact, account) -> {
            for (Test test : tests) {
                if (!test.holds(fact, account)) {
                    return false;
                }
            }
            return true;
        };
    }

    private Test test(Condition condition, boolean ifUnknown) {
        if (condition instanceof Condition.AllOf all) {
            return all(all.parts(), ifUnknown);
        }
        if (condition instanceof Condition.AnyOf any) {
            List<Test> tests =
                    any.parts().stream().map(part -> test(part, ifUnknown)).toList();
            return (fact, account) -> tests.stream().anyMatch(test -> test.holds(fact, account));
        }
        Condition.Comparison comparison = (Condition.Comparison) condition;
        Metric<?> metric = ((Term.Property) comparison.left()).metric();
        Operator operator = comparison.operator();
        if (comparison.right() instanceof Term.TextLiteral text) {
            return (fact, account) -> {
                Object left = fact.get(metric);
                return left == null ? ifUnknown : left.equals(text.value()) == (operator == Operator.EQUAL);
            };
        }
        if (comparison.right() instanceof Term.NumberLiteral number) {
            return (fact, account) -> compare(fact.get(metric), operator, number.value(), ifUnknown);
        }
        if (comparison.right() instanceof Term.Property other) {
            return (fact, account) -> compare(fact.get(metric), operator, fact.get(other.metric()), ifUnknown);
        }
        String key = ((Term.Limit) comparison.right()).key();
        return (fact, account) -> compare(fact.get(metric), operator, limit(key, account), ifUnknown);
    }

    private static boolean compare(
            @Nullable Object left, Operator operator, @Nullable Object right, boolean ifUnknown) {
        if (left == null || right == null) {
            return ifUnknown;
        }
        return compare((double) left, operator, (double) right);
    }

    private static boolean compare(double left, Operator operator, double right) {
        return switch (operator) {
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case GREATER -> left > right;
            case AT_LEAST -> left >= right;
            case EQUAL -> left == right;
            default -> left != right;
        };
    }

    @SuppressWarnings("EnumOrdinal") // as rules compare them
    private @Nullable Object limit(String key, Values account) {
        Object tier = account.get(Metrics.PROFILE_TIER);
        Object industry = account.get(Metrics.PROFILE_INDUSTRY);
        LimitRow best = null;
        for (LimitRow row : limits) {
            Tier rowTier = row.tier().orElse(null);
            if (row.key().equals(key)
                    && (rowTier == null || (tier != null && (double) tier == rowTier.ordinal()))
                    && (row.industry().isEmpty() || row.industry().get().equals(industry))
                    && (best == null || row.specificity() > best.specificity())) {
                best = row;
            }
        }
        return best == null ? null : best.value().orElse(null);
    }
}
