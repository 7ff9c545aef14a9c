package dev.mainstay.authoring.internal.interval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether variables can be in their cells and in an order. Those that must be equal are taken as one; then each, from
 * the least, gets the least number of its cell that is not too small. If any choice will do, the least does.
 */
final class Order {

    private final Map<Variable, Cell> cells;
    private final List<Variable> tied;
    /** Whether one must not be greater than the other, following the order as far as it leads. */
    private final boolean[][] before;

    private final boolean[][] strictly;

    private Order(Map<Variable, Cell> cells, List<Formula.Ordered> order) {
        this.cells = cells;
        Set<Variable> names = new LinkedHashSet<>();
        order.forEach(one -> {
            names.add(one.less());
            names.add(one.greater());
        });
        tied = new ArrayList<>(names);
        before = new boolean[tied.size()][tied.size()];
        strictly = new boolean[tied.size()][tied.size()];
        for (Formula.Ordered one : order) {
            int less = tied.indexOf(one.less());
            int greater = tied.indexOf(one.greater());
            before[less][greater] = true;
            strictly[less][greater] |= one.strictly();
        }
        close();
    }

    private void close() {
        for (int middle = 0; middle < tied.size(); middle++) {
            for (int less = 0; less < tied.size(); less++) {
                for (int greater = 0; greater < tied.size(); greater++) {
                    if (before[less][middle] && before[middle][greater]) {
                        before[less][greater] = true;
                        strictly[less][greater] |= strictly[less][middle] || strictly[middle][greater];
                    }
                }
            }
        }
    }

    /** Points within the cells and in the order; empty if there are none. */
    static Optional<Solution> solve(Map<Variable, Cell> cells, List<Formula.Ordered> order) {
        if (cells.values().stream().anyMatch(Cell::isEmpty)) {
            return Optional.empty();
        }
        Order tie = new Order(cells, order);
        Map<Variable, Point> points = new LinkedHashMap<>();
        if (!tie.place(points)) {
            return Optional.empty();
        }
        cells.forEach((variable, cell) -> points.computeIfAbsent(variable, any -> Choice.of(cell)));
        return Optional.of(new Solution(Map.copyOf(cells), points));
    }

    private boolean place(Map<Variable, Point> points) {
        for (int i = 0; i < tied.size(); i++) {
            if (strictly[i][i]) {
                return false;
            }
        }
        return placeWith(points, true) || placeWith(points, false);
    }

    /** Tries plain numbers first, for people read them; what cannot be plain is the least that will do. */
    private boolean placeWith(Map<Variable, Point> points, boolean plain) {
        boolean[] placed = new boolean[tied.size()];
        double[] values = new double[tied.size()];
        for (int done = 0; done < tied.size(); ) {
            int next = nextToPlace(placed);
            NumberSet common = commonOf(next);
            double bound = Double.NEGATIVE_INFINITY;
            for (int less = 0; less < tied.size(); less++) {
                if (placed[less] && before[less][next] && !before[next][less]) {
                    bound = Math.max(bound, strictly[less][next] ? common.grid().above(values[less]) : values[less]);
                }
            }
            double value = plain ? Choice.plainFrom(common, bound) : common.leastFrom(bound);
            if (Double.isNaN(value)) {
                return false;
            }
            for (int equal = 0; equal < tied.size(); equal++) {
                if (equal == next || equal(next, equal)) {
                    points.put(tied.get(equal), new Point.Numeric(value));
                    values[equal] = value;
                    placed[equal] = true;
                    done++;
                }
            }
        }
        return true;
    }

    private boolean equal(int one, int other) {
        return before[one][other] && before[other][one];
    }

    private int nextToPlace(boolean[] placed) {
        for (int candidate = 0; candidate < tied.size(); candidate++) {
            boolean ready = !placed[candidate];
            for (int less = 0; ready && less < tied.size(); less++) {
                ready = placed[less] || !before[less][candidate] || before[candidate][less];
            }
            if (ready) {
                return candidate;
            }
        }
        throw new IllegalStateException("an order without a least element");
    }

    private NumberSet commonOf(int variable) {
        NumberSet common = numbers(variable);
        for (int equal = 0; equal < tied.size(); equal++) {
            if (equal(variable, equal)) {
                common = common.and(numbers(equal));
            }
        }
        return common;
    }

    private NumberSet numbers(int variable) {
        return (NumberSet) Objects.requireNonNull(cells.get(tied.get(variable))).values();
    }
}
