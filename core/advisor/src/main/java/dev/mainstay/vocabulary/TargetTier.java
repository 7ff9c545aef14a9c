package dev.mainstay.vocabulary;

/** The tier a promotion rewards. */
public enum TargetTier {
    /** None in particular. */
    NONE,

    /** Small accounts. */
    SMALL,

    /** Ordinary accounts. */
    ORDINARY,

    /** Major accounts. */
    MAJOR,

    /** Key accounts. */
    KEY
}
