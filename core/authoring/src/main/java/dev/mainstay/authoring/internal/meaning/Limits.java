package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.vocabulary.Metrics;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The limits of one account on one day. Belongs to one thread. */
public final class Limits {

    /** An account beats all else, then industry, tier and kind; among equals the row that came into force last. */
    private static final Comparator<LimitRow> WEAKEST_FIRST = Comparator.comparing(
                    (LimitRow row) -> row.account().isPresent())
            .thenComparing(row -> row.industry().isPresent())
            .thenComparing(row -> row.tier().isPresent())
            .thenComparing(row -> row.kind().isPresent())
            .thenComparing(row -> row.effectiveFrom().orElse(LocalDate.MIN));

    private final Map<String, List<LimitRow>> rows;
    private final AccountSnapshot account;
    private final Map<String, Optional<LimitRow>> found = new HashMap<>();

    Limits(Map<String, List<LimitRow>> rows, AccountSnapshot account) {
        this.rows = rows;
        this.account = account;
    }

    /** The row that decides, if any applies; its value may be empty. */
    public Optional<LimitRow> row(String key) {
        return found.computeIfAbsent(key, any -> rows.getOrDefault(key, List.of()).stream()
                .filter(this::applies)
                .max(WEAKEST_FIRST));
    }

    private boolean applies(LimitRow row) {
        return suits(row.account(), Optional.of(account.id()))
                && suits(row.industry(), account.get(Metrics.PROFILE_INDUSTRY))
                && suits(row.tier(), account.get(Metrics.PROFILE_TIER))
                && suits(row.kind(), account.get(Metrics.PROFILE_KIND))
                && row.effectiveFrom()
                        .map(from -> !account.asOf().isBefore(from))
                        .orElse(true);
    }

    /** What a row asks for must be known of the account and the same. */
    private static <T> boolean suits(Optional<T> asked, Optional<T> known) {
        return asked.isEmpty() || asked.equals(known);
    }
}
