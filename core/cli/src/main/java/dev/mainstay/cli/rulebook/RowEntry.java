package dev.mainstay.cli.rulebook;

import dev.mainstay.cli.page.Words;
import java.util.List;

/**
 * A row of a table as the book shows it.
 *
 * @param cells what it says, under the heads of its table
 * @param note why, as its author wrote
 * @param at file and line
 * @param uses the scenarios in which it counts
 */
public record RowEntry(List<Words> cells, String note, String at, Uses uses) {

    /** Copies the list. */
    public RowEntry {
        cells = List.copyOf(cells);
    }
}
