package dev.mainstay.cli.rulebook;

import dev.mainstay.authoring.TableNotes;
import dev.mainstay.pack.SourceRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Column {@code note} of a pack's own tables, which says why and which the pack as it runs does not hold. */
final class RowNotes {

    private final String pack;
    private final Path folder;
    private final Map<String, Map<Integer, String>> files = new HashMap<>();

    RowNotes(String pack, Path folder) {
        this.pack = pack;
        this.folder = folder;
    }

    /** The note of a row; empty where there is none. */
    String of(SourceRef row) {
        boolean own = row.pack().isEmpty() || row.pack().equals(pack);
        return own ? files.computeIfAbsent(row.file(), this::read).getOrDefault(row.line(), "") : "";
    }

    /** The pack was compiled from these files a moment ago. */
    private Map<Integer, String> read(String file) {
        try {
            return TableNotes.of(folder, file);
        } catch (IOException gone) {
            return Map.of();
        }
    }
}
