package dev.mainstay.authoring.internal.interval;

/**
 * Which numbers a variable can be. On either grid every number but the last has a next one, so an open end of a range is a
 * closed one a step further in, and ranges need no notion of openness.
 */
enum Grid {
    /** Every double. */
    REAL {
        @Override
        double above(double number) {
            return Math.nextUp(number) + 0.0;
        }

        @Override
        double below(double number) {
            return Math.nextDown(number) + 0.0;
        }

        @Override
        double ceiling(double number) {
            return number + 0.0;
        }

        @Override
        double floor(double number) {
            return number + 0.0;
        }
    },
    /** Every whole number that a double can be. */
    WHOLE {
        @Override
        double above(double number) {
            double next = Math.floor(number) + 1;
            return next > number ? next : Math.nextUp(number);
        }

        @Override
        double below(double number) {
            double next = Math.ceil(number) - 1;
            return next < number ? next : Math.nextDown(number);
        }

        @Override
        double ceiling(double number) {
            return Math.ceil(number) + 0.0;
        }

        @Override
        double floor(double number) {
            return Math.floor(number) + 0.0;
        }
    };

    /** The least number of the grid that is greater. Negative zero never comes out. */
    abstract double above(double number);

    /** The greatest number of the grid that is less. */
    abstract double below(double number);

    /** The least number of the grid that is not less. */
    abstract double ceiling(double number);

    /** The greatest number of the grid that is not greater. */
    abstract double floor(double number);
}
