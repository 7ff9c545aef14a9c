package dev.mainstay.cli.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** JSON that cannot end the script element it stands in, whatever the texts in it are. */
@FunctionalInterface
public interface PageJson {

    /** Writes one value. */
    void writeTo(JsonGenerator json) throws IOException;

    /** The JSON, with {@code < > & '} and the line separators of Unicode escaped inside of texts. */
    default String text() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = HtmlSafe.FACTORY.createGenerator(text)) {
            writeTo(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** What HTML or JavaScript could take for their own. */
    final class HtmlSafe extends CharacterEscapes {

        private static final long serialVersionUID = 1L;
        private static final JsonFactory FACTORY =
                new JsonFactoryBuilder().characterEscapes(new HtmlSafe()).build();

        private final int[] escapes = standardAsciiEscapesForJSON();

        private HtmlSafe() {
            for (char c : new char[] {'<', '>', '&', '\'', 0x7F}) {
                escapes[c] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return c == 0x2028 || c == 0x2029 ? new SerializedString(String.format("\\u%04x", c)) : null;
        }
    }
}
