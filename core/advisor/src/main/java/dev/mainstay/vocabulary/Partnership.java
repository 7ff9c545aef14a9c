package dev.mainstay.vocabulary;

/** Form of a partnership, loosest first. */
public enum Partnership {
    /** Order by order. */
    TRANSACTIONAL,

    /** A preferred supplier. */
    PREFERRED,

    /** Shared gains and losses. */
    ALLIANCE
}
