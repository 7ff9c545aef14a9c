package dev.mainstay.examples.crm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a query. A column that is NULL is unknown, and unknown comes out empty: a zero is a zero only where the
 * database says so.
 *
 * @param columns the known values by lower-case column name
 */
record Row(Map<String, Object> columns) {

    Row {
        columns = Map.copyOf(columns);
    }

    /** The customer number, which every query on customers has. */
    String accountId() {
        return text("account_id").orElseThrow();
    }

    Optional<String> text(String column) {
        return known(column).map(Object::toString);
    }

    Optional<BigDecimal> decimal(String column) {
        return text(column).map(BigDecimal::new);
    }

    Optional<Double> number(String column) {
        return decimal(column).map(BigDecimal::doubleValue);
    }

    Optional<Integer> count(String column) {
        return decimal(column).map(BigDecimal::intValueExact);
    }

    Optional<LocalDate> day(String column) {
        return known(column).map(LocalDate.class::cast);
    }

    Optional<Boolean> flag(String column) {
        return known(column).map(Boolean.class::cast);
    }

    private Optional<Object> known(String column) {
        return Optional.ofNullable(columns.get(column));
    }
}
