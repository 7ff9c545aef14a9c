package dev.mainstay.cli.rulebook;

import dev.mainstay.cli.page.Words;
import dev.mainstay.pack.LimitRow;
import java.util.List;

/**
 * A limit as the book shows it.
 *
 * @param row the row of limits.csv
 * @param appliesTo which accounts it is for
 * @param value its value as people write it; empty where the pack sets none
 * @param range what it may be changed to
 * @param owner who may change it
 * @param at file and line
 * @param readBy the rules that read it
 * @param uses the scenarios in which something known is compared with it
 */
public record LimitEntry(
        LimitRow row,
        Words appliesTo,
        String value,
        String range,
        Words owner,
        String at,
        List<RuleEntry> readBy,
        Uses uses) {

    /** Copies the list. */
    public LimitEntry {
        readBy = List.copyOf(readBy);
    }

    /** What links to it: several rows of a key have one place, the first. */
    public String anchor() {
        boolean base = row.specificity() == 0 && row.effectiveFrom().isEmpty();
        return "limit-" + row.key() + (base ? "" : "-" + row.at().line());
    }

    /** The value as a column sorts it; empty where the pack sets none. */
    public String sortable() {
        return row.value().map(String::valueOf).orElse("");
    }
}
