package dev.mainstay.vocabulary;

/** How grave a signal is, mildest first. */
public enum Severity {
    /** Worth knowing. */
    NOTICE,

    /** Needs action. */
    SERIOUS,

    /** Needs action now. */
    CRITICAL
}
