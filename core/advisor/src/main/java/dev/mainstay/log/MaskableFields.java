package dev.mainstay.log;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.log.FieldMask.How;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Unit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The fields of a snapshot as a mask calls them, such as {@code delivery.onTimeRate} or {@code rivals[].name}. */
final class MaskableFields {

    static final String ID = "id";
    static final String AS_OF = "asOf";
    static final String ATTRIBUTES = "attributes";
    /** Stands for every field that no metric is called by. */
    static final String UNRECOGNISED = "unrecognised";

    /** What a field holds. */
    enum Kind {
        /** A text, which can be hashed. */
        TEXT,
        /** A text that has to be there, and is replaced where it is removed. */
        NAME,
        /** Anything else that is one value. */
        VALUE,
        /** An object or list. */
        CONTAINER
    }

    private static final Map<String, Kind> KNOWN = known();

    private MaskableFields() {}

    private static Map<String, Kind> known() {
        Map<String, Kind> known = new LinkedHashMap<>();
        known.put(ID, Kind.NAME);
        known.put("name", Kind.TEXT);
        known.put(AS_OF, Kind.VALUE);
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            if (!metric.derived()) {
                known.put(metric.name().substring(0, metric.name().indexOf('.')), Kind.CONTAINER);
                value(known, metric.name(), metric);
            }
        }
        for (FactType type : FactType.values()) {
            if (type.isElement()) {
                String elements = type.listPath() + "[]";
                known.put(type.listPath(), Kind.CONTAINER);
                known.put(elements, Kind.CONTAINER);
                if (!type.labelField().isEmpty()) {
                    known.put(elements + "." + type.labelField(), Kind.NAME);
                }
                for (Metric<?> metric : Metrics.of(type)) {
                    if (!metric.derived()) {
                        value(known, elements + "." + metric.name(), metric);
                    }
                }
            }
        }
        known.put("orders.monthly", Kind.CONTAINER);
        known.put("orders.monthly[]", Kind.CONTAINER);
        for (String field : List.of("month", "amount", "orders")) {
            known.put("orders.monthly[]." + field, Kind.VALUE);
        }
        known.put(ATTRIBUTES, Kind.CONTAINER);
        return known;
    }

    private static void value(Map<String, Kind> known, String path, Metric<?> metric) {
        known.put(path, metric.unit() == Unit.TEXT ? Kind.TEXT : Kind.VALUE);
    }

    /** What the field holds; attributes can be anything, and {@code group.*} is every field of a group. */
    static Kind kind(String field) {
        if (field.startsWith(ATTRIBUTES + ".") || field.equals(UNRECOGNISED)) {
            return Kind.TEXT;
        }
        return field.endsWith(".*") ? Kind.CONTAINER : KNOWN.getOrDefault(field, Kind.CONTAINER);
    }

    /** Whether a mask may name it. */
    static boolean knows(String field) {
        return KNOWN.containsKey(field)
                || field.equals(UNRECOGNISED)
                || (field.startsWith(ATTRIBUTES + ".") && field.length() > ATTRIBUTES.length() + 1)
                || (field.endsWith(".*") && KNOWN.get(field.substring(0, field.length() - 2)) == Kind.CONTAINER);
    }

    /** Whether a field that stands at this path is known to the vocabulary. */
    static boolean recognised(String path) {
        return KNOWN.containsKey(path)
                || ((path.endsWith(".amount") || path.endsWith(".currency"))
                        && KNOWN.getOrDefault(path.substring(0, path.lastIndexOf('.')), Kind.CONTAINER) == Kind.VALUE);
    }

    /** All that a mask may name. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(KNOWN.keySet());
        names.remove(AS_OF);
        names.add(ATTRIBUTES + ".*");
        names.add(UNRECOGNISED);
        return names;
    }

    /** How a mask calls the input of a metric. */
    static String path(Metric<?> metric) {
        return metric.fact().isElement() ? metric.fact().listPath() + "[]." + metric.name() : metric.name();
    }

    /** What the pack's advice depends on, by field, each with who reads it. */
    static Map<String, String> readBy(RulePack pack) {
        Map<String, String> readers = new LinkedHashMap<>();
        for (Rule rule : pack.model().rules()) {
            Set<Metric<?>> metrics = new HashSet<>();
            for (Pattern pattern : rule.patterns()) {
                pattern.conditions().forEach(condition -> metrics(condition, metrics));
                pattern.accumulation().ifPresent(fold -> fold.metric().ifPresent(metrics::add));
                if (pattern.fact().isElement()) {
                    readers.putIfAbsent(pattern.fact().listPath(), rule.name());
                }
                if (!pattern.fact().labelField().isEmpty()) {
                    readers.putIfAbsent(label(pattern.fact()), rule.name());
                }
            }
            metrics.forEach(metric -> read(metric, rule.name(), readers));
        }
        for (Metric<?> metric : List.of(
                Metrics.PROFILE_TIER, Metrics.PROFILE_INDUSTRY, Metrics.PROFILE_KIND, Metrics.VALUE_VALUE_CLASS)) {
            read(metric, "limits.csv, playbook.csv", readers);
        }
        for (Metric<?> metric : List.of(Metrics.VALUE_GROSS_MARGIN, Metrics.VALUE_ANNUAL_REVENUE)) {
            read(metric, "weights.csv", readers);
        }
        read(Metrics.CHANNEL_OVERDUE_AMOUNT, "playbook.csv", readers);
        if (pack.model().limits().stream().anyMatch(row -> row.account().isPresent())) {
            readers.putIfAbsent(ID, "limits.csv");
        }
        return readers;
    }

    private static String label(FactType type) {
        return type.listPath() + "[]." + type.labelField();
    }

    private static boolean isLabel(String field) {
        return Arrays.stream(FactType.values())
                .anyMatch(type -> !type.labelField().isEmpty() && label(type).equals(field));
    }

    private static void read(Metric<?> metric, String reader, Map<String, String> readers) {
        Metrics.inputs(metric).forEach(input -> {
            if (input.fact() == FactType.ACCOUNT || input.fact().isElement()) {
                readers.putIfAbsent(path(input), reader);
            }
        });
    }

    private static void metrics(Condition condition, Set<Metric<?>> into) {
        if (condition instanceof Condition.Comparison comparison) {
            for (Term term : List.of(comparison.left(), comparison.right())) {
                if (term instanceof Term.Property property) {
                    into.add(property.metric());
                }
            }
        } else if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(part -> metrics(part, into));
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(part -> metrics(part, into));
        }
    }

    /**
     * The fields that a replay of this pack cannot see, each with who reads it. Names of elements are read for their order, which
     * a hash changes and a number does not.
     */
    static Map<String, String> unseen(FieldMask mask, RulePack pack) {
        Map<String, String> unseen = new HashMap<>();
        readBy(pack).forEach((field, reader) -> {
            Optional<How> how = mask.how(field);
            if (how.isPresent() && (how.get() == How.HASHED || !isLabel(field))) {
                unseen.put(field, reader);
            }
        });
        return unseen;
    }

    /**
     * What a replay of this snapshot cannot see. One element alone has no order; and where money is masked, the advice shows none
     * to compare with.
     */
    static Set<String> unseen(FieldMask mask, RulePack pack, AccountSnapshot snapshot) {
        Set<String> unseen = new TreeSet<>(unseen(mask, pack).keySet());
        for (FactType type : FactType.values()) {
            if (type.isElement() && snapshot.elements(type).map(List::size).orElse(0) < 2) {
                unseen.remove(label(type));
            }
        }
        Metrics.of(FactType.ACCOUNT).stream()
                .filter(metric -> metric.unit() == Unit.MONEY && !metric.derived())
                .map(MaskableFields::path)
                .filter(path -> mask.how(path).isPresent())
                .forEach(unseen::add);
        return unseen;
    }
}
