package dev.mainstay.testkit;

import dev.mainstay.testkit.coverage.CoverageText;
import dev.mainstay.testkit.coverage.Criterion;
import dev.mainstay.testkit.coverage.PackCoverage;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;

/**
 * Gates on how much of a pack its scenarios reach.
 *
 * <pre>{@code
 * assertThat(pack.coverage()).coversRules(1).coversRows(1).coversMcdc(0.95);
 * }</pre>
 *
 * <p>Shares are of 0 to 1, of what is not proven impossible. What is below its gate fails with every hole in it: where it stands,
 * what kind of account would reach it and, where one is known, that account as a scenario gives it. Not thread-safe.
 */
public final class CoverageAssert extends AbstractAssert<CoverageAssert, PackCoverage> {

    CoverageAssert(PackCoverage actual) {
        super(actual, CoverageAssert.class);
    }

    /** At least this share of the rules fires. */
    public CoverageAssert coversRules(double share) {
        return covers(Criterion.RULES, share);
    }

    /** At least this share of the conditions is seen to hold and to fail, each counted once for either. */
    public CoverageAssert coversConditions(double share) {
        return covers(Criterion.CONDITIONS, share);
    }

    /** At least this share of the conditions is seen unknown. */
    public CoverageAssert coversUnknown(double share) {
        return covers(Criterion.UNKNOWN, share);
    }

    /** At least this share of the conditions is seen to decide alone, each counted once for holding and once for failing. */
    public CoverageAssert coversMcdc(double share) {
        return covers(Criterion.MCDC, share);
    }

    /** At least this share of the limits is tried exactly, just below and just above. */
    public CoverageAssert coversLimits(double share) {
        return covers(Criterion.LIMITS, share);
    }

    /** At least this share of the rows of all tables counts for some scenario. */
    public CoverageAssert coversRows(double share) {
        return covers(Criterion.ROWS, share);
    }

    /**
     * At least this share of a criterion is reached.
     *
     * @throws IllegalArgumentException of a share below 0 or above 1
     */
    public CoverageAssert covers(Criterion criterion, double share) {
        isNotNull();
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share is of 0 to 1, not " + share + ": 0.95 is 95 in 100.");
        }
        if (actual.share(criterion) < share) {
            // only now, because reasoning about what is missing takes a moment
            CoverageText text = new CoverageText(actual.reasoned(), Locale.ENGLISH);
            if (text.coverage().share(criterion) < share) {
                throw failure(
                        "%s",
                        String.join("\n", text.below(Map.of(criterion, share))) + "\n\n"
                                + text.missing(criterion).stripTrailing());
            }
        }
        return this;
    }
}
