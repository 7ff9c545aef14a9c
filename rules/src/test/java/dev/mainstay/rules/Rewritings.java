package dev.mainstay.rules;

import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Condition.AllOf;
import dev.mainstay.pack.Condition.AnyOf;
import dev.mainstay.pack.Condition.Comparison;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Phase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Writes a condition of a random signal rule otherwise: some ways mean the same, some only look as if they did. */
final class Rewritings {

    private final PackModel pack;
    private final Random random;

    Rewritings(PackModel pack, Random random) {
        this.pack = pack;
        this.random = random;
    }

    /**
     * One way to write a condition otherwise.
     *
     * @param name what it is
     * @param same whether it means the same
     * @param write the pack with it; empty where the condition cannot be written so
     */
    record Rewriting(String name, boolean same, Function<Place, Optional<PackModel>> write) {}

    /** A comparison of a number with a literal or a limit, by its position. */
    record Place(int rule, int pattern, int condition, Comparison from) {}

    List<Rewriting> all() {
        return List.of(
                conditions("with a weaker one", true, this::weaker),
                conditions(
                        "or itself and another",
                        true,
                        (place, from) -> Optional.of(any(from, all(from, another(place))))),
                conditions("in two bands", true, this::bands),
                conditions("or what nothing can be", true, this::dead),
                new Rewriting("in another order", true, this::reversed),
                new Rewriting("the next whole number, or the step before", true, this::nextWhole),
                conditions("split by what may be unknown", false, this::splitByUnknown),
                conditions(
                        "with the boundary",
                        false,
                        (place, from) -> Optional.of(with(from, otherStrictness(from.operator()), from.right()))),
                conditions("with a stronger one", false, (place, from) -> Optional.of(all(from, another(place)))),
                conditions("in two bands with a hole", false, this::hole));
    }

