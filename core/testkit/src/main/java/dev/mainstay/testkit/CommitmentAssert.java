package dev.mainstay.testkit;

import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.Subject;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;

/** Assertions on a commitment. Not thread-safe. */
public final class CommitmentAssert extends PartAssert<CommitmentAssert> {

    CommitmentAssert(AdviceAssert whole, Commitment commitment) {
        super(whole, CommitmentAssert.class, Subject.COMMITMENTS, commitment.name(), true);
    }

    /** It is in this state. */
    public CommitmentAssert is(CommitmentStatus status) {
        return verify(Aspect.STATUS, status);
    }

    /** Something is known of it and nothing speaks against it. */
    public CommitmentAssert isKept() {
        return is(CommitmentStatus.KEPT);
    }

    /** A notice speaks against it. */
    public CommitmentAssert isStrained() {
        return is(CommitmentStatus.STRAINED);
    }

    /** Something serious or critical speaks against it. */
    public CommitmentAssert isBroken() {
        return is(CommitmentStatus.BROKEN);
    }

    /** No metric that could tell is known. */
    public CommitmentAssert isUnknown() {
        return is(CommitmentStatus.UNKNOWN);
    }

    /** This signal, or a signal on this metric, speaks against it. */
    public CommitmentAssert because(String signalOrMetric) {
        return verify(Aspect.BECAUSE, signalOrMetric);
    }
}
