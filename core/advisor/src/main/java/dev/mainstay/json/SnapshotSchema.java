package dev.mainstay.json;

import static dev.mainstay.json.SchemaText.NULL;

import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Schema of a snapshot. */
final class SnapshotSchema {

    private static final JsonLimits LIMITS = JsonLimits.standard();
    private static final String NOT_BLANK = "\\S";
    private static final String DECIMAL = "^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?$";

    private SnapshotSchema() {}

    static Map<String, Object> schema() {
        Map<String, Object> properties = SchemaText.schema(
                SnapshotForm.ID, described(name(), "The account's identity in the caller's system."),
                SnapshotForm.NAME,
                        described(nullable("string", "maxLength", LIMITS.textLength()), "Name of the account."),
                SnapshotForm.AS_OF,
                        described(
                                SchemaText.schema("type", "string", "format", "date"),
                                "The day the snapshot describes; the only clock that advice knows."));
        SnapshotForm.GROUPS.values().forEach(group -> properties.put(group.name(), group(group)));
        SnapshotForm.ELEMENTS.keySet().stream()
                .filter(type -> type.listPath().indexOf('.') < 0)
                .forEach(type -> properties.put(type.listPath(), list(type)));
        properties.put(
                SnapshotForm.ATTRIBUTES,
                described(nullable("object"), "Anything else the caller's system has, by name."));
        return SchemaText.document(
                "snapshot",
                "What is known of one account on one day",
                SchemaText.schema(
                        "type",
                        "object",
                        "properties",
                        properties,
                        "required",
                        List.of(SnapshotForm.ID, SnapshotForm.AS_OF),
                        "$defs",
                        SchemaText.schema("money", money())));
    }

    private static Map<String, Object> described(Map<String, Object> schema, String description) {
        schema.put("description", description);
        return schema;
    }

    private static Map<String, Object> nullable(String type, Object... more) {
        Map<String, Object> schema = SchemaText.schema("type", List.of(type, NULL));
        schema.putAll(SchemaText.schema(more));
        return schema;
    }

    private static Map<String, Object> name() {
        return SchemaText.schema("type", "string", "pattern", NOT_BLANK, "maxLength", LIMITS.textLength());
    }

    private static Map<String, Object> money() {
        return SchemaText.schema(
                "type",
                "object",
                "properties",
                SchemaText.schema(
                        SnapshotForm.AMOUNT, SchemaText.schema("type", List.of("string", "number"), "pattern", DECIMAL),
                        SnapshotForm.CURRENCY,
                                described(
                                        SchemaText.schema("type", "string", "pattern", "^[A-Z]{3}$"),
                                        "ISO 4217 code.")),
                "required",
                List.of(SnapshotForm.AMOUNT, SnapshotForm.CURRENCY));
    }

    private static Map<String, Object> group(SnapshotForm.Group group) {
        Map<String, Object> properties = fields(group);
        group.lists().forEach((name, type) -> properties.put(name, list(type)));
        if (group.name().equals(SnapshotForm.ORDERS)) {
            properties.put(SnapshotForm.MONTHLY, monthly());
        }
        return nullable("object", "properties", properties);
    }

    private static Map<String, Object> fields(SnapshotForm.Group group) {
        Map<String, Object> properties = SchemaText.schema();
        group.fields().forEach((name, field) -> properties.put(name, field(field)));
        return properties;
    }

    private static Map<String, Object> field(SnapshotForm.Field field) {
        Metric<?> metric = field.metric();
        if (metric.derived()) {
            return described(SchemaText.schema("type", NULL), "Derived, never given: " + metric.meaning());
        }
        return described(value(field, metric.unit()), metric.meaning());
    }

    private static Map<String, Object> value(SnapshotForm.Field field, Unit unit) {
        return switch (unit) {
            case FLAG -> nullable("boolean");
            case CODE -> {
                List<Object> codes = new ArrayList<>(field.codes().keySet());
                codes.add(SchemaText.SchemaNull.NULL);
                yield SchemaText.schema("enum", codes);
            }
            case DATE -> nullable("string", "format", "date");
            case TEXT -> nullable("string", "maxLength", LIMITS.textLength());
            case MONEY ->
                SchemaText.schema(
                        "anyOf", List.of(SchemaText.schema("$ref", "#/$defs/money"), SchemaText.schema("type", NULL)));
            case SET -> throw new IllegalStateException(field.name() + " is no field of a snapshot");
            default -> number(unit);
        };
    }

    private static Map<String, Object> number(Unit unit) {
        Map<String, Object> schema = nullable(unit.whole() ? "integer" : "number");
        if (unit.min() != -Double.MAX_VALUE) {
            schema.put("minimum", unit.min());
        }
        if (unit.max() != Double.MAX_VALUE) {
            schema.put("maximum", unit.max());
        }
        return schema;
    }

    private static Map<String, Object> list(FactType type) {
        Map<String, Object> properties = SchemaText.schema();
        if (!type.labelField().isEmpty()) {
            properties.put(type.labelField(), name());
        }
        properties.putAll(fields(SnapshotForm.group(type)));
        Map<String, Object> element = SchemaText.schema("type", "object", "properties", properties);
        if (!type.labelField().isEmpty()) {
            element.put("required", List.of(type.labelField()));
        }
        return nullable("array", "items", element, "maxItems", LIMITS.elements());
    }

    private static Map<String, Object> monthly() {
        Map<String, Object> count =
                SchemaText.schema("type", "integer", "minimum", Unit.COUNT.min(), "maximum", Unit.COUNT.max());
        Map<String, Object> properties = SchemaText.schema(
                SnapshotForm.MONTH,
                SchemaText.schema("type", "string", "pattern", "^[0-9]{4}-(0[1-9]|1[0-2])$"),
                SnapshotForm.AMOUNT,
                described(
                        SchemaText.schema("type", "number", "minimum", 0), "Ordered amount in the account's currency."),
                SnapshotForm.ORDERS,
                described(count, "Number of orders."));
        Map<String, Object> month = SchemaText.schema(
                "type", "object", "properties", properties, "required", List.copyOf(properties.keySet()));
        return described(
                nullable("array", "items", month, "maxItems", LIMITS.elements()),
                "Order history by month, oldest first.");
    }
}
