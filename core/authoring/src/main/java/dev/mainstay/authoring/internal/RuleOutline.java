package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.Lexemes.Kind;
import dev.mainstay.authoring.internal.Lexemes.Lexeme;
import dev.mainstay.authoring.internal.Lexemes.Mistyped;
import dev.mainstay.internal.Nearest;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.FactType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes a file apart into rules by their words {@code rule}, {@code when}, {@code then} and {@code end}, and finds slips where
 * their author made them: a parser notices them only where it can go on no more, which may be rules later. It admits nothing;
 * a file without a slip is read by the parser as if this had not looked.
 */
final class RuleOutline {

    /** From the word {@code rule} to behind its {@code end}; {@code sound} if no slip was found in it. */
    record Segment(int from, int to, boolean sound) {}

    private enum Part {
        OUTSIDE,
        SKIPPED,
        HEADER,
        WHEN,
        THEN
    }

    private static final int MAX_SLIPS = 50;
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
    private static final Set<String> DECLARATIONS = Set.of(
            "package",
            "import",
            "global",
            "declare",
            "function",
            "query",
            "unit",
            "dialect",
            "salience",
            "enum",
            "type");
    private static final Set<String> BOARDS =
            Arrays.stream(BoardCall.values()).map(BoardCall::board).collect(Collectors.toSet());

    private final SourceFile file;
    private final Problems problems;
    private final List<Lexeme> lexemes;
    private final List<Segment> segments = new ArrayList<>();
    private final Deque<Lexeme> brackets = new ArrayDeque<>();
    private final Deque<String> openers = new ArrayDeque<>();
    private Part part = Part.OUTSIDE;
    private int start;
    private String name = "";
    private boolean sound = true;
    private int slips;
    private int wrongOperator = -1;
    private boolean soundOutside = true;

    RuleOutline(SourceFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
        Lexemes read = new Lexemes(file.text());
        lexemes = read.all();
        Set<Integer> lines = new HashSet<>();
        for (Mistyped one : read.mistyped()) {
            if (lines.add(file.at(one.offset()).line())) {
                slip(Problem.of("MS-102", place(one.offset()), one.given(), one.meant()));
            }
        }
        int taken = 0;
        while (taken < lexemes.size()) {
            taken = next(taken) + 1;
        }
        if (part != Part.OUTSIDE && part != Part.SKIPPED) {
            unclosed();
            close(file.text().length());
        }
        segments.replaceAll(segment -> new Segment(
                segment.from, segment.to, segment.sound && lines.stream().noneMatch(line -> covers(segment, line))));
    }

    private boolean covers(Segment segment, int line) {
        return file.at(segment.from).line() <= line
                && line <= file.at(segment.to).line();
    }

    /** Whether no slip was found. */
    boolean sound() {
        return slips == 0;
    }

    /** Whether no slip was found outside of rules. */
    boolean soundOutside() {
        return soundOutside;
    }

    /** The rules, in their order. */
    List<Segment> segments() {
        return segments;
    }

    private String place(int offset) {
        return file.at(offset).toString();
    }

    private void slip(Problem problem) {
        if (slips++ < MAX_SLIPS) {
            problems.add(problem);
        }
        sound = false;
        soundOutside &= part != Part.OUTSIDE;
    }

    private void slip(String code, Lexeme at, Object... arguments) {
        problems.span(file.at(at.from()), at.to() - at.from());
        slip(Problem.of(code, place(at.from()), arguments));
    }

    private void suggest(String code, Lexeme at, String instead, Object... arguments) {
        problems.span(file.at(at.from()), at.to() - at.from());
        slip(Problem.of(code, place(at.from()), arguments).suggesting(instead));
    }

    private Optional<Lexeme> at(int index) {
        return index >= 0 && index < lexemes.size() ? Optional.of(lexemes.get(index)) : Optional.empty();
    }

    private boolean is(int index, String text) {
        return at(index).filter(lexeme -> lexeme.is(text)).isPresent();
    }

    private boolean is(int index, Kind kind) {
        return at(index).filter(lexeme -> lexeme.kind() == kind).isPresent();
    }

    private boolean alone(int index) {
        return lexemes.get(index).startsLine()
                && at(index + 1).map(Lexeme::startsLine).orElse(true);
    }

    /** A word on a line of its own that was probably meant as one of these. */
    private Optional<String> meant(int index, String... keywords) {
        return is(index, Kind.WORD) && alone(index)
                ? Nearest.to(lexemes.get(index).meant(), List.of(keywords))
                : Optional.empty();
    }

