package dev.mainstay.authoring.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.mainstay.pack.SourceRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** The file that names the warnings a pack's owner knows and leaves as they are. */
public final class LintBaseline {

    private static final String NAME = "lint-baseline.csv";
    private static final List<String> COLUMNS = List.of("code", "key", "reason");

    /**
     * One known warning.
     *
     * @param code its code
     * @param key what it is about, whatever line that stands on
     * @param reason why it is left
     * @param at where it stands
     */
    public record Entry(String code, String key, String reason, SourceRef at) {}

    private LintBaseline() {}

    /** The entries of a pack's baseline; empty where the pack has none. */
    public static Optional<List<Entry>> read(Path folder, Problems problems) {
        Path path = folder.resolve(NAME);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            Table table = new Table(SourceFile.read(folder, path, new Memory(), problems), COLUMNS, problems);
            return Optional.of(table.rows().stream()
                    .map(row -> new Entry(row.required("code"), row.required("key"), row.required("reason"), row.at()))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes the baseline of a pack; the old one is replaced only when the new one is whole. */
    public static void write(Path folder, List<Entry> entries) throws IOException {
        Path unfinished = Files.createTempFile(folder, ".lint-baseline", ".tmp");
        try {
            try (CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(unfinished, StandardCharsets.UTF_8)) {
                csv.writeRecord(COLUMNS);
                entries.forEach(entry -> csv.writeRecord(entry.code(), entry.key(), entry.reason()));
            }
            Files.move(
                    unfinished,
                    folder.resolve(NAME),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
