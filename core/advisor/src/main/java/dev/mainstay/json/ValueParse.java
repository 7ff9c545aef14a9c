package dev.mainstay.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mainstay.internal.Nearest;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Unit;
import java.io.IOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single values. What is wrong is reported and read as unknown, so that reading goes on. */
final class ValueParse {

    /** Below this a conversion is cheap whatever the digits say. */
    private static final int SHORT_NUMBER = 40;

    /** A number that lacks nothing but to stand without its quotes. */
    private static final Pattern QUOTED = Pattern.compile("-?(?:0|[1-9][0-9]{0,14})(?:\\.[0-9]{1,15})?");

    private static final int LONGEST_INTEGER = 1_000;
    private static final int LONGEST_DATE = 16;
    private static final int ISO_DATE = 10;

    private final JsonParser json;
    private final JsonLimits limits;
    private final Faults faults;
    private final MoneyParse money;

    ValueParse(JsonParser json, JsonLimits limits, Faults faults, Aside aside) {
        this.json = json;
        this.limits = limits;
        this.faults = faults;
        money = new MoneyParse(json, faults, aside);
    }

    /** The value of a metric; null where it is unknown or wrong. */
    @Nullable Object metric(SnapshotForm.Field field) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        Metric<?> metric = field.metric();
        if (metric.derived()) {
            faults.here("MS-213", metric.name());
            json.skipChildren();
            return null;
        }
        return switch (metric.unit()) {
            case FLAG -> flag(metric.name());
            case CODE -> code(metric.name(), field.expected(), field.codes());
            case DATE -> date(metric.name());
            case TEXT -> text(metric.name());
            case MONEY -> money.read(metric.name());
            case SET -> throw new IllegalStateException(metric + " is no metric of a snapshot");
            default -> amount(field);
        };
    }

    private @Nullable Object amount(SnapshotForm.Field field) throws IOException {
        Metric<?> metric = field.metric();
        if (metric.type() == Integer.class) {
            return whole(metric.name(), metric.unit());
        }
        return number(metric.name(), field.expected());
    }

    /** True or false; null where it is neither. */
    @Nullable Boolean flag(String name) throws IOException {
        JsonToken token = json.currentToken();
        if (!token.isBoolean()) {
            faults.wrong(name, SnapshotForm.FLAG);
            return null;
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** What one of these codes stands for; null where it is none of them. */
    @Nullable Object code(String name, String expected, Map<String, ?> codes) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            faults.wrong(name, expected);
            return null;
        }
        String given = json.getText();
        Object code = codes.get(given);
        if (code == null) {
            List<String> known = new ArrayList<>(codes.keySet());
            faults.here(
                    "MS-212",
                    Faults.shown(given),
                    name,
                    Nearest.to(given, known).orElse(known.get(0)),
                    String.join(", ", known));
        }
        return code;
    }

    /** A text within the limit of length; null where it is none. */
    @Nullable String text(String name) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            faults.wrong(name, SnapshotForm.TEXT);
            return null;
        }
        if (json.getTextLength() > limits.textLength()) {
            faults.here("MS-220", name, limits.textLength());
            return null;
        }
        String text = json.getText();
        if (!WellFormed.is(text)) {
            faults.here("MS-222");
            return null;
        }
        return text;
    }

    /** A day; null where it is none. */
    @Nullable LocalDate date(String name) throws IOException {
        LocalDate date = json.currentToken() == JsonToken.VALUE_STRING ? day(json.getText()) : null;
        if (date == null) {
            faults.wrong(name, SnapshotForm.DATE);
        }
        return date;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            if (text.length() == ISO_DATE && text.charAt(4) == '-' && text.charAt(7) == '-') {
                int year = digits(text, 0, 4);
                int month = digits(text, 5, 7);
                int day = digits(text, 8, ISO_DATE);
                return year < 0 || month < 0 || day < 0 ? null : LocalDate.of(year, month, day);
            }
            return text.length() > ISO_DATE && text.length() <= LONGEST_DATE ? LocalDate.parse(text) : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** A month; null where it is none. */
    @Nullable YearMonth month() throws IOException {
        String text = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
        LocalDate first = text.length() <= LONGEST_DATE ? day(text + "-01") : null;
        if (first == null) {
            faults.wrong(SnapshotForm.MONTH, "\"2026-03\"");
            return null;
        }
        return YearMonth.from(first);
    }

    /** A finite number; null where it is none. Its range is not checked. */
    @Nullable Double number(String name, String expected) throws IOException {
        if (!json.currentToken().isNumeric()) {
            boolean quoted = json.currentToken() == JsonToken.VALUE_STRING
                    && QUOTED.matcher(json.getText()).matches();
            faults.wrong(name, quoted ? json.getText() : expected);
            return null;
        }
        // The general conversion of a very long number is not known to be cheap; that of a double is.
        double number =
                json.getTextLength() > SHORT_NUMBER ? Double.parseDouble(json.getText()) : json.getDoubleValue();
        if (!Double.isFinite(number)) {
            faults.here("MS-203", name, faults.shown());
            return null;
        }
        return number;
    }

    /** A whole number within the range of its unit; null where it is none. */
    @Nullable Integer whole(String name, Unit unit) throws IOException {
        String expected = SnapshotForm.expectedNumber(unit);
        Double number = number(name, expected);
        if (number == null) {
            return null;
        }
        if (number != Math.rint(number)) {
            faults.wrong(name, expected);
        } else if (number > unit.max()) {
            faults.here("MS-204", name, number, unit.max());
        } else if (number < unit.min()) {
            faults.here("MS-206", name, number, unit.min());
        } else {
            return number.intValue();
        }
        return null;
    }

    /** A number of any kind as Java holds it: Integer, Long, BigInteger or Double. */
    @Nullable Number any(String name) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            return number(name, "");
        }
        if (json.getTextLength() > LONGEST_INTEGER) {
            faults.here("MS-203", name, faults.shown());
            return null;
        }
        BigInteger exact = new BigInteger(json.getText());
        if (exact.bitLength() < Integer.SIZE) {
            return exact.intValue();
        }
        return exact.bitLength() < Long.SIZE ? (Number) exact.longValue() : exact;
    }
}
