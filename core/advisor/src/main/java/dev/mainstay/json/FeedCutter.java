package dev.mainstay.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an input into the texts of single accounts, so that what is wrong with one stays within it.
 *
 * <p>Which form the input has shows at its start: an array; lines that hold an object each; or objects that span lines. In
 * lines, a line feed ends a damaged account. Objects that span lines are followed bracket by bracket, and after a damaged
 * one the next line that starts with a bracket is taken for the next account. In an array nothing tells where the next
 * element starts, so that a damaged one ends the input.
 */
final class FeedCutter {

    private final FeedBuffer buffer;
    private final Brackets brackets;
    private final Brackets elementBrackets;
    private Form form = Form.UNSEEN;
    private boolean lost;
    private long line = 1;
    private long column = 1;
    private long element;

    FeedCutter(FeedBuffer buffer, JsonLimits limits) {
        this.buffer = buffer;
        // A bound on depth here also bounds how often damaged lines are gone through again.
        brackets = new Brackets(buffer, limits.depth(), limits.depth());
        elementBrackets = new Brackets(buffer, Integer.MAX_VALUE, limits.depth());
    }

    private enum Form {
        UNSEEN,
        OBJECTS_OR_LINES,
        OBJECTS,
        LINES,
        ARRAY,
        ENDED
    }

    /** What was cut out. */
    enum State {
        /** One account, or what should be one. */
        WHOLE,
        /** The start of one that is larger than an account may be. */
        TOO_LARGE,
        /** The start of one that does not end where it should. */
        DAMAGED,
        /** What follows in an array that does not go on or end as it should. */
        REST,
        /** The start of an input that is no JSON in UTF-8. */
        FOREIGN,
        /** Nothing of an input that has nothing. */
        EMPTY
    }

    /**
     * What was cut out. Its bytes are valid until the next one is asked for.
     *
     * @param state what it is
     * @param passage its text
     * @param place where it stands: the number of the line, or of the element below 0
     */
    record Cut(State state, Passage passage, long place) {
        String source() {
            return source(place);
        }

        static String source(long place) {
            return place < 0 ? "element " + -place : "line " + place;
        }
    }

    /** Whether the accounts stand in an array. */
    boolean inArray() {
        return form == Form.ARRAY;
    }

    /** Whether nothing more will be cut out. */
    boolean gaveUp() {
        return form == Form.ENDED;
    }

    /** Nothing more shall be cut out. */
    void giveUp() {
        form = Form.ENDED;
    }

    /** The next one, or null at the end. */
    @Nullable Cut next() {
        return switch (form) {
            case UNSEEN -> first();
            case OBJECTS_OR_LINES, OBJECTS -> object();
            case LINES -> line();
            case ARRAY -> element();
            case ENDED -> null;
        };
    }

    private @Nullable Cut first() {
        boolean more = true;
        while (buffer.end < 4 && more) {
            more = buffer.more();
        }
        int mark = SnapshotReader.markLength(buffer.bytes, buffer.end);
        buffer.at = Math.max(0, mark);
        buffer.release();
        if (mark < 0) {
            return foreign();
        }
        if (!skipSpace()) {
            giveUp();
            return cut(State.EMPTY, buffer.at);
        }
        byte opening = buffer.bytes[buffer.at];
        if (opening != '[' && opening != '{') {
            fill();
            if (NotJson.starts(buffer.bytes, buffer.start, buffer.end)) {
                return foreign();
            }
        }
        if (opening != '[') {
            form = Form.OBJECTS_OR_LINES;
            return object();
        }
        form = Form.ARRAY;
        buffer.at++;
        column++;
        return element();
    }

    private Cut foreign() {
        fill();
        giveUp();
        return cut(State.FOREIGN, buffer.end);
    }

    /** Reads as much as it takes to know what stands here. */
    private void fill() {
        boolean more = true;
        while (buffer.end - buffer.start < NotJson.HEAD && more) {
            more = buffer.more();
        }
    }

    /** Goes past white space; false at the end of the input. */
    private boolean skipSpace() {
        buffer.release();
        while (buffer.available()) {
            buffer.release();
            if (!Brackets.isSpace(buffer.bytes[buffer.at])) {
                return true;
            }
            buffer.at++;
            count(buffer.start, buffer.at);
        }
        buffer.release();
        return false;
    }

    private void count(int from, int to) {
        for (int i = from; i < to; i++) {
            byte next = buffer.bytes[i];
            if (next == '\n') {
                line++;
                column = 1;
            } else if ((next & 0xC0) != 0x80) {
                column++;
            }
        }
    }

    /** What stands between the start of the window and this byte. */
    private Cut cut(State state, int to) {
        long place = element > 0 ? -element : line;
        Cut cut = new Cut(state, new Passage(buffer.bytes, buffer.start, to, line, column), place);
        count(buffer.start, to);
        return cut;
    }

