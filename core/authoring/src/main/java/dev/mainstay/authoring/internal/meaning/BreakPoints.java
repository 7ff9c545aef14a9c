package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a pack changes its mind: every value it compares a metric with, every text and day it knows. Between two neighbouring
 * points of a metric all values mean the same to the rules, so a search over accounts need try no more than each point and
 * one value between any two ({@link Cells}).
 *
 * <p>Two views: {@link #of(Metric)} gives the points whatever the account, one for each row of a limit; {@link #of(Metric,
 * Limits)} those that count for one account, its limits resolved. Immutable and thread-safe once made.
 */
public final class BreakPoints {

    /** Change of a number that a rule compares with, where no row of limits.csv says what a sensible step is. */
    private static final double STEP = 0.01;

    /**
     * A value that decides.
     *
     * @param value the value
     * @param step a small change of it
     */
    public record Point(double value, double step) {}

    private final Map<String, List<LimitRow>> limits = new LinkedHashMap<>();
    private final Map<Metric<?>, Set<Point>> points = new LinkedHashMap<>();
    private final Map<Metric<?>, Set<Term>> terms = new LinkedHashMap<>();
    private final Map<Metric<?>, Set<String>> texts = new LinkedHashMap<>();
    private final Set<LocalDate> days = new TreeSet<>();
    private final Set<String> accounts = new LinkedHashSet<>();

    /** The points of a pack. */
    public BreakPoints(PackModel model) {
        for (LimitRow row : model.limits()) {
            limits.computeIfAbsent(row.key(), any -> new ArrayList<>()).add(row);
            row.effectiveFrom().ifPresent(days::add);
            row.account().ifPresent(accounts::add);
            row.industry().ifPresent(this::industry);
        }
        for (PlaybookRow row : model.playbook()) {
            row.industries().stream().sorted().forEach(this::industry);
        }
        for (Rule rule : model.rules()) {
            rule.switchedOff().ifPresent(off -> days.add(off.until()));
            rule.patterns().forEach(pattern -> pattern.conditions().forEach(this::collect));
        }
    }

    private void industry(String name) {
        texts.computeIfAbsent(Metrics.PROFILE_INDUSTRY, any -> new LinkedHashSet<>())
                .add(name);
    }

    private void collect(Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(this::collect);
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(this::collect);
        } else if (condition instanceof Condition.Comparison comparison
                && comparison.left() instanceof Term.Property property) {
            collect(property.metric(), comparison.right());
        }
    }

    private void collect(Metric<?> metric, Term right) {
        if (right instanceof Term.TextLiteral text) {
            texts.computeIfAbsent(metric, any -> new LinkedHashSet<>()).add(text.value());
        } else {
            points.computeIfAbsent(metric, any -> new LinkedHashSet<>()).addAll(of(metric, right));
            terms.computeIfAbsent(metric, any -> new LinkedHashSet<>()).add(right);
        }
    }

    /** The values that a term can take, whatever the account. */
    List<Point> of(Metric<?> metric, Term term) {
        List<Point> found = new ArrayList<>();
        if (term instanceof Term.NumberLiteral number) {
            found.add(literal(metric, number));
        } else if (term instanceof Term.Limit limit) {
            for (LimitRow row : limits.getOrDefault(limit.key(), List.of())) {
                row.value().ifPresent(value -> found.add(new Point(value, row.step())));
            }
        }
        return found;
    }

    private static Point literal(Metric<?> metric, Term.NumberLiteral number) {
        return new Point(number.value(), metric.unit().whole() ? 1 : STEP);
    }

    /** The values a metric is compared with; none where rules do not compare it with numbers. */
    public List<Point> of(Metric<?> metric) {
        return List.copyOf(points.getOrDefault(metric, Set.of()));
    }

    /**
     * The values a metric of one account is compared with, each once, the least first: literals, and the limits that decide
     * for this account. Of limits with the same value the one with the smallest step stays.
     */
    public List<Point> of(Metric<?> metric, Limits account) {
        TreeMap<Double, Point> found = new TreeMap<>();
        for (Term term : terms.getOrDefault(metric, Set.of())) {
            Optional<Point> point = Optional.empty();
            if (term instanceof Term.NumberLiteral number) {
                point = Optional.of(literal(metric, number));
            } else if (term instanceof Term.Limit limit) {
                point = account.row(limit.key()).flatMap(row -> row.value().map(value -> new Point(value, row.step())));
            }
            point.ifPresent(one -> found.merge(
                    one.value(),
                    one,
                    (a, b) -> Comparator.comparingDouble(Point::step).compare(a, b) <= 0 ? a : b));
        }
        return List.copyOf(found.values());
    }

    /** Whether any rule compares the metric with anything. */
    public boolean reads(Metric<?> metric) {
        return terms.containsKey(metric) || texts.containsKey(metric);
    }

    /**
     * The widest range that rows of limits.csv allow for the limits a metric is compared with: what people hold to be
     * sensible values of it. Empty where it is compared with no limit.
     */
    public Optional<Double> width(Metric<?> metric) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Term term : terms.getOrDefault(metric, Set.of())) {
            if (term instanceof Term.Limit limit) {
                for (LimitRow row : limits.getOrDefault(limit.key(), List.of())) {
                    least = Math.min(least, row.min());
                    most = Math.max(most, row.max());
                }
            }
        }
        return most > least ? Optional.of(most - least) : Optional.empty();
    }

    /** The texts a metric is compared with. */
    public List<String> texts(Metric<?> metric) {
        return List.copyOf(texts.getOrDefault(metric, Set.of()));
    }

    /** The days on which some limit begins to hold or some rule ceases to be out of use. */
    List<LocalDate> days() {
        return List.copyOf(days);
    }

    /** The accounts that have limits of their own. */
    List<String> accounts() {
        return List.copyOf(accounts);
    }
}
