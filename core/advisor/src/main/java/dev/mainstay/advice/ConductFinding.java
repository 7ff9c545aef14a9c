package dev.mainstay.advice;

import dev.mainstay.vocabulary.ConductRisk;
import java.util.List;

/**
 * A likely abuse by the account.
 *
 * @param code the conduct risk
 * @param likelihood 0 to 1
 * @param supporting signals that speak for it, the weightiest first
 */
public record ConductFinding(ConductRisk code, double likelihood, List<String> supporting) {

    /** Copies the signals. */
    public ConductFinding {
        supporting = List.copyOf(supporting);
    }
}
