package dev.mainstay.pack;

/**
 * One row of texts/LANGUAGE.csv.
 *
 * @param key what it is called, such as {@code signal.LATE_DELIVERY}
 * @param text what people read
 * @param at where it stands
 */
public record TextRow(String key, String text, SourceRef at) {}
