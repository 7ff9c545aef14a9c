package dev.mainstay.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * JSON in UTF-8 on its way to what may be a terminal. JSON has escapes for control characters but need not use them for DEL
 * and U+0080 to U+009F, which steer a terminal all the same; here they are written as escapes, which says the same. They
 * stand within texts only, so no byte else changes. Not thread-safe.
 */
final class EscapedControls extends FilterOutputStream {

    private static final int DEL = 0x7F;
    /** First byte of U+0080 to U+00BF. */
    private static final int LEAD = 0xC2;

    private boolean led;

    EscapedControls(OutputStream out) {
        super(out);
    }

    /** The same for JSON that is text already. */
    static String text(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c >= DEL && c <= 0x9F) {
                escaped.append(escape(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String escape(int value) {
        return String.format("\\u%04x", value);
    }

    @Override
    public void write(int b) throws IOException {
        int value = b & 0xFF;
        if (led) {
            led = false;
            if (value >= 0x80 && value <= 0x9F) {
                writeEscape(value);
                return;
            }
            out.write(LEAD);
        }
        if (value == LEAD) {
            led = true;
        } else if (value == DEL) {
            writeEscape(value);
        } else {
            out.write(value);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int start = from;
        for (int i = from; i < from + length; i++) {
            int value = bytes[i] & 0xFF;
            if (led || value == LEAD || value == DEL) {
                out.write(bytes, start, i - start);
                write(value);
                start = i + 1;
            }
        }
        out.write(bytes, start, from + length - start);
    }

    private void writeEscape(int value) throws IOException {
        out.write(escape(value).getBytes(StandardCharsets.US_ASCII));
    }
}
