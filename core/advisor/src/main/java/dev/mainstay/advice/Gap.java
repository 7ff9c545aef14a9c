package dev.mainstay.advice;

import java.util.List;

/**
 * Something unknown, and what knowing it could decide.
 *
 * @param metric the unknown metric or list, or {@code limit("key")} where the pack sets no limit for this account
 * @param couldDecide signals that could be raised or ruled out
 */
public record Gap(String metric, List<String> couldDecide) {

    /** Copies the codes. */
    public Gap {
        couldDecide = List.copyOf(couldDecide);
    }
}
