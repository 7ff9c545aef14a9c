package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.Tokens.Kind;
import dev.mainstay.authoring.internal.Tokens.Token;
import dev.mainstay.authoring.internal.Tokens.Unreadable;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Condition.AllOf;
import dev.mainstay.pack.Condition.AnyOf;
import dev.mainstay.pack.Condition.Comparison;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.Term;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads one condition of a pattern: properties, lookups, literals, limits, the listed operators, {@code &&}, {@code ||} and
 * {@code !}. Everything else is refused. Negation is pushed down to the comparisons, where unknown stays unknown.
 */
final class ConditionParser {

    private static final int MAX_DEPTH = 20;

    private final SourceFile file;
    private final FactType fact;
    private final Tokens tokens;
    private int depth;

    ConditionParser(SourceFile file, FactType fact, int from, int to) throws Unreadable {
        this.file = file;
        this.fact = fact;
        tokens = new Tokens(file, from, to);
    }

    Condition parse() throws Unreadable {
        Condition condition = either(false);
        Token rest = tokens.peek();
        if (rest.kind() != Kind.END) {
            throw tokens.expected("&&, ||", rest);
        }
        return condition;
    }

    private Condition either(boolean negated) throws Unreadable {
        int start = tokens.peek().offset();
        List<Condition> parts = new ArrayList<>(List.of(both(negated)));
        while (tokens.takeIf("||")) {
            parts.add(both(negated));
        }
        return joined(parts, negated, start);
    }

    private Condition both(boolean negated) throws Unreadable {
        int start = tokens.peek().offset();
        List<Condition> parts = new ArrayList<>(List.of(single(negated)));
        while (tokens.takeIf("&&")) {
            parts.add(single(negated));
        }
        return joined(parts, !negated, start);
    }

