package dev.mainstay.authoring.internal.interval;

/** What a variable is in one case. */
sealed interface Point {

    /** A number: flags are 0 and 1, codes their position, days their epoch day. */
    record Numeric(double value) implements Point {}

    /** A text. */
    record Text(String value) implements Point {}

    /** No value. */
    enum Absent implements Point {
        /** Nothing is known of it. */
        UNKNOWN
    }

    /** Whether the cell allows it. */
    default boolean in(Cell cell) {
        if (this instanceof Numeric number) {
            return ((NumberSet) cell.values()).contains(number.value());
        }
        if (this instanceof Text text) {
            return ((TextSet) cell.values()).contains(text.value());
        }
        return cell.unknown();
    }
}
