package dev.mainstay.authoring.internal.interval;

import static dev.mainstay.vocabulary.Metrics.*;

import dev.mainstay.pack.Operator;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Tier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What ties variables to each other whatever a pack says: a derived metric is known only with its inputs, a complaint is open
 * for as long as it is old or less. Each holds of every account, so nothing possible is lost by requiring it.
 */
final class Relations {

    /** A quotient and what it is divided by: known only where that is more than zero. */
    private static final Map<Metric<?>, Metric<?>> DIVISORS = Map.of(
            VALUE_COST_TO_SERVE_RATIO, VALUE_GROSS_MARGIN,
            ORDERS_SILENCE_RATIO, ORDERS_MEDIAN_ORDER_INTERVAL_DAYS,
            CHANNEL_SELL_IN_TO_SELL_THROUGH, CHANNEL_SELL_THROUGH12M,
            PROMOTION_VOLUME_TO_HISTORY, PROMOTION_HISTORIC_VOLUME,
            PROMOTION_VOLUME_TO_CEILING, PROMOTION_MARKET_CEILING);

    private Relations() {}

    /** The variables a formula mentions, in their order. */
    static Set<Variable> variables(Formula formula) {
        Set<Variable> found = new LinkedHashSet<>();
        collect(formula, found);
        return found;
    }

    private static void collect(Formula formula, Set<Variable> found) {
        if (formula instanceof Formula.In in) {
            found.add(in.variable());
        } else if (formula instanceof Formula.Ordered ordered) {
            found.add(ordered.less());
            found.add(ordered.greater());
        } else if (formula instanceof Formula.All all) {
            all.parts().forEach(part -> collect(part, found));
        } else if (formula instanceof Formula.Any any) {
            any.parts().forEach(part -> collect(part, found));
        }
    }

    /** What must hold beside a formula with these variables. */
    static Formula of(Set<Variable> variables) {
        List<Formula> parts = new ArrayList<>();
        Set<Integer> complaints = new LinkedHashSet<>();
        for (Variable variable : variables) {
            if (variable instanceof Variable.Property property) {
                if (property.metric().fact() == FactType.COMPLAINT) {
                    complaints.add(property.instance());
                } else if (property.metric().derived()) {
                    derived(property, parts);
                }
            }
        }
        complaints.forEach(instance -> complaint(instance, parts));
        if (variables.contains(account(PROFILE_TIER_STEPS))) {
            tierSteps(parts);
        }
        answers(variables, parts);
        return Formula.all(parts);
    }

    private static Variable.Property account(Metric<?> metric) {
        return new Variable.Property(metric, 0);
    }

    /** If the one holds, so does the other. */
    static Formula implies(Formula one, Formula other) {
        return Formula.any(List.of(one.not(), other));
    }

    private static Formula compared(Variable variable, Operator operator, double number) {
        return Formula.in(variable, new Cell(NumberSet.where(variable.grid(), operator, number), false));
    }

    private static void derived(Variable.Property property, List<Formula> parts) {
        if (property.metric().fact() != FactType.ACCOUNT
                && !property.metric().fact().isElement()) {
            return;
        }
        List<Formula> inputs = new ArrayList<>();
        for (Metric<?> input : Metrics.inputs(property.metric())) {
            inputs.add(Formula.known(new Variable.Property(input, property.instance())));
        }
        Metric<?> divisor = DIVISORS.get(property.metric());
        if (divisor != null) {
            Variable below = new Variable.Property(divisor, property.instance());
            inputs.add(compared(below, Operator.GREATER, 0));
        }
        parts.add(implies(Formula.known(property), Formula.all(inputs)));
    }

    /** An open complaint is open for as long as it is old, a resolved one no longer than that. */
    private static void complaint(int instance, List<Formula> parts) {
        Variable open = new Variable.Property(COMPLAINT_OPEN, instance);
        Variable openDays = new Variable.Property(COMPLAINT_OPEN_DAYS, instance);
        Variable ageDays = new Variable.Property(COMPLAINT_AGE_DAYS, instance);
        Variable openedOn = new Variable.Property(COMPLAINT_OPENED_ON, instance);
        Variable resolvedOn = new Variable.Property(COMPLAINT_RESOLVED_ON, instance);
        Formula undated =
                Formula.all(List.of(Formula.unknown(openDays), Formula.unknown(ageDays), Formula.unknown(openedOn)));
        Formula dated = Formula.known(openedOn);
        parts.add(Formula.any(List.of(
                Formula.all(List.of(
                        compared(open, Operator.EQUAL, 1),
                        Formula.any(List.of(undated, Formula.all(List.of(dated, Encoder.equal(openDays, ageDays))))),
                        Formula.unknown(resolvedOn))),
                Formula.all(List.of(
                        compared(open, Operator.EQUAL, 0),
                        Formula.any(List.of(
                                undated, Formula.all(List.of(dated, new Formula.Ordered(openDays, ageDays, false))))),
                        Formula.known(resolvedOn))))));
    }

    /** Every combination of the tiers, with the steps between them. */
    private static void tierSteps(List<Formula> parts) {
        Variable now = account(PROFILE_TIER);
        Variable before = account(PROFILE_PREVIOUS_TIER);
        Variable steps = account(PROFILE_TIER_STEPS);
        List<Formula> alternatives = new ArrayList<>();
        alternatives.add(Formula.all(
                List.of(Formula.any(List.of(Formula.unknown(now), Formula.unknown(before))), Formula.unknown(steps))));
        int tiers = Tier.values().length;
        for (int to = 0; to < tiers; to++) {
            for (int from = 0; from < tiers; from++) {
                alternatives.add(Formula.all(List.of(
                        compared(now, Operator.EQUAL, to),
                        compared(before, Operator.EQUAL, from),
                        compared(steps, Operator.EQUAL, to - from))));
            }
        }
        parts.add(Formula.any(alternatives));
    }

    /** A signal that is not raised has no severity and no strength. */
    private static void answers(Set<Variable> variables, List<Formula> parts) {
        Set<String> signals = new LinkedHashSet<>();
        for (Variable variable : variables) {
            if (variable instanceof Variable.Answer answer
                    && (answer.lookup() == Lookup.RAISED
                            || answer.lookup() == Lookup.SEVERITY
                            || answer.lookup() == Lookup.STRENGTH)) {
                signals.add(answer.code());
            }
        }
        for (String signal : signals) {
            Variable raised = new Variable.Answer(Lookup.RAISED, signal, 0);
            Variable severity = new Variable.Answer(Lookup.SEVERITY, signal, 0);
            Variable strength = new Variable.Answer(Lookup.STRENGTH, signal, 0);
            parts.add(Formula.any(List.of(
                    Formula.all(List.of(compared(raised, Operator.EQUAL, 1), Formula.known(severity))),
                    Formula.all(List.of(
                            compared(raised, Operator.EQUAL, 0),
                            Formula.unknown(severity),
                            compared(strength, Operator.EQUAL, 0))))));
        }
    }
}
