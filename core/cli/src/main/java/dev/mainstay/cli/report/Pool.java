package dev.mainstay.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values that many accounts share: each is written once, and accounts name it by its number. */
final class Pool<T> {

    /** Writes one value. */
    @FunctionalInterface
    interface Form<T> {
        void write(T value, JsonGenerator json) throws IOException;
    }

    private final Map<T, Integer> numbers = new LinkedHashMap<>();

    /** The number of a value, from 0. */
    int number(T value) {
        Integer known = numbers.putIfAbsent(value, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    /** Writes all values as an array, by their numbers. */
    void write(String field, JsonGenerator json, Form<T> form) throws IOException {
        json.writeArrayFieldStart(field);
        for (T value : numbers.keySet()) {
            form.write(value, json);
        }
        json.writeEndArray();
    }
}
