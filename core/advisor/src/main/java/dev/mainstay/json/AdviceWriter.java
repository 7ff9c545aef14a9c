package dev.mainstay.json;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.mainstay.Outcome;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.ConductFinding;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Evidence;
import dev.mainstay.advice.Factors;
import dev.mainstay.advice.Gap;
import dev.mainstay.advice.Risk;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes advice as JSON, its texts in one language: the same advice gives the same bytes, and fields stand in an order that
 * does not change. {@link JsonSchemas#advice()} describes it.
 *
 * <p>Text is not escaped where UTF-8 can hold it. A stream that is written to is neither closed nor flushed. Thread-safe;
 * make one for a language and share it, since it keeps the texts of actions ready.
 */
public final class AdviceWriter {

    private static final SerializedString ACCOUNT_ID = new SerializedString("accountId");
    private static final SerializedString AS_OF = new SerializedString("asOf");
    private static final SerializedString PACK = new SerializedString("pack");
    private static final SerializedString NAME = new SerializedString("name");
    private static final SerializedString VERSION = new SerializedString("version");
    private static final SerializedString SHA256 = new SerializedString("sha256");
    private static final SerializedString STANCE = new SerializedString("stance");
    private static final SerializedString RISK = new SerializedString("risk");
    private static final SerializedString LEVEL = new SerializedString("level");
    private static final SerializedString LIKELIHOOD = new SerializedString("likelihood");
    private static final SerializedString MARGIN_AT_RISK = new SerializedString("marginAtRisk");
    private static final SerializedString COMMITMENTS = new SerializedString("commitments");
    private static final SerializedString CODE = new SerializedString("code");
    private static final SerializedString STATUS = new SerializedString("status");
    private static final SerializedString SIGNALS = new SerializedString("signals");
    private static final SerializedString CAUSES = new SerializedString("causes");
    private static final SerializedString FACETS = new SerializedString("facets");
    private static final SerializedString CONTROLLABLE = new SerializedString("controllable");
    private static final SerializedString SUPPORTING = new SerializedString("supporting");
    private static final SerializedString CONTRARY = new SerializedString("contrary");
    private static final SerializedString CONDUCT = new SerializedString("conduct");
    private static final SerializedString RULE = new SerializedString("rule");
    private static final SerializedString SEVERITY = new SerializedString("severity");
    private static final SerializedString EVIDENCE = new SerializedString("evidence");
    private static final SerializedString METRIC = new SerializedString("metric");
    private static final SerializedString OBSERVED = new SerializedString("observed");
    private static final SerializedString OPERATOR = new SerializedString("operator");
    private static final SerializedString LIMIT = new SerializedString("limit");
    private static final SerializedString LIMIT_KEY = new SerializedString("limitKey");
    private static final SerializedString LIMIT_FROM = new SerializedString("limitFrom");
    private static final SerializedString ACTIONS = new SerializedString("actions");
    private static final SerializedString RANK = new SerializedString("rank");
    private static final SerializedString KEY = new SerializedString("key");
    private static final SerializedString TITLE = new SerializedString("title");
    private static final SerializedString OWNER = new SerializedString("owner");
    private static final SerializedString DUE_ON = new SerializedString("dueOn");
    private static final SerializedString OBLIGATION = new SerializedString("obligation");
    private static final SerializedString SCORE = new SerializedString("score");
    private static final SerializedString FACTORS = new SerializedString("factors");
    private static final SerializedString BASIS = new SerializedString("basis");
    private static final SerializedString SAVE = new SerializedString("save");
    private static final SerializedString AMOUNT_AT_RISK = new SerializedString("amountAtRisk");
    private static final SerializedString COST = new SerializedString("cost");
    private static final SerializedString NET = new SerializedString("net");
    private static final SerializedString URGENCY = new SerializedString("urgency");
    private static final SerializedString CONFIDENCE = new SerializedString("confidence");
    private static final SerializedString LEVER = new SerializedString("lever");
    private static final SerializedString RELATIVE = new SerializedString("relative");
    private static final SerializedString BECAUSE = new SerializedString("because");
    private static final SerializedString STEPS = new SerializedString("steps");
    private static final SerializedString SUCCESS = new SerializedString("success");
    private static final SerializedString STOP = new SerializedString("stop");
    private static final SerializedString WITHHELD = new SerializedString("withheld");
    private static final SerializedString REASON = new SerializedString("reason");
    private static final SerializedString UNTIL = new SerializedString("until");
    private static final SerializedString PRECONDITIONS = new SerializedString("preconditions");
    private static final SerializedString MET = new SerializedString("met");
    private static final SerializedString GAPS = new SerializedString("gaps");
    private static final SerializedString COULD_DECIDE = new SerializedString("couldDecide");
    private static final SerializedString SOURCE = new SerializedString("source");
    private static final SerializedString FAILED = new SerializedString("failed");
    private static final SerializedString LOCATION = new SerializedString("location");
    private static final SerializedString MESSAGE = new SerializedString("message");

    private final Locale locale;
    private final boolean pretty;
    private final ActionTexts texts;

    /** A writer of one line per advice, with the texts in this language. */
    public AdviceWriter(Locale locale) {
        this(locale, false, new ActionTexts(locale));
    }

    private AdviceWriter(Locale locale, boolean pretty, ActionTexts texts) {
        this.locale = locale;
        this.pretty = pretty;
        this.texts = texts;
    }

    /** A writer of the same language that writes for people: on several lines, indented. */
    public AdviceWriter pretty() {
        return new AdviceWriter(locale, true, texts);
    }

    /** The advice as JSON. */
    public String write(Advice advice) {
        return JsonOutput.text(pretty, out -> advice(advice, out));
    }

    /**
     * Writes the advice in UTF-8, without a line end.
     *
     * @throws UncheckedIOException if the stream cannot be written
     */
    public void write(Advice advice, OutputStream stream) {
        JsonOutput.write(stream, pretty, out -> advice(advice, out));
    }

    /** The advice as JSON, or why there is none: {@code {"accountId","source","failed":[{"code","location","message"}]}}. */
    public String write(Outcome outcome) {
        return JsonOutput.text(pretty, out -> outcome(outcome, out));
    }

    /**
     * Writes the advice, or why there is none, in UTF-8, without a line end.
     *
     * @throws UncheckedIOException if the stream cannot be written
     */
    public void write(Outcome outcome, OutputStream stream) {
        JsonOutput.write(stream, pretty, out -> outcome(outcome, out));
    }

    private void outcome(Outcome outcome, JsonOutput out) throws IOException {
        if (outcome instanceof Outcome.Advised advised) {
            advice(advised.advice(), out);
        } else if (outcome instanceof Outcome.Failed failed) {
            out.object();
            out.field(ACCOUNT_ID, failed.accountId());
            out.field(SOURCE, failed.source());
            out.array(FAILED);
            for (Problem problem : failed.problems()) {
                out.object();
                out.field(CODE, problem.code());
                out.field(LOCATION, problem.location());
                out.field(MESSAGE, problem.message(locale));
                out.endObject();
            }
            out.endArray();
            out.endObject();
        }
    }

    private void advice(Advice advice, JsonOutput out) throws IOException {
        out.object();
        out.field(ACCOUNT_ID, advice.accountId());
        out.field(AS_OF, advice.asOf().toString());
        out.object(PACK);
        out.field(NAME, advice.pack().name());
        out.field(VERSION, advice.pack().version());
        out.field(SHA256, advice.pack().sha256());
        out.endObject();
        out.field(STANCE, advice.stance().name());
        risk(advice.risk(), out);
        out.array(COMMITMENTS);
        for (CommitmentState commitment : advice.commitments()) {
            out.object();
            out.field(CODE, commitment.code().name());
            out.field(STATUS, commitment.status().name());
            out.texts(SIGNALS, commitment.signals());
            out.endObject();
        }
        out.endArray();
        diagnosis(advice, out);
        out.array(SIGNALS);
        for (Signal signal : advice.signals()) {
            signal(signal, out);
        }
        out.endArray();
        Map<String, ActionTexts.Encoded> known = texts.of(advice.pack());
        out.array(ACTIONS);
        for (Action action : advice.actions()) {
            action(action, texts.of(action, known), out);
        }
        out.endArray();
        rest(advice, out);
        out.endObject();
    }

    private static void risk(Risk risk, JsonOutput out) throws IOException {
        out.object(RISK);
        out.field(LEVEL, risk.level().name());
        out.field(LIKELIHOOD, risk.likelihood());
        if (risk.marginAtRisk().isPresent()) {
            out.name(MARGIN_AT_RISK);
            Money margin = risk.marginAtRisk().get();
            out.startMoney(margin.amount().toPlainString(), margin.currency());
            out.endObject();
        } else {
            out.nothing(MARGIN_AT_RISK);
        }
        out.endObject();
    }

    private static void diagnosis(Advice advice, JsonOutput out) throws IOException {
        out.array(CAUSES);
        for (DiagnosedCause cause : advice.causes()) {
            out.object();
            out.field(CODE, cause.code().name());
            out.texts(FACETS, cause.facets());
            out.field(LIKELIHOOD, cause.likelihood());
            out.field(CONTROLLABLE, cause.controllable().name());
            out.texts(SUPPORTING, cause.supporting());
            out.texts(CONTRARY, cause.contrary());
            out.endObject();
        }
        out.endArray();
        out.array(CONDUCT);
        for (ConductFinding finding : advice.conduct()) {
            out.object();
            out.field(CODE, finding.code().name());
            out.field(LIKELIHOOD, finding.likelihood());
            out.texts(SUPPORTING, finding.supporting());
            out.endObject();
        }
        out.endArray();
    }

    private static void signal(Signal signal, JsonOutput out) throws IOException {
        out.object();
        out.field(CODE, signal.code());
        out.field(RULE, signal.rule());
        out.field(SEVERITY, signal.severity().name());
        out.array(EVIDENCE);
        for (Evidence evidence : signal.evidence()) {
            out.object();
            out.field(METRIC, evidence.metric());
            value(OBSERVED, evidence.observed(), out);
            out.field(OPERATOR, evidence.operator());
            value(LIMIT, evidence.limit(), out);
            optional(LIMIT_KEY, evidence.limitKey(), out);
            optional(LIMIT_FROM, evidence.limitFrom(), out);
            out.endObject();
        }
        out.endArray();
        out.endObject();
    }

    private static void value(SerializedString name, Object value, JsonOutput out) throws IOException {
        if (value instanceof Number number) {
            out.field(name, number.doubleValue());
        } else if (value instanceof Boolean flag) {
            out.field(name, flag);
        } else {
            out.field(name, value.toString());
        }
    }

    private static void optional(SerializedString name, Optional<String> text, JsonOutput out) throws IOException {
        if (text.isPresent()) {
            out.field(name, text.get());
        }
    }

    private static void action(Action action, ActionTexts.Encoded itsTexts, JsonOutput out) throws IOException {
        out.object();
        out.field(RANK, action.rank());
        out.field(CODE, action.code());
        out.field(KEY, action.key());
        out.field(TITLE, itsTexts.title());
        out.field(OWNER, action.owner());
        out.field(DUE_ON, action.dueOn().toString());
        out.field(OBLIGATION, action.obligation());
        out.field(SCORE, action.score());
        factors(action.factors(), out);
        out.texts(BECAUSE, action.because());
        out.array(STEPS);
        for (SerializedString step : itsTexts.steps()) {
            out.text(step);
        }
        out.endArray();
        out.field(SUCCESS, itsTexts.success());
        out.field(STOP, itsTexts.stop());
        out.endObject();
    }

    private static void factors(Factors factors, JsonOutput out) throws IOException {
        out.object(FACTORS);
        out.field(BASIS, factors.basis().name());
        out.field(SAVE, factors.save());
        optionalNumber(AMOUNT_AT_RISK, factors.amountAtRisk(), out);
        optionalNumber(COST, factors.cost(), out);
        optionalNumber(NET, factors.net(), out);
        out.field(URGENCY, factors.urgency());
        out.field(CONFIDENCE, factors.confidence());
        out.field(LEVER, factors.lever());
        out.field(RELATIVE, factors.relative());
        out.endObject();
    }

    private static void optionalNumber(SerializedString name, Optional<Double> number, JsonOutput out)
            throws IOException {
        if (number.isPresent()) {
            out.field(name, (double) number.get());
        } else {
            out.nothing(name);
        }
    }

    private static void rest(Advice advice, JsonOutput out) throws IOException {
        out.array(WITHHELD);
        for (Withheld withheld : advice.withheld()) {
            out.object();
            out.field(CODE, withheld.code());
            out.field(REASON, withheld.reason());
            out.field(RULE, withheld.rule());
            if (withheld.until().isPresent()) {
                out.field(UNTIL, withheld.until().get().toString());
            }
            if (!withheld.preconditions().isEmpty()) {
                out.array(PRECONDITIONS);
                for (Withheld.Precondition precondition : withheld.preconditions()) {
                    out.object();
                    out.field(CODE, precondition.code());
                    out.field(MET, precondition.met());
                    out.endObject();
                }
                out.endArray();
            }
            out.endObject();
        }
        out.endArray();
        out.array(GAPS);
        for (Gap gap : advice.gaps()) {
            out.object();
            out.field(METRIC, gap.metric());
            out.texts(COULD_DECIDE, gap.couldDecide());
            out.endObject();
        }
        out.endArray();
    }
}
