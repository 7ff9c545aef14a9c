package dev.mainstay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Scenario files run as tests, and an editor can open the line of each. */
class ScenarioTestsTest {

    static Path folder = Path.of(Packs.SMALL);

    static class Scenarios {
        @TestFactory
        Stream<DynamicNode> scenarios() {
            return ScenarioTests.of(PackVerifier.of(folder));
        }
    }

    private static EngineExecutionResults run() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Scenarios.class))
                .execute();
    }

    @Test
    void every_scenario_of_every_file_is_a_test() {
        folder = Path.of(Packs.SMALL);
        EngineExecutionResults results = run();

        assertThat(results.testEvents().succeeded().stream()
                        .map(Event::getTestDescriptor)
                        .map(TestDescriptor::getDisplayName))
                .containsExactly(
                        "Late means retain",
                        "On time means maintain",
                        "Late deliveries break the commitment",
                        "Lateness by degree: delivery.onTimeRate 0.9",
                        "Lateness by degree: delivery.onTimeRate 0.89");
        assertThat(results.testEvents().aborted().stream()
                        .map(Event::getTestDescriptor)
                        .map(TestDescriptor::getDisplayName))
                .containsExactly("Somebody has to confirm this");
        assertThat(results.containerEvents().succeeded().stream()
                        .map(Event::getTestDescriptor)
                        .map(TestDescriptor::getDisplayName))
                .contains("scenarios/bulk.csv", "scenarios/delivery.yaml");
    }

    @Test
    void each_test_names_its_file_and_line_so_that_an_editor_can_open_it() {
        folder = Path.of(Packs.SMALL);

        List<FileSource> sources = run().testEvents().succeeded().stream()
                .map(event -> event.getTestDescriptor().getSource().orElseThrow())
                .map(FileSource.class::cast)
                .toList();

        assertThat(sources.get(0).getFile())
                .isEqualTo(folder.resolve("scenarios/bulk.csv").toFile().getAbsoluteFile());
        assertThat(sources)
                .extracting(source ->
                        source.getPosition().map(FilePosition::getLine).orElseThrow())
                .containsExactly(2, 3, 1, 10, 11);
    }

    @Test
    void a_scenario_that_fails_says_where_what_and_why(@TempDir Path copy) throws IOException {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
        try {
            folder = Packs.copy(copy.resolve("pack"));
            Files.writeString(folder.resolve("scenarios/wrong.yaml"), """
                    - name: Ninety-five in a hundred is late
                      given: distributor
                      expect:
                        signals: [LATE]
                        stance: RETAIN
                    """);

            assertThat(run().testEvents().failed().stream()
                            .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                    .getThrowable()
                                    .orElseThrow()
                                    .getMessage()))
                    .containsExactly("""
                            scenarios/wrong.yaml:1 Ninety-five in a hundred is late
                            scenarios/wrong.yaml:4 expected in signals: LATE; there is none
                              nearest: the rule "Late" did not fire [signals/s.drl:1]
                                delivery.onTimeRate is 0.95, not < 0.9 (limit("delivery.onTime"), limits.csv:2) [signals/s.drl:4]
                            scenarios/wrong.yaml:5 expected in stance: RETAIN; there is only MAINTAIN
                              there is: no rule took a stance, so it is MAINTAIN
                              nearest: the rule "Retain" did not fire [stance.drl:1]
                                defection is 0, not > 0.2 [stance.drl:2]""");
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void a_pack_without_a_folder_has_no_scenarios_to_run() {
        PackVerifier loaded = PackVerifier.of(
                RulePack.of(PackVerifier.of(Path.of(Packs.SMALL)).pack().model()));

        assertThatThrownBy(() -> ScenarioTests.of(loaded))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("folder");
        assertThat(ScenarioTests.of(loaded, Path.of(Packs.SMALL))).hasSize(2);
    }
}
