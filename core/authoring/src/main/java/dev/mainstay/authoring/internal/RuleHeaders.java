package dev.mainstay.authoring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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

    private static final Pattern HEADER = Pattern.compile(
            "\\brule\\s+(?:\"[^\"\\n]*\"|'[^'\\n]*'|\\w+)((?:\\s|//[^\\n]*|@[a-z]+\\s*\\(\\s*[\\w.]+\\s*\\))*+)");
    private static final Pattern ANNOTATION = Pattern.compile("@([a-z]+)\\s*\\(\\s*([\\w.]+)\\s*\\)");
    private static final Pattern COMMENT = Pattern.compile("//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    /** One annotation; {@code offset} is where its name's sign stands. */
    record Annotation(String name, String value, int offset) {}

    private final TreeMap<Integer, List<Annotation>> byRule = new TreeMap<>();
    private final String masked;

    RuleHeaders(String text) {
        StringBuilder without = new StringBuilder(withoutComments(text));
        Matcher headers = HEADER.matcher(without.toString());
        while (headers.find()) {
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

    /** The text with comments blanked, every other character at its place. Quoted texts hold no comments. */
    static String withoutComments(String text) {
        StringBuilder without = new StringBuilder(text);
        Matcher comments = Pattern.compile("\"[^\"\\n]*\"|" + COMMENT.pattern(), Pattern.DOTALL)
                .matcher(text);
        while (comments.find()) {
            if (!comments.group().startsWith("\"")) {
                blank(without, comments.start(), comments.end());
            }
        }
        return without.toString();
    }

    private static void blank(StringBuilder text, int from, int to) {
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
        var entry = byRule.floorEntry(ruleOffset);
        return entry == null ? List.of() : entry.getValue();
    }
}
