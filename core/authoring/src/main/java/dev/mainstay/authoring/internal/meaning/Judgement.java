package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.pack.Condition;
import java.util.List;

/** A condition held against one fact. */
public sealed interface Judgement {

    /** The condition. */
    Condition condition();

    /** Whether it holds. */
    Truth truth();

    /**
     * A comparison.
     *
     * @param condition the comparison
     * @param truth whether it holds; unknown where either side is
     * @param observed its left side
     * @param limit its right side
     */
    record Compared(Condition.Comparison condition, Truth truth, Reading observed, Reading limit)
            implements Judgement {}

    /**
     * Several conditions joined by "and" or "or".
     *
     * @param condition the whole
     * @param truth whether it holds
     * @param parts its parts, all of them judged, whether they decide or not
     */
    record Joined(Condition condition, Truth truth, List<Judgement> parts) implements Judgement {}
}
