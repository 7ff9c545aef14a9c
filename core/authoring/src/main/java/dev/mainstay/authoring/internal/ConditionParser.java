package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.Tokens.Kind;
import dev.mainstay.authoring.internal.Tokens.Token;
import dev.mainstay.authoring.internal.Tokens.Unreadable;
import dev.mainstay.internal.Nearest;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Condition.AllOf;
import dev.mainstay.pack.Condition.AnyOf;
import dev.mainstay.pack.Condition.Comparison;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.SourceRef;
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
import java.util.stream.Collectors;

/**
 * Reads one condition of a pattern: properties, lookups, literals, limits, the listed operators, {@code &&}, {@code ||} and
 * {@code !}. Everything else is refused. Negation is pushed down to the comparisons, where unknown stays unknown.
 */
final class ConditionParser {

    private static final int MAX_DEPTH = 20;
    private static final int MAX_SHOWN = 12;

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
            throw tokens.refuse("MS-124", start, operator.symbol(), left.text(), Problem.word(unit.name()));
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
            if (unit(left) == Unit.TEXT && !tokens.ahead("null")) {
                throw tokens.unquoted(token);
            }
            if ((unit(left) == Unit.CODE || unit(left) == Unit.FLAG) && !propertyAhead()) {
                return literal(left);
            }
            if (token.is("null")) {
                throw tokens.refuse("MS-126", token.offset());
            }
            Term right = subject();
            if (unit(right) != unit(left) || !comparable(left, right)) {
                throw tokens.refuse(
                        "MS-127",
                        token.offset(),
                        left.text(),
                        Problem.word(unit(left).name()),
                        right.text(),
                        Problem.word(unit(right).name()));
            }
            return right;
        }
        if (token.kind() == Kind.WORD
                && Nearest.to(token.text(), List.of("limit")).isPresent()) {
            throw new Unreadable(Problem.of("MS-506", file.at(token.offset()).toString(), token.text())
                    .suggesting("limit"));
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
            throw tokens.refuse(
                    "MS-128",
                    token.offset(),
                    left.text(),
                    Problem.word(unit(left).name()));
        }
        return new Term.Limit(key.text());
    }

    private static boolean isFlag(Token token) {
        return token.is("true") || token.is("false");
    }

    /** Whether what follows names a property of the fact. */
    private boolean propertyAhead() {
        String word = tokens.peek().text();
        return Metrics.of(fact).stream()
                .anyMatch(metric -> metric.name().equals(word) || metric.name().startsWith(word + "."));
    }

    private Term literal(Term left) throws Unreadable {
        Token token = tokens.take();
        return switch (unit(left)) {
            case FLAG -> {
                if (!isFlag(token)) {
                    Optional<Boolean> meant = Flags.meant(token.text());
                    throw misfit(
                            left,
                            token,
                            "true, false",
                            meant.map(flag -> List.of(flag.toString())).orElse(List.of("true", "false")));
                }
                yield new Term.NumberLiteral(token.is("true") ? 1 : 0, token.text());
            }
            case CODE -> code(left, token);
            case TEXT, SET -> {
                if (token.kind() == Kind.WORD) {
                    throw tokens.unquoted(token);
                }
                if (token.kind() != Kind.TEXT) {
                    throw misfit(left, token, "\"…\"", List.of("\"" + token.text() + "\""));
                }
                yield new Term.TextLiteral(token.text());
            }
            case DATE -> throw day(left, token);
            default -> number(left, token);
        };
    }

    /** What a property does not take, with the nearest that it does. */
    private Unreadable misfit(Term left, Token token, String takes, List<String> known) {
        Problem problem = Problem.of(
                "MS-129",
                file.at(token.offset()).toString(),
                left.text(),
                takes,
                token.kind() == Kind.TEXT ? '"' + token.text() + '"' : token.text());
        Optional<String> meant = known.size() == 1 ? Optional.of(known.get(0)) : Nearest.to(token.text(), known);
        return new Unreadable(meant.map(problem::suggesting).orElse(problem));
    }

    /** Days are counted, not dated: the properties that count them are the way out. */
    private Unreadable day(Term left, Token token) {
        String counted = Metrics.of(fact).stream()
                .filter(metric -> metric.unit() == Unit.DAYS)
                .map(Metric::name)
                .sorted()
                .limit(6)
                .collect(Collectors.joining(", "));
        return tokens.refuse("MS-510", token.offset(), left.text(), counted);
    }

    private Term code(Term left, Token token) throws Unreadable {
        List<String> codes = Arrays.stream(type(left).getEnumConstants())
                .map(Object::toString)
                .toList();
        int position = token.kind() == Kind.WORD ? codes.indexOf(token.text()) : -1;
        if (position < 0) {
            throw misfit(left, token, String.join(", ", codes), codes);
        }
        return new Term.NumberLiteral(position, token.text());
    }

    private Term number(Term left, Token token) throws Unreadable {
        Unit unit = unit(left);
        Optional<Double> read = token.kind() == Kind.NUMBER ? Numbers.read(token.text()) : Optional.empty();
        if (read.isEmpty()) {
            String meant = Numbers.read(token.text())
                    .map(number -> token.text())
                    .or(() -> Numbers.meant(token.text()))
                    .orElse("");
            throw misfit(left, token, Problem.word("number"), meant.isEmpty() ? List.of() : List.of(meant));
        }
        double value = read.get();
        if (value < unit.min() || value > unit.max()) {
            Problem problem = Problem.of(
                    "MS-130", file.at(token.offset()).toString(), token.text(), left.text(), unit.min(), unit.max());
            throw new Unreadable(Numbers.share(value, unit.min(), unit.max())
                    .map(problem::suggesting)
                    .orElse(problem));
        }
        return new Term.NumberLiteral(value, token.text());
    }

    private static Unit unit(Term term) {
        if (term instanceof Term.Property property) {
            return property.metric().unit();
        }
        return ((Term.Answer) term).lookup().unit();
    }

    private Unreadable unknown(String code, Token token, List<String> known) {
        SourceRef at = file.at(token.offset());
        String given = token.text();
        List<String> shown = known.size() > MAX_SHOWN ? near(given, known) : known;
        return new Unreadable(Problems.unknown(code, at, Nearest.named(given, known), shown, given, fact.ruleName()));
    }

    /** Those of the same group; where there is no such group, the groups. */
    private static List<String> near(String given, List<String> known) {
        String group = given.substring(0, given.indexOf('.') + 1);
        List<String> near = known.stream()
                .filter(name -> !group.isEmpty() && name.startsWith(group))
                .toList();
        return near.isEmpty()
                ? known.stream()
                        .map(name -> name.substring(0, name.indexOf('.') + 1) + "…")
                        .distinct()
                        .toList()
                : near;
    }
}
