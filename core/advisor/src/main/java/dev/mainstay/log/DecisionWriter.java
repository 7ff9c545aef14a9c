package dev.mainstay.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.Outcome;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.account.PastAction;
import dev.mainstay.json.AdviceWriter;
import dev.mainstay.json.SnapshotWriter;
import dev.mainstay.log.FieldMask.How;
import dev.mainstay.pack.PackId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a decision as one line: {@code {"format","language","pack","history","masked","snapshot","outcome"}}. The same
 * decision gives the same bytes. Thread-safe.
 */
final class DecisionWriter {

    /** Changes when an older reader could misread what is written. */
    static final int FORMAT = 1;

    static final JsonFactory JSON = new JsonFactory();

    private final String language;
    private final FieldMask mask;
    private final AdviceWriter advice;
    private final SnapshotWriter snapshots = new SnapshotWriter();

    DecisionWriter(Locale locale, FieldMask mask) {
        language = locale.getLanguage();
        this.mask = mask;
        advice = new AdviceWriter(locale);
    }

    /** The line with its end. */
    byte[] line(PackId pack, AccountSnapshot snapshot, ActionHistory history, Outcome outcome) throws IOException {
        byte[] given = bytes(snapshots.write(snapshot));
        byte[] answer = bytes(advice.write(outcome));
        Masking masking = new Masking(JSON, mask);
        if (!mask.isEmpty()) {
            given = masking.snapshot(given);
            answer = new OutcomeMasking(JSON, masking, snapshot.id()).outcome(answer);
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(given.length + answer.length + 256);
        try (JsonGenerator out = JSON.createGenerator(line)) {
            out.writeStartObject();
            out.writeNumberField("format", FORMAT);
            out.writeStringField("language", language);
            out.writeObjectFieldStart("pack");
            out.writeStringField("name", pack.name());
            out.writeStringField("version", pack.version());
            out.writeStringField("sha256", pack.sha256());
            out.writeEndObject();
            history(history, out);
            masked(masking.applied(), out);
            out.writeFieldName("snapshot");
            out.writeRawValue(new String(given, StandardCharsets.UTF_8));
            out.writeFieldName("outcome");
            out.writeRawValue(new String(answer, StandardCharsets.UTF_8));
            out.writeEndObject();
        }
        byte[] bytes = line.toByteArray();
        // Only between tokens can a host's own JSON hold a line end; within texts it is escaped.
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                bytes[i] = ' ';
            }
        }
        byte[] ended = Arrays.copyOf(bytes, bytes.length + 1);
        ended[bytes.length] = '\n';
        return ended;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void history(ActionHistory history, JsonGenerator out) throws IOException {
        if (history.actions().isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("history");
        for (PastAction action : history.actions()) {
            out.writeStartObject();
            out.writeStringField("code", action.code());
            if (action.reason().isPresent()) {
                out.writeStringField("reason", action.reason().get());
            }
            out.writeStringField("on", action.on().toString());
            out.writeStringField("state", action.state().name());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void masked(Map<String, How> fields, JsonGenerator out) throws IOException {
        if (fields.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("masked");
        for (Map.Entry<String, How> field : fields.entrySet()) {
            out.writeStringField(field.getKey(), field.getValue().name());
        }
        out.writeEndObject();
    }
}
