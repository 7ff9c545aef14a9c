package dev.mainstay.examples.crm;

import java.util.ArrayList;
import java.util.List;

/** Text in columns of a terminal, where a Chinese character takes two. */
final class TextLayout {

    private static final String ELLIPSIS = "…";

    private TextLayout() {}

    /** Columns that the text takes. */
    static int width(String text) {
        return text.codePoints().map(TextLayout::width).sum();
    }

    private static int width(int character) {
        if (Character.getType(character) == Character.NON_SPACING_MARK) {
            return 0;
        }
        return isWide(character) ? 2 : 1;
    }

    private static boolean isWide(int character) {
        return Character.isIdeographic(character)
                || (character >= 0x3000 && character <= 0x30FF) // CJK punctuation and kana
                || (character >= 0xAC00 && character <= 0xD7A3) // Hangul
                || (character >= 0xFF01 && character <= 0xFF60); // full-width forms
    }

    /** The text with blanks after it up to the width. */
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** The text with blanks before it up to the width. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** The text, or as much of it as fits with an ellipsis. */
    static String clip(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder clipped = new StringBuilder();
        int columns = width(ELLIPSIS);
        for (int character : text.codePoints().toArray()) {
            columns += width(character);
            if (columns > width) {
                break;
            }
            clipped.appendCodePoint(character);
        }
        return clipped.toString().stripTrailing() + ELLIPSIS;
    }

    /**
     * The text in lines of at most that width, the first after one prefix and the others after another. Breaks at blanks, and
     * between Chinese characters.
     */
    static List<String> wrap(String first, String next, String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String piece : pieces(text)) {
            if (!empty && width(line.toString()) + width(piece.stripTrailing()) > width) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(next);
            }
            line.append(piece);
            empty = false;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** Words with the blanks after them; a Chinese character is a word, and punctuation stays with what it follows. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int previous = ' ';
        for (int character : text.codePoints().toArray()) {
            boolean afterBlank = previous == ' ' && character != ' ';
            boolean atIdeograph = Character.isIdeographic(character) && previous != '“' && previous != '（';
            boolean afterWide = isWide(previous) && Character.isLetterOrDigit(character);
            if (!piece.isEmpty() && (afterBlank || atIdeograph || afterWide)) {
                pieces.add(piece.toString());
                piece = new StringBuilder();
            }
            piece.appendCodePoint(character);
            previous = character;
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
