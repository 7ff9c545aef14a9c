package dev.mainstay.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.mainstay.internal.Nearest;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects whose fields are all known, by a table of what each holds. What is wrong is reported and read as missing, so
 * that reading goes on.
 */
final class ObjectParse {

    private final JsonParser json;
    private final JsonLimits limits;
    private final JsonBreaks breaks;
    private final Faults faults;
    private final ValueParse values;
    private final MoneyParse money;
    private final Aside aside;

    ObjectParse(JsonParser json, Passage passage, JsonLimits limits) {
        this.json = json;
        this.limits = limits;
        breaks = new JsonBreaks(json, passage, limits);
        faults = new Faults(json);
        aside = new Aside(json, limits, faults);
        values = new ValueParse(json, limits, faults, aside);
        money = new MoneyParse(json, faults, aside);
    }

    /** Reads the value at which the parser stands; null where it is wrong, or null where that may be. */
    @FunctionalInterface
    interface Read {
        @Nullable Object value(ObjectParse parse, String name) throws IOException;
    }

    /** What a field holds. */
    record Field(Read read, boolean required, boolean nullable) {}

    /** The fields of an object by name. */
    static final class Form {

        private final Map<String, Field> fields = new LinkedHashMap<>();

        Form field(String name, Read read) {
            fields.put(name, new Field(read, true, false));
            return this;
        }

        /** A field that may hold null. */
        Form nullable(String name, Read read) {
            fields.put(name, new Field(read, true, true));
            return this;
        }

        /** A field that may be left out. */
        Form optional(String name, Read read) {
            fields.put(name, new Field(read, false, false));
            return this;
        }
    }

    /** The values of one object by name; what is missing, wrong or null is not in it. */
    record Values(Map<String, Object> byName) {

        <T> T get(String name, Class<T> type) {
            return type.cast(Objects.requireNonNull(byName.get(name), name));
        }

        <T> Optional<T> find(String name, Class<T> type) {
            return Optional.ofNullable(byName.get(name)).map(type::cast);
        }

        String text(String name) {
            return get(name, String.class);
        }

        double number(String name) {
            return get(name, Double.class);
        }

        @SuppressWarnings("unchecked") // lists are made by lists() of this class, with elements of the type asked for
        <T> List<T> list(String name) {
            return (List<T>) get(name, List.class);
        }
    }

    /** Makes something of an object that is complete. */
    @FunctionalInterface
    interface Make {
        Object of(Values values);
    }

    /**
     * Reads all that the parser has, which should be one object.
     *
     * @param problems receives everything that is wrong
     * @return null where anything is
     */
    static @Nullable Object all(
            JsonParser json, Passage passage, JsonLimits limits, String name, Read read, List<Problem> problems)
            throws IOException {
        ObjectParse parse = new ObjectParse(json, passage, limits);
        Object value = null;
        Problem end = null;
        try {
            if (json.nextToken() == null) {
                end = Problem.of("MS-241", "", name, "…");
            } else {
                value = read.value(parse, name);
                if (json.nextToken() != null) {
                    end = parse.breaks.after();
                }
            }
        } catch (JsonProcessingException malformed) {
            end = parse.breaks.at(malformed);
        }
        parse.aside
                .kept()
                .keySet()
                .forEach(path -> parse.faults.at(
                        path, "MS-240", path, name, SnapshotForm.AMOUNT + ", " + SnapshotForm.CURRENCY));
        problems.addAll(parse.faults.with(List.of(), Map.of()));
        if (end != null) {
            problems.add(end);
        }
        return problems.isEmpty() ? value : null;
    }

    /** Reads an object of this form. */
    static Read object(Form form, Make make) {
        return (parse, name) -> parse.read(form, make, name);
    }

