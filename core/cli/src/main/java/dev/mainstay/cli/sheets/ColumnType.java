package dev.mainstay.cli.sheets;

import java.util.Set;

/** What the cells of a column hold. */
enum ColumnType {
    NUMBER,
    DATE,
    FLAG,
    TEXT;

    private static final Set<String> NUMBERS =
            Set.of("value", "min", "max", "step", "weight", "dueDays", "effortHours", "cost", "atLeast", "save");
    private static final Set<String> DATES = Set.of("effectiveFrom", "until");
    private static final Set<String> FLAGS = Set.of("obligation");

    static ColumnType of(String column) {
        if (NUMBERS.contains(column)) {
            return NUMBER;
        }
        if (DATES.contains(column)) {
            return DATE;
        }
        return FLAGS.contains(column) ? FLAG : TEXT;
    }
}
