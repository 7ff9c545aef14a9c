package dev.mainstay.json;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.problem.Problem;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads any number of accounts from one input, each on its own: one that cannot be read harms no other.
 *
 * <p>The input is UTF-8 and holds one JSON object, a JSON array of objects, one object a line (JSON Lines), or objects one
 * after the other over several lines. Only in an array a malformed element ends the input, since nothing tells where the
 * next one starts; that is said. Of accounts with the same identity the first that can be read counts, and the others are
 * rejected.
 *
 * <p>An input that is a table or a workbook is told as a whole, as is one in UTF-16.
 *
 * <p>Accounts are read as they are asked for; whatever the size of the input, no more than one is held, and of those before
 * only a trace of their identity. Content never makes it throw. The stream is left open. Used once and by one thread at a
 * time; what it delivers may be worked on in parallel.
 */
public final class SnapshotFeed implements Iterator<Reading> {

    private final SnapshotReader reader;
    private final FeedCutter cutter;
    private final SeenIds seen = new SeenIds();
    private @Nullable Reading next;

    private SnapshotFeed(InputStream in, JsonLimits limits) {
        reader = new SnapshotReader(limits);
        cutter = new FeedCutter(new FeedBuffer(in, limits.bytes()), limits);
    }

    /** The accounts of this input, within the standard limits. */
    public static SnapshotFeed of(InputStream in) {
        return of(in, JsonLimits.standard());
    }

    /** The accounts of this input, each within these limits. */
    public static SnapshotFeed of(InputStream in, JsonLimits limits) {
        return new SnapshotFeed(Objects.requireNonNull(in, "in"), limits);
    }

    /**
     * Whether there is one more.
     *
     * @throws UncheckedIOException if the stream cannot be read
     */
    @Override
    public boolean hasNext() {
        if (next == null) {
            FeedCutter.Cut cut = cutter.next();
            next = cut == null ? null : reading(cut);
        }
        return next != null;
    }

    /**
     * The next one.
     *
     * @throws UncheckedIOException if the stream cannot be read
     */
    @Override
    public Reading next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the input has ended");
        }
        Reading reading = Objects.requireNonNull(next);
        next = null;
        return reading;
    }

    /** The accounts in their order. Reading goes on in one thread; a parallel stream works on what was read in several. */
    public Stream<Reading> stream() {
        return StreamSupport.stream(new InBatches(this), false);
    }

    private Reading reading(FeedCutter.Cut cut) {
        Parsed parsed = reader.parse(cut.passage());
        return switch (cut.state()) {
            case WHOLE -> whole(cut, parsed);
            case TOO_LARGE ->
                rejected(
                        cut,
                        parsed,
                        cutter.gaveUp()
                                ? List.of(reader.tooLarge(), problem("MS-223", cut))
                                : List.of(reader.tooLarge()));
            case DAMAGED -> damaged(cut, parsed);
            case REST -> rejected(cut, parsed, List.of(problem("MS-223", cut)));
            case FOREIGN -> rejected(cut, parsed, List.of(NotJson.problem(cut.passage())));
            case EMPTY -> rejected(cut, parsed, parsed.problems());
        };
    }

    private Reading whole(FeedCutter.Cut cut, Parsed parsed) {
        AccountSnapshot snapshot = parsed.snapshot();
        if (snapshot == null) {
            boolean lost = parsed.malformed() && cutter.inArray();
            if (lost) {
                cutter.giveUp();
            }
            return rejected(cut, parsed, lost ? withRest(cut, parsed) : parsed.problems());
        }
        long first = seen.firstPlace(snapshot.id(), cut.place());
        if (first != 0) {
            return rejected(
                    cut, parsed, List.of(Problem.of("MS-219", "$.id", snapshot.id(), FeedCutter.Cut.source(first))));
        }
        return new Reading.Read(snapshot, cut.source());
    }

    private static Reading damaged(FeedCutter.Cut cut, Parsed parsed) {
        return rejected(cut, parsed, cut.place() < 0 ? withRest(cut, parsed) : parsed.problems());
    }

    private static List<Problem> withRest(FeedCutter.Cut cut, Parsed parsed) {
        List<Problem> problems = new ArrayList<>(parsed.problems());
        problems.add(problem("MS-223", cut));
        return problems;
    }

    private static Problem problem(String code, FeedCutter.Cut cut) {
        Passage passage = cut.passage();
        return Problem.of(code, passage.position(passage.length()));
    }

    private static Reading rejected(FeedCutter.Cut cut, Parsed parsed, List<Problem> problems) {
        return new Reading.Rejected(parsed.accountId(), cut.source(), problems);
    }

    /** Hands a parallel stream batches of a fixed size; those of the JDK grow until they hold the whole input. */
    private static final class InBatches implements Spliterator<Reading> {

        private static final int BATCH = 256;

        private final SnapshotFeed feed;

        InBatches(SnapshotFeed feed) {
            this.feed = feed;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Reading> action) {
            if (!feed.hasNext()) {
                return false;
            }
            action.accept(feed.next());
            return true;
        }

        @Override
        public @Nullable Spliterator<Reading> trySplit() {
            Object[] batch = new Object[BATCH];
            int size = 0;
            while (size < BATCH && feed.hasNext()) {
                batch[size] = feed.next();
                size++;
            }
            return size == 0 ? null : Spliterators.spliterator(batch, 0, size, characteristics());
        }

        @Override
        public long estimateSize() {
            return Long.MAX_VALUE;
        }

        @Override
        public int characteristics() {
            return ORDERED | NONNULL | IMMUTABLE;
        }
    }
}
