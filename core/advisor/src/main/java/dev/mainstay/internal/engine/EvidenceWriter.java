package dev.mainstay.internal.engine;

import dev.mainstay.advice.Evidence;
import dev.mainstay.internal.engine.CompiledRule.CompiledPattern;
import dev.mainstay.internal.engine.Consultation.Firing;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Derives evidence from the conditions of the rule that fired: nobody writes it twice, so it cannot differ. */
final class EvidenceWriter {

    private final Consultation consultation;

    EvidenceWriter(Consultation consultation) {
        this.consultation = consultation;
    }

    /** The evidence of all firings of the rule that raised the signal most gravely. */
    List<Evidence> of(List<Firing> firings) {
        List<Evidence> evidence = new ArrayList<>(4);
        CompiledRule rule = firings.get(0).rule();
        for (Firing firing : firings) {
            if (firing.rule() == rule) {
                write(firing, evidence);
            }
        }
        return evidence;
    }

    private void write(Firing firing, List<Evidence> evidence) {
        int matched = 0;
        for (CompiledPattern pattern : firing.rule().patterns) {
            if (pattern.source().quantifier() == Quantifier.EACH) {
                Fact fact = firing.facts()[matched++];
                for (int i = 0; i < pattern.source().conditions().size(); i++) {
                    write(pattern.source().conditions().get(i), fact, firing.rule(), evidence);
                }
            } else {
                writeTogether(pattern, firing, evidence);
            }
        }
    }

    private void writeTogether(CompiledPattern pattern, Firing firing, List<Evidence> evidence) {
        Pattern source = pattern.source();
        List<Fact> facts = consultation.engine.facts(source.fact(), consultation);
        switch (source.quantifier()) {
            case EXISTS ->
                facts.stream().filter(pattern.whole()::holds).findFirst().ifPresent(fact -> source.conditions()
                        .forEach(condition -> write(condition, fact, firing.rule(), evidence)));
            case NOT ->
                add(
                        evidence,
                        new Evidence(
                                source.fact().isElement()
                                        ? source.fact().listPath()
                                        : source.fact().ruleName(),
                                "none",
                                "not",
                                text(source.conditions()),
                                Optional.empty(),
                                Optional.empty()));
            default -> {
                Accumulation accumulation = source.accumulation().orElseThrow();
                String of = accumulation.metric().map(Metric::name).orElse("");
                add(
                        evidence,
                        evidence(
                                source.fact().listPath() + "."
                                        + accumulation.fold().ruleName() + "(" + of + ")",
                                number(total(accumulation, facts, pattern.whole()::holds)),
                                accumulation.operator().symbol(),
                                accumulation.threshold(),
                                firing.facts()[0],
                                firing.rule()));
            }
        }
    }

    /** What those of the facts that match come to. */
    static double total(Accumulation accumulation, List<? extends Fact> facts, Predicate<Fact> matches) {
        double[] values = facts.stream()
                .filter(matches)
                .mapToDouble(fact -> accumulation
                        .metric()
                        .map(metric -> fact.number(metric.index()))
                        .orElse(1.0))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return switch (accumulation.fold()) {
            case COUNT, SUM -> Arrays.stream(values).sum();
            case MIN -> Arrays.stream(values).min().orElse(Double.NaN);
            case MAX -> Arrays.stream(values).max().orElse(Double.NaN);
        };
    }

    private static String text(List<Condition> conditions) {
        return String.join(", ", conditions.stream().map(Condition::text).toList());
    }

    private void write(Condition condition, Fact fact, CompiledRule rule, List<Evidence> evidence) {
        if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(part -> write(part, fact, rule, evidence));
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().stream()
                    .filter(part -> rule.check(part).holds(fact))
                    .forEach(part -> write(part, fact, rule, evidence));
        } else {
            Condition.Comparison comparison = (Condition.Comparison) condition;
            add(
                    evidence,
                    evidence(
                            name(comparison.left(), fact),
                            value(comparison.left(), fact, rule),
                            comparison.operator().symbol(),
                            comparison.right(),
                            fact,
                            rule));
        }
    }

    private Evidence evidence(
            String metric, Object observed, String operator, Term right, Fact fact, CompiledRule rule) {
        if (right instanceof Term.Limit limit) {
            LimitRow row = consultation.limits.rows()[consultation.engine.limits.number(limit.key())];
            return new Evidence(
                    metric,
                    observed,
                    operator,
                    value(right, fact, rule),
                    Optional.of(limit.key()),
                    Optional.ofNullable(row).map(LimitRow::origin));
        }
        return new Evidence(metric, observed, operator, value(right, fact, rule), Optional.empty(), Optional.empty());
    }

    private static void add(List<Evidence> evidence, Evidence further) {
        if (!evidence.contains(further)) {
            evidence.add(further);
        }
    }

    private static String name(Term term, Fact fact) {
        return term instanceof Term.Property property ? fact.path(property.metric()) : term.text();
    }

    private static Object value(Term term, Fact fact, CompiledRule rule) {
        if (term instanceof Term.TextLiteral text) {
            return text.value();
        }
        if (term instanceof Term.NumberLiteral literal) {
            return literal(literal);
        }
        if (term instanceof Term.Property property) {
            return observed(property.metric(), fact);
        }
        double number = rule.reader(term).read(fact);
        if (term instanceof Term.Answer answer) {
            return switch (answer.lookup().unit()) {
                case FLAG -> number != 0;
                case CODE ->
                    answer.lookup().type().getEnumConstants()[(int) number].toString();
                default -> number(Round.ratio(number));
            };
        }
        return number(number);
    }

    private static Object observed(Metric<?> metric, Fact fact) {
        double number = fact.number(metric.index());
        if (metric.unit() == Unit.TEXT || metric.unit() == Unit.SET) {
            return String.valueOf(fact.object(metric.index()));
        }
        if (metric.unit() == Unit.MONEY) {
            return fact.object(metric.index()) instanceof Money money ? money.amount() : number(number);
        }
        if (metric.unit().numeric()) {
            return number(number);
        }
        Object value = metric.fromNumber(number);
        return value instanceof Boolean ? value : value.toString();
    }

    private static Object literal(Term.NumberLiteral literal) {
        return switch (literal.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> Character.isUpperCase(literal.text().charAt(0)) ? literal.text() : number(literal.value());
        };
    }

    /** Whole numbers as integers, so that no one reads 3.0 complaints. */
    private static Object number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return Round.ratio(value);
    }
}
