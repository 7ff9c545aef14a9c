package dev.mainstay.authoring.explain;

import dev.mainstay.advice.Evidence;
import dev.mainstay.authoring.explain.Reason.Kind;
import dev.mainstay.authoring.internal.meaning.Judgement;
import dev.mainstay.authoring.internal.meaning.Reading;
import dev.mainstay.authoring.internal.meaning.RuleJudgement;
import dev.mainstay.authoring.internal.meaning.RuleJudgement.OfFact;
import dev.mainstay.authoring.internal.meaning.RuleJudgement.OfPattern;
import dev.mainstay.authoring.internal.meaning.Subject;
import dev.mainstay.authoring.internal.meaning.Truth;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/** Why a rule did not fire, and how far it was from firing. */
final class RuleMiss {

    /** Farther than any comparison that could hold with another value of the same metric. */
    private static final double FAR = 3;

    private final LocalDate day;
    /** Why a signal is not raised that a rule asks for. */
    private final Function<String, List<Reason>> signal;
    /** Which facts count; a guardrail may be asked about one proposal alone. */
    private final Predicate<Subject> facts;

    RuleMiss(LocalDate day, Function<String, List<Reason>> signal, Predicate<Subject> facts) {
        this.day = day;
        this.signal = signal;
        this.facts = facts;
    }

    /**
     * A rule that did not fire.
     *
     * @param distance how far it was from firing: about one for each condition that failed, more the farther it failed
     */
    record Miss(Reason reason, double distance) {

        static final Comparator<Miss> NEAREST_FIRST = Comparator.comparingDouble(Miss::distance);
    }

    /** Why the rule did not fire; empty if it did. */
    Optional<Miss> of(RuleJudgement judgement) {
        Rule rule = judgement.rule();
        List<Reason> because = new ArrayList<>();
        double distance = 0;
        if (!rule.appliesOn(day)) {
            distance += FAR;
            rule.switchedOff()
                    .ifPresent(off -> because.add(Reason.of(Kind.RULE_SWITCHED_OFF, off.until(), off.reason())
                            .at(off.at())));
        }
        for (OfPattern pattern : judgement.patterns()) {
            if (truth(pattern) != Truth.TRUE) {
                distance += distance(pattern);
                explain(pattern, because);
            }
        }
        return because.isEmpty()
                ? Optional.empty()
                : Optional.of(new Miss(
                        Reason.of(Kind.RULE_SILENT, rule.name()).at(rule.at()).because(because), distance));
    }

    private List<OfFact> facts(OfPattern pattern) {
        return pattern.facts().stream()
                .filter(fact -> facts.test(fact.subject()))
                .toList();
    }

    private Truth truth(OfPattern pattern) {
        boolean each = pattern.pattern().quantifier() == Quantifier.EACH;
        return each && pattern.listKnown()
                ? facts(pattern).stream().map(OfFact::truth).reduce(Truth.FALSE, Truth::or)
                : pattern.truth();
    }

    // ---- distance

    private double distance(OfPattern pattern) {
        return switch (pattern.pattern().quantifier()) {
            case EACH, EXISTS -> {
                if (!pattern.listKnown()) {
                    yield 1.9;
                }
                yield facts(pattern).stream()
                        .mapToDouble(RuleMiss::distance)
                        .min()
                        .orElse(FAR);
            }
            case NOT -> pattern.truth() == Truth.UNKNOWN ? 1.9 : 2;
            case ACCUMULATE -> pattern.truth() == Truth.UNKNOWN ? 1.9 : 2;
        };
    }

    private static double distance(OfFact fact) {
        return fact.conditions().stream().mapToDouble(RuleMiss::distance).sum();
    }

    private static double distance(Judgement judgement) {
        if (judgement.truth() == Truth.TRUE) {
            return 0;
        }
        if (judgement instanceof Judgement.Joined joined) {
            return joined.condition() instanceof Condition.AnyOf
                    ? joined.parts().stream()
                            .mapToDouble(RuleMiss::distance)
                            .min()
                            .orElse(FAR)
                    : joined.parts().stream().mapToDouble(RuleMiss::distance).sum();
        }
        Judgement.Compared compared = (Judgement.Compared) judgement;
        if (compared.condition().left() instanceof Term.Property property
                && property.metric().name().startsWith("profile.")) {
            // who an account is does not change
            return FAR;
        }
        if (compared.truth() == Truth.UNKNOWN) {
            return 1.9;
        }
        OptionalDouble by = by(compared);
        if (by.isEmpty()) {
            return 1.9;
        }
        double size = Math.max(
                Math.abs(number(compared.observed()).orElse(0)),
                Math.abs(number(compared.limit()).orElse(0)));
        return 1 + 0.8 * (size > 0 ? Math.min(1, by.getAsDouble() / size) : 1);
    }

