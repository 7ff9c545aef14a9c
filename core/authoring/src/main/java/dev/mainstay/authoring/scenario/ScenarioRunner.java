package dev.mainstay.authoring.scenario;

import dev.mainstay.AdviceException;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.advice.Advice;
import dev.mainstay.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs scenarios against a pack. Immutable and thread-safe. */
public final class ScenarioRunner {

    private final RetentionAdvisor advisor;

    /** Runs scenarios by this advisor. */
    public ScenarioRunner(RetentionAdvisor advisor) {
        this.advisor = advisor;
    }

    /** The advisor it runs them by. */
    public RetentionAdvisor advisor() {
        return advisor;
    }

    /**
     * What came of a scenario.
     *
     * @param scenario the case
     * @param advice what the advisor said; empty where it could not say anything
     * @param failure why there is no advice, if there is none
     * @param mismatches what differs from what was expected
     */
    public record Result(
            Scenario scenario, Optional<Advice> advice, Optional<Problem> failure, List<Mismatch> mismatches) {

        /** Copies the mismatches. */
        public Result {
            mismatches = List.copyOf(mismatches);
        }

        /** Whether everything is as expected. */
        public boolean passed() {
            return failure.isEmpty() && mismatches.isEmpty();
        }

        /** Everything that is not as expected, each with its place in the scenario file. */
        public List<Problem> problems() {
            return Stream.concat(failure.stream(), mismatches.stream().map(Mismatch::problem))
                    .toList();
        }
    }

    /**
     * An expectation that does not hold.
     *
     * @param expectation what was expected
     * @param problem what is there instead
     */
    public record Mismatch(Expectation expectation, Problem problem) {}

    /** Runs one scenario, be it a draft or not. */
    public Result run(Scenario scenario) {
        Advice advice;
        try {
            advice = advisor.advise(scenario.given());
        } catch (AdviceException failure) {
            Problem problem = failure.problem().at(scenario.at().toString());
            return new Result(scenario, Optional.empty(), Optional.of(problem), List.of());
        }
        return judge(scenario, advice);
    }

    /** Holds a scenario against the advice that its account was given. */
    public static Result judge(Scenario scenario, Advice advice) {
        return new Result(scenario, Optional.of(advice), Optional.empty(), mismatches(advice, scenario.expectations()));
    }

    /** Runs scenarios, drafts left out, and gathers everything that is not as expected, in their order. */
    public List<Problem> failures(List<Scenario> scenarios) {
        return scenarios.stream()
                .filter(scenario -> !scenario.draft())
                .flatMap(scenario -> run(scenario).problems().stream())
                .toList();
    }

    /** What of these expectations does not hold for an advice; what is missing altogether is named once. */
    public static List<Mismatch> mismatches(Advice advice, List<Expectation> expectations) {
        List<Mismatch> mismatches = new ArrayList<>();
        for (Expectation expectation : expectations) {
            Optional<Problem> problem = Observed.problem(advice, expectation);
            if (problem.isPresent() && mismatches.stream().noneMatch(other -> sameMissing(other, expectation))) {
                mismatches.add(new Mismatch(expectation, problem.get()));
            }
        }
        return mismatches;
    }

    private static boolean sameMissing(Mismatch other, Expectation expectation) {
        return Observed.isMissing(other.problem())
                && expectation.present()
                && other.expectation().subject() == expectation.subject()
                && other.expectation().code().equals(expectation.code());
    }
}
