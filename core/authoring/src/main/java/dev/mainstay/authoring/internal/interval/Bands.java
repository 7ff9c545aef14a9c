package dev.mainstay.authoring.internal.interval;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Worse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Rules that divide the values of one metric among them, their other conditions being the same, and what they leave out.
 *
 * <p>A gap is told from the normal range that two limits leave between too little and too much: one of its neighbours is
 * bounded on both sides, and either the metric has a worse direction, so that a value is left out between two that count, or
 * nothing but the bound itself is left out.
 */
public final class Bands {

    /**
     * A range that no rule covers.
     *
     * @param below the rule below it
     * @param above the rule above it
     * @param metric the metric
     * @param value a value in the gap
     * @param witness an account on which none of the rules fires
     */
    public record Gap(Rule below, Rule above, Metric<?> metric, String value, Witness witness) {}

    private record Band(Rule rule, Metric<?> metric, List<Condition> own, List<Condition> rest) {}

    private record Covered(Band band, NumberSet numbers) {}

    private final Reasoner reasoner;
    private final List<Rule> rules;

    /** Looks at rules that raise one signal. */
    public Bands(Reasoner reasoner, List<Rule> rules) {
        this.reasoner = reasoner;
        this.rules = List.copyOf(rules);
    }

    /** The gaps, at most one between two rules. */
    public List<Gap> gaps() {
        Map<List<Object>, List<Band>> alike = new LinkedHashMap<>();
        for (Rule rule : rules) {
            for (Band band : bands(rule)) {
                Set<String> rest = new LinkedHashSet<>(
                        band.rest.stream().map(Condition::text).sorted().toList());
                alike.computeIfAbsent(List.of(band.metric, rest), any -> new ArrayList<>())
                        .add(band);
            }
        }
        List<Gap> gaps = new ArrayList<>();
        for (List<Band> bands : alike.values()) {
            if (bands.size() > 1) {
                gaps(bands, gaps);
            }
        }
        return gaps;
    }

    /** A rule over one fact divides each metric it compares with numbers only. */
    private static List<Band> bands(Rule rule) {
        List<Band> bands = new ArrayList<>();
        if (rule.patterns().size() != 1) {
            return bands;
        }
        Set<Metric<?>> metrics = new LinkedHashSet<>();
        for (Condition condition : rule.patterns().get(0).conditions()) {
            compared(condition).ifPresent(metrics::add);
        }
        for (Metric<?> metric : metrics) {
            List<Condition> own = new ArrayList<>();
            List<Condition> rest = new ArrayList<>();
            for (Condition condition : rule.patterns().get(0).conditions()) {
                (compared(condition).filter(metric::equals).isPresent() ? own : rest).add(condition);
            }
            bands.add(new Band(rule, metric, own, rest));
        }
        return bands;
    }

    private static Optional<Metric<?>> compared(Condition condition) {
        return condition instanceof Condition.Comparison comparison
                        && comparison.left() instanceof Term.Property property
                        && property.metric().unit().numeric()
                        && (comparison.right() instanceof Term.Limit
                                || comparison.right() instanceof Term.NumberLiteral)
                ? Optional.of(property.metric())
                : Optional.empty();
    }

    private void gaps(List<Band> bands, List<Gap> gaps) {
        Question[] questions = rules.stream().map(Question::of).toArray(Question[]::new);
        for (Setting setting : reasoner.settings(questions)) {
            List<Covered> covered = new ArrayList<>();
            NumberSet all = NumberSet.empty(grid(bands));
            for (Band band : bands) {
                NumberSet numbers = numbers(band, setting);
                if (!numbers.isEmpty()) {
                    covered.add(new Covered(band, numbers));
                    all = all.or(numbers);
                }
            }
            for (int range = 1; range < all.ranges(); range++) {
                gap(covered, all.greatest(range - 1), all.least(range), setting, gaps);
            }
        }
    }

    private static Grid grid(List<Band> bands) {
        return new Variable.Property(bands.get(0).metric, 0).grid();
    }

