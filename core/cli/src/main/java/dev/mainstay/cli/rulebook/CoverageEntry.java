package dev.mainstay.cli.rulebook;

import dev.mainstay.cli.page.Words;
import dev.mainstay.testkit.coverage.CoverageItem;
import dev.mainstay.testkit.coverage.Criterion;
import dev.mainstay.testkit.coverage.PackCoverage;

/**
 * How much of a pack its scenarios reach, by one criterion.
 *
 * @param name the criterion
 * @param covered how many things a scenario reaches
 * @param all how many there are
 */
public record CoverageEntry(Words name, long covered, long all) {

    static CoverageEntry of(PackCoverage coverage, Criterion criterion) {
        long covered = coverage.count(criterion, CoverageItem.State.COVERED);
        return new CoverageEntry(
                Words.label("criterion." + criterion),
                covered,
                covered + coverage.count(criterion, CoverageItem.State.MISSING));
    }

    /** Share in whole percent, never rounded up to all. */
    public long percent() {
        return all == 0 ? 100 : covered * 100 / all;
    }
}
