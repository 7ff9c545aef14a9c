package dev.mainstay.authoring;

import dev.mainstay.authoring.internal.NoteReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Column {@code note} of a pack's tables, which says why a row is as it is and which a built pack does not hold. Stateless and
 * thread-safe.
 */
public final class TableNotes {

    private TableNotes() {}

    /**
     * The notes of one table, by the line its row starts on, from 1; rows without one are left out. The table is read as it is
     * when the pack is compiled, so with any separator, and what is wrong with it is told there and not here.
     *
     * @param packFolder folder of the pack
     * @param file path of the table within it, such as {@code playbook.csv}
     * @throws IOException if it cannot be read
     */
    public static Map<Integer, String> of(Path packFolder, String file) throws IOException {
        return NoteReader.read(packFolder, file);
    }
}
