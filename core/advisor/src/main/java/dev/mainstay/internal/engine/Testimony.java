package dev.mainstay.internal.engine;

import dev.mainstay.advice.Evidence;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Money;
import java.util.List;
import java.util.Optional;

/** What a condition of a rule says in evidence of a fact for which it holds; made ready once, told for each account. */
interface Testimony {

    /** Adds what it says of the fact. */
    void tell(Fact fact, List<Evidence> evidence);

    /** The testimony of a condition. */
    static Testimony of(Condition condition, CompiledRule rule) {
        if (condition instanceof Condition.AllOf all) {
            List<Testimony> parts =
                    all.parts().stream().map(part -> of(part, rule)).toList();
            return (fact, evidence) -> parts.forEach(part -> part.tell(fact, evidence));
        }
        if (condition instanceof Condition.AnyOf any) {
            List<Alternative> parts = any.parts().stream()
                    .map(part -> new Alternative(rule.check(part), of(part, rule)))
                    .toList();
            return (fact, evidence) -> parts.forEach(part -> part.tell(fact, evidence));
        }
        Condition.Comparison comparison = (Condition.Comparison) condition;
        Name name = comparison.left() instanceof Term.Property property
                ? fact -> fact.path(property.metric())
                : fact -> comparison.left().text();
        return new Compared(
                name,
                shown(comparison.left(), rule),
                Against.of(comparison.operator().symbol(), comparison.right(), rule));
    }

    /** What evidence calls what was observed of a fact. */
    interface Name {
        String of(Fact fact);
    }

    /** A value as evidence shows it. */
    interface Shown {
        Object of(Fact fact);
    }

    /** One of several conditions, which says something only where it holds. */
    record Alternative(Check check, Testimony testimony) implements Testimony {
        @Override
        public void tell(Fact fact, List<Evidence> evidence) {
            if (check.holds(fact)) {
                testimony.tell(fact, evidence);
            }
        }
    }

    /** A comparison. */
    record Compared(Name name, Shown left, Against right) implements Testimony {
        @Override
        public void tell(Fact fact, List<Evidence> evidence) {
            add(evidence, right.evidence(name.of(fact), left.of(fact), fact));
        }
    }

    /** The right side of a comparison, which is a limit of the pack or something else. */
    interface Against {
        Evidence evidence(String metric, Object observed, Fact fact);

        static Against of(String operator, Term right, CompiledRule rule) {
            if (right instanceof Term.Limit limit) {
                int number = rule.limit(limit.key());
                Optional<String> key = Optional.of(limit.key());
                return (metric, observed, fact) -> {
                    LimitTable.Resolved limits = fact.consultation().limits;
                    return new Evidence(metric, observed, operator, limits.shown(number), key, limits.origin(number));
                };
            }
            Shown value = shown(right, rule);
            return (metric, observed, fact) ->
                    new Evidence(metric, observed, operator, value.of(fact), Optional.empty(), Optional.empty());
        }
    }

    /** Adds evidence that is not there yet. */
    static void add(List<Evidence> evidence, Evidence further) {
        if (evidence.isEmpty() || !evidence.contains(further)) {
            evidence.add(further);
        }
    }

    private static Shown shown(Term term, CompiledRule rule) {
        if (term instanceof Term.TextLiteral text) {
            return fact -> text.value();
        }
        if (term instanceof Term.NumberLiteral literal) {
            Object value = literal(literal);
            return fact -> value;
        }
        if (term instanceof Term.Property property) {
            return observed(property.metric());
        }
        if (term instanceof Term.Answer answer) {
            return answered(answer.lookup(), rule.reader(term));
        }
        Check.Reader number = rule.reader(term);
        return fact -> Round.shown(number.read(fact));
    }

    private static Shown observed(Metric<?> metric) {
        int index = metric.index();
        return switch (metric.unit()) {
            case TEXT, SET -> fact -> String.valueOf(fact.object(index));
            case MONEY ->
                fact -> fact.object(index) instanceof Money money ? money.amount() : Round.shown(fact.number(index));
            case FLAG -> fact -> fact.number(index) != 0;
            case CODE -> code(metric.type(), fact -> fact.number(index));
            case DATE -> fact -> metric.fromNumber(fact.number(index)).toString();
            default -> fact -> Round.shown(fact.number(index));
        };
    }

    private static Shown answered(Lookup lookup, Check.Reader answer) {
        return switch (lookup.unit()) {
            case FLAG -> fact -> answer.read(fact) != 0;
            case CODE -> code(lookup.type(), answer);
            default -> fact -> Round.shown(Round.ratio(answer.read(fact)));
        };
    }

    private static Shown code(Class<?> type, Check.Reader number) {
        Object[] codes = type.getEnumConstants();
        return fact -> codes[(int) number.read(fact)].toString();
    }

    private static Object literal(Term.NumberLiteral literal) {
        return switch (literal.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> Character.isUpperCase(literal.text().charAt(0)) ? literal.text() : Round.shown(literal.value());
        };
    }
}
