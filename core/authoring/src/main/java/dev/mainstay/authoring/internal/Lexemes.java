package dev.mainstay.authoring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rule text as a person sees it: words, numbers, quoted texts and signs. Unlike {@link Tokens} it understands what is typed by
 * mistake, and takes it for what was meant, so that one slip does not hide the next.
 */
final class Lexemes {

    enum Kind {
        WORD,
        VARIABLE,
        NUMBER,
        TEXT,
        /** A quote that is not closed on its line. */
        OPEN_TEXT,
        SIGN
    }

    /** One lexeme; {@code meant} is its text with mistyped characters corrected, {@code from} and {@code to} are offsets. */
    record Lexeme(Kind kind, String meant, int from, int to, boolean startsLine) {

        boolean is(String text) {
            return kind != Kind.TEXT && kind != Kind.OPEN_TEXT && meant.equals(text);
        }

        /** Whether a value can end with it. */
        boolean value() {
            return kind == Kind.WORD || kind == Kind.VARIABLE || kind == Kind.NUMBER || kind == Kind.TEXT;
        }
    }

    /** A character that was typed for another. */
    record Mistyped(int offset, String given, String meant) {}

    private static final String GIVEN = "，；（）：＝＜＞｜！＆．＄＠％";
    private static final String MEANT = ",;():=<>|!&.$@%";
    private static final String OPENING = "\"“”„‘’'＂";
    private static final String CLOSING = "\"“”’‘'＂";
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*");
    private static final Pattern VARIABLE = Pattern.compile("\\$[\\p{L}\\p{N}_]*");
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:[0-9０-９]+(?:\\.[0-9０-９]+)*|\\.[0-9]+)(?:\\s?%|[eE][-+]?[0-9]+|[万亿元‰])?");
    private static final Pattern SIGN = Pattern.compile("===|!==|&&|\\|\\||<=|>=|==|!=|=<|=>|<>|\\S", Pattern.DOTALL);

    private final String text;
    private final String corrected;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private final List<Mistyped> mistyped = new ArrayList<>();

    Lexemes(String text) {
        this.text = text;
        StringBuilder half = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int full = GIVEN.indexOf(text.charAt(i));
            if (full >= 0) {
                half.setCharAt(i, MEANT.charAt(full));
            }
        }
        corrected = half.toString();
        int at = 0;
        int line = -1;
        while (at < text.length()) {
            char c = corrected.charAt(at);
            if (c == '\n') {
                line = at;
                at++;
            } else if (Csv.blank(c)) {
                at++;
            } else {
                boolean first = Csv.strip(text.substring(line + 1, at)).isEmpty();
                at = lexeme(at, first);
            }
        }
    }

    int size() {
        return lexemes.size();
    }

    Lexeme get(int index) {
        return lexemes.get(index);
    }

    /** The lexeme at this index, if there is one. */
    Optional<Lexeme> at(int index) {
        return index >= 0 && index < lexemes.size() ? Optional.of(lexemes.get(index)) : Optional.empty();
    }

    boolean is(int index, String text) {
        return at(index).filter(lexeme -> lexeme.is(text)).isPresent();
    }

    boolean is(int index, Kind kind) {
        return at(index).filter(lexeme -> lexeme.kind() == kind).isPresent();
    }

    List<Mistyped> mistyped() {
        return mistyped;
    }

    private int lexeme(int at, boolean first) {
        if (OPENING.indexOf(text.charAt(at)) >= 0) {
            return quoted(at, first);
        }
        for (Kind kind : List.of(Kind.WORD, Kind.VARIABLE, Kind.NUMBER)) {
            Pattern pattern =
                    switch (kind) {
                        case WORD -> WORD;
                        case VARIABLE -> VARIABLE;
                        default -> NUMBER;
                    };
            Matcher found = pattern.matcher(corrected).region(at, corrected.length());
            if (found.lookingAt()) {
                return add(kind, at, found.end(), first);
            }
        }
        Matcher sign = SIGN.matcher(corrected).region(at, corrected.length());
        return sign.lookingAt() ? add(Kind.SIGN, at, sign.end(), first) : at + 1;
    }

    private int add(Kind kind, int from, int to, boolean first) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != corrected.charAt(i)) {
                mistyped.add(new Mistyped(i, text.substring(i, i + 1), corrected.substring(i, i + 1)));
            }
        }
        lexemes.add(new Lexeme(kind, corrected.substring(from, to), from, to, first));
        return to;
    }

    /** A text ends on its line with a quote of the kind it began with, failing that with one of another kind. */
    private int quoted(int from, boolean first) {
        boolean straight = text.charAt(from) == '"';
        int line = text.indexOf('\n', from);
        int end = line < 0 ? text.length() : line;
        int to = straight ? text.indexOf('"', from + 1) : -1;
        if (to < 0 || to > end) {
            to = from + 1;
            while (to < end && CLOSING.indexOf(text.charAt(to)) < 0) {
                to++;
            }
        }
        if (to >= end) {
            lexemes.add(new Lexeme(Kind.OPEN_TEXT, text.substring(from + 1, end), from, end, first));
            return end;
        }
        int wrong = straight ? to : from;
        if (text.charAt(wrong) != '"') {
            mistyped.add(new Mistyped(wrong, text.substring(wrong, wrong + 1), "\""));
        }
        lexemes.add(new Lexeme(Kind.TEXT, text.substring(from + 1, to), from, to + 1, first));
        return to + 1;
    }
}
