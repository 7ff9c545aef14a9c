package dev.mainstay.vocabulary;

/** How grave a complaint is, mildest first. */
public enum ComplaintSeverity {
    /** A nuisance. */
    LOW,

    /** Work is hampered. */
    MEDIUM,

    /** Work is prevented. */
    HIGH,

    /** Safety, law or the account's own customers are hit. */
    CRITICAL
}
