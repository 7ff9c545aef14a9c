package dev.mainstay.advice;

import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import java.util.List;

/**
 * Status of one of the seven commitments.
 *
 * @param code the commitment
 * @param status whether it is kept
 * @param signals what speaks against it
 */
public record CommitmentState(Commitment code, CommitmentStatus status, List<String> signals) {

    /** Copies the signals. */
    public CommitmentState {
        signals = List.copyOf(signals);
    }
}
