package dev.mainstay.testkit;

import dev.mainstay.advice.Advice;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;

/**
 * Assertions on advice, and all of AssertJ's own, that gather every failure and tell them together. Assertions on something
 * that is missing are passed over once that it is missing has been told.
 *
 * <p>Made by hand and ended by {@link #assertAll}, run by {@link #softly}, or injected by AssertJ's
 * {@code SoftAssertionsExtension}. Not thread-safe.
 */
public final class MainstaySoftAssertions extends SoftAssertions {

    /** Assertions on an advice. */
    public AdviceAssert assertThat(Advice actual) {
        return new AdviceAssert(new Verdict(actual, Verdict.unexplained(), this::collectAssertionError));
    }

    /** Assertions on the advice that a verifier got; they know its pack and account. */
    public AdviceAssert assertThat(AdviceVerifier actual) {
        Verdict verdict = actual.verdict();
        return new AdviceAssert(new Verdict(verdict.advice(), verdict.explain(), this::collectAssertionError));
    }

    /** Runs assertions and tells all failures together. */
    public static void softly(Consumer<MainstaySoftAssertions> assertions) {
        MainstaySoftAssertions soft = new MainstaySoftAssertions();
        assertions.accept(soft);
        soft.assertAll();
    }
}
