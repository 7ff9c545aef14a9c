package dev.mainstay.testkit;

import dev.mainstay.authoring.scenario.Failure;
import dev.mainstay.authoring.scenario.Failures;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.problem.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * The scenarios of a pack's folder as JUnit tests, each with a link to its line.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> scenarios(@MainstayPack("rules/house") PackVerifier pack) {
 *     return ScenarioTests.of(pack);
 * }
 * }</pre>
 */
public final class ScenarioTests {

    private ScenarioTests() {}

    /**
     * A container for each file and in it a test for each scenario; drafts are skipped.
     *
     * @throws IllegalArgumentException if the pack came from no folder
     * @throws dev.mainstay.pack.InvalidPackException with every problem of the scenario files
     */
    public static Stream<DynamicNode> of(PackVerifier pack) {
        Path folder = pack.folder()
                .orElseThrow(() -> new IllegalArgumentException(
                        pack.pack().summarize() + " came from no folder; scenarios stand in the folder of a pack."));
        return of(pack, folder, pack.scenarios());
    }

    /**
     * The same for scenarios in another folder than the pack's.
     *
     * @param folder the folder that holds {@code scenarios/}
     */
    public static Stream<DynamicNode> of(PackVerifier pack, Path folder) {
        return of(pack, folder, pack.scenarios(folder));
    }

    private static Stream<DynamicNode> of(PackVerifier pack, Path folder, List<Scenario> scenarios) {
        Map<String, List<Scenario>> byFile = scenarios.stream()
                .collect(Collectors.groupingBy(
                        scenario -> scenario.at().file(), LinkedHashMap::new, Collectors.toList()));
        ScenarioRunner runner = new ScenarioRunner(pack.advisor());
        return byFile.entrySet().stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.getKey(),
                        folder.resolve(file.getKey()).toUri(),
                        file.getValue().stream().map(scenario -> test(pack, runner, folder, scenario))));
    }

    private static DynamicTest test(PackVerifier pack, ScenarioRunner runner, Path folder, Scenario scenario) {
        URI source = URI.create(folder.resolve(scenario.at().file()).toUri() + "?line="
                + scenario.at().line() + "&column=" + scenario.at().column());
        return DynamicTest.dynamicTest(scenario.name(), source, () -> {
            if (scenario.draft()) {
                throw new TestAbortedException("draft: waits for somebody to confirm it");
            }
            ScenarioRunner.Result result = runner.run(scenario);
            if (!result.passed()) {
                throw new AssertionFailedError(text(result, pack.failures()));
            }
        });
    }

    private static String text(ScenarioRunner.Result result, Failures failures) {
        Locale locale = Locale.getDefault();
        StringBuilder text = new StringBuilder(result.scenario().at().file() + ":"
                + result.scenario().at().line() + " " + result.scenario().name());
        result.failure()
                .map((Problem problem) -> "\n" + problem.message(locale))
                .ifPresent(text::append);
        for (Failure failure : failures.of(result)) {
            text.append('\n')
                    .append(failure.mismatch().expectation().at().file())
                    .append(':')
                    .append(failure.mismatch().expectation().at().line())
                    .append(' ')
                    .append(String.join("\n", failure.lines(locale)));
        }
        return text.toString();
    }
}
