package dev.mainstay.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.Outcome;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.cli.page.PageJson;
import dev.mainstay.cli.page.Words;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.RiskLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the scripts of the report show: accounts with their advice, and once for all what they share. Of an account no more is
 * kept than the text it is written as. Not thread-safe.
 */
final class ReportJson implements PageJson {

    private final RulePack pack;
    private final CodeTexts texts;
    private final SharedJson shared;
    private final Map<String, Action> plays = new TreeMap<>();
    private final List<Outcome.Failed> failed = new ArrayList<>();
    private List<byte[]> accounts = List.of();

    ReportJson(RulePack pack) {
        this.pack = pack;
        texts = new CodeTexts(pack.model().texts());
        shared = new SharedJson(texts);
    }

    /** The account as it will stand in the page. */
    byte[] text(AccountSnapshot account, Advice advice) {
        advice.actions().forEach(action -> plays.putIfAbsent(action.code(), action));
        return PageJson.bytes(json -> new AccountJson(shared, json).write(account, advice));
    }

    void add(Outcome.Failed failure) {
        failed.add(failure);
    }

    /** With these texts of accounts, in this order. */
    ReportJson of(List<byte[]> ranked) {
        accounts = ranked;
        return this;
    }

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("accounts");
        for (byte[] account : accounts) {
            json.writeRawValue(new String(account, StandardCharsets.UTF_8));
        }
        json.writeEndArray();
        shared.write(json);
        writePlays(json);
        writeFailed(json);
        for (Commitment commitment : Commitment.values()) {
            texts.use("commitment", commitment.name());
        }
        for (CommitmentStatus status : CommitmentStatus.values()) {
            texts.use("status", status.name());
        }
        writeLevels(json);
        texts.write("texts", json);
        writeLabels(json);
        json.writeEndObject();
    }

    private void writePlays(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("plays");
        for (Action action : plays.values()) {
            json.writeObjectFieldStart(action.code());
            json.writeNumberField(
                    "hours",
                    pack.model().actions().stream()
                            .filter(row -> row.code().equals(action.code()))
                            .mapToDouble(ActionRow::effortHours)
                            .sum());
            json.writeArrayFieldStart("steps");
            List<String> chinese = action.steps(Locale.SIMPLIFIED_CHINESE);
            List<String> english = action.steps(Locale.ENGLISH);
            for (int i = 0; i < english.size(); i++) {
                CodeTexts.write(new Words(english.get(i), i < chinese.size() ? chinese.get(i) : english.get(i)), json);
            }
            json.writeEndArray();
            json.writeFieldName("success");
            CodeTexts.write(new Words(action.success(Locale.ENGLISH), action.success(Locale.SIMPLIFIED_CHINESE)), json);
            json.writeFieldName("stop");
            CodeTexts.write(new Words(action.stop(Locale.ENGLISH), action.stop(Locale.SIMPLIFIED_CHINESE)), json);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeFailed(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("failed");
        for (Outcome.Failed failure : failed) {
            json.writeStartObject();
            json.writeStringField("id", failure.accountId());
            json.writeStringField("source", failure.source());
            json.writeArrayFieldStart("problems");
            for (Problem problem : failure.problems()) {
                json.writeStartArray();
                json.writeString(problem.code());
                json.writeString(problem.location());
                CodeTexts.write(
                        new Words(problem.message(Locale.ENGLISH), problem.message(Locale.SIMPLIFIED_CHINESE)), json);
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** From which likelihood on a risk is of a level; the lowest begins at nothing. */
    private void writeLevels(JsonGenerator json) throws IOException {
        Map<String, Double> weights = pack.model().weightValues();
        json.writeObjectFieldStart("levels");
        for (RiskLevel level : RiskLevel.values()) {
            texts.use("level", level.name());
            Double from = weights.get("risk." + level);
            if (from != null) {
                json.writeNumberField(level.name(), from);
            }
        }
        json.writeEndObject();
    }

    private static void writeLabels(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("labels");
        for (Map.Entry<String, Words> label : Words.labels("report.").entrySet()) {
            json.writeFieldName(label.getKey());
            CodeTexts.write(label.getValue(), json);
        }
        json.writeEndObject();
    }

    /** What a metric means, in both languages. */
    static Words meaning(Metric<?> metric) {
        return new Words(metric.meaning(Locale.ENGLISH), metric.meaning(Locale.SIMPLIFIED_CHINESE));
    }
}
