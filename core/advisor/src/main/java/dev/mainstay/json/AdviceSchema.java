package dev.mainstay.json;

import static dev.mainstay.json.SchemaText.NULL;
import static dev.mainstay.json.SchemaText.array;
import static dev.mainstay.json.SchemaText.codes;
import static dev.mainstay.json.SchemaText.strict;

import dev.mainstay.advice.Factors;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Controllability;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.util.List;
import java.util.Map;

/** Schema of an advice. */
final class AdviceSchema {

    private static final Map<String, Object> TEXT = SchemaText.schema("type", "string");
    private static final Map<String, Object> TEXTS = array(TEXT);
    private static final Map<String, Object> FLAG = SchemaText.schema("type", "boolean");
    private static final Map<String, Object> DATE = SchemaText.schema("type", "string", "format", "date");
    private static final Map<String, Object> NUMBER = SchemaText.schema("type", "number");
    private static final Map<String, Object> OPTIONAL_NUMBER = SchemaText.schema("type", List.of("number", NULL));
    private static final Map<String, Object> SHARE = SchemaText.schema("type", "number", "minimum", 0, "maximum", 1);
    private static final Map<String, Object> VALUE = SchemaText.schema("type", List.of("number", "boolean", "string"));

    private AdviceSchema() {}

    static Map<String, Object> schema() {
        Map<String, Object> advice = strict(SchemaText.schema(
                "accountId", TEXT,
                "asOf", DATE,
                "pack", strict(SchemaText.schema("name", TEXT, "version", TEXT, "sha256", TEXT)),
                "stance", codes(Stance.class),
                "risk", risk(),
                "commitments", array(commitment()),
                "causes", array(cause()),
                "conduct", array(conduct()),
                "signals", array(signal()),
                "actions", array(action()),
                "withheld", array(withheld()),
                "gaps", array(strict(SchemaText.schema("metric", TEXT, "couldDecide", TEXTS)))));
        return SchemaText.document("advice", "Advice for one account on one day", advice);
    }

    private static Map<String, Object> risk() {
        Map<String, Object> money = strict(SchemaText.schema(
                "amount", TEXT, "currency", SchemaText.schema("type", "string", "pattern", "^[A-Z]{3}$")));
        money.put("type", List.of("object", NULL));
        return strict(SchemaText.schema("level", codes(RiskLevel.class), "likelihood", SHARE, "marginAtRisk", money));
    }

    private static Map<String, Object> commitment() {
        return strict(SchemaText.schema(
                "code", codes(Commitment.class), "status", codes(CommitmentStatus.class), "signals", TEXTS));
    }

    private static Map<String, Object> cause() {
        return strict(SchemaText.schema(
                "code", codes(Cause.class),
                "facets", TEXTS,
                "likelihood", SHARE,
                "controllable", codes(Controllability.class),
                "supporting", TEXTS,
                "contrary", TEXTS));
    }

    private static Map<String, Object> conduct() {
        return strict(SchemaText.schema("code", codes(ConductRisk.class), "likelihood", SHARE, "supporting", TEXTS));
    }

    private static Map<String, Object> signal() {
        Map<String, Object> evidence = strict(
                SchemaText.schema(
                        "metric", TEXT,
                        "observed", VALUE,
                        "operator", TEXT,
                        "limit", VALUE,
                        "limitKey", TEXT,
                        "limitFrom", TEXT),
                "limitKey",
                "limitFrom");
        return strict(SchemaText.schema(
                "code", TEXT, "rule", TEXT, "severity", codes(Severity.class), "evidence", array(evidence)));
    }

    private static Map<String, Object> action() {
        Map<String, Object> factors = strict(SchemaText.schema(
                "basis", codes(Factors.Basis.class),
                "save", SHARE,
                "amountAtRisk", OPTIONAL_NUMBER,
                "cost", OPTIONAL_NUMBER,
                "net", OPTIONAL_NUMBER,
                "urgency", NUMBER,
                "confidence", SHARE,
                "lever", NUMBER,
                "relative", FLAG));
        return strict(SchemaText.schema(
                "rank", SchemaText.schema("type", "integer", "minimum", 1),
                "code", TEXT,
                "key", TEXT,
                "title", TEXT,
                "owner", TEXT,
                "dueOn", DATE,
                "obligation", FLAG,
                "score", SchemaText.schema("type", "number", "minimum", 0),
                "factors", factors,
                "because", TEXTS,
                "steps", TEXTS,
                "success", TEXT,
                "stop", TEXT));
    }

    private static Map<String, Object> withheld() {
        return strict(
                SchemaText.schema(
                        "code", TEXT,
                        "reason", TEXT,
                        "rule", TEXT,
                        "until", DATE,
                        "preconditions", array(strict(SchemaText.schema("code", TEXT, "met", FLAG)))),
                "until",
                "preconditions");
    }
}
