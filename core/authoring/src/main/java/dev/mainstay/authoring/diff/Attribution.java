package dev.mainstay.authoring.diff;

import java.util.List;

/**
 * Which changes of the pack brought a difference about, found by trying them.
 *
 * @param kind how far each of them suffices
 * @param changes the changes, at least one, in the order of the pack's
 */
public record Attribution(Kind kind, List<PackChange> changes) {

    /** Copies the changes. */
    public Attribution {
        changes = List.copyOf(changes);
    }

    /** How far each of the changes suffices. */
    public enum Kind {
        /** Each, made to the old pack by itself, brings the difference about. */
        ALONE,
        /** All of them together do, and without any one of them they do not. */
        TOGETHER
    }
}
