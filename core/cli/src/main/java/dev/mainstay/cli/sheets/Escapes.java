package dev.mainstay.cli.sheets;

import java.util.regex.Pattern;

/** Characters that XML cannot hold, as spreadsheets write them: {@code _x000B_}. */
final class Escapes {

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private Escapes() {}

    static String decoded(String text) {
        return text.contains("_x")
                ? ESCAPE.matcher(text)
                        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }

    static String encoded(String text) {
        String plain = ESCAPE.matcher(text).replaceAll("_x005F$0");
        StringBuilder encoded = new StringBuilder(plain.length());
        plain.codePoints().forEach(c -> {
            boolean fits = c == '\t' || c == '\n' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF && !isSurrogate(c));
            if (fits) {
                encoded.appendCodePoint(c);
            } else {
                encoded.append(String.format("_x%04X_", c));
            }
        });
        return encoded.toString();
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
