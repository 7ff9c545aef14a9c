package dev.mainstay.authoring.explain;

import dev.mainstay.vocabulary.Metric;
import java.util.List;
import java.util.Optional;

/**
 * One thing that could be otherwise: a metric with another value, or an element that is added.
 *
 * @param changes the changes that make it, one but for an added element
 * @param size how large a change it is, see {@link Counterfactual}
 */
record Move(List<Change> changes, double size) {

    Move {
        changes = List.copyOf(changes);
    }

    /** What is changed: two moves of the same cannot be made together. */
    String subject() {
        Change first = changes.get(0);
        return first.added() ? first.fact() + "+" : first.what();
    }

    /** The metric; empty where it is a whole list or an element. */
    Optional<Metric<?>> metric() {
        return changes.size() == 1 && !changes.get(0).added() ? changes.get(0).metric() : Optional.empty();
    }
}
