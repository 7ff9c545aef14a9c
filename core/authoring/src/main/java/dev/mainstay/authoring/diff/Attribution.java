package dev.mainstay.authoring.diff;

import java.util.List;

/**
 * Which changes of the pack brought a difference about, found by trying them. What is said here was run for the account: no
 * attribution is concluded from another account's.
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
        /** Each, made to the old pack by itself, brings the difference about; and no other does by itself. */
        ALONE,
        /**
         * None does by itself. Made to the old pack together they do, and each is needed: the new pack without any one of them
         * shows no such difference.
         */
        TOGETHER,
        /**
         * None does by itself. Made to the old pack together they do, and without any one of them the others do not; but the
         * new pack shows the difference without some of them too, because other changes bring it about as well.
         */
        ONE_OF_SEVERAL
    }
}
