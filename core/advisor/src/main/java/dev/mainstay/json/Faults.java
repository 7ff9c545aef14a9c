package dev.mainstay.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with one account while it is read, each with its place in the order of the input. */
final class Faults {

    /** Nobody reads more, and input made to be wrong everywhere shall not fill the memory with complaints. */
    private static final int MOST = 1_000;

    private static final int SHOWN = 60;

    private final JsonParser json;
    private final List<Placed> found = new ArrayList<>(0);
    private int position;

    Faults(JsonParser json) {
        this.json = json;
    }

    private record Placed(int position, Problem problem) {}

    /** Counts one more value; the count is its place in the order of the input. */
    int next() {
        return ++position;
    }

    /** Something is wrong with the value at which the parser stands. */
    void here(String code, Object... arguments) {
        if (found.size() < MOST) {
            at(JsonPath.of(json), code, arguments);
        }
    }

    /** Something is wrong at this path, which was just read. */
    void at(String path, String code, Object... arguments) {
        if (found.size() < MOST) {
            found.add(new Placed(position, Problem.of(code, path, arguments)));
        }
    }

    /** The value at which the parser stands is of the wrong type or form; goes past it. */
    void wrong(String name, String expected) throws IOException {
        here("MS-202", name, shown(), expected);
        json.skipChildren();
    }

    /** The value at which the parser stands, in short. */
    String shown() throws IOException {
        JsonToken token = json.currentToken();
        return switch (token) {
            case START_OBJECT -> SnapshotForm.OBJECT;
            case START_ARRAY -> SnapshotForm.LIST;
            case VALUE_STRING -> '"' + shown(json.getText()) + '"';
            default -> shown(json.getText());
        };
    }

    static String shown(String text) {
        return WellFormed.visible(WellFormed.abbreviated(WellFormed.of(text), SHOWN));
    }

    boolean none() {
        return found.isEmpty();
    }

    /** Everything that is wrong in the order of the input: these and others, whose positions are given by their location. */
    List<Problem> with(List<Problem> others, Map<String, Integer> positions) {
        List<Placed> all = new ArrayList<>(found);
        for (Problem problem : others) {
            all.add(new Placed(positions.getOrDefault(problem.location(), 0), problem));
        }
        all.sort(Comparator.comparingInt(Placed::position));
        return all.stream().map(Placed::problem).toList();
    }
}
