package dev.mainstay.authoring.internal.lint;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Unit;
import java.util.List;
import java.util.Optional;

/** Numbers written in a rule: whoever owns them cannot change, explain or vary them as a limit. 0 and 1 are none. */
final class NumbersInRules implements Lint {

    private static final String NUMBER = "MS-413";

    @Override
    public List<String> codes() {
        return List.of(NUMBER);
    }

    @Override
    public void check(Inspection pack) {
        for (Rule rule : pack.model().rules()) {
            for (Pattern pattern : rule.patterns()) {
                pattern.conditions().forEach(condition -> condition(pack, rule, condition));
                pattern.accumulation()
                        .ifPresent(accumulation -> number(
                                pack,
                                rule,
                                accumulation.threshold(),
                                accumulation
                                        .metric()
                                        .map(metric -> metric.unit())
                                        .orElse(Unit.COUNT),
                                accumulation.fold().ruleName() + "()",
                                pattern.at()));
            }
        }
    }

    private static void condition(Inspection pack, Rule rule, Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(part -> condition(pack, rule, part));
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(part -> condition(pack, rule, part));
        } else if (condition instanceof Condition.Comparison comparison) {
            Unit unit = comparison.left() instanceof Term.Answer answer
                    ? answer.lookup().unit()
                    : ((Term.Property) comparison.left()).metric().unit();
            number(pack, rule, comparison.right(), unit, comparison.left().text(), comparison.at());
        }
    }

    private static void number(Inspection pack, Rule rule, Term right, Unit unit, String left, SourceRef at) {
        if (right instanceof Term.NumberLiteral number
                && unit.numeric()
                && number.value() != 0
                && number.value() != 1) {
            pack.look(pack.model().limits().size());
            pack.found(Finding.of(NUMBER, at, rule.name() + ": " + left + " " + number.text(), number.text(), left)
                    .suggesting(limit(pack, unit, number.value())));
        }
    }

    /** The one limit that says the same, if there is one. */
    private static Optional<String> limit(Inspection pack, Unit unit, double value) {
        return pack.model().limits().stream()
                .filter(row -> row.specificity() == 0
                        && row.unit() == unit
                        && row.value().filter(known -> known == value).isPresent())
                .map(LimitRow::key)
                .reduce((one, other) -> "")
                .filter(key -> !key.isEmpty())
                .map(key -> "limit(\"" + key + "\")");
    }
}
