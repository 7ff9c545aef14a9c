package dev.mainstay.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Cuts a stream into lines of bytes, of which only one is held. Used by one thread. */
public final class Lines {

    private final InputStream in;
    private final int most;
    private long number;

    /** The lines of this stream; of a longer line than {@code most} bytes only the start is kept. */
    public Lines(InputStream in, int most) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.most = most;
    }

    /**
     * A line without its end.
     *
     * @param bytes what it holds
     * @param number its number, from 1
     * @param ended it ended with a line feed; else the input did
     * @param cut it was longer than is kept
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Line(byte[] bytes, long number, boolean ended, boolean cut) {

        /** Whether it holds nothing but white space. */
        public boolean blank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /** The next line that is not blank; empty at the end of the input. */
    public Optional<Line> next() throws IOException {
        while (true) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
            boolean cut = false;
            int b = in.read();
            if (b < 0) {
                return Optional.empty();
            }
            number++;
            while (b >= 0 && b != '\n') {
                if (bytes.size() < most) {
                    bytes.write(b);
                } else {
                    cut = true;
                }
                b = in.read();
            }
            Line line = new Line(bytes.toByteArray(), number, b == '\n', cut);
            if (!line.blank()) {
                return Optional.of(line);
            }
        }
    }
}
