package dev.mainstay.testkit;

import dev.mainstay.advice.Advice;
import dev.mainstay.testkit.coverage.PackCoverage;

/**
 * AssertJ's door to advice, and to what of a pack is tested.
 *
 * <pre>{@code
 * assertThat(advice).hasStance(RETAIN)
 *     .hasAction("DELIVERY_RECOVERY_PLAN").isDueWithin(14).because("delivery.onTimeRate")
 *     .and().withholds("OFFER_INCENTIVE").because("FIX_FIRST")
 *     .and().commitment(DELIVERY).isBroken();
 * assertThat(pack.coverage()).coversRules(1).coversMcdc(0.95);
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

    /** Gates on how much of a pack its scenarios reach. */
    public static CoverageAssert assertThat(PackCoverage actual) {
        return new CoverageAssert(actual);
    }

    private static void fail(AssertionError error) {
        throw error;
    }
}
