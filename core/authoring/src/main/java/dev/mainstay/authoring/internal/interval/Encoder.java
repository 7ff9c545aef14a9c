package dev.mainstay.authoring.internal.interval;

import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Turns conditions into formulas, the limits having their values in a setting. A condition is read as certain, where something
 * unknown makes a comparison fail, or as possible, where it makes it hold.
 */
final class Encoder {

    private final Function<String, OptionalDouble> limits;
    private final Optional<List<ActionRow>> actions;

    /**
     * Formulas with these limits.
     *
     * @param actions the catalogue; empty if a proposal may be of any action there could be
     */
    Encoder(Function<String, OptionalDouble> limits, Optional<List<ActionRow>> actions) {
        this.limits = limits;
        this.actions = actions;
    }

    /** All conditions of a pattern, for one fact. */
    Formula all(List<Condition> conditions, int instance, boolean possibly) {
        return Formula.all(conditions.stream()
                .map(condition -> one(condition, instance, possibly))
                .toList());
    }

    Formula one(Condition condition, int instance, boolean possibly) {
        if (condition instanceof Condition.AllOf all) {
            return all(all.parts(), instance, possibly);
        }
        if (condition instanceof Condition.AnyOf any) {
            return Formula.any(any.parts().stream()
                    .map(part -> one(part, instance, possibly))
                    .toList());
        }
        Condition.Comparison comparison = (Condition.Comparison) condition;
        if (comparison.left() instanceof Term.Property property
                && property.metric().fact() == FactType.PROPOSAL) {
            if (actions.isPresent()) {
                return ofProposal(comparison, actions.get(), instance);
            }
            if (property.metric() == Metrics.PROPOSAL_TRAITS) {
                return ofTrait(comparison, instance);
            }
        }
        return compared(comparison.left(), comparison.operator(), comparison.right(), instance, possibly);
    }

    /** A comparison of an accumulated value, or of one side with another. */
    private Formula compared(Term left, Operator operator, Term right, int instance, boolean possibly) {
        Variable variable = variable(left, instance);
        if (right instanceof Term.TextLiteral text) {
            TextSet named = TextSet.of(text.value());
            return in(variable, operator == Operator.EQUAL ? named : named.not(), possibly);
        }
        if (right instanceof Term.Property || right instanceof Term.Answer) {
            return ordered(variable, operator, variable(right, instance), possibly);
        }
        return compared(variable, operator, constant(right), possibly);
    }

    /** A comparison of a variable with a number, which may be unknown. */
    static Formula compared(Variable variable, Operator operator, OptionalDouble number, boolean possibly) {
        if (number.isEmpty()) {
            return possibly ? Formula.TRUE : Formula.FALSE;
        }
        return in(variable, NumberSet.where(variable.grid(), operator, number.getAsDouble()), possibly);
    }

    private static Formula in(Variable variable, Values values, boolean possibly) {
        return Formula.in(variable, new Cell(values, possibly));
    }

    private static Formula ordered(Variable left, Operator operator, Variable right, boolean possibly) {
        Formula known =
                switch (operator) {
                    case LESS -> new Formula.Ordered(left, right, true);
                    case AT_MOST -> new Formula.Ordered(left, right, false);
                    case GREATER -> new Formula.Ordered(right, left, true);
                    case AT_LEAST -> new Formula.Ordered(right, left, false);
                    case EQUAL -> equal(left, right);
                    case NOT_EQUAL ->
                        Formula.any(List.of(
                                new Formula.Ordered(left, right, true), new Formula.Ordered(right, left, true)));
                    case CONTAINS, NOT_CONTAINS -> throw new Unclear(operator + " between two properties");
                };
        return possibly ? Formula.any(List.of(Formula.unknown(left), Formula.unknown(right), known)) : known;
    }

    static Formula equal(Variable left, Variable right) {
        return Formula.all(List.of(new Formula.Ordered(left, right, false), new Formula.Ordered(right, left, false)));
    }

