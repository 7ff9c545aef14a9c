package dev.mainstay.testkit;

import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.Subject;
import java.time.LocalDate;

/** Assertions on a recommended action. Not thread-safe. */
public final class ActionAssert extends PartAssert<ActionAssert> {

    ActionAssert(AdviceAssert whole, String code, boolean there) {
        super(whole, ActionAssert.class, Subject.ACTIONS, code, there);
    }

    /** It stands in this place of the list, from 1. */
    public ActionAssert hasRank(int rank) {
        return verify(Aspect.RANK, rank);
    }

    /** It does not stand behind the other action: that one comes later, or is not recommended at all. */
    public ActionAssert ranksBefore(String otherAction) {
        return verify(Aspect.BEFORE, otherAction);
    }

    /** It is due on this day. */
    public ActionAssert isDueOn(LocalDate day) {
        return verify(Aspect.DUE, day);
    }

    /** It is due within so many days of the snapshot's. */
    public ActionAssert isDueWithin(int days) {
        return verify(Aspect.DUE, "<= " + days);
    }

    /** It is done by this role. */
    public ActionAssert isOwnedBy(String role) {
        return verify(Aspect.OWNER, role);
    }

    /** It is owed by safety, law or a promise. */
    public ActionAssert isOwed() {
        return verify(Aspect.OBLIGATION, true);
    }

    /** It rests on this metric, signal, cause, conduct risk or commitment. */
    public ActionAssert because(String reason) {
        return verify(Aspect.BECAUSE, reason);
    }
}
