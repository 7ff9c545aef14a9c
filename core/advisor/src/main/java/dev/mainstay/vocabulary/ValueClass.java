package dev.mainstay.vocabulary;

/** Class of an account by profit over the portfolio, lowest first. */
public enum ValueClass {
    /** The bottom fifth, which costs more than it brings. */
    RELEASE,

    /** The three fifths in the middle. */
    KEEP,

    /** The top fifth, which earns most of the profit. */
    GROW
}
