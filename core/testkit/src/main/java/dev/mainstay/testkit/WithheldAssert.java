package dev.mainstay.testkit;

import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.Subject;

/** Assertions on an action that is withheld. Not thread-safe. */
public final class WithheldAssert extends PartAssert<WithheldAssert> {

    WithheldAssert(AdviceAssert whole, String code, boolean there) {
        super(whole, WithheldAssert.class, Subject.WITHHELD, code, there);
    }

    /** It is withheld for this reason, such as {@code FIX_FIRST}. */
    public WithheldAssert because(String reason) {
        return verify(Aspect.REASON, reason);
    }

    /** It is withheld by the rule of this name, or by table and line such as {@code actions.csv:17}. */
    public WithheldAssert by(String rule) {
        return verify(Aspect.RULE, rule);
    }
}
