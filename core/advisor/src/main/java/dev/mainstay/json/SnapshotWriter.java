package dev.mainstay.json;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Element;
import dev.mainstay.account.MetricValues;
import dev.mainstay.account.MonthlyOrders;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes snapshots as {@link SnapshotReader} reads them: what is read of what was written equals what was written.
 *
 * <p>What is unknown is left out, and so is what is derived. Equal snapshots give equal bytes. Not kept are: attributes of
 * other types than the reader gives, half surrogate pairs in texts, and unrecognised fields whose path leads nowhere. Stateless
 * and thread-safe.
 */
public final class SnapshotWriter {

    private static final SerializedString ID = new SerializedString(SnapshotForm.ID);
    private static final SerializedString NAME = new SerializedString(SnapshotForm.NAME);
    private static final SerializedString AS_OF = new SerializedString(SnapshotForm.AS_OF);
    private static final SerializedString MONTH = new SerializedString(SnapshotForm.MONTH);
    private static final SerializedString AMOUNT = new SerializedString(SnapshotForm.AMOUNT);
    private static final SerializedString ORDERS = new SerializedString(SnapshotForm.ORDERS);

    /** A writer. */
    public SnapshotWriter() {}

    /**
     * The snapshot in one line.
     *
     * @throws IllegalArgumentException if an unrecognised field holds what is no JSON
     */
    public String write(AccountSnapshot snapshot) {
        return JsonOutput.text(false, out -> new Writing(snapshot, out).all());
    }

    /**
     * Writes the snapshot in UTF-8 and in one line without an end. The stream is neither closed nor flushed.
     *
     * @throws IllegalArgumentException if an unrecognised field holds what is no JSON; nothing is written then
     * @throws UncheckedIOException if the stream cannot be written
     */
    public void write(AccountSnapshot snapshot, OutputStream out) {
        JsonOutput.write(out, false, json -> new Writing(snapshot, json).all());
    }

    private static final class Writing {

        private final AccountSnapshot snapshot;
        private final JsonOutput out;
        private final Map<String, Map<String, String>> unrecognised = new TreeMap<>();

        Writing(AccountSnapshot snapshot, JsonOutput out) {
            this.snapshot = snapshot;
            this.out = out;
            snapshot.unrecognised().forEach(this::keep);
        }

        private void keep(String path, String json) {
            if (!JsonForm.isValue(json)) {
                throw new IllegalArgumentException("the unrecognised field " + path + " holds no JSON");
            }
            JsonPath.split(path).ifPresent(field -> unrecognised
                    .computeIfAbsent(field.parent(), any -> new TreeMap<>())
                    .put(field.name(), json));
        }

        void all() throws IOException {
            out.object();
            out.field(ID, snapshot.id());
            Optional<String> name = snapshot.name();
            if (name.isPresent()) {
                out.field(NAME, name.get());
            }
            out.field(AS_OF, snapshot.asOf().toString());
            for (SnapshotForm.Group group : SnapshotForm.GROUPS.values()) {
                group(group);
            }
            for (FactType type : SnapshotForm.ELEMENTS.keySet()) {
                if (type.listPath().indexOf('.') < 0) {
                    list(type, type.listPath());
                }
            }
            attributes();
            rest(JsonPath.ROOT);
            out.endObject();
        }

        private void group(SnapshotForm.Group group) throws IOException {
            String path = JsonPath.ROOT + "." + group.name();
            boolean months = group.name().equals(SnapshotForm.ORDERS)
                    && !snapshot.months().isEmpty();
            boolean lists = group.lists().values().stream()
                    .anyMatch(type -> snapshot.elements(type).isPresent());
            if (!months && !lists && !unrecognised.containsKey(path) && knowsNothing(group)) {
                return;
            }
            out.object(group.name());
            fields(group, snapshot.metrics(), path);
            for (Map.Entry<String, FactType> list : group.lists().entrySet()) {
                list(list.getValue(), list.getKey());
            }
            if (months) {
                months(path + "." + SnapshotForm.MONTHLY);
            }
            rest(path);
            out.endObject();
        }

        private boolean knowsNothing(SnapshotForm.Group group) {
            for (SnapshotForm.Field field : group.fields().values()) {
                if (!field.metric().derived() && snapshot.metrics().knows(field.metric())) {
                    return false;
                }
            }
            return true;
        }

        private void fields(SnapshotForm.Group group, MetricValues values, String path) throws IOException {
            for (SnapshotForm.Field field : group.fields().values()) {
                Metric<?> metric = field.metric();
                if (!metric.derived() && values.knows(metric)) {
                    out.name(field.name());
                    value(metric, values, path);
                }
            }
        }

        private void value(Metric<?> metric, MetricValues values, String path) throws IOException {
            double number = values.number(metric.index());
            Object object = values.object(metric.index());
            switch (metric.unit()) {
                case FLAG -> out.flag(number != 0);
                case CODE, DATE -> out.text(String.valueOf(metric.fromNumber(number)));
                case TEXT -> out.text(String.valueOf(object));
                case MONEY -> {
                    if (object instanceof Money money) {
                        // Digits and exponent as they are, since 1E+2 and 100 are not equal.
                        BigDecimal amount = money.amount();
                        String digits = amount.scale() < 0 ? amount.toString() : amount.toPlainString();
                        out.startMoney(digits, money.currency());
                        rest(path + "." + metric.name().substring(metric.name().indexOf('.') + 1));
                        out.endObject();
                    }
                }
                default -> out.number(number);
            }
        }

        private void list(FactType type, String name) throws IOException {
            Optional<List<? extends Element>> elements = snapshot.elements(type);
            if (elements.isEmpty()) {
                return;
            }
            out.array(name);
            int index = 0;
            for (Element element : elements.get()) {
                String path = JsonPath.ROOT + "." + type.listPath() + "[" + index + "]";
                out.object();
                if (!type.labelField().isEmpty()) {
                    out.name(type.labelField());
                    out.text(element.label());
                }
                fields(SnapshotForm.group(type), element.metrics(), path);
                rest(path);
                out.endObject();
                index++;
            }
            out.endArray();
        }

        private void months(String path) throws IOException {
            out.array(SnapshotForm.MONTHLY);
            int index = 0;
            for (MonthlyOrders month : snapshot.months()) {
                out.object();
                out.field(MONTH, month.month().toString());
                out.field(AMOUNT, month.amount());
                out.field(ORDERS, month.orders());
                rest(path + "[" + index + "]");
                out.endObject();
                index++;
            }
            out.endArray();
        }

        private void attributes() throws IOException {
            String path = JsonPath.ROOT + "." + SnapshotForm.ATTRIBUTES;
            if (snapshot.attributes().isEmpty() && !unrecognised.containsKey(path)) {
                return;
            }
            out.object(SnapshotForm.ATTRIBUTES);
            for (Map.Entry<String, Object> attribute : new TreeMap<>(snapshot.attributes()).entrySet()) {
                out.name(attribute.getKey());
                Object value = attribute.getValue();
                if (value instanceof Boolean flag) {
                    out.flag(flag);
                } else if (value instanceof Number number) {
                    out.typed(number);
                } else {
                    out.text(value.toString());
                }
            }
            rest(path);
            out.endObject();
        }

        /** The fields of this object that no metric is called by. */
        private void rest(String path) throws IOException {
            if (!unrecognised.isEmpty()) {
                for (Map.Entry<String, String> field :
                        unrecognised.getOrDefault(path, Map.of()).entrySet()) {
                    out.name(field.getKey());
                    out.raw(field.getValue());
                }
            }
        }
    }
}
