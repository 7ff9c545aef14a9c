package dev.mainstay.internal.engine;

import dev.mainstay.advice.Evidence;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

        /** The same with all its digits. */
        default Object exact(Fact fact) {
            return of(fact);
        }
    }

    /** A number, rounded unless that hides a difference. */
    record Rounded(Check.Reader number) implements Shown {
        @Override
        public Object of(Fact fact) {
            return Round.shown(number.read(fact));
        }

        @Override
        public Object exact(Fact fact) {
            return Round.exact(number.read(fact));
        }
    }

    /** What another phase answered, which is worked out to four decimals. */
    record Likelihood(Check.Reader number) implements Shown {
        @Override
        public Object of(Fact fact) {
            return Round.shown(Round.ratio(number.read(fact)));
        }

        @Override
        public Object exact(Fact fact) {
            return Round.exact(number.read(fact));
        }
    }

    /** The value of a limit. */
    record Bound(int number) implements Shown {
        @Override
        public Object of(Fact fact) {
            return fact.consultation().limits.shown(number);
        }

        @Override
        public Object exact(Fact fact) {
            return Round.exact(fact.consultation().limits.value(number));
        }
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
            add(evidence, right.evidence(name.of(fact), left, fact));
        }
    }

    /** The right side of a comparison, which is a limit of the pack or something else. */
    record Against(String operator, Shown limit, Optional<String> key, int number) {

        private static final Set<String> TELLS_APART = Set.of("<", ">", "!=");

        static Against of(String operator, Term right, CompiledRule rule) {
            if (right instanceof Term.Limit limit) {
                int number = rule.limit(limit.key());
                return new Against(operator, new Bound(number), Optional.of(limit.key()), number);
            }
            return new Against(operator, shown(right, rule), Optional.empty(), -1);
        }

        /** What is told; never a value as the limit it differs from, though they may differ by little. */
        Evidence evidence(String metric, Shown observed, Fact fact) {
            Object left = observed.of(fact);
            Object right = limit.of(fact);
            if (left.equals(right) && TELLS_APART.contains(operator)) {
                left = observed.exact(fact);
                right = limit.exact(fact);
            }
            Optional<String> from = key.isPresent() ? fact.consultation().limits.origin(number) : Optional.empty();
            return new Evidence(metric, left, operator, right, key, from);
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
            return literal(literal);
        }
        if (term instanceof Term.Property property) {
            return observed(property.metric());
        }
        if (term instanceof Term.Answer answer) {
            return answered(answer.lookup(), rule.reader(term));
        }
        return new Rounded(rule.reader(term));
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
            default -> new Rounded(fact -> fact.number(index));
        };
    }

    private static Shown answered(Lookup lookup, Check.Reader answer) {
        return switch (lookup.unit()) {
            case FLAG -> fact -> answer.read(fact) != 0;
            case CODE -> code(lookup.type(), answer);
            default -> new Likelihood(answer);
        };
    }

    private static Shown code(Class<?> type, Check.Reader number) {
        Object[] codes = type.getEnumConstants();
        return fact -> codes[(int) number.read(fact)].toString();
    }

    private static Shown literal(Term.NumberLiteral literal) {
        String text = literal.text();
        if (text.equals("true") || text.equals("false")) {
            return fact -> Boolean.valueOf(text);
        }
        return Character.isUpperCase(text.charAt(0)) ? fact -> text : new Rounded(fact -> literal.value());
    }
}
