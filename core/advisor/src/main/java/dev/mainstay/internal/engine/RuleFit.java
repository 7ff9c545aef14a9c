package dev.mainstay.internal.engine;

import static dev.mainstay.internal.engine.PackFit.that;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Pattern.Fold;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Stance;
import dev.mainstay.vocabulary.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a rule is one that admission could have let in: facts of its phase, typed comparisons, one call, known codes. */
final class RuleFit {

    private static final int MAX_FACTS = 3;
    private static final int MAX_PATTERNS = 20;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_COMPARISONS = 200;

    private final CodeBook codes;
    private final Map<String, Unit> limits;
    private int comparisons;

    RuleFit(CodeBook codes, Map<String, Unit> limits) {
        this.codes = codes;
        this.limits = limits;
    }

    void check(Rule rule) {
        that(!rule.name().isBlank() && rule.name().length() <= 1_000, "name of a rule");
        that(rule.confidence() > 0 && rule.confidence() <= 1, "confidence");
        that(rule.patterns().size() <= MAX_PATTERNS, "too many patterns");
        List<Pattern> matched = rule.patterns().stream()
                .filter(pattern -> pattern.quantifier() == Quantifier.EACH)
                .toList();
        that(!matched.isEmpty() && matched.size() <= MAX_FACTS, "facts of a rule");
        that(matched.stream().filter(pattern -> pattern.fact().isElement()).count() <= 1, "join");
        comparisons = 0;
        for (Pattern pattern : rule.patterns()) {
            that(rule.phase().sees(pattern.fact()), "fact of another phase");
            pattern(pattern);
        }
        that(comparisons <= MAX_COMPARISONS, "too many comparisons");
        consequence(rule, matched);
    }

    private void consequence(Rule rule, List<Pattern> matched) {
        Rule.Consequence consequence = rule.consequence();
        BoardCall call = consequence.call();
        that(call.phase() == rule.phase(), "call of another phase");
        that(consequence.codes().size() == call.codes().size(), "codes of a call");
        that(consequence.variables().size() == call.subjects().size(), "facts of a call");
        for (int i = 0; i < call.codes().size(); i++) {
            String code = consequence.codes().get(i);
            if (call.codes().get(i) == CodeKind.INFLUENCE) {
                that(CodeBook.influence(code) != CodeBook.DEFECTION || code.equals("DEFECTION"), "influence");
            } else if (call.codes().get(i) == CodeKind.STANCE) {
                Stance.valueOf(code);
            }
        }
        for (int i = 0; i < call.subjects().size(); i++) {
            String variable = consequence.variables().get(i);
            boolean proposal = call.subjects().get(i) == BoardCall.Subject.PROPOSAL;
            that(
                    matched.stream()
                            .filter(pattern -> pattern.binding().equals(variable))
                            .anyMatch(pattern -> (pattern.fact() == FactType.PROPOSAL) == proposal),
                    "fact of a call");
        }
        double least = call == BoardCall.WEIGH ? -1 : 1;
        double most = call == BoardCall.WEIGH ? 1 : 365;
        that(
                call.takesNumber()
                        ? consequence.number() >= least && consequence.number() <= most
                        : consequence.number() == 0,
                "number of a call");
    }

    private void pattern(Pattern pattern) {
        that(pattern.quantifier() == Quantifier.EACH || pattern.fact().isElement(), "quantifier");
        that(
                (pattern.quantifier() == Quantifier.ACCUMULATE)
                        == pattern.accumulation().isPresent(),
                "accumulate");
        for (Condition condition : pattern.conditions()) {
            condition(condition, pattern.fact(), MAX_DEPTH);
        }
        pattern.accumulation().ifPresent(accumulation -> accumulation(accumulation, pattern.fact()));
    }

