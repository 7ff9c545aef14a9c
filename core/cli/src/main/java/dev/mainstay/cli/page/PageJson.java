package dev.mainstay.cli.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** JSON that cannot end the script element it stands in, whatever the texts in it are. */
@FunctionalInterface
public interface PageJson {

    /** Writes one value. */
    void writeTo(JsonGenerator json) throws IOException;

    /** The JSON in UTF-8, with {@code < > & '} and the line separators of Unicode escaped inside of texts. */
    static byte[] bytes(PageJson value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = HtmlSafe.FACTORY.createGenerator(bytes)) {
            value.writeTo(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The same as a part of a page, written when its turn comes and never held as a whole. */
    default Content content() {
        return page -> {
            try (JsonGenerator json = HtmlSafe.FACTORY.createGenerator(new Part(page))) {
                writeTo(json);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        };
    }

    /** A part of a page as a writer. */
    final class Part extends Writer {

        private final TemplateOutput page;

        private Part(TemplateOutput page) {
            this.page = page;
        }

        @Override
        public void write(char[] text, int from, int length) {
            page.writeContent(new String(text, from, length));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
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