    private Condition joined(List<Condition> parts, boolean all, int start) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return all ? new AllOf(parts, file.at(start)) : new AnyOf(parts, file.at(start));
    }

    private Condition single(boolean negated) throws Unreadable {
        if (++depth > MAX_DEPTH) {
            throw tokens.refuse("MS-123", tokens.peek().offset(), MAX_DEPTH);
        }
        try {
            if (tokens.takeIf("!")) {
                return single(!negated);
            }
            if (tokens.takeIf("(")) {
                Condition inner = either(negated);
                tokens.expect(")");
                return inner;
            }
            return comparison(negated);
        } finally {
            depth--;
        }
    }

    private Condition comparison(boolean negated) throws Unreadable {
        int start = tokens.peek().offset();
        Term left = subject();
        Token operator = tokens.peek();
        if (tokens.ahead("in") || tokens.ahead("not", "in")) {
            boolean out = tokens.takeIf("not");
            tokens.take();
            return membership(left, start, out != negated);
        }
        boolean without = tokens.takeIf("not");
        if (tokens.takeIf("contains")) {
            Operator contains = without == negated ? Operator.CONTAINS : Operator.NOT_CONTAINS;
            return compared(left, contains, literal(left), start);
        }
        Optional<Operator> known = operator.kind() == Kind.SYMBOL ? Operator.called(operator.text()) : Optional.empty();
        if (known.isPresent() && !without) {
            tokens.take();
            Operator effective = negated ? known.get().negated() : known.get();
            return compared(left, effective, operand(left), start);
        }
        if (unit(left) == Unit.FLAG && !without && endsHere(operator)) {
            return compared(
                    left, Operator.EQUAL, new Term.NumberLiteral(negated ? 0 : 1, String.valueOf(!negated)), start);
        }
        throw tokens.expected("<, <=, >, >=, ==, !=, in, contains", operator);
    }

    private static boolean endsHere(Token token) {
        return token.kind() == Kind.END || token.is("&&") || token.is("||") || token.is(")");
    }

    private Condition membership(Term left, int start, boolean negated) throws Unreadable {
        tokens.expect("(");
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(compared(left, negated ? Operator.NOT_EQUAL : Operator.EQUAL, literal(left), start));
        } while (tokens.takeIf(","));
        tokens.expect(")");
        return joined(parts, negated, start);
    }

    private Condition compared(Term left, Operator operator, Term right, int start) throws Unreadable {
        Unit unit = unit(left);
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        boolean set = operator == Operator.CONTAINS || operator == Operator.NOT_CONTAINS;
        boolean fits =
                switch (unit) {
                    case FLAG, TEXT -> equality;
                    case SET -> set;
                    default -> !set;
                };
        if (!fits) {
            throw tokens.refuse("MS-124", start, operator.symbol(), left.text(), unit);
        }
        return new Comparison(left, operator, right, file.at(start));
    }

    private Term subject() throws Unreadable {
        Token first = tokens.expect(Kind.WORD, fact.ruleName() + ".…");
        if (tokens.peek().is("(")) {
            return lookup(first);
        }
        return property(first);
    }

    private Term lookup(Token name) throws Unreadable {
        Optional<Lookup> lookup = Lookup.called(fact, name.text());
        if (lookup.isEmpty()) {
            throw unknown(
                    "MS-125",
                    name,
                    Arrays.stream(Lookup.values())
                            .filter(known -> known.fact() == fact)
                            .map(Lookup::ruleName)
                            .toList());
        }
        tokens.expect("(");
        Token code = tokens.expect(Kind.TEXT, "\"" + lookup.get().argument() + "\"");
        tokens.expect(")");
        return new Term.Answer(lookup.get(), code.text());
    }

    private Term property(Token first) throws Unreadable {
        StringBuilder path = new StringBuilder(first.text());
        while (tokens.takeIf(".")) {
            path.append('.')
                    .append(tokens.expect(Kind.WORD, fact.ruleName() + ".…").text());
        }
        Optional<Metric<?>> metric = Metrics.find(fact, path.toString());
        if (metric.isEmpty()) {
            throw unknown(
                    "MS-103",
                    new Token(Kind.WORD, path.toString(), first.offset()),
                    Metrics.of(fact).stream().map(Metric::name).toList());
        }
        return new Term.Property(metric.get());
    }

    /** What a value is compared with: a literal, a limit, or another property of the same unit. */
    private Term operand(Term left) throws Unreadable {
        Token token = tokens.peek();
        if (token.kind() == Kind.WORD && tokens.ahead("limit", "(")) {
            return limit(left);
        }
        if (token.kind() == Kind.WORD && Character.isLowerCase(token.text().charAt(0)) && !isFlag(token)) {
            if (token.is("null")) {
                throw tokens.refuse("MS-126", token.offset());
            }
            Term right = subject();
            if (unit(right) != unit(left) || !comparable(left, right)) {
                throw tokens.refuse("MS-127", token.offset(), left.text(), unit(left), right.text(), unit(right));
            }
            return right;
        }
        return literal(left);
    }

    /** Texts and sets are compared with literals only, codes only with codes of the same list. */
    private static boolean comparable(Term left, Term right) {
        return switch (unit(left)) {
            case TEXT, SET -> false;
            case CODE -> type(left) == type(right);
            default -> true;
        };
    }

    private static Class<?> type(Term term) {
        return term instanceof Term.Answer answer
                ? answer.lookup().type()
                : ((Term.Property) term).metric().type();
    }

    private Term limit(Term left) throws Unreadable {
        Token token = tokens.take();
        tokens.expect("(");
        Token key = tokens.expect(Kind.TEXT, "\"limit\"");
        tokens.expect(")");
        if (!unit(left).numeric()) {
            throw tokens.refuse("MS-128", token.offset(), left.text(), unit(left));
        }
        return new Term.Limit(key.text());
    }

    private static boolean isFlag(Token token) {
        return token.is("true") || token.is("false");
    }

    private Term literal(Term left) throws Unreadable {
        Token token = tokens.take();
        Unit unit = unit(left);
        return switch (unit) {
            case FLAG -> {
                if (!isFlag(token)) {
                    throw tokens.refuse("MS-129", token.offset(), left.text(), "true, false", token.text());
                }
                yield new Term.NumberLiteral(token.is("true") ? 1 : 0, token.text());
            }
            case CODE -> code(left, token);
            case TEXT, SET -> {
                if (token.kind() != Kind.TEXT) {
                    throw tokens.refuse("MS-129", token.offset(), left.text(), "\"…\"", token.text());
                }
                yield new Term.TextLiteral(token.text());
            }
            case DATE -> throw tokens.refuse("MS-129", token.offset(), left.text(), "…", token.text());
            default -> number(left, token);
        };
    }

    private Term code(Term left, Token token) throws Unreadable {
        List<String> codes = Arrays.stream(type(left).getEnumConstants())
                .map(Object::toString)
                .toList();
        int position = token.kind() == Kind.WORD ? codes.indexOf(token.text()) : -1;
        if (position < 0) {
            throw new Unreadable(Problem.of(
                    "MS-129", file.at(token.offset()).toString(), left.text(), String.join(", ", codes), token.text()));
        }
        return new Term.NumberLiteral(position, token.text());
    }

    private Term number(Term left, Token token) throws Unreadable {
        if (token.kind() != Kind.NUMBER) {
            throw tokens.refuse("MS-129", token.offset(), left.text(), unit(left), token.text());
        }
        double value;
        try {
            value = Double.parseDouble(token.text());
        } catch (NumberFormatException notANumber) {
            throw tokens.refuse("MS-129", token.offset(), left.text(), unit(left), token.text());
        }
        Unit unit = unit(left);
        if (!Double.isFinite(value) || value < unit.min() || value > unit.max()) {
            throw tokens.refuse("MS-130", token.offset(), token.text(), left.text(), unit.min(), unit.max());
        }
        return new Term.NumberLiteral(value, token.text());
    }

    private static Unit unit(Term term) {
        if (term instanceof Term.Property property) {
            return property.metric().unit();
        }
        return ((Term.Answer) term).lookup().unit();
    }

    private Unreadable unknown(String problem, Token token, List<String> known) {
        return new Unreadable(
                Problems.unknown(problem, file.at(token.offset()), token.text(), known, token.text(), fact.ruleName()));
    }
}
