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
import java.util.Locale;
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
            object(in, out, "", false);
        }
        return bytes.toByteArray();
    }

    private void object(JsonParser in, JsonGenerator out, String path, boolean element) throws IOException {
        out.writeStartObject();
        String field;
        while ((field = in.nextFieldName()) != null) {
            in.nextToken();
            String at = path.isEmpty() ? field : path + "." + field;
            Optional<Map.Entry<String, How>> masked = entry(at);
            if (masked.isPresent()) {
                applied.put(masked.get().getKey(), masked.get().getValue());
                masked(in, out, field, at, masked.get(), element);
            } else {
                out.writeFieldName(field);
                value(in, out, at);
            }
        }
        out.writeEndObject();
    }

    private Optional<Map.Entry<String, How>> entry(String path) {
        Optional<Map.Entry<String, How>> own = mask.entry(path);
        boolean attribute = path.equals(MaskableFields.ATTRIBUTES) || path.startsWith(MaskableFields.ATTRIBUTES + ".");
        boolean odd = own.isEmpty() && !attribute && !MaskableFields.recognised(path);
        return odd ? mask.entry(MaskableFields.UNRECOGNISED) : own;
    }

    private void masked(
            JsonParser in, JsonGenerator out, String field, String path, Map.Entry<String, How> entry, boolean element)
            throws IOException {
        How how = entry.getValue();
        boolean name = MaskableFields.kind(path) == MaskableFields.Kind.NAME;
        if (how == How.REMOVED && !name) {
            forget(in, path);
            return;
        }
        String whole = text(in);
        masked.put(path, whole);
        String instead = how == How.HASHED ? mask.hash(entry.getKey(), whole) : REMOVED;
        if (name) {
            instead = rename(element ? path.substring(0, path.lastIndexOf("[]")) : "", whole, how, instead);
        }
        out.writeStringField(field, instead);
    }

    /**
     * What the name of an element becomes. Elements stand in the order of their names, and so do those numbers, so that masking
     * leaves the order of the advice. Equal names stay equal.
     */
    private String rename(String list, String name, How how, String instead) {
        Map<String, String> renamed = names.computeIfAbsent(list, any -> new HashMap<>());
        String numbered = list.isEmpty() || how == How.HASHED
                ? instead
                : String.format(Locale.ROOT, "%s-%04d", REMOVED, renamed.size() + 1);
        String before = renamed.putIfAbsent(name, numbered);
        return before == null ? numbered : before;
    }

    /** Passes over a value; the advice must not show it, nor the names of elements in it. */
    private void forget(JsonParser in, String path) throws IOException {
        if (in.currentToken() == JsonToken.START_OBJECT) {
            masked.put(path, "");
            String field;
            while ((field = in.nextFieldName()) != null) {
                in.nextToken();
                forget(in, path + "." + field);
            }
        } else if (in.currentToken() == JsonToken.START_ARRAY) {
            masked.put(path, "");
            while (in.nextToken() != JsonToken.END_ARRAY) {
                forget(in, path + "[]");
            }
        } else {
            masked.put(path, in.getText());
            if (path.contains("[]") && MaskableFields.kind(path) == MaskableFields.Kind.NAME) {
                rename(path.substring(0, path.lastIndexOf("[]")), in.getText(), How.REMOVED, REMOVED);
            }
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
            object(in, out, path, false);
        } else if (in.currentToken() == JsonToken.START_ARRAY) {
            elements(in, out, path + "[]");
        } else {
            copy(in, out);
        }
    }

    private void elements(JsonParser in, JsonGenerator out, String path) throws IOException {
        out.writeStartArray();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            Optional<Map.Entry<String, How>> masked = mask.entry(path);
            if (masked.isPresent()) {
                applied.put(masked.get().getKey(), masked.get().getValue());
                forget(in, path);
            } else if (in.currentToken() == JsonToken.START_OBJECT) {
                object(in, out, path, true);
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
