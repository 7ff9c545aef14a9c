package dev.mainstay.authoring.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** True and false as people write them. */
final class Flags {

    private static final Set<String> TRUE = Set.of("true", "yes", "y", "1", "t", "是", "真", "对", "有", "wahr", "vrai");
    private static final Set<String> FALSE = Set.of("false", "no", "n", "0", "f", "否", "假", "不", "无", "falsch", "faux");

    private Flags() {}

    /** The flag that was meant, where that is clear. */
    static Optional<Boolean> meant(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return Optional.of(true);
        }
        return FALSE.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
