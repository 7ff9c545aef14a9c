package dev.mainstay.authoring.internal.interval;

/** What a variable is in one case. */
sealed interface Point {

    Point UNKNOWN = new Unknown();

    /** A number: flags are 0 and 1, codes their position, days their epoch day. */
    record Number(double value) implements Point {}

    /** A text. */
    record Text(String value) implements Point {}

    /** Nothing is known of it. */
    record Unknown() implements Point {}

    /** Whether the cell allows it. */
    default boolean in(Cell cell) {
        if (this instanceof Number number) {
            return ((NumberSet) cell.values()).contains(number.value());
        }
        if (this instanceof Text text) {
            return ((TextSet) cell.values()).contains(text.value());
        }
        return cell.unknown();
    }
}