    private static OptionalDouble by(Judgement.Compared compared) {
        OptionalDouble observed = number(compared.observed());
        OptionalDouble limit = number(compared.limit());
        return observed.isPresent() && limit.isPresent()
                ? OptionalDouble.of(Math.abs(observed.getAsDouble() - limit.getAsDouble()))
                : OptionalDouble.empty();
    }

    private static OptionalDouble number(Reading reading) {
        Object value = reading.value().orElse("");
        if (value instanceof Number number) {
            return OptionalDouble.of(number.doubleValue());
        }
        return value instanceof Money money ? OptionalDouble.of(money.amount().doubleValue()) : OptionalDouble.empty();
    }

    // ---- sentences

    private void explain(OfPattern pattern, List<Reason> into) {
        SourceRef at = pattern.pattern().at();
        String list = pattern.pattern().fact().listPath();
        if (pattern.pattern().fact().isElement() && !pattern.listKnown()) {
            into.add(Reason.of(Kind.LIST_UNKNOWN, list).at(at));
            return;
        }
        switch (pattern.pattern().quantifier()) {
            case EACH, EXISTS -> {
                Optional<OfFact> nearest = facts(pattern).stream().min(Comparator.comparingDouble(RuleMiss::distance));
                if (nearest.isEmpty()) {
                    into.add(Reason.of(
                                    Kind.LIST_EMPTY,
                                    list.isEmpty() ? pattern.pattern().fact().ruleName() : list)
                            .at(at));
                } else {
                    nearest.get()
                            .conditions()
                            .forEach(condition ->
                                    explain(condition, nearest.get().subject(), into));
                }
            }
            case NOT -> {
                Optional<OfFact> there = pattern.facts().stream()
                        .filter(fact -> fact.truth() != Truth.FALSE)
                        .max(Comparator.comparing(OfFact::truth));
                into.add(Reason.of(
                                pattern.truth() == Truth.FALSE ? Kind.MUST_NOT_BE : Kind.MIGHT_BE,
                                there.map(fact -> name(fact.subject()))
                                        .orElse(pattern.pattern().fact().ruleName()),
                                text(pattern.pattern().conditions()))
                        .at(at));
            }
            case ACCUMULATE -> into.add(fold(pattern).at(at));
        }
    }

    private static Reason fold(OfPattern pattern) {
        Accumulation accumulation = pattern.pattern().accumulation().orElseThrow();
        RuleJudgement.Folded folded = pattern.folded().orElseThrow();
        return compared(
                folded(pattern),
                folded.certain(),
                accumulation.operator(),
                accumulation.threshold(),
                folded.threshold(),
                Kind.FOLD_SHORT);
    }

    private static String text(List<Condition> conditions) {
        return String.join(", ", conditions.stream().map(Condition::text).toList());
    }

    private static String name(Subject subject) {
        return subject instanceof Subject.Observed observed && observed.type().isElement()
                ? observed.type().listPath() + "[" + observed.label() + "]"
                : subject.type().ruleName();
    }

    private void explain(Judgement judgement, Subject subject, List<Reason> into) {
        if (judgement.truth() == Truth.TRUE) {
            return;
        }
        if (judgement instanceof Judgement.Joined joined) {
            List<Reason> parts = new ArrayList<>();
            joined.parts().forEach(part -> explain(part, subject, parts));
            if (joined.condition() instanceof Condition.AnyOf) {
                into.add(Reason.of(Kind.NONE_HOLDS).at(joined.condition().at()).because(parts));
            } else {
                into.addAll(parts);
            }
            return;
        }
        Judgement.Compared compared = (Judgement.Compared) judgement;
        Condition.Comparison condition = compared.condition();
        if (condition.left() instanceof Term.Answer answer
                && answer.lookup() == Lookup.RAISED
                && compared.observed().value().equals(Optional.of(false))) {
            into.add(Reason.of(Kind.SIGNAL_NOT_RAISED, answer.code())
                    .at(condition.at())
                    .because(signal.apply(answer.code())));
            return;
        }
        into.add(compared(
                        name(condition.left(), subject),
                        compared.observed(),
                        condition.operator(),
                        condition.right(),
                        compared.limit(),
                        Kind.CONDITION_FAILED)
                .at(condition.at()));
    }

