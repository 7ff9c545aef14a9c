package dev.mainstay;

import java.time.Duration;

/**
 * How much advising one account may take. Whatever a pack asks and an account holds, advising ends; what passes a limit is a
 * failure of this account alone, which names the limit and the rule that took the most.
 *
 * @param elements most elements of all lists of the account together
 * @param matches most times that something of the account is held against a condition; what takes more work counts more
 * @param firings most times that rules fire
 * @param time most time by the clock. It alone depends on the machine, so the others should be reached before it
 */
public record AdviceLimits(int elements, long matches, int firings, Duration time) {

    /** Longest time, so that it can be counted. */
    private static final Duration MOST = Duration.ofDays(365);

    private static final AdviceLimits STANDARD = new AdviceLimits(10_000, 5_000_000, 10_000, Duration.ofSeconds(5));

    /** Checks that every limit admits something. */
    public AdviceLimits {
        if (elements < 1 || matches < 1 || firings < 1 || time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("every limit is more than 0");
        }
        if (firings == Integer.MAX_VALUE || time.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "the limit of firings is less than 2147483647, that of time at most a year");
        }
    }

    /**
     * 10,000 elements, 5,000,000 matches, 10,000 firings, 5 seconds; by the standard pack an ordinary account takes some
     * thousand matches, a hundred firings and a fraction of a millisecond.
     */
    public static AdviceLimits standard() {
        return STANDARD;
    }

    /** The same limits with another number of elements. */
    public AdviceLimits withElements(int most) {
        return new AdviceLimits(most, matches, firings, time);
    }

    /** The same limits with another number of matches. */
    public AdviceLimits withMatches(long most) {
        return new AdviceLimits(elements, most, firings, time);
    }

    /** The same limits with another number of firings. */
    public AdviceLimits withFirings(int most) {
        return new AdviceLimits(elements, matches, most, time);
    }

    /** The same limits with another time. */
    public AdviceLimits withTime(Duration most) {
        return new AdviceLimits(elements, matches, firings, most);
    }
}