    private boolean startsRule(int index) {
        return is(index, "rule")
                && (is(index + 1, Kind.TEXT) || is(index + 1, Kind.OPEN_TEXT) || is(index + 1, Kind.WORD))
                && (lexemes.get(index).startsLine() || part == Part.OUTSIDE || is(index - 1, "end"));
    }

    /** Takes the lexeme at this index, and those behind it that belong to it; gives the index of the last one taken. */
    private int next(int i) {
        Lexeme lexeme = lexemes.get(i);
        if (startsRule(i)) {
            if (part != Part.OUTSIDE && part != Part.SKIPPED) {
                unclosed();
                close(lexeme.from());
            }
            return open(i);
        }
        if (lexeme.kind() == Kind.OPEN_TEXT) {
            slip("MS-121", lexeme);
            brackets.clear();
            openers.clear();
            return i;
        }
        switch (part) {
            case OUTSIDE -> {
                return outside(i);
            }
            case HEADER -> header(i);
            case WHEN -> {
                return when(i);
            }
            case THEN -> then(i);
            case SKIPPED -> {
                // one word of what is no rule is enough
            }
        }
        return i;
    }

    /** Where a name that its own quotes cut in pieces ends: words hang on its quote, and a further text on them. */
    private OptionalInt quoteInName(int first) {
        int i = first + 1;
        boolean hangs = is(first, Kind.TEXT)
                && is(i, Kind.WORD)
                && lexemes.get(i).from() == lexemes.get(first).to();
        while (hangs && is(i, Kind.WORD) && !lexemes.get(i).startsLine()) {
            i++;
        }
        return hangs && is(i, Kind.TEXT) ? OptionalInt.of(i) : OptionalInt.empty();
    }

    private int open(int i) {
        start = lexemes.get(i).from();
        sound = true;
        part = Part.HEADER;
        brackets.clear();
        openers.clear();
        Lexeme first = lexemes.get(i + 1);
        name = first.meant();
        if (first.kind() == Kind.OPEN_TEXT) {
            slip("MS-121", first);
            return i + 1;
        }
        OptionalInt quote = quoteInName(i + 1);
        if (quote.isPresent()) {
            slip("MS-531", new Lexeme(Kind.SIGN, "\"", first.to() - 1, first.to(), false));
            return quote.getAsInt();
        }
        int last = i + 1;
        while (first.kind() == Kind.WORD
                && is(last + 1, Kind.WORD)
                && !lexemes.get(last + 1).startsLine()
                && !Set.of("when", "then", "extends", "salience", "dialect", "no", "timer", "enabled", "agenda")
                        .contains(lexemes.get(last + 1).meant())) {
            last++;
        }
        if (last > i + 1) {
            name = file.text().substring(first.from(), lexemes.get(last).to());
            suggest(
                    "MS-507",
                    new Lexeme(Kind.WORD, name, first.from(), lexemes.get(last).to(), false),
                    '"' + name + '"',
                    name);
        }
        return last;
    }

    private void close(int end) {
        segments.add(new Segment(start, end, sound));
        part = Part.OUTSIDE;
        sound = true;
        brackets.clear();
        openers.clear();
    }

    private void unclosed() {
        slip(Problem.of("MS-503", place(start), name));
    }

    private int outside(int i) {
        Lexeme lexeme = lexemes.get(i);
        Optional<String> rule = lexeme.startsLine() && is(i, Kind.WORD) && !DECLARATIONS.contains(lexeme.meant())
                ? Nearest.to(lexeme.meant(), List.of("rule"))
                : Optional.empty();
        if (rule.isPresent() && (is(i + 1, Kind.TEXT) || is(i + 1, Kind.OPEN_TEXT))) {
            int last = open(i);
            suggest("MS-506", lexeme, "rule", lexeme.meant());
            return last;
        }
        if (lexeme.is("end")) {
            slip("MS-504", lexeme, "end", Problem.word("rule"));
        } else if (DECLARATIONS.contains(lexeme.meant())) {
            slip("MS-104", lexeme, lexeme.meant());
            part = Part.SKIPPED;
        } else {
            slip("MS-506", lexeme, lexeme.meant());
            part = Part.SKIPPED;
        }
        return i;
    }

    private void header(int i) {
        Lexeme lexeme = lexemes.get(i);
        Optional<String> keyword = meant(i, "when", "then");
        if (lexeme.is("when")) {
            part = Part.WHEN;
        } else if (lexeme.is("then")) {
            part = Part.THEN;
        } else if (lexeme.is("end")) {
            slip(Problem.of("MS-508", place(start), name, "when"));
            close(lexeme.to());
        } else if (keyword.isPresent()) {
            suggest("MS-506", lexeme, keyword.get(), lexeme.meant());
            part = keyword.get().equals("when") ? Part.WHEN : Part.THEN;
        } else if (lexeme.is("@")) {
            annotation(i);
        } else if (startsPattern(i)) {
            slip("MS-508", lexeme, name, "when");
            part = Part.WHEN;
            when(i);
        }
    }

