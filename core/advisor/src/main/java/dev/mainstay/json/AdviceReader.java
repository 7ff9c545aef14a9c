package dev.mainstay.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.InvalidAdviceException;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Reads advice as {@link AdviceWriter} writes it: what is written of what was read is the same text, byte by byte, whatever
 * the language of that writer.
 *
 * <p>Everything that is wrong is said at once, each by its JSON path. Fields may stand in any order; one that is unknown, is
 * missing or stands twice is an error. The advice speaks the language it was written in and knows neither the names of roles
 * nor the codes behind {@code success} and {@code stop}, which the JSON does not hold.
 *
 * <p>Immutable and thread-safe.
 */
public final class AdviceReader {

    private final JsonLimits limits;
    private final JsonForm form;

    /** A reader with the standard limits. */
    public AdviceReader() {
        this(JsonLimits.standard());
    }

    /** A reader with these limits. */
    public AdviceReader(JsonLimits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
        form = new JsonForm(limits);
    }

    /**
     * Reads an advice.
     *
     * @throws InvalidAdviceException with everything that is wrong with it
     */
    public Advice read(String json) {
        if (json.length() > limits.characters()) {
            throw refused(Problem.of("MS-216", "", limits.characters()));
        }
        if (!WellFormed.is(json)) {
            throw refused(Problem.of("MS-222", ""));
        }
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads an advice from UTF-8.
     *
     * @throws InvalidAdviceException with everything that is wrong with it
     */
    public Advice read(byte[] json) {
        int from = SnapshotReader.markLength(json, json.length);
        if (from < 0) {
            throw refused(Problem.of("MS-222", "1:1"));
        }
        Passage passage = Passage.of(json, from);
        int malformed = Utf8.malformed(json, from, json.length);
        if (malformed >= 0) {
            throw refused(Problem.of("MS-222", passage.position(malformed - from)));
        }
        if (Utf8.characters(json, from, json.length) > limits.characters()) {
            throw refused(Problem.of("MS-216", "", limits.characters()));
        }
        try (JsonParser parser = form.parser(passage)) {
            return AdviceParse.parse(parser, passage, limits);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static InvalidAdviceException refused(Problem problem) {
        return new InvalidAdviceException(List.of(problem));
    }
}
