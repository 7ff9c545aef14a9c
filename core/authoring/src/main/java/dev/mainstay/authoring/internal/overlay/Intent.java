package dev.mainstay.authoring.internal.overlay;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the author of an overlay says a rule or row does to the base, so that an upgrade of the base cannot turn it round. */
public enum Intent {
    /** The base has none of this key. */
    ADD,
    /** The base has one of this key. */
    REPLACE,
    /** The base has one of this key, and it is to go. */
    REMOVE;

    /** As a table writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The intent a table writes so. */
    public static Optional<Intent> called(String word) {
        return Arrays.stream(values())
                .filter(intent -> intent.word().equals(word))
                .findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Intent::word).toList();
    }
}
