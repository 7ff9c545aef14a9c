package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.Lexemes.Kind;
import dev.mainstay.authoring.internal.Lexemes.Lexeme;
import dev.mainstay.authoring.internal.Lexemes.Mistyped;
import dev.mainstay.internal.Nearest;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.FactType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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
    private final Lexemes lexemes;
    private final Slips slips;
    private final ConditionOutline conditions;
    private final List<Segment> segments = new ArrayList<>();
    private Part part = Part.OUTSIDE;
    private int start;
    private String name = "";
    private int slipsBefore;
    private boolean soundOutside = true;

    RuleOutline(SourceFile file, Problems problems) {
        this.file = file;
        lexemes = new Lexemes(file.text());
        slips = new Slips(file, problems);
        conditions = new ConditionOutline(file, lexemes, slips);
        Set<Integer> lines = new HashSet<>();
        for (Mistyped one : lexemes.mistyped()) {
            if (lines.add(file.at(one.offset()).line())) {
                slips.add(Problem.of("MS-102", slips.place(one.offset()), one.given(), one.meant()));
                soundOutside = false;
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
        return slips.count() == 0;
    }

    /** Whether no slip was found outside of rules. */
    boolean soundOutside() {
        return soundOutside;
    }

    /** The rules, in their order. */
    List<Segment> segments() {
        return segments;
    }

    private boolean alone(int index) {
        return lexemes.get(index).startsLine()
                && lexemes.at(index + 1).map(Lexeme::startsLine).orElse(true);
    }

    /** A word on a line of its own that was probably meant as one of these. */
    private Optional<String> meant(int index, String... keywords) {
        return lexemes.is(index, Kind.WORD) && alone(index)
                ? Nearest.to(lexemes.get(index).meant(), List.of(keywords))
                : Optional.empty();
    }

    private boolean startsRule(int index) {
        return lexemes.is(index, "rule")
                && (lexemes.is(index + 1, Kind.TEXT)
                        || lexemes.is(index + 1, Kind.OPEN_TEXT)
                        || lexemes.is(index + 1, Kind.WORD))
                && (lexemes.get(index).startsLine() || part == Part.OUTSIDE || lexemes.is(index - 1, "end"));
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
            slips.add("MS-121", lexeme);
            soundOutside &= part != Part.OUTSIDE;
            conditions.forget();
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
        boolean hangs = lexemes.is(first, Kind.TEXT)
                && lexemes.is(i, Kind.WORD)
                && lexemes.get(i).from() == lexemes.get(first).to();
        while (hangs && lexemes.is(i, Kind.WORD) && !lexemes.get(i).startsLine()) {
            i++;
        }
        return hangs && lexemes.is(i, Kind.TEXT) ? OptionalInt.of(i) : OptionalInt.empty();
    }

    private int open(int i) {
        start = lexemes.get(i).from();
        slipsBefore = slips.count();
        part = Part.HEADER;
        conditions.forget();
        Lexeme first = lexemes.get(i + 1);
        name = first.meant();
        if (first.kind() == Kind.OPEN_TEXT) {
            slips.add("MS-121", first);
            return i + 1;
        }
        OptionalInt quote = quoteInName(i + 1);
        if (quote.isPresent()) {
            slips.add("MS-531", new Lexeme(Kind.SIGN, "\"", first.to() - 1, first.to(), false));
            return quote.getAsInt();
        }
        int last = i + 1;
        while (first.kind() == Kind.WORD
                && lexemes.is(last + 1, Kind.WORD)
                && !lexemes.get(last + 1).startsLine()
                && !Set.of("when", "then", "extends", "salience", "dialect", "no", "timer", "enabled", "agenda")
                        .contains(lexemes.get(last + 1).meant())) {
            last++;
        }
        if (last > i + 1) {
            name = file.text().substring(first.from(), lexemes.get(last).to());
            slips.suggest(
                    "MS-507",
                    new Lexeme(Kind.WORD, name, first.from(), lexemes.get(last).to(), false),
                    '"' + name + '"',
                    name);
        }
        return last;
    }

    private void close(int end) {
        segments.add(new Segment(start, end, slips.count() == slipsBefore));
        part = Part.OUTSIDE;
        conditions.forget();
    }

    private void unclosed() {
        slips.add(Problem.of("MS-503", slips.place(start), name));
    }

    private int outside(int i) {
        Lexeme lexeme = lexemes.get(i);
        Optional<String> rule =
                lexeme.startsLine() && lexemes.is(i, Kind.WORD) && !DECLARATIONS.contains(lexeme.meant())
                        ? Nearest.to(lexeme.meant(), List.of("rule"))
                        : Optional.empty();
        if (rule.isPresent() && (lexemes.is(i + 1, Kind.TEXT) || lexemes.is(i + 1, Kind.OPEN_TEXT))) {
            int last = open(i);
            slips.suggest("MS-506", lexeme, "rule", lexeme.meant());
            return last;
        }
        soundOutside = false;
        if (lexeme.is("end")) {
            slips.add("MS-504", lexeme, "end", Problem.word("rule"));
        } else if (DECLARATIONS.contains(lexeme.meant())) {
            slips.add("MS-104", lexeme, lexeme.meant());
            part = Part.SKIPPED;
        } else {
            slips.add("MS-506", lexeme, lexeme.meant());
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
            slips.add(Problem.of("MS-508", slips.place(start), name, "when"));
            close(lexeme.to());
        } else if (keyword.isPresent()) {
            slips.suggest("MS-506", lexeme, keyword.get(), lexeme.meant());
            part = keyword.get().equals("when") ? Part.WHEN : Part.THEN;
        } else if (lexeme.is("@")) {
            annotation(i);
        } else if (startsPattern(i)) {
            slips.add("MS-508", lexeme, name, "when");
            part = Part.WHEN;
            when(i);
        }
    }

    /** What {@link RuleHeaders} did not understand as an annotation. */
    private void annotation(int i) {
        Optional<Lexeme> word = lexemes.at(i + 1).filter(next -> next.kind() == Kind.WORD);
        Optional<String> meant = word.flatMap(next -> Nearest.to(next.meant(), RuleAnnotations.NAMES));
        boolean wellFormed = lexemes.is(i + 2, "(")
                && (lexemes.is(i + 3, Kind.WORD) || lexemes.is(i + 3, Kind.NUMBER))
                && lexemes.is(i + 4, ")");
        if (word.isPresent() && meant.isPresent() && !wellFormed) {
            int value = lexemes.is(i + 2, "(") ? i + 3 : i + 2;
            String code = lexemes.at(value)
                    .filter(next -> next.value() && !next.startsLine())
                    .map(Lexeme::meant)
                    .orElse("…");
            Lexeme whole =
                    new Lexeme(Kind.SIGN, "@", lexemes.get(i).from(), word.get().to(), false);
            slips.suggest(
                    "MS-509",
                    whole,
                    "@" + meant.get() + "( " + code + " )",
                    "@" + word.get().meant());
        }
    }

    private boolean startsPattern(int i) {
        Lexeme lexeme = lexemes.get(i);
        boolean bound = lexeme.kind() == Kind.VARIABLE && (lexemes.is(i + 1, ":") || lexemes.is(i + 1, Kind.WORD));
        boolean quantified =
                (lexeme.is("not") || lexeme.is("exists") || lexeme.is("accumulate")) && !lexemes.is(i - 1, "@");
        return bound || quantified || (FactType.called(lexeme.meant()).isPresent() && lexemes.is(i + 1, "("));
    }

    private boolean startsCall(int i) {
        Lexeme lexeme = lexemes.get(i);
        int dot = lexeme.meant().indexOf('.');
        return lexeme.kind() == Kind.WORD
                && lexeme.startsLine()
                && dot > 0
                && lexemes.is(i + 1, "(")
                && BOARDS.contains(lexeme.meant().substring(0, dot));
    }

    private int when(int i) {
        Lexeme lexeme = lexemes.get(i);
        Optional<String> keyword = meant(i, "then", "end");
        if (lexeme.is("then")) {
            conditions.balance();
            part = Part.THEN;
        } else if (lexeme.is("end")) {
            conditions.balance();
            slips.add(Problem.of("MS-508", slips.place(start), name, "then"));
            close(lexeme.to());
        } else if (keyword.isPresent() && conditions.closed()) {
            slips.suggest("MS-506", lexeme, keyword.get(), lexeme.meant());
            part = Part.THEN;
        } else if (startsCall(i)) {
            conditions.balance();
            slips.add("MS-508", lexeme, name, "then");
            part = Part.THEN;
            then(i);
        } else {
            return conditions.take(i);
        }
        return i;
    }

    private void then(int i) {
        Lexeme lexeme = lexemes.get(i);
        if (lexeme.is("end")) {
            conditions.balance();
            close(lexeme.to());
            return;
        }
        Optional<String> keyword = conditions.closed() ? meant(i, "end") : Optional.empty();
        if (keyword.isPresent()) {
            conditions.balance();
            slips.suggest("MS-506", lexeme, "end", lexeme.meant());
            close(lexeme.to());
        } else if (lexeme.is(";")
                && !conditions.closed()
                && lexemes.at(i + 1).filter(Lexeme::startsLine).isEmpty()) {
            slips.add("MS-122", lexeme, "\",\"", lexeme.meant());
        } else if (lexeme.is(";")) {
            conditions.balance();
        } else {
            conditions.bracket(i);
        }
    }
}
