package dev.mainstay.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mainstay.log.FieldMask.How;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes out of one snapshot what a mask says, and keeps what became of names, so that the advice can be given the same. */
final class Masking {

    static final String REMOVED = "masked";

    private final JsonFactory json;
    private final FieldMask mask;
    private final Map<String, How> applied = new TreeMap<>();
    /** What stood in masked fields of one value, by their path without positions; the last of a list. */
    private final Map<String, String> masked = new HashMap<>();
    /** What became of the names of a list's elements, by the list and the name. */
    private final Map<String, Map<String, String>> names = new HashMap<>();

    Masking(JsonFactory json, FieldMask mask) {
        this.json = json;
        this.mask = mask;
    }

    /** The entries of the mask that found something to mask. */
    Map<String, How> applied() {
        return applied;
    }

    /** What stands in place of the name of an element of this list; of the account itself for an empty list. */
    String name(String list, String name) {
        return names.getOrDefault(list, Map.of()).getOrDefault(name, name);
    }

    /** What stood in a field that is masked; empty where it was not there. */
    Optional<String> masked(String path) {
        return Optional.ofNullable(masked.get(path));
    }

    FieldMask mask() {
        return mask;
    }

    /** The snapshot without what is masked. */
    byte[] snapshot(byte[] whole) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(whole.length);
        try (JsonParser in = json.createParser(whole);
                JsonGenerator out = json.createGenerator(bytes)) {
            in.nextToken();
            object(in, out, "", 0);
        }
        return bytes.toByteArray();
    }

    /** Copies an object; {@code position} is its place where it stands in a list, from 1. */
    private void object(JsonParser in, JsonGenerator out, String path, int position) throws IOException {
        out.writeStartObject();
        String field;
        while ((field = in.nextFieldName()) != null) {
            in.nextToken();
            String at = path.isEmpty() ? field : path + "." + field;
            Optional<Map.Entry<String, How>> masked = entry(at);
            if (masked.isPresent()) {
                applied.put(masked.get().getKey(), masked.get().getValue());
                masked(in, out, field, at, masked.get().getValue(), position);
            } else {
                out.writeFieldName(field);
                value(in, out, at);
            }
        }
        out.writeEndObject();
    }

    private Optional<Map.Entry<String, How>> entry(String path) {
        Optional<Map.Entry<String, How>> own = mask.entry(path);
        boolean odd = own.isEmpty() && !path.startsWith(MaskableFields.ATTRIBUTES) && !MaskableFields.recognised(path);
        return odd ? mask.entry(MaskableFields.UNRECOGNISED) : own;
    }

    private void masked(JsonParser in, JsonGenerator out, String field, String path, How how, int position)
            throws IOException {
        boolean name = MaskableFields.kind(path) == MaskableFields.Kind.NAME;
        if (how == How.REMOVED && !name) {
            forget(in, path);
            return;
        }
        String whole = text(in);
        masked.put(path, whole);
        String instead = how == How.HASHED ? mask.hash(whole) : position == 0 ? REMOVED : REMOVED + "-" + position;
        if (name) {
            String list = position == 0 ? "" : path.substring(0, path.lastIndexOf("[]"));
            names.computeIfAbsent(list, any -> new HashMap<>()).put(whole, instead);
        }
        out.writeStringField(field, instead);
    }

    private void forget(JsonParser in, String path) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            masked.put(path, in.getText());
            in.skipChildren();
            return;
        }
        masked.put(path, "");
        String field;
        while ((field = in.nextFieldName()) != null) {
            in.nextToken();
            forget(in, path + "." + field);
        }
    }

    private String text(JsonParser in) throws IOException {
        if (!in.currentToken().isStructStart()) {
            return in.getText();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            copy(in, out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void value(JsonParser in, JsonGenerator out, String path) throws IOException {
        if (in.currentToken() == JsonToken.START_OBJECT) {
            object(in, out, path, 0);
        } else if (in.currentToken() == JsonToken.START_ARRAY) {
            elements(in, out, path + "[]");
        } else {
            copy(in, out);
        }
    }

    private void elements(JsonParser in, JsonGenerator out, String path) throws IOException {
        out.writeStartArray();
        int position = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            position++;
            Optional<Map.Entry<String, How>> masked = mask.entry(path);
            if (masked.isPresent()) {
                applied.put(masked.get().getKey(), masked.get().getValue());
                in.skipChildren();
            } else if (in.currentToken() == JsonToken.START_OBJECT) {
                object(in, out, path, position);
            } else {
                value(in, out, path);
            }
        }
        out.writeEndArray();
    }

    /** Copies a value as it stands; numbers keep their digits. */
    static void copy(JsonParser in, JsonGenerator out) throws IOException {
        int depth = 0;
        do {
            JsonToken token = in.currentToken();
            switch (token) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(in.getText());
                default -> out.copyCurrentEvent(in);
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        } while (depth > 0 && in.nextToken() != null);
    }
}
