package dev.mainstay.cli.page;

import dev.mainstay.pack.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a pack says what the codes mean that its actions give as their reasons. */
public final class ReasonKey {

    /** What an action may be because of, by the first part of the keys of its texts. */
    private static final List<String> KINDS = List.of("cause", "risk", "commitment", "signal", "stance", "guard");

    private ReasonKey() {}

    /** The key of the text of such a code, such as {@code cause.FUNCTIONAL}; empty if the pack has none. */
    public static Optional<String> of(String code, Texts texts) {
        return KINDS.stream()
                .map(kind -> kind + "." + code)
                .filter(key -> texts.find(key, Locale.ENGLISH).isPresent())
                .findFirst();
    }
}
