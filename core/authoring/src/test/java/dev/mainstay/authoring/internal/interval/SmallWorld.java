package dev.mainstay.authoring.internal.interval;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Pattern.Fold;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.Term;
import dev.mainstay.pack.Texts;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Random conditions over a few metrics and limits, and every case that can matter to them, to be tried one by one. */
final class SmallWorld {

    static final double[] NUMBERS = {0.2, 0.5};
    static final double[] WHOLE = {2, 4};
    static final String INDUSTRY = "feed";

    private static final SourceRef AT = new SourceRef("test.drl", 1, 1);
    private static final Operator[] COMPARISONS = {
        Operator.LESS, Operator.AT_MOST, Operator.GREATER, Operator.AT_LEAST, Operator.EQUAL, Operator.NOT_EQUAL
    };

    private final Random random;
    /** Kinds of condition of this world; few, so that there are few cases. */
    private final List<Integer> kinds;

    SmallWorld(Random random) {
        this.random = random;
        List<Integer> all = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6));
        Collections.shuffle(all, random);
        kinds = all.subList(0, 3);
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A pack with nothing but limits {@code a} and {@code b}, by tier and industry, sometimes not set. */
    PackModel limits() {
        List<LimitRow> rows = new ArrayList<>();
        for (String key : List.of("a", "b")) {
            rows.add(limit(key, Optional.empty(), Optional.empty()));
            if (random.nextBoolean()) {
                rows.add(limit(key, Optional.of(any(List.of(Tier.KEY, Tier.MAJOR))), Optional.empty()));
            }
            if (random.nextInt(3) == 0) {
                rows.add(limit(key, Optional.empty(), Optional.of(INDUSTRY)));
            }
        }
        return model(rows);
    }

    static PackModel model(List<LimitRow> rows) {
        return new PackModel(
                new PackInfo("test", "1", "T", "en", Optional.empty(), Optional.empty(), Map.of(), List.of()),
                List.of(),
                rows,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                new Texts(Map.of(), "en"));
    }

    private LimitRow limit(String key, Optional<Tier> tier, Optional<String> industry) {
        Optional<Double> value =
                random.nextInt(6) == 0 ? Optional.empty() : Optional.of(NUMBERS[random.nextInt(NUMBERS.length)]);
        return new LimitRow(
                key,
                Optional.empty(),
                tier,
                industry,
                Optional.empty(),
                value,
                Unit.RATIO,
                0,
                1,
                0.1,
                Optional.empty(),
                "T",
                "t",
                "J",
                "t",
                AT);
    }

    /** A condition on the account. */
    Condition condition(int depth) {
        int kind = depth > 0 && random.nextInt(3) == 0 ? 7 : any(kinds);
        return switch (kind) {
            case 0 -> number(Metrics.DELIVERY_ON_TIME_RATE, ratio());
            case 1 -> number(Metrics.DELIVERY_IN_FULL_RATE, ratio());
            case 2 -> number(Metrics.DELIVERY_ON_TIME_RATE, new Term.Property(Metrics.DELIVERY_IN_FULL_RATE));
            case 3 -> number(Metrics.PRODUCT_UNMET_NEEDS, literal(WHOLE[random.nextInt(WHOLE.length)]));
            case 4 -> number(Metrics.PROFILE_TIER, literal(random.nextInt(4)));
            case 5 -> flag(Metrics.DELIVERY_PEAK_SUPPLY_AGREED);
            case 6 ->
                new Condition.Comparison(
                        new Term.Property(Metrics.PROFILE_INDUSTRY),
                        any(List.of(Operator.EQUAL, Operator.NOT_EQUAL)),
                        new Term.TextLiteral(any(List.of(INDUSTRY, "food"))),
                        AT);
            default -> joined(List.of(condition(depth - 1), condition(depth - 1)));
        };
    }

    private Condition joined(List<Condition> parts) {
        return random.nextBoolean() ? new Condition.AllOf(parts, AT) : new Condition.AnyOf(parts, AT);
    }

    private Term ratio() {
        return random.nextBoolean()
                ? new Term.Limit(any(List.of("a", "b")))
                : literal(NUMBERS[random.nextInt(NUMBERS.length)]);
    }

    static Term literal(double number) {
        return new Term.NumberLiteral(number, String.valueOf(number));
    }

    private Condition number(Metric<?> metric, Term right) {
        return new Condition.Comparison(
                new Term.Property(metric), COMPARISONS[random.nextInt(COMPARISONS.length)], right, AT);
    }

    private Condition flag(Metric<?> metric) {
        return new Condition.Comparison(new Term.Property(metric), Operator.EQUAL, literal(random.nextInt(2)), AT);
    }

    Pattern account(int conditions) {
        List<Condition> all = new ArrayList<>();
        for (int i = 0; i < conditions; i++) {
            all.add(condition(2));
        }
        return new Pattern(Quantifier.EACH, FactType.ACCOUNT, "$a", all, Optional.empty(), AT);
    }

    /** A pattern over complaints, however they are asked for. */
    Pattern complaints() {
        List<Condition> all = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            all.add(complaint(1));
        }
        Quantifier quantifier = any(List.of(Quantifier.values()));
        Optional<Accumulation> accumulation = Optional.empty();
        if (quantifier == Quantifier.ACCUMULATE) {
            accumulation = Optional.of(
                    random.nextInt(4) > 0
                            ? new Accumulation(
                                    Fold.COUNT,
                                    Optional.empty(),
                                    any(List.of(Operator.GREATER, Operator.AT_LEAST)),
                                    literal(random.nextInt(2)))
                            : new Accumulation(
                                    Fold.MAX,
                                    Optional.of(Metrics.COMPLAINT_OPEN_DAYS),
                                    Operator.AT_LEAST,
                                    literal(WHOLE[random.nextInt(WHOLE.length)])));
        }
        return new Pattern(
                quantifier, FactType.COMPLAINT, quantifier == Quantifier.EACH ? "$c" : "", all, accumulation, AT);
    }

    private Condition complaint(int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 4)) {
            case 0 -> number(Metrics.COMPLAINT_SEVERITY, literal(random.nextInt(4)));
            case 1 -> flag(Metrics.COMPLAINT_OPEN);
            case 2 -> flag(Metrics.COMPLAINT_REOPENED);
            case 3 -> number(Metrics.COMPLAINT_OPEN_DAYS, literal(WHOLE[random.nextInt(WHOLE.length)]));
            default -> joined(List.of(complaint(0), complaint(0)));
        };
    }
}
