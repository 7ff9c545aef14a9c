package dev.mainstay.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.account.InvalidHistoryException;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.InvalidAdviceException;
import dev.mainstay.internal.Lines;
import dev.mainstay.json.ActionHistoryReader;
import dev.mainstay.json.AdviceReader;
import dev.mainstay.json.JsonLimits;
import dev.mainstay.json.SnapshotReader;
import dev.mainstay.log.FieldMask.How;
import dev.mainstay.pack.PackId;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a decision log line by line; one line is held at a time, at most 32 MiB of it. A line that is no decision is said and
 * passed over; one that was cut short by the end of the input is told from one that is wrong. Content never makes it throw. The
 * stream is left open. Used by one thread.
 */
public final class DecisionReader implements Iterator<LogLine> {

    private static final int LONGEST_LINE = 32 << 20;
    private static final int DEPTH = 100;

    /** What a host put into a snapshot by its API may be more than what is read from outside. */
    private static final JsonLimits LIMITS = new JsonLimits(LONGEST_LINE, DEPTH, 1 << 20, 1_000_000);

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH + 2)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final SnapshotReader SNAPSHOTS = new SnapshotReader(LIMITS);
    private static final AdviceReader ADVICE = new AdviceReader(LIMITS);
    private static final ActionHistoryReader HISTORIES = new ActionHistoryReader(LIMITS);

    private final Lines lines;
    private @Nullable LogLine next;

    private DecisionReader(InputStream in) {
        lines = new Lines(in, LONGEST_LINE);
    }

    /** The lines of this log. */
    public static DecisionReader of(InputStream log) {
        return new DecisionReader(Objects.requireNonNull(log, "log"));
    }

    /**
     * Whether there is one more line.
     *
     * @throws UncheckedIOException if the stream cannot be read
     */
    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = lines.next().map(DecisionReader::line).orElse(null);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return next != null;
    }

    /**
     * The next line.
     *
     * @throws UncheckedIOException if the stream cannot be read
     */
    @Override
    public LogLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the log has ended");
        }
        LogLine line = Objects.requireNonNull(next);
        next = null;
        return line;
    }

    /** What is wrong with a line, besides what its parts say. */
    private static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient List<Problem> problems;

        Wrong(List<Problem> problems) {
            this.problems = problems;
        }
    }

    private static LogLine line(Lines.Line line) {
        String place = Long.toString(line.number());
        List<Problem> problems;
        boolean unfinished = false;
        try {
            if (!line.cut()) {
                return new LogLine.Recorded(line.number(), decision(line.bytes()));
            }
            problems = List.of(Problem.of("MS-242", place));
        } catch (IOException malformed) {
            unfinished = !line.ended();
            problems = List.of(Problem.of(unfinished ? "MS-243" : "MS-242", place));
        } catch (Wrong wrong) {
            problems = wrong.problems.stream()
                    .map(problem -> problem.at(place + ":" + problem.location()))
                    .toList();
        }
        return new LogLine.Damaged(line.number(), unfinished, problems);
    }

    /** The parts of a line, each as the bytes that stand there. */
    private static Map<String, byte[]> parts(byte[] line) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            String field;
            while ((field = json.nextFieldName()) != null) {
                json.nextToken();
                int from = (int) json.currentTokenLocation().getByteOffset();
                json.skipChildren();
                json.finishToken();
                int to = (int) json.currentLocation().getByteOffset();
                parts.put(field, Arrays.copyOfRange(line, from, to));
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw new IOException("more than one object, or none");
            }
        }
        return parts;
    }

    private static Decision decision(byte[] line) throws IOException, Wrong {
        Map<String, byte[]> parts = parts(line);
        byte[] snapshot = parts.get("snapshot");
        byte[] outcome = parts.get("outcome");
        byte[] pack = parts.get("pack");
        if (snapshot == null || outcome == null || pack == null) {
            throw new Wrong(List.of(Problem.of("MS-242", "")));
        }
        if (!text(parts, "format", "").equals(Integer.toString(DecisionWriter.FORMAT))) {
            throw new Wrong(List.of(Problem.of("MS-244", "", text(parts, "format", "?"), DecisionWriter.FORMAT)));
        }
        Map<String, String> id = texts(pack);
        return new Decision(
                new PackId(id.getOrDefault("name", ""), id.getOrDefault("version", ""), id.getOrDefault("sha256", "")),
                Locale.forLanguageTag(text(parts, "language", "en")),
                snapshot(snapshot),
                history(parts.get("history")),
                masked(parts.get("masked")),
                advice(outcome),
                new String(outcome, StandardCharsets.UTF_8));
    }

    private static AccountSnapshot snapshot(byte[] json) throws Wrong {
        try {
            return SNAPSHOTS.read(json);
        } catch (InvalidSnapshotException invalid) {
            throw within("snapshot", invalid.problems());
        }
    }

    private static ActionHistory history(byte @Nullable [] json) throws Wrong {
        try {
            return json == null ? ActionHistory.none() : HISTORIES.read(json);
        } catch (InvalidHistoryException invalid) {
            throw within("history", invalid.problems());
        }
    }

    /** The advice, or nothing where a failure stands in its place. */
    private static Optional<Advice> advice(byte[] json) throws IOException, Wrong {
        if (parts(json).containsKey("failed")) {
            return Optional.empty();
        }
        try {
            return Optional.of(ADVICE.read(json));
        } catch (InvalidAdviceException invalid) {
            throw within("outcome", invalid.problems());
        }
    }

    private static Wrong within(String part, List<Problem> problems) {
        return new Wrong(problems.stream()
                .map(problem -> problem.location().startsWith("$")
                        ? problem.at("$." + part + problem.location().substring(1))
                        : problem)
                .toList());
    }

    private static Map<String, How> masked(byte @Nullable [] json) throws IOException, Wrong {
        Map<String, How> masked = new HashMap<>();
        if (json != null) {
            for (Map.Entry<String, String> field : texts(json).entrySet()) {
                How how = Arrays.stream(How.values())
                        .filter(known -> known.name().equals(field.getValue()))
                        .findFirst()
                        .orElseThrow(() -> new Wrong(List.of(Problem.of("MS-242", "$.masked"))));
                masked.put(field.getKey(), how);
            }
        }
        return masked;
    }

    private static String text(Map<String, byte[]> parts, String field, String otherwise) throws IOException {
        byte[] json = parts.get(field);
        if (json == null) {
            return otherwise;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            return parser.nextToken().isScalarValue() ? parser.getText() : otherwise;
        }
    }

    private static Map<String, String> texts(byte[] json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<String, byte[]> field : parts(json).entrySet()) {
            texts.put(field.getKey(), text(Map.of("", field.getValue()), "", ""));
        }
        return texts;
    }
}
