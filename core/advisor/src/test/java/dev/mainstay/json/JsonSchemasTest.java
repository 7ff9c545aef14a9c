package dev.mainstay.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.advice.Advice;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemasTest {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final JsonSchema SNAPSHOT = FACTORY.getSchema(JsonSchemas.snapshot(), STRICT);
    private static final JsonSchema ADVICE = FACTORY.getSchema(JsonSchemas.advice(), STRICT);

    private final ObjectMapper mapper = new ObjectMapper();

    private static Set<ValidationMessage> faults(JsonSchema schema, String json) {
        return schema.validate(json, InputFormat.JSON);
    }

    @Test
    void both_schemas_are_schemas_of_the_draft_they_name() {
        JsonSchema meta = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012), STRICT);
        assertThat(faults(meta, JsonSchemas.snapshot())).isEmpty();
        assertThat(faults(meta, JsonSchemas.advice())).isEmpty();
        assertThat(faults(meta, JsonSchemas.advice().replace("\"array\"", "\"list\"")))
                .isNotEmpty();
    }

    @Test
    void every_snapshot_that_is_written_is_valid() {
        RandomSnapshots snapshots = new RandomSnapshots(99);
        SnapshotWriter writer = new SnapshotWriter();
        for (int i = 0; i < 1_000; i++) {
            String json = writer.write(snapshots.next("A-" + i, i % 11 / 10.0));
            assertThat(faults(SNAPSHOT, json)).as(json).isEmpty();
        }
    }

    @Test
    void every_metric_is_described_and_the_derived_ones_admit_no_value() throws IOException {
        JsonNode schema = mapper.readTree(JsonSchemas.snapshot());
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            JsonNode field = schema.at("/properties/" + metric.name().replace(".", "/properties/"));
            assertThat(field.path("description").asText()).as(metric.name()).contains(metric.meaning());
            assertThat(field.path("type").asText().equals("null"))
                    .as(metric.name())
                    .isEqualTo(metric.derived());
        }
        for (FactType type : FactType.values()) {
            for (Metric<?> metric : type.isElement() ? Metrics.of(type) : List.<Metric<?>>of()) {
                JsonNode field = schema.at("/properties/" + type.listPath().replace(".", "/properties/")
                        + "/items/properties/" + metric.name());
                assertThat(field.path("description").asText()).as(metric.name()).contains(metric.meaning());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'asOf':'2026-03-31'}",
                "{'id':'A'}",
                "{'id':' ','asOf':'2026-03-31'}",
                "{'id':1,'asOf':'2026-03-31'}",
                "{'id':'A','asOf':'31.3.2026'}",
                "{'id':'A','asOf':'2026-03-31','profile':{'tier':'GOLD'}}",
                "{'id':'A','asOf':'2026-03-31','profile':[]}",
                "{'id':'A','asOf':'2026-03-31','profile':{'tierSteps':1}}",
                "{'id':'A','asOf':'2026-03-31','delivery':{'onTimeRate':86}}",
                "{'id':'A','asOf':'2026-03-31','delivery':{'onTimeRate':-0.1}}",
                "{'id':'A','asOf':'2026-03-31','delivery':{'onTimeRate':'0.5'}}",
                "{'id':'A','asOf':'2026-03-31','delivery':{'daysToPeakSeason':4.5}}",
                "{'id':'A','asOf':'2026-03-31','delivery':{'peakSupplyAgreed':0}}",
                "{'id':'A','asOf':'2026-03-31','value':{'annualRevenue':1}}",
                "{'id':'A','asOf':'2026-03-31','value':{'annualRevenue':{'amount':'x','currency':'CNY'}}}",
                "{'id':'A','asOf':'2026-03-31','value':{'annualRevenue':{'amount':'1'}}}",
                "{'id':'A','asOf':'2026-03-31','complaints':[{}]}",
                "{'id':'A','asOf':'2026-03-31','complaints':[null]}",
                "{'id':'A','asOf':'2026-03-31','strategy':{'shifts':[{'kind':'X'}]}}",
                "{'id':'A','asOf':'2026-03-31','orders':{'monthly':[{'month':'2026-13','amount':1,'orders':1}]}}",
                "{'id':'A','asOf':'2026-03-31','orders':{'monthly':[{'month':'2026-03','amount':1}]}}",
            })
    void what_the_schema_rejects_the_reader_rejects_too(String quoted) {
        String json = quoted.replace('\'', '"');
        assertThat(faults(SNAPSHOT, json)).isNotEmpty();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new SnapshotReader().read(json)))
                .isInstanceOf(InvalidSnapshotException.class);
    }

    @Test
    void unknown_fields_and_nulls_are_valid() {
        assertThat(faults(
                        SNAPSHOT,
                        "{'id':'A','asOf':'2026-03-31','x':1,'profile':{'x':[],'tier':null},'value':null,'complaints':null}"
                                .replace('\'', '"')))
                .isEmpty();
    }

    @Test
    void every_advice_that_is_written_is_valid() {
        for (Advice advice : List.of(SomeAdvice.poor("A"), SomeAdvice.rich("饲料"))) {
            assertThat(faults(ADVICE, new AdviceWriter(Locale.ENGLISH).write(advice)))
                    .isEmpty();
            assertThat(faults(ADVICE, new AdviceWriter(Locale.CHINA).pretty().write(advice)))
                    .isEmpty();
        }
    }

    @Test
    void advice_has_no_field_more_or_less_than_the_schema_says() throws IOException {
        String json = new AdviceWriter(Locale.ENGLISH).write(SomeAdvice.rich("A"));
        Set<String> missed = new TreeSet<>();
        for (String field : fieldNames(mapper.readTree(json), new TreeSet<>())) {
            String quoted = "\"" + field + "\":";
            if (faults(ADVICE, json.replace(quoted, "\"" + field + "X\":")).isEmpty()) {
                missed.add(field);
            }
        }
        assertThat(missed).isEmpty();
    }

    private static Set<String> fieldNames(JsonNode node, Set<String> names) {
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> fieldNames(child, names));
        return names;
    }

    @Test
    void codes_of_the_advice_are_those_of_the_vocabulary() {
        String json = new AdviceWriter(Locale.ENGLISH).write(SomeAdvice.rich("A"));
        for (String code : List.of(
                "RETAIN",
                "HIGH",
                "DELIVERY\",\"status",
                "BROKEN",
                "STRONGER_RIVAL",
                "PARTLY",
                "DIVERSION\",\"l",
                "SERIOUS",
                "DEFECTION")) {
            assertThat(json).contains("\"" + code);
            assertThat(faults(ADVICE, json.replace("\"" + code, "\"X" + code)))
                    .as(code)
                    .isNotEmpty();
        }
    }
}
