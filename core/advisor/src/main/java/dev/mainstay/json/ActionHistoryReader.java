package dev.mainstay.json;

import static dev.mainstay.json.ObjectParse.code;
import static dev.mainstay.json.ObjectParse.date;
import static dev.mainstay.json.ObjectParse.list;
import static dev.mainstay.json.ObjectParse.nonBlank;
import static dev.mainstay.json.ObjectParse.object;
import static dev.mainstay.json.ObjectParse.text;

import com.fasterxml.jackson.core.JsonParser;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.account.InvalidHistoryException;
import dev.mainstay.account.PastAction;
import dev.mainstay.internal.Lines;
import dev.mainstay.json.ObjectParse.Form;
import dev.mainstay.json.ObjectParse.Read;
import dev.mainstay.json.ObjectParse.Values;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what became of past actions: {@code {"accountId": "A-1", "code": "EXECUTIVE_VISIT", "reason": "COMMUNICATION", "on":
 * "2026-03-01", "state": "DONE"}}, one a line, {@code reason} optional, {@code state} DONE, DECLINED or OPEN. Says everything
 * that is wrong at once. Immutable and thread-safe.
 */
public final class ActionHistoryReader {

    private static final Read ACTION = object(form(), ActionHistoryReader::action);
    private static final Read ACTIONS = list(ACTION);
    private static final Read LINE =
            object(form().field("accountId", text()), values -> new Line(values.text("accountId"), action(values)));

    private final JsonLimits limits;
    private final JsonForm json;

    /** A reader with the standard limits of input. */
    public ActionHistoryReader() {
        this(JsonLimits.standard());
    }

    /** A reader with these limits of input. */
    public ActionHistoryReader(JsonLimits limits) {
        this.limits = limits;
        json = new JsonForm(limits);
    }

    private record Line(String accountId, PastAction action) {}

    private static Form form() {
        return new Form()
                .field("code", nonBlank())
                .optional("reason", text())
                .field("on", date())
                .field("state", code(PastAction.State.class));
    }

    private static PastAction action(Values values) {
        return new PastAction(
                values.text("code"),
                values.find("reason", String.class),
                values.get("on", LocalDate.class),
                values.get("state", PastAction.State.class));
    }

    /**
     * Reads the past actions of one account: an array of them, without {@code accountId}, in UTF-8.
     *
     * @throws InvalidHistoryException with everything that is wrong
     */
    public ActionHistory read(byte[] array) {
        List<Problem> problems = new ArrayList<>();
        Object read = parse(array, ACTIONS, problems);
        if (problems.isEmpty() && read instanceof List<?> actions) {
            return new ActionHistory(
                    actions.stream().map(PastAction.class::cast).toList());
        }
        throw new InvalidHistoryException(problems);
    }

    /**
     * Reads the past actions of many accounts, one action a line, into memory. The stream is left open.
     *
     * @return the history of each account that has one, by its id
     * @throws InvalidHistoryException with everything that is wrong, each with its line
     * @throws UncheckedIOException if the stream cannot be read
     */
    public Map<String, ActionHistory> readLines(InputStream in) {
        Map<String, List<PastAction>> found = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        try {
            Lines lines = new Lines(in, limits.characters());
            for (Optional<Lines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                List<Problem> ofLine = new ArrayList<>();
                if (parse(next.get().bytes(), LINE, ofLine) instanceof Line line) {
                    found.computeIfAbsent(line.accountId, any -> new ArrayList<>())
                            .add(line.action);
                }
                String place = next.get().number() + ":";
                ofLine.forEach(problem -> problems.add(problem.at(place + problem.location())));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (!problems.isEmpty()) {
            throw new InvalidHistoryException(problems);
        }
        Map<String, ActionHistory> histories = new LinkedHashMap<>();
        found.forEach((id, actions) -> histories.put(id, new ActionHistory(actions)));
        return histories;
    }

    private Object parse(byte[] bytes, Read read, List<Problem> problems) {
        if (Utf8.malformed(bytes, 0, bytes.length) >= 0) {
            problems.add(Problem.of("MS-222", ""));
            return "";
        }
        Passage passage = Passage.of(bytes, 0);
        try (JsonParser parser = json.parser(passage)) {
            Object value = ObjectParse.all(parser, passage, limits, "history", read, problems);
            if (value == null && problems.isEmpty()) {
                problems.add(Problem.of("MS-241", "", "code", "history"));
            }
            return value == null ? "" : value;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
