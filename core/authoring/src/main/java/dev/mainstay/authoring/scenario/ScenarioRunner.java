package dev.mainstay.authoring.scenario;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.ConductFinding;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Gap;
import dev.mainstay.advice.Signal;
import dev.mainstay.authoring.scenario.Scenario.Expectation;
import dev.mainstay.authoring.scenario.Scenario.Subject;
import dev.mainstay.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs scenarios against a pack. Immutable and thread-safe. */
public final class ScenarioRunner {

    private static final Pattern BOUND = Pattern.compile("(<=|>=|<|>)\\s*([0-9.]+)");

    private final RetentionAdvisor advisor;

    /** Runs scenarios by this advisor. */
    public ScenarioRunner(RetentionAdvisor advisor) {
        this.advisor = advisor;
    }

    /**
     * What came of a scenario.
     *
     * @param scenario the case
     * @param advice what the advisor said
     * @param mismatches what differs from what was expected, each with its place in the scenario file
     */
    public record Result(Scenario scenario, Advice advice, List<Problem> mismatches) {

        /** Copies the mismatches. */
        public Result {
            mismatches = List.copyOf(mismatches);
        }

        /** Whether everything is as expected. */
        public boolean passed() {
            return mismatches.isEmpty();
        }
    }

    /** Runs one scenario. */
    public Result run(Scenario scenario) {
        Advice advice = advisor.advise(scenario.given());
        List<Problem> mismatches = new ArrayList<>();
        for (Expectation expectation : scenario.expectations()) {
            check(expectation, actual(expectation.subject(), advice), mismatches);
        }
        return new Result(scenario, advice, mismatches);
    }

    private static void check(Expectation expectation, Map<String, String> actual, List<Problem> mismatches) {
        String value = actual.get(expectation.code());
        String what = expectation.subject().field();
        String at = expectation.at().toString();
        if (!expectation.present()) {
            if (value != null && (expectation.value().isEmpty() || matches(expectation.value(), value))) {
                mismatches.add(Problem.of("MS-181", at, what, expectation.code(), value));
            }
        } else if (value == null) {
            mismatches.add(Problem.of("MS-180", at, what, expectation.code(), actual.keySet()));
        } else if (!expectation.value().isEmpty() && !matches(expectation.value(), value)) {
            mismatches.add(Problem.of("MS-182", at, what, expectation.code(), expectation.value(), value));
        }
    }

    private static boolean matches(String expected, String actual) {
        Matcher bounds = BOUND.matcher(expected);
        if (!bounds.lookingAt()) {
            return expected.equals(actual);
        }
        double value = Double.parseDouble(actual);
        bounds.reset();
        while (bounds.find()) {
            double bound = Double.parseDouble(bounds.group(2));
            boolean holds =
                    switch (bounds.group(1)) {
                        case "<=" -> value <= bound;
                        case ">=" -> value >= bound;
                        case "<" -> value < bound;
                        default -> value > bound;
                    };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    /** What the advice says on a subject: code to value. */
    private static Map<String, String> actual(Subject subject, Advice advice) {
        Map<String, String> actual = new LinkedHashMap<>();
        switch (subject) {
            case SIGNALS -> {
                for (Signal signal : advice.signals()) {
                    actual.put(signal.code(), signal.severity().name());
                }
            }
            case COMMITMENTS -> {
                for (CommitmentState state : advice.commitments()) {
                    actual.put(state.code().name(), state.status().name());
                }
            }
            case CAUSES -> {
                for (DiagnosedCause cause : advice.causes()) {
                    actual.put(cause.code().name(), String.valueOf(cause.likelihood()));
                }
            }
            case CONDUCT -> {
                for (ConductFinding finding : advice.conduct()) {
                    actual.put(finding.code().name(), String.valueOf(finding.likelihood()));
                }
            }
            case STANCE -> actual.put(advice.stance().name(), "");
            case RISK -> actual.put(advice.risk().level().name(), "");
            case ACTIONS -> advice.actions().forEach(action -> actual.put(action.code(), ""));
            case WITHHELD -> advice.withheld().forEach(withheld -> actual.put(withheld.code(), withheld.reason()));
            case GAPS -> {
                for (Gap gap : advice.gaps()) {
                    actual.put(gap.metric(), "");
                }
            }
        }
        return actual;
    }
}
