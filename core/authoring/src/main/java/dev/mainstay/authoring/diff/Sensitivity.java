package dev.mainstay.authoring.diff;

import dev.mainstay.pack.LimitRow;
import java.util.List;

/**
 * Which limits move most accounts: each limit of a pack is moved by itself within the range its row allows.
 *
 * @param accounts how many accounts were tried
 * @param of how many there were; where there were more than tried, a sample was drawn by their ids, the same on every run
 * @param curves the limits that move any account, those that move most first
 */
public record Sensitivity(int accounts, long of, List<Curve> curves) {

    /** Copies the list. */
    public Sensitivity {
        curves = List.copyOf(curves);
    }

    /**
     * What one limit does.
     *
     * @param limit the row, with its value as it is
     * @param points some values it may have, the least first, the value as it is among them
     */
    public record Curve(LimitRow limit, List<Point> points) {

        /** Copies the list. */
        public Curve {
            points = List.copyOf(points);
        }

        /** Most accounts that any of the values moves. */
        public int most() {
            return points.stream().mapToInt(Point::changed).max().orElse(0);
        }
    }

    /**
     * What one value of a limit does.
     *
     * @param value the value
     * @param changed of the accounts tried, how many are advised otherwise than by the pack as it is
     */
    public record Point(double value, int changed) {}
}
