package dev.mainstay.cli.rulebook;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.mainstay.pack.SourceRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Column {@code note} of a pack's own tables, which says why and which the pack as it runs does not hold. */
final class RowNotes {

    private static final String NOTE = "note";

    private final String pack;
    private final Path folder;
    private final Map<String, Map<Long, String>> files = new HashMap<>();

    RowNotes(String pack, Path folder) {
        this.pack = pack;
        this.folder = folder;
    }

    /** The note of a row; empty where there is none. */
    String of(SourceRef row) {
        boolean own = row.pack().isEmpty() || row.pack().equals(pack);
        return own ? files.computeIfAbsent(row.file(), this::read).getOrDefault((long) row.line(), "") : "";
    }

    /** The pack was compiled from these files a moment ago. */
    private Map<Long, String> read(String file) {
        Map<Long, String> notes = new HashMap<>();
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
            for (NamedCsvRecord row : records) {
                row.findField(NOTE).ifPresent(note -> notes.put(row.getStartingLineNumber(), note));
            }
        } catch (IOException | CsvParseException gone) {
            return Map.of();
        }
        return notes;
    }
}
