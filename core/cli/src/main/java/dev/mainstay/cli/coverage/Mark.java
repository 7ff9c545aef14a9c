package dev.mainstay.cli.coverage;

import dev.mainstay.cli.page.Words;
import dev.mainstay.testkit.coverage.CoverageItem;
import dev.mainstay.testkit.coverage.CoverageItem.State;
import java.util.Collection;
import java.util.Locale;

/** How far something is covered; each with a sign of its own, so that no colour has to be told from another. */
public enum Mark {
    /** All of it that can be. */
    COVERED("✓"),
    /** Some of it. */
    PARTLY("◐"),
    /** Nothing of it. */
    MISSING("✗"),
    /** No account can. */
    IMPOSSIBLE("∅"),
    /** There is nothing to cover. */
    NONE("");

    private final String sign;

    Mark(String sign) {
        this.sign = sign;
    }

    static Mark of(Collection<CoverageItem> items) {
        if (items.isEmpty()) {
            return NONE;
        }
        boolean covered = items.stream().anyMatch(item -> item.state() == State.COVERED);
        boolean missing = items.stream().anyMatch(item -> item.state() == State.MISSING);
        if (missing) {
            return covered ? PARTLY : MISSING;
        }
        return covered ? COVERED : IMPOSSIBLE;
    }

    /** The sign. */
    public String sign() {
        return sign;
    }

    /** The class the style sheet knows. */
    public String style() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the sign means. */
    public Words meaning() {
        return Words.label("coverage.mark." + style());
    }

    /** What the filter of lines knows it by: whether anything is open. */
    public String filter() {
        return this == MISSING || this == PARTLY ? style() + " open" : style();
    }
}
