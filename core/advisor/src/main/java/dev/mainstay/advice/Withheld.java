package dev.mainstay.advice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An action that was proposed and is not recommended.
 *
 * @param code the action
 * @param reason code of the reason
 * @param rule the guardrail rule, or the table and line, that withheld it
 * @param preconditions for an action with preconditions, each with whether it is met; else empty
 * @param until the day from which it may be proposed again, where it is withheld for a time
 */
public record Withheld(
        String code, String reason, String rule, List<Precondition> preconditions, Optional<LocalDate> until) {

    /** Withheld for as long as the reason holds. */
    public Withheld(String code, String reason, String rule, List<Precondition> preconditions) {
        this(code, reason, rule, preconditions, Optional.empty());
    }

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
