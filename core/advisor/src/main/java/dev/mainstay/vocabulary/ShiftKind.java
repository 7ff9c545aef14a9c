package dev.mainstay.vocabulary;

/** Which way an account's own strategy shifts. */
public enum ShiftKind {
    /** A new direction, a smaller scope, a divestment. */
    CONTRACTION,

    /** It enters our own business. */
    UPSTREAM_EXPANSION,

    /** An accident or insolvency. */
    BUSINESS_FAILURE,

    /** It reduces its suppliers. */
    SUPPLIER_CONSOLIDATION,

    /** Those who decide change. */
    LEADERSHIP_CHANGE
}
