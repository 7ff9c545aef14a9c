package dev.mainstay.vocabulary;

/** What a code in a rule or table names. */
public enum CodeKind {
    /** A signal, defined by the rules that raise it. */
    SIGNAL,
    /** A {@link Cause}. */
    CAUSE,
    /** A {@link ConductRisk}. */
    RISK,
    /** A cause or a conduct risk. */
    CAUSE_OR_RISK,
    /** A cause, a conduct risk, or DEFECTION, which raises the likelihood of defection without naming a cause. */
    INFLUENCE,
    /** A facet of a cause, defined by the rows of diagnosis.csv; may be empty. */
    FACET,
    /** A {@link Commitment}. */
    COMMITMENT,
    /** A {@link Stance}. */
    STANCE,
    /** An action of actions.csv. */
    ACTION,
    /** The reason of a guardrail, defined by its text. */
    REASON,
    /** A permit that the column {@code requires} of actions.csv asks for. */
    PERMIT
}
