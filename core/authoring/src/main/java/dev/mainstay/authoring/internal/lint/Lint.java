package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.Problems;
import dev.mainstay.pack.PackModel;

/** Looks for one kind of slip in a pack that has no error. Stateless. */
@FunctionalInterface
public interface Lint {

    /** Reports what it finds by {@link Problems#warn}. */
    void check(PackModel model, Problems problems);
}