    /** What a rule that fired rests on. */
    List<Reason> evidence(RuleJudgement judgement) {
        List<Reason> evidence = new ArrayList<>();
        for (OfPattern pattern : judgement.patterns()) {
            switch (pattern.pattern().quantifier()) {
                case EACH, EXISTS ->
                    facts(pattern).stream()
                            .filter(fact -> fact.truth() == Truth.TRUE)
                            .findFirst()
                            .ifPresent(fact -> fact.conditions()
                                    .forEach(condition -> evidence(condition, fact.subject(), evidence)));
                case ACCUMULATE -> {
                    Accumulation accumulation = pattern.pattern().accumulation().orElseThrow();
                    RuleJudgement.Folded folded = pattern.folded().orElseThrow();
                    evidence.add(evidence(
                            folded(pattern),
                            folded.certain(),
                            accumulation.operator(),
                            accumulation.threshold(),
                            folded.threshold()));
                }
                case NOT -> {
                    // that something is not there has no figures
                }
            }
        }
        return evidence;
    }

    private static void evidence(Judgement judgement, Subject subject, List<Reason> into) {
        if (judgement.truth() != Truth.TRUE) {
            return;
        }
        if (judgement instanceof Judgement.Joined joined) {
            joined.parts().forEach(part -> evidence(part, subject, into));
        } else if (judgement instanceof Judgement.Compared compared) {
            Condition.Comparison condition = compared.condition();
            into.add(evidence(
                    name(condition.left(), subject),
                    compared.observed(),
                    condition.operator(),
                    condition.right(),
                    compared.limit()));
        }
    }

    private static Reason evidence(String what, Reading observed, Operator operator, Term right, Reading limit) {
        String asked = right instanceof Term.NumberLiteral literal
                ? literal.text()
                : limit.value().map(RuleMiss::shown).orElse("");
        return Why.evidence(new Evidence(
                what,
                observed.value().map(RuleMiss::shown).orElse(""),
                operator.symbol(),
                asked,
                right instanceof Term.Limit named ? Optional.of(named.key()) : Optional.empty(),
                limit.row().map(LimitRow::origin)));
    }

    private static String name(Term term, Subject subject) {
        return term instanceof Term.Property property ? subject.path(property.metric()) : term.text();
    }

    private static String folded(OfPattern pattern) {
        Accumulation accumulation = pattern.pattern().accumulation().orElseThrow();
        return pattern.pattern().fact().listPath() + "."
                + accumulation.fold().ruleName() + "("
                + accumulation.metric().map(Object::toString).orElse("") + ")";
    }

    private static Reason compared(
            String what, Reading observed, Operator operator, Term right, Reading limit, Kind failed) {
        Optional<String> key = right instanceof Term.Limit named ? Optional.of(named.key()) : Optional.empty();
        Optional<String> asked = right instanceof Term.NumberLiteral literal
                ? Optional.of(literal.text())
                : limit.value().map(RuleMiss::shown);
        Shortfall shortfall = new Shortfall(
                what,
                observed.value().map(RuleMiss::shown),
                operator.symbol(),
                asked,
                key,
                limit.row().map(LimitRow::origin),
                by(observed, limit));
        String origin = key.map(name -> " (" + right.text() + ", "
                        + limit.row().map(LimitRow::origin).orElse("-") + ")")
                .orElse(right instanceof Term.Property ? " (" + right.text() + ")" : "");
        if (asked.isEmpty()) {
            return Reason.of(key.isPresent() ? Kind.LIMIT_UNSET : Kind.CONDITION_UNKNOWN, right.text(), "", "")
                    .with(shortfall);
        }
        String wanted = (operator == Operator.EQUAL ? "" : operator.symbol() + " ") + asked.get() + origin;
        return observed.value().isEmpty()
                ? Reason.of(Kind.CONDITION_UNKNOWN, what, wanted).with(shortfall)
                : Reason.of(failed, what, beside(observed, limit), wanted).with(shortfall);
    }

    private static OptionalDouble by(Reading observed, Reading limit) {
        OptionalDouble a = number(observed);
        OptionalDouble b = number(limit);
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(rounded(Math.abs(a.getAsDouble() - b.getAsDouble())))
                : OptionalDouble.empty();
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }

    /** A number beside what it misses: with all its digits where it would look like that. */
    static String beside(double value, double missed) {
        String shown = shown(value);
        return value != missed && shown.equals(shown(missed)) ? Double.toString(value) : shown;
    }

    private static String beside(Reading observed, Reading limit) {
        OptionalDouble value = number(observed);
        OptionalDouble missed = number(limit);
        return value.isPresent() && missed.isPresent() && observed.value().orElseThrow() instanceof Double
                ? beside(value.getAsDouble(), missed.getAsDouble())
                : shown(observed.value().orElseThrow());
    }

    /** A value as evidence shows it. */
    static String shown(Object value) {
        if (value instanceof Money money) {
            return money.amount().toPlainString();
        }
        if (value instanceof Double number) {
            double four = Math.rint(number * 10_000) / 10_000;
            return four == Math.rint(four) && Math.abs(four) < 1e15
                    ? Long.toString((long) four)
                    : BigDecimal.valueOf(four).toPlainString();
        }
        return value.toString();
    }
}
