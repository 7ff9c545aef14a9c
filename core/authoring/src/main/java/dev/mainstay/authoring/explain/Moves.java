package dev.mainstay.authoring.explain;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.MetricValues;
import dev.mainstay.authoring.internal.meaning.BreakPoints;
import dev.mainstay.authoring.internal.meaning.BreakPoints.Point;
import dev.mainstay.authoring.internal.meaning.Cells;
import dev.mainstay.authoring.internal.meaning.Limits;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Unit;
import dev.mainstay.vocabulary.Worse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What could be otherwise with an account as far as the pack can tell it apart: each metric on the other side of each of its
 * break points, as near to what it is as a sensible step allows; each other code and flag; elements that a rule asks for.
 */
final class Moves {

    private final BreakPoints points;
    private final Templates templates;
    private final AccountSnapshot snapshot;
    private final Limits limits;
    private final List<Move> moves = new ArrayList<>();

    private final Map<Metric<?>, Double> further;

    private Moves(
            BreakPoints points,
            Templates templates,
            AccountSnapshot snapshot,
            Limits limits,
            Map<Metric<?>, Double> further) {
        this.further = further;
        this.points = points;
        this.templates = templates;
        this.snapshot = snapshot;
        this.limits = limits;
    }

    /**
     * All of an account, the smallest first; among equals in the order of the vocabulary.
     *
     * @param further break points that stand in no rule
     */
    static List<Move> of(
            BreakPoints points,
            Templates templates,
            AccountSnapshot snapshot,
            Limits limits,
            Map<Metric<?>, Double> further) {
        Moves found = new Moves(points, templates, snapshot, limits, further);
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            if (!metric.derived() && canChange(metric)) {
                found.metric(FactType.ACCOUNT, "", snapshot.metrics(), metric);
            }
        }
        for (FactType type : FactType.values()) {
            if (type.isElement()) {
                found.elements(type);
            }
        }
        return found.moves.stream()
                .sorted(Comparator.comparingDouble(Move::size))
                .toList();
    }

    /** Who an account is does not change by what anybody does; how much of it is on file does. */
    static boolean canChange(Metric<?> metric) {
        return !metric.name().startsWith("profile.") || metric.equals(Metrics.PROFILE_COMPLETENESS);
    }

    private void elements(FactType type) {
        for (Change.Labelled one : Change.labelled(snapshot, type)) {
            for (Metric<?> metric : Metrics.of(type)) {
                if (!metric.derived()) {
                    metric(type, one.label(), one.element().metrics(), metric);
                }
            }
        }
        if (snapshot.elements(type).isEmpty()) {
            moves.add(new Move(List.of(Change.none(type)), 1));
        }
        templates.of(type, snapshot).forEach(changes -> moves.add(new Move(changes, 1)));
    }

    private void metric(FactType type, String label, MetricValues values, Metric<?> metric) {
        Optional<?> known = values.get(metric);
        for (Object value : values(type, values, metric)) {
            if (!known.equals(Optional.of(value))) {
                moves.add(new Move(
                        List.of(Change.of(type, label, metric, value)),
                        known.map(was -> size(metric, was, value))
                                .orElse(CALENDAR.contains(metric) ? CALENDAR_SIZE : 1)));
            }
        }
    }

    /** What only the calendar moves; as a change it comes after all that somebody can do something about. */
    private static final Set<Metric<?>> CALENDAR = Set.of(
            Metrics.DELIVERY_DAYS_TO_PEAK_SEASON,
            Metrics.CONTRACT_DAYS_TO_RENEWAL,
            Metrics.COMMUNICATION_SPONSOR_LEFT_DAYS_AGO);

    private static final double CALENDAR_SIZE = 2;

    /** Share of the range that the metric's limits may have or, without limits, of the larger of both values. */
    private double size(Metric<?> metric, Object was, Object value) {
        if (CALENDAR.contains(metric)) {
            return CALENDAR_SIZE;
        }
        if (metric.unit() == Unit.FLAG || metric.unit() == Unit.CODE || metric.unit() == Unit.TEXT) {
            return 1;
        }
        double from = number(metric, was);
        double to = number(metric, value);
        double width =
                metric.unit() == Unit.DATE ? 365 : points.width(metric).orElse(Math.max(Math.abs(from), Math.abs(to)));
        return Math.min(1, Math.abs(to - from) / width);
    }

    private static <T> double number(Metric<T> metric, Object value) {
        return metric.toNumber(metric.type().cast(value));
    }

    // ---- the values of one metric

    private List<Object> values(FactType type, MetricValues values, Metric<?> metric) {
        return switch (metric.unit()) {
            case FLAG -> matters(metric) ? List.of(true, false) : List.of();
            case CODE -> matters(metric) ? Arrays.asList(metric.type().getEnumConstants()) : List.of();
            case DATE -> type == FactType.ACCOUNT ? List.of() : days(type, values, metric);
            case TEXT -> List.of();
            case SET -> List.of();
            default -> numbers(values, metric);
        };
    }

    /** A rule or a row of the playbook reads it. */
    private boolean matters(Metric<?> metric) {
        return points.reads(metric)
                || metric.equals(Metrics.VALUE_VALUE_CLASS)
                || metric.equals(Metrics.RIVAL_CONFIRMED);
    }

    private List<Object> numbers(MetricValues values, Metric<?> metric) {
        TreeMap<Double, Point> own = new TreeMap<>();
        points.of(metric, limits).forEach(point -> own.put(point.value(), point));
        Inverse.of(metric).forEach(inverse -> points.of(inverse.derived(), limits)
                .forEach(point -> inverse.input(values, point.value())
                        .ifPresent(at -> own.putIfAbsent(at, new Point(at, step(metric, at))))));
        Optional.ofNullable(further.get(metric)).ifPresent(at -> own.putIfAbsent(at, new Point(at, step(metric, at))));
        List<Object> found = new ArrayList<>();
        if (own.isEmpty()) {
            return found;
        }
        Cells cells = Cells.of(metric.unit(), List.copyOf(own.values()));
        Optional<Double> known = values.get(metric).map(value -> number(metric, value));
        for (Cells.Cell cell : cells.all()) {
            double nearest = cells.nearest(cell, known.orElse(harmless(metric, own)));
            if (!Double.isNaN(nearest)) {
                typed(metric, nearest).ifPresent(found::add);
            }
        }
        return found;
    }

    /** A sensible step of a number that follows from a limit through other metrics: a hundredth, in three digits. */
    private static double step(Metric<?> metric, double at) {
        return metric.unit().whole() ? 1 : Math.max(0.000_001, Math.abs(at) / 100);
    }

    /** Of an unknown the better end, so that each cell gives the value that is beside its better edge. */
    private static double harmless(Metric<?> metric, NavigableMap<Double, Point> own) {
        return metric.worse() == Worse.HIGHER ? own.firstKey() : own.lastKey();
    }

    private Optional<Object> typed(Metric<?> metric, double number) {
        if (metric.unit() == Unit.MONEY) {
            return currency(snapshot)
                    .map(currency -> new Money(BigDecimal.valueOf(Math.round(number * 100), 2), currency));
        }
        return metric.type() == Integer.class
                ? Math.abs(number) <= Integer.MAX_VALUE ? Optional.of((int) number) : Optional.empty()
                : Optional.of(number);
    }

    /** The currency of the first amount that is known. */
    static Optional<Currency> currency(AccountSnapshot snapshot) {
        return Metrics.of(FactType.ACCOUNT).stream()
                .filter(metric -> metric.unit() == Unit.MONEY)
                .flatMap(metric -> snapshot.get(metric).stream())
                .map(amount -> ((Money) amount).currency())
                .findFirst();
    }

    /** Days of an element through its ages; a complaint may also be resolved today. */
    private List<Object> days(FactType type, MetricValues values, Metric<?> metric) {
        List<Object> found = new ArrayList<>();
        if (metric.equals(Metrics.COMPLAINT_RESOLVED_ON)) {
            if (values.get(Metrics.COMPLAINT_RESOLVED_ON).isEmpty()) {
                found.add(snapshot.asOf());
            }
            return found;
        }
        for (Metric<?> age : Metrics.of(type)) {
            if (age.derived() && age.unit() == Unit.DAYS && Metrics.inputs(age).equals(List.of(metric))) {
                Cells cells = Cells.of(Unit.DAYS, points.of(age, limits));
                double known = values.get(age).map(value -> number(age, value)).orElse(0.0);
                for (Cells.Cell cell : cells.all()) {
                    double days = cells.nearest(cell, known);
                    if (!Double.isNaN(days) && !cell.holds(known)) {
                        found.add(snapshot.asOf().minusDays((long) days));
                    }
                }
            }
        }
        return found;
    }

    /** Hands each cell of a metric's numbers to a consumer, with the value that stands for it. */
    static void cells(BreakPoints points, Limits limits, Metric<?> metric, BiConsumer<Cells.Cell, Double> consumer) {
        List<Point> own = points.of(metric, limits);
        if (own.isEmpty()) {
            return;
        }
        Cells cells = Cells.of(metric.unit(), own);
        double best =
                own.get(metric.worse() == Worse.HIGHER ? 0 : own.size() - 1).value();
        for (Cells.Cell cell : cells.all()) {
            consumer.accept(cell, cells.nearest(cell, best));
        }
    }
}
