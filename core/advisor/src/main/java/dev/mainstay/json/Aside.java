package dev.mainstay.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Keeps what no metric is called by: JSON path to the JSON text that stood there, without needless white space. */
final class Aside {

    private final JsonParser json;
    private final JsonLimits limits;
    private final Faults faults;
    private final Map<String, String> kept = new LinkedHashMap<>(0);

    Aside(JsonParser json, JsonLimits limits, Faults faults) {
        this.json = json;
        this.limits = limits;
        this.faults = faults;
    }

    /** What was kept. */
    Map<String, String> kept() {
        return kept;
    }

    /** Keeps the value of this field, at which the parser stands. */
    void keep(String field) throws IOException {
        if (!WellFormed.is(field)) {
            faults.here("MS-222");
            json.skipChildren();
            return;
        }
        String path = JsonPath.of(json);
        StringBuilder text = new StringBuilder();
        copy(field, text);
        if (kept.putIfAbsent(path, text.toString()) != null) {
            faults.at(path, "MS-214", field);
        }
    }

    private void copy(String field, StringBuilder out) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> object(out);
            case START_ARRAY -> array(field, out);
            case VALUE_STRING -> string(field, out);
            case VALUE_NUMBER_FLOAT -> number(field, out);
            default -> out.append(json.getText());
        }
    }

    private void object(StringBuilder out) throws IOException {
        Set<String> met = new HashSet<>();
        out.append('{');
        String field;
        while ((field = json.nextFieldName()) != null) {
            out.append(out.charAt(out.length() - 1) == '{' ? "" : ",");
            quote(field, out);
            out.append(':');
            json.nextToken();
            if (!met.add(field)) {
                faults.here("MS-214", field);
            } else if (!WellFormed.is(field)) {
                faults.here("MS-222");
            }
            copy(field, out);
        }
        out.append('}');
    }

    private void array(String field, StringBuilder out) throws IOException {
        out.append('[');
        while (!json.nextToken().isStructEnd()) {
            out.append(out.charAt(out.length() - 1) == '[' ? "" : ",");
            copy(field, out);
        }
        out.append(']');
    }

    private void string(String field, StringBuilder out) throws IOException {
        if (json.getTextLength() > limits.textLength()) {
            faults.here("MS-220", field, limits.textLength());
            return;
        }
        String text = json.getText();
        if (!WellFormed.is(text)) {
            faults.here("MS-222");
        }
        quote(text, out);
    }

    private void number(String field, StringBuilder out) throws IOException {
        String text = json.getText();
        if (!Character.isDigit(text.charAt(text.length() - 1))) {
            faults.here("MS-203", field, faults.shown());
        }
        out.append(text);
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        out.append('"');
    }
}
