package dev.mainstay.internal.engine;

import dev.mainstay.internal.engine.CompiledRule.CompiledPattern;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Pattern.Fold;
import dev.mainstay.vocabulary.FactType;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** A pattern that the network asks while it matches another one; see {@link JoinPlan}. */
interface Question {

    /** Whether it is known to be so. */
    boolean holds(Consultation consultation);

    /** The question that a pattern puts. */
    static Question of(CompiledPattern pattern) {
        FactType type = pattern.source().fact();
        Check whole = pattern.whole();
        return switch (pattern.source().quantifier()) {
            case EACH -> consultation -> whole.holds(consultation.only(type));
            case EXISTS -> consultation -> exists(consultation.list(type).facts(), whole);
            case NOT -> consultation -> none(consultation.list(type).facts(), whole);
            case ACCUMULATE -> {
                Accumulation accumulation = pattern.source().accumulation().orElseThrow();
                Check.Reader threshold = pattern.threshold().orElseThrow();
                // of a list of which nothing is known, not even a count of none is known
                yield consultation -> consultation.list(type).known()
                        && Check.Compare.holds(
                                total(accumulation, consultation.list(type).facts(), whole::holds),
                                accumulation.operator(),
                                threshold.read(consultation.account));
            }
        };
    }

    /** What tells the question from any other. */
    static String text(Pattern pattern) {
        StringBuilder text = new StringBuilder(pattern.quantifier().name())
                .append(' ')
                .append(pattern.fact())
                .append(' ');
        pattern.conditions().forEach(condition -> text.append(condition.text()).append(", "));
        pattern.accumulation().ifPresent(text::append);
        return text.toString();
    }

    private static boolean exists(List<Fact.Listed> facts, Check check) {
        for (Fact fact : facts) {
            if (check.holds(fact)) {
                return true;
            }
        }
        return false;
    }

    private static boolean none(List<Fact.Listed> facts, Check check) {
        for (Fact fact : facts) {
            if (check.mayHold(fact)) {
                return false;
            }
        }
        return true;
    }

    /** The count of the facts that match, or the sum, least or greatest of a property of them where it is known. */
    static double total(Accumulation accumulation, List<Fact.Listed> facts, Predicate<Fact> matches) {
        return accumulation.fold() == Fold.COUNT
                ? count(facts, matches)
                : total(accumulation.fold(), accumulation.metric().orElseThrow().index(), facts, matches);
    }

    private static double count(List<Fact.Listed> facts, Predicate<Fact> matches) {
        int count = 0;
        for (Fact fact : facts) {
            if (matches.test(fact)) {
                count++;
            }
        }
        return count;
    }

    /** Sums are decimal, so that 0.1 and 0.2 are 0.3, whatever comes first; least and greatest are {@code NaN} over nothing. */
    private static double total(Fold fold, int metric, List<Fact.Listed> facts, Predicate<Fact> matches) {
        double extreme = Double.NaN;
        BigDecimal sum = BigDecimal.ZERO;
        for (Fact fact : facts) {
            double value = matches.test(fact) ? fact.number(metric) : Double.NaN;
            if (!Double.isNaN(value)) {
                switch (fold) {
                    case MIN -> extreme = extreme <= value ? extreme : value;
                    case MAX -> extreme = extreme >= value ? extreme : value;
                    default -> sum = sum.add(BigDecimal.valueOf(value));
                }
            }
        }
        return fold == Fold.SUM ? sum.doubleValue() : extreme;
    }
}
