package dev.mainstay.internal.pack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON value of a built pack, read as a whole; packs are small and read once. */
record Json(@Nullable Object value) {

    static final JsonFactory FACTORY = JsonFactory.builder()
            // Conditions nest at most 20 deep, each in two brackets.
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100).build())
            // The same digits on every Java, so that a pack has the same bytes wherever it is built.
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    static Json parse(byte[] bytes) throws IOException {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            parser.nextToken();
            return new Json(read(parser));
        }
    }

    private static @Nullable Object read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("unexpected end");
        }
        switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, read(parser));
                }
                return object;
            }
            case START_ARRAY -> {
                List<@Nullable Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(read(parser));
                }
                return array;
            }
            case VALUE_STRING -> {
                return parser.getText();
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return parser.getDoubleValue();
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return parser.getBooleanValue();
            }
            case VALUE_NULL -> {
                return null;
            }
            default -> throw new IOException("unexpected " + token);
        }
    }

    Json get(String field) throws IOException {
        if (value instanceof Map<?, ?> object) {
            return new Json(object.get(field));
        }
        throw new IOException("no object where " + field + " was expected");
    }

    boolean isPresent() {
        return value != null;
    }

    String text() throws IOException {
        return as(String.class);
    }

    double number() throws IOException {
        return as(Double.class);
    }

    int whole() throws IOException {
        return (int) number();
    }

    boolean flag() throws IOException {
        return as(Boolean.class);
    }

    List<Json> list() throws IOException {
        List<Json> list = new ArrayList<>();
        for (Object element : as(List.class)) {
            list.add(new Json(element));
        }
        return list;
    }

    List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Json element : list()) {
            texts.add(element.text());
        }
        return texts;
    }

    Map<String, Json> fields() throws IOException {
        Map<String, Json> fields = new LinkedHashMap<>();
        Map<?, ?> object = as(Map.class);
        object.forEach((name, field) -> fields.put(String.valueOf(name), new Json(field)));
        return fields;
    }

    <T> Optional<T> optional(Function<String, T> parse) throws IOException {
        return value == null ? Optional.empty() : Optional.of(parse.apply(text()));
    }

    Optional<Double> optionalNumber() throws IOException {
        return value == null ? Optional.empty() : Optional.of(number());
    }

    Optional<LocalDate> optionalDate() throws IOException {
        return optional(LocalDate::parse);
    }

    private <T> T as(Class<T> type) throws IOException {
        if (!type.isInstance(value)) {
            throw new IOException("a " + type.getSimpleName() + " was expected, not " + value);
        }
        return type.cast(value);
    }
}
