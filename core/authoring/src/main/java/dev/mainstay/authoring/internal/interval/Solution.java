package dev.mainstay.authoring.internal.interval;

import java.util.Map;
import java.util.Objects;

/**
 * What variables can be so that a formula holds.
 *
 * @param cells what is left of each; where no order ties it to others, any point of the cell will do
 * @param points one point of each that will do together with the others
 */
record Solution(Map<Variable, Cell> cells, Map<Variable, Point> points) {

    /** What is left of a variable it has. */
    Cell cell(Variable variable) {
        return Objects.requireNonNull(cells.get(variable));
    }

    /** What a variable is that it has. */
    Point point(Variable variable) {
        return Objects.requireNonNull(points.get(variable));
    }
}
