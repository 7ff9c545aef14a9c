package dev.mainstay.authoring.diff;

/** What of an advice can differ. */
public enum Aspect {
    /** The stance. */
    STANCE,
    /** Level of the risk of defection. */
    RISK,
    /** Status of a commitment. */
    COMMITMENT,
    /** A signal is raised or not, or its severity. */
    SIGNAL,
    /** A cause is named or not, or its likelihood beyond the tolerance. */
    CAUSE,
    /** A conduct risk is named or not, or its likelihood beyond the tolerance. */
    CONDUCT,
    /** An action is recommended, withheld for a reason, or neither. */
    ACTION,
    /** Of two neighbouring actions that both recommend, which comes first. */
    ORDER,
    /** Who does it. */
    OWNER,
    /** When it is due. */
    DUE,
    /** Whether it is owed. */
    OBLIGATION,
    /** Its score beyond the tolerance. */
    PRIORITY,
    /** What it is first done for, which its key names. */
    REASON;

    /** Whether what differs is a number, and it matters only which way it went. */
    boolean numeric() {
        return this == CAUSE || this == CONDUCT || this == PRIORITY;
    }
}
