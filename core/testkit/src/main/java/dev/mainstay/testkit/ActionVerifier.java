package dev.mainstay.testkit;

import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Subject;
import java.time.LocalDate;

/**
 * Verifies a recommended action, and further the advice it stands in. Each method fails at once with an
 * {@link AssertionError} if what it names is not so.
 *
 * <p>Immutable and thread-safe.
 */
public final class ActionVerifier extends AdviceVerifier {

    private final String code;

    ActionVerifier(AdviceVerifier advice, String code) {
        super(advice);
        this.code = code;
    }

    private ActionVerifier verify(Aspect aspect, Object value) {
        verdict().check(Expectation.of(Subject.ACTIONS, code, aspect, value.toString()));
        return this;
    }

    /** It does not stand behind the other action: that one comes later, or is not recommended at all. */
    public ActionVerifier before(String otherAction) {
        return verify(Aspect.BEFORE, otherAction);
    }

    /** It rests on this metric, signal, cause, conduct risk or commitment. */
    public ActionVerifier because(String reason) {
        return verify(Aspect.BECAUSE, reason);
    }

    /** It is done by this role. */
    public ActionVerifier ownedBy(String role) {
        return verify(Aspect.OWNER, role);
    }

    /** It is due on this day. */
    public ActionVerifier dueOn(LocalDate day) {
        return verify(Aspect.DUE, day);
    }

    /** It is due within so many days of the snapshot's. */
    public ActionVerifier dueWithin(int days) {
        return verify(Aspect.DUE, "<= " + days);
    }

    /** It stands in this place of the list, from 1. */
    public ActionVerifier ranked(int rank) {
        return verify(Aspect.RANK, rank);
    }

    /** It is owed by safety, law or a promise. */
    public ActionVerifier owed() {
        return verify(Aspect.OBLIGATION, true);
    }
}
