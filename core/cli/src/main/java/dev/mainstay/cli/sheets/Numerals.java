package dev.mainstay.cli.sheets;

import java.util.Optional;

/** Whole numbers of a workbook's XML. */
final class Numerals {

    private Numerals() {}

    /** The number, if the text is one of at most nine digits. */
    static Optional<Integer> of(String text) {
        boolean number = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
