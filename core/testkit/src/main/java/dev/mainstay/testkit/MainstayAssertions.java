package dev.mainstay.testkit;

import dev.mainstay.advice.Advice;

/**
 * AssertJ's door to advice.
 *
 * <pre>{@code
 * assertThat(advice).hasStance(RETAIN)
 *     .hasAction("DELIVERY_RECOVERY_PLAN").isDueWithin(14).because("delivery.onTimeRate")
 *     .and().withholds("OFFER_INCENTIVE").because("FIX_FIRST")
 *     .and().commitment(DELIVERY).isBroken();
 * }</pre>
 *
 * <p>What failed says what there is instead; told the pack and the account by {@link AdviceAssert#explainedBy}, it also says
 * which rule or row came nearest.
 */
public final class MainstayAssertions {

    private MainstayAssertions() {}

    /** Assertions on an advice. */
    public static AdviceAssert assertThat(Advice actual) {
        return new AdviceAssert(new Verdict(actual, Verdict.unexplained(), MainstayAssertions::fail));
    }

    /** Assertions on the advice that a verifier got; they know its pack and account. */
    public static AdviceAssert assertThat(AdviceVerifier actual) {
        return new AdviceAssert(actual.verdict());
    }

    private static void fail(AssertionError error) {
        throw error;
    }
}