    /** Every place where a signal rule compares a number of one fact. */
    List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (int r = 0; r < pack.rules().size(); r++) {
            Rule rule = pack.rules().get(r);
            for (int p = 0; p < rule.patterns().size() && rule.phase() == Phase.SIGNALS; p++) {
                List<Condition> conditions = rule.patterns().get(p).conditions();
                for (int c = 0; c < conditions.size(); c++) {
                    if (conditions.get(c) instanceof Comparison comparison
                            && comparison.left() instanceof Term.Property
                            && (comparison.right() instanceof Term.NumberLiteral
                                    || comparison.right() instanceof Term.Limit)
                            && ordered(comparison.operator())) {
                        places.add(new Place(r, p, c, comparison));
                    }
                }
            }
        }
        return places;
    }

    private interface Writing {
        Optional<Condition> of(Place place, Comparison from);
    }

    private Rewriting conditions(String name, boolean same, Writing writing) {
        return new Rewriting(
                name, same, place -> writing.of(place, place.from).map(other -> written(place, List.of(other))));
    }

    /** The pack with other conditions in the place of one. */
    private PackModel written(Place place, List<Condition> by) {
        Rule rule = pack.rules().get(place.rule);
        List<Condition> conditions =
                new ArrayList<>(rule.patterns().get(place.pattern).conditions());
        conditions.remove(place.condition);
        conditions.addAll(place.condition, by);
        return with(place, conditions, pack.limits());
    }

    private PackModel with(Place place, List<Condition> conditions, List<LimitRow> limits) {
        Rule rule = pack.rules().get(place.rule);
        Pattern from = rule.patterns().get(place.pattern);
        List<Pattern> patterns = new ArrayList<>(rule.patterns());
        patterns.set(
                place.pattern,
                new Pattern(
                        from.quantifier(), from.fact(), from.binding(), conditions, from.accumulation(), from.at()));
        List<Rule> rules = new ArrayList<>(pack.rules());
        rules.set(
                place.rule,
                new Rule(
                        rule.name(),
                        rule.phase(),
                        rule.commitment(),
                        rule.severity(),
                        rule.confidence(),
                        patterns,
                        rule.consequence(),
                        rule.switchedOff(),
                        rule.at()));
        return new PackModel(
                pack.info(),
                rules,
                limits,
                pack.diagnosis(),
                pack.actions(),
                pack.playbook(),
                pack.weights(),
                pack.texts());
    }

    // ---- what means the same

    private Optional<Condition> weaker(Place place, Comparison from) {
        return Optional.of(all(from, with(from, from.operator(), number(beyond(from)))));
    }

    private Optional<Condition> bands(Place place, Comparison from) {
        Term inside = number(within(from));
        return Optional.of(any(
                with(from, from.operator(), inside),
                all(from, with(from, from.operator().negated(), inside))));
    }

    private Optional<Condition> dead(Place place, Comparison from) {
        Term bound = number(within(from));
        return Optional.of(any(from, all(with(from, Operator.LESS, bound), with(from, Operator.GREATER, bound))));
    }

    private Optional<PackModel> reversed(Place place) {
        List<Condition> conditions = new ArrayList<>(
                pack.rules().get(place.rule).patterns().get(place.pattern).conditions());
        Collections.reverse(conditions);
        return conditions.size() < 2 ? Optional.empty() : Optional.of(with(place, conditions, pack.limits()));
    }

    /** {@code <= 4} as {@code < 5}, with all rows of a limit that nothing else reads. */
    private Optional<PackModel> nextWhole(Place place) {
        Comparison from = place.from;
        if (!(from.left() instanceof Term.Property property)
                || property.metric().type() != Integer.class) {
            return Optional.empty();
        }
        double by = from.operator() == Operator.AT_MOST || from.operator() == Operator.GREATER ? 1 : -1;
        Operator other = otherStrictness(from.operator());
        if (from.right() instanceof Term.NumberLiteral literal) {
            return Optional.of(written(place, List.of(with(from, other, number(literal.value() + by)))));
        }
        String key = ((Term.Limit) from.right()).key();
        long readers = pack.rules().stream()
                .flatMap(rule -> Question.of(rule).terms().stream())
                .filter(term -> term instanceof Term.Limit limit && limit.key().equals(key))
                .count();
        List<LimitRow> rows = new ArrayList<>(pack.limits());
        rows.replaceAll(row -> row.key().equals(key) ? row.withValue(row.value().orElseThrow() + by) : row);
        List<Condition> conditions = new ArrayList<>(
                pack.rules().get(place.rule).patterns().get(place.pattern).conditions());
        conditions.set(place.condition, with(from, other, from.right()));
        return readers == 1 && value(from).stream().allMatch(value -> value == Math.rint(value))
                ? Optional.of(with(place, conditions, rows))
                : Optional.empty();
    }

    // ---- what does not

    /** Where the other is unknown, neither half holds. */
    private Optional<Condition> splitByUnknown(Place place, Comparison from) {
        Comparison other = another(place);
        return Optional.of(any(
                all(from, other),
                all(from, new Comparison(other.left(), other.operator().negated(), other.right(), other.at()))));
    }

    private Optional<Condition> hole(Place place, Comparison from) {
        Term inside = number(within(from));
        Operator strict = from.operator() == Operator.AT_LEAST
                ? Operator.GREATER
                : from.operator() == Operator.AT_MOST ? Operator.LESS : from.operator();
        Operator back = strict == Operator.LESS ? Operator.GREATER : Operator.LESS;
        return Optional.of(any(with(from, strict, inside), all(from, with(from, back, inside))));
    }

    /** A comparison of the same fact in some other rule. */
    private Comparison another(Place place) {
        List<Comparison> others = places().stream()
                .filter(other ->
                        fact(other) == fact(place) && !other.from.left().equals(place.from.left()))
                .map(Place::from)
                .toList();
        return others.get(random.nextInt(others.size()));
    }

    private Object fact(Place place) {
        return pack.rules().get(place.rule).patterns().get(place.pattern).fact();
    }

    // ---- numbers

    private static boolean ordered(Operator operator) {
        return operator == Operator.LESS
                || operator == Operator.AT_MOST
                || operator == Operator.GREATER
                || operator == Operator.AT_LEAST;
    }

    private static boolean upwards(Comparison from) {
        return from.operator() == Operator.GREATER || from.operator() == Operator.AT_LEAST;
    }

    private static Operator otherStrictness(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.AT_MOST;
            case AT_MOST -> Operator.LESS;
            case GREATER -> Operator.AT_LEAST;
            default -> Operator.GREATER;
        };
    }

    /** Every value of what it is compared with. */
    private List<Double> value(Comparison from) {
        return from.right() instanceof Term.NumberLiteral literal
                ? List.of(literal.value())
                : pack.limits().stream()
                        .filter(row -> row.key().equals(((Term.Limit) from.right()).key()))
                        .flatMap(row -> row.value().stream())
                        .toList();
    }

    /** A bound that holds wherever the comparison does. */
    private double beyond(Comparison from) {
        DoubleStream values = value(from).stream().mapToDouble(Double::doubleValue);
        return upwards(from) ? values.min().orElseThrow() - 0.5 : values.max().orElseThrow() + 0.5;
    }

    /** A bound such that wherever it holds the comparison does. */
    private double within(Comparison from) {
        DoubleStream values = value(from).stream().mapToDouble(Double::doubleValue);
        return upwards(from) ? values.max().orElseThrow() + 0.25 : values.min().orElseThrow() - 0.25;
    }

    private static Term number(double value) {
        return new Term.NumberLiteral(value, String.valueOf(value));
    }

    private static Comparison with(Comparison from, Operator operator, Term right) {
        return new Comparison(from.left(), operator, right, from.at());
    }

    private static Condition all(Condition... parts) {
        return new AllOf(List.of(parts), parts[0].at());
    }

    private static Condition any(Condition... parts) {
        return new AnyOf(List.of(parts), parts[0].at());
    }
}
