package dev.mainstay.pack;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of a pack by language and key. Immutable and thread-safe.
 *
 * @param byLanguage language such as {@code zh}, then key, then row
 * @param fallback language that is used where a locale's own is missing
 */
public record Texts(Map<String, Map<String, TextRow>> byLanguage, String fallback) {

    /** Copies the maps. */
    public Texts {
        byLanguage = Map.copyOf(byLanguage);
    }

    /** The text in the locale's language, else in the pack's own. */
    public Optional<String> find(String key, Locale locale) {
        TextRow row = byLanguage.getOrDefault(locale.getLanguage(), Map.of()).get(key);
        return Optional.ofNullable(
                        row != null
                                ? row
                                : byLanguage.getOrDefault(fallback, Map.of()).get(key))
                .map(TextRow::text);
    }

    /** The text, or where there is none the key itself, so that nothing is ever blank. */
    public String get(String key, Locale locale) {
        return find(key, locale).orElse(key);
    }
}
