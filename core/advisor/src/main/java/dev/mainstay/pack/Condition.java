package dev.mainstay.pack;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition on one fact, negations already pushed down to the comparisons. A comparison with something unknown does not
 * hold; {@link AllOf} and {@link AnyOf} follow from that.
 */
public sealed interface Condition {

    /** As a rule writes it. */
    String text();

    /** Where it stands. */
    SourceRef at();

    /**
     * One comparison.
     *
     * @param left what is observed
     * @param operator how it is compared
     * @param right what it is compared with
     * @param at where it stands
     */
    record Comparison(Term left, Operator operator, Term right, SourceRef at) implements Condition {
        @Override
        public String text() {
            return left.text() + " " + operator.symbol() + " " + right.text();
        }
    }

    /**
     * All parts hold.
     *
     * @param parts at least two conditions
     * @param at where it stands
     */
    record AllOf(List<Condition> parts, SourceRef at) implements Condition {
        /** Copies the parts. */
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public String text() {
            return joined(parts, " && ");
        }
    }

    /**
     * At least one part holds.
     *
     * @param parts at least two conditions
     * @param at where it stands
     */
    record AnyOf(List<Condition> parts, SourceRef at) implements Condition {
        /** Copies the parts. */
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public String text() {
            return joined(parts, " || ");
        }
    }

    private static String joined(List<Condition> parts, String separator) {
        return parts.stream().map(Condition::text).collect(Collectors.joining(separator, "(", ")"));
    }
}
