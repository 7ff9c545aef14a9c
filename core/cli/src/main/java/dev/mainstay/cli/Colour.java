package dev.mainstay.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Colours for a terminal, and none where the output goes elsewhere or {@code NO_COLOR} is set. They only repeat what the words
 * say.
 */
final class Colour {

    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String BOLD = "1";

    private final boolean on;

    Colour(boolean on) {
        this.on = on;
    }

    private String in(String code, String text) {
        return on ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }

    String bold(String text) {
        return in(BOLD, text);
    }

    String red(String text) {
        return in(RED, text);
    }

    String yellow(String text) {
        return in(YELLOW, text);
    }

    String green(String text) {
        return in(GREEN, text);
    }

    /** A line with its first word, or sign, in the colour of what it means. */
    String line(String line) {
        int start = 0;
        while (start < line.length() && line.charAt(start) == ' ') {
            start++;
        }
        int end = line.indexOf(' ', start);
        if (!on || end < 0) {
            return line;
        }
        String word = line.substring(start, end);
        String coloured =
                switch (word) {
                    case "ERROR", "+", "↑" -> red(word);
                    case "WARNING", "~" -> yellow(word);
                    case "-", "↓" -> green(word);
                    default -> word;
                };
        return line.substring(0, start) + coloured + line.substring(end);
    }

    /** A writer in UTF-8 that flushes each line and, if so asked, colours what it is given line by line. */
    static PrintWriter writer(OutputStream stream, boolean coloured) {
        Colour colour = new Colour(coloured);
        return new PrintWriter(stream, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String text) {
                super.println(colour.line(text));
            }
        };
    }
}
