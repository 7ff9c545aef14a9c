package dev.mainstay.testkit;

import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.Subject;

/** Assertions on a listed cause or conduct risk. Not thread-safe. */
public final class LikelihoodAssert extends PartAssert<LikelihoodAssert> {

    LikelihoodAssert(AdviceAssert whole, Subject subject, String code, boolean there) {
        super(whole, LikelihoodAssert.class, subject, code, there);
    }

    /** Its likelihood, 0 to 1, is at least this. */
    public LikelihoodAssert isAtLeast(double likelihood) {
        return verify(Aspect.LIKELIHOOD, ">= " + likelihood);
    }

    /** Its likelihood, 0 to 1, is at most this. */
    public LikelihoodAssert isAtMost(double likelihood) {
        return verify(Aspect.LIKELIHOOD, "<= " + likelihood);
    }

    /** Something speaks for this facet of the cause. */
    public LikelihoodAssert hasFacet(String facet) {
        return verify(Aspect.FACET, facet);
    }

    /** This signal, or a signal on this metric, speaks for it. */
    public LikelihoodAssert because(String signalOrMetric) {
        return verify(Aspect.BECAUSE, signalOrMetric);
    }
}
