package dev.mainstay.json;

import java.util.Locale;

/** Deals with characters that a Java string can hold and that cannot or should not be written or shown. */
final class WellFormed {

    private static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {}

    /** Whether every surrogate has its other half. */
    static boolean is(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!pairAt(text, i)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** The text with the replacement character in place of every half. */
    static String of(String text) {
        if (is(text)) {
            return text;
        }
        StringBuilder mended = new StringBuilder(text);
        for (int i = 0; i < mended.length(); i++) {
            if (pairAt(mended, i)) {
                i++;
            } else if (Character.isSurrogate(mended.charAt(i))) {
                mended.setCharAt(i, REPLACEMENT);
            }
        }
        return mended.toString();
    }

    /** At most that many characters, with a sign that there were more. */
    static String abbreviated(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = pairAt(text, most - 1) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }

    /** The text on one line: characters that would move or hide what is shown are written by their number. */
    static String visible(String text) {
        if (text.chars().noneMatch(WellFormed::isInvisible)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 10);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(isInvisible(c) ? String.format(Locale.ROOT, "\\u%04X", (int) c) : Character.toString(c));
        }
        return shown.toString();
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean pairAt(CharSequence text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
