package dev.mainstay.internal.engine;

import dev.mainstay.internal.engine.CompiledRule.CompiledPattern;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.util.List;
import java.util.Optional;

/**
 * A pattern as gaps look at it: where it neither holds for certain nor fails for certain, what is unknown and decides. Of a
 * choice of which one part holds nothing decides, however much of the other parts is unknown.
 */
final class OpenPattern {

    /** Takes down what is lacking. */
    interface Lacks {

        /** A given metric of the account is read, which may be unknown. */
        void metric(int metric);

        /** Something of an element, or a whole list, is unknown. */
        void path(String path);

        /** The pack sets no limit. */
        void limit(int limit);
    }

    /** A condition that says what is unknown and decides. */
    private interface Lacking {
        void tell(Fact fact, Lacks lacks);
    }

    private final CompiledPattern pattern;
    private final FactType type;
    private final Question question;
    private final Lacking[] conditions;
    private final Optional<Metric<?>> folded;
    private final Optional<Lacking> threshold;

    OpenPattern(CompiledPattern pattern, CompiledRule rule) {
        this.pattern = pattern;
        type = pattern.source().fact();
        question = Question.of(pattern);
        conditions = pattern.source().conditions().stream()
                .map(condition -> lacking(condition, rule))
                .toArray(Lacking[]::new);
        Optional<Accumulation> accumulation = pattern.source().accumulation();
        folded = accumulation.flatMap(Accumulation::metric);
        threshold = accumulation.map(of -> side(of.threshold(), rule));
    }

    private static Lacking lacking(Condition condition, CompiledRule rule) {
        Check whole = rule.check(condition);
        Lacking[] parts;
        if (condition instanceof Condition.Comparison comparison) {
            parts = new Lacking[] {side(comparison.left(), rule), side(comparison.right(), rule)};
        } else {
            List<Condition> conditions =
                    condition instanceof Condition.AllOf all ? all.parts() : ((Condition.AnyOf) condition).parts();
            parts = conditions.stream().map(part -> lacking(part, rule)).toArray(Lacking[]::new);
        }
        return (fact, lacks) -> {
            if (open(whole, fact)) {
                tell(parts, fact, lacks);
            }
        };
    }

    private static void tell(Lacking[] parts, Fact fact, Lacks lacks) {
        for (Lacking part : parts) {
            part.tell(fact, lacks);
        }
    }

    private static boolean open(Check check, Fact fact) {
        return check.mayHold(fact) && !check.holds(fact);
    }

    /** One side of a comparison. */
    private static Lacking side(Term term, CompiledRule rule) {
        if (term instanceof Term.Limit limit) {
            int number = rule.limit(limit.key());
            return (fact, lacks) -> {
                if (Double.isNaN(fact.consultation().limits.value(number))) {
                    lacks.limit(number);
                }
            };
        }
        if (!(term instanceof Term.Property property)) {
            return (fact, lacks) -> {};
        }
        Metric<?> metric = property.metric();
        if (metric.fact().isElement()) {
            return (fact, lacks) -> element(fact, metric, lacks);
        }
        int[] inputs = Metrics.inputs(metric).stream().mapToInt(Metric::index).toArray();
        return (fact, lacks) -> {
            for (int input : inputs) {
                lacks.metric(input);
            }
        };
    }

    /** A property of an element that is unknown, by the name of the first unknown one it follows from. */
    private static void element(Fact fact, Metric<?> metric, Lacks lacks) {
        if (unknown(fact, metric)) {
            for (Metric<?> input : Metrics.inputs(metric)) {
                if (unknown(fact, input)) {
                    lacks.path(fact.path(input));
                    return;
                }
            }
        }
    }

    private static boolean unknown(Fact fact, Metric<?> metric) {
        return Double.isNaN(fact.number(metric.index())) && fact.object(metric.index()) == null;
    }

    /** Says what decides, if anything unknown does; the rule as a whole may fire. */
    void tell(Consultation consultation, Lacks lacks) {
        if (!type.isElement()) {
            tell(conditions, consultation.account, lacks);
            return;
        }
        Consultation.Listed list = consultation.list(type);
        if (list.known() && certain(list, consultation)) {
            return;
        }
        if (threshold.isPresent()) {
            threshold.get().tell(consultation.account, lacks);
        }
        if (!list.known()) {
            lacks.path(type.listPath());
            return;
        }
        for (Fact.Listed fact : list.facts()) {
            if (pattern.whole().mayHold(fact)) {
                if (folded.isPresent()) {
                    element(fact, folded.get(), lacks);
                }
                if (!pattern.whole().holds(fact)) {
                    tell(conditions, fact, lacks);
                }
            }
        }
    }

    private boolean certain(Consultation.Listed list, Consultation consultation) {
        if (pattern.source().quantifier() != Quantifier.EACH) {
            return question.holds(consultation);
        }
        for (Fact.Listed fact : list.facts()) {
            if (pattern.whole().holds(fact)) {
                return true;
            }
        }
        return false;
    }
}
