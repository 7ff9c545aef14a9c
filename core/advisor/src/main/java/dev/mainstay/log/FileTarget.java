package dev.mainstay.log;

import dev.mainstay.problem.Problem;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file that lines are added to. What was written of a line that failed is cut off again. FILE.lock beside it is locked,
 * since two processes that add to the file would tear each other's lines.
 *
 * <p>Written through {@link RandomAccessFile}, since a file channel is closed for all when one thread is interrupted.
 */
final class FileTarget implements LogTarget {

    private static final String LOCK = ".lock";

    /**
     * The files that logs of this process have open. Static, since so is the process's hold on a file: where POSIX locks are used,
     * closing any descriptor of a file gives up every lock on it, those of other logs too. So none is opened a second time.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Path real;
    private final long rotateAt;
    private final Consumer<Problem> listener;
    /** Held in a file beside the log, which nobody reads and which stays when the log is put aside. */
    private final RandomAccessFile lock;

    private RandomAccessFile file;
    private boolean closed;
    private long length;
    private boolean torn;
    /** Length beyond which the file is put aside. */
    private long rotateBeyond;

    /** Opens or creates the file; beyond {@code rotateAt} bytes it is put aside and another begun. */
    FileTarget(Path path, long rotateAt, Consumer<Problem> listener) {
        this.path = path;
        this.rotateAt = rotateAt;
        this.listener = listener;
        rotateBeyond = rotateAt;
        try {
            real = real(path);
        } catch (IOException unwritable) {
            throw new LogException(Problem.of("MS-245", path.toString(), path));
        }
        if (!OPEN.add(real)) {
            throw new LogException(Problem.of("MS-247", path.toString(), path));
        }
        RandomAccessFile held = null;
        try {
            held = hold(real);
            lock = held;
            file = open();
        } catch (OverlappingFileLockException taken) {
            release(held);
            throw new LogException(Problem.of("MS-247", path.toString(), path));
        } catch (IOException unwritable) {
            release(held);
            throw new LogException(Problem.of("MS-245", path.toString(), path));
        }
    }

    /** The file without links, whether it exists yet or not. */
    private static Path real(Path path) throws IOException {
        if (Files.exists(path)) {
            return path.toRealPath();
        }
        Path absolute = path.toAbsolutePath();
        Path folder = absolute.getParent();
        return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
    }

    private static RandomAccessFile hold(Path real) throws IOException {
        // A device is written by whoever may, and nothing can be created beside it.
        boolean device = Files.exists(real) && !Files.isRegularFile(real);
        RandomAccessFile held = new RandomAccessFile(device ? real.toFile() : new File(real + LOCK), "rw");
        try {
            if (held.getChannel().tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            return held;
        } catch (IOException | RuntimeException failure) {
            held.close();
            throw failure;
        }
    }

    private void release(@Nullable RandomAccessFile held) {
        try {
            if (held != null) {
                held.close();
            }
        } catch (IOException unclosable) {
            // Nothing was written to it; the process gives the lock up at its end.
        } finally {
            OPEN.remove(real);
        }
    }

    private RandomAccessFile open() throws IOException {
        RandomAccessFile opened = new RandomAccessFile(path.toFile(), "rw");
        try {
            length = opened.length();
            torn = length > 0 && lastByte(opened) != '\n';
            opened.seek(length);
            closed = false;
            return opened;
        } catch (IOException | RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    private int lastByte(RandomAccessFile opened) throws IOException {
        opened.seek(length - 1);
        return opened.read();
    }

    @Override
    public void write(byte[] line) throws IOException {
        if (closed) {
            file = open();
        }
        if (length > 0 && length + line.length > rotateBeyond) {
            rotate();
        }
        try {
            if (torn) {
                // What could not be cut off is still there, and the line goes behind it.
                length = file.length();
                file.seek(length);
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

    /**
     * Puts the file aside as FILE.1, FILE.2 and so on. Where that fails it grows on, since losing decisions is worse, and is tried
     * again when it has grown as much again.
     */
    private void rotate() throws IOException {
        int number = 1;
        while (Files.exists(aside(number))) {
            number++;
        }
        file.getFD().sync();
        closed = true;
        file.close();
        try {
            Files.move(path, aside(number));
            rotateBeyond = rotateAt;
        } catch (IOException unmovable) {
            rotateBeyond = length + rotateAt < 0 ? Long.MAX_VALUE : length + rotateAt;
            listener.accept(Problem.of("MS-253", path.toString(), path));
        }
        file = open();
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
            if (!closed) {
                file.getFD().sync();
            }
        } finally {
            closed = true;
            try {
                file.close();
            } finally {
                release(lock);
            }
        }
    }
}
