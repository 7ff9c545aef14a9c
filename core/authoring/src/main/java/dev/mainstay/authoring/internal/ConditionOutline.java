package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.Lexemes.Kind;
import dev.mainstay.authoring.internal.Lexemes.Lexeme;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.FactType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The brackets that are open in a rule, and what stands in and between them: finds signs and words of other languages, numbers
 * as they are written elsewhere, what was left out between two values, and brackets without their counterpart.
 */
final class ConditionOutline {

    private static final Map<String, String> WRONG_SIGNS = Map.ofEntries(
            Map.entry("=", "=="),
            Map.entry("===", "=="),
            Map.entry("!==", "!="),
            Map.entry("=<", "<="),
            Map.entry("=>", ">="),
            Map.entry("<>", "!="),
            Map.entry("≤", "<="),
            Map.entry("≥", ">="),
            Map.entry("≠", "!="),
            Map.entry("&", "&&"),
            Map.entry("|", "||"));
    private static final Map<String, String> WRONG_WORDS = Map.ofEntries(
            Map.entry("and", "&&"),
            Map.entry("AND", "&&"),
            Map.entry("And", "&&"),
            Map.entry("or", "||"),
            Map.entry("OR", "||"),
            Map.entry("Or", "||"),
            Map.entry("is", "=="),
            Map.entry("equals", "=="));
    private static final Set<String> JOINING = Set.of(
            "in",
            "not",
            "contains",
            "exists",
            "matches",
            "memberOf",
            "soundslike",
            "excludes",
            "from",
            "over",
            "forall",
            "accumulate",
            "collect",
            "new",
            "instanceof",
            "eval",
            "str",
            "entry",
            "point",
            "window");
    /** What a sign leads to, which must not be the end of the bracket. */
    private static final Map<String, String> LEADING = Map.ofEntries(
            Map.entry(",", "condition"),
            Map.entry("&&", "condition"),
            Map.entry("||", "condition"),
            Map.entry("!", "condition"),
            Map.entry("<", "value"),
            Map.entry("<=", "value"),
            Map.entry(">", "value"),
            Map.entry(">=", "value"),
            Map.entry("==", "value"),
            Map.entry("!=", "value"));

    private static final Set<String> KEYWORDS = Set.of("rule", "when", "then", "end");
    private static final Set<String> STARTS = Set.of("(", ",", "&&", "||", "!", ";");

    private final SourceFile file;
    private final Lexemes lexemes;
    private final Slips slips;
    private final Deque<Lexeme> brackets = new ArrayDeque<>();
    private final Deque<String> openers = new ArrayDeque<>();
    private int wrongOperator = -1;

    ConditionOutline(SourceFile file, Lexemes lexemes, Slips slips) {
        this.file = file;
        this.lexemes = lexemes;
        this.slips = slips;
    }

    /** Whether no bracket is open. */
    boolean closed() {
        return brackets.isEmpty();
    }

    /** Takes every bracket for closed. */
    void forget() {
        brackets.clear();
        openers.clear();
    }

    /** What is still open here was never closed. */
    void balance() {
        if (!brackets.isEmpty()) {
            slips.add("MS-505", brackets.getLast(), "(");
        }
        forget();
    }

    /** Takes the lexeme at this index, if it is a bracket. */
    void bracket(int i) {
        Lexeme lexeme = lexemes.get(i);
        if (lexeme.is("(")) {
            brackets.push(lexeme);
            openers.push(lexemes.at(i - 1).map(Lexeme::meant).orElse(""));
        } else if (lexeme.is(")") && brackets.isEmpty()) {
            slips.add("MS-505", lexeme, ")");
        } else if (lexeme.is(")")) {
            brackets.pop();
            openers.pop();
        }
    }

    /** Takes the lexeme at this index of a condition, and those behind it that belong to it; gives the index of the last one. */
    int take(int i) {
        Lexeme lexeme = lexemes.get(i);
        boolean inside = !brackets.isEmpty();
        if (inside
                && FactType.called(openers.getLast()).isPresent()
                && lexeme.kind() == Kind.VARIABLE
                && lexeme.startsLine()
                && lexemes.is(i + 1, ":")
                && lexemes.at(i + 2)
                        .flatMap(fact -> FactType.called(fact.meant()))
                        .isPresent()) {
            balance();
            return i;
        }
        if (lexeme.kind() == Kind.SIGN) {
            sign(i, inside);
        } else if (inside && lexeme.kind() == Kind.WORD && WRONG_WORDS.containsKey(lexeme.meant())) {
            slips.suggest("MS-502", lexeme, WRONG_WORDS.getOrDefault(lexeme.meant(), ""), lexeme.meant());
        } else if (lexeme.kind() == Kind.TEXT && file.text().charAt(lexeme.from()) == '\'') {
            slips.add("MS-102", lexeme, "'", "\"");
        } else if (lexeme.is("in") && !lexemes.is(i + 1, "(")) {
            lexemes.at(i + 1).ifPresent(next -> slips.add("MS-122", next, "\"(\"", next.meant()));
        } else if (lexemes.at(i - 1).filter(Lexeme::value).isPresent() || (lexemes.is(i - 1, ")") && inside)) {
            adjacent(i, inside);
        }
        bracket(i);
        return lexeme.kind() == Kind.NUMBER ? number(i) : i;
    }

