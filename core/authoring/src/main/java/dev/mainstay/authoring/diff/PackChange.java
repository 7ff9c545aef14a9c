package dev.mainstay.authoring.diff;

import dev.mainstay.pack.SourceRef;
import java.util.List;
import java.util.Optional;

/**
 * One difference between two packs: a rule or a row that is new, gone or changed. Where it merely stands elsewhere in the files
 * is no difference.
 *
 * @param part what it is a difference of
 * @param kind new, gone or changed
 * @param key what it is called: the name of the rule, the cells that make the row, or the key of the limit, weight or text
 * @param before where it stands in the old pack; empty where it is new
 * @param after where it stands in the new pack; empty where it is gone
 * @param cells what differs, where it stands in both packs
 */
public record PackChange(
        Part part, Kind kind, String key, Optional<SourceRef> before, Optional<SourceRef> after, List<Cell> cells) {

    /** Copies the cells. */
    public PackChange {
        cells = List.copyOf(cells);
    }

    /** What of a pack can differ. */
    public enum Part {
        /** What pack.yaml says of the days on which the pack holds. */
        VALIDITY,
        /** A rule. */
        RULE,
        /** A row of limits.csv. */
        LIMIT,
        /** A row of diagnosis.csv. */
        DIAGNOSIS,
        /** A row of actions.csv. */
        ACTION,
        /** A row of playbook.csv. */
        PLAYBOOK,
        /** A row of weights.csv. */
        WEIGHT,
        /** The order of rules or rows, which decides between equals. */
        ORDER,
        /** A text; no advice depends on it. */
        TEXT
    }

    /** New, gone or changed. */
    public enum Kind {
        /** Only in the new pack. */
        ADDED,
        /** Only in the old pack. */
        REMOVED,
        /** In both, and not the same. */
        CHANGED
    }

    /**
     * One thing that differs.
     *
     * @param name the column, or what of a rule: {@code when}, {@code then}, {@code severity} …
     * @param before what stands there in the old pack; empty where nothing does
     * @param after what stands there in the new pack; empty where nothing does
     */
    public record Cell(String name, String before, String after) {}

    /** Where it stands: in the new pack, else in the old. */
    public Optional<SourceRef> at() {
        return after.or(() -> before);
    }

    /** Such as {@code CHANGED limit delivery.onTime (limits.csv:3:1): value 0.9 -> 0.92}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind + " " + part + " " + key);
        at().ifPresent(place -> text.append(" (").append(place).append(')'));
        String separator = ": ";
        for (Cell cell : cells) {
            text.append(separator)
                    .append(cell.name())
                    .append(' ')
                    .append(cell.before())
                    .append(" -> ")
                    .append(cell.after());
            separator = "; ";
        }
        return text.toString();
    }
}
