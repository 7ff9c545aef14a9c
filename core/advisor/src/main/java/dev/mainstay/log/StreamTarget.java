package dev.mainstay.log;

import java.io.IOException;
import java.io.OutputStream;

/** A stream of the host's. What reached it cannot be taken back, so that a torn line is ended before the next begins. */
final class StreamTarget implements LogTarget {

    private final OutputStream out;
    private boolean torn;

    StreamTarget(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(byte[] line) throws IOException {
        if (torn) {
            out.write('\n');
            torn = false;
        }
        try {
            out.write(line);
            out.flush();
        } catch (IOException | RuntimeException failure) {
            torn = true;
            throw failure;
        }
    }

    @Override
    public void force() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
