package dev.mainstay.advice;

import java.util.Optional;

/**
 * One condition of a rule as it held: derived from the rule, not written by hand.
 *
 * @param metric what was observed, such as {@code delivery.onTimeRate} or {@code complaints[C-17].openDays}
 * @param observed the value: a number, boolean or text
 * @param operator how it was compared
 * @param limit what it was compared with: a number, boolean or text
 * @param limitKey key of the limit, where it was one
 * @param limitFrom file and line the limit came from, and what that row is for; the pack before them where the pack that
 *     advises extends another
 */
public record Evidence(
        String metric,
        Object observed,
        String operator,
        Object limit,
        Optional<String> limitKey,
        Optional<String> limitFrom) {}
