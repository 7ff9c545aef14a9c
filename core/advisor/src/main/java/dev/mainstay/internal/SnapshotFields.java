package dev.mainstay.internal;

import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The fields a snapshot can hold, such as {@code delivery.onTimeRate} or {@code rivals[].name}, and which of them another was
 * meant to be.
 */
public final class SnapshotFields {

    private static final String ELEMENT = "[]";
    private static final String ATTRIBUTES = "attributes";
    private static final String MONTHLY = "orders.monthly";

    private static final List<String> IDENTITY = List.of("id", "asOf");

    private SnapshotFields() {}

    /** All that tell of an account but its name and attributes; {@code []} stands for the place in a list. */
    public static List<String> all() {
        List<String> fields = new ArrayList<>(IDENTITY);
        given(FactType.ACCOUNT, "", fields);
        for (FactType type : FactType.values()) {
            if (type.isElement()) {
                fields.add(type.listPath());
                given(type, type.listPath() + ELEMENT + ".", fields);
            }
        }
        return fields;
    }

    private static void given(FactType fact, String prefix, List<String> into) {
        if (!fact.labelField().isEmpty()) {
            into.add(prefix + fact.labelField());
        }
        Metrics.of(fact).stream()
                .filter(metric -> !metric.derived())
                .map(Metric::name)
                .forEach(name -> into.add(prefix + name));
    }

    /**
     * What could stand where something unknown stands, by the names it would have there.
     *
     * @param path JSON path of what is unknown; places in lists may be left out
     */
    public static List<String> beside(String path) {
        String field = field(path);
        String holder = field.substring(0, Math.max(0, field.lastIndexOf('.')));
        List<String> fields = new ArrayList<>();
        if (holder.endsWith("]")) {
            String list = holder.substring(0, holder.lastIndexOf('['));
            Arrays.stream(FactType.values())
                    .filter(type -> type.isElement() && type.listPath().equals(list))
                    .forEach(type -> given(type, holder + ".", fields));
            if (list.equals(MONTHLY)) {
                List.of("month", "amount", "orders").forEach(name -> fields.add(holder + "." + name));
            }
            return fields;
        }
        fields.addAll(List.of("name", ATTRIBUTES, MONTHLY));
        all().stream().filter(name -> !name.contains(ELEMENT)).forEach(fields::add);
        if (holder.isEmpty()) {
            all().stream()
                    .filter(name -> name.indexOf('.') > 0 && !name.contains(ELEMENT))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .distinct()
                    .forEach(fields::add);
        } else {
            fields.removeAll(IDENTITY);
        }
        return fields;
    }

    /**
     * What a field that a snapshot cannot hold was probably meant to be. What stands in attributes is the caller's own and means
     * itself.
     *
     * @param path its JSON path; places in lists may be left out
     */
    public static Optional<String> meant(String path) {
        String field = field(path);
        return field.startsWith(ATTRIBUTES + ".") ? Optional.empty() : Nearest.named(field, beside(path));
    }

    /** A JSON path as fields are called: without its root, and with a name that is no plain word like any other. */
    public static String field(String path) {
        return path.replace("['", ".").replace("']", "").replaceFirst("^\\$\\.", "");
    }
}
