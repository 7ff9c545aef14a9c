package dev.mainstay.authoring.internal.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.internal.engine.LimitTable;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.Texts;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever rows stand in two packs: the more specific decides, then the pack on top, then the later day. */
class LimitPrecedenceTest {

    private static final int CASES = Integer.getInteger("mainstay.overlay.limits", 3_000);
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final PackInfo INFO =
            new PackInfo("t", "1.0.0", "", "en", Optional.empty(), Optional.empty(), Map.of(), List.of());

    @Test
    void the_merged_rows_resolve_as_both_packs_together_would() {
        Random random = new Random(7);
        int fromBelow = 0;
        int fromAbove = 0;
        for (int i = 0; i < CASES; i++) {
            List<LimitRow> below = rows(random, "below");
            List<LimitRow> above = rows(random, "above");
            List<Problem> problems = new ArrayList<>();
            PackModel merged = Overlay.merge(
                    INFO,
                    model(below),
                    new Differences(model(above), model(List.of()), Map.of(), List.of(), List.of()),
                    problems);
            assertThat(problems).isEmpty();
            LimitTable table = new LimitTable(merged.limits());
            AccountSnapshot account = account(random);

            Optional<LimitRow> expected = decides(below, above, account);
            Optional<LimitRow> actual = table.of(account).row(0);

            assertThat(actual).as("%s over %s for %s", above, below, account).isEqualTo(expected);
            if (expected.isPresent()) {
                fromBelow += expected.get().at().pack().equals("below") ? 1 : 0;
                fromAbove += expected.get().at().pack().equals("above") ? 1 : 0;
            }
        }
        System.out.println("limits resolved in random overlays: " + CASES + ", decided below " + fromBelow + ", above "
                + fromAbove);
        assertThat(Math.min(fromBelow, fromAbove)).isGreaterThan(CASES / 10);
    }

    /** Read straight from the sentence that people are told. */
    private static Optional<LimitRow> decides(List<LimitRow> below, List<LimitRow> above, AccountSnapshot account) {
        List<LimitRow> all = new ArrayList<>(below);
        all.addAll(above);
        return all.stream()
                .filter(row -> applies(row, account))
                .max(Comparator.comparingInt(LimitRow::specificity)
                        .thenComparing(row -> row.at().pack().equals("above"))
                        .thenComparing(row -> row.effectiveFrom().orElse(LocalDate.MIN)));
    }

    private static boolean applies(LimitRow row, AccountSnapshot account) {
        return row.account().filter(id -> !id.equals(account.id())).isEmpty()
                && row.tier()
                        .filter(tier -> !account.get(Metrics.PROFILE_TIER).equals(Optional.of(tier)))
                        .isEmpty()
                && row.industry()
                        .filter(industry ->
                                !account.get(Metrics.PROFILE_INDUSTRY).equals(Optional.of(industry)))
                        .isEmpty()
                && row.kind()
                        .filter(kind -> !account.get(Metrics.PROFILE_KIND).equals(Optional.of(kind)))
                        .isEmpty()
                && row.effectiveFrom()
                        .filter(day -> day.isAfter(account.asOf()))
                        .isEmpty();
    }

    private static List<LimitRow> rows(Random random, String pack) {
        Set<List<Object>> taken = new HashSet<>();
        List<LimitRow> rows = new ArrayList<>();
        for (int i = random.nextInt(8) + (pack.equals("below") ? 1 : 0); i > 0; i--) {
            LimitRow row = new LimitRow(
                    "x",
                    some(random, "A", "B"),
                    some(random, Tier.KEY, Tier.MAJOR),
                    some(random, "feed", "steel"),
                    some(random, AccountKind.DISTRIBUTOR, AccountKind.OTHER),
                    Optional.of((double) i),
                    Unit.DAYS,
                    0,
                    100,
                    1,
                    some(random, DAY, DAY.plusDays(10)),
                    "",
                    "",
                    "J",
                    "",
                    new SourceRef(pack, "limits.csv", i + 1, 1));
            if (taken.add(List.of(RowKeys.limit(row), row.effectiveFrom()))) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static <T> Optional<T> some(Random random, T one, T other) {
        int draw = random.nextInt(6);
        return draw == 0 ? Optional.of(one) : draw == 1 ? Optional.of(other) : Optional.empty();
    }

    private static AccountSnapshot account(Random random) {
        return AccountSnapshot.builder(random.nextBoolean() ? "A" : "B", DAY.plusDays(random.nextInt(30) - 10))
                .profile(p -> p.tier(random.nextBoolean() ? Tier.KEY : Tier.MAJOR)
                        .industry(random.nextBoolean() ? "feed" : "steel")
                        .kind(random.nextBoolean() ? AccountKind.DISTRIBUTOR : AccountKind.OTHER))
                .build();
    }

    private static PackModel model(List<LimitRow> limits) {
        return new PackModel(
                INFO, List.of(), limits, List.of(), List.of(), List.of(), Map.of(), new Texts(Map.of(), "en"));
    }
}
