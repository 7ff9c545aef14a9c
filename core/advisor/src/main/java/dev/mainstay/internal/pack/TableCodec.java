package dev.mainstay.internal.pack;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.TextRow;
import dev.mainstay.pack.Texts;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Lever;
import dev.mainstay.vocabulary.Stance;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.Unit;
import dev.mainstay.vocabulary.ValueClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes and reads the tables of a built pack. */
final class TableCodec {

    private TableCodec() {}

    static void writeLimits(List<LimitRow> rows, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (LimitRow row : rows) {
            json.writeStartObject();
            json.writeStringField("key", row.key());
            PackCodec.optional("account", row.account(), json);
            PackCodec.optional("tier", row.tier(), json);
            PackCodec.optional("industry", row.industry(), json);
            PackCodec.optional("kind", row.kind(), json);
            PackCodec.optional("value", row.value(), json);
            json.writeStringField("unit", row.unit().name());
            json.writeNumberField("min", row.min());
            json.writeNumberField("max", row.max());
            json.writeNumberField("step", row.step());
            PackCodec.optional("effectiveFrom", row.effectiveFrom(), json);
            json.writeStringField("owner", row.owner());
            json.writeStringField("source", row.source());
            json.writeStringField("grade", row.grade());
            json.writeStringField("why", row.why());
            RuleCodec.at(row.at(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static List<LimitRow> readLimits(Json json) throws IOException {
        List<LimitRow> rows = new ArrayList<>();
        for (Json row : json.list()) {
            rows.add(new LimitRow(
                    row.get("key").text(),
                    row.get("account").optional(text -> text),
                    row.get("tier").optional(Tier::valueOf),
                    row.get("industry").optional(text -> text),
                    row.get("kind").optional(AccountKind::valueOf),
                    row.get("value").optionalNumber(),
                    Unit.valueOf(row.get("unit").text()),
                    row.get("min").number(),
                    row.get("max").number(),
                    row.get("step").number(),
                    row.get("effectiveFrom").optionalDate(),
                    row.get("owner").text(),
                    row.get("source").text(),
                    row.get("grade").text(),
                    row.get("why").text(),
                    RuleCodec.readAt(row)));
        }
        return rows;
    }

    static void writeDiagnosis(List<DiagnosisRow> rows, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (DiagnosisRow row : rows) {
            json.writeStartObject();
            json.writeStringField("signal", row.signal());
            json.writeStringField("influence", row.influence());
            json.writeStringField("facet", row.facet());
            json.writeNumberField("weight", row.weight());
            RuleCodec.at(row.at(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static List<DiagnosisRow> readDiagnosis(Json json) throws IOException {
        List<DiagnosisRow> rows = new ArrayList<>();
        for (Json row : json.list()) {
            rows.add(new DiagnosisRow(
                    row.get("signal").text(),
                    row.get("influence").text(),
                    row.get("facet").text(),
                    row.get("weight").number(),
                    RuleCodec.readAt(row)));
        }
        return rows;
    }

    static void writeActions(List<ActionRow> rows, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (ActionRow row : rows) {
            json.writeStartObject();
            json.writeStringField("code", row.code());
            PackCodec.optional("commitment", row.commitment(), json);
            RuleCodec.texts("traits", new TreeSet<>(row.traits()), json);
            json.writeStringField("lever", row.lever().name());
            json.writeStringField("owner", row.owner());
            json.writeNumberField("dueDays", row.dueDays());
            json.writeNumberField("effortHours", row.effortHours());
            json.writeNumberField("cost", row.cost());
            json.writeBooleanField("obligation", row.obligation());
            RuleCodec.texts("requires", row.requires(), json);
            json.writeStringField("success", row.success());
            json.writeStringField("stop", row.stop());
            RuleCodec.texts("excludes", row.excludes(), json);
            RuleCodec.at(row.at(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static List<ActionRow> readActions(Json json) throws IOException {
        List<ActionRow> rows = new ArrayList<>();
        for (Json row : json.list()) {
            rows.add(new ActionRow(
                    row.get("code").text(),
                    row.get("commitment").optional(Commitment::valueOf),
                    Set.copyOf(row.get("traits").texts()),
                    Lever.valueOf(row.get("lever").text()),
                    row.get("owner").text(),
                    row.get("dueDays").whole(),
                    row.get("effortHours").number(),
                    row.get("cost").number(),
                    row.get("obligation").flag(),
                    row.get("requires").texts(),
                    row.get("success").text(),
                    row.get("stop").text(),
                    row.get("excludes").texts(),
                    RuleCodec.readAt(row)));
        }
        return rows;
    }

    static void writePlaybook(List<PlaybookRow> rows, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (PlaybookRow row : rows) {
            json.writeStartObject();
            PackCodec.optional("cause", row.cause(), json);
            PackCodec.optional("facet", row.facet(), json);
            PackCodec.optional("risk", row.risk(), json);
            PackCodec.optional("signal", row.signal(), json);
            PackCodec.optional("commitment", row.commitment(), json);
            json.writeStringField("commitmentFrom", row.commitmentFrom().name());
            codes("stances", row.stances(), json);
            codes("tiers", row.tiers(), json);
            codes("kinds", row.kinds(), json);
            RuleCodec.texts("industries", new TreeSet<>(row.industries()), json);
            codes("valueClasses", row.valueClasses(), json);
            PackCodec.optional("atLeast", row.atLeast(), json);
            json.writeStringField("action", row.action());
            json.writeNumberField("save", row.save());
            RuleCodec.at(row.at(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void codes(String name, Set<? extends Enum<?>> codes, JsonGenerator json) throws IOException {
        RuleCodec.texts(name, codes.stream().map(Enum::name).sorted().toList(), json);
    }

    static List<PlaybookRow> readPlaybook(Json json) throws IOException {
        List<PlaybookRow> rows = new ArrayList<>();
        for (Json row : json.list()) {
            rows.add(new PlaybookRow(
                    row.get("cause").optional(text -> text),
                    row.get("facet").optional(text -> text),
                    row.get("risk").optional(ConductRisk::valueOf),
                    row.get("signal").optional(text -> text),
                    row.get("commitment").optional(Commitment::valueOf),
                    CommitmentStatus.valueOf(row.get("commitmentFrom").text()),
                    readCodes(row.get("stances"), Stance.class),
                    readCodes(row.get("tiers"), Tier.class),
                    readCodes(row.get("kinds"), AccountKind.class),
                    Set.copyOf(row.get("industries").texts()),
                    readCodes(row.get("valueClasses"), ValueClass.class),
                    row.get("atLeast").optionalNumber(),
                    row.get("action").text(),
                    row.get("save").number(),
                    RuleCodec.readAt(row)));
        }
        return rows;
    }

    private static <C extends Enum<C>> Set<C> readCodes(Json json, Class<C> type) throws IOException {
        Set<C> codes = EnumSet.noneOf(type);
        for (String code : json.texts()) {
            codes.add(Enum.valueOf(type, code));
        }
        return codes;
    }

    static void writeWeights(Map<String, WeightRow> rows, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (WeightRow row : new TreeMap<>(rows).values()) {
            json.writeStartObject();
            json.writeStringField("key", row.key());
            json.writeNumberField("value", row.value());
            RuleCodec.at(row.at(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static Map<String, WeightRow> readWeights(Json json) throws IOException {
        Map<String, WeightRow> rows = new TreeMap<>();
        for (Json row : json.list()) {
            String key = row.get("key").text();
            rows.put(key, new WeightRow(key, row.get("value").number(), RuleCodec.readAt(row)));
        }
        return rows;
    }

    static void writeTexts(Texts texts, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Map<String, TextRow>> language : new TreeMap<>(texts.byLanguage()).entrySet()) {
            json.writeArrayFieldStart(language.getKey());
            for (TextRow row : new TreeMap<>(language.getValue()).values()) {
                json.writeStartObject();
                json.writeStringField("key", row.key());
                json.writeStringField("text", row.text());
                RuleCodec.at(row.at(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    static Texts readTexts(Json json, String fallback) throws IOException {
        Map<String, Map<String, TextRow>> texts = new TreeMap<>();
        for (Map.Entry<String, Json> language : json.fields().entrySet()) {
            Map<String, TextRow> rows = new TreeMap<>();
            for (Json row : language.getValue().list()) {
                String key = row.get("key").text();
                rows.put(key, new TextRow(key, row.get("text").text(), RuleCodec.readAt(row)));
            }
            texts.put(language.getKey(), rows);
        }
        return new Texts(texts, fallback);
    }
}
