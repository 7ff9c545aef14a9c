package dev.mainstay.testkit;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Failure;
import dev.mainstay.authoring.scenario.Failures;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.authoring.scenario.ScenarioRunner.Mismatch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/**
 * Holds expectations against one advice, whoever words them, and tells what does not hold.
 *
 * @param advice the advice
 * @param explain explains what does not hold
 * @param failing what to do with a failure: throw it, or collect it
 */
record Verdict(Advice advice, Explain explain, Consumer<AssertionError> failing) {

    /** Explains mismatches. */
    @FunctionalInterface
    interface Explain {
        List<Failure> of(Advice advice, List<Mismatch> mismatches);
    }

    /** Tells only what is wrong, for an advice of which neither pack nor account is known. */
    static Explain unexplained() {
        return (advice, mismatches) -> mismatches.stream()
                .map(mismatch -> new Failure(mismatch, List.of(), List.of()))
                .toList();
    }

    static Explain explainedBy(Supplier<Failures> failures, AccountSnapshot account) {
        return (advice, mismatches) -> failures.get().of(account, advice, mismatches);
    }

    /** Whether all of it holds; what does not is told as one failure. */
    boolean check(Expectation... expectations) {
        return check("", Optional.empty(), List.of(expectations));
    }

    /**
     * Whether all of it holds; what does not is told as one failure.
     *
     * @param about what the failure begins with, may be empty
     * @param instead what the failure says instead of what it would say
     */
    boolean check(String about, Optional<String> instead, List<Expectation> expectations) {
        List<Mismatch> mismatches = ScenarioRunner.mismatches(advice, expectations);
        if (mismatches.isEmpty()) {
            return true;
        }
        Locale locale = Locale.getDefault();
        String text = instead.orElseGet(() -> explain.of(advice, mismatches).stream()
                .flatMap(failure -> failure.lines(locale).stream())
                .collect(Collectors.joining("\n")));
        failing.accept(new AssertionFailedError(about + text));
        return false;
    }
}
