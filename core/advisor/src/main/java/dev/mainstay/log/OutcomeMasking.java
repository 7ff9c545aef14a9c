package dev.mainstay.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mainstay.log.FieldMask.How;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes out of an advice, or of the failure in its place, what was masked in the snapshot it came from. */
final class OutcomeMasking {

    /** What a limit's row can be for, as its origin calls it. */
    private static final Map<String, String> SELECTORS = Map.of(
            MaskableFields.ID,
            " account ",
            "profile.industry",
            " industry ",
            "profile.tier",
            " tier ",
            "profile.kind",
            " kind ");

    private final JsonFactory json;
    private final Masking masking;
    private final FieldMask mask;
    private final String accountId;
    private final boolean money;

    OutcomeMasking(JsonFactory json, Masking masking, String accountId) {
        this.json = json;
        this.masking = masking;
        this.accountId = accountId;
        mask = masking.mask();
        money = Metrics.of(FactType.ACCOUNT).stream()
                .filter(metric -> metric.unit() == Unit.MONEY || metric == Metrics.VALUE_GROSS_MARGIN_RATE)
                .anyMatch(metric -> masking.masked(metric.name()).isPresent());
    }

    byte[] outcome(byte[] whole) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(whole.length);
        try (JsonParser in = json.createParser(whole);
                JsonGenerator out = json.createGenerator(bytes)) {
            in.nextToken();
            value(in, out, "");
        }
        return bytes.toByteArray();
    }

    private void value(JsonParser in, JsonGenerator out, String path) throws IOException {
        if (in.currentToken() == JsonToken.START_OBJECT) {
            if (path.equals("signals[].evidence[]")) {
                evidence(in, out);
                return;
            }
            out.writeStartObject();
            String field;
            while ((field = in.nextFieldName()) != null) {
                in.nextToken();
                out.writeFieldName(field);
                value(in, out, path.isEmpty() ? field : path + "." + field);
            }
            out.writeEndObject();
        } else if (in.currentToken() == JsonToken.START_ARRAY && path.equals("gaps")) {
            gaps(in, out);
        } else if (in.currentToken() == JsonToken.START_ARRAY) {
            out.writeStartArray();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                value(in, out, path + "[]");
            }
            out.writeEndArray();
        } else {
            single(in, out, path);
        }
    }

    private void single(JsonParser in, JsonGenerator out, String path) throws IOException {
        switch (path) {
            case "accountId" -> out.writeString(masking.name("", in.getText()));
            case "actions[].key" -> out.writeString(key(in.getText()));
            case "actions[].factors.amountAtRisk", "actions[].factors.cost", "actions[].factors.net" -> {
                if (money) {
                    out.writeNull();
                } else {
                    Masking.copy(in, out);
                }
            }
            case "risk.marginAtRisk.amount" -> {
                if (money) {
                    out.writeString("0");
                } else {
                    Masking.copy(in, out);
                }
            }
            case "actions[].score" -> {
                if (money) {
                    out.writeNumber(0);
                } else {
                    Masking.copy(in, out);
                }
            }
            default -> Masking.copy(in, out);
        }
    }

    /** What is unknown of a metric, as JSON. */
    private record Gap(String metric, byte[] json) {

        boolean ofElement() {
            return metric.contains("[");
        }
    }

    /** Gaps of elements stand in the order of their names, and so they do where those are masked. */
    private void gaps(JsonParser in, JsonGenerator out) throws IOException {
        List<Gap> gaps = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            gaps.add(gap(in));
        }
        Iterator<Gap> ofElements = gaps.stream()
                .filter(Gap::ofElement)
                .sorted(Comparator.comparing(Gap::metric))
                .toList()
                .iterator();
        out.writeStartArray();
        for (Gap gap : gaps) {
            Gap here = gap.ofElement() ? ofElements.next() : gap;
            out.writeRawValue(new String(here.json(), StandardCharsets.UTF_8));
        }
        out.writeEndArray();
    }

    private Gap gap(JsonParser in) throws IOException {
        String metric = "";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            String field;
            while ((field = in.nextFieldName()) != null) {
                in.nextToken();
                out.writeFieldName(field);
                if (field.equals("metric")) {
                    metric = metric(in.getText());
                    out.writeString(metric);
                } else {
                    Masking.copy(in, out);
                }
            }
            out.writeEndObject();
        }
        return new Gap(metric, bytes.toByteArray());
    }

    private String key(String key) {
        return key.startsWith(accountId + "/") ? masking.name("", accountId) + key.substring(accountId.length()) : key;
    }

    /** One field of evidence, as it stands there. */
    private record Cell(JsonToken token, String text) {

        void writeTo(JsonGenerator out) throws IOException {
            switch (token) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(text);
                case VALUE_TRUE, VALUE_FALSE -> out.writeBoolean(token == JsonToken.VALUE_TRUE);
                case VALUE_NULL -> out.writeNull();
                default -> out.writeString(text);
            }
        }
    }

    /**
     * Evidence repeats what was observed, the names of elements and the row of a limit, which may be for one account. A limit
     * without a key can be another metric of the account, of which evidence says the value alone.
     */
    private void evidence(JsonParser in, JsonGenerator out) throws IOException {
        Map<String, Cell> cells = new LinkedHashMap<>();
        String name;
        while ((name = in.nextFieldName()) != null) {
            cells.put(name, new Cell(in.nextToken(), in.getText()));
        }
        String shown = text(cells, "metric");
        String observed = text(cells, "observed");
        String limit = text(cells, "limit");
        Optional<Metric<?>> metric = find(shown);
        Optional<String> insteadOfObserved = Optional.empty();
        Optional<String> insteadOfLimit = Optional.empty();
        if (money && metric.filter(found -> found.unit() == Unit.MONEY).isPresent()) {
            insteadOfObserved = Optional.of(Masking.REMOVED);
            insteadOfLimit = Optional.of(Masking.REMOVED);
        } else {
            insteadOfObserved = pathObserved(shown, metric).map(path -> instead(path, observed));
            if (!cells.containsKey("limitKey") && metric.isPresent()) {
                insteadOfLimit = pathOfLimit(metric.get(), cells.get("limit")).map(path -> instead(path, limit));
            }
            if (limit.equals(observed)) {
                Optional<String> instead = insteadOfObserved.isPresent() ? insteadOfObserved : insteadOfLimit;
                insteadOfObserved = instead;
                insteadOfLimit = instead;
            }
        }
        out.writeStartObject();
        for (Map.Entry<String, Cell> cell : cells.entrySet()) {
            Optional<String> instead =
                    switch (cell.getKey()) {
                        case "metric" -> Optional.of(metric(shown));
                        case "observed" -> insteadOfObserved;
                        case "limit" -> insteadOfLimit;
                        case "limitFrom" -> Optional.of(origin(cell.getValue().text()));
                        default -> Optional.empty();
                    };
            out.writeFieldName(cell.getKey());
            if (instead.isPresent()) {
                out.writeString(instead.get());
            } else {
                cell.getValue().writeTo(out);
            }
        }
        out.writeEndObject();
    }

    private static String text(Map<String, Cell> cells, String field) {
        Cell cell = cells.get(field);
        return cell == null ? "" : cell.text();
    }

    /**
     * The masked field that a limit could tell: one with which this metric can be compared and in which just that stood, or one
     * that such a derived metric is made of. Truth values tell nothing of where they come from.
     */
    private Optional<String> pathOfLimit(Metric<?> metric, @Nullable Cell limit) {
        if (limit == null || metric.unit() == Unit.FLAG) {
            return Optional.empty();
        }
        return Stream.of(FactType.ACCOUNT, metric.fact())
                .distinct()
                .flatMap(fact -> Metrics.of(fact).stream())
                .filter(other -> other.unit() == metric.unit())
                .flatMap(other -> Metrics.inputs(other).stream()
                        .map(MaskableFields::path)
                        .filter(path -> masking.masked(path)
                                .filter(was -> other.derived() || same(was, limit))
                                .isPresent()))
                .findFirst();
    }

    private static boolean same(String was, Cell limit) {
        if (!limit.token().isNumeric()) {
            return was.equals(limit.text());
        }
        try {
            return Double.parseDouble(was) == Double.parseDouble(limit.text());
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private String origin(String whole) {
        String origin = whole;
        for (Map.Entry<String, String> selector : SELECTORS.entrySet()) {
            Optional<String> value = masking.masked(selector.getKey());
            if (value.isPresent()) {
                origin = origin.replace(selector.getValue() + value.get(), "");
            }
        }
        return origin;
    }

    private String instead(String path, String whole) {
        return mask.entry(path)
                .filter(entry -> entry.getValue() == How.HASHED)
                .map(entry -> mask.hash(entry.getKey(), whole))
                .orElse(Masking.REMOVED);
    }

    /** The metric as evidence calls it, with what stands in place of a name. */
    private String metric(String shown) {
        for (FactType type : FactType.values()) {
            String start = type.listPath() + "[";
            int end = shown.lastIndexOf("].");
            if (type.isElement() && shown.startsWith(start) && end >= start.length()) {
                return start
                        + masking.name(type.listPath(), shown.substring(start.length(), end))
                        + shown.substring(end);
            }
        }
        return shown;
    }

    /** The masked field from which that was observed; of a count, the masked list. */
    private Optional<String> pathObserved(String shown, Optional<Metric<?>> metric) {
        if (metric.isEmpty()) {
            return Arrays.stream(FactType.values())
                    .filter(type -> type.isElement() && shown.startsWith(type.listPath() + "."))
                    .map(type -> type.listPath() + "[]")
                    .filter(path -> mask.how(path).isPresent())
                    .findFirst();
        }
        return Metrics.inputs(metric.get()).stream()
                .map(MaskableFields::path)
                .filter(path -> mask.how(path).isPresent())
                .findFirst();
    }

    /** The metric behind {@code group.metric}, {@code list[name].metric} or {@code list.fold(metric)}. */
    private static Optional<Metric<?>> find(String shown) {
        for (FactType type : FactType.values()) {
            if (type.isElement() && shown.startsWith(type.listPath() + "[")) {
                return Metrics.find(type, shown.substring(shown.lastIndexOf("].") + 2));
            }
            if (type.isElement() && shown.startsWith(type.listPath() + ".") && shown.endsWith(")")) {
                return Metrics.find(type, shown.substring(shown.indexOf('(') + 1, shown.length() - 1));
            }
        }
        return Metrics.find(FactType.ACCOUNT, shown);
    }
}
