package dev.mainstay.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.Outcome;
import dev.mainstay.advice.Action;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the scripts of the report show: accounts with their advice, and once for all what they share. */
final class ReportJson implements PageJson {

    private final RulePack pack;
    private final List<AdvisedAccount> accounts;
    private final List<Outcome.Failed> failed;

    ReportJson(RulePack pack, List<AdvisedAccount> accounts, List<Outcome.Failed> failed) {
        this.pack = pack;
        this.accounts = accounts;
        this.failed = failed;
    }

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        CodeTexts texts = new CodeTexts(pack.model().texts());
        AccountJson accountJson = new AccountJson(texts, json);
        Map<String, Action> plays = new TreeMap<>();
        json.writeStartObject();
        json.writeArrayFieldStart("accounts");
        for (AdvisedAccount account : accounts) {
            accountJson.write(account);
            account.advice().actions().forEach(action -> plays.putIfAbsent(action.code(), action));
        }
        json.writeEndArray();
        accountJson.writeShared();
        writePlays(plays, json);
        writeFailed(json);
        for (Commitment commitment : Commitment.values()) {
            texts.use("commitment", commitment.name());
        }
        for (CommitmentStatus status : CommitmentStatus.values()) {
            texts.use("status", status.name());
        }
        writeLevels(texts, json);
        texts.write("texts", json);
        writeLabels(json);
        json.writeEndObject();
    }

    private void writePlays(Map<String, Action> plays, JsonGenerator json) throws IOException {
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
    private void writeLevels(CodeTexts texts, JsonGenerator json) throws IOException {
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