    private NumberSet numbers(Band band, Setting setting) {
        Variable variable = new Variable.Property(band.metric, 0);
        NumberSet numbers = (NumberSet) Domain.of(variable).values();
        for (Condition condition : band.own) {
            Condition.Comparison comparison = (Condition.Comparison) condition;
            OptionalDouble number = comparison.right() instanceof Term.Limit limit
                    ? reasoner.limits().value(limit.key(), setting)
                    : OptionalDouble.of(((Term.NumberLiteral) comparison.right()).value());
            if (number.isEmpty()) {
                return NumberSet.empty(variable.grid());
            }
            numbers = numbers.and(NumberSet.where(variable.grid(), comparison.operator(), number.getAsDouble()));
        }
        return numbers;
    }

    private void gap(List<Covered> covered, double end, double start, Setting setting, List<Gap> gaps) {
        Covered below = covered.stream()
                .filter(one -> one.numbers.contains(end))
                .findFirst()
                .orElseThrow();
        Covered above = covered.stream()
                .filter(one -> one.numbers.contains(start))
                .findFirst()
                .orElseThrow();
        Metric<?> metric = below.band.metric;
        Grid grid = below.numbers.grid();
        boolean single = grid.above(grid.above(end)) == start;
        boolean known =
                gaps.stream().anyMatch(gap -> gap.below.equals(below.band.rule) && gap.above.equals(above.band.rule));
        if (known
                || below.band.rule.equals(above.band.rule)
                || !isBand(below, above, metric.worse())
                || (metric.worse() == Worse.NEITHER && !single)) {
            return;
        }
        NumberSet hole = NumberSet.between(grid, grid.above(end), grid.below(start));
        Question inside = inside(below.band, hole);
        List<Question> others = rules.stream().map(Question::of).toList();
        reasoner.apart(inside, others, setting)
                .witness()
                .ifPresent(witness ->
                        gaps.add(new Gap(below.band.rule, above.band.rule, metric, number(witness, metric), witness)));
    }

    /** Whether the one on the better side, where there is one, has an end there, too. */
    private static boolean isBand(Covered below, Covered above, Worse worse) {
        return switch (worse) {
            case HIGHER -> bounded(below);
            case LOWER -> bounded(above);
            case NEITHER -> bounded(below) || bounded(above);
        };
    }

    /** Whether the band has an end on either side within what the metric can be. */
    private static boolean bounded(Covered one) {
        NumberSet domain =
                (NumberSet) Domain.of(new Variable.Property(one.band.metric, 0)).values();
        return one.numbers.least() > domain.least() && one.numbers.greatest() < domain.greatest();
    }

    /** What the rules have in common, and a value in the hole. */
    private static Question inside(Band band, NumberSet hole) {
        Pattern pattern = band.rule.patterns().get(0);
        List<Condition> conditions = new ArrayList<>(band.rest);
        Term left = new Term.Property(band.metric);
        conditions.add(new Condition.Comparison(left, Operator.AT_LEAST, literal(hole.least()), pattern.at()));
        conditions.add(new Condition.Comparison(left, Operator.AT_MOST, literal(hole.greatest()), pattern.at()));
        return Question.of(List.of(new Pattern(
                pattern.quantifier(), pattern.fact(), pattern.binding(), conditions, Optional.empty(), pattern.at())));
    }

    private static Term literal(double number) {
        return new Term.NumberLiteral(number, String.valueOf(number));
    }

    private static String number(Witness witness, Metric<?> metric) {
        Point point = witness.solution().points().entrySet().stream()
                .filter(entry -> entry.getKey() instanceof Variable.Property property
                        && property.metric().equals(metric))
                .map(Map.Entry::getValue)
                .min(Comparator.comparing(Object::toString))
                .orElseThrow();
        return Objects.requireNonNull(point) instanceof Point.Numeric number ? Choice.text(number.value()) : "";
    }
}
