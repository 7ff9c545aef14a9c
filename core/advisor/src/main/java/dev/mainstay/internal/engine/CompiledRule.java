package dev.mainstay.internal.engine;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A rule with its codes numbered and its conditions ready to be asked. */
final class CompiledRule {

    /** A pattern with its conditions; {@link #whole} is all of them, {@link #threshold} what a count or sum is held against. */
    record CompiledPattern(Pattern source, List<Check> checks, Check whole, Optional<Check.Reader> threshold) {}

    final int index;
    final Rule rule;
    final List<CompiledPattern> patterns;
    /** Number of the signal that is raised or of the influence that is weighed; -1 for other calls. */
    final int code;
    /** Number of the facet that is weighed, -1 where none. */
    final int facet;
    /** Signals the conditions ask for as raised. */
    final int[] askedSignals;
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
        Rule.Consequence consequence = rule.consequence();
        code = switch (consequence.call()) {
            case RAISE -> codes.signal(consequence.code());
            case WEIGH -> CodeBook.influence(consequence.code());
            default -> -1;
        };
        facet = consequence.call() == BoardCall.WEIGH
                        && !consequence.codes().get(1).isEmpty()
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
                pattern.accumulation().map(accumulation -> reader(accumulation.threshold())));
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
        return new Check.Compare(reader(comparison.left()), comparison.operator(), reader(comparison.right()));
    }

    Check.Reader reader(Term term) {
        if (term instanceof Term.Property property) {
            return new Check.PropertyReader(property.metric().index());
        }
        if (term instanceof Term.Limit limit) {
            return new Check.LimitReader(limits.number(limit.key()));
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
