package dev.mainstay.authoring.internal;

import dev.mainstay.pack.Operator;

/**
 * What is known of a number: that it lies between two others, both included. Nothing lies within a range that ends before it
 * begins, which is what is known of an unknown.
 */
record Between(double least, double most) {

    static final Between ANYTHING = new Between(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    static final Between UNKNOWN = new Between(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    static Between exactly(double number) {
        return new Between(number, number);
    }

    static Between flag(boolean value) {
        return exactly(value ? 1 : 0);
    }

    /** Whether a limit that moves from one number to the other passes what this may be: from below a value on to it. */
    boolean passedBy(double one, double other) {
        return most >= Math.min(one, other) && least < Math.max(one, other);
    }

    /** Whether it may compare so with the other. */
    boolean may(Operator operator, Between other) {
        if (least > most || other.least > other.most) {
            return false;
        }
        return switch (operator) {
            case LESS -> least < other.most;
            case AT_MOST -> least <= other.most;
            case GREATER -> most > other.least;
            case AT_LEAST -> most >= other.least;
            case EQUAL -> least <= other.most && other.least <= most;
            case NOT_EQUAL -> !(least == most && other.least == other.most && least == other.least);
            case CONTAINS, NOT_CONTAINS -> true;
        };
    }
}
