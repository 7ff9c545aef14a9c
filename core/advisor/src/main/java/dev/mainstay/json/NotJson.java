package dev.mainstay.json;

import dev.mainstay.problem.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells what an input is that holds no JSON. Whoever gives a table or a workbook is helped by that, and not by the first
 * character that is wrong in each of its lines.
 */
final class NotJson {

    /** As much of an input as it takes to know. */
    static final int HEAD = 1 << 12;

    private static final String GBK = "GBK";
    private static final Pattern SEPARATED = Pattern.compile("[,;\\t]");
    /** What a header does not have, but the rest of an account whose start is lost. */
    private static final Pattern OF_JSON = Pattern.compile("[{}]|\"\\s*:");

    private NotJson() {}

    /** Whether it starts as a table or a workbook does, and no line of it as an account. */
    static boolean starts(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && Brackets.isSpace(bytes[at])) {
            at++;
        }
        boolean bracket = at < to && (bytes[at] == '{' || bytes[at] == '[');
        return !bracket && !kind(bytes, from, to).isEmpty();
    }

    /** What is wrong with an input that starts so, or that is no UTF-8. */
    static Problem problem(Passage passage) {
        String kind = kind(passage.bytes(), passage.from(), passage.to());
        String at = passage.position(0);
        return kind.isEmpty() ? Problem.of("MS-222", at) : Problem.of("MS-224", at, Problem.word(kind));
    }

    private static String kind(byte[] bytes, int from, int to) {
        if (starts(bytes, from, to, 'P', 'K', 3, 4) || starts(bytes, from, to, 0xD0, 0xCF, 0x11, 0xE0)) {
            return "workbook";
        }
        List<String> lines =
                text(bytes, from, Math.min(to, from + HEAD)).strip().lines().toList();
        boolean table = !lines.isEmpty()
                && SEPARATED.matcher(lines.get(0)).find()
                && !OF_JSON.matcher(lines.get(0)).find()
                && lines.stream().noneMatch(line -> line.startsWith("{"));
        return table ? "table" : "";
    }

    /** As spreadsheets save it: in UTF-8, in UTF-16, or in the encoding of a Chinese Windows. */
    private static String text(byte[] bytes, int from, int to) {
        if (from == 0 && SnapshotReader.markLength(bytes, to) < 0) {
            boolean little = to > 1 && (bytes[1] == 0 || bytes[0] == (byte) 0xFF);
            Charset wide = little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            return new String(bytes, from, to - from, wide).replace("\uFEFF", "");
        }
        int end = to;
        while (end > from && bytes[end - 1] < 0) {
            end--;
        }
        boolean foreign = Utf8.malformed(bytes, from, end) >= 0 && Charset.isSupported(GBK);
        return new String(bytes, from, end - from, foreign ? Charset.forName(GBK) : StandardCharsets.UTF_8);
    }

    private static boolean starts(byte[] bytes, int from, int to, int... with) {
        if (to - from < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[from + i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
