package dev.mainstay.vocabulary;

/** Whether a commitment is kept, best first; UNKNOWN stands apart. */
public enum CommitmentStatus {
    /** Something is known of it and nothing speaks against it. */
    KEPT,

    /** A notice speaks against it. */
    STRAINED,

    /** Something serious or critical speaks against it. */
    BROKEN,

    /** No metric that could tell is known. */
    UNKNOWN
}
