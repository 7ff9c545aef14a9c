package dev.mainstay.benchmarks;

import dev.mainstay.advice.Evidence;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.vocabulary.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The limits of the accounts of one tier, with what evidence says of them made ready. */
@SuppressWarnings("EnumOrdinal") // a table by limit
final class Limits {

    private final double[] values = new double[Limit.values().length];
    private final Object[] shown = new Object[values.length];
    private final List<Optional<String>> keys = new ArrayList<>();
    private final List<Optional<String>> origins = new ArrayList<>();

    /** The limits of a tier, or with null of accounts whose tier is unknown. */
    Limits(List<LimitRow> rows, @Nullable Tier tier) {
        for (Limit limit : Limit.values()) {
            LimitRow best = null;
            for (LimitRow row : rows) {
                boolean applies = row.tier().isEmpty() || row.tier().get() == tier;
                if (row.key().equals(limit.key())
                        && applies
                        && (best == null || row.specificity() > best.specificity())) {
                    best = row;
                }
            }
            if (best == null) {
                throw new IllegalArgumentException("no limit " + limit.key());
            }
            values[limit.ordinal()] = best.value().orElseThrow();
            shown[limit.ordinal()] = Shown.number(values[limit.ordinal()]);
            keys.add(Optional.of(limit.key()));
            origins.add(Optional.of(best.origin()));
        }
    }

    double of(Limit limit) {
        return values[limit.ordinal()];
    }

    double of(String key) {
        return of(Limit.called(key));
    }

    /** Evidence of a number held against a limit. */
    Evidence evidence(String metric, double observed, String operator, Limit limit) {
        return new Evidence(
                metric,
                Shown.number(observed),
                operator,
                shown[limit.ordinal()],
                keys.get(limit.ordinal()),
                origins.get(limit.ordinal()));
    }
}
