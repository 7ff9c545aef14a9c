package dev.mainstay.authoring.internal;

import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.lang.Character.UnicodeScript;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an author may write as text. It is shown to people, printed to terminals, put into spreadsheets and pages, so nothing
 * in it may be invisible, be taken for another letter, or be code to whoever reads it next.
 */
final class SafeText {

    /** Letters that show nothing, beside those whose Unicode category says so. */
    private static final String BLANK = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    private static final String FORMULA = "=@\t\r＝＠";
    private static final String SIGN = "+-＋－";
    private static final Pattern CODE =
            Pattern.compile("[$#@]\\w*\\{|\\{\\{|\\$\\(|<%|</?[a-zA-Z!?]|[`\\\\]|\\)\\s*;|^[|]");

    /** One of these is in everything that is code; to look for it saves most of the looking. */
    private static final String IN_CODE = "{(<`\\)|";

    private static final Pattern NUMBER = Pattern.compile("[+-][0-9.]+");

    private static final Set<UnicodeScript> BESIDE_LATIN = Set.of(
            UnicodeScript.LATIN,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.GREEK,
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED);

    /** Greek letters that look like Latin ones; the others are units and formulas. */
    private static final String GREEK_AS_LATIN = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνορυχκι";

    private SafeText() {}

    /** Looks at every character of a file. */
    static void check(SourceFile file, Problems problems) {
        offending(file.text(), true).ifPresent(fault -> problems.add(fault.problem(file.at(fault.offset))));
    }

    /** What is wrong with one text that may come to stand in a spreadsheet: a cell, a text or name in a rule. */
    static Optional<Problem> fault(String text, SourceRef at) {
        if (!text.isEmpty()) {
            char first = text.charAt(0);
            boolean signed = SIGN.indexOf(first) >= 0
                    && text.length() > 1
                    && !NUMBER.matcher(text).matches();
            if (FORMULA.indexOf(first) >= 0 || signed) {
                return Optional.of(Problem.of("MS-139", at.toString(), first));
            }
        }
        return plain(text, at);
    }

    /** What is wrong with one text that does not. */
    static Optional<Problem> plain(String text, SourceRef at) {
        if (text.length() > Bounds.TEXT) {
            return Optional.of(Problem.of("MS-165", at.toString(), Bounds.TEXT, Problem.word("characters")));
        }
        if (text.chars().anyMatch(c -> IN_CODE.indexOf(c) >= 0)) {
            Matcher code = CODE.matcher(text);
            if (code.find()) {
                return Optional.of(Problem.of("MS-168", at.toString(), code.group()));
            }
        }
        return offending(text, false).map(fault -> fault.problem(at));
    }

    private record Fault(String code, int offset, String shown) {

        Problem problem(SourceRef at) {
            return Problem.of(code, at.toString(), shown);
        }
    }

    private static Optional<Fault> offending(String text, boolean file) {
        boolean latin = false;
        int other = -1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean layout = c == '\n' || c == '\r' || (c == '\t' && file);
            if (invisible(c) && !layout) {
                return Optional.of(new Fault("MS-118", i, codePoint(c)));
            }
            if (!Character.isLetter(c)) {
                latin = false;
                other = -1;
                continue;
            }
            UnicodeScript script = script(c);
            latin |= script == UnicodeScript.LATIN;
            other = foreign(c, script) ? i : other;
            if (latin && other >= 0) {
                return Optional.of(new Fault(
                        "MS-119",
                        other,
                        Character.toString(text.codePointAt(other)) + " (" + codePoint(text.codePointAt(other)) + ")"));
            }
        }
        return Optional.empty();
    }

    private static boolean invisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> BLANK.indexOf(c) >= 0;
        };
    }

    /** The script of a letter; nearly all letters of a pack are of the two that are cheap to tell. */
    private static UnicodeScript script(int letter) {
        if (letter <= 'z') {
            return UnicodeScript.LATIN;
        }
        return letter >= 0x4E00 && letter <= 0x9FFF ? UnicodeScript.HAN : UnicodeScript.of(letter);
    }

    private static boolean foreign(int c, UnicodeScript script) {
        return switch (script) {
            case LATIN, HAN -> false;
            case GREEK -> GREEK_AS_LATIN.indexOf(c) >= 0;
            default -> !BESIDE_LATIN.contains(script);
        };
    }

    private static String codePoint(int c) {
        return String.format("U+%04X", c);
    }
}
