package dev.mainstay.cli;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** A file of lines, read one at a time from wherever it starts; only one is held. Used by one thread. */
final class LineFile implements Closeable {

    private final FileChannel file;
    private final int most;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).limit(0);
    /** Where in the file the buffer begins. */
    private long from;

    /** Opens the file; of a longer line than {@code most} bytes only the start is kept. */
    LineFile(Path path, int most) throws IOException {
        file = FileChannel.open(path);
        this.most = most;
    }

    /** The line that starts at this place, without its end; empty at the end of the file. */
    Optional<byte[]> line(long start) throws IOException {
        seek(start);
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        boolean any = false;
        while (fill()) {
            any = true;
            byte b = buffer.get();
            if (b == '\n') {
                return Optional.of(line.toByteArray());
            }
            if (line.size() < most) {
                line.write(b);
            }
        }
        return any ? Optional.of(line.toByteArray()) : Optional.empty();
    }

    /** Where the line starts that follows the one read last. */
    long next() {
        return from + buffer.position();
    }

    private void seek(long start) {
        if (start >= from && start <= from + buffer.limit()) {
            buffer.position((int) (start - from));
        } else {
            from = start;
            buffer.clear().limit(0);
        }
    }

    private boolean fill() throws IOException {
        if (buffer.hasRemaining()) {
            return true;
        }
        from += buffer.position();
        buffer.clear();
        int read = file.read(buffer, from);
        buffer.flip();
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
