package dev.mainstay.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Evidence;
import dev.mainstay.authoring.explain.Answer;
import dev.mainstay.authoring.explain.Change;
import dev.mainstay.authoring.explain.Counterfactual;
import dev.mainstay.authoring.explain.Explanation;
import dev.mainstay.authoring.explain.FindOut;
import dev.mainstay.authoring.explain.Reason;
import dev.mainstay.authoring.explain.Shortfall;
import dev.mainstay.authoring.explain.Topic;
import dev.mainstay.authoring.explain.WhatIf;
import dev.mainstay.json.AdviceWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Answers of an explainer as JSON; the order of fields is fixed. */
final class ExplainJson {

    private final Locale locale;
    private final AdviceWriter advices;

    ExplainJson(Locale locale) {
        this.locale = locale;
        advices = new AdviceWriter(locale);
    }

    String json(AccountSnapshot snapshot, List<Answer> answers) throws IOException {
        return PrettyJson.object(out -> {
            out.writeStringField("accountId", snapshot.id());
            out.writeStringField("asOf", snapshot.asOf().toString());
            out.writeObjectFieldStart("pack");
            out.writeStringField("name", answers.get(0).advice().pack().name());
            out.writeStringField("version", answers.get(0).advice().pack().version());
            out.writeStringField("sha256", answers.get(0).advice().pack().sha256());
            out.writeEndObject();
            out.writeArrayFieldStart("answers");
            for (Answer answer : answers) {
                out.writeStartObject();
                answer(answer, snapshot, out);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private void answer(Answer answer, AccountSnapshot snapshot, JsonGenerator out) throws IOException {
        if (answer instanceof Explanation explanation) {
            out.writeStringField("question", explanation.question().name());
            out.writeArrayFieldStart("topics");
            for (Topic topic : explanation.topics()) {
                topic(topic, out);
            }
            out.writeEndArray();
            reasons("reasons", explanation.reasons(), out);
        } else if (answer instanceof WhatIf whatIf) {
            out.writeStringField("question", "WHAT_IF");
            changes(whatIf.changes(), snapshot, out);
            reasons("differences", whatIf.reasons(), out);
            advice("before", whatIf.before(), out);
            advice("after", whatIf.after(), out);
        } else if (answer instanceof Counterfactual counterfactual) {
            out.writeStringField("question", "WHAT_WOULD_IT_TAKE");
            out.writeFieldName("topic");
            topic(counterfactual.topic(), out);
            out.writeStringField("aim", counterfactual.removes() ? "REMOVE" : "ADD");
            out.writeBooleanField("found", counterfactual.found().isPresent());
            out.writeBooleanField("complete", counterfactual.complete());
            out.writeNumberField("tried", counterfactual.tried());
            changes(counterfactual.changes(), snapshot, out);
            reasons("differences", counterfactual.found().map(WhatIf::reasons).orElse(List.of()), out);
        } else if (answer instanceof FindOut findOut) {
            out.writeStringField("question", "WHAT_TO_FIND_OUT");
            out.writeNumberField("tried", findOut.tried());
            findOut(findOut, snapshot, out);
        }
    }

    private void findOut(FindOut findOut, AccountSnapshot snapshot, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("unknowns");
        for (FindOut.Unknown unknown : findOut.unknowns()) {
            out.writeStartObject();
            out.writeStringField("what", unknown.what());
            out.writeNumberField("weight", unknown.weight());
            out.writeNumberField("mean", unknown.mean());
            out.writeArrayFieldStart("cases");
            for (FindOut.Case one : unknown.cases()) {
                out.writeStartObject();
                out.writeStringField("range", one.range());
                out.writeNumberField("weight", one.weight());
                changes(one.example(), snapshot, out);
                reasons("differences", one.differences(), out);
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void topic(Topic topic, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", topic.kind().name());
        out.writeStringField("code", topic.code());
        out.writeEndObject();
    }

    private static void changes(List<Change> changes, AccountSnapshot snapshot, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("changes");
        for (Change change : changes) {
            out.writeStartObject();
            out.writeStringField("what", change.what());
            out.writeStringField("from", change.from(snapshot));
            out.writeStringField("to", change.to());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void advice(String name, Advice advice, JsonGenerator out) throws IOException {
        out.writeFieldName(name);
        out.writeRawValue(advices.write(advice));
    }

    private void reasons(String name, List<Reason> reasons, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (Reason reason : reasons) {
            out.writeStartObject();
            out.writeStringField("kind", reason.kind().name());
            out.writeStringField("message", reason.sentence(locale));
            if (reason.at().isPresent()) {
                out.writeStringField("at", reason.at().get().toString());
            }
            if (!reason.arguments().isEmpty()) {
                out.writeArrayFieldStart("arguments");
                for (String argument : reason.arguments()) {
                    out.writeString(argument);
                }
                out.writeEndArray();
            }
            if (reason.evidence().isPresent()) {
                evidence(reason.evidence().get(), out);
            }
            if (reason.shortfall().isPresent()) {
                shortfall(reason.shortfall().get(), out);
            }
            if (!reason.because().isEmpty()) {
                reasons("because", reason.because(), out);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void evidence(Evidence evidence, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("evidence");
        out.writeStringField("metric", evidence.metric());
        out.writeStringField("observed", evidence.observed().toString());
        out.writeStringField("operator", evidence.operator());
        out.writeStringField("limit", evidence.limit().toString());
        if (evidence.limitKey().isPresent()) {
            out.writeStringField("limitKey", evidence.limitKey().get());
        }
        if (evidence.limitFrom().isPresent()) {
            out.writeStringField("limitFrom", evidence.limitFrom().get());
        }
        out.writeEndObject();
    }

    private static void shortfall(Shortfall shortfall, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("shortfall");
        out.writeStringField("metric", shortfall.metric());
        if (shortfall.observed().isPresent()) {
            out.writeStringField("observed", shortfall.observed().get());
        }
        out.writeStringField("operator", shortfall.operator());
        if (shortfall.limit().isPresent()) {
            out.writeStringField("limit", shortfall.limit().get());
        }
        if (shortfall.limitKey().isPresent()) {
            out.writeStringField("limitKey", shortfall.limitKey().get());
        }
        if (shortfall.limitFrom().isPresent()) {
            out.writeStringField("limitFrom", shortfall.limitFrom().get());
        }
        if (shortfall.by().isPresent()) {
            out.writeNumberField("by", shortfall.by().getAsDouble());
        }
        out.writeEndObject();
    }
}
