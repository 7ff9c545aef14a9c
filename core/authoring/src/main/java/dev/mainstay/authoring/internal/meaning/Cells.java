package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.authoring.internal.meaning.BreakPoints.Point;
import dev.mainstay.vocabulary.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers a metric can be, cut at its break points: each point is a cell of its own, and so is what lies between two
 * neighbours, below the least and above the greatest. To the rules all numbers of a cell are the same.
 */
public final class Cells {

    /**
     * One cell; either end may be infinite.
     *
     * @param from lower end
     * @param to upper end; the same where the cell is a point
     */
    public record Cell(double from, double to) {

        /** Whether it is a single value. */
        public boolean point() {
            return from == to;
        }

        /** Whether the number lies in it; the ends of what is no point do not. */
        public boolean holds(double number) {
            return point() ? number == from : number > from && number < to;
        }
    }

    private final Unit unit;
    private final List<Point> points;
    private final List<Cell> cells = new ArrayList<>();

    private Cells(Unit unit, List<Point> points) {
        this.unit = unit;
        this.points = points.stream()
                .filter(point -> point.value() >= unit.min() && point.value() <= unit.max())
                .toList();
        double below = Double.NEGATIVE_INFINITY;
        for (Point point : this.points) {
            add(new Cell(below, point.value()));
            add(new Cell(point.value(), point.value()));
            below = point.value();
        }
        add(new Cell(below, Double.POSITIVE_INFINITY));
    }

    /**
     * The cells of a unit.
     *
     * @param points the least first
     */
    public static Cells of(Unit unit, List<Point> points) {
        return new Cells(unit, points);
    }

    private void add(Cell cell) {
        double nearest = cell.point() ? cell.from() : nearest(cell, Math.max(cell.from(), unit.min()));
        if (!Double.isNaN(nearest)) {
            cells.add(cell);
        }
    }

    /** The cells that hold a value the unit admits, the least first. */
    public List<Cell> all() {
        return List.copyOf(cells);
    }

    /**
     * The sensible value of a cell that is nearest to a number: beside a point, one of its steps away, or halfway where the
     * next point is nearer than that. {@code NaN} where the unit admits none.
     */
    public double nearest(Cell cell, double number) {
        if (cell.point() || cell.holds(number)) {
            return cell.point() ? cell.from() : number;
        }
        boolean above = number <= cell.from();
        double edge = above ? cell.from() : cell.to();
        double least = Math.max(unit.min(), cell.from());
        double most = Math.min(unit.max(), cell.to());
        double step = unit.whole() ? 1 : step(edge);
        double beside = clean(edge + (above ? step : -step));
        if (admits(cell, beside)) {
            return beside;
        }
        double halfway = (least + most) / 2;
        double between = unit.whole() ? Math.floor(halfway) : clean(halfway);
        if (admits(cell, between)) {
            return between;
        }
        double end = above ? most : least;
        return admits(cell, end) ? end : Double.NaN;
    }

    private boolean admits(Cell cell, double number) {
        return cell.holds(number)
                && number >= unit.min()
                && number <= unit.max()
                && (!unit.whole() || number == Math.rint(number));
    }

    private double step(double edge) {
        return points.stream()
                .filter(point -> point.value() == edge)
                .mapToDouble(Point::step)
                .findFirst()
                .orElse(1);
    }

    /** Without the dust that adding decimals leaves. */
    private static double clean(double number) {
        return Math.rint(number * 1e9) / 1e9;
    }
}
