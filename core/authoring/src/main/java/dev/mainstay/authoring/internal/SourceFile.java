package dev.mainstay.authoring.internal;

import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** A file of a pack as text, which knows line and column of every character. */
final class SourceFile {

    private static final String FULL_WIDTH = "，；（）“”„‘’：＝＜＞｜！＆．＄＠　\u00A0";
    private static final String HALF_WIDTH = ",;()\"\"\"'':=<>|!&.$@  ";

    private final String name;
    private final String text;
    private final int[] starts;
    /** Offset of each code point; empty where every character is one. */
    private final int[] codePoints;

    private SourceFile(String name, String text) {
        this.name = name;
        this.text = text;
        starts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
        codePoints = text.chars().anyMatch(c -> Character.isHighSurrogate((char) c))
                ? IntStream.range(0, text.length())
                        .filter(i -> i == 0 || !Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i)))
                        .toArray()
                : new int[0];
    }

    /** Everything that comes of reading a file depends on. */
    private record Bytes(String name, ByteBuffer content) {}

    /**
     * Reads a file of the folder. One in another encoding is reported and read all the same, anything else as empty. What the
     * memory knows is not looked at again.
     */
    static SourceFile read(Path folder, Path file, Memory memory, Problems problems) throws IOException {
        String name = folder.relativize(file).toString().replace('\\', '/');
        int bound = bound(name);
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            bytes = stream.readNBytes(bound + 1);
        }
        Bytes of = new Bytes(name, ByteBuffer.wrap(bytes));
        Optional<SourceFile> known = memory.recall(of, SourceFile.class);
        if (known.isPresent()) {
            problems.source(known.get());
            return known.get();
        }
        int before = problems.count();
        SourceFile source = read(name, bytes, bound, problems);
        if (problems.count() == before && !problems.full()) {
            memory.keep(of, source);
        }
        return source;
    }

    /** Reads a text as if a file of this name held it. */
    static SourceFile read(String name, String text, Problems problems) {
        return read(name, text.getBytes(StandardCharsets.UTF_8), bound(name), problems);
    }

    private static int bound(String name) {
        return name.endsWith(".drl") ? Bounds.RULE_BYTES : Bounds.TABLE_BYTES;
    }

    private static SourceFile read(String name, byte[] bytes, int bound, Problems problems) {
        if (bytes.length > bound) {
            return unreadable("MS-110", name, problems, bound >> 10);
        }
        Encoding encoding = Encoding.of(bytes);
        if (encoding.name().isEmpty()) {
            return unreadable("MS-163", name, problems);
        }
        SourceFile source = new SourceFile(name, encoding.text());
        problems.source(source);
        if (!encoding.isUtf8()) {
            problems.add("MS-111", source.at(encoding.firstForeign()), encoding.name());
        }
        if (!name.endsWith(".csv")) {
            // a table is looked at cell by cell, which gives the place its reader knows
            SafeText.check(source, problems);
        }
        return source;
    }

    private static SourceFile unreadable(String code, String name, Problems problems, Object... arguments) {
        problems.unreadable(code, new SourceRef(name, 1, 1), arguments);
        return new SourceFile(name, "");
    }

    static SourceFile of(String name, String text) {
        return new SourceFile(name, text);
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    /** Place of the character at this offset. */
    SourceRef at(int offset) {
        int end = Math.max(0, Math.min(offset, text.length()));
        int found = Arrays.binarySearch(starts, end);
        int line = found >= 0 ? found : -found - 2;
        return new SourceRef(name, line + 1, end - starts[line] + 1);
    }

    /** The text of a line, from 1; empty where there is no such line. */
    String line(int number) {
        if (number < 1 || number > starts.length) {
            return "";
        }
        int end = number < starts.length ? starts[number] - 1 : text.length();
        String line = text.substring(starts[number - 1], end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** Offset of a place: line and column from 1. */
    int offset(SourceRef at) {
        return offset(at.line(), at.column() - 1);
    }

    /** Offset of a place the DRL parser names: line from 1, column from 0. */
    int offset(int line, int column) {
        return line > starts.length
                ? text.length()
                : Math.min(starts[Math.max(0, line - 1)] + Math.max(0, column), text.length());
    }

    /** How many characters at a place belong together: a word or path, a quoted text, a number; else one. */
    int width(SourceRef at) {
        String line = line(at.line());
        int from = Math.min(at.column() - 1, line.length());
        if (from < line.length() && line.charAt(from) == '"') {
            int end = line.indexOf('"', from + 1);
            return end < 0 ? 1 : end + 1 - from;
        }
        int to = from;
        while (to < line.length() && wordPart(line.charAt(to))) {
            to++;
        }
        return Math.max(1, to - from);
    }

    private static boolean wordPart(char c) {
        return Character.isLetterOrDigit(c) || "._$@-".indexOf(c) >= 0;
    }

    /** Index of the character at a position of the DRL parser, which counts whole code points. */
    int index(int position) {
        int from = Math.max(0, position);
        if (codePoints.length == 0) {
            return Math.min(from, text.length());
        }
        return from < codePoints.length ? codePoints[from] : text.length();
    }

    /** The characters that people type for others by mistake, where one stands in what should be code. */
    Optional<Problem> firstSlip(int from, int to) {
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                quoted = false;
            }
            if (c == '"') {
                quoted = !quoted;
            }
            int slip = FULL_WIDTH.indexOf(c);
            if (!quoted && slip >= 0) {
                return Optional.of(Problem.of("MS-102", at(i).toString(), c, HALF_WIDTH.charAt(slip)));
            }
        }
        return Optional.empty();
    }
}
