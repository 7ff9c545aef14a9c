package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.pack.LimitRow;
import dev.mainstay.vocabulary.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One side of a comparison as it was found.
 *
 * @param value number, flag, code, money, text or set; empty where unknown, or where the pack sets no limit
 * @param row the row of limits.csv it comes from, where it is a limit
 */
public record Reading(Optional<Object> value, Optional<LimitRow> row) {

    private static final Reading UNKNOWN = new Reading(Optional.empty(), Optional.empty());

    static Reading of(Optional<?> value) {
        return value.isPresent() ? of(value.get()) : UNKNOWN;
    }

    static Reading of(Object value) {
        return new Reading(Optional.of(value), Optional.empty());
    }

    static Reading limit(Optional<LimitRow> row) {
        return new Reading(row.flatMap(LimitRow::value), row);
    }

    /** Something is known. */
    public boolean known() {
        return value.isPresent();
    }

    /** The value as a number, as {@link #number(Object)} has it; it must be known and have one. */
    public double number() {
        return number(value.orElseThrow());
    }

    /** A value as a number: flags are 0 and 1, codes their position, money its amount. */
    @SuppressWarnings("EnumOrdinal") // codes are ordered by their declaration, and that order is what rules compare
    static double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (value instanceof Enum<?> code) {
            return code.ordinal();
        }
        if (value instanceof Money money) {
            return money.amount().doubleValue();
        }
        if (value instanceof LocalDate day) {
            return day.toEpochDay();
        }
        throw new IllegalArgumentException(value.getClass().getSimpleName() + " has no number");
    }
}
