package dev.mainstay.json;

import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Unit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form of a snapshot in JSON, worked out once from {@link Metrics}: which field stands where and what it holds. Reader,
 * writer and schema all go by it.
 */
final class SnapshotForm {

    static final String ID = "id";
    static final String NAME = "name";
    static final String AS_OF = "asOf";
    static final String ATTRIBUTES = "attributes";
    static final String ORDERS = "orders";
    static final String MONTHLY = "monthly";
    static final String MONTHLY_PATH = ORDERS + "." + MONTHLY;
    static final String MONTH = "month";
    static final String AMOUNT = "amount";
    static final String CURRENCY = "currency";

    static final String TEXT = "\"…\"";
    static final String FLAG = "true | false";
    static final String DATE = "\"2026-03-31\"";
    static final String OBJECT = "{ … }";
    static final String LIST = "[ … ]";
    static final String MONEY = "{\"amount\": \"4800000\", \"currency\": \"CNY\"}";

    /** The groups in the order of the metrics, by name. */
    static final Map<String, Group> GROUPS = groups();

    /** The form of a list's elements. */
    static final Map<FactType, Group> ELEMENTS = elements();

    private static final Map<String, Top> TOP = top();

    private SnapshotForm() {}

    /**
     * A metric as a field.
     *
     * @param metric the metric
     * @param name name of the field within its object
     * @param codes for a metric of codes, each by its name; else empty
     * @param expected what a value looks like, in signs that need no translation
     */
    record Field(Metric<?> metric, String name, Map<String, Object> codes, String expected) {}

    /**
     * An object that holds metrics.
     *
     * @param name name of the group, or path of the list whose elements these are
     * @param fields its metrics by name, in their order
     * @param lists the lists that stand in it, by name
     */
    record Group(String name, Map<String, Field> fields, Map<String, FactType> lists) {}

    /** What a field of the outermost object is. */
    enum Kind {
        ID,
        NAME,
        AS_OF,
        GROUP,
        LIST,
        ATTRIBUTES
    }

    /**
     * A field of the outermost object.
     *
     * @param kind what it is
     * @param bit one bit of its own, to remember what was met
     * @param group for a group its form
     * @param list for a list its elements
     */
    record Top(
            Kind kind,
            long bit,
            @Nullable Group group,
            @Nullable FactType list) {}

    /** The known field of the outermost object by its name, else null. */
    static @Nullable Top top(String name) {
        return TOP.get(name);
    }

    /** A group that {@link #GROUPS} has. */
    static Group group(FactType elements) {
        Group group = ELEMENTS.get(elements);
        if (group == null) {
            throw new IllegalArgumentException(elements + " is no list of a snapshot");
        }
        return group;
    }

    private static Map<String, Group> groups() {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            int dot = metric.name().indexOf('.');
            String name = metric.name().substring(0, dot);
            String field = metric.name().substring(dot + 1);
            groups.computeIfAbsent(name, any -> new Group(name, new LinkedHashMap<>(), new LinkedHashMap<>()))
                    .fields()
                    .put(field, field(metric, field));
        }
        for (FactType type : FactType.values()) {
            int dot = type.listPath().indexOf('.');
            Group holder = dot < 0 ? null : groups.get(type.listPath().substring(0, dot));
            if (holder != null) {
                holder.lists().put(type.listPath().substring(dot + 1), type);
            }
        }
        return groups;
    }

    private static Map<FactType, Group> elements() {
        Map<FactType, Group> elements = new EnumMap<>(FactType.class);
        for (FactType type : FactType.values()) {
            if (type.isElement()) {
                Map<String, Field> fields = new LinkedHashMap<>();
                Metrics.of(type).forEach(metric -> fields.put(metric.name(), field(metric, metric.name())));
                elements.put(type, new Group(type.listPath(), fields, Map.of()));
            }
        }
        return elements;
    }

    private static Map<String, Top> top() {
        Map<String, Top> top = new LinkedHashMap<>();
        top.put(ID, new Top(Kind.ID, 1L << top.size(), null, null));
        top.put(NAME, new Top(Kind.NAME, 1L << top.size(), null, null));
        top.put(AS_OF, new Top(Kind.AS_OF, 1L << top.size(), null, null));
        GROUPS.forEach((name, group) -> top.put(name, new Top(Kind.GROUP, 1L << top.size(), group, null)));
        for (FactType type : ELEMENTS.keySet()) {
            if (type.listPath().indexOf('.') < 0) {
                top.put(type.listPath(), new Top(Kind.LIST, 1L << top.size(), null, type));
            }
        }
        top.put(ATTRIBUTES, new Top(Kind.ATTRIBUTES, 1L << top.size(), null, null));
        if (top.size() > Long.SIZE) {
            throw new IllegalStateException("more fields than bits");
        }
        return top;
    }

    private static Field field(Metric<?> metric, String name) {
        Map<String, Object> codes = new LinkedHashMap<>();
        if (metric.unit() == Unit.CODE) {
            for (Object code : codesOf(metric)) {
                codes.put(((Enum<?>) code).name(), code);
            }
        }
        return new Field(metric, name, codes, expected(metric.unit(), codes));
    }

    private static List<Object> codesOf(Metric<?> metric) {
        return Arrays.asList((Object[]) metric.type().getEnumConstants());
    }

    private static String expected(Unit unit, Map<String, Object> codes) {
        return switch (unit) {
            case FLAG -> FLAG;
            case CODE -> codes.keySet().stream().map(code -> '"' + code + '"').collect(Collectors.joining(" | "));
            case DATE -> DATE;
            case TEXT -> TEXT;
            case MONEY -> MONEY;
            case SET -> LIST;
            default -> expectedNumber(unit);
        };
    }

    /** Such as {@code 0 … 1}, or {@code 0, 1, 2, …} where only whole numbers will do. */
    static String expectedNumber(Unit unit) {
        if (unit.whole()) {
            return unit.min() < 0 ? "…, -1, 0, 1, …" : "0, 1, 2, …";
        }
        if (unit.min() == -Double.MAX_VALUE) {
            return "-0.5 | 0 | 0.5 | …";
        }
        long least = (long) unit.min();
        return unit.max() == Double.MAX_VALUE ? "≥ " + least : least + " … " + (long) unit.max();
    }
}
