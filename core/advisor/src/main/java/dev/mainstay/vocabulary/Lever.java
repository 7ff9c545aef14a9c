package dev.mainstay.vocabulary;

/** What kind of bond an action strengthens (Blut et al. 2016: relational bonds hold better than procedural and financial ones). */
public enum Lever {
    /** Between people. */
    RELATIONAL,

    /** In the way both sides work. */
    PROCEDURAL,

    /** In money. */
    FINANCIAL
}