    private void accumulation(Accumulation accumulation, FactType fact) {
        Optional<Metric<?>> metric = accumulation.metric();
        that((accumulation.fold() == Fold.COUNT) == metric.isEmpty(), "function");
        that(metric.map(of -> of.fact() == fact && of.unit().numeric()).orElse(true), "function");
        Operator operator = accumulation.operator();
        that(
                accumulation.fold() == Fold.MIN
                        ? operator == Operator.LESS || operator == Operator.AT_MOST
                        : operator == Operator.GREATER || operator == Operator.AT_LEAST,
                "threshold");
        if (accumulation.threshold() instanceof Term.NumberLiteral number) {
            literal(number);
        } else {
            limit(accumulation.threshold(), metric.<Unit>map(Metric::unit).orElse(Unit.COUNT));
        }
    }

    private void condition(Condition condition, FactType fact, int depth) {
        that(depth > 0, "too deep");
        if (condition instanceof Condition.Comparison comparison) {
            comparisons++;
            comparison(comparison, fact);
            return;
        }
        List<Condition> parts =
                condition instanceof Condition.AllOf all ? all.parts() : ((Condition.AnyOf) condition).parts();
        that(!parts.isEmpty(), "nothing to hold");
        parts.forEach(part -> condition(part, fact, depth - 1));
    }

    private void comparison(Condition.Comparison comparison, FactType fact) {
        Unit unit = observed(comparison.left(), fact);
        Operator operator = comparison.operator();
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        boolean membership = operator == Operator.CONTAINS || operator == Operator.NOT_CONTAINS;
        that(
                switch (unit) {
                    case FLAG, TEXT -> equality;
                    case SET -> membership;
                    default -> !membership;
                },
                "operator");
        Term right = comparison.right();
        if (unit == Unit.TEXT || unit == Unit.SET) {
            that(right instanceof Term.TextLiteral, "text");
        } else if (right instanceof Term.NumberLiteral number) {
            that(unit != Unit.DATE, "date");
            number(number, comparison.left(), unit);
        } else if (right instanceof Term.Limit) {
            limit(right, unit);
        } else {
            that(observed(right, fact) == unit && type(right) == type(comparison.left()), "units");
        }
    }

    /** The unit of what is observed of a fact. */
    private Unit observed(Term term, FactType fact) {
        if (term instanceof Term.Property property) {
            that(property.metric().fact() == fact, "metric of another fact");
            return property.metric().unit();
        }
        that(term instanceof Term.Answer, "nothing observed");
        Term.Answer answer = (Term.Answer) term;
        that(answer.lookup().fact() == fact, "question to another fact");
        CodeKind kind = answer.lookup().argument();
        boolean influence = kind == CodeKind.CAUSE || kind == CodeKind.RISK || kind == CodeKind.CAUSE_OR_RISK;
        that(!influence || CodeBook.influence(answer.code()) != CodeBook.DEFECTION, "influence");
        that(codes.number(kind, answer.code()) >= 0, "code");
        return answer.lookup().unit();
    }

    /** What the values of a property are; numbers are one type, whatever their Java class. */
    private static Class<?> type(Term term) {
        Class<?> type = term instanceof Term.Answer answer
                ? answer.lookup().type()
                : ((Term.Property) term).metric().type();
        return type.isEnum() ? type : Object.class;
    }

    private void limit(Term term, Unit unit) {
        that(term instanceof Term.Limit limit && limits.get(limit.key()) == unit, "limit");
    }

    private static void number(Term.NumberLiteral number, Term left, Unit unit) {
        if (unit == Unit.FLAG) {
            that(
                    number.text().equals(number.value() == 1 ? "true" : "false")
                            && (number.value() == 0 || number.value() == 1),
                    "flag");
        } else if (unit == Unit.CODE) {
            Object[] constants = type(left).getEnumConstants();
            List<String> known = constants == null
                    ? List.of()
                    : Arrays.stream(constants).map(Object::toString).toList();
            that(known.indexOf(number.text()) == number.value() && number.value() >= 0, "code");
        } else {
            literal(number);
            that(number.value() >= unit.min() && number.value() <= unit.max(), "range");
        }
    }

    /** Rules with the same condition share one node, and its text is what tells conditions apart. */
    private static void literal(Term.NumberLiteral number) {
        that(Double.isFinite(number.value()) && Double.parseDouble(number.text()) == number.value(), "number");
    }
}
