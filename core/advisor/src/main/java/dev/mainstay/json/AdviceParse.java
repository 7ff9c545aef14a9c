package dev.mainstay.json;

import static dev.mainstay.json.ObjectParse.code;
import static dev.mainstay.json.ObjectParse.date;
import static dev.mainstay.json.ObjectParse.flag;
import static dev.mainstay.json.ObjectParse.list;
import static dev.mainstay.json.ObjectParse.money;
import static dev.mainstay.json.ObjectParse.number;
import static dev.mainstay.json.ObjectParse.object;
import static dev.mainstay.json.ObjectParse.text;
import static dev.mainstay.json.ObjectParse.value;
import static dev.mainstay.json.ObjectParse.whole;

import com.fasterxml.jackson.core.JsonParser;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.ConductFinding;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Evidence;
import dev.mainstay.advice.Factors;
import dev.mainstay.advice.Gap;
import dev.mainstay.advice.InvalidAdviceException;
import dev.mainstay.advice.Risk;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.json.ObjectParse.Form;
import dev.mainstay.json.ObjectParse.Read;
import dev.mainstay.json.ObjectParse.Values;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.TextRow;
import dev.mainstay.pack.Texts;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Controllability;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands where in the JSON of an advice, and what is made of it. */
final class AdviceParse {

    /** Language of texts that were written in one; every locale is given them. */
    private static final String WRITTEN = "und";

    private static final SourceRef NOWHERE = new SourceRef("", 1, 1);

    private static final Read TEXTS = list(text());
    private static final Read SHARE = number(0, 1);
    private static final Read ANY_NUMBER = number(-Double.MAX_VALUE, Double.MAX_VALUE);

    private static final Read PACK = object(
            new Form().field("name", text()).field("version", text()).field("sha256", text()),
            values -> new PackId(values.text("name"), values.text("version"), values.text("sha256")));

    private static final Read RISK = object(
            new Form()
                    .field("level", code(RiskLevel.class))
                    .field("likelihood", SHARE)
                    .nullable("marginAtRisk", money()),
            values -> new Risk(
                    values.get("level", RiskLevel.class),
                    values.number("likelihood"),
                    values.find("marginAtRisk", Money.class)));

    private static final Read COMMITMENT = object(
            new Form()
                    .field("code", code(Commitment.class))
                    .field("status", code(CommitmentStatus.class))
                    .field("signals", TEXTS),
            values -> new CommitmentState(
                    values.get("code", Commitment.class),
                    values.get("status", CommitmentStatus.class),
                    values.list("signals")));

    private static final Read CAUSE = object(
            new Form()
                    .field("code", code(Cause.class))
                    .field("facets", TEXTS)
                    .field("likelihood", SHARE)
                    .field("controllable", code(Controllability.class))
                    .field("supporting", TEXTS)
                    .field("contrary", TEXTS),
            values -> new DiagnosedCause(
                    values.get("code", Cause.class),
                    values.list("facets"),
                    values.number("likelihood"),
                    values.get("controllable", Controllability.class),
                    values.list("supporting"),
                    values.list("contrary")));

    private static final Read CONDUCT = object(
            new Form()
                    .field("code", code(ConductRisk.class))
                    .field("likelihood", SHARE)
                    .field("supporting", TEXTS),
            values -> new ConductFinding(
                    values.get("code", ConductRisk.class), values.number("likelihood"), values.list("supporting")));

    private static final Read EVIDENCE = object(
            new Form()
                    .field("metric", text())
                    .field("observed", value())
                    .field("operator", text())
                    .field("limit", value())
                    .optional("limitKey", text())
                    .optional("limitFrom", text()),
            values -> new Evidence(
                    values.text("metric"),
                    values.get("observed", Object.class),
                    values.text("operator"),
                    values.get("limit", Object.class),
                    values.find("limitKey", String.class),
                    values.find("limitFrom", String.class)));

    private static final Read SIGNAL = object(
            new Form()
                    .field("code", text())
                    .field("rule", text())
                    .field("severity", code(Severity.class))
                    .field("evidence", list(EVIDENCE)),
            values -> new Signal(
                    values.text("code"),
                    values.text("rule"),
                    values.get("severity", Severity.class),
                    values.list("evidence")));

