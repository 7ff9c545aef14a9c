package dev.mainstay.testkit.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.mainstay.authoring.explain.Reason;
import dev.mainstay.authoring.explain.Shortfall;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Failure;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import dev.mainstay.testkit.report.ScenarioRun.Case;
import dev.mainstay.testkit.report.ScenarioRun.State;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/**
 * What came of scenarios, as JSON. The order of fields is fixed, and the same run gives the same text. Immutable and
 * thread-safe.
 */
public final class JsonReport {

    private final Locale locale;

    /** Reports with sentences in this language; Chinese for Chinese locales, else English. */
    public JsonReport(Locale locale) {
        this.locale = locale;
    }

    /** The report as one JSON object. */
    public String json(ScenarioRun run) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            DefaultIndenter indent = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(indent)
                    .withArrayIndenter(indent));
            write(run, json);
        } catch (IOException memoryDoesNotFail) {
            throw new java.io.UncheckedIOException(memoryDoesNotFail);
        }
        return text.toString();
    }

    private void write(ScenarioRun run, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("pack");
        json.writeStringField("name", run.pack().id().name());
        json.writeStringField("version", run.pack().id().version());
        json.writeStringField("sha256", run.pack().id().sha256());
        json.writeEndObject();
        for (State state : State.values()) {
            json.writeNumberField(state.name().toLowerCase(Locale.ROOT), run.count(state));
        }
        json.writeArrayFieldStart("scenarios");
        for (Case one : run.cases()) {
            json.writeStartObject();
            json.writeStringField("name", one.scenario().name());
            place(one.scenario().at(), run, json);
            json.writeStringField("state", one.state().name());
            json.writeArrayFieldStart("failures");
            if (one.error().isPresent()) {
                problem(one.error().get(), json);
            }
            for (Failure failure : one.failures()) {
                failure(failure, run, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void place(SourceRef at, ScenarioRun run, JsonGenerator json) throws IOException {
        json.writeStringField("file", run.path(at.file()));
        json.writeNumberField("line", at.line());
        json.writeNumberField("column", at.column());
    }

    private void problem(Problem problem, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", problem.code());
        json.writeStringField("message", problem.message(locale));
        json.writeEndObject();
    }

    private void failure(Failure failure, ScenarioRun run, JsonGenerator json) throws IOException {
        Problem problem = failure.mismatch().problem();
        Expectation expected = failure.mismatch().expectation();
        json.writeStartObject();
        json.writeStringField("code", problem.code());
        json.writeStringField("message", problem.message(locale));
        place(expected.at(), run, json);
        json.writeObjectFieldStart("expected");
        json.writeStringField("subject", expected.subject().field());
        json.writeStringField("code", expected.code());
        if (expected.aspect().isPresent()) {
            json.writeStringField(expected.aspect().get().field(), expected.value());
        }
        json.writeBooleanField("present", expected.present());
        json.writeEndObject();
        reasons("there", failure.there(), json);
        reasons("nearest", failure.nearest(), json);
        json.writeEndObject();
    }

    private void reasons(String name, List<Reason> reasons, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (Reason reason : reasons) {
            json.writeStartObject();
            json.writeStringField("kind", reason.kind().name());
            json.writeStringField("message", reason.sentence(locale));
            if (reason.at().isPresent()) {
                json.writeStringField("at", reason.at().get().toString());
            }
            if (reason.shortfall().isPresent()) {
                shortfall(reason.shortfall().get(), json);
            }
            if (!reason.because().isEmpty()) {
                reasons("because", reason.because(), json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void shortfall(Shortfall shortfall, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("shortfall");
        json.writeStringField("metric", shortfall.metric());
        if (shortfall.observed().isPresent()) {
            json.writeStringField("observed", shortfall.observed().get());
        }
        json.writeStringField("operator", shortfall.operator());
        if (shortfall.limit().isPresent()) {
            json.writeStringField("limit", shortfall.limit().get());
        }
        if (shortfall.limitKey().isPresent()) {
            json.writeStringField("limitKey", shortfall.limitKey().get());
        }
        if (shortfall.limitFrom().isPresent()) {
            json.writeStringField("limitFrom", shortfall.limitFrom().get());
        }
        if (shortfall.by().isPresent()) {
            json.writeNumberField("by", shortfall.by().getAsDouble());
        }
        json.writeEndObject();
    }
}
