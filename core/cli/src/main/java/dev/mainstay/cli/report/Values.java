package dev.mainstay.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/** Values in few bytes: with six digits, which tell apart what a page shows, and with all where six would not. */
final class Values {

    private static final MathContext SHOWN = new MathContext(6);

    private Values() {}

    /** A value as a page shows it. */
    static void value(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Number number) {
            number(number.doubleValue(), json);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(value.toString());
        }
    }

    /** A value with all its digits. */
    static void exactly(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Number number && rounded(number.doubleValue()) != number.doubleValue()) {
            json.writeNumber(number.doubleValue());
        } else {
            value(value, json);
        }
    }

    /** A value that stands beside what it is compared with, and never looks like it unless it is. */
    static void beside(Object value, Object other, JsonGenerator json) throws IOException {
        boolean alike = value instanceof Number one
                && other instanceof Number two
                && rounded(one.doubleValue()) == rounded(two.doubleValue());
        if (alike) {
            exactly(value, json);
        } else {
            value(value, json);
        }
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).round(SHOWN).doubleValue() : value;
    }

    /** A number as a page shows it. */
    static void number(double value, JsonGenerator json) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNull();
            return;
        }
        BigDecimal shown = BigDecimal.valueOf(value).round(SHOWN).stripTrailingZeros();
        if (shown.scale() <= 0 && shown.precision() - shown.scale() <= SHOWN.getPrecision()) {
            json.writeNumber(shown.longValue());
        } else if (Math.abs(value) >= 1e6) {
            json.writeNumber(value);
        } else {
            json.writeNumber(shown.doubleValue());
        }
    }
}
