package dev.mainstay.authoring.internal.interval;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Picks, of all that will do, what a person reads easily: a short number, close to where the range begins or ends. */
final class Choice {

    /** A double needs up to 17 digits; one that needs nearly as many is the neighbour of a number somebody wrote. */
    private static final int MANY_DIGITS = 14;

    private static final double LARGE = 1e12;
    private static final double TINY = 1e-12;
    /** Where units begin and end: a number there says less than one at a limit. */
    private static final List<Double> ENDS_OF_UNITS =
            List.of(0.0, 1.0, -1.0, 10.0, 100.0, -100.0, 100_000.0, 1_000_000.0, (double) Integer.MAX_VALUE, (double)
                    Integer.MIN_VALUE);

    private Choice() {}

    /** As a person writes it. */
    static String text(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** One point of a cell that is not empty; a known one if there is one. */
    static Point of(Cell cell) {
        if (cell.values().isEmpty()) {
            return Point.Absent.UNKNOWN;
        }
        if (cell.values() instanceof NumberSet numbers) {
            return new Point.Numeric(plainFrom(numbers, Double.NEGATIVE_INFINITY));
        }
        return new Point.Text(text((TextSet) cell.values()));
    }

    private static String text(TextSet texts) {
        if (!texts.except()) {
            return new TreeSet<>(texts.named()).first();
        }
        String other = "other";
        while (!texts.contains(other)) {
            other += "-other";
        }
        return other;
    }

    /** A plain number of the set that is not less than the bound, {@code NaN} if there is no number at all. */
    static double plainFrom(NumberSet numbers, double bound) {
        double fallback = Double.NaN;
        for (int range = 0; range < numbers.ranges(); range++) {
            if (numbers.greatest(range) < bound) {
                continue;
            }
            double least = Math.max(numbers.least(range), numbers.grid().ceiling(bound));
            double plain = plain(numbers.grid(), least, numbers.greatest(range));
            if (!ENDS_OF_UNITS.contains(plain) && Math.abs(plain) < LARGE) {
                return plain;
            }
            fallback = Double.isNaN(fallback) || Math.abs(plain) < Math.abs(fallback) ? plain : fallback;
        }
        return fallback;
    }

    private static double plain(Grid grid, double least, double greatest) {
        List<Double> candidates = new ArrayList<>();
        boolean openBelow = isOpen(grid, least);
        boolean openAbove = isOpen(grid, greatest);
        if (openAbove) {
            beside(grid.above(greatest), -1, candidates);
        }
        if (openBelow) {
            beside(grid.below(least), 1, candidates);
        }
        for (double end : new double[] {greatest, least}) {
            if (!isOpen(grid, end) && Math.abs(end) < LARGE && !ENDS_OF_UNITS.contains(end)) {
                candidates.add(end);
            }
        }
        candidates.addAll(List.of(0.5, 0.0, 1.0, 10.0, 1000.0, -1.0, -10.0, -1000.0));
        for (double end : new double[] {least, greatest}) {
            if (Math.abs(end) < LARGE && !isOpen(grid, end)) {
                candidates.add(end);
            }
        }
        for (double candidate : candidates) {
            if (candidate >= least && candidate <= greatest && grid.floor(candidate) == candidate) {
                return candidate;
            }
        }
        return middle(grid, least, greatest);
    }

    /** Whether the end is the neighbour of a number that is not in the range. */
    private static boolean isOpen(Grid grid, double end) {
        return grid == Grid.REAL
                && Math.abs(end) < LARGE
                && (new BigDecimal(Double.toString(end)).stripTrailingZeros().precision() >= MANY_DIGITS
                        || (end != 0 && Math.abs(end) < TINY));
    }

    /** Numbers at a distance from the end that is small for a number of so many digits. */
    private static void beside(double end, int direction, List<Double> candidates) {
        BigDecimal from = new BigDecimal(Double.toString(end)).stripTrailingZeros();
        int digits = Math.max(Math.abs(end) <= 1 && end != 0 ? 1 : 0, from.scale());
        BigDecimal step = BigDecimal.ONE.movePointLeft(digits);
        for (int i = 0; i < 4; i++) {
            candidates.add(from.add(direction > 0 ? step : step.negate()).doubleValue() + 0.0);
            step = step.movePointLeft(1);
        }
    }

    /** The shortest number in the middle, or an end where there is none between. */
    private static double middle(Grid grid, double least, double greatest) {
        if (Double.isInfinite(least) || Double.isInfinite(greatest)) {
            return Double.isInfinite(least) ? greatest : least;
        }
        double middle = grid.floor(least + (greatest - least) / 2);
        for (int digits = 1; digits <= 17 && middle > least && middle < greatest; digits++) {
            double rounded = new BigDecimal(middle)
                    .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                    .doubleValue();
            if (rounded >= least && rounded <= greatest && grid.floor(rounded) == rounded) {
                return rounded;
            }
        }
        return least;
    }
}