    private static final Read FACTORS = object(
            new Form()
                    .field("basis", code(Factors.Basis.class))
                    .field("save", SHARE)
                    .nullable("amountAtRisk", ANY_NUMBER)
                    .nullable("cost", ANY_NUMBER)
                    .nullable("net", ANY_NUMBER)
                    .field("urgency", ANY_NUMBER)
                    .field("confidence", SHARE)
                    .field("lever", ANY_NUMBER)
                    .field("relative", flag()),
            values -> new Factors(
                    values.get("basis", Factors.Basis.class),
                    values.number("save"),
                    values.find("amountAtRisk", Double.class),
                    values.find("cost", Double.class),
                    values.find("net", Double.class),
                    values.number("urgency"),
                    values.number("confidence"),
                    values.number("lever")));

    private static final Read ACTION = object(
            new Form()
                    .field("rank", whole(1))
                    .field("code", text())
                    .field("key", text())
                    .field("title", text())
                    .field("owner", text())
                    .field("dueOn", date())
                    .field("obligation", flag())
                    .field("score", number(0, Double.MAX_VALUE))
                    .field("factors", FACTORS)
                    .field("because", TEXTS)
                    .field("steps", TEXTS)
                    .field("success", text())
                    .field("stop", text()),
            AdviceParse::action);

    private static final Read WITHHELD = object(
            new Form()
                    .field("code", text())
                    .field("reason", text())
                    .field("rule", text())
                    .optional("until", date())
                    .optional(
                            "preconditions",
                            list(object(
                                    new Form().field("code", text()).field("met", flag()),
                                    values -> new Withheld.Precondition(
                                            values.text("code"), values.get("met", Boolean.class))))),
            values -> new Withheld(
                    values.text("code"),
                    values.text("reason"),
                    values.text("rule"),
                    values.byName().containsKey("preconditions") ? values.list("preconditions") : List.of(),
                    values.find("until", LocalDate.class)));

    private static final Read GAP = object(
            new Form().field("metric", text()).field("couldDecide", TEXTS),
            values -> new Gap(values.text("metric"), values.list("couldDecide")));

    private static final Read ADVICE = object(
            new Form()
                    .field("accountId", text())
                    .field("asOf", date())
                    .field("pack", PACK)
                    .field("stance", code(Stance.class))
                    .field("risk", RISK)
                    .field("commitments", list(COMMITMENT))
                    .field("causes", list(CAUSE))
                    .field("conduct", list(CONDUCT))
                    .field("signals", list(SIGNAL))
                    .field("actions", list(ACTION))
                    .field("withheld", list(WITHHELD))
                    .field("gaps", list(GAP)),
            values -> new Advice(
                    values.text("accountId"),
                    values.get("asOf", LocalDate.class),
                    values.get("pack", PackId.class),
                    values.get("stance", Stance.class),
                    values.get("risk", Risk.class),
                    values.list("commitments"),
                    values.list("causes"),
                    values.list("conduct"),
                    values.list("signals"),
                    values.list("actions"),
                    values.list("withheld"),
                    values.list("gaps")));

    private AdviceParse() {}

    /** Reads all that the parser has, which should be one advice. */
    static Advice parse(JsonParser json, Passage passage, JsonLimits limits) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Object advice = ObjectParse.all(json, passage, limits, "advice", ADVICE, problems);
        if (advice instanceof Advice whole) {
            return whole;
        }
        throw new InvalidAdviceException(problems);
    }

    /** The texts stand in the action itself; the codes of two of them do not, and are given its own. */
    private static Object action(Values values) {
        String code = values.text("code");
        Map<String, TextRow> texts = new HashMap<>();
        put(texts, "action." + code, values.text("title"));
        put(texts, "success." + code, values.text("success"));
        put(texts, "stop." + code, values.text("stop"));
        put(texts, "owner." + values.text("owner"), values.text("owner"));
        List<String> steps = values.list("steps");
        for (int i = 0; i < steps.size(); i++) {
            put(texts, "action." + code + ".step." + (i + 1), steps.get(i));
        }
        return new Action(
                values.get("rank", Integer.class),
                code,
                values.text("key"),
                values.text("owner"),
                values.get("dueOn", LocalDate.class),
                values.get("obligation", Boolean.class),
                values.number("score"),
                values.get("factors", Factors.class),
                values.list("because"),
                code,
                code,
                new Texts(Map.of(WRITTEN, texts), WRITTEN));
    }

    private static void put(Map<String, TextRow> texts, String key, String text) {
        texts.put(key, new TextRow(key, text, NOWHERE));
    }
}
