package dev.mainstay.vocabulary;

/** Level of the defection likelihood, lowest first. */
public enum RiskLevel {
    /** Nothing points to defection. */
    LOW,

    /** Worth attention. */
    MODERATE,

    /** More likely than a manager should accept. */
    HIGH,

    /** Defection is at the door. */
    CRITICAL
}
