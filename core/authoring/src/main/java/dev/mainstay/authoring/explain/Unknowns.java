package dev.mainstay.authoring.explain;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.explain.FindOut.Case;
import dev.mainstay.authoring.explain.FindOut.Unknown;
import dev.mainstay.authoring.explain.Reason.Kind;
import dev.mainstay.authoring.internal.meaning.BreakPoints;
import dev.mainstay.authoring.internal.meaning.Cells;
import dev.mainstay.authoring.internal.meaning.Limits;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries what an unknown metric could turn out to be, and weighs what that would change. */
final class Unknowns {

    private static final int FIRST_ACTIONS = 3;

    /** What is said of the change; likelihoods and the rest can be asked for with {@code whatIf}. */
    private static final Set<Kind> TELLING = EnumSet.of(
            Kind.STANCE_TURNED,
            Kind.SIGNAL_CAME,
            Kind.CAUSE_CAME,
            Kind.CONDUCT_CAME,
            Kind.CAUSE_WENT,
            Kind.CONDUCT_WENT,
            Kind.ACTION_CAME,
            Kind.ACTION_WENT);

    private static final int TOLD = 5;

    private final Consulted advisor;
    private final BreakPoints points;
    private final Limits limits;
    private final Templates templates;
    private final AccountSnapshot snapshot;
    private final Advice before;
    private int tried;

    Unknowns(
            Consulted advisor,
            BreakPoints points,
            Limits limits,
            Templates templates,
            AccountSnapshot snapshot,
            Advice before) {
        this.advisor = advisor;
        this.points = points;
        this.limits = limits;
        this.templates = templates;
        this.snapshot = snapshot;
        this.before = before;
    }

    /** A range of numbers and whether its ends are in it. */
    private record Span(double from, boolean fromIn, double to, boolean toIn) {

        /** What has no range, such as a code. */
        static final Span NONE = new Span(Double.NaN, false, Double.NaN, false);

        static Span of(Cells.Cell cell) {
            return new Span(cell.from(), cell.point(), cell.to(), cell.point());
        }

        Span upTo(Span next) {
            return new Span(from, fromIn, next.to, next.toIn);
        }

        String text() {
            if (from == to) {
                return RuleMiss.shown(from);
            }
            String low = Double.isFinite(from) ? (fromIn ? ">= " : "> ") + RuleMiss.shown(from) : "";
            String high = Double.isFinite(to) ? (toIn ? "<= " : "< ") + RuleMiss.shown(to) : "";
            return low + (low.isEmpty() || high.isEmpty() ? "" : ", ") + high;
        }
    }

    /** A range of numbers and its unit, or in words what has no range; and a change that is in it. */
    private record Guess(Span span, String text, List<Change> changes) {}

    /** Ranges of an amount: no limit divides amounts, but what an action costs does. */
    private static final int AMOUNTS = 12;

    private static final int FIRST_HOURS = 10;

    private static final double UNPRICED_HOUR = 100;

    private static final String HOUR_COST = "hourCost.";