    /** What {@link RuleHeaders} did not understand as an annotation. */
    private void annotation(int i) {
        Optional<Lexeme> word = at(i + 1).filter(next -> next.kind() == Kind.WORD);
        Optional<String> meant = word.flatMap(next -> Nearest.to(next.meant(), DrlReader.ANNOTATIONS));
        boolean wellFormed = is(i + 2, "(") && (is(i + 3, Kind.WORD) || is(i + 3, Kind.NUMBER)) && is(i + 4, ")");
        if (word.isPresent() && meant.isPresent() && !wellFormed) {
            int value = is(i + 2, "(") ? i + 3 : i + 2;
            String code = at(value)
                    .filter(next -> next.value() && !next.startsLine())
                    .map(Lexeme::meant)
                    .orElse("…");
            Lexeme whole =
                    new Lexeme(Kind.SIGN, "@", lexemes.get(i).from(), word.get().to(), false);
            suggest(
                    "MS-509",
                    whole,
                    "@" + meant.get() + "( " + code + " )",
                    "@" + word.get().meant());
        }
    }

    private boolean startsPattern(int i) {
        Lexeme lexeme = lexemes.get(i);
        boolean bound = lexeme.kind() == Kind.VARIABLE && (is(i + 1, ":") || is(i + 1, Kind.WORD));
        boolean quantified = (lexeme.is("not") || lexeme.is("exists") || lexeme.is("accumulate")) && !is(i - 1, "@");
        return bound || quantified || (FactType.called(lexeme.meant()).isPresent() && is(i + 1, "("));
    }

    private boolean startsCall(int i) {
        Lexeme lexeme = lexemes.get(i);
        int dot = lexeme.meant().indexOf('.');
        return lexeme.kind() == Kind.WORD
                && lexeme.startsLine()
                && dot > 0
                && is(i + 1, "(")
                && BOARDS.contains(lexeme.meant().substring(0, dot));
    }

    private int when(int i) {
        Lexeme lexeme = lexemes.get(i);
        Optional<String> keyword = meant(i, "then", "end");
        if (lexeme.is("then")) {
            balance();
            part = Part.THEN;
        } else if (lexeme.is("end")) {
            balance();
            slip(Problem.of("MS-508", place(start), name, "then"));
            close(lexeme.to());
        } else if (keyword.isPresent() && brackets.isEmpty()) {
            suggest("MS-506", lexeme, keyword.get(), lexeme.meant());
            part = Part.THEN;
        } else if (startsCall(i)) {
            balance();
            slip("MS-508", lexeme, name, "then");
            part = Part.THEN;
            then(i);
        } else {
            return condition(i);
        }
        return i;
    }

    private void then(int i) {
        Lexeme lexeme = lexemes.get(i);
        if (lexeme.is("end")) {
            balance();
            close(lexeme.to());
            return;
        }
        Optional<String> keyword = brackets.isEmpty() ? meant(i, "end") : Optional.empty();
        if (keyword.isPresent()) {
            balance();
            suggest("MS-506", lexeme, "end", lexeme.meant());
            close(lexeme.to());
        } else if (lexeme.is(";")
                && !brackets.isEmpty()
                && at(i + 1).filter(Lexeme::startsLine).isEmpty()) {
            slip("MS-122", lexeme, "\",\"", lexeme.meant());
        } else if (lexeme.is(";")) {
            balance();
        } else {
            bracket(i);
        }
    }

    /** What is still open here was never closed. */
    private void balance() {
        if (!brackets.isEmpty()) {
            slip("MS-505", brackets.getLast(), "(");
        }
        brackets.clear();
        openers.clear();
    }

    private void bracket(int i) {
        Lexeme lexeme = lexemes.get(i);
        if (lexeme.is("(")) {
            brackets.push(lexeme);
            openers.push(at(i - 1).map(Lexeme::meant).orElse(""));
        } else if (lexeme.is(")") && brackets.isEmpty()) {
            slip("MS-505", lexeme, ")");
        } else if (lexeme.is(")")) {
            brackets.pop();
            openers.pop();
        }
    }

