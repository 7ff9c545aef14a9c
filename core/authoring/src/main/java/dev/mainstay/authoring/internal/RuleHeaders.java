package dev.mainstay.authoring.internal;

import dev.mainstay.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The annotations between a rule's name and its {@code when}.
 *
 * <p>They are read here and hidden from the DRL10 parser, each behind as many blanks as it is long: where a rule has an
 * annotation and a syntax error, that parser takes the whole {@code when} for part of the annotation and reports nothing.
 * An annotation of any other form stays visible and is refused.
 */
final class RuleHeaders {

    /** A quoted text, which is passed over, or a rule's name with what stands before its {@code when}. */
    private static final Pattern HEADER = Pattern.compile("\"[^\"\\n]*\"|"
            + "\\brule\\s+(?:\"[^\"\\n]*\"|'[^'\\n]*'|[\\p{L}\\p{N}_]+)"
            + "((?:\\s|@[a-z]+\\s*\\(\\s*[\\w.]+\\s*\\))*+)");

    private static final Pattern ANNOTATION = Pattern.compile("@([a-z]+)\\s*\\(\\s*([\\w.]+)\\s*\\)");

    /** One annotation; {@code offset} is where its name's sign stands. */
    record Annotation(String name, String value, int offset) {}

    private final Map<Integer, List<Annotation>> byRule = new HashMap<>();
    private final String masked;

    private final int unclosed;
    private final int escape;

    RuleHeaders(String text) {
        StringBuilder without = withoutComments(text);
        plainBlanks(without);
        unclosed = unclosed(without);
        escape = hiddenEscape(text, without);
        Matcher headers = HEADER.matcher(without.toString());
        while (headers.find()) {
            if (headers.group(1) == null) {
                continue;
            }
            List<Annotation> annotations = new ArrayList<>();
            Matcher found = ANNOTATION.matcher(headers.group(1));
            while (found.find()) {
                int offset = headers.start(1) + found.start();
                annotations.add(new Annotation(found.group(1), found.group(2), offset));
                blank(without, offset, headers.start(1) + found.end());
            }
            byRule.put(headers.start(), annotations);
        }
        masked = without.toString();
    }

    /** What makes the file another one to the next reader: an escape, which Java reads even in comments, or an open comment. */
    Optional<Problem> fault(SourceFile file) {
        if (escape >= 0) {
            return Optional.of(Problem.of("MS-168", file.at(escape).toString(), "\\u"));
        }
        return unclosed < 0
                ? Optional.empty()
                : Optional.of(Problem.of("MS-101", file.at(unclosed).toString()));
    }

    /** Where a comment holds what Java would take for a character, such as a line end, -1 where none does. */
    private static int hiddenEscape(String text, CharSequence withoutComments) {
        int at = text.indexOf("\\u");
        while (at >= 0 && withoutComments.charAt(at) == '\\') {
            at = text.indexOf("\\u", at + 1);
        }
        return at;
    }

    private static int unclosed(CharSequence withoutComments) {
        for (int at = 0; at + 1 < withoutComments.length(); at++) {
            if (withoutComments.charAt(at) == '"') {
                at = quoteEnd(withoutComments, at) - 1;
            } else if (withoutComments.charAt(at) == '/' && withoutComments.charAt(at + 1) == '*') {
                return at;
            }
        }
        return -1;
    }

    /** The text with comments blanked, every other character at its place. Quoted texts hold no comments. */
    static StringBuilder withoutComments(String text) {
        StringBuilder without = new StringBuilder(text);
        int at = 0;
        while (at < text.length()) {
            int end = at + 1;
            if (text.charAt(at) == '"') {
                end = quoteEnd(text, at);
            } else if (text.startsWith("//", at)) {
                end = lineEnd(text, at);
                blank(without, at, end);
            } else if (text.startsWith("/*", at)) {
                int close = text.indexOf("*/", at + 2);
                if (close < 0) {
                    // what is not closed is no comment; nor is any later one
                    return without;
                }
                end = close + 2;
                blank(without, at, end);
            }
            at = end;
        }
        return without;
    }

    /** Where the text that starts here ends; where it does not end on its line, it is no text. */
    private static int quoteEnd(CharSequence text, int from) {
        for (int i = from + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == '"') {
                return i + 1;
            }
        }
        return from + 1;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Blanks that look like any other, from a web page or a Chinese keyboard, are blanks too outside of quoted texts. */
    private static void plainBlanks(StringBuilder text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted = c != '\n' && (c == '"') != quoted;
            if (!quoted && Character.getType(c) == Character.SPACE_SEPARATOR) {
                text.setCharAt(i, ' ');
            }
        }
    }

    /** Blanks a part, line ends excepted. */
    static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, ' ');
            }
        }
    }

    /** The text for the parser: comments and annotations are blanks. */
    String masked() {
        return masked;
    }

    /** The annotations of the rule that starts at this offset. */
    List<Annotation> of(int ruleOffset) {
        return byRule.getOrDefault(ruleOffset, List.of());
    }
}
