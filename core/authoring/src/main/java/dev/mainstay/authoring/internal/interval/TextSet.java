package dev.mainstay.authoring.internal.interval;

import java.util.Set;
import java.util.TreeSet;

/**
 * A set of texts.
 *
 * @param except whether it is all texts but the named ones
 * @param named the texts
 */
record TextSet(boolean except, Set<String> named) implements Values {

    TextSet {
        named = Set.copyOf(named);
    }

    static TextSet of(String... texts) {
        return new TextSet(false, Set.of(texts));
    }

    static TextSet all() {
        return new TextSet(true, Set.of());
    }

    @Override
    public boolean isEmpty() {
        return !except && named.isEmpty();
    }

    @Override
    public boolean isAll() {
        return except && named.isEmpty();
    }

    boolean contains(String text) {
        return named.contains(text) != except;
    }

    @Override
    public TextSet and(Values other) {
        TextSet that = (TextSet) other;
        if (except && that.except) {
            Set<String> both = new TreeSet<>(named);
            both.addAll(that.named);
            return new TextSet(true, both);
        }
        TextSet finite = except ? that : this;
        TextSet test = except ? this : that;
        Set<String> kept = new TreeSet<>(finite.named);
        kept.removeIf(text -> !test.contains(text));
        return new TextSet(false, kept);
    }

    @Override
    public TextSet or(Values other) {
        return not().and(other.not()).not();
    }

    @Override
    public TextSet not() {
        return new TextSet(!except, named);
    }
}
