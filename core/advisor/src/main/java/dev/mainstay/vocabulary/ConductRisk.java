package dev.mainstay.vocabulary;

/** How an account may abuse its weight or fake its volume. */
public enum ConductRisk {
    /** It takes over the channel and raises its demands. */
    POWER_GRAB,

    /** Its volume is not real. */
    INFLATED_VOLUME,

    /** It sells across regions. */
    DIVERSION,

    /** It owes more than is safe. */
    CREDIT_EXPOSURE
}
