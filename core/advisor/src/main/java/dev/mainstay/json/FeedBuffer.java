package dev.mainstay.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** A window that moves over an input and holds no more than one account of it. */
final class FeedBuffer {

    private static final int LEAST = 1 << 16;

    private final InputStream in;
    private final int most;
    private boolean ended;

    byte[] bytes;

    /** First byte to keep. */
    int start;

    /** Next byte to look at. */
    int at;

    /** After the last byte that was read. */
    int end;

    /** A window that grows up to this size where it must. */
    FeedBuffer(InputStream in, int most) {
        this.in = in;
        this.most = Math.max(LEAST, most);
        bytes = new byte[LEAST];
    }

    /** Whether what is kept fills all there may be, so that reading on means to give it up. */
    boolean full() {
        return start == 0 && end == most;
    }

    /** Gives up what was looked at. */
    void release() {
        start = at;
    }

    /**
     * Reads more after the last byte; false at the end of the input. Bytes before {@link #start} are given up and all
     * positions move.
     */
    boolean more() {
        if (ended) {
            return false;
        }
        if (end == bytes.length) {
            makeRoom();
        }
        try {
            int count = in.read(bytes, end, bytes.length - end);
            ended = count < 0;
            end += Math.max(0, count);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return !ended;
    }

    private void makeRoom() {
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            at -= start;
            end -= start;
            start = 0;
        } else {
            if (full()) {
                throw new IllegalStateException("the window is full");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * bytes.length));
        }
    }

    /** Whether there is a byte to look at. */
    boolean available() {
        while (at == end) {
            if (!more()) {
                return false;
            }
        }
        return true;
    }
}
