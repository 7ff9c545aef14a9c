package dev.mainstay.advice;

import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Controllability;
import java.util.List;

/**
 * A likely cause of defection.
 *
 * @param code the cause
 * @param facets its facets that something speaks for, the likeliest first
 * @param likelihood 0 to 1: noisy-OR (Pearl 1988) over weight, severity and confidence of the supporting signals, reduced by
 *     the contrary ones
 * @param controllable whether the supplier can remove it
 * @param supporting signals that speak for it, the weightiest first
 * @param contrary signals that speak against it, the weightiest first
 */
public record DiagnosedCause(
        Cause code,
        List<String> facets,
        double likelihood,
        Controllability controllable,
        List<String> supporting,
        List<String> contrary) {

    /** Copies the lists. */
    public DiagnosedCause {
        facets = List.copyOf(facets);
        supporting = List.copyOf(supporting);
        contrary = List.copyOf(contrary);
    }
}
