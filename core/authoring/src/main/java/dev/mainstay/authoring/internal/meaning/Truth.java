package dev.mainstay.authoring.internal.meaning;

/** Whether something holds, as far as is known (Kleene's strong logic). Least first, so that "and" is the least of its parts. */
public enum Truth {
    /** It does not hold, whatever the unknown may be. */
    FALSE,
    /** What is unknown decides. */
    UNKNOWN,
    /** It holds, whatever the unknown may be. */
    TRUE;

    /** True or false. */
    public static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    /** True where both are, false where one is. */
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** True where one is, false where both are. */
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The opposite; unknown stays unknown. */
    public Truth negated() {
        return switch (this) {
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> FALSE;
        };
    }
}