    private @Nullable Object read(Form form, Make make, String name) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            faults.wrong(name, SnapshotForm.OBJECT);
            return null;
        }
        String path = JsonPath.of(json);
        Map<String, Object> found = new HashMap<>();
        Map<String, Boolean> met = new HashMap<>();
        String given;
        while ((given = json.nextFieldName()) != null) {
            Field field = form.fields.get(given);
            JsonToken token = json.nextToken();
            faults.next();
            if (field == null) {
                String shown = Faults.shown(given);
                faults.here(
                        "MS-240",
                        shown,
                        name,
                        Nearest.to(shown, form.fields.keySet()).orElse(String.join(", ", form.fields.keySet())));
                json.skipChildren();
            } else if (met.putIfAbsent(given, true) != null) {
                faults.here("MS-214", given);
                json.skipChildren();
            } else if (token != JsonToken.VALUE_NULL || !field.nullable) {
                Object value = field.read.value(this, given);
                if (value != null) {
                    found.put(given, value);
                }
            }
        }
        boolean complete = true;
        for (Map.Entry<String, Field> field : form.fields.entrySet()) {
            if (field.getValue().required && !met.containsKey(field.getKey())) {
                faults.at(path, "MS-241", field.getKey(), name);
            }
            complete &= !field.getValue().required || field.getValue().nullable || found.containsKey(field.getKey());
        }
        return complete ? make.of(new Values(found)) : null;
    }

    /** Reads a list of such values; wrong ones are reported and left out. */
    static Read list(Read element) {
        return (parse, name) -> parse.elements(element, name);
    }

    private @Nullable Object elements(Read element, String name) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            faults.wrong(name, SnapshotForm.LIST);
            return null;
        }
        List<Object> elements = new ArrayList<>();
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            faults.next();
            if (++count == limits.elements() + 1) {
                faults.here("MS-221", limits.elements(), name);
            }
            if (count > limits.elements()) {
                json.skipChildren();
                continue;
            }
            Object value = element.value(this, name);
            if (value != null) {
                elements.add(value);
            }
        }
        return elements;
    }

    static Read text() {
        return (parse, name) -> parse.values.text(name);
    }

    /** A text that says something. */
    static Read nonBlank() {
        return (parse, name) -> {
            String text = parse.values.text(name);
            if (text != null && text.isBlank()) {
                parse.faults.here("MS-207", name);
                return null;
            }
            return text;
        };
    }

    static Read date() {
        return (parse, name) -> parse.values.date(name);
    }

    static Read money() {
        return (parse, name) -> parse.money.read(name);
    }

    static Read flag() {
        return (parse, name) -> parse.values.flag(name);
    }

    static Read number(double least, double most) {
        String expected = most == Double.MAX_VALUE
                ? least == -Double.MAX_VALUE ? "-0.5 | 0 | 0.5 | …" : "≥ " + (long) least
                : (long) least + " … " + (long) most;
        return (parse, name) -> {
            Double number = parse.values.number(name, expected);
            if (number != null && number > most) {
                parse.faults.here("MS-204", name, number, most);
                return null;
            }
            if (number != null && number < least) {
                parse.faults.here("MS-206", name, number, least);
                return null;
            }
            return number;
        };
    }

    /** A whole number, as Integer. */
    static Read whole(int least) {
        Read any = number(least, Integer.MAX_VALUE);
        return (parse, name) -> {
            Object number = any.value(parse, name);
            if (number instanceof Double whole && whole != Math.rint(whole)) {
                parse.faults.here("MS-202", name, parse.faults.shown(), "1, 2, …");
                return null;
            }
            return number instanceof Double whole ? (Object) whole.intValue() : null;
        };
    }

    /** A number, flag or text, as the writer makes of any. */
    static Read value() {
        return (parse, name) -> {
            JsonToken token = parse.json.currentToken();
            if (token.isNumeric()) {
                return parse.values.number(name, "…");
            }
            return token.isBoolean() ? (Object) (token == JsonToken.VALUE_TRUE) : parse.values.text(name);
        };
    }

    static <E extends Enum<E>> Read code(Class<E> type) {
        Map<String, E> codes = new LinkedHashMap<>();
        for (E code : type.getEnumConstants()) {
            codes.put(code.name(), code);
        }
        String expected = '"' + String.join("\" | \"", codes.keySet()) + '"';
        return (parse, name) -> parse.values.code(name, expected, codes);
    }
}
