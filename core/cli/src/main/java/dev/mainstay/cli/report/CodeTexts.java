package dev.mainstay.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.cli.page.Words;
import dev.mainstay.pack.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The pack's texts of the codes that a page names, in both languages. */
final class CodeTexts {

    /** What an action may be because of, by the first part of the keys of its texts. */
    private static final List<String> REASONS = List.of("cause", "risk", "commitment", "signal", "stance", "guard");

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
        for (String kind : REASONS) {
            if (texts.find(kind + "." + code, Locale.ENGLISH).isPresent()) {
                use(kind, code);
                return kind + "." + code;
            }
        }
        return code;
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
