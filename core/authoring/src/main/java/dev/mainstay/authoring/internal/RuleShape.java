package dev.mainstay.authoring.internal;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.FactType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds one rule to its bounds: what it asks for must not multiply. */
final class RuleShape {

    private RuleShape() {}

    /** What the rule has too much of, if anything. */
    static Optional<Problem> fault(Rule rule) {
        if (rule.name().isBlank()
                || rule.name().length() > Bounds.NAME
                || rule.name().lines().count() > 1) {
            return Optional.of(Problem.of("MS-134", rule.at().toString(), Bounds.NAME));
        }
        Optional<Problem> name = SafeText.fault(rule.name(), rule.at());
        if (name.isPresent()) {
            return name;
        }
        int comparisons = rule.patterns().stream()
                .flatMap(pattern -> pattern.conditions().stream())
                .mapToInt(RuleShape::comparisons)
                .sum();
        if (comparisons > Bounds.COMPARISONS) {
            return Optional.of(
                    Problem.of("MS-131", rule.at().toString(), rule.name(), comparisons, Bounds.COMPARISONS));
        }
        return variables(rule).or(() -> join(rule));
    }

    private static int comparisons(Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            return all.parts().stream().mapToInt(RuleShape::comparisons).sum();
        }
        if (condition instanceof Condition.AnyOf any) {
            return any.parts().stream().mapToInt(RuleShape::comparisons).sum();
        }
        return 1;
    }

    private static Optional<Problem> variables(Rule rule) {
        Set<String> bound = new HashSet<>();
        return rule.patterns().stream()
                .filter(pattern -> !pattern.binding().isEmpty() && !bound.add(pattern.binding()))
                .findFirst()
                .map(pattern -> Problem.of("MS-133", pattern.at().toString(), pattern.binding()));
    }

    /** Each element with each other is too many; each proposal with each other is not, where both are chosen. */
    private static Optional<Problem> join(Rule rule) {
        List<Pattern> many = rule.patterns().stream()
                .filter(pattern -> pattern.quantifier() == Quantifier.EACH)
                .filter(pattern -> pattern.fact().isElement() || pattern.fact() == FactType.PROPOSAL)
                .toList();
        if (many.size() < 2) {
            return Optional.empty();
        }
        return many.stream()
                .filter(pattern -> pattern.conditions().isEmpty())
                .findFirst()
                .or(() -> many.stream()
                        .filter(pattern -> pattern.fact().isElement())
                        .skip(1)
                        .findFirst())
                .map(pattern -> Problem.of(
                        "MS-132", pattern.at().toString(), pattern.fact().ruleName()));
    }
}
