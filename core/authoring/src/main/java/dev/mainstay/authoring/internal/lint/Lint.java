package dev.mainstay.authoring.internal.lint;

/** Looks for one kind of slip in a pack that has no error. What it finds is so: where it cannot tell it is silent. Stateless. */
@FunctionalInterface
interface Lint {

    /** Reports what it finds. */
    void check(Inspection pack);
}
