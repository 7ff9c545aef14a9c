package dev.mainstay.cli.coverage;

import dev.mainstay.testkit.coverage.Percent;
import java.util.List;

/**
 * A file with what there is to cover in it.
 *
 * @param anchor id within the page
 * @param name path within the pack's folder, after the name of the pack where it is another's
 * @param covered how many items are covered
 * @param missing how many are missing
 * @param impossible how many no account can reach
 * @param lines its lines; of a file that is not at hand, those that something stands in
 */
public record SourceFile(
        String anchor, String name, long covered, long missing, long impossible, List<SourceLine> lines) {

    /** Copies the lines. */
    public SourceFile {
        lines = List.copyOf(lines);
    }

    /** Share that is covered of what can be, in per cent with one digit, rounded down. */
    public String percent() {
        return Percent.of(covered, covered + missing);
    }
}
