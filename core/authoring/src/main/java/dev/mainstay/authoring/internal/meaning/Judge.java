package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.authoring.internal.meaning.RuleJudgement.Folded;
import dev.mainstay.authoring.internal.meaning.RuleJudgement.OfFact;
import dev.mainstay.authoring.internal.meaning.RuleJudgement.OfPattern;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.FactType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Holds rules against the facts of one account. */
final class Judge {

    private final Limits limits;
    /** The facts of a type; empty where they are elements of a list of which nothing is known. */
    private final Function<FactType, Optional<List<Subject>>> facts;

    Judge(Limits limits, Function<FactType, Optional<List<Subject>>> facts) {
        this.limits = limits;
        this.facts = facts;
    }

    RuleJudgement judge(Rule rule) {
        List<OfPattern> patterns = rule.patterns().stream().map(this::judge).toList();
        Truth truth = patterns.stream().map(OfPattern::truth).reduce(Truth.TRUE, Truth::and);
        return new RuleJudgement(rule, truth, patterns);
    }

    private OfPattern judge(Pattern pattern) {
        Optional<List<Subject>> known = facts.apply(pattern.fact());
        List<OfFact> judged = new ArrayList<>();
        for (Subject subject : known.orElse(List.of())) {
            judged.add(judge(pattern, subject));
        }
        Optional<Reading> threshold = pattern.accumulation().map(this::threshold);
        return judged(pattern, known.isPresent(), judged, threshold);
    }

    /** A pattern whose facts are judged already. */
    static OfPattern judged(Pattern pattern, boolean listKnown, List<OfFact> facts, Optional<Reading> threshold) {
        Optional<Folded> folded = pattern.accumulation()
                .flatMap(accumulation -> threshold.map(limit -> fold(accumulation, facts, limit)));
        Truth truth =
                switch (pattern.quantifier()) {
                    case EACH, EXISTS -> exists(listKnown, facts);
                    case NOT -> exists(listKnown, facts).negated();
                    case ACCUMULATE ->
                        passes(pattern.accumulation().orElseThrow(), folded.orElseThrow(), listKnown, facts);
                };
        return new OfPattern(pattern, truth, listKnown, facts, folded);
    }

    private OfFact judge(Pattern pattern, Subject subject) {
        List<Judgement> conditions = pattern.conditions().stream()
                .map(condition -> judge(condition, subject))
                .toList();
        return new OfFact(
                subject, conditions.stream().map(Judgement::truth).reduce(Truth.TRUE, Truth::and), conditions);
    }

    /** Whether one of the facts matches. In a list of which nothing is known, anything might. */
    private static Truth exists(boolean known, List<OfFact> judged) {
        return judged.stream().map(OfFact::truth).reduce(known ? Truth.FALSE : Truth.UNKNOWN, Truth::or);
    }

    // ---- conditions

    Judgement judge(Condition condition, Subject subject) {
        if (condition instanceof Condition.Comparison comparison) {
            Reading observed = read(comparison.left(), subject);
            Reading limit = read(comparison.right(), subject);
            return new Judgement.Compared(comparison, compare(observed, comparison.operator(), limit), observed, limit);
        }
        boolean all = condition instanceof Condition.AllOf;
        List<Condition> parts =
                condition instanceof Condition.AllOf and ? and.parts() : ((Condition.AnyOf) condition).parts();
        List<Judgement> judged =
                parts.stream().map(part -> judge(part, subject)).toList();
        Truth truth = judged.stream()
                .map(Judgement::truth)
                .reduce(all ? Truth.TRUE : Truth.FALSE, all ? Truth::and : Truth::or);
        return new Judgement.Joined(condition, truth, judged);
    }

