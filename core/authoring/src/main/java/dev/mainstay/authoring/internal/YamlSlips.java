package dev.mainstay.authoring.internal;

import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what an author probably did where a YAML parser gave up; that is often lines before. */
final class YamlSlips {

    private static final Pattern TAB = Pattern.compile("^ *(\t)", Pattern.MULTILINE);
    private static final Pattern NO_BLANK =
            Pattern.compile("^[ \\-]*[\\p{L}_][\\p{L}\\p{N}_]*(:)(?=[^\\s:/])", Pattern.MULTILINE);
    private static final Pattern FIELD = Pattern.compile("^[ \\-]*[\\p{L}_][\\p{L}\\p{N}_.]*:[ ]+(?=\\S)");
    private static final String FULL_WIDTH = "：，“”｛｝［］";
    private static final String HALF_WIDTH = ":,\"\"{}[]";

    private final SourceFile file;
    private final String text;
    private final int end;

    private YamlSlips(SourceFile file, SourceRef stopped) {
        this.file = file;
        text = file.text();
        end = Math.min(text.length(), file.offset(stopped) + 1);
    }

    /** The slip, if it is one that is known. */
    static Problem find(SourceFile file, SourceRef stopped) {
        YamlSlips slips = new YamlSlips(file, stopped);
        return slips.tab()
                .or(slips::fullWidth)
                .or(slips::noBlank)
                .or(slips::open)
                .or(() -> slips.unquoted(stopped))
                .or(() -> slips.indentation(stopped))
                .orElse(Problem.of("MS-151", stopped.toString()));
    }

    private Problem at(String code, int offset, Object... arguments) {
        return Problem.of(code, file.at(offset).toString(), arguments);
    }

    private Optional<Problem> tab() {
        Matcher tab = TAB.matcher(text);
        return tab.find() && tab.start(1) < end ? Optional.of(at("MS-521", tab.start(1))) : Optional.empty();
    }

    private Optional<Problem> noBlank() {
        Matcher colon = NO_BLANK.matcher(text);
        return colon.find() && colon.start(1) < end ? Optional.of(at("MS-522", colon.start(1))) : Optional.empty();
    }

    /** Signs of another keyboard, where a field's name or a list must end. */
    private Optional<Problem> fullWidth() {
        int line = text.lastIndexOf('\n', Math.max(0, end - 2)) + 1;
        int before = text.lastIndexOf('\n', Math.max(0, line - 2)) + 1;
        int last = text.indexOf('\n', end) < 0 ? text.length() : text.indexOf('\n', end);
        boolean quoted = false;
        for (int i = before; i < last; i++) {
            char c = text.charAt(i);
            quoted = c != '\n' && (c == '"') != quoted;
            int slip = FULL_WIDTH.indexOf(c);
            if (!quoted && slip >= 0) {
                return Optional.of(at("MS-102", i, c, HALF_WIDTH.charAt(slip)));
            }
        }
        return Optional.empty();
    }

    /** A bracket or quote that was opened before and is open still. */
    private Optional<Problem> open() {
        Deque<Integer> brackets = new ArrayDeque<>();
        int i = 0;
        while (i < end) {
            char c = text.charAt(i);
            boolean starts = i == 0 || " \t\n[{,(".indexOf(text.charAt(i - 1)) >= 0;
            if (c == '#' && starts) {
                int line = text.indexOf('\n', i);
                i = line < 0 ? end : line;
            } else if ((c == '"' || c == '\'') && starts) {
                int close = close(i, c);
                if (close < 0 || (close >= end && text.indexOf('\n', i) < close)) {
                    return Optional.of(at("MS-121", i));
                }
                i = close;
            } else if (c == '[' || c == '{') {
                brackets.push(i);
            } else if ((c == ']' || c == '}') && !brackets.isEmpty()) {
                brackets.pop();
            }
            i++;
        }
        return brackets.isEmpty()
                ? Optional.empty()
                : Optional.of(at("MS-505", brackets.getLast(), text.charAt(brackets.getLast())));
    }

    private int close(int from, char quote) {
        for (int i = from + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && quote == '"') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i;
            }
        }
        return -1;
    }

    /** A plain value that YAML takes for more than a text. */
    private Optional<Problem> unquoted(SourceRef stopped) {
        String line = file.line(stopped.line());
        Matcher field = FIELD.matcher(line);
        if (!field.find()) {
            return Optional.empty();
        }
        String value = line.substring(field.end()).strip();
        boolean colon = value.contains(": ") || value.endsWith(":");
        boolean sign = "@`%&*!|>".indexOf(value.charAt(0)) >= 0;
        if ((!colon && !sign) || stopped.column() <= field.end()) {
            return Optional.empty();
        }
        String quoted = '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return Optional.of(Problem.of("MS-523", new SourceRef(file.name(), stopped.line(), field.end() + 1).toString())
                .suggesting(quoted));
    }

    /** A line that begins neither where those before it do nor deeper in a place where something may. */
    private Optional<Problem> indentation(SourceRef stopped) {
        String line = file.line(stopped.line());
        int indent = line.length() - line.stripLeading().length();
        if (line.isBlank() || stopped.line() == 1) {
            return Optional.empty();
        }
        return Optional.of(Problem.of("MS-524", new SourceRef(file.name(), stopped.line(), indent + 1).toString()));
    }
}
