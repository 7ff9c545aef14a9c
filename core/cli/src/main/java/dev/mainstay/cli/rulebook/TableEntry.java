package dev.mainstay.cli.rulebook;

import dev.mainstay.cli.page.Words;
import java.util.List;

/**
 * A table as the book shows it.
 *
 * @param id what links to it
 * @param title its name
 * @param heads heads of its columns
 * @param rows its rows, in their order
 */
public record TableEntry(String id, Words title, List<Words> heads, List<RowEntry> rows) {

    /** Copies the lists. */
    public TableEntry {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }
}
