package dev.mainstay.authoring.internal.interval;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SwitchedOff;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.FactType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is asked of an account: the {@code when} of a rule, or patterns put together by hand.
 *
 * @param patterns what must be there, and what must not
 * @param subjects positions, among the patterns that match each fact, of the facts it is about: what a rule's call names
 * @param distinct whether those facts are actions that must differ
 * @param switchedOff if it does not apply for a time
 */
public record Question(
        List<Pattern> patterns, List<Integer> subjects, boolean distinct, Optional<SwitchedOff> switchedOff) {

    /** Copies the lists. */
    public Question {
        patterns = List.copyOf(patterns);
        subjects = List.copyOf(subjects);
    }

    /** Whether a rule fires, for the facts that its call names. */
    public static Question of(Rule rule) {
        List<String> bindings =
                each(rule.patterns()).stream().map(Pattern::binding).toList();
        return new Question(
                rule.patterns(),
                rule.consequence().variables().stream().map(bindings::indexOf).toList(),
                rule.consequence().call() == BoardCall.EXCLUDE,
                rule.switchedOff());
    }

    /** Whether there are facts as these patterns ask for; it is about the first of them. */
    public static Question of(List<Pattern> patterns) {
        return new Question(patterns, each(patterns).isEmpty() ? List.of() : List.of(0), false, Optional.empty());
    }

    private static List<Pattern> each(List<Pattern> patterns) {
        return patterns.stream()
                .filter(pattern -> pattern.quantifier() == Quantifier.EACH)
                .toList();
    }

    /** The patterns that match each fact, in their order. */
    List<Pattern> each() {
        return each(patterns);
    }

    List<Pattern> others() {
        return patterns.stream()
                .filter(pattern -> pattern.quantifier() != Quantifier.EACH)
                .toList();
    }

    boolean mentions(FactType type) {
        return patterns.stream().anyMatch(pattern -> pattern.fact() == type);
    }

    /** Keys of the limits it reads. */
    public Set<String> limits() {
        Set<String> keys = new LinkedHashSet<>();
        for (Term term : terms()) {
            if (term instanceof Term.Limit limit) {
                keys.add(limit.key());
            }
        }
        return keys;
    }

    /** Everything that is compared in it. */
    public List<Term> terms() {
        List<Term> terms = new ArrayList<>();
        for (Pattern pattern : patterns) {
            pattern.accumulation().ifPresent(accumulation -> terms.add(accumulation.threshold()));
        }
        comparisons(comparison -> {
            terms.add(comparison.left());
            terms.add(comparison.right());
        });
        return terms;
    }

    /** Its comparisons, but for those of what is counted or summed. */
    public void comparisons(Consumer<Condition.Comparison> found) {
        patterns.forEach(pattern -> pattern.conditions().forEach(condition -> comparisons(condition, found)));
    }

    private static void comparisons(Condition condition, Consumer<Condition.Comparison> found) {
        if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(part -> comparisons(part, found));
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(part -> comparisons(part, found));
        } else {
            found.accept((Condition.Comparison) condition);
        }
    }
}
