package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule held against an account.
 *
 * @param rule the rule
 * @param truth true where it fires
 * @param patterns its patterns, all of them judged, whether they decide or not
 */
public record RuleJudgement(Rule rule, Truth truth, List<OfPattern> patterns) {

    /**
     * A pattern.
     *
     * @param pattern the pattern
     * @param truth whether there is such a fact, is none, or whether what was counted passes its threshold
     * @param listKnown false where the facts are elements of a list of which nothing is known
     * @param facts each fact of the pattern's type
     * @param folded for {@link Quantifier#ACCUMULATE}, what the facts that match come to and what that is compared with
     */
    public record OfPattern(
            Pattern pattern, Truth truth, boolean listKnown, List<OfFact> facts, Optional<Folded> folded) {

        /** The facts that certainly match. */
        public List<Subject> matching() {
            return facts.stream()
                    .filter(fact -> fact.truth == Truth.TRUE)
                    .map(OfFact::subject)
                    .toList();
        }

        /** What the pattern would be, all else being as it is, if that of its facts were judged so. */
        public Truth supposing(int fact, Truth instead) {
            List<OfFact> supposed = new ArrayList<>(facts);
            supposed.set(fact, new OfFact(facts.get(fact).subject, instead, facts.get(fact).conditions));
            return Judge.judged(pattern, listKnown, supposed, folded.map(Folded::threshold))
                    .truth();
        }
    }

    /**
     * One fact held against the conditions of a pattern.
     *
     * @param subject the fact
     * @param truth whether all conditions hold
     * @param conditions all of them judged, whether they decide or not
     */
    public record OfFact(Subject subject, Truth truth, List<Judgement> conditions) {}

    /**
     * A count, sum, minimum or maximum.
     *
     * @param certain over the facts that certainly match; unknown where none is and a minimum or maximum is asked for
     * @param threshold what it is compared with
     */
    public record Folded(Reading certain, Reading threshold) {}

    /** One firing for each combination of matching facts; none where the rule does not fire. */
    List<Firing> firings() {
        if (truth != Truth.TRUE) {
            return List.of();
        }
        List<List<Subject>> combinations = List.of(List.of());
        for (OfPattern pattern : patterns) {
            if (pattern.pattern.quantifier() == Quantifier.EACH) {
                List<List<Subject>> longer = new ArrayList<>();
                for (List<Subject> combination : combinations) {
                    for (Subject subject : pattern.matching()) {
                        List<Subject> one = new ArrayList<>(combination);
                        one.add(subject);
                        longer.add(one);
                    }
                }
                combinations = longer;
            }
        }
        return combinations.stream().map(facts -> new Firing(this, facts)).toList();
    }

    /**
     * A rule that fired.
     *
     * @param judgement the rule
     * @param facts what each of its patterns that match every fact has matched
     */
    public record Firing(RuleJudgement judgement, List<Subject> facts) {

        /** The rule. */
        public Rule rule() {
            return judgement.rule;
        }

        /** The fact that stands in this place of the consequence. */
        Subject subject(int position) {
            String variable = rule().consequence().variables().get(position);
            int matched = 0;
            for (OfPattern pattern : judgement.patterns) {
                if (pattern.pattern.quantifier() == Quantifier.EACH) {
                    if (pattern.pattern.binding().equals(variable)) {
                        return facts.get(matched);
                    }
                    matched++;
                }
            }
            throw new IllegalStateException(variable + " is not bound");
        }
    }
}
