package dev.mainstay.authoring;

/** A source line with a mark below the place that is meant, as a terminal shows it. */
final class Excerpt {

    private static final int MAX_COLUMNS = 110;
    private static final int TAB = 4;
    private static final String INDENT = "  ";
    private static final String CUT = "…";

    private Excerpt() {}

    /** Two lines: the source around the place, and {@code ^~~~} below it. */
    static String of(String line, int column, int width) {
        int from = Math.max(0, Math.min(column - 1, line.length()));
        int to = Math.max(from, Math.min(from + width, line.length()));
        int start = 0;
        int before = columns(line, 0, from);
        if (columns(line, 0, line.length()) > MAX_COLUMNS && before > MAX_COLUMNS / 2) {
            // what stands before the place is cut first, so that the place is always seen
            int keep = Math.max(MAX_COLUMNS / 4, MAX_COLUMNS / 2 - columns(line, from, to));
            start = from;
            while (start > 0 && columns(line, line.offsetByCodePoints(start, -1), from) <= keep) {
                start = line.offsetByCodePoints(start, -1);
            }
        }
        String head = start > 0 ? CUT : "";
        int end = start;
        while (end < line.length() && columns(line, start, line.offsetByCodePoints(end, 1)) <= MAX_COLUMNS) {
            end = line.offsetByCodePoints(end, 1);
        }
        int marked = columns(line, from, Math.max(from, Math.min(to, end)));
        return INDENT + head + shown(line, start, end) + (end < line.length() ? CUT : "") + "\n" + INDENT
                + " ".repeat(head.length() + columns(line, start, from)) + "^"
                + "~".repeat(Math.max(0, marked - 1)) + "\n";
    }

    /** Text in which nothing can steer a terminal or forge a line. */
    static String plain(String text) {
        return shown(text, 0, text.length());
    }

    private static String shown(String text, int from, int to) {
        StringBuilder shown = new StringBuilder();
        text.substring(from, to).codePoints().forEach(c -> {
            if (c == '\t') {
                shown.append(" ".repeat(TAB));
            } else if (invisible(c)) {
                shown.append('.');
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static int columns(String text, int from, int to) {
        return text.substring(from, to).codePoints().map(Excerpt::columns).sum();
    }

    private static int columns(int c) {
        if (c == '\t') {
            return TAB;
        }
        if (invisible(c)) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return wide(c) ? 2 : 1;
    }

    private static boolean invisible(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE
                || c == 0x2028
                || c == 0x2029;
    }

    /** East Asian wide and full-width characters, which take two columns. */
    private static boolean wide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0x303E)
                || (c >= 0x3041 && c <= 0xA4CF)
                || (c >= 0xA960 && c <= 0xA97C)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF01 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
