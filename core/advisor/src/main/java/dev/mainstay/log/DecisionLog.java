package dev.mainstay.log;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.pack.PackId;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records decisions as JSON Lines: the snapshot, the history if one was given, the pack, and the advice or the failure. What
 * is masked is taken out of all of them before anything is written.
 *
 * <p>Recording never harms advice. A line that cannot be written is counted in {@link #failures()} and told to the listener,
 * and the next is tried anew; nothing is thrown. Lines are whole and stand in the order of their arrival. What is written is
 * handed to the operating system at once, so that it outlives the process; when it reaches the disk is for {@link Sync} to say.
 * No more is held in memory than one line for each thread that records. No time is recorded: a line depends on snapshot, pack,
 * history and mask alone.
 *
 * <p>Thread-safe. Closed by whoever opened it; what is recorded afterwards is a failure.
 */
public final class DecisionLog implements AutoCloseable {

    /** When lines reach the disk. */
    public enum Sync {
        /** When the operating system sees fit, and at the end: the last seconds are lost if the machine loses power. */
        AT_END,
        /** Before {@code record} returns: nothing is lost, and each line takes as long as the disk does. */
        EACH_LINE
    }

    private static final Logger LOG = LoggerFactory.getLogger(DecisionLog.class);

    private final LogTarget target;
    private final FieldMask mask;
    private final Sync sync;
    private final Consumer<Problem> listener;
    private final DecisionWriter writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong recorded = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private boolean closed;

    private DecisionLog(Options options, LogTarget target) {
        this.target = target;
        mask = options.mask;
        sync = options.sync;
        listener = options.listener;
        writer = new DecisionWriter(options.locale, mask);
    }

    /** A log that adds to this file. A line that an earlier process left torn is ended first. Locks FILE.lock beside it. */
    public static Options to(Path file) {
        return new Options(Objects.requireNonNull(file, "file"), null);
    }

    /** A log that writes to this stream, which it flushes after each line and closes at the end. */
    public static Options to(OutputStream stream) {
        return new Options(null, Objects.requireNonNull(stream, "stream"));
    }

    /** How a log is kept. Not thread-safe. */
    public static final class Options {

        private final @Nullable Path file;
        private final @Nullable OutputStream stream;
        private Locale locale = Locale.ENGLISH;
        private FieldMask mask = FieldMask.none();
        private Sync sync = Sync.AT_END;
        private long rotateAt = Long.MAX_VALUE;
        private Consumer<Problem> listener = problem -> {};

        private Options(@Nullable Path file, @Nullable OutputStream stream) {
            this.file = file;
            this.stream = stream;
        }

        /** Language of the texts in the advice; English if it is not set. */
        public Options locale(Locale language) {
            locale = language;
            return this;
        }

        /** What is not to be seen; nothing if it is not set. */
        public Options mask(FieldMask fields) {
            mask = fields;
            return this;
        }

        /** When lines reach the disk; {@link Sync#AT_END} if it is not set. */
        public Options sync(Sync policy) {
            sync = policy;
            return this;
        }

        /**
         * Puts a file that would grow beyond so many bytes aside as FILE.1, the next as FILE.2 and so on, and begins another.
         * Nothing is ever deleted. Without effect on a stream.
         */
        public Options rotateAt(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("a file has at least one byte");
            }
            rotateAt = bytes;
            return this;
        }

        /** Hears of every line that could not be written, in the thread that recorded it. */
        public Options listener(Consumer<Problem> hears) {
            listener = hears;
            return this;
        }

        /**
         * Opens the log.
         *
         * @throws LogException if the file cannot be written, or another log has it open
         */
        public DecisionLog open() {
            LogTarget target = file == null
                    ? new StreamTarget(Objects.requireNonNull(stream))
                    : new FileTarget(file, rotateAt, problem -> tell(listener, problem));
            return new DecisionLog(this, target);
        }
    }

    /**
     * An advisor that records what it answers. The listener is told at once which masked fields the rules of its pack read,
     * since a replay cannot see them.
     */
    public RecordingAdvisor recording(RetentionAdvisor advisor) {
        mask.unseenBy(advisor.pack()).forEach(this::tell);
        return new RecordingAdvisor(advisor, this);
    }

    /** Records what a pack said of a snapshot. */
    public void record(PackId pack, AccountSnapshot snapshot, Outcome outcome) {
        record(pack, snapshot, ActionHistory.none(), outcome);
    }

    /** Records what a pack said of a snapshot and its history. */
    public void record(PackId pack, AccountSnapshot snapshot, ActionHistory history, Outcome outcome) {
        try {
            byte[] line = writer.line(pack, snapshot, history, outcome);
            lock.lock();
            try {
                if (closed) {
                    throw new IOException("closed");
                }
                target.write(line);
                recorded.incrementAndGet();
                if (sync == Sync.EACH_LINE) {
                    target.force();
                }
            } finally {
                lock.unlock();
            }
        } catch (IOException | RuntimeException failure) {
            failures.incrementAndGet();
            tell(Problem.of("MS-246", "", reason(failure)));
        }
    }

    private static String reason(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private void tell(Problem problem) {
        tell(listener, problem);
    }

    private static void tell(Consumer<Problem> listener, Problem problem) {
        try {
            listener.accept(problem);
        } catch (RuntimeException theirs) {
            // A listener that fails must not take the advice with it.
            LOG.warn(
                    "A listener of a decision log failed: {}", theirs.getClass().getName());
        }
    }

    /** Lines that were written. */
    public long recorded() {
        return recorded.get();
    }

    /**
     * Decisions that could not be written, and lines of which the disk did not say that they reached it; the latter count as
     * recorded too.
     */
    public long failures() {
        return failures.get();
    }

    /**
     * Waits until all lines have reached the disk, and closes the log. A failure is told to the listener.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                target.close();
            }
        } catch (IOException failure) {
            failures.incrementAndGet();
            tell(Problem.of("MS-246", "", reason(failure)));
        } finally {
            lock.unlock();
        }
    }
}
