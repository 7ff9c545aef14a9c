package dev.mainstay.authoring.internal.interval;

/** A set of values a variable can have. Immutable. */
sealed interface Values permits NumberSet, TextSet {

    /** No value at all. */
    boolean isEmpty();

    /** Every value there is. */
    boolean isAll();

    /** The values in both sets, which must be of the same sort. */
    Values and(Values other);

    /** The values in either set, which must be of the same sort. */
    Values or(Values other);

    /** All other values. */
    Values not();

    /** Whether the sets have a value in common. */
    default boolean meets(Values other) {
        return !and(other).isEmpty();
    }
}
