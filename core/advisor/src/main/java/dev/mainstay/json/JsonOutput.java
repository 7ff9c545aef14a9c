package dev.mainstay.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;

/** Writes the kinds of values that snapshots and advice have in common. Used for one text by one thread. */
final class JsonOutput implements AutoCloseable {

    private static final JsonForm FORM = new JsonForm(JsonLimits.standard());
    private static final SerializedString AMOUNT = new SerializedString(SnapshotForm.AMOUNT);
    private static final SerializedString CURRENCY = new SerializedString(SnapshotForm.CURRENCY);

    /** Below this a double holds every whole number exactly, and its digits are those of the whole number. */
    private static final double MOST_WHOLE = 1e15;

    private final JsonGenerator json;

    private JsonOutput(OutputStream out, boolean pretty) throws IOException {
        json = FORM.generator(out);
        if (pretty) {
            json.setPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")));
        }
    }

    /** What writes one text. */
    @FunctionalInterface
    interface Content {
        void writeTo(JsonOutput out) throws IOException;
    }

    /** Writes one text without a line end, and leaves the stream open and unflushed. */
    static void write(OutputStream out, boolean pretty, Content content) {
        try (JsonOutput json = new JsonOutput(out, pretty)) {
            content.writeTo(json);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static String text(boolean pretty, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        write(bytes, pretty, content);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    void object() throws IOException {
        json.writeStartObject();
    }

    void object(SerializedString name) throws IOException {
        json.writeFieldName(name);
        json.writeStartObject();
    }

    void object(String name) throws IOException {
        json.writeFieldName(name);
        json.writeStartObject();
    }

    void endObject() throws IOException {
        json.writeEndObject();
    }

    void array() throws IOException {
        json.writeStartArray();
    }

    void array(SerializedString name) throws IOException {
        json.writeFieldName(name);
        json.writeStartArray();
    }

    void array(String name) throws IOException {
        json.writeFieldName(name);
        json.writeStartArray();
    }

    void endArray() throws IOException {
        json.writeEndArray();
    }

    void name(String name) throws IOException {
        json.writeFieldName(WellFormed.of(name));
    }

    void name(SerializedString name) throws IOException {
        json.writeFieldName(name);
    }

    void field(SerializedString name, String text) throws IOException {
        json.writeFieldName(name);
        text(text);
    }

    void field(SerializedString name, SerializedString text) throws IOException {
        json.writeFieldName(name);
        json.writeString(text);
    }

    void field(SerializedString name, boolean flag) throws IOException {
        json.writeFieldName(name);
        json.writeBoolean(flag);
    }

    void field(SerializedString name, int number) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(number);
    }

    void field(SerializedString name, double number) throws IOException {
        json.writeFieldName(name);
        number(number);
    }

    void nothing(SerializedString name) throws IOException {
        json.writeFieldName(name);
        json.writeNull();
    }

    void texts(SerializedString name, List<String> texts) throws IOException {
        array(name);
        for (String text : texts) {
            text(text);
        }
        endArray();
    }

    void text(String text) throws IOException {
        json.writeString(WellFormed.of(text));
    }

    void text(SerializedString text) throws IOException {
        json.writeString(text);
    }

    /** A number by value: whole ones without a point. What is no finite number is null, since JSON has no other word for it. */
    void number(double number) throws IOException {
        if (number == (long) number
                && Math.abs(number) < MOST_WHOLE
                && Double.doubleToRawLongBits(number) != Long.MIN_VALUE) {
            json.writeNumber((long) number);
        } else {
            decimal(number);
        }
    }

    private void decimal(double number) throws IOException {
        if (Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeNull();
        }
    }

    /** A number by type: a double keeps its point, so that it is read as a double again. */
    void typed(Number number) throws IOException {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            json.writeNumber(number.longValue());
        } else if (number instanceof BigInteger big) {
            json.writeNumber(big);
        } else if (number instanceof BigDecimal big) {
            json.writeNumber(big);
        } else {
            decimal(number.doubleValue());
        }
    }

    void flag(boolean flag) throws IOException {
        json.writeBoolean(flag);
    }

    /** JSON that is known to be one value. */
    void raw(String value) throws IOException {
        json.writeRawValue(value);
    }

    /** The start of an amount of money; the object is still open. */
    void startMoney(String amount, Currency currency) throws IOException {
        object();
        field(AMOUNT, amount);
        field(CURRENCY, currency.getCurrencyCode());
    }
}
