package dev.mainstay.cli.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table's file as rows that keep how they are written, so that a row nobody changed stays as it is, byte by byte: quotes,
 * blank lines before it and the end of its line.
 */
record CsvText(String prefix, char separator, String newline, List<Row> rows) {

    /** As large as a pack's table may be. */
    static final int BYTES = 4 << 20;

    private static final Pattern SEPARATOR_LINE = Pattern.compile("\uFEFF?(?:(?i)sep=([,;\t])\r?\n)?");

    /**
     * One row.
     *
     * @param line where it starts in the file, from 1
     * @param cells its cells without quotes; those at the end that are empty are left out
     * @param source as it is written, with blank lines before it and its line end
     */
    record Row(int line, List<String> cells, String source) {

        Row {
            cells = trimmed(cells);
        }

        private static List<String> trimmed(List<String> cells) {
            int size = cells.size();
            while (size > 0 && cells.get(size - 1).isEmpty()) {
                size--;
            }
            return cells.subList(0, size).stream()
                    .map(cell -> cell.replace("\r\n", "\n"))
                    .toList();
        }
    }

    CsvText {
        rows = List.copyOf(rows);
    }

    /** A table that has no file yet. */
    static CsvText empty() {
        return new CsvText("", ',', "\n", List.of());
    }

    /** Reads a table's file. */
    static CsvText read(Path file, String name) throws IOException {
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            bytes = stream.readNBytes(BYTES + 1);
        }
        if (bytes.length > BYTES) {
            throw new BookException("MS-110", name, BYTES >> 10);
        }
        try {
            return parse(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    name);
        } catch (CharacterCodingException otherEncoding) {
            throw new BookException("MS-163", name);
        }
    }

    static CsvText parse(String text, String name) {
        Matcher start = SEPARATOR_LINE.matcher(text);
        int from = start.lookingAt() ? start.end() : 0;
        String header = text.substring(from).lines().findFirst().orElse("");
        char separator =
                start.group(1) == null ? separator(header) : start.group(1).charAt(0);
        String newline = text.contains("\r\n") ? "\r\n" : "\n";
        return new CsvText(text.substring(0, from), separator, newline, new Scan(text, from, separator, name).rows());
    }

    private static char separator(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char c) {
        return text.chars().filter(each -> each == c).count();
    }

    /** A row as this file writes its own: in quotes only where that is needed, and as wide as the header. */
    String written(List<String> cells, int width) {
        return IntStream.range(0, Math.max(width, cells.size()))
                .mapToObj(i -> i < cells.size() ? quoted(cells.get(i)) : "")
                .collect(Collectors.joining(String.valueOf(separator), "", newline));
    }

    private String quoted(String cell) {
        boolean plain = cell.indexOf(separator) < 0
                && cell.indexOf('"') < 0
                && cell.indexOf('\n') < 0
                && cell.indexOf('\r') < 0
                && cell.equals(cell.strip());
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** Goes through the text once. */
    private static final class Scan {

        private final String text;
        private final char separator;
        private final String name;
        private final int start;
        private int next;
        private int line;

        Scan(String text, int from, char separator, String name) {
            this.text = text;
            this.start = from;
            this.next = from;
            this.separator = separator;
            this.name = name;
        }

        List<Row> rows() {
            List<Row> rows = new ArrayList<>();
            line = 1 + (int) count(text.substring(0, start), '\n');
            int from = next;
            while (next < text.length()) {
                int begin = next;
                List<String> cells = cells();
                int first = line;
                line += (int) count(text.substring(begin, next), '\n');
                if (!cells.stream().allMatch(String::isBlank)) {
                    rows.add(new Row(first, cells, text.substring(from, next)));
                    from = next;
                }
            }
            if (from < text.length() && !rows.isEmpty()) {
                Row last = rows.remove(rows.size() - 1);
                rows.add(new Row(last.line(), last.cells(), last.source() + text.substring(from)));
            }
            return rows;
        }

        private List<String> cells() {
            List<String> cells = new ArrayList<>();
            while (true) {
                cells.add(cell());
                if (next < text.length() && text.charAt(next) == separator) {
                    next++;
                } else {
                    next = text.startsWith("\r\n", next) ? next + 2 : Math.min(text.length(), next + 1);
                    return cells;
                }
            }
        }

        private boolean ends(int at) {
            return at >= text.length()
                    || text.charAt(at) == separator
                    || text.charAt(at) == '\n'
                    || text.startsWith("\r\n", at);
        }

        private int blanks(int from) {
            int at = from;
            while (!ends(at) && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            return at;
        }

        private String cell() {
            int from = next;
            int quote = blanks(from);
            if (!ends(quote) && text.charAt(quote) == '"') {
                return quoted(quote);
            }
            while (!ends(next)) {
                next++;
            }
            return text.substring(from, next);
        }

        private String quoted(int quote) {
            StringBuilder content = new StringBuilder();
            for (int at = quote + 1; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    at++;
                } else if (c == '"') {
                    next = blanks(at + 1);
                    if (ends(next)) {
                        return content.toString();
                    }
                    break;
                }
                content.append(c);
            }
            throw new BookException("MS-621", name + ":" + (1 + count(text.substring(0, quote), '\n')), name);
        }
    }
}
