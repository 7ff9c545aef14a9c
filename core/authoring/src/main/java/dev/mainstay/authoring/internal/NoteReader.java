package dev.mainstay.authoring.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads of a table what the pack as it runs does not hold: the notes of its authors. */
public final class NoteReader {

    private static final String NOTE = "note";

    private NoteReader() {}

    /** Notes by the line a row starts on. What else is wrong with the table is not looked at. */
    public static Map<Integer, String> read(Path folder, String file) throws IOException {
        Problems aside = new Problems();
        SourceFile source = SourceFile.read(folder, folder.resolve(file), new Memory(), aside);
        Map<Integer, String> notes = new HashMap<>();
        for (Table.Row row : new Table(source, List.of(NOTE), aside).rows()) {
            row.optional(NOTE).ifPresent(note -> notes.put(row.at().line(), note));
        }
        return notes;
    }
}
