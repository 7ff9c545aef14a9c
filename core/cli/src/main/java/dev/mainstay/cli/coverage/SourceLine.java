package dev.mainstay.cli.coverage;

import java.util.List;

/**
 * A line of a file.
 *
 * @param anchor id within the page
 * @param number its number, from 1
 * @param mark how far what stands in it is covered
 * @param pieces its text, in pieces
 * @param details what there is to cover in it
 */
public record SourceLine(String anchor, int number, Mark mark, List<Piece> pieces, List<Detail> details) {

    /** Copies the lists. */
    public SourceLine {
        pieces = List.copyOf(pieces);
        details = List.copyOf(details);
    }

    /**
     * A stretch of text.
     *
     * @param text the text
     * @param mark how far the condition it is is covered; none where it is no condition
     */
    public record Piece(String text, Mark mark) {}
}
