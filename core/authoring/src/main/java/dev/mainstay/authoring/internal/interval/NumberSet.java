package dev.mainstay.authoring.internal.interval;

import dev.mainstay.pack.Operator;
import java.util.Arrays;

/**
 * A set of numbers of a grid: closed ranges, ascending, with at least one number of the grid between two of them. Infinity is
 * a number here, for a quotient can be infinite; {@code NaN} is none.
 */
final class NumberSet implements Values {

    private final Grid grid;
    /** Least and greatest number of each range in turn. */
    private final double[] ends;

    private NumberSet(Grid grid, double... ends) {
        this.grid = grid;
        this.ends = ends;
    }

    static NumberSet empty(Grid grid) {
        return new NumberSet(grid);
    }

    static NumberSet all(Grid grid) {
        return new NumberSet(grid, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** The numbers of the grid from the least to the greatest, both included. */
    static NumberSet between(Grid grid, double least, double greatest) {
        double from = grid.ceiling(least);
        double to = grid.floor(greatest);
        return from <= to ? new NumberSet(grid, from, to) : empty(grid);
    }

    /** The numbers of which the comparison with this one holds; none if it is {@code NaN}. */
    static NumberSet where(Grid grid, Operator operator, double number) {
        if (Double.isNaN(number)) {
            return empty(grid);
        }
        return switch (operator) {
            case LESS ->
                number == Double.NEGATIVE_INFINITY
                        ? empty(grid)
                        : between(grid, Double.NEGATIVE_INFINITY, grid.below(number));
            case AT_MOST -> between(grid, Double.NEGATIVE_INFINITY, number);
            case GREATER ->
                number == Double.POSITIVE_INFINITY
                        ? empty(grid)
                        : between(grid, grid.above(number), Double.POSITIVE_INFINITY);
            case AT_LEAST -> between(grid, number, Double.POSITIVE_INFINITY);
            case EQUAL -> between(grid, number, number);
            case NOT_EQUAL -> between(grid, number, number).not();
            case CONTAINS, NOT_CONTAINS -> throw new IllegalArgumentException(operator + " is for sets of words");
        };
    }

    Grid grid() {
        return grid;
    }

    int ranges() {
        return ends.length / 2;
    }

    double least(int range) {
        return ends[2 * range];
    }

    double greatest(int range) {
        return ends[2 * range + 1];
    }

    /** Of a set that is not empty. */
    double least() {
        return ends[0];
    }

    /** Of a set that is not empty. */
    double greatest() {
        return ends[ends.length - 1];
    }

    /** The least number of the set that is not less than the bound, {@code NaN} if there is none. */
    double leastFrom(double bound) {
        for (int i = 0; i < ends.length; i += 2) {
            if (bound <= ends[i + 1]) {
                return Math.max(ends[i], grid.ceiling(bound));
            }
        }
        return Double.NaN;
    }

    boolean contains(double number) {
        return leastFrom(number) == number;
    }

    @Override
    public boolean isEmpty() {
        return ends.length == 0;
    }

    @Override
    public boolean isAll() {
        return ends.length == 2 && ends[0] == Double.NEGATIVE_INFINITY && ends[1] == Double.POSITIVE_INFINITY;
    }

    @Override
    public NumberSet and(Values other) {
        NumberSet that = (NumberSet) other;
        Grid common = grid == Grid.WHOLE ? grid : that.grid;
        double[] found = new double[ends.length + that.ends.length];
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < ends.length && j < that.ends.length) {
            double from = common.ceiling(Math.max(ends[i], that.ends[j]));
            double to = common.floor(Math.min(ends[i + 1], that.ends[j + 1]));
            if (from <= to) {
                found[count++] = from;
                found[count++] = to;
            }
            if (ends[i + 1] < that.ends[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return new NumberSet(common, Arrays.copyOf(found, count));
    }

    @Override
    public NumberSet or(Values other) {
        return not().and(other.not()).not();
    }

    @Override
    public NumberSet not() {
        double[] found = new double[ends.length + 2];
        int count = 0;
        double from = Double.NEGATIVE_INFINITY;
        boolean open = true;
        for (int i = 0; i < ends.length; i += 2) {
            if (ends[i] > from) {
                found[count++] = from;
                found[count++] = grid.below(ends[i]);
            }
            from = grid.above(ends[i + 1]);
            open = ends[i + 1] < Double.POSITIVE_INFINITY;
        }
        if (open) {
            found[count++] = from;
            found[count++] = Double.POSITIVE_INFINITY;
        }
        return new NumberSet(grid, Arrays.copyOf(found, count));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberSet that && grid == that.grid && Arrays.equals(ends, that.ends);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ends);
    }

    /** Such as {@code 0..0.8 1}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ends.length; i += 2) {
            text.append(i == 0 ? "" : " ").append(ends[i]);
            if (ends[i] != ends[i + 1]) {
                text.append("..").append(ends[i + 1]);
            }
        }
        return text.toString();
    }
}
