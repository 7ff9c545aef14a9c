package dev.mainstay.testkit;

import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Subject;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on one part of an advice. Where a soft assertion found the part missing they are passed over. Not thread-safe.
 *
 * @param <A> the assertions themselves
 */
public abstract sealed class PartAssert<A extends PartAssert<A>> extends AbstractAssert<A, Advice>
        permits SignalAssert, LikelihoodAssert, CommitmentAssert, ActionAssert, WithheldAssert {

    private final AdviceAssert whole;
    private final Subject subject;
    private final String code;
    private final boolean there;

    PartAssert(AdviceAssert whole, Class<A> self, Subject subject, String code, boolean there) {
        super(whole.actual(), self);
        this.whole = whole;
        this.subject = subject;
        this.code = code;
        this.there = there;
    }

    /** Back to the advice as a whole. */
    public final AdviceAssert and() {
        return whole;
    }

    final A verify(Aspect aspect, Object value) {
        if (there) {
            whole.check(descriptionText(), Expectation.of(subject, code, aspect, value.toString()));
        }
        return myself;
    }
}
