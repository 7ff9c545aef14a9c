package dev.mainstay.testkit.coverage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What coverage is measured by; each has a share of its own, and a gate. */
public enum Criterion {
    /** Every rule fires. */
    RULES,
    /** Every condition is seen to hold and seen to fail. */
    CONDITIONS,
    /** Every condition is seen unknown. */
    UNKNOWN,
    /**
     * Every condition is seen to decide alone, once by holding and once by failing: were it otherwise, all else as it is, the
     * rule would fire and did not, or the other way round. That is modified condition/decision coverage in the form called
     * masking MC/DC, which suits conditions that mask each other (Chilenski, "An Investigation of Three Forms of the Modified
     * Condition Decision Coverage (MCDC) Criterion", DOT/FAA/AR-01/18, 2001). The two halves of a pair are counted singly.
     */
    MCDC,
    /** Every value of limits.csv is tried exactly, and at most one step below and above. */
    LIMITS,
    /** Every row of the tables is reached. */
    ROWS;

    /** As the command and reports write it: {@code mcdc}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The criterion that is written so. */
    public static Optional<Criterion> called(String label) {
        return Arrays.stream(values())
                .filter(criterion -> criterion.label().equals(label))
                .findFirst();
    }
}
