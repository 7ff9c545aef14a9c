package dev.mainstay.json;

import com.fasterxml.jackson.core.JsonLocation;
import java.nio.charset.StandardCharsets;

/**
 * One account's JSON within a larger input, and where it begins there.
 *
 * @param bytes UTF-8
 * @param from first byte
 * @param to after the last byte
 * @param line line at which it begins, from 1
 * @param column column at which it begins, from 1
 */
record Passage(byte[] bytes, int from, int to, long line, long column) {

    /** As much of an account that is too large as it takes to find its identity. */
    static final int HEAD = 4096;

    private static final int AROUND = 30;

    static Passage of(byte[] bytes, int from) {
        return new Passage(bytes, from, bytes.length, 1, 1);
    }

    int length() {
        return to - from;
    }

    /** The first bytes, up to the end of a character. */
    Passage head(int most) {
        int end = Math.min(to, from + most);
        while (end < to && end > from && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new Passage(bytes, from, end, line, column);
    }

    /** The place that the parser means. */
    int offset(JsonLocation location) {
        return (int) Math.max(0, Math.min(length(), location.getByteOffset()));
    }

    /** A few characters before and after the byte that many bytes on, with an arrow between. */
    String excerpt(int offset) {
        int at = from + offset;
        String before = text(Math.max(from, at - AROUND), at);
        String after = text(at, Math.min(to, at + AROUND));
        return WellFormed.visible(
                (before + " → " + after).replaceAll("\\s+", " ").strip());
    }

    private String text(int start, int end) {
        int first = start;
        while (first > from && first < end && (bytes[first] & 0xC0) == 0x80) {
            first++;
        }
        int last = end;
        while (last > first && last < to && (bytes[last] & 0xC0) == 0x80) {
            last--;
        }
        return new String(bytes, first, last - first, StandardCharsets.UTF_8);
    }

    /**
     * Line and column of the byte that many bytes on, in the whole input, such as {@code 17:4}; columns count characters and
     * not bytes.
     */
    String position(int offset) {
        long atLine = line;
        long atColumn = column;
        for (int i = from; i < from + offset; i++) {
            if (bytes[i] == '\n') {
                atLine++;
                atColumn = 1;
            } else if ((bytes[i] & 0xC0) != 0x80) {
                atColumn++;
            }
        }
        return atLine + ":" + atColumn;
    }
}
