package dev.mainstay.authoring.internal;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.internal.engine.RuleChances;
import dev.mainstay.internal.engine.RuleChances.Chance;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.pack.Texts;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says of rules of the phases after the signals whether one may fire for an account, going by the account and by what its
 * advice came to. Such a rule leaves no gaps, so where it does not fire it makes no difference.
 */
final class LaterRules {

    private static final String ANY_CODE = "ANY";

    private final List<Rule> rules;
    private final Map<String, Between> limits = new HashMap<>();
    private final Map<String, ActionRow> actions = new HashMap<>();
    /** Asks what the rules ask of the account and its lists, each rule under its number. */
    private final RuleChances observed;

    /** Asks these rules of a pack. */
    LaterRules(PackModel model, List<Rule> rules) {
        this.rules = rules;
        for (LimitRow row : model.limits()) {
            row.value()
                    .ifPresent(value -> limits.merge(
                            row.key(),
                            Between.exactly(value),
                            (one, other) -> new Between(
                                    Math.min(one.least(), other.least()), Math.max(one.most(), other.most()))));
        }
        model.actions().forEach(row -> actions.put(row.code(), row));
        List<Rule> asked = new ArrayList<>();
        for (Rule rule : rules) {
            asked.add(observed(rule, asked.size()));
        }
        observed = new RuleChances(probe(model, asked));
    }

    /** A pack of a few signal rules, good only to be asked whether any of them may fire. */
    static PackModel probe(PackModel model, List<Rule> rules) {
        return new PackModel(
                model.info(),
                rules,
                model.limits(),
                List.of(),
                List.of(),
                List.of(),
                model.weights(),
                new Texts(Map.of(), model.info().language()));
    }

    /** What a rule asks of the account and its lists, as a rule by itself; every rule matches something. */
    private static Rule observed(Rule rule, int number) {
        Pattern account = new Pattern(Quantifier.EACH, FactType.ACCOUNT, "", List.of(), Optional.empty(), rule.at());
        return new Rule(
                String.valueOf(number),
                Phase.SIGNALS,
                Optional.empty(),
                Severity.NOTICE,
                1,
                Stream.concat(Stream.of(account), rule.patterns().stream().filter(LaterRules::isObserved))
                        .toList(),
                new Rule.Consequence(BoardCall.RAISE, List.of(ANY_CODE), List.of(), 0, rule.at()),
                Optional.empty(),
                rule.at());
    }

    private static boolean isObserved(Pattern pattern) {
        return pattern.fact() == FactType.ACCOUNT || pattern.fact().isElement();
    }

    /** Whether any of the rules may fire for the account. */
    boolean mayFire(AccountSnapshot account, Gist gist) {
        if (rules.isEmpty()) {
            return false;
        }
        Map<String, Chance> chances = observed.of(account);
        for (int i = 0; i < rules.size(); i++) {
            if (chances.get(String.valueOf(i)) == Chance.POSSIBLE && mayMatch(rules.get(i), gist)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayMatch(Rule rule, Gist gist) {
        for (Pattern pattern : rule.patterns()) {
            if (!isObserved(pattern) && pattern.quantifier() == Quantifier.EACH && !mayMatch(pattern, gist)) {
                return false;
            }
        }
        return true;
    }

    private boolean mayMatch(Pattern pattern, Gist gist) {
        if (pattern.fact() != FactType.PROPOSAL) {
            return pattern.conditions().stream().allMatch(condition -> may(condition, gist, Optional.empty()));
        }
        return gist.proposed().stream()
                .map(code -> Optional.ofNullable(actions.get(code)))
                .anyMatch(action -> pattern.conditions().stream().allMatch(condition -> may(condition, gist, action)));
    }

    private boolean may(Condition condition, Gist gist, Optional<ActionRow> action) {
        if (condition instanceof Condition.AllOf all) {
            return all.parts().stream().allMatch(part -> may(part, gist, action));
        }
        if (condition instanceof Condition.AnyOf any) {
            return any.parts().stream().anyMatch(part -> may(part, gist, action));
        }
        Condition.Comparison comparison = (Condition.Comparison) condition;
        if (comparison.right() instanceof Term.TextLiteral text) {
            return action.isEmpty() || says(action.get(), comparison, text.value());
        }
        return known(comparison.left(), gist, action)
                .may(comparison.operator(), known(comparison.right(), gist, action));
    }

    /** What a row of the catalogue says to a comparison with a text. */
    private static boolean says(ActionRow action, Condition.Comparison comparison, String text) {
        if (!(comparison.left() instanceof Term.Property property)) {
            return true;
        }
        boolean holds = property.metric().unit() == Unit.SET
                ? action.traits().contains(text)
                : action.code().equals(text);
        return holds == (comparison.operator() == Operator.EQUAL || comparison.operator() == Operator.CONTAINS);
    }

    private Between known(Term term, Gist gist, Optional<ActionRow> action) {
        if (term instanceof Term.NumberLiteral number) {
            return Between.exactly(number.value());
        }
        if (term instanceof Term.Limit limit) {
            return limits.getOrDefault(limit.key(), Between.UNKNOWN);
        }
        if (term instanceof Term.Answer answer) {
            return answered(answer, gist);
        }
        return term instanceof Term.Property property ? of(property.metric(), gist, action) : Between.ANYTHING;
    }

    private static Between answered(Term.Answer answer, Gist gist) {
        String code = answer.code();
        return switch (answer.lookup()) {
            case RAISED -> Between.flag(gist.signals().containsKey(code));
            case STRENGTH -> gist.signals().containsKey(code) ? Between.ANYTHING : Between.exactly(0);
            case SEVERITY -> gist.severity(code);
            case COMMITMENT -> gist.commitment(Commitment.valueOf(code));
            case LIKELIHOOD, CONDUCT -> gist.likelihood(code);
            case PROPOSES -> Between.flag(gist.proposed().contains(code));
            case FACET, ANSWERS -> Between.ANYTHING;
        };
    }

    private static Between of(Metric<?> metric, Gist gist, Optional<ActionRow> action) {
        if (metric.equals(Metrics.DIAGNOSIS_DEFECTION)) {
            return gist.likelihood(PlaybookRow.DEFECTION);
        }
        if (metric.equals(Metrics.DIAGNOSIS_RISK)) {
            return Gist.rank(gist.level());
        }
        if (metric.equals(Metrics.PLAN_STANCE)) {
            return Gist.rank(gist.stance());
        }
        return action.map(row -> of(metric, row)).orElse(Between.ANYTHING);
    }

    private static Between of(Metric<?> metric, ActionRow row) {
        if (metric.equals(Metrics.PROPOSAL_OBLIGATION)) {
            return Between.flag(row.obligation());
        }
        if (metric.equals(Metrics.PROPOSAL_LEVER)) {
            return Gist.rank(row.lever());
        }
        return Between.ANYTHING;
    }
}
