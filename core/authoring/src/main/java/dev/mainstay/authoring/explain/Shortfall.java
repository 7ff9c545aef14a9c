package dev.mainstay.authoring.explain;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A comparison that did not hold, in figures.
 *
 * @param metric what was observed, such as {@code delivery.onTimeRate} or {@code complaints[C-17].openDays}
 * @param observed the value as text; empty where unknown
 * @param operator how it was compared
 * @param limit what it was compared with as text; empty where the pack sets none for the account
 * @param limitKey key of the limit, where it was one
 * @param limitFrom the row the limit came from, where it was one
 * @param by how far it is away, in the metric's unit; empty where that is no number
 */
public record Shortfall(
        String metric,
        Optional<String> observed,
        String operator,
        Optional<String> limit,
        Optional<String> limitKey,
        Optional<String> limitFrom,
        OptionalDouble by) {}
