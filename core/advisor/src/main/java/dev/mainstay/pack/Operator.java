package dev.mainstay.pack;

import java.util.Arrays;
import java.util.Optional;

/** How a condition compares. Whatever the operator, a comparison with something unknown does not hold. */
public enum Operator {
    /** Less than. */
    LESS("<"),
    /** At most. */
    AT_MOST("<="),
    /** Greater than. */
    GREATER(">"),
    /** At least. */
    AT_LEAST(">="),
    /** Equal. */
    EQUAL("=="),
    /** Known and different. */
    NOT_EQUAL("!="),
    /** The set holds the word. */
    CONTAINS("contains"),
    /** The set does not hold the word. */
    NOT_CONTAINS("not contains");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** As a rule writes it. */
    public String symbol() {
        return symbol;
    }

    /** The operator that holds exactly where this one, on known values, does not. */
    public Operator negated() {
        return switch (this) {
            case LESS -> AT_LEAST;
            case AT_MOST -> GREATER;
            case GREATER -> AT_MOST;
            case AT_LEAST -> LESS;
            case EQUAL -> NOT_EQUAL;
            case NOT_EQUAL -> EQUAL;
            case CONTAINS -> NOT_CONTAINS;
            case NOT_CONTAINS -> CONTAINS;
        };
    }

    /** The operator a rule writes so. */
    public static Optional<Operator> called(String symbol) {
        return Arrays.stream(values())
                .filter(operator -> operator.symbol.equals(symbol))
                .findFirst();
    }
}
