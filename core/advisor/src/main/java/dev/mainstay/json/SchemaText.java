package dev.mainstay.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts JSON Schema together and writes it. */
final class SchemaText {

    static final String NULL = "null";

    private SchemaText() {}

    /** A schema with keywords and their values by turns, in this order. */
    static Map<String, Object> schema(Object... keywordsAndValues) {
        Map<String, Object> schema = new LinkedHashMap<>();
        for (int i = 0; i < keywordsAndValues.length; i += 2) {
            schema.put((String) keywordsAndValues[i], keywordsAndValues[i + 1]);
        }
        return schema;
    }

    /** The outermost schema. */
    static Map<String, Object> document(String name, String title, Map<String, Object> schema) {
        Map<String, Object> document = schema(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "$id",
                "urn:mainstay:" + name,
                "title",
                title);
        document.putAll(schema);
        return document;
    }

    /** An object with nothing but these fields, all of which are there except the optional ones. */
    static Map<String, Object> strict(Map<String, Object> properties, String... optional) {
        List<String> required = new ArrayList<>(properties.keySet());
        required.removeAll(Arrays.asList(optional));
        return schema("type", "object", "properties", properties, "required", required, "additionalProperties", false);
    }

    static Map<String, Object> array(Map<String, Object> items) {
        return schema("type", "array", "items", items);
    }

    static Map<String, Object> codes(Class<? extends Enum<?>> type) {
        return schema(
                "enum", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    }

    /** The schema as JSON text. */
    static String of(Map<String, Object> schema) {
        return JsonOutput.text(true, out -> write(schema, out));
    }

    private static void write(Object node, JsonOutput out) throws IOException {
        if (node instanceof Map<?, ?> map) {
            out.object();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.name((String) entry.getKey());
                if (entry.getValue() == null) {
                    throw new IllegalStateException(entry.getKey() + " has no value");
                }
                write(entry.getValue(), out);
            }
            out.endObject();
        } else if (node instanceof List<?> list) {
            out.array();
            for (Object element : list) {
                write(element, out);
            }
            out.endArray();
        } else if (node instanceof Boolean flag) {
            out.flag(flag);
        } else if (node instanceof Number number) {
            out.number(number.doubleValue());
        } else if (node == SchemaNull.NULL) {
            out.raw(NULL);
        } else {
            out.text((String) node);
        }
    }

    /** Stands for null, which a list of codes may hold. */
    enum SchemaNull {
        NULL
    }
}
