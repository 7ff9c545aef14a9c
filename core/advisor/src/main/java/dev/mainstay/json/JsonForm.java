package dev.mainstay.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;

/** The JSON that is read and written: standard JSON in UTF-8, bounded. Thread-safe. */
final class JsonForm {

    private static final JsonFactory STRICT = new JsonFactory();

    private final JsonFactory factory;

    /** JSON that is read within these limits. */
    JsonForm(JsonLimits limits) {
        factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxNameLength(limits.textLength())
                        // What is too long is found by its path later; the limit of characters bounds the memory.
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build())
                // So that NaN is reported by its path, like any other number that cannot be.
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                // The shortest digits, and the same ones on every Java.
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                // Field names come from outside; the JVM's table of interned strings is not theirs to fill.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .build();
    }

    JsonParser parser(Passage passage) throws IOException {
        return factory.createParser(passage.bytes(), passage.from(), passage.length());
    }

    /** A generator that leaves the stream open and does not flush it. */
    JsonGenerator generator(OutputStream out) throws IOException {
        return factory.createGenerator(out);
    }

    /** Whether the text is one JSON value. */
    static boolean isValue(String text) {
        try (JsonParser json = STRICT.createParser(text)) {
            boolean some = json.nextToken() != null;
            json.skipChildren();
            return some && json.nextToken() == null;
        } catch (IOException malformed) {
            return false;
        }
    }
}
