package dev.mainstay.benchmarks;

import dev.mainstay.advice.Evidence;
import java.util.Optional;

/** Values as an advice shows them. */
final class Shown {

    private Shown() {}

    /** To four decimals. */
    static double ratio(double value) {
        return Math.rint(value * 10_000) / 10_000;
    }

    /** To two decimals. */
    static double cents(double value) {
        return Math.rint(value * 100) / 100;
    }

    /** Whole numbers as integers. */
    static Object number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return ratio(value);
    }

    /** Evidence of a value held against a fixed one. */
    static Evidence evidence(String metric, Object observed, String operator, Object fixed) {
        return new Evidence(metric, observed, operator, fixed, Optional.empty(), Optional.empty());
    }
}