    /** A number with its decimal comma or thousands separators, which make several of it; gives the last one's index. */
    private int number(int first) {
        int last = first;
        while (!"in".equals(openers.peek())
                && lexemes.is(last + 1, ",")
                && lexemes.is(last + 2, Kind.NUMBER)
                && lexemes.get(last + 2).from() == lexemes.get(last).to() + 1) {
            last += 2;
        }
        int from = lexemes.get(first).from();
        int to = lexemes.get(last).to();
        String given = file.text().substring(from, to);
        Lexeme whole = new Lexeme(Kind.NUMBER, given, from, to, false);
        if (last > first || given.startsWith(".") || Numbers.read(given).isEmpty()) {
            Optional<String> meant = given.startsWith(".") ? Optional.of("0" + given) : Numbers.meant(given);
            if (meant.isPresent()) {
                slips.suggest("MS-117", whole, meant.get(), given);
            } else {
                slips.add("MS-117", whole, given);
            }
        }
        return last;
    }

    private void sign(int i, boolean inside) {
        Lexeme lexeme = lexemes.get(i);
        Lexeme before = lexemes.at(i - 1).orElse(lexeme);
        String instead = WRONG_SIGNS.get(lexeme.meant());
        Optional<Lexeme> next = lexemes.at(i + 1);
        if (instead != null) {
            boolean binds = lexeme.is("=") && before.kind() == Kind.VARIABLE && !lexemes.is(i + 1, Kind.NUMBER);
            slips.suggest("MS-502", lexeme, binds ? ":" : instead, lexeme.meant());
        } else if (!inside && (lexeme.is("&&") || lexeme.is("||") || lexeme.is(",") || lexeme.is(";"))) {
            slips.add("MS-501", lexeme, lexeme.meant());
        } else if (inside && lexeme.is("!") && ((before.value() && !joins(before)) || before.is(")"))) {
            slips.add("MS-122", lexeme, "\",\"", lexeme.meant());
        } else if ("%?~^`#\\".contains(lexeme.meant())) {
            slips.add("MS-120", lexeme, lexeme.meant());
        } else if (inside && lexemes.is(i + 1, ")") && LEADING.containsKey(lexeme.meant())) {
            next.ifPresent(end ->
                    slips.add("MS-122", end, Problem.word(LEADING.getOrDefault(lexeme.meant(), "")), end.meant()));
        }
    }

    private static boolean joins(Lexeme lexeme) {
        return lexeme.kind() == Kind.WORD
                && (JOINING.contains(lexeme.meant())
                        || KEYWORDS.contains(lexeme.meant())
                        || WRONG_WORDS.containsKey(lexeme.meant()));
    }

    private boolean endsCondition(int index) {
        return lexemes.is(index, ")") || lexemes.is(index, ",") || lexemes.is(index, "&&") || lexemes.is(index, "||");
    }

    /** Two values side by side: what belongs between them was left out. */
    private void adjacent(int i, boolean inside) {
        Lexeme before = lexemes.get(i - 1);
        Lexeme lexeme = lexemes.get(i);
        if (!lexeme.value() || joins(before) || joins(lexeme) || i - 1 == wrongOperator) {
            return;
        }
        if (inside && before.kind() == Kind.NUMBER && lexeme.kind() == Kind.WORD && endsCondition(i + 1)) {
            slips.add("MS-530", lexeme, lexeme.meant());
        } else if (inside && before.is("limit")) {
            slips.add("MS-122", lexeme, "\"(\"", lexeme.meant());
        } else if (inside) {
            boolean begins = before.kind() == Kind.WORD
                    && lexemes.at(i - 2)
                            .filter(sign -> STARTS.contains(sign.meant()))
                            .isPresent();
            boolean property = lexeme.kind() == Kind.WORD && lexeme.meant().contains(".");
            boolean operator = begins && !property && !"in".equals(openers.peek());
            slips.add("MS-122", lexeme, operator ? Problem.word("operator") : "\",\"", lexeme.meant());
            wrongOperator = operator ? i : wrongOperator;
        } else if (before.kind() == Kind.VARIABLE) {
            slips.add("MS-122", lexeme, "\":\"", lexeme.meant());
        } else if (before.kind() == Kind.WORD && !lexeme.startsLine()) {
            slips.add("MS-122", lexeme, "\"(\"", lexeme.meant());
            brackets.push(lexeme);
            openers.push("");
        }
    }
}
