package dev.mainstay.authoring.internal;

import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file of a pack as text, which knows line and column of every character. */
final class SourceFile {

    private static final int MAX_BYTES = 8 << 20;

    private final String name;
    private final String text;

    private SourceFile(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** Reads a file of the folder; what cannot be read is reported and read as empty. */
    static SourceFile read(Path folder, Path file, Problems problems) throws IOException {
        SourceFile source = decode(folder.relativize(file).toString().replace('\\', '/'), file, problems);
        problems.source(source);
        return source;
    }

    private static SourceFile decode(String name, Path file, Problems problems) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            problems.add("MS-110", new SourceRef(name, 1, 1), MAX_BYTES);
            return new SourceFile(name, "");
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new SourceFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            problems.add("MS-111", new SourceRef(name, 1, 1));
            return new SourceFile(name, "");
        }
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
        int line = 1;
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new SourceRef(name, line, end - start + 1);
    }

    /** The text of a line, from 1; empty where there is no such line. */
    String line(int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("");
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
    int index(int codePoints) {
        return codePoints <= text.codePointCount(0, text.length())
                ? text.offsetByCodePoints(0, Math.max(0, codePoints))
                : text.length();
    }

    /** Offset of a place the DRL parser names: line from 1, column from 0. */
    int offset(int line, int column) {
        int offset = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', offset);
            if (end < 0) {
                return text.length();
            }
            offset = end + 1;
        }
        return Math.min(offset + Math.max(0, column), text.length());
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
            int slip = "，；（）“”‘’：＝＜＞｜！　".indexOf(c);
            if (!quoted && slip >= 0) {
                return Optional.of(Problem.of("MS-102", at(i).toString(), c, ",;()\"\"'':=<>|! ".charAt(slip)));
            }
        }
        return Optional.empty();
    }
}
