package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.internal.meaning.BreakPoints.Point;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Random accounts that lie where a pack changes its mind: at its limits, a step to either side, in each tier, kind and
 * industry it knows, around the days its limits change; with much or little known of them. Some are drawn metric by metric,
 * some so that a few of the pack's rules just fire or just do not.
 *
 * <p>The same pack, seed and number give the same account. Immutable and thread-safe.
 */
public final class RandomAccounts {

    private static final LocalDate USUAL_DAY = LocalDate.of(2026, 3, 31);
    private static final double[] KNOWN = {0.03, 0.1, 0.25, 0.5, 0.75, 0.95, 1};

    private final BreakPoints points;
    private final List<LocalDate> days = new ArrayList<>();
    private final List<Rule> rules;
    private final long seed;

    /** Accounts for a pack. */
    public RandomAccounts(PackModel model, long seed) {
        this.seed = seed;
        points = new BreakPoints(model);
        rules = model.rules().stream()
                .filter(rule -> rule.phase() == Phase.SIGNALS)
                .toList();
        Stream.concat(
                        Stream.of(USUAL_DAY, LocalDate.of(2024, 2, 29), LocalDate.of(2025, 12, 31)),
                        points.days().stream().flatMap(day -> Stream.of(day.minusDays(1), day, day.plusDays(1))))
                .filter(model.info()::effectiveOn)
                .forEach(days::add);
        if (days.isEmpty()) {
            days.add(someDayOf(model.info()));
        }
    }

    private static LocalDate someDayOf(PackInfo info) {
        return info.effectiveFrom().or(info::effectiveTo).orElse(USUAL_DAY);
    }

    /** That many accounts, from number 0. */
    public Stream<AccountSnapshot> stream(long count) {
        return LongStream.range(0, count).mapToObj(this::account);
    }

    /** The account of that number. */
    public AccountSnapshot account(long number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        List<String> named = points.accounts();
        String id = !named.isEmpty() && random.nextInt(10) == 0
                ? named.get(random.nextInt(named.size()))
                : "R-" + seed + "-" + number;
        LocalDate day = random.nextInt(3) > 0 ? days.get(0) : days.get(random.nextInt(days.size()));
        AccountDraft draft = new AccountDraft(id, day, random, points);
        int aimedAt = random.nextInt(6);
        double known = aimedAt > 0 && random.nextInt(4) > 0 ? 0.08 : KNOWN[random.nextInt(KNOWN.length)];
        draft.fill(known);
        for (int i = 0; i < aimedAt && !rules.isEmpty(); i++) {
            aim(rules.get(random.nextInt(rules.size())), draft, random);
        }
        return draft.build();
    }

    /** Makes a rule fire or miss by little. */
    private void aim(Rule rule, AccountDraft draft, SplittableRandom random) {
        for (Pattern pattern : rule.patterns()) {
            if (!pattern.fact().isElement()) {
                pattern.conditions().forEach(condition -> aim(condition, draft.account(), random));
                continue;
            }
            int count = pattern.quantifier() == Pattern.Quantifier.NOT
                    ? random.nextInt(2)
                    : 1 + random.nextInt(pattern.accumulation().isPresent() ? 4 : 2);
            draft.none(pattern.fact());
            for (int i = 0; i < count; i++) {
                AccountDraft.Values element = draft.element(pattern.fact(), random.nextDouble());
                pattern.conditions().forEach(condition -> aim(condition, element, random));
            }
        }
    }

    private void aim(Condition condition, AccountDraft.Values values, SplittableRandom random) {
        if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(part -> aim(part, values, random));
        } else if (condition instanceof Condition.AnyOf any) {
            aim(any.parts().get(random.nextInt(any.parts().size())), values, random);
        } else if (condition instanceof Condition.Comparison comparison
                && comparison.left() instanceof Term.Property property) {
            aim(comparison, property.metric(), values, random);
        }
    }

    private void aim(
            Condition.Comparison comparison, Metric<?> metric, AccountDraft.Values values, SplittableRandom random) {
        if (comparison.right() instanceof Term.TextLiteral text) {
            values.set(metric, comparison.operator() == Operator.EQUAL ? text.value() : text.value() + "?");
            return;
        }
        List<Point> candidates = points.of(metric, comparison.right());
        if (candidates.isEmpty()) {
            return;
        }
        Point point = candidates.get(random.nextInt(candidates.size()));
        int miss = random.nextInt(8) == 0 ? -1 : 1;
        double value =
                switch (comparison.operator()) {
                    case LESS -> point.value() - miss * point.step();
                    case GREATER -> point.value() + miss * point.step();
                    case AT_MOST, AT_LEAST, EQUAL -> point.value();
                    default -> point.value() + point.step();
                };
        values.set(metric, value);
    }

    /** The given metrics of an account, which are all that can be unknown of it. */
    static List<Metric<?>> given(FactType type) {
        List<Metric<?>> given = new ArrayList<>();
        for (Metric<?> metric : Metrics.of(type)) {
            if (!metric.derived()) {
                given.add(metric);
            }
        }
        return given;
    }

    /** A number near a point, within what the unit admits. */
    static double admissible(Unit unit, double value) {
        double least = Math.max(unit.min(), -1e12);
        double most = Math.min(unit.max(), 1e12);
        double bounded = Math.max(least, Math.min(most, value));
        return unit.whole() ? Math.rint(bounded) : Math.rint(bounded * 1e6) / 1e6;
    }
}
