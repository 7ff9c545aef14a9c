package dev.mainstay.authoring.internal.interval;

import java.util.function.Function;

/** Whether a formula holds in one case. */
final class Evaluation {

    private Evaluation() {}

    static boolean holds(Formula formula, Function<Variable, Point> points) {
        if (formula instanceof Formula.In in) {
            return points.apply(in.variable()).in(in.cell());
        }
        if (formula instanceof Formula.Ordered ordered) {
            return points.apply(ordered.less()) instanceof Point.Numeric less
                    && points.apply(ordered.greater()) instanceof Point.Numeric greater
                    && (ordered.strictly() ? less.value() < greater.value() : less.value() <= greater.value());
        }
        if (formula instanceof Formula.All all) {
            return all.parts().stream().allMatch(part -> holds(part, points));
        }
        return ((Formula.Any) formula).parts().stream().anyMatch(part -> holds(part, points));
    }
}
