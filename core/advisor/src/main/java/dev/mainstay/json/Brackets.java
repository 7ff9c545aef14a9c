package dev.mainstay.json;

/**
 * Follows JSON bracket by bracket to where a value ends, without looking at what it says. Stops at once where brackets,
 * quotes and commas stand in an order that no JSON has: after a missing quote, texts would else be taken for structure.
 */
final class Brackets {

    /** Why it stopped. */
    enum End {
        /** The value is complete. */
        CLOSED,
        /** No JSON goes on like this, or none that is deep as this is read. */
        BROKEN,
        /** The input ended before. */
        INPUT_ENDED,
        /** The window is full; go on when it has room again. */
        WINDOW_FULL
    }

    private static final int DEEPEST = 1 << 30;

    private enum Last {
        OPENED,
        COMMA,
        COLON,
        WORD,
        VALUE
    }

    private final FeedBuffer buffer;
    private final int mostDepth;
    private final boolean[] arrays;
    private int depth;
    private boolean inText;
    private boolean escaped;
    private Last last = Last.COLON;

    /**
     * For values of at most this depth.
     *
     * @param remembered levels of which is known whether they are arrays; deeper down less is noticed
     */
    Brackets(FeedBuffer buffer, int mostDepth, int remembered) {
        this.buffer = buffer;
        this.mostDepth = Math.min(DEEPEST, mostDepth);
        arrays = new boolean[remembered + 1];
    }

    /** Prepares for another value, which starts where the window stands. */
    void begin() {
        depth = 0;
        inText = false;
        escaped = false;
        last = Last.COLON;
    }

    /** Goes on to the end of the value. */
    End follow() {
        while (true) {
            if (buffer.at == buffer.end) {
                if (buffer.full()) {
                    return End.WINDOW_FULL;
                }
                if (!buffer.more()) {
                    return End.INPUT_ENDED;
                }
            } else if (inText) {
                if (!text()) {
                    return End.BROKEN;
                }
                if (!inText && depth == 0) {
                    return End.CLOSED;
                }
            } else {
                byte next = buffer.bytes[buffer.at];
                if (depth == 0 && last == Last.WORD && isDelimiter(next)) {
                    return End.CLOSED;
                }
                buffer.at++;
                if (!structure(next)) {
                    return End.BROKEN;
                }
                if (depth == 0 && last == Last.VALUE) {
                    return End.CLOSED;
                }
            }
        }
    }

    private static boolean isDelimiter(byte next) {
        return next == ',' || next == ']' || next == '}' || isSpace(next);
    }

    static boolean isSpace(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    /** Goes through a text as far as the window has it; false at a line feed, which no text holds. */
    private boolean text() {
        byte[] bytes = buffer.bytes;
        int end = buffer.end;
        int at = buffer.at;
        while (at < end && inText) {
            byte next = bytes[at];
            if (next == '\n') {
                buffer.at = at;
                return false;
            }
            at++;
            if (escaped) {
                escaped = false;
            } else if (next == '\\') {
                escaped = true;
            } else if (next == '"') {
                inText = false;
                last = Last.VALUE;
            }
        }
        buffer.at = at;
        return true;
    }

    private boolean structure(byte next) {
        switch (next) {
            case ' ', '\n', '\r', '\t' -> {
                if (last == Last.WORD) {
                    last = Last.VALUE;
                }
                return true;
            }
            case '"' -> {
                inText = true;
                return last == Last.OPENED || last == Last.COMMA || last == Last.COLON;
            }
            case '{', '[' -> {
                return open(next == '[');
            }
            case '}', ']' -> {
                return close(next == ']');
            }
            case ',' -> {
                boolean fits = last == Last.VALUE || last == Last.WORD;
                last = Last.COMMA;
                return fits;
            }
            case ':' -> {
                boolean fits = last == Last.VALUE;
                last = Last.COLON;
                return fits;
            }
            default -> {
                boolean fits = last == Last.WORD || valueFits();
                last = Last.WORD;
                return fits;
            }
        }
    }

    private boolean open(boolean array) {
        boolean fits = valueFits() && depth < mostDepth;
        depth++;
        if (depth < arrays.length) {
            arrays[depth] = array;
        }
        last = Last.OPENED;
        return fits;
    }

    private boolean close(boolean array) {
        boolean complete = last != Last.COLON && last != Last.COMMA;
        boolean fits = complete && depth > 0 && (depth >= arrays.length || arrays[depth] == array);
        depth--;
        last = Last.VALUE;
        return fits;
    }

    private boolean valueFits() {
        return last == Last.COLON
                || ((last == Last.OPENED || last == Last.COMMA) && (depth >= arrays.length || arrays[depth]));
    }
}
