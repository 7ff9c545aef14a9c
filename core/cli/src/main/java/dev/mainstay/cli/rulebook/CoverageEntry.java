package dev.mainstay.cli.rulebook;

import dev.mainstay.cli.page.Words;
import dev.mainstay.testkit.coverage.CoverageItem;
import dev.mainstay.testkit.coverage.Criterion;
import dev.mainstay.testkit.coverage.PackCoverage;
import dev.mainstay.testkit.coverage.Percent;

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

    /** Share in per cent with one digit, rounded down, so that 100.0 means all. */
    public String percent() {
        return Percent.of(covered, all);
    }
}
