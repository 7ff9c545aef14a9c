package dev.mainstay.internal.engine;

/** Rounds what is shown, so that the last bits of a double never show. */
final class Round {

    private Round() {}

    /** To four decimals, for likelihoods and factors. */
    static double ratio(double value) {
        return Math.rint(value * 10_000) / 10_000;
    }

    /** To two decimals, for money. */
    static double cents(double value) {
        return Math.rint(value * 100) / 100;
    }

    /** As evidence shows a number: whole ones as integers, so that no one reads 3.0 complaints. */
    static Object shown(double value) {
        return whole(value) ? (Object) (long) value : (Object) ratio(value);
    }

    /** As evidence shows a number that, rounded, looks like the one it differs from. */
    static Object exact(double value) {
        return whole(value) ? (Object) (long) value : (Object) value;
    }

    private static boolean whole(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15;
    }
}
