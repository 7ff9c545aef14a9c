package dev.mainstay.advice;

import dev.mainstay.vocabulary.Severity;
import java.util.List;

/**
 * An observed fact that crossed a limit.
 *
 * @param code the signal
 * @param rule name of the rule that raised it at this severity
 * @param severity how grave it is
 * @param evidence what was observed and what it was compared with
 */
public record Signal(String code, String rule, Severity severity, List<Evidence> evidence) {

    /** Copies the evidence. */
    public Signal {
        evidence = List.copyOf(evidence);
    }
}
