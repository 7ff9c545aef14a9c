package dev.mainstay.json;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** An input of any length that is made as it is read. */
final class GeneratedStream extends InputStream {

    private final LongFunction<@Nullable String> pieces;
    private byte[] piece = {};
    private int at;
    private long number;

    /** Reads one piece after the other until there is none. */
    GeneratedStream(LongFunction<@Nullable String> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int length) {
        while (at == piece.length) {
            String next = pieces.apply(number);
            if (next == null) {
                return -1;
            }
            number++;
            piece = next.getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, to, from, count);
        at += count;
        return count;
    }
}
