package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.advice.Evidence;
import dev.mainstay.authoring.internal.meaning.Findings.Raised;
import dev.mainstay.authoring.internal.meaning.Judgement.Compared;
import dev.mainstay.authoring.internal.meaning.Judgement.Joined;
import dev.mainstay.authoring.internal.meaning.RuleJudgement.Firing;
import dev.mainstay.authoring.internal.meaning.RuleJudgement.OfFact;
import dev.mainstay.authoring.internal.meaning.RuleJudgement.OfPattern;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Money;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a signal rests on: every comparison that held when the gravest of its rules fired, each once. */
final class EvidenceTrail {

    /** What these tell apart must not look alike. */
    private static final Set<String> STRICT = Set.of("<", ">", "!=");

    private final Set<Evidence> found = new LinkedHashSet<>();

    private EvidenceTrail() {}

    static List<Evidence> of(Raised signal) {
        EvidenceTrail trail = new EvidenceTrail();
        String rule = signal.firings().get(0).rule().name();
        for (Firing firing : signal.firings()) {
            if (firing.rule().name().equals(rule)) {
                trail.follow(firing);
            }
        }
        return new ArrayList<>(trail.found);
    }

    private void follow(Firing firing) {
        int matched = 0;
        for (OfPattern pattern : firing.judgement().patterns()) {
            switch (pattern.pattern().quantifier()) {
                case EACH -> follow(pattern, firing.facts().get(matched++));
                case EXISTS -> follow(pattern, pattern.matching().get(0));
                case NOT ->
                    found.add(new Evidence(
                            pattern.pattern().fact().listPath(),
                            "none",
                            "not",
                            pattern.pattern().conditions().stream()
                                    .map(Condition::text)
                                    .collect(Collectors.joining(", ")),
                            Optional.empty(),
                            Optional.empty()));
                case ACCUMULATE -> accumulated(pattern);
            }
        }
    }

    private void follow(OfPattern pattern, Subject subject) {
        for (OfFact fact : pattern.facts()) {
            if (fact.subject() == subject) {
                fact.conditions().forEach(judgement -> follow(judgement, subject));
            }
        }
    }

    private void follow(Judgement judgement, Subject subject) {
        if (judgement instanceof Joined joined) {
            joined.parts().stream().filter(part -> part.truth() == Truth.TRUE).forEach(part -> follow(part, subject));
            return;
        }
        Compared compared = (Compared) judgement;
        Condition.Comparison condition = compared.condition();
        String name = condition.left() instanceof Term.Property property
                ? subject.path(property.metric())
                : condition.left().text();
        found.add(evidence(
                name,
                compared.observed().value().orElseThrow(),
                condition.operator().symbol(),
                condition.right(),
                compared.limit()));
    }

    private void accumulated(OfPattern pattern) {
        Accumulation accumulation = pattern.pattern().accumulation().orElseThrow();
        found.add(evidence(
                pattern.pattern().fact().listPath() + "." + accumulation.fold().ruleName() + "("
                        + accumulation.metric().map(Metric::name).orElse("") + ")",
                pattern.folded().orElseThrow().certain().value().orElseThrow(),
                accumulation.operator().symbol(),
                accumulation.threshold(),
                pattern.folded().orElseThrow().threshold()));
    }

    private static Evidence evidence(String name, Object observed, String operator, Term right, Reading limit) {
        Object bound = limit.value().orElseThrow();
        boolean alike = shown(observed, false).equals(shown(bound, right, false));
        boolean exact = alike && STRICT.contains(operator);
        return new Evidence(
                name,
                shown(observed, exact),
                operator,
                shown(bound, right, exact),
                Optional.of(right).filter(Term.Limit.class::isInstance).map(term -> ((Term.Limit) term).key()),
                limit.row().map(LimitRow::origin));
    }

    /** Flags and codes stand in a rule as words. */
    private static Object shown(Object value, Term term, boolean exact) {
        if (term instanceof Term.NumberLiteral literal) {
            String text = literal.text();
            if (text.equals("true") || text.equals("false")) {
                return Boolean.valueOf(text);
            }
            return Character.isUpperCase(text.charAt(0)) ? text : number(literal.value(), exact);
        }
        return shown(value, exact);
    }

    /** A value as people write it: whole numbers without a point, others with four decimals, codes by name. */
    private static Object shown(Object value, boolean exact) {
        if (value instanceof Boolean || value instanceof String) {
            return value;
        }
        if (value instanceof Money money) {
            return money.amount();
        }
        return value instanceof Number number ? number(number.doubleValue(), exact) : value.toString();
    }

    private static Object number(double value, boolean exact) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return exact ? value : Weights.share(value);
    }
}