    private Reading read(Term term, Subject subject) {
        if (term instanceof Term.Property property) {
            return Reading.of(subject.property(property.metric()));
        }
        if (term instanceof Term.Answer answer) {
            return Reading.of(subject.answer(answer.lookup(), answer.code()));
        }
        if (term instanceof Term.Limit limit) {
            return Reading.limit(limits.row(limit.key()));
        }
        if (term instanceof Term.NumberLiteral number) {
            return Reading.of((Object) number.value());
        }
        return Reading.of((Object) ((Term.TextLiteral) term).value());
    }

    private static Truth compare(Reading observed, Operator operator, Reading limit) {
        return observed.value()
                .flatMap(left -> limit.value().map(right -> Truth.of(holds(left, operator, right))))
                .orElse(Truth.UNKNOWN);
    }

    private static boolean holds(Object observed, Operator operator, Object limit) {
        if (observed instanceof Set<?> words) {
            return words.contains(limit) == (operator == Operator.CONTAINS);
        }
        if (observed instanceof String text) {
            return text.equals(limit) == (operator == Operator.EQUAL);
        }
        double a = Reading.number(observed);
        double b = Reading.number(limit);
        return switch (operator) {
            case LESS -> a < b;
            case AT_MOST -> a <= b;
            case GREATER -> a > b;
            case AT_LEAST -> a >= b;
            case EQUAL -> a == b;
            case NOT_EQUAL -> a != b;
            case CONTAINS, NOT_CONTAINS -> throw new IllegalArgumentException(operator + " is for sets");
        };
    }

    // ---- counts and sums

    private Reading threshold(Accumulation accumulation) {
        return accumulation.threshold() instanceof Term.Limit limit
                ? Reading.limit(limits.row(limit.key()))
                : Reading.of((Object) ((Term.NumberLiteral) accumulation.threshold()).value());
    }

    private static Folded fold(Accumulation accumulation, List<OfFact> judged, Reading threshold) {
        List<Double> certain = new ArrayList<>();
        for (OfFact fact : judged) {
            if (fact.truth() == Truth.TRUE) {
                value(accumulation, fact.subject()).ifPresent(certain::add);
            }
        }
        return new Folded(Reading.of(fold(accumulation.fold(), certain)), threshold);
    }

    private static Optional<Double> fold(Pattern.Fold fold, List<Double> values) {
        return switch (fold) {
            case COUNT, SUM ->
                // decimal, so that 0.1 and 0.2 are 0.3, whatever comes first
                Optional.of(values.stream()
                        .map(BigDecimal::valueOf)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .doubleValue());
            case MIN -> values.stream().reduce(Math::min);
            case MAX -> values.stream().reduce(Math::max);
        };
    }

    /** What a fact adds: 1 to a count, else its property, if that is known. */
    private static Optional<Double> value(Accumulation accumulation, Subject subject) {
        return accumulation.metric().isEmpty()
                ? Optional.of(1.0)
                : subject.property(accumulation.metric().get()).map(Reading::number);
    }

    /**
     * Whether what certainly matches passes the threshold. Nothing that would still come to match can undo it, for a count,
     * sum or maximum asks for much and a minimum for little; where it does not pass, more knowledge might make it.
     */
    private static Truth passes(Accumulation accumulation, Folded folded, boolean known, List<OfFact> judged) {
        if (!known) {
            return Truth.UNKNOWN;
        }
        if (compare(folded.certain(), accumulation.operator(), folded.threshold()) == Truth.TRUE) {
            return Truth.TRUE;
        }
        List<Double> possible = new ArrayList<>();
        for (OfFact fact : judged) {
            if (fact.truth() != Truth.FALSE) {
                Optional<Double> value = value(accumulation, fact.subject());
                if (value.isEmpty() || !folded.threshold().known()) {
                    return Truth.UNKNOWN;
                }
                possible.add(value.get());
            }
        }
        Reading most = Reading.of(fold(accumulation.fold(), possible));
        return compare(most, accumulation.operator(), folded.threshold()) == Truth.TRUE ? Truth.UNKNOWN : Truth.FALSE;
    }
}