    private int condition(int i) {
        Lexeme lexeme = lexemes.get(i);
        boolean inside = !brackets.isEmpty();
        if (inside
                && FactType.called(openers.getLast()).isPresent()
                && lexeme.kind() == Kind.VARIABLE
                && lexeme.startsLine()
                && is(i + 1, ":")
                && at(i + 2).flatMap(fact -> FactType.called(fact.meant())).isPresent()) {
            balance();
            return i;
        }
        if (lexeme.kind() == Kind.SIGN) {
            sign(i, inside);
        } else if (inside && lexeme.kind() == Kind.WORD && WRONG_WORDS.containsKey(lexeme.meant())) {
            suggest("MS-502", lexeme, WRONG_WORDS.getOrDefault(lexeme.meant(), ""), lexeme.meant());
        } else if (lexeme.kind() == Kind.TEXT && file.text().charAt(lexeme.from()) == '\'') {
            slip("MS-102", lexeme, "'", "\"");
        } else if (lexeme.is("in") && !is(i + 1, "(")) {
            at(i + 1).ifPresent(next -> slip("MS-122", next, "\"(\"", next.meant()));
        } else if (at(i - 1).filter(Lexeme::value).isPresent() || (is(i - 1, ")") && inside)) {
            adjacent(i, inside);
        }
        bracket(i);
        return lexeme.kind() == Kind.NUMBER ? number(i) : i;
    }

    /** A number with its decimal comma or thousands separators, which make several of it; gives the last one's index. */
    private int number(int first) {
        int last = first;
        while (!"in".equals(openers.peek())
                && is(last + 1, ",")
                && is(last + 2, Kind.NUMBER)
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
                suggest("MS-117", whole, meant.get(), given);
            } else {
                slip("MS-117", whole, given);
            }
        }
        return last;
    }

    private void sign(int i, boolean inside) {
        Lexeme lexeme = lexemes.get(i);
        Lexeme before = at(i - 1).orElse(lexeme);
        String instead = WRONG_SIGNS.get(lexeme.meant());
        Optional<Lexeme> next = at(i + 1);
        if (instead != null) {
            boolean binds = lexeme.is("=") && before.kind() == Kind.VARIABLE && !is(i + 1, Kind.NUMBER);
            suggest("MS-502", lexeme, binds ? ":" : instead, lexeme.meant());
        } else if (!inside && (lexeme.is("&&") || lexeme.is("||") || lexeme.is(",") || lexeme.is(";"))) {
            slip("MS-501", lexeme, lexeme.meant());
        } else if (inside && lexeme.is("!") && ((before.value() && !joins(before)) || before.is(")"))) {
            slip("MS-122", lexeme, "\",\"", lexeme.meant());
        } else if ("%?~^`#\\".contains(lexeme.meant())) {
            slip("MS-120", lexeme, lexeme.meant());
        } else if (inside && is(i + 1, ")") && LEADING.containsKey(lexeme.meant())) {
            next.ifPresent(
                    end -> slip("MS-122", end, Problem.word(LEADING.getOrDefault(lexeme.meant(), "")), end.meant()));
        }
    }

    private static boolean joins(Lexeme lexeme) {
        return lexeme.kind() == Kind.WORD
                && (JOINING.contains(lexeme.meant())
                        || KEYWORDS.contains(lexeme.meant())
                        || WRONG_WORDS.containsKey(lexeme.meant()));
    }

    private boolean endsCondition(int index) {
        return is(index, ")") || is(index, ",") || is(index, "&&") || is(index, "||");
    }

    /** Two values side by side: what belongs between them was left out. */
    private void adjacent(int i, boolean inside) {
        Lexeme before = lexemes.get(i - 1);
        Lexeme lexeme = lexemes.get(i);
        if (!lexeme.value() || joins(before) || joins(lexeme) || i - 1 == wrongOperator) {
            return;
        }
        if (inside && before.kind() == Kind.NUMBER && lexeme.kind() == Kind.WORD && endsCondition(i + 1)) {
            slip("MS-530", lexeme, lexeme.meant());
        } else if (inside && before.is("limit")) {
            slip("MS-122", lexeme, "\"(\"", lexeme.meant());
        } else if (inside) {
            boolean begins = before.kind() == Kind.WORD
                    && at(i - 2).filter(sign -> STARTS.contains(sign.meant())).isPresent();
            boolean property = lexeme.kind() == Kind.WORD && lexeme.meant().contains(".");
            boolean operator = begins && !property && !"in".equals(openers.peek());
            slip("MS-122", lexeme, operator ? Problem.word("operator") : "\",\"", lexeme.meant());
            wrongOperator = operator ? i : wrongOperator;
        } else if (before.kind() == Kind.VARIABLE) {
            slip("MS-122", lexeme, "\":\"", lexeme.meant());
        } else if (before.kind() == Kind.WORD && !lexeme.startsLine()) {
            slip("MS-122", lexeme, "\"(\"", lexeme.meant());
            brackets.push(lexeme);
            openers.push("");
        }
    }
}
