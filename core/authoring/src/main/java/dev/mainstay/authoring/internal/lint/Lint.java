package dev.mainstay.authoring.internal.lint;

import java.util.List;

/** Looks for one kind of slip in a pack that has no error. What it finds is so: where it cannot tell it is silent. Stateless. */
interface Lint {

    /** Codes of what it may find. */
    List<String> codes();

    /** Reports what it finds. */
    void check(Inspection pack);
}
