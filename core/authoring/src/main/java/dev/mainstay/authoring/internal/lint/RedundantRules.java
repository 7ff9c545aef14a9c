package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.FactType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules that change nothing, because wherever they fire another does as much or more. */
final class RedundantRules implements Lint {

    private static final String REDUNDANT = "MS-405";

    @Override
    public List<String> codes() {
        return List.of(REDUNDANT);
    }

    @Override
    public void check(Inspection pack) {
        List<Rule> rules = pack.model().rules();
        Map<String, Double> weights = pack.model().weightValues();
        for (int i = 0; i < rules.size(); i++) {
            pack.look(rules.size());
            for (int j = 0; j < rules.size(); j++) {
                Rule rule = rules.get(i);
                Rule other = rules.get(j);
                if (i != j
                        && rule.consequence().call() == other.consequence().call()
                        && doesAsMuch(other, rule, j < i, weights)
                        && implies(pack, rule, other)
                        && (j < i || !doesAsMuch(rule, other, true, weights) || !implies(pack, other, rule))) {
                    pack.found(Finding.of(REDUNDANT, rule.at(), rule.name(), rule.name(), other.name(), other.at())
                            .from(List.of(other.at()))
                            .shownBy(pack.inGeneral().holds(Question.of(rule)).witness()));
                    break;
                }
            }
        }
    }

    private static boolean implies(Inspection pack, Rule rule, Rule other) {
        Question question = Question.of(rule);
        // a rule that never fires implies everything, and is reported as such
        return pack.inGeneral().implies(question, Question.of(other))
                && !pack.inGeneral().holds(question).isNowhere();
    }

    private static boolean doesAsMuch(Rule other, Rule rule, boolean before, Map<String, Double> weights) {
        Rule.Consequence mine = rule.consequence();
        Rule.Consequence theirs = other.consequence();
        boolean sameCodes = mine.codes().equals(theirs.codes());
        return switch (mine.call()) {
            case RAISE -> sameCodes && raisesAsMuch(other, rule, weights);
            case WEIGH -> false;
            case TAKE -> order(other, weights) <= order(rule, weights);
            case POSTPONE -> sameCodes && theirs.number() >= mine.number();
            case PERMIT -> sameCodes;
            // of several reasons the first rule's is given
            case VETO, EXCLUDE -> sameCodes || before;
        };
    }

    private static double order(Rule rule, Map<String, Double> weights) {
        return weights.getOrDefault("stance.order." + rule.consequence().code(), Double.NaN);
    }

    private static boolean raisesAsMuch(Rule other, Rule rule, Map<String, Double> weights) {
        boolean sameFact = subject(rule).equals(subject(other));
        return sameFact
                && other.severity().compareTo(rule.severity()) >= 0
                && strength(other, weights) >= strength(rule, weights)
                && (rule.commitment().isEmpty() || rule.commitment().equals(other.commitment()));
    }

    private static double strength(Rule rule, Map<String, Double> weights) {
        return weights.getOrDefault("severity." + rule.severity(), Double.NaN) * rule.confidence();
    }

    private static Optional<FactType> subject(Rule rule) {
        if (rule.consequence().call() != BoardCall.RAISE) {
            return Optional.empty();
        }
        return rule.patterns().stream()
                .filter(pattern -> pattern.quantifier() == Quantifier.EACH)
                .filter(pattern -> rule.consequence().variables().contains(pattern.binding()))
                .map(Pattern::fact)
                .findFirst();
    }
}
