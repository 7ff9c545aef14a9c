package dev.mainstay.testkit;

import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.Subject;
import dev.mainstay.vocabulary.Severity;

/** Assertions on a raised signal. Not thread-safe. */
public final class SignalAssert extends PartAssert<SignalAssert> {

    SignalAssert(AdviceAssert whole, String code, boolean there) {
        super(whole, SignalAssert.class, Subject.SIGNALS, code, there);
    }

    /** It is this grave. */
    public SignalAssert hasSeverity(Severity severity) {
        return verify(Aspect.SEVERITY, severity);
    }

    /** It rests on this metric, such as {@code delivery.onTimeRate} or {@code complaints.openDays}. */
    public SignalAssert because(String metric) {
        return verify(Aspect.BECAUSE, metric);
    }

    /** It was raised, at its severity, by the rule of this name. */
    public SignalAssert isRaisedBy(String rule) {
        return verify(Aspect.RULE, rule);
    }
}
