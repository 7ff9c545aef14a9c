package dev.mainstay.pack;

import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One line of a rule's {@code when}: a fact that must, or must not, be there.
 *
 * @param quantifier how the fact is asked for
 * @param fact its type
 * @param binding the variable it is bound to, empty where there is none
 * @param conditions what must hold of it, all of them
 * @param accumulation what is counted or summed, for {@link Quantifier#ACCUMULATE}
 * @param at where it stands
 */
public record Pattern(
        Quantifier quantifier,
        FactType fact,
        String binding,
        List<Condition> conditions,
        Optional<Accumulation> accumulation,
        SourceRef at) {

    /** Copies the conditions. */
    public Pattern {
        conditions = List.copyOf(conditions);
    }

    /** As a rule writes it, without the binding. */
    public String text() {
        String quantified = quantifier == Quantifier.NOT ? "not " : quantifier == Quantifier.EXISTS ? "exists " : "";
        String asked = conditions.isEmpty()
                ? ")"
                : conditions.stream().map(Condition::text).collect(Collectors.joining(", ", " ", " )"));
        String text = quantified + fact.ruleName() + "(" + asked;
        return accumulation
                .map(fold -> fold.fold().ruleName() + "(" + text + ") "
                        + fold.operator().symbol() + " " + fold.threshold().text())
                .orElse(text);
    }

    /** How a fact is asked for. */
    public enum Quantifier {
        /** The rule applies to each such fact. */
        EACH,
        /** There is one. */
        EXISTS,
        /** It is known that there is none. */
        NOT,
        /** All of them together, counted or summed. */
        ACCUMULATE
    }

    /** A standard function over the matching facts. */
    public enum Fold {
        /** How many there are. */
        COUNT,
        /** Sum of a property. */
        SUM,
        /** Least value of a property. */
        MIN,
        /** Greatest value of a property. */
        MAX;

        /** As a rule writes it. */
        public String ruleName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What is counted or summed and what the result is compared with.
     *
     * @param fold the function
     * @param metric the property it is of; empty for a count
     * @param operator how the result is compared
     * @param threshold what it is compared with
     */
    public record Accumulation(Fold fold, Optional<Metric<?>> metric, Operator operator, Term threshold) {}
}
