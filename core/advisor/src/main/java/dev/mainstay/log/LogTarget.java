package dev.mainstay.log;

import java.io.IOException;

/** Where lines go. Called by one thread at a time. */
interface LogTarget {

    /**
     * Writes a line, which ends with a line feed, whole or not at all as far as the target can.
     *
     * @throws IOException if it could not be written; the next line still starts on a line of its own
     */
    void write(byte[] line) throws IOException;

    /** Waits until what was written has reached the disk, where there is one. */
    void force() throws IOException;

    /** Ends writing. */
    void close() throws IOException;
}
