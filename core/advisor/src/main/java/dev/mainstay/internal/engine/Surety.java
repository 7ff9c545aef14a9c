package dev.mainstay.internal.engine;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.FactType;
import java.util.List;

/**
 * How sure a diagnosis rule is that fired: as the least sure of the signals it asks for and, where it leaves a choice, as the
 * surest of what holds, so that a further doubtful signal never makes it less sure.
 */
interface Surety {

    /** Of a rule that asks for no signal. */
    Surety CERTAIN = findings -> 1;

    /** Between 0 and 1. */
    double of(Fact findings);

    /** The surety of all that a rule asks of the findings. */
    static Surety of(CompiledRule rule) {
        return least(rule.rule.patterns().stream()
                .filter(pattern -> pattern.fact() == FactType.FINDINGS)
                .map(Pattern::conditions)
                .flatMap(List::stream)
                .map(condition -> of(condition, rule))
                .filter(part -> part != CERTAIN)
                .toList());
    }

    private static Surety of(Condition condition, CompiledRule rule) {
        if (condition instanceof Condition.AllOf all) {
            return least(all.parts().stream().map(part -> of(part, rule)).toList());
        }
        if (condition instanceof Condition.AnyOf any) {
            return greatest(
                    any.parts().stream().map(part -> whereItHolds(part, rule)).toList());
        }
        if (((Condition.Comparison) condition).left() instanceof Term.Answer answer
                && answer.lookup().argument() == CodeKind.SIGNAL) {
            int signal = rule.signal(answer.code());
            return findings -> {
                Findings found = findings.consultation().findings();
                return found.raised(signal) ? found.confidenceOf(signal) : 1;
            };
        }
        return CERTAIN;
    }

    private static Surety whereItHolds(Condition condition, CompiledRule rule) {
        Check check = rule.check(condition);
        Surety surety = of(condition, rule);
        return findings -> check.holds(findings) ? surety.of(findings) : 0;
    }

    private static Surety least(List<Surety> parts) {
        if (parts.isEmpty()) {
            return CERTAIN;
        }
        return findings -> {
            double least = 1;
            for (Surety part : parts) {
                least = Math.min(least, part.of(findings));
            }
            return least;
        };
    }

    private static Surety greatest(List<Surety> parts) {
        return findings -> {
            double greatest = 0;
            for (Surety part : parts) {
                greatest = Math.max(greatest, part.of(findings));
            }
            return greatest;
        };
    }
}
