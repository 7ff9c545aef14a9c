package dev.mainstay.authoring.internal.interval;

import java.util.Optional;

/** What came of looking for an account with some quality. */
public sealed interface Search {

    /**
     * There is such an account, as far as what is asked of it goes: whether every input of a derived metric can be chosen so
     * is known once {@link Witness#account()} gives one.
     *
     * @param found what the account is like
     */
    record Found(Witness found) implements Search {}

    /** No account has that quality, whatever it is like: proven. */
    record Nowhere() implements Search {}

    /** The question is beyond what is decided exactly, or too large. */
    record Undecided() implements Search {}

    /** Whether it is proven that there is none. */
    default boolean isNowhere() {
        return this instanceof Nowhere;
    }

    /** The witness, if one was found. */
    default Optional<Witness> witness() {
        return this instanceof Found found ? Optional.of(found.found()) : Optional.empty();
    }
}
