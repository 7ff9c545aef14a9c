package dev.mainstay.advice;

import java.util.List;

/**
 * An action that was proposed and is not recommended.
 *
 * @param code the action
 * @param reason code of the reason
 * @param rule the guardrail rule, or the table and line, that withheld it
 * @param preconditions for an action with preconditions, each with whether it is met; else empty
 */
public record Withheld(String code, String reason, String rule, List<Precondition> preconditions) {

    /** Copies the preconditions. */
    public Withheld {
        preconditions = List.copyOf(preconditions);
    }

    /**
     * What must be so before an action is allowed.
     *
     * @param code the precondition
     * @param met whether it is known to hold
     */
    public record Precondition(String code, boolean met) {}
}
