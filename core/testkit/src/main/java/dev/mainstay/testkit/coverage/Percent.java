package dev.mainstay.testkit.coverage;

/** Shares as people read them. */
public final class Percent {

    private Percent() {}

    /**
     * How many of all, in per cent with one digit, rounded down, so that 100.0 means all of them; 100.0 where there are none.
     */
    public static String of(long part, long all) {
        long tenths = all == 0 ? 1000 : part * 1000 / all;
        return tenths / 10 + "." + tenths % 10;
    }
}
