package dev.mainstay.authoring.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Text as it was saved. A pack is UTF-8; a file in another encoding is still read, so that its other mistakes show at once.
 *
 * @param text the text, without byte order mark, each line ended by a line feed or a carriage return and line feed
 * @param name the encoding, such as {@code GBK}; empty where the file is no text
 * @param firstForeign index of the first character that is not UTF-8, or -1
 */
record Encoding(String text, String name, int firstForeign) {

    private static final String UTF_8 = "UTF-8";
    /** Of this many bytes of UTF-16 one at least is a NUL: in a Chinese text, too, there is some ASCII. */
    private static final int FEWEST = 16;

    private static final List<String> OTHERS = List.of("GBK", "windows-1252");

    static Encoding of(byte[] bytes) {
        if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
            return new Encoding(lines(new String(bytes, StandardCharsets.UTF_16)), "UTF-16", 0);
        }
        if (container(bytes)) {
            return new Encoding("", "", 0);
        }
        if (wide(bytes, 1) || wide(bytes, 0)) {
            Charset charset = wide(bytes, 1) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            return new Encoding(lines(new String(bytes, charset)), "UTF-16", 0);
        }
        if (nuls(bytes, 0) + nuls(bytes, 1) > 0) {
            return new Encoding("", "", 0);
        }
        CharBuffer good = CharBuffer.allocate(bytes.length);
        CoderResult result = strict(StandardCharsets.UTF_8).decode(ByteBuffer.wrap(bytes), good, true);
        if (!result.isError()) {
            return new Encoding(lines(good.flip().toString()), UTF_8, -1);
        }
        int firstForeign = lines(good.flip().toString()).length();
        for (String name : OTHERS) {
            if (!Charset.isSupported(name) || (name.equals("GBK") && !paired(bytes))) {
                continue;
            }
            try {
                String text = strict(Charset.forName(name))
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return new Encoding(lines(text), name, firstForeign);
            } catch (CharacterCodingException notThis) {
                // the next one is tried, and Latin-1 fits everything
            }
        }
        return new Encoding(lines(new String(bytes, StandardCharsets.ISO_8859_1)), "ISO-8859-1", firstForeign);
    }

    boolean isUtf8() {
        return name.equals(UTF_8);
    }

    /** A workbook, an archive: what is zipped is no text, and neither is what holds a NUL. */
    private static boolean container(byte[] bytes) {
        return starts(bytes, 'P', 'K', 3, 4) || starts(bytes, 0xD0, 0xCF, 0x11, 0xE0);
    }

    /**
     * UTF-16 without a byte order mark: every comma, digit and line end has a NUL at its side, at odd places or at even ones;
     * of the others hardly any is one. In a picture a NUL stands anywhere.
     */
    private static boolean wide(byte[] bytes, int side) {
        int beside = nuls(bytes, side);
        return bytes.length % 2 == 0 && beside * FEWEST > bytes.length && nuls(bytes, 1 - side) * FEWEST < beside;
    }

    /** How many NULs stand at even places, or at odd ones. */
    private static int nuls(byte[] bytes, int first) {
        int nuls = 0;
        for (int i = first; i < bytes.length; i += 2) {
            nuls += bytes[i] == 0 ? 1 : 0;
        }
        return nuls;
    }

    /** In Chinese text most high bytes come in pairs; in Western text a letter follows them. */
    private static boolean paired(byte[] bytes) {
        int pairs = 0;
        int leads = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] < 0) {
                leads++;
                if (bytes[i + 1] < 0) {
                    pairs++;
                }
                i++;
            }
        }
        return 2 * pairs >= leads;
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Without byte order mark; a lone carriage return ends a line too, as old spreadsheets write it. */
    private static String lines(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return plain.indexOf('\r') < 0 ? plain : plain.replaceAll("\r(?!\n)", "\n");
    }
}
