package dev.mainstay.testkit.mutation;

import java.util.Locale;

/** The kinds of change that are made to a pack. */
public enum Mutation {
    /** A limit, one step up. */
    LIMIT_UP,
    /** A limit, one step down. */
    LIMIT_DOWN,
    /** {@code <} for {@code <=} and the like. */
    BOUNDARY,
    /** An operator for its opposite. */
    NEGATION,
    /** A condition left out. */
    CONDITION_DROPPED,
    /** A pattern left out. */
    PATTERN_DROPPED,
    /** {@code not} for {@code exists} and the other way round. */
    NOT_EXISTS,
    /** Another limit of the same unit. */
    LIMIT_SWAPPED,
    /** Another signal, cause, commitment, stance, action, role or reason. */
    CODE_SWAPPED,
    /** Another severity. */
    SEVERITY,
    /** A rule that never fires. */
    RULE_DROPPED,
    /** A row left out. */
    ROW_DROPPED,
    /** What a row asks for or brings with it left out. */
    CELL_DROPPED,
    /** Another number in a row or in the call of a rule. */
    NUMBER,
    /** Another number in weights.csv. */
    WEIGHT;

    /** As reports write it: {@code limit-up}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
