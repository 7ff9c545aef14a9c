package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.SourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes a question apart and puts it together again without some of its pieces. */
final class Pieces {

    /**
     * A condition within a question, or what is asked of a list as a whole.
     *
     * @param pattern position of its pattern
     * @param path positions of the conditions that lead to it, itself last; empty for a pattern as a whole
     * @param condition the condition
     * @param alternative whether it is one of several of which one must hold
     * @param text as a rule writes it
     */
    record Piece(int pattern, List<Integer> path, Condition condition, boolean alternative, String text) {

        Piece(int pattern, List<Integer> path, Condition condition, boolean alternative) {
            this(pattern, path, condition, alternative, bare(condition.text()));
        }

        SourceRef at() {
            return condition.at();
        }
    }

    private Pieces() {}

    private static String bare(String text) {
        return text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
    }

    /** Every condition of every pattern, outer ones before those within. */
    static List<Piece> all(Question question) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < question.patterns().size(); i++) {
            List<Condition> conditions = question.patterns().get(i).conditions();
            for (int j = 0; j < conditions.size(); j++) {
                collect(i, List.of(j), conditions.get(j), false, pieces);
            }
        }
        return pieces;
    }

    private static void collect(
            int pattern, List<Integer> path, Condition condition, boolean alternative, List<Piece> pieces) {
        boolean any = condition instanceof Condition.AnyOf;
        pieces.add(new Piece(pattern, path, condition, alternative));
        List<Condition> parts = parts(condition);
        for (int i = 0; i < parts.size(); i++) {
            List<Integer> longer = new ArrayList<>(path);
            longer.add(i);
            collect(pattern, longer, parts.get(i), any, pieces);
        }
    }

    private static List<Condition> parts(Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            return all.parts();
        }
        return condition instanceof Condition.AnyOf any ? any.parts() : List.of();
    }

    /**
     * What must all hold: of patterns that ask for a fact their conditions, those joined by {@code &&} one by one; patterns
     * that ask of a list that there be none, or how many, as a whole.
     */
    static List<Piece> required(Question question) {
        List<Piece> required = new ArrayList<>();
        for (int i = 0; i < question.patterns().size(); i++) {
            Pattern pattern = question.patterns().get(i);
            if (whole(pattern)) {
                required.add(new Piece(
                        i,
                        List.of(),
                        new Condition.AllOf(pattern.conditions(), pattern.at()),
                        false,
                        (pattern.quantifier() == Quantifier.NOT ? "not " : "accumulate ")
                                + pattern.fact().ruleName() + "( … )"));
            }
        }
        for (Piece piece : all(question)) {
            Pattern pattern = question.patterns().get(piece.pattern());
            boolean joined = piece.condition() instanceof Condition.AllOf;
            boolean within = piece.path().size() == 2
                    && pattern.conditions().get(piece.path().get(0)) instanceof Condition.AllOf;
            if (!whole(pattern) && (within || (piece.path().size() == 1 && !joined))) {
                required.add(piece);
            }
        }
        return required;
    }

    private static boolean whole(Pattern pattern) {
        return pattern.quantifier() == Quantifier.NOT || pattern.quantifier() == Quantifier.ACCUMULATE;
    }

    /** The question without a condition. Of alternatives, the others stay. */
    static Question without(Question question, Piece piece) {
        List<Pattern> patterns = new ArrayList<>(question.patterns());
        Pattern pattern = patterns.get(piece.pattern());
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < pattern.conditions().size(); i++) {
            Condition condition = pattern.conditions().get(i);
            if (i != piece.path().get(0)) {
                conditions.add(condition);
            } else {
                without(condition, piece.path(), 1).ifPresent(conditions::add);
            }
        }
        patterns.set(piece.pattern(), with(pattern, conditions));
        return with(question, patterns);
    }

    private static Optional<Condition> without(Condition condition, List<Integer> path, int depth) {
        if (depth == path.size()) {
            return Optional.empty();
        }
        List<Condition> kept = new ArrayList<>();
        List<Condition> parts = parts(condition);
        for (int i = 0; i < parts.size(); i++) {
            if (i == path.get(depth)) {
                without(parts.get(i), path, depth + 1).ifPresent(kept::add);
            } else {
                kept.add(parts.get(i));
            }
        }
        if (kept.size() == 1) {
            return Optional.of(kept.get(0));
        }
        return Optional.of(
                condition instanceof Condition.AllOf
                        ? new Condition.AllOf(kept, condition.at())
                        : new Condition.AnyOf(kept, condition.at()));
    }

    private static Pattern with(Pattern pattern, List<Condition> conditions) {
        return new Pattern(
                pattern.quantifier(),
                pattern.fact(),
                pattern.binding(),
                conditions,
                pattern.accumulation(),
                pattern.at());
    }

    static Question with(Question question, List<Pattern> patterns) {
        return new Question(patterns, question.subjects(), question.distinct(), question.switchedOff());
    }

    /** The question with nothing required but these; the facts that are matched stay. */
    static Question only(Question question, List<Piece> pieces) {
        List<Pattern> patterns = new ArrayList<>();
        for (int i = 0; i < question.patterns().size(); i++) {
            int position = i;
            Pattern pattern = question.patterns().get(i);
            List<Piece> mine =
                    pieces.stream().filter(piece -> piece.pattern() == position).toList();
            if (whole(pattern) && !mine.isEmpty()) {
                patterns.add(pattern);
            } else if (!whole(pattern) && (pattern.quantifier() == Quantifier.EACH || !mine.isEmpty())) {
                patterns.add(with(pattern, mine.stream().map(Piece::condition).toList()));
            }
        }
        return with(question, patterns);
    }

    /** One condition of one fact, whatever the pattern it stands in asks beside it. */
    static Question alone(Question question, Piece piece) {
        Pattern pattern = question.patterns().get(piece.pattern());
        return Question.of(List.of(new Pattern(
                Quantifier.EACH, pattern.fact(), "", List.of(piece.condition()), Optional.empty(), pattern.at())));
    }

    static String texts(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining(", "));
    }
}
