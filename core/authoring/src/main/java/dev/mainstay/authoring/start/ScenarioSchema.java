package dev.mainstay.authoring.start;

import static dev.mainstay.authoring.start.JsonText.object;

import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.ScenarioField;
import dev.mainstay.authoring.scenario.ScenarioWord;
import dev.mainstay.authoring.scenario.Subject;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Schema of scenario files, with the fields of both languages. */
final class ScenarioSchema {

    private static final Map<String, Object> TEXT = object("type", List.of("string", "number", "boolean"));
    private static final Map<String, Object> ANYTHING = object();

    private ScenarioSchema() {}

    static Map<String, Object> schema(String draft) {
        Map<String, Object> file = properties();
        put(file, ScenarioField.ACCOUNTS, object("type", "object", "additionalProperties", ref("account")));
        put(file, ScenarioField.SCENARIOS, object("type", "array", "items", ref("scenario")));
        put(file, ScenarioField.NOTE, TEXT);
        return object(
                "$schema",
                draft,
                "$id",
                "urn:mainstay:scenarios",
                "title",
                "scenarios/*.yaml",
                "type",
                List.of("array", "object"),
                "items",
                ref("scenario"),
                "properties",
                file,
                "additionalProperties",
                false,
                "definitions",
                definitions());
    }

    private static Map<String, Object> definitions() {
        Map<String, Object> definitions = object("scenario", scenario(), "account", account(), "money", money());
        for (Subject subject : Subject.values()) {
            definitions.put(subject.field(), subject(subject));
        }
        definitions.put("expect", expectations(true));
        definitions.put("absent", expectations(false));
        return definitions;
    }

    private static Map<String, Object> properties() {
        return object();
    }

    private static Map<String, Object> ref(String name) {
        return object("$ref", "#/definitions/" + name);
    }

    private static void put(Map<String, Object> properties, ScenarioField field, Map<String, Object> schema) {
        properties.put(field.field(), schema);
        field.chinese().forEach(name -> properties.put(name, schema));
    }

    private static Map<String, Object> closed(Map<String, Object> properties) {
        return object("type", "object", "properties", properties, "additionalProperties", false);
    }

    private static Map<String, Object> scenario() {
        Map<String, Object> properties = properties();
        put(properties, ScenarioField.NAME, TEXT);
        put(
                properties,
                ScenarioField.GIVEN,
                object("anyOf", List.of(object("type", List.of("string", "null")), ref("account"))));
        put(properties, ScenarioField.EXPECT, ref("expect"));
        put(properties, ScenarioField.ABSENT, ref("absent"));
        put(
                properties,
                ScenarioField.VARIANTS,
                object("type", "array", "minItems", 2, "items", object("type", "array")));
        put(properties, ScenarioField.DRAFT, object("type", "boolean"));
        put(properties, ScenarioField.NOTE, ANYTHING);
        Map<String, Object> scenario = closed(properties);
        scenario.put("allOf", List.of(required(ScenarioField.NAME), required(ScenarioField.GIVEN)));
        return scenario;
    }

    private static Map<String, Object> required(ScenarioField field) {
        List<Object> names = new ArrayList<>();
        names.add(object("required", List.of(field.field())));
        field.chinese().forEach(name -> names.add(object("required", List.of(name))));
        return object("anyOf", names);
    }

