package dev.mainstay.authoring.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.pack.InvalidPackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What an editor is told agrees with what the readers say. */
class EditorSchemasTest {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V7);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final JsonSchema PACK = FACTORY.getSchema(EditorSchemas.pack(), STRICT);
    private static final JsonSchema SCENARIOS = FACTORY.getSchema(EditorSchemas.scenarios(), STRICT);
    private static final List<Path> PACKS = List.of(
            Path.of("../../rules/standard"),
            Path.of("../../examples/house-rules/feed-distributor"),
            Path.of("../../examples/house-rules/fleet-dealer"));

    private static Set<ValidationMessage> faults(JsonSchema schema, String yaml) {
        JsonNode node =
                new ObjectMapper().valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        return schema.validate(node);
    }

    @Test
    void both_are_schemas_of_the_draft_they_name() throws IOException {
        JsonSchema meta = FACTORY.getSchema(SchemaLocation.of(SchemaId.V7), STRICT);
        ObjectMapper mapper = new ObjectMapper();

        assertThat(meta.validate(mapper.readTree(EditorSchemas.pack()))).isEmpty();
        assertThat(meta.validate(mapper.readTree(EditorSchemas.scenarios()))).isEmpty();
    }

    @Test
    void every_pack_there_is_passes() throws IOException {
        int scenarios = 0;
        for (Path pack : PACKS) {
            assertThat(faults(PACK, Files.readString(pack.resolve("pack.yaml"))))
                    .as(pack.toString())
                    .isEmpty();
            try (Stream<Path> files = Files.list(pack.resolve("scenarios"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                    assertThat(faults(SCENARIOS, Files.readString(file)))
                            .as(file.toString())
                            .isEmpty();
                    scenarios++;
                }
            }
        }
        assertThat(scenarios).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- {name: x, given: {delivery: {onTimRate: 0.9}}, expect: {signals: [A]}}",
                "- {name: x, given: {delivery: {onTimeRate: 85}}, expect: {signals: [A]}}",
                "- {name: x, given: {delivery: {onTimeRate: late}}, expect: {signals: [A]}}",
                "- {name: x, given: {profile: {tier: KAY}}, expect: {signals: [A]}}",
                "- {name: x, given: {}, expect: {signal: [A]}}",
                "- {name: x, given: {}, expect: {signals: {A: GRAVE}}}",
                "- {name: x, given: {}, expect: {causes: {STRONGER_RIVAL: {because: A, rank: 1}}}}",
                "- {name: x, given: {}, expect: {stance: STAY}}",
                "- {given: {}, expect: {signals: [A]}}",
                "- {name: x, expect: {signals: [A]}}",
                "- {name: x, given: {value: {annualRevenue: 100}}, expect: {signals: [A]}}",
                "- {name: x, given: {complaints: [{id: C, cathegory: PRODUCT}]}, expect: {signals: [A]}}"
            })
    void what_the_schema_rejects_the_reader_rejects_too(String yaml) {
        assertThat(faults(SCENARIOS, yaml)).isNotEmpty();
        assertThat(rejected(yaml)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- {名称: x, 假如: {profile: {tier: KEY}}, 期望: {信号: {A: SERIOUS}, 顺序: [X, Y]}, 不应出现: {原因: 任何}}",
                "{accounts: {a: {value: {annualRevenue: 100 CNY}}}, scenarios: [{name: x, given: a, expect: {risk: {HIGH: \">= 0.4\"}}}]}",
                "- {name: x, given: , expect: {actions: {X: {rank: 1, due: \"<= 7\", obligation: true, because: [A, B]}}}}",
                "- {name: x, given: {}, variants: [[signals.A], [SERIOUS], [absent]]}"
            })
    void what_the_reader_takes_the_schema_takes_too(String yaml) {
        assertThat(rejected(yaml)).isFalse();
        assertThat(faults(SCENARIOS, yaml)).isEmpty();
    }

    private static boolean rejected(String yaml) {
        try {
            ScenarioFiles.parse("s.yaml", yaml);
            return false;
        } catch (InvalidPackException invalid) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: House, version: 1.0.0}",
                "{name: house, version: 1.0}",
                "{name: house}",
                "{name: house, version: 1.0.0, extend: standard}",
                "{name: house, version: 1.0.0, extends: \">= 1\"}",
                "{name: house, version: 1.0.0, effectiveFrom: soon}"
            })
    void a_pack_yaml_with_a_slip_is_rejected(String yaml) {
        assertThat(faults(PACK, yaml)).isNotEmpty();
    }
}
