package dev.mainstay.authoring.internal.interval;

/**
 * What a variable may still be.
 *
 * @param values the values it may have
 * @param unknown whether it may be unknown
 */
record Cell(Values values, boolean unknown) {

    boolean isEmpty() {
        return values.isEmpty() && !unknown;
    }

    boolean isAll() {
        return values.isAll() && unknown;
    }

    Cell and(Cell other) {
        return new Cell(values.and(other.values), unknown && other.unknown);
    }

    Cell or(Cell other) {
        return new Cell(values.or(other.values), unknown || other.unknown);
    }

    Cell not() {
        return new Cell(values.not(), !unknown);
    }

    /** The same without being unknown. */
    Cell known() {
        return unknown ? new Cell(values, false) : this;
    }
}