    private static Variable variable(Term term, int instance) {
        if (term instanceof Term.Answer answer) {
            return new Variable.Answer(answer.lookup(), answer.code(), instance);
        }
        if (term instanceof Term.Property property) {
            return new Variable.Property(property.metric(), instance);
        }
        throw new Unclear(term.text() + " stands on the left");
    }

    OptionalDouble constant(Term term) {
        if (term instanceof Term.Limit limit) {
            return limits.apply(limit.key());
        }
        if (term instanceof Term.NumberLiteral number) {
            return OptionalDouble.of(number.value());
        }
        throw new Unclear(term.text() + " is no number");
    }

    /** What a proposal has follows from its action, so a comparison says which actions there may be. */
    private Formula ofProposal(Condition.Comparison comparison, List<ActionRow> catalogue, int instance) {
        NumberSet fitting = NumberSet.empty(Grid.WHOLE);
        for (int i = 0; i < catalogue.size(); i++) {
            if (holds(comparison, catalogue.get(i))) {
                fitting = fitting.or(NumberSet.between(Grid.WHOLE, i, i));
            }
        }
        return Formula.in(new Variable.Proposed(instance), new Cell(fitting, false));
    }

    /** Two proposals are of different actions. */
    Formula different(int one, int other) {
        return actions.isEmpty()
                ? Formula.TRUE
                : equal(new Variable.Proposed(one), new Variable.Proposed(other))
                        .not();
    }

    private static Formula ofTrait(Condition.Comparison comparison, int instance) {
        Variable trait = new Variable.Trait(((Term.TextLiteral) comparison.right()).value(), instance);
        return compared(
                trait, Operator.EQUAL, OptionalDouble.of(comparison.operator() == Operator.CONTAINS ? 1 : 0), false);
    }

    private boolean holds(Condition.Comparison comparison, ActionRow action) {
        Metric<?> metric = ((Term.Property) comparison.left()).metric();
        if (comparison.right() instanceof Term.TextLiteral text) {
            return switch (comparison.operator()) {
                case EQUAL -> action.code().equals(text.value());
                case NOT_EQUAL -> !action.code().equals(text.value());
                case CONTAINS -> action.traits().contains(text.value());
                case NOT_CONTAINS -> !action.traits().contains(text.value());
                default -> throw new Unclear(comparison.text());
            };
        }
        double right;
        if (comparison.right() instanceof Term.Property other) {
            right = number(other.metric(), action);
        } else if (comparison.right() instanceof Term.Answer) {
            throw new Unclear(comparison.text());
        } else {
            right = constant(comparison.right()).orElse(Double.NaN);
        }
        double left = number(metric, action);
        return !Double.isNaN(left)
                && NumberSet.where(Grid.REAL, comparison.operator(), right).contains(left);
    }

    @SuppressWarnings("EnumOrdinal") // codes are compared by their declaration
    private static double number(Metric<?> metric, ActionRow action) {
        List<Double> numbers = new ArrayList<>();
        if (metric == Metrics.PROPOSAL_COMMITMENT) {
            action.commitment().ifPresent(code -> numbers.add((double) code.ordinal()));
        } else if (metric == Metrics.PROPOSAL_LEVER) {
            numbers.add((double) action.lever().ordinal());
        } else if (metric == Metrics.PROPOSAL_OBLIGATION) {
            numbers.add(action.obligation() ? 1.0 : 0.0);
        } else if (metric == Metrics.PROPOSAL_EFFORT_HOURS) {
            numbers.add(action.effortHours());
        } else if (metric == Metrics.PROPOSAL_COST_SHARE) {
            numbers.add(action.cost());
        } else {
            throw new Unclear(metric.name());
        }
        return numbers.isEmpty() ? Double.NaN : numbers.get(0);
    }

    /** Something the reasoning has no exact answer for. */
    static final class Unclear extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unclear(String what) {
            super(what, null, false, false);
        }
    }
}
