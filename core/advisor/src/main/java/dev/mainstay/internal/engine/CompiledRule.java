package dev.mainstay.internal.engine;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Stance;
import dev.mainstay.vocabulary.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A rule with its codes numbered and its conditions ready to be asked. */
@SuppressWarnings("EnumOrdinal") // codes are numbered by their declaration
final class CompiledRule {

    /**
     * A pattern with its conditions.
     *
     * @param whole all of the conditions
     * @param threshold what a count or sum is held against
     * @param testimonies what the conditions say in evidence
     */
    record CompiledPattern(
            Pattern source,
            List<Check> checks,
            Check whole,
            Optional<Check.Reader> threshold,
            List<Testimony> testimonies) {}

    final int index;
    final Rule rule;
    final BoardCall call;
    final List<CompiledPattern> patterns;
    final JoinPlan joins;
    /** Number of the signal that is raised, the influence that is weighed or the stance that is taken; else -1. */
    final int code;
    /** Number of the facet that is weighed, -1 where none. */
    final int facet;

    final int severity;
    final double confidence;
    /** Number of the commitment it counts against, -1 where none. */
    final int commitment;
    /** Signals the conditions ask for as raised. */
    final int[] askedSignals;
    /** How sure it is when it has fired; of diagnosis rules. */
    final Surety surety;
    /** Positions, among the patterns that match each fact, of the facts the consequence names. */
    final int[] subjects;
    /** Last day the rule is out of use, counted as {@link java.time.LocalDate#toEpochDay}. */
    final long offUntil;

    private final CodeBook codes;
    private final LimitTable limits;

    CompiledRule(int index, Rule rule, CodeBook codes, LimitTable limits) {
        this.index = index;
        this.rule = rule;
        this.codes = codes;
        this.limits = limits;
        patterns = rule.patterns().stream().map(this::compile).toList();
        joins = JoinPlan.of(patterns);
        severity = rule.severity().ordinal();
        confidence = rule.confidence();
        commitment = rule.commitment().map(Commitment::ordinal).orElse(-1);
        Rule.Consequence consequence = rule.consequence();
        call = consequence.call();
        code = switch (call) {
            case RAISE -> codes.signal(consequence.code());
            case WEIGH -> CodeBook.influence(consequence.code());
            case TAKE -> Stance.valueOf(consequence.code()).ordinal();
            default -> -1;
        };
        facet = call == BoardCall.WEIGH && !consequence.codes().get(1).isEmpty()
                ? codes.facet(consequence.codes().get(1))
                : -1;
        List<String> bindings = rule.patterns().stream()
                .filter(pattern -> pattern.quantifier() == Pattern.Quantifier.EACH)
                .map(Pattern::binding)
                .toList();
        offUntil = rule.switchedOff().map(off -> off.until().toEpochDay()).orElse(Long.MIN_VALUE);
        subjects = consequence.variables().stream().mapToInt(bindings::indexOf).toArray();
        askedSignals = rule.patterns().stream()
                .flatMap(pattern -> pattern.conditions().stream())
                .flatMapToInt(this::asked)
                .distinct()
                .toArray();
        surety = call == BoardCall.WEIGH ? Surety.of(this) : Surety.CERTAIN;
    }

    private IntStream asked(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            return comparison.left() instanceof Term.Answer answer
                            && answer.lookup().fact() == FactType.FINDINGS
                            && answer.lookup().argument() == CodeKind.SIGNAL
                    ? IntStream.of(codes.signal(answer.code()))
                    : IntStream.empty();
        }
        List<Condition> parts =
                condition instanceof Condition.AllOf all ? all.parts() : ((Condition.AnyOf) condition).parts();
        return parts.stream().flatMapToInt(this::asked);
    }

    private CompiledPattern compile(Pattern pattern) {
        List<Check> checks = new ArrayList<>();
        for (Condition condition : pattern.conditions()) {
            checks.add(check(condition));
        }
        if (pattern.fact().isElement() && checks.isEmpty()) {
            checks.add(new Check.Real());
        }
        return new CompiledPattern(
                pattern,
                List.copyOf(checks),
                checks.size() == 1 ? checks.get(0) : new Check.All(checks),
                pattern.accumulation().map(accumulation -> reader(accumulation.threshold())),
                pattern.conditions().stream()
                        .map(condition -> Testimony.of(condition, this))
                        .toList());
    }

    Check check(Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            return new Check.All(all.parts().stream().map(this::check).toList());
        }
        if (condition instanceof Condition.AnyOf any) {
            return new Check.Any(any.parts().stream().map(this::check).toList());
        }
        Condition.Comparison comparison = (Condition.Comparison) condition;
        if (comparison.left() instanceof Term.Property property
                && comparison.right() instanceof Term.TextLiteral text) {
            boolean positive = comparison.operator() == Operator.EQUAL || comparison.operator() == Operator.CONTAINS;
            return property.metric().unit() == Unit.SET
                    ? new Check.SetCheck(property.metric().index(), positive, text.value())
                    : new Check.TextCheck(property.metric().index(), positive, text.value());
        }
        if (comparison.left() instanceof Term.Property property) {
            if (comparison.right() instanceof Term.Limit limit) {
                return Check.CompareProperty.withLimit(
                        property.metric().index(), comparison.operator(), limit(limit.key()));
            }
            if (comparison.right() instanceof Term.NumberLiteral number) {
                return Check.CompareProperty.withNumber(
                        property.metric().index(), comparison.operator(), number.value());
            }
        }
        return new Check.Compare(reader(comparison.left()), comparison.operator(), reader(comparison.right()));
    }

    /** Number of a signal. */
    int signal(String code) {
        return codes.signal(code);
    }

    /** Number of a limit. */
    int limit(String key) {
        return limits.number(key);
    }

    Check.Reader reader(Term term) {
        if (term instanceof Term.Property property) {
            return new Check.PropertyReader(property.metric().index());
        }
        if (term instanceof Term.Limit limit) {
            return new Check.LimitReader(limit(limit.key()));
        }
        if (term instanceof Term.Answer answer) {
            return new Check.AnswerReader(
                    answer.lookup(), codes.number(answer.lookup().argument(), answer.code()));
        }
        if (term instanceof Term.NumberLiteral number) {
            return new Check.Constant(number.value());
        }
        throw new IllegalArgumentException(term.text() + " is compared as a text only with a text property");
    }
}
