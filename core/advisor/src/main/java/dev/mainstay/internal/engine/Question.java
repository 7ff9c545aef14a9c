package dev.mainstay.internal.engine;

import dev.mainstay.internal.engine.CompiledRule.CompiledPattern;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.vocabulary.FactType;
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
        Totals totals = new Totals();
        int metric =
                accumulation.metric().isPresent() ? accumulation.metric().get().index() : -1;
        for (Fact fact : facts) {
            if (matches.test(fact)) {
                totals.add(metric < 0 ? 1 : fact.number(metric));
            }
        }
        return switch (accumulation.fold()) {
            case COUNT, SUM -> totals.sum;
            case MIN -> totals.least;
            case MAX -> totals.greatest;
        };
    }

    /** Least and greatest are {@code NaN} over nothing. */
    final class Totals {
        private double sum;
        private double least = Double.NaN;
        private double greatest = Double.NaN;

        private void add(double value) {
            if (!Double.isNaN(value)) {
                sum += value;
                least = least <= value ? least : value;
                greatest = greatest >= value ? greatest : value;
            }
        }
    }
}
