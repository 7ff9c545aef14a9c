package dev.mainstay.authoring.explain;

import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.explain.Reason.Kind;
import dev.mainstay.pack.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is unknown of an account, ranked by how much knowing it could change the advice.
 *
 * <p>For each unknown metric a value of each range is tried that the rules tell apart, all else being as it is. Of an amount
 * of money, which no limit divides, it is the lower end of each range, two ranges to ten times the amount and the first
 * from nothing to about ten hours of effort. The weight of
 * a change is 1 where the stance is another, plus the share of the first three actions that are others, plus the change of
 * the likelihood of defection: 0 to 3. Metrics are ranked by the greatest weight, then by the mean over their ranges, then in
 * the order of the vocabulary. Immutable and thread-safe.
 *
 * @param advice the advice as it is
 * @param unknowns what could change it, the most first; unknowns that change nothing are left out
 * @param tried how many changed accounts were advised
 * @param texts texts of the pack
 */
public record FindOut(Advice advice, List<Unknown> unknowns, int tried, Texts texts) implements Answer {

    /** Copies the list. */
    public FindOut {
        unknowns = List.copyOf(unknowns);
    }

    /**
     * One unknown.
     *
     * @param what the metric or list
     * @param weight the greatest weight
     * @param mean the mean weight over its ranges
     * @param cases ranges that would change the advice
     */
    public record Unknown(String what, double weight, double mean, List<Case> cases) {

        /** Copies the cases. */
        public Unknown {
            cases = List.copyOf(cases);
        }
    }

    /**
     * A range of values that mean the same, and what they would change.
     *
     * @param range the range as text, such as {@code < 0.8}
     * @param weight how much it would change
     * @param example a change that is in it
     * @param differences what it would change
     */
    public record Case(String range, double weight, List<Change> example, List<Reason> differences) {

        /** Copies the lists. */
        public Case {
            example = List.copyOf(example);
            differences = List.copyOf(differences);
        }
    }

    /** Unknowns told in the text; the record holds all. */
    private static final int TOLD = 10;

    @Override
    public List<Reason> reasons() {
        return reasons(unknowns.size());
    }

    private List<Reason> reasons(int most) {
        List<Reason> reasons = new ArrayList<>();
        for (Unknown unknown : unknowns.subList(0, Math.min(most, unknowns.size()))) {
            reasons.add(Reason.of(Kind.WORTH_KNOWING, unknown.what(), RuleMiss.shown(unknown.weight()))
                    .because(unknown.cases().stream()
                            .map(one -> Reason.of(Kind.IF_IT_IS, unknown.what(), one.range())
                                    .because(one.differences()))
                            .toList()));
        }
        if (reasons.size() < unknowns.size()) {
            reasons.add(Reason.of(Kind.MORE_UNKNOWNS, unknowns.size() - reasons.size()));
        }
        reasons.add(reasons.isEmpty() ? Reason.of(Kind.NOTHING_TO_FIND_OUT, tried) : Reason.of(Kind.TRIED, tried));
        return reasons;
    }

    @Override
    public String text(Locale locale) {
        return Wording.of(texts, locale).text(advice, reasons(TOLD));
    }
}
