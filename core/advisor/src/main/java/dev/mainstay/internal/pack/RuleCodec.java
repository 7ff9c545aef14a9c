package dev.mainstay.internal.pack;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.SwitchedOff;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Severity;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes and reads the rules of a built pack. */
final class RuleCodec {

    private RuleCodec() {}

    static void write(List<Rule> rules, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Rule rule : rules) {
            json.writeStartObject();
            json.writeStringField("name", rule.name());
            json.writeStringField("phase", rule.phase().name());
            PackCodec.optional("commitment", rule.commitment(), json);
            json.writeStringField("severity", rule.severity().name());
            json.writeNumberField("confidence", rule.confidence());
            at(rule.at(), json);
            json.writeArrayFieldStart("when");
            for (Pattern pattern : rule.patterns()) {
                write(pattern, json);
            }
            json.writeEndArray();
            write(rule.consequence(), json);
            if (rule.switchedOff().isPresent()) {
                write(rule.switchedOff().get(), json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(SwitchedOff off, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("switchedOff");
        json.writeStringField("reason", off.reason());
        json.writeStringField("until", off.until().toString());
        json.writeStringField("owner", off.owner());
        at(off.at(), json);
        json.writeEndObject();
    }

    static void at(SourceRef at, JsonGenerator json) throws IOException {
        if (!at.pack().isEmpty()) {
            json.writeStringField("pack", at.pack());
        }
        json.writeStringField("at", at.in("").toString());
    }

    private static void write(Pattern pattern, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("quantifier", pattern.quantifier().name());
        json.writeStringField("fact", pattern.fact().name());
        json.writeStringField("binding", pattern.binding());
        at(pattern.at(), json);
        json.writeArrayFieldStart("conditions");
        for (Condition condition : pattern.conditions()) {
            write(condition, json);
        }
        json.writeEndArray();
        if (pattern.accumulation().isPresent()) {
            Pattern.Accumulation accumulation = pattern.accumulation().get();
            json.writeObjectFieldStart("accumulate");
            json.writeStringField("fold", accumulation.fold().name());
            PackCodec.optional("metric", accumulation.metric().map(Metric::name), json);
            json.writeStringField("operator", accumulation.operator().name());
            json.writeFieldName("threshold");
            write(accumulation.threshold(), json);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void write(Condition condition, JsonGenerator json) throws IOException {
        json.writeStartObject();
        at(condition.at(), json);
        if (condition instanceof Condition.Comparison comparison) {
            json.writeFieldName("left");
            write(comparison.left(), json);
            json.writeStringField("operator", comparison.operator().name());
            json.writeFieldName("right");
            write(comparison.right(), json);
        } else {
            boolean all = condition instanceof Condition.AllOf;
            json.writeArrayFieldStart(all ? "all" : "any");
            List<Condition> parts =
                    condition instanceof Condition.AllOf allOf ? allOf.parts() : ((Condition.AnyOf) condition).parts();
            for (Condition part : parts) {
                write(part, json);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(Term term, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (term instanceof Term.Property property) {
            json.writeStringField("of", property.metric().fact().name());
            json.writeStringField("property", property.metric().name());
        } else if (term instanceof Term.Answer answer) {
            json.writeStringField("lookup", answer.lookup().name());
            json.writeStringField("code", answer.code());
        } else if (term instanceof Term.Limit limit) {
            json.writeStringField("limit", limit.key());
        } else if (term instanceof Term.NumberLiteral number) {
            json.writeNumberField("number", number.value());
            json.writeStringField("text", number.text());
        } else {
            json.writeStringField("text", ((Term.TextLiteral) term).value());
        }
        json.writeEndObject();
    }

    private static void write(Rule.Consequence consequence, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("then");
        json.writeStringField("call", consequence.call().name());
        texts("codes", consequence.codes(), json);
        texts("variables", consequence.variables(), json);
        json.writeNumberField("number", consequence.number());
        at(consequence.at(), json);
        json.writeEndObject();
    }

    static void texts(String name, Iterable<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    static List<Rule> read(Json json) throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (Json rule : json.list()) {
            List<Pattern> patterns = new ArrayList<>();
            for (Json pattern : rule.get("when").list()) {
                patterns.add(readPattern(pattern));
            }
            Json then = rule.get("then");
            rules.add(new Rule(
                    rule.get("name").text(),
                    Phase.valueOf(rule.get("phase").text()),
                    rule.get("commitment").optional(Commitment::valueOf),
                    Severity.valueOf(rule.get("severity").text()),
                    rule.get("confidence").number(),
                    patterns,
                    new Rule.Consequence(
                            BoardCall.valueOf(then.get("call").text()),
                            then.get("codes").texts(),
                            then.get("variables").texts(),
                            then.get("number").number(),
                            readAt(then)),
                    readSwitchedOff(rule.get("switchedOff")),
                    readAt(rule)));
        }
        return rules;
    }

    private static Optional<SwitchedOff> readSwitchedOff(Json json) throws IOException {
        return json.isPresent()
                ? Optional.of(new SwitchedOff(
                        json.get("reason").text(),
                        LocalDate.parse(json.get("until").text()),
                        json.get("owner").text(),
                        readAt(json)))
                : Optional.empty();
    }

    static SourceRef readAt(Json json) throws IOException {
        String text = json.get("at").text();
        int column = text.lastIndexOf(':');
        int line = text.lastIndexOf(':', column - 1);
        if (line < 0) {
            throw new IOException("no place: " + text);
        }
        return new SourceRef(
                json.get("pack").optional(name -> name).orElse(""),
                text.substring(0, line),
                Integer.parseInt(text.substring(line + 1, column)),
                Integer.parseInt(text.substring(column + 1)));
    }

    private static Pattern readPattern(Json json) throws IOException {
        FactType fact = FactType.valueOf(json.get("fact").text());
        List<Condition> conditions = new ArrayList<>();
        for (Json condition : json.get("conditions").list()) {
            conditions.add(readCondition(condition));
        }
        Json accumulate = json.get("accumulate");
        Optional<Pattern.Accumulation> accumulation = Optional.empty();
        if (accumulate.isPresent()) {
            Json metric = accumulate.get("metric");
            accumulation = Optional.of(new Pattern.Accumulation(
                    Pattern.Fold.valueOf(accumulate.get("fold").text()),
                    metric.isPresent() ? Optional.of(metric(fact, metric.text())) : Optional.empty(),
                    Operator.valueOf(accumulate.get("operator").text()),
                    readTerm(accumulate.get("threshold"))));
        }
        return new Pattern(
                Pattern.Quantifier.valueOf(json.get("quantifier").text()),
                fact,
                json.get("binding").text(),
                conditions,
                accumulation,
                readAt(json));
    }

    private static Condition readCondition(Json json) throws IOException {
        if (json.get("left").isPresent()) {
            return new Condition.Comparison(
                    readTerm(json.get("left")),
                    Operator.valueOf(json.get("operator").text()),
                    readTerm(json.get("right")),
                    readAt(json));
        }
        boolean all = json.get("all").isPresent();
        List<Condition> parts = new ArrayList<>();
        for (Json part : json.get(all ? "all" : "any").list()) {
            parts.add(readCondition(part));
        }
        return all ? new Condition.AllOf(parts, readAt(json)) : new Condition.AnyOf(parts, readAt(json));
    }

    private static Term readTerm(Json json) throws IOException {
        if (json.get("property").isPresent()) {
            return new Term.Property(metric(
                    FactType.valueOf(json.get("of").text()),
                    json.get("property").text()));
        }
        if (json.get("lookup").isPresent()) {
            return new Term.Answer(
                    Lookup.valueOf(json.get("lookup").text()), json.get("code").text());
        }
        if (json.get("limit").isPresent()) {
            return new Term.Limit(json.get("limit").text());
        }
        return json.get("number").isPresent()
                ? new Term.NumberLiteral(
                        json.get("number").number(), json.get("text").text())
                : new Term.TextLiteral(json.get("text").text());
    }

    private static Metric<?> metric(FactType fact, String name) throws IOException {
        return Metrics.find(fact, name).orElseThrow(() -> new IOException("no metric " + name + " of " + fact));
    }
}
