package dev.mainstay.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Reads one snapshot from JSON and says everything that is wrong with it at once, each by its JSON path.
 *
 * <p>Never guesses: a wrong type, an impossible value, an unknown code or a doubled field is an error. Fields that no metric
 * is called by are kept in {@link AccountSnapshot#unrecognised()} and are none. {@code null} is unknown. Whole numbers of
 * {@link AccountSnapshot#attributes()} are read as Integer, or as Long or BigInteger where they are larger, all others as
 * Double.
 *
 * <p>Whatever the input, reading it takes time and memory in proportion to what {@link JsonLimits} admit. Immutable and
 * thread-safe.
 */
public final class SnapshotReader {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final JsonLimits limits;
    private final JsonForm form;

    /** A reader with the standard limits. */
    public SnapshotReader() {
        this(JsonLimits.standard());
    }

    /** A reader with these limits. */
    public SnapshotReader(JsonLimits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
        form = new JsonForm(limits);
    }

    /**
     * Reads a snapshot.
     *
     * @throws InvalidSnapshotException with everything that is wrong with it
     */
    public AccountSnapshot read(String json) {
        if (json.length() > limits.characters()) {
            throw new InvalidSnapshotException(List.of(tooLarge()));
        }
        return snapshot(parse(json));
    }

    private Parsed parse(String json) {
        if (!WellFormed.is(json)) {
            return Parsed.rejected("", Problem.of("MS-222", ""));
        }
        return parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a snapshot from UTF-8.
     *
     * @throws InvalidSnapshotException with everything that is wrong with it
     */
    public AccountSnapshot read(byte[] json) {
        return snapshot(parse(json));
    }

    /**
     * Reads a snapshot from UTF-8, which goes on to the end of the stream. The stream is left open.
     *
     * @throws InvalidSnapshotException with everything that is wrong with it
     * @throws UncheckedIOException if the stream cannot be read
     */
    public AccountSnapshot read(InputStream json) {
        try {
            return read(json.readNBytes(limits.bytes() + BYTE_ORDER_MARK.length + 1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads a snapshot, which goes on to the end of the reader. The reader is left open.
     *
     * @throws InvalidSnapshotException with everything that is wrong with it
     * @throws UncheckedIOException if the reader fails
     */
    public AccountSnapshot read(Reader json) {
        try {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[8192];
            int count;
            while (text.length() <= limits.characters() && (count = json.read(buffer)) >= 0) {
                text.append(buffer, 0, count);
            }
            return read(text.toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static AccountSnapshot snapshot(Parsed parsed) {
        AccountSnapshot snapshot = parsed.snapshot();
        if (snapshot == null) {
            throw new InvalidSnapshotException(parsed.problems());
        }
        return snapshot;
    }

    private Parsed parse(byte[] json) {
        int from = markLength(json, json.length);
        Passage passage = Passage.of(json, Math.max(0, from));
        return from < 0 || NotJson.starts(json, from, json.length)
                ? Parsed.rejected("", NotJson.problem(passage))
                : parse(passage);
    }

    /** Length of the byte order mark at the start, 0 where there is none, -1 where the text is UTF-16 or UTF-32. */
    static int markLength(byte[] bytes, int length) {
        if (length >= 3 && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3)) {
            return 3;
        }
        boolean wide = length >= 2
                && (bytes[0] == 0 || bytes[1] == 0 || ((bytes[0] & 0xFE) == 0xFE && (bytes[1] & 0xFE) == 0xFE));
        return wide ? -1 : 0;
    }

    /** Reads one account out of a larger input. */
    Parsed parse(Passage passage) {
        if (passage.length() > limits.characters()
                && Utf8.characters(passage.bytes(), passage.from(), passage.to()) > limits.characters()) {
            Passage head = passage.head(Math.min(Passage.HEAD, limits.characters()));
            return Parsed.rejected(parse(head).accountId(), tooLarge());
        }
        int malformed = Utf8.malformed(passage.bytes(), passage.from(), passage.to());
        if (malformed >= 0) {
            return Parsed.rejected("", Problem.of("MS-222", passage.position(malformed - passage.from())));
        }
        try (JsonParser json = form.parser(passage)) {
            return SnapshotParse.parse(json, passage, limits);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Problem tooLarge() {
        return Problem.of("MS-216", "", limits.characters());
    }
}
