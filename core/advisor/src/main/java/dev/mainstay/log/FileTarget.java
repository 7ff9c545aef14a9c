package dev.mainstay.log;

import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A file that lines are added to. What was written of a line that failed is cut off again. The file is locked, since two
 * processes that add to it would tear each other's lines.
 *
 * <p>Written through {@link RandomAccessFile}, since a file channel is closed for all when one thread is interrupted.
 */
final class FileTarget implements LogTarget {

    private final Path path;
    private final long rotateAt;
    private final Consumer<Problem> listener;
    private RandomAccessFile file;
    private long length;
    private boolean torn;

    /** Opens or creates the file; beyond {@code rotateAt} bytes it is put aside and another begun. */
    FileTarget(Path path, long rotateAt, Consumer<Problem> listener) {
        this.path = path;
        this.rotateAt = rotateAt;
        this.listener = listener;
        file = open();
    }

    private RandomAccessFile open() {
        try {
            RandomAccessFile opened = new RandomAccessFile(path.toFile(), "rw");
            try {
                if (opened.getChannel().tryLock() == null) {
                    throw new OverlappingFileLockException();
                }
                length = opened.length();
                torn = length > 0 && lastByte(opened) != '\n';
                opened.seek(length);
                return opened;
            } catch (IOException | RuntimeException failure) {
                opened.close();
                throw failure;
            }
        } catch (OverlappingFileLockException taken) {
            throw new LogException(Problem.of("MS-247", path.toString(), path));
        } catch (IOException unwritable) {
            throw new LogException(Problem.of("MS-245", path.toString(), path));
        }
    }

    private int lastByte(RandomAccessFile opened) throws IOException {
        opened.seek(length - 1);
        return opened.read();
    }

    @Override
    public void write(byte[] line) throws IOException {
        if (length > 0 && length + line.length > rotateAt) {
            rotate();
        }
        try {
            if (torn) {
                file.write('\n');
                length++;
                torn = false;
            }
            file.write(line);
            length += line.length;
        } catch (IOException failure) {
            cutOff(failure);
            throw failure;
        }
    }

    private void cutOff(IOException failure) {
        try {
            if (file.length() > length) {
                file.setLength(length);
            }
            file.seek(length);
        } catch (IOException uncuttable) {
            torn = true;
            failure.addSuppressed(uncuttable);
        }
    }

    /** Puts the file aside as FILE.1, FILE.2 and so on. Where that fails it grows on, since losing decisions is worse. */
    private void rotate() throws IOException {
        int number = 1;
        while (Files.exists(aside(number))) {
            number++;
        }
        file.getFD().sync();
        file.close();
        try {
            Files.move(path, aside(number));
        } catch (IOException unmovable) {
            listener.accept(Problem.of("MS-253", path.toString(), path));
        }
        try {
            file = open();
        } catch (LogException failure) {
            throw new IOException(failure);
        }
    }

    private Path aside(int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }

    @Override
    public void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        try {
            file.getFD().sync();
        } finally {
            file.close();
        }
    }
}
