package dev.mainstay.vocabulary;

/** Unit of a metric or limit, with the range of values it admits. */
public enum Unit {
    /** A share, 0 to 1; 85% is written 0.85. */
    RATIO(0, 1, false),
    /** A margin, -1 to 1. */
    MARGIN(-1, 1, false),
    /** A change in points of share, -1 to 1. */
    SHARE_CHANGE(-1, 1, false),
    /** A relative change, -1 or more; 15% down is written -0.15. */
    CHANGE(-1, Double.MAX_VALUE, false),
    /** A factor or plain amount, 0 or more. */
    FACTOR(0, Double.MAX_VALUE, false),
    /** A slope, any number. */
    SLOPE(-Double.MAX_VALUE, Double.MAX_VALUE, false),
    /** A score of 0 to 100. */
    SCORE100(0, 100, false),
    /** A score of 0 to 10. */
    SCORE10(0, 10, false),
    /** A change of a 0 to 100 score. */
    POINTS(-100, 100, false),
    /** Whole days, 0 or more. */
    DAYS(0, 100_000, true),
    /** Hours, 0 or more. */
    HOURS(0, Double.MAX_VALUE, false),
    /** Months, 0 or more, fractions allowed. */
    MONTHS(0, Double.MAX_VALUE, false),
    /** A count, 0 or more. */
    COUNT(0, Integer.MAX_VALUE, true),
    /** A whole number. */
    SIGNED_COUNT(Integer.MIN_VALUE, Integer.MAX_VALUE, true),
    /** Times a month, 0 or more. */
    PER_MONTH(0, Double.MAX_VALUE, false),
    /** Parts per million. */
    PPM(0, 1_000_000, false),
    /** An amount of money in the account's currency. */
    MONEY(-Double.MAX_VALUE, Double.MAX_VALUE, false),
    /** True or false. */
    FLAG(0, 1, true),
    /** One of a list of codes. */
    CODE(0, Integer.MAX_VALUE, true),
    /** A calendar day. */
    DATE(-Double.MAX_VALUE, Double.MAX_VALUE, true),
    /** A text. */
    TEXT(Double.NaN, Double.NaN, false),
    /** A set of words. */
    SET(Double.NaN, Double.NaN, false);

    private final double min;
    private final double max;
    private final boolean whole;

    Unit(double min, double max, boolean whole) {
        this.min = min;
        this.max = max;
        this.whole = whole;
    }

    /** Least admissible value. */
    public double min() {
        return min;
    }

    /** Greatest admissible value. */
    public double max() {
        return max;
    }

    /** Only whole numbers are admissible. */
    public boolean whole() {
        return whole;
    }

    /** Values are numbers that can be compared by size with numbers. */
    public boolean numeric() {
        return switch (this) {
            case FLAG, CODE, DATE, TEXT, SET -> false;
            default -> true;
        };
    }
}
