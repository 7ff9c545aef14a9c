package dev.mainstay.advice;

/**
 * What became of one thing between two advices.
 *
 * @param subject what kind of thing it is
 * @param key which one: its code; an action's key without account, need and quarter, so that the same play is not new when a
 *     quarter begins or another reason comes first
 * @param status what became of it
 * @param before how it stood: a severity, likelihood, status or score; empty where it did not
 * @param after how it stands; empty where it does not
 * @param atLimit it rests on values at their limits, or is no longer known, and is taken to stand as it stood
 */
public record Change(Subject subject, String key, Status status, String before, String after, boolean atLimit) {

    /** What changes. */
    public enum Subject {
        /** The risk of defection; its key is {@code DEFECTION}. */
        RISK,
        /** A commitment that is strained or broken. */
        COMMITMENT,
        /** A likely cause of defection. */
        CAUSE,
        /** A conduct risk. */
        CONDUCT,
        /** A signal. */
        SIGNAL,
        /** A recommended action. */
        ACTION
    }

    /** What became of it. */
    public enum Status {
        /** It was not there before. */
        NEW,
        /** It is graver, likelier, or of a higher score. */
        WORSENED,
        /** It is less grave, less likely, or of a lower score. */
        EASED,
        /** It is gone. */
        RESOLVED,
        /** It stands as it stood. */
        UNCHANGED
    }
}