    FindOut ranked() {
        List<Unknown> unknowns = new ArrayList<>();
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            if (!metric.derived() && snapshot.get(metric).isEmpty()) {
                weigh(metric.name(), guesses(metric)).ifPresent(unknowns::add);
            }
        }
        for (FactType type : FactType.values()) {
            if (type.isElement() && snapshot.elements(type).isEmpty()) {
                weigh(type.listPath(), guesses(type)).ifPresent(unknowns::add);
            }
        }
        List<Unknown> ranked = unknowns.stream()
                .sorted(Comparator.comparingDouble(Unknown::weight)
                        .thenComparingDouble(Unknown::mean)
                        .reversed())
                .toList();
        return new FindOut(before, ranked, tried, advisor.texts());
    }

    // ---- guesses

    private List<Guess> guesses(Metric<?> metric) {
        List<Guess> guesses = new ArrayList<>();
        Unit unit = metric.unit();
        if (unit == Unit.FLAG || unit == Unit.CODE) {
            List<?> values = unit == Unit.FLAG
                    ? List.of(true, false)
                    : Arrays.asList(metric.type().getEnumConstants());
            values.forEach(value -> guesses.add(one(metric, value)));
        } else if (unit == Unit.TEXT) {
            points.texts(metric).forEach(text -> guesses.add(one(metric, text)));
        } else if (unit == Unit.MONEY) {
            currency().ifPresent(currency -> amounts(metric, currency, guesses));
        } else if (unit.numeric()) {
            Moves.cells(points, limits, metric, (cell, value) -> {
                if (!Double.isNaN(value)) {
                    guesses.add(new Guess(
                            Span.of(cell),
                            "",
                            List.of(Change.of(FactType.ACCOUNT, "", metric, number(metric, value)))));
                }
            });
        }
        return guesses;
    }

    private void amounts(Metric<?> metric, Currency currency, List<Guess> guesses) {
        double hour =
                advisor.model().weightValues().getOrDefault(HOUR_COST + currency.getCurrencyCode(), UNPRICED_HOUR);
        double decade = Math.pow(10, Math.rint(Math.log10(FIRST_HOURS * hour)));
        double from = 0;
        for (int i = 0; i < AMOUNTS; i++) {
            double last = decade * (i % 2 == 0 ? 1 : 3);
            decade *= i % 2 == 0 ? 1 : 10;
            guesses.add(new Guess(
                    new Span(from, true, i + 1 == AMOUNTS ? Double.POSITIVE_INFINITY : last, false),
                    " " + currency.getCurrencyCode(),
                    List.of(Change.of(
                            FactType.ACCOUNT, "", metric, new Money(BigDecimal.valueOf((long) from), currency)))));
            from = last;
        }
    }

    /** The currency of the account or, where no amount is known, the first that the pack prices an hour in. */
    private Optional<Currency> currency() {
        return Moves.currency(snapshot).or(() -> advisor.model().weights().values().stream()
                .filter(row -> row.key().startsWith(HOUR_COST))
                .min(Comparator.comparingInt((WeightRow row) -> row.at().line()).thenComparing(WeightRow::key))
                .map(row -> Currency.getInstance(row.key().substring(HOUR_COST.length()))));
    }

    private static Object number(Metric<?> metric, double value) {
        return metric.type() == Integer.class ? (Object) (int) value : (Object) value;
    }

    private static Guess one(Metric<?> metric, Object value) {
        return new Guess(Span.NONE, value.toString(), List.of(Change.of(FactType.ACCOUNT, "", metric, value)));
    }

    private List<Guess> guesses(FactType list) {
        List<Guess> guesses = new ArrayList<>();
        guesses.add(new Guess(Span.NONE, "none", List.of(Change.none(list))));
        templates
                .of(list, snapshot)
                .forEach(changes -> guesses.add(new Guess(
                        Span.NONE,
                        String.join(
                                ", ",
                                changes.stream()
                                        .map(change ->
                                                change.metric().orElseThrow().name() + " " + change.to())
                                        .toList()),
                        changes)));
        return guesses;
    }

    // ---- weighing

    private Optional<Unknown> weigh(String what, List<Guess> guesses) {
        List<Case> cases = new ArrayList<>();
        Span last = Span.NONE;
        double sum = 0;
        int possible = 0;
        for (Guess guess : guesses) {
            Optional<Advice> after = advise(guess.changes());
            if (after.isEmpty()) {
                continue;
            }
            possible++;
            double weight = rounded(weight(after.get()));
            sum += weight;
            List<Reason> told = told(after.get());
            if (told.isEmpty() && weight == 0) {
                continue;
            }
            Span span = guess.span();
            @Nullable Case open = cases.isEmpty() ? null : cases.get(cases.size() - 1);
            boolean goesOn = open != null
                    && last.to() == span.from()
                    && open.weight() == weight
                    && open.differences().equals(told);
            if (goesOn) {
                cases.remove(cases.size() - 1);
            }
            last = goesOn ? last.upTo(span) : span;
            cases.add(new Case(last.text() + guess.text(), weight, guess.changes(), told));
        }
        return cases.isEmpty()
                ? Optional.empty()
                : Optional.of(new Unknown(
                        what,
                        cases.stream().mapToDouble(Case::weight).max().orElseThrow(),
                        rounded(sum / possible),
                        cases));
    }

    private static double rounded(double weight) {
        return Math.rint(weight * 10_000) / 10_000;
    }

    private Optional<Advice> advise(List<Change> changes) {
        tried++;
        return advisor.advise(snapshot, changes);
    }

    private double weight(Advice after) {
        double weight = before.stance() == after.stance() ? 0 : 1;
        List<String> was = first(before);
        List<String> is = first(after);
        double most = Math.max(was.size(), is.size());
        if (most > 0) {
            List<String> kept = new ArrayList<>(is);
            kept.retainAll(was);
            weight += (most - kept.size()) / most;
        }
        return weight + Math.abs(after.risk().likelihood() - before.risk().likelihood());
    }

    private static List<String> first(Advice advice) {
        return advice.actions().stream().limit(FIRST_ACTIONS).map(Action::code).toList();
    }

    private List<Reason> told(Advice after) {
        return Differences.of(before, after).stream()
                .filter(reason -> TELLING.contains(reason.kind()))
                .limit(TOLD)
                .toList();
    }
}
