package dev.mainstay.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;

/** The one way the command writes JSON: in UTF-8, two spaces further in at each level, nothing in it that steers a terminal. */
final class PrettyJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonFactory LINES =
            new JsonFactoryBuilder().rootValueSeparator("\n").build();

    private PrettyJson() {}

    /** Writes fields of an object. */
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator out) throws IOException;
    }

    /** One document after another; the stream is left open. */
    static JsonGenerator to(OutputStream stream) throws IOException {
        JsonGenerator out =
                JSON.createGenerator(new EscapedControls(stream)).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        return indented(out);
    }

    /** A document a line, without indentation; the stream is left open. */
    static JsonGenerator lines(OutputStream stream) throws IOException {
        return LINES.createGenerator(new EscapedControls(stream)).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** An object with these fields, without a line feed at its end. */
    static String object(Content content) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = indented(JSON.createGenerator(text))) {
            out.writeStartObject();
            content.write(out);
            out.writeEndObject();
        }
        return EscapedControls.text(text.toString());
    }

    private static JsonGenerator indented(JsonGenerator out) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        return out.setPrettyPrinter(new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indent)
                .withArrayIndenter(indent));
    }
}
