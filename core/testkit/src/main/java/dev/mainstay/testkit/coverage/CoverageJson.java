package dev.mainstay.testkit.coverage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.testkit.coverage.CoverageItem.Kind;
import dev.mainstay.testkit.coverage.CoverageItem.State;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;

/**
 * Coverage for programs: one JSON object, its fields in a fixed order, the same bytes on every run. Scenarios are named once and
 * then by their number, from 0; of conditions and limits the first ten that reach them, of rules and rows all. Stateless and
 * thread-safe.
 */
public final class CoverageJson {

    private static final int FIRST = 10;

    private CoverageJson() {}

    /** The object, without a line feed at its end. */
    public static String of(PackCoverage coverage) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeObjectFieldStart("pack");
            json.writeStringField("name", coverage.pack().id().name());
            json.writeStringField("version", coverage.pack().id().version());
            json.writeStringField("sha256", coverage.pack().id().sha256());
            json.writeEndObject();
            json.writeObjectFieldStart("criteria");
            for (Criterion criterion : Criterion.values()) {
                json.writeObjectFieldStart(criterion.label());
                for (State state : State.values()) {
                    json.writeNumberField(state.name().toLowerCase(Locale.ROOT), coverage.count(criterion, state));
                }
                json.writeNumberField("share", coverage.share(criterion));
                json.writeEndObject();
            }
            json.writeEndObject();
            items(coverage, json);
            scenarios(coverage.scenarios(), json);
            json.writeEndObject();
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static void items(PackCoverage coverage, JsonGenerator json) throws IOException {
        IdentityHashMap<Scenario, Integer> numbers = new IdentityHashMap<>();
        for (int i = 0; i < coverage.scenarios().size(); i++) {
            numbers.put(coverage.scenarios().get(i), i);
        }
        json.writeArrayFieldStart("items");
        for (CoverageItem item : coverage.items()) {
            json.writeStartObject();
            json.writeStringField("at", item.at().toString());
            json.writeStringField("kind", item.kind().label());
            json.writeStringField("part", item.part());
            if (!item.text().isEmpty()) {
                json.writeStringField("text", item.text());
            }
            json.writeStringField("state", item.state().name());
            json.writeNumberField("reachedBy", item.scenarios().size());
            json.writeFieldName("scenarios");
            boolean all = item.kind() == Kind.FIRES || item.kind() == Kind.REACHED;
            int[] shown = item.scenarios().stream()
                    .limit(all ? Long.MAX_VALUE : FIRST)
                    .mapToInt(scenario -> numbers.getOrDefault(scenario, -1))
                    .toArray();
            json.writeArray(shown, 0, shown.length);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void scenarios(List<Scenario> scenarios, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("scenarios");
        for (Scenario scenario : scenarios) {
            json.writeStartObject();
            json.writeStringField("at", scenario.at().toString());
            json.writeStringField("name", scenario.name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
