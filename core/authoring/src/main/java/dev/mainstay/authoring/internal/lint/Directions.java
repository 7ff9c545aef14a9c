package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.authoring.internal.lint.Pieces.Piece;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Worse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Signals raised the wrong way round: one that speaks for leaving though every metric with a known direction is asked to be
 * good, or one that only speaks against it though every one is asked to be bad.
 */
final class Directions implements Lint {

    private static final String GOOD_IS_BAD = "MS-414";
    private static final String BAD_IS_GOOD = "MS-415";

    /** Which way a comparison looks. */
    private enum Way {
        BETTER,
        WORSE
    }

    @Override
    public List<String> codes() {
        return List.of(GOOD_IS_BAD, BAD_IS_GOOD);
    }

    @Override
    public void check(Inspection pack) {
        List<Rule> raising = pack.rules(BoardCall.RAISE);
        for (Rule rule : raising) {
            // against the others, and against the rows of its signal
            pack.look(raising.size() + pack.model().diagnosis().size());
            Set<Way> ways = EnumSet.noneOf(Way.class);
            Set<String> metrics = new LinkedHashSet<>();
            Question question = Question.of(rule);
            Optional<Piece> first = Optional.empty();
            for (Piece piece : Pieces.all(question)) {
                boolean positive = question.patterns().get(piece.pattern()).quantifier() != Quantifier.NOT;
                if (positive && piece.condition() instanceof Condition.Comparison comparison) {
                    Optional<Way> way = way(comparison);
                    if (way.isPresent() && divides(pack, comparison)) {
                        ways.add(way.get());
                        metrics.add(comparison.left().text());
                        first = first.or(() -> Optional.of(piece));
                    }
                }
            }
            if (ways.size() == 1 && !accumulates(rule)) {
                boolean better = ways.contains(Way.BETTER);
                if (better ? bad(pack, rule) && !tooMuchOfAGoodThing(pack, rule) : good(pack, rule)) {
                    pack.found(Finding.of(
                                    better ? GOOD_IS_BAD : BAD_IS_GOOD,
                                    first.map(Piece::at).orElse(rule.at()),
                                    rule.name(),
                                    String.join(", ", metrics),
                                    rule.consequence().code())
                            .shownBy(pack.inGeneral().holds(question).witness()));
                }
            }
        }
    }

    /**
     * A metric can be bad on both sides, as stock that is piled up and stock that is too thin: then rules for other signals
     * look the other way at it, from limits of their own, and leave a normal range between.
     */
    private static boolean tooMuchOfAGoodThing(Inspection pack, Rule rule) {
        return comparisons(rule).stream().anyMatch(mine -> pack.rules(BoardCall.RAISE).stream()
                .filter(other ->
                        !other.consequence().code().equals(rule.consequence().code()))
                .flatMap(other -> comparisons(other).stream())
                .filter(theirs -> theirs.left().equals(mine.left())
                        && !theirs.right().equals(mine.right())
                        && way(theirs).filter(Way.WORSE::equals).isPresent())
                .anyMatch(theirs -> apart(pack, mine, theirs)));
    }

    /** Whether it holds of some known values and not of others; else it asks only that something is known. */
    private static boolean divides(Inspection pack, Condition.Comparison comparison) {
        Condition.Comparison opposite = new Condition.Comparison(
                comparison.left(), comparison.operator().negated(), comparison.right(), comparison.at());
        return !pack.inGeneral().holds(alone(comparison)).isNowhere()
                && !pack.inGeneral().holds(alone(opposite)).isNowhere();
    }

    private static boolean apart(Inspection pack, Condition.Comparison mine, Condition.Comparison theirs) {
        Question one = alone(mine);
        Question other = alone(theirs);
        return pack.inGeneral().together(one, other).isNowhere()
                && !pack.inGeneral().holds(one).isNowhere()
                && !pack.inGeneral().holds(other).isNowhere();
    }

    private static Question alone(Condition.Comparison comparison) {
        FactType fact = ((Term.Property) comparison.left()).metric().fact();
        return Question.of(List.of(
                new Pattern(Quantifier.EACH, fact, "", List.of(comparison), Optional.empty(), comparison.at())));
    }

    private static List<Condition.Comparison> comparisons(Rule rule) {
        return Pieces.all(Question.of(rule)).stream()
                .map(Piece::condition)
                .filter(Condition.Comparison.class::isInstance)
                .map(Condition.Comparison.class::cast)
                .filter(comparison -> way(comparison).isPresent())
                .toList();
    }

    private static boolean accumulates(Rule rule) {
        return rule.patterns().stream().anyMatch(pattern -> pattern.quantifier() == Quantifier.ACCUMULATE);
    }

    private static Optional<Way> way(Condition.Comparison comparison) {
        if (!(comparison.left() instanceof Term.Property property)
                || comparison.right() instanceof Term.Property
                || property.metric().worse() == Worse.NEITHER) {
            return Optional.empty();
        }
        Metric<?> metric = property.metric();
        boolean up = comparison.operator() == Operator.GREATER || comparison.operator() == Operator.AT_LEAST;
        boolean down = comparison.operator() == Operator.LESS || comparison.operator() == Operator.AT_MOST;
        if (!up && !down) {
            return Optional.empty();
        }
        return Optional.of(up == (metric.worse() == Worse.HIGHER) ? Way.WORSE : Way.BETTER);
    }

    private static List<DiagnosisRow> rows(Inspection pack, Rule rule) {
        return pack.model().diagnosis().stream()
                .filter(row -> row.signal().equals(rule.consequence().code()) && row.weight() != 0)
                .toList();
    }

    /**
     * It counts against a commitment, or speaks for a cause of defection and against none. Too good to be true is a sign of
     * bad conduct, so what speaks for a conduct risk alone is none of this.
     */
    private static boolean bad(Inspection pack, Rule rule) {
        List<DiagnosisRow> rows = rows(pack, rule);
        boolean forCause = rows.stream().anyMatch(row -> row.weight() > 0 && ofDefection(row.influence()));
        return rows.stream().noneMatch(row -> row.weight() < 0)
                && (rule.commitment().isPresent() || forCause);
    }

    private static boolean ofDefection(String influence) {
        return influence.equals("DEFECTION")
                || Arrays.stream(Cause.values()).anyMatch(cause -> cause.name().equals(influence));
    }

    /** It counts against no commitment and only ever speaks against causes and risks. */
    private static boolean good(Inspection pack, Rule rule) {
        List<DiagnosisRow> rows = rows(pack, rule);
        return rule.commitment().isEmpty() && !rows.isEmpty() && rows.stream().allMatch(row -> row.weight() < 0);
    }
}