    private static Map<String, Object> account() {
        Map<String, Object> properties = properties();
        put(properties, ScenarioField.LIKE, TEXT);
        properties.put("id", TEXT);
        properties.put("name", TEXT);
        properties.put("asOf", object("type", "string", "format", "date"));
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            if (!metric.derived()) {
                int dot = metric.name().indexOf('.');
                group(properties, metric.name().substring(0, dot))
                        .put(metric.name().substring(dot + 1), metric(metric));
            }
        }
        for (FactType type : FactType.values()) {
            if (type.isElement()) {
                int dot = type.listPath().indexOf('.');
                Map<String, Object> holder =
                        dot < 0 ? properties : group(properties, type.listPath().substring(0, dot));
                holder.put(type.listPath().substring(dot + 1), list(type));
            }
        }
        group(properties, "orders").put("monthly", object("type", List.of("array", "null")));
        properties.put("attributes", object("type", List.of("object", "null")));
        Map<String, Object> account = closed(properties);
        account.put("type", List.of("object", "null"));
        return account;
    }

    /** The fields of a group of metrics, which is put in where it is not there yet. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> group(Map<String, Object> properties, String name) {
        Map<String, Object> group = (Map<String, Object>) properties.computeIfAbsent(name, any -> {
            Map<String, Object> made = closed(properties());
            made.put("type", List.of("object", "null"));
            return made;
        });
        return (Map<String, Object>) group.getOrDefault("properties", properties());
    }

    private static Map<String, Object> list(FactType type) {
        Map<String, Object> fields = properties();
        if (!type.labelField().isEmpty()) {
            fields.put(type.labelField(), TEXT);
        }
        Metrics.of(type).stream()
                .filter(metric -> !metric.derived())
                .forEach(metric -> fields.put(metric.name(), metric(metric)));
        return object("type", List.of("array", "null"), "items", closed(fields));
    }

    private static Map<String, Object> metric(Metric<?> metric) {
        Map<String, Object> schema = value(metric);
        schema.put("description", metric.meaning() + " " + metric.meaning(Locale.CHINESE));
        return schema;
    }

    private static Map<String, Object> value(Metric<?> metric) {
        Unit unit = metric.unit();
        return switch (unit) {
            case FLAG -> object("type", List.of("boolean", "null"));
            case DATE -> object("type", List.of("string", "null"), "format", "date");
            case TEXT -> object("type", List.of("string", "number", "boolean", "null"));
            case MONEY -> object("anyOf", List.of(ref("money"), object("type", "null")));
            case CODE ->
                object(
                        "anyOf",
                        List.of(
                                object(
                                        "enum",
                                        Arrays.stream(metric.type().getEnumConstants())
                                                .map(String::valueOf)
                                                .toList()),
                                object("type", "null")));
            case SET -> throw new IllegalStateException(metric + " is not given");
            default -> number(unit);
        };
    }

    private static Map<String, Object> number(Unit unit) {
        Map<String, Object> schema = object("type", List.of(unit.whole() ? "integer" : "number", "null"));
        if (unit.min() > Integer.MIN_VALUE) {
            schema.put("minimum", unit.min());
        }
        if (unit.max() < Integer.MAX_VALUE) {
            schema.put("maximum", unit.max());
        }
        return schema;
    }

    private static Map<String, Object> money() {
        return object(
                "anyOf",
                List.of(
                        object("type", "string", "pattern", "^-?[0-9]+(\\.[0-9]+)?\\s*[A-Z]{3}$"),
                        object(
                                "type",
                                "object",
                                "properties",
                                object(
                                        "amount",
                                        object("type", List.of("string", "number")),
                                        "currency",
                                        object("type", "string", "pattern", "^[A-Z]{3}$")),
                                "required",
                                List.of("amount", "currency"))));
    }

    private static Map<String, Object> expectations(boolean present) {
        Map<String, Object> properties = properties();
        for (Subject subject : Subject.values()) {
            properties.put(subject.field(), ref(subject.field()));
            properties.put(subject.chinese(), ref(subject.field()));
        }
        if (present) {
            put(
                    properties,
                    ScenarioField.ORDER,
                    object("type", List.of("array", "string"), "items", object("type", "string")));
        }
        return closed(properties);
    }

    /** A code, a list of codes, or codes with what is asked of them. */
    private static Map<String, Object> subject(Subject subject) {
        Map<String, Object> code = object("type", "string");
        if (!subject.codes().isEmpty()) {
            List<String> codes = new ArrayList<>(subject.codes());
            codes.addAll(List.of(ScenarioWord.ANY.english(), ScenarioWord.ANY.chinese()));
            code = object("enum", codes);
        }
        Map<String, Object> asked =
                object("type", "object", "propertyNames", code, "additionalProperties", asked(subject));
        return object(
                "anyOf", List.of(code, object("type", "array", "items", object("anyOf", List.of(code, asked))), asked));
    }

    private static Map<String, Object> asked(Subject subject) {
        List<Object> forms = new ArrayList<>();
        forms.add(object("type", "null"));
        subject.main().ifPresent(aspect -> forms.add(aspect(aspect)));
        Map<String, Object> aspects = properties();
        for (Aspect aspect : subject.aspects()) {
            Map<String, Object> schema = aspect(aspect);
            Map<String, Object> oneOrMore = object("anyOf", List.of(schema, object("type", "array", "items", schema)));
            aspects.put(aspect.field(), oneOrMore);
            aspects.put(aspect.chinese(), oneOrMore);
        }
        forms.add(closed(aspects));
        return object("anyOf", forms);
    }

    private static Map<String, Object> aspect(Aspect aspect) {
        if (aspect.codes().isEmpty()) {
            return object("type", List.of("string", "number"), "description", aspect.example());
        }
        List<Object> codes = new ArrayList<>(aspect.codes());
        if (codes.contains("true")) {
            codes.addAll(List.of(true, false));
        }
        return object("enum", codes);
    }
}
