package dev.mainstay.vocabulary;

/** Which way a metric gets worse for the relationship. */
public enum Worse {
    /** A higher value is worse. */
    HIGHER,

    /** A lower value is worse. */
    LOWER,

    /** No direction is worse in itself. */
    NEITHER
}
