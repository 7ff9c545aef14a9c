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
import java.util.Map;
import java.util.Optional;

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
            case "gaps[].metric" -> out.writeString(metric(in.getText()));
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

    private String key(String key) {
        return key.startsWith(accountId + "/") ? masking.name("", accountId) + key.substring(accountId.length()) : key;
    }

    /** Evidence repeats what was observed, the names of elements and the row of a limit, which may be for one account. */
    private void evidence(JsonParser in, JsonGenerator out) throws IOException {
        Optional<How> how = Optional.empty();
        String observed = "";
        out.writeStartObject();
        String field;
        while ((field = in.nextFieldName()) != null) {
            in.nextToken();
            out.writeFieldName(field);
            if (field.equals("metric")) {
                how = howObserved(in.getText());
                out.writeString(metric(in.getText()));
            } else if (field.equals("observed") && how.isPresent()) {
                observed = in.getText();
                out.writeString(instead(how.get(), observed));
            } else if (field.equals("limit") && how.isPresent() && in.getText().equals(observed)) {
                out.writeString(instead(how.get(), observed));
            } else if (field.equals("limitFrom")) {
                out.writeString(origin(in.getText()));
            } else {
                Masking.copy(in, out);
            }
        }
        out.writeEndObject();
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

    private String instead(How how, String observed) {
        return how == How.HASHED ? mask.hash(observed) : Masking.REMOVED;
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

    private Optional<How> howObserved(String shown) {
        return find(shown).stream()
                .flatMap(metric -> Metrics.inputs(metric).stream())
                .map(input -> mask.how(MaskableFields.path(input)))
                .flatMap(Optional::stream)
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
