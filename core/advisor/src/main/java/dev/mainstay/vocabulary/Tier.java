package dev.mainstay.vocabulary;

/** Standing of an account, lowest first so that comparison in rules reads naturally. */
public enum Tier {
    /** Served at low cost. */
    SMALL,

    /** Served by the standard programme. */
    ORDINARY,

    /** Large volume or steady profit. */
    MAJOR,

    /** Large volume and steady profit: a key account. */
    KEY
}
