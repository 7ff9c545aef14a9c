package dev.mainstay.authoring.internal;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The parts of an advice that can be another while the rest stays the same. */
public enum AdvicePart {
    /** All that a {@link Gist} holds, and what it rests on. */
    FINDINGS,
    /** Which of the proposed actions are recommended, when and by what, and the margin at risk. */
    ACTIONS,
    /** What is not known and could decide a signal. */
    GAPS;

    /** Once the findings are others, so may be all the rest. */
    static final Set<AdvicePart> ALL = Collections.unmodifiableSet(EnumSet.allOf(AdvicePart.class));
}