    private Cut head(int to) {
        Passage head = new Passage(buffer.bytes, buffer.start, to, line, column).head(Passage.HEAD);
        byte[] bytes = Arrays.copyOfRange(head.bytes(), head.from(), head.to());
        return new Cut(
                State.TOO_LARGE, new Passage(bytes, 0, bytes.length, line, column), element > 0 ? -element : line);
    }

    private @Nullable Cut line() {
        while (true) {
            buffer.release();
            Cut tooLarge = null;
            int lineFeed;
            while ((lineFeed = Utf8.lineFeed(buffer.bytes, buffer.at, buffer.end)) == buffer.end) {
                buffer.at = buffer.end;
                if (buffer.full()) {
                    tooLarge = tooLarge == null ? head(buffer.end) : tooLarge;
                    buffer.release();
                }
                if (!buffer.more()) {
                    lineFeed = buffer.end;
                    break;
                }
            }
            boolean last = lineFeed == buffer.end;
            Passage passage = new Passage(buffer.bytes, buffer.start, trimmed(lineFeed), line, column);
            Cut cut = tooLarge != null ? tooLarge : new Cut(State.WHOLE, passage, line);
            buffer.at = last ? lineFeed : lineFeed + 1;
            line++;
            column = 1;
            if (tooLarge != null || passage.length() > 0) {
                return cut;
            }
            if (last) {
                return null;
            }
        }
    }

    private int trimmed(int to) {
        int end = to;
        while (end > buffer.start && Brackets.isSpace(buffer.bytes[end - 1])) {
            end--;
        }
        return end;
    }

    private @Nullable Cut object() {
        if (lost) {
            findObjectLine();
        }
        if (!skipSpace()) {
            return null;
        }
        if (buffer.bytes[buffer.at] != '{') {
            return line();
        }
        brackets.begin();
        Brackets.End end = brackets.follow();
        if (end == Brackets.End.CLOSED) {
            boolean oneLine = Utf8.lineFeed(buffer.bytes, buffer.start, buffer.at) == buffer.at;
            if (form == Form.OBJECTS_OR_LINES) {
                form = oneLine ? Form.LINES : Form.OBJECTS;
            }
            if (form == Form.LINES) {
                buffer.at = buffer.start;
                return line();
            }
            return cut(State.WHOLE, buffer.at);
        }
        int next = objectLine(buffer.start, buffer.at);
        lost = next < 0;
        if (lost && end == Brackets.End.WINDOW_FULL) {
            Cut head = head(buffer.at);
            count(buffer.start, buffer.at);
            return head;
        }
        buffer.at = lost ? buffer.at : next;
        return cut(State.DAMAGED, buffer.at);
    }

    /** Where within these bytes a line starts with a bracket, else -1. */
    private int objectLine(int from, int to) {
        int lineFeed = Utf8.lineFeed(buffer.bytes, from, to);
        while (lineFeed < to - 1 && buffer.bytes[lineFeed + 1] != '{') {
            lineFeed = Utf8.lineFeed(buffer.bytes, lineFeed + 1, to);
        }
        return lineFeed < to - 1 ? lineFeed + 1 : -1;
    }

    /** Goes to the next line that starts with a bracket. */
    private void findObjectLine() {
        lost = false;
        buffer.release();
        while (buffer.available()) {
            buffer.release();
            boolean lineFeed = buffer.bytes[buffer.at] == '\n';
            buffer.at++;
            count(buffer.start, buffer.at);
            if (lineFeed && buffer.available() && buffer.bytes[buffer.at] == '{') {
                return;
            }
        }
    }

    private @Nullable Cut element() {
        boolean more = skipSpace();
        if (more && buffer.bytes[buffer.at] == ']') {
            return end();
        }
        if (more && element > 0) {
            more = buffer.bytes[buffer.at] == ',';
            if (more) {
                buffer.at++;
                column++;
                more = skipSpace();
            }
        }
        element++;
        if (!more) {
            giveUp();
            return cut(State.REST, buffer.at);
        }
        Cut tooLarge = null;
        elementBrackets.begin();
        Brackets.End end;
        while ((end = elementBrackets.follow()) == Brackets.End.WINDOW_FULL) {
            tooLarge = tooLarge == null ? head(buffer.at) : tooLarge;
            count(buffer.start, buffer.at);
            buffer.release();
        }
        if (end == Brackets.End.CLOSED) {
            Cut cut = cut(State.WHOLE, buffer.at);
            return tooLarge == null ? cut : tooLarge;
        }
        giveUp();
        Cut damaged = cut(State.DAMAGED, buffer.at);
        return tooLarge == null ? damaged : tooLarge;
    }

    /** The closing bracket of the array, after which nothing may stand. */
    private @Nullable Cut end() {
        buffer.at++;
        column++;
        boolean more = skipSpace();
        giveUp();
        element++;
        return more ? cut(State.REST, buffer.at) : null;
    }
}
