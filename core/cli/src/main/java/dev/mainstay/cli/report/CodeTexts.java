package dev.mainstay.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.cli.page.ReasonKey;
import dev.mainstay.cli.page.Words;
import dev.mainstay.pack.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The pack's texts of the codes that a page names, in both languages. */
final class CodeTexts {

    private final Texts texts;
    private final Set<String> keys = new TreeSet<>();

    CodeTexts(Texts texts) {
        this.texts = texts;
    }

    /** The code, whose text will be there under {@code kind.code}. */
    String use(String kind, String code) {
        keys.add(kind + "." + code);
        return code;
    }

    /** The key of the text of a code that an action gives as its reason. */
    String reason(String code) {
        Optional<String> key = ReasonKey.of(code, texts);
        key.ifPresent(keys::add);
        return key.orElse(code);
    }

    /** The codes of signals as an array. */
    void writeSignals(List<String> signals, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (String code : signals) {
            json.writeString(use("signal", code));
        }
        json.writeEndArray();
    }

    void write(String field, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(field);
        for (String key : keys) {
            json.writeFieldName(key);
            write(Words.of(texts, key), json);
        }
        json.writeEndObject();
    }

    static void write(Words words, JsonGenerator json) throws IOException {
        if (words.same()) {
            json.writeString(words.en());
        } else {
            json.writeStartArray();
            json.writeString(words.en());
            json.writeString(words.zh());
            json.writeEndArray();
        }
    }
}
