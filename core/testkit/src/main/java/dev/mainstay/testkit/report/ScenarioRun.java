package dev.mainstay.testkit.report;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.authoring.scenario.Failure;
import dev.mainstay.authoring.scenario.Failures;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Scenarios that were run against a pack.
 *
 * @param pack the pack
 * @param folder the folder that holds {@code scenarios/}
 * @param cases what came of each, in their order
 */
public record ScenarioRun(RulePack pack, Path folder, List<Case> cases) {

    /** Copies the cases. */
    public ScenarioRun {
        cases = List.copyOf(cases);
    }

    /** What came of a scenario. */
    public enum State {
        /** Everything is as expected. */
        PASSED,
        /** Something is not as expected. */
        FAILED,
        /** The account could not be advised. */
        ERROR,
        /** A draft, which is not run. */
        DRAFT
    }

    /**
     * What came of one scenario.
     *
     * @param scenario the scenario
     * @param state what came of it
     * @param failures what is not as expected, explained
     * @param error why the account could not be advised, if it could not
     * @param nanos time it took
     */
    public record Case(Scenario scenario, State state, List<Failure> failures, Optional<Problem> error, long nanos) {

        /** Copies the failures. */
        public Case {
            failures = List.copyOf(failures);
        }
    }

    /** Runs scenarios in their order; drafts are left out. */
    public static ScenarioRun of(RulePack pack, Path folder, List<Scenario> scenarios) {
        ScenarioRunner runner = new ScenarioRunner(RetentionAdvisor.of(pack));
        Optional<Failures> explained = Optional.empty();
        List<Case> cases = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            if (scenario.draft()) {
                cases.add(new Case(scenario, State.DRAFT, List.of(), Optional.empty(), 0));
                continue;
            }
            long start = System.nanoTime();
            ScenarioRunner.Result result = runner.run(scenario);
            long nanos = System.nanoTime() - start;
            if (result.failure().isPresent()) {
                cases.add(new Case(scenario, State.ERROR, List.of(), result.failure(), nanos));
            } else if (result.passed()) {
                cases.add(new Case(scenario, State.PASSED, List.of(), Optional.empty(), nanos));
            } else {
                explained = explained.or(() -> Optional.of(Failures.by(pack)));
                List<Failure> failures = explained.map(by -> by.of(result)).orElse(List.of());
                cases.add(new Case(scenario, State.FAILED, failures, Optional.empty(), nanos));
            }
        }
        return new ScenarioRun(pack, folder, cases);
    }

    /** How many came out so. */
    public long count(State state) {
        return cases.stream().filter(one -> one.state == state).count();
    }

    /** Whether none failed. */
    public boolean passed() {
        return count(State.FAILED) + count(State.ERROR) == 0;
    }

    /** The cases by the file they stand in, in the order of the files. */
    Map<String, List<Case>> byFile() {
        return cases.stream()
                .collect(Collectors.groupingBy(
                        one -> one.scenario.at().file(), LinkedHashMap::new, Collectors.toList()));
    }

    /** Path of a file as somebody types it who stands where the command was started. */
    String path(String file) {
        return folder.resolve(file).normalize().toString().replace('\\', '/');
    }
}
