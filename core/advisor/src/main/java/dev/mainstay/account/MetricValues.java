package dev.mainstay.account;

import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The known metrics of one fact, held by position so that rules read them without a detour. Unknown is a value of its own.
 *
 * <p>Immutable and thread-safe.
 */
public final class MetricValues {

    /** Of the same fact, by one metric after another. */
    static final Comparator<MetricValues> BY_CONTENT = Comparator.comparing(
                    (MetricValues values) -> values.numbers, Arrays::compare)
            .thenComparing(values -> Arrays.toString(values.objects));

    private final FactType fact;
    private final double[] numbers;
    private final @Nullable Object[] objects;
    private final List<Problem> problems;

    private MetricValues(FactType fact, double[] numbers, @Nullable Object[] objects, List<Problem> problems) {
        this.fact = fact;
        this.numbers = numbers;
        this.objects = objects;
        this.problems = problems;
    }

    /** Starts with everything unknown. */
    public static Builder builder(FactType fact) {
        return new Builder(fact);
    }

    /** The fact whose metrics these are. */
    public FactType fact() {
        return fact;
    }

    /** The value, or empty where it is unknown. */
    public <T> Optional<T> get(Metric<T> metric) {
        require(metric);
        Object object = objects[metric.index()];
        if (object != null) {
            return Optional.of(metric.type().cast(object));
        }
        double number = numbers[metric.index()];
        return Double.isNaN(number) ? Optional.empty() : Optional.of(metric.fromNumber(number));
    }

    /** Whether the value is known. */
    public boolean knows(Metric<?> metric) {
        require(metric);
        return objects[metric.index()] != null || !Double.isNaN(numbers[metric.index()]);
    }

    /** The value as a number, {@code NaN} where it is unknown or a text; see {@link Metric#toNumber}. */
    public double number(int index) {
        return numbers[index];
    }

    /** The value where it is held as an object (money, text), else null. */
    public @Nullable Object object(int index) {
        return objects[index];
    }

    /** Copies into a builder. */
    public Builder toBuilder() {
        Builder builder = new Builder(fact);
        System.arraycopy(numbers, 0, builder.numbers, 0, numbers.length);
        System.arraycopy(objects, 0, builder.objects, 0, objects.length);
        builder.problems.addAll(problems);
        return builder;
    }

    /** Values out of range, each with the metric's name as its location. */
    List<Problem> problems() {
        return problems;
    }

    private void require(Metric<?> metric) {
        if (metric.fact() != fact) {
            throw new IllegalArgumentException(metric + " is no metric of " + fact);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MetricValues that
                && fact == that.fact
                && Arrays.equals(numbers, that.numbers)
                && Arrays.equals(objects, that.objects);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.hashCode(objects);
    }

    /** The known values by name. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Metric<?> metric : Metrics.of(fact)) {
            get(metric).ifPresent(value -> text.append(text.length() > 1 ? ", " : "")
                    .append(metric.name())
                    .append('=')
                    .append(value));
        }
        return text.append('}').toString();
    }

    /** Collects values; not thread-safe. */
    public static final class Builder {

        private final FactType fact;
        private final double[] numbers;
        private final @Nullable Object[] objects;
        private final List<Problem> problems = new ArrayList<>(0);

        private Builder(FactType fact) {
            this.fact = fact;
            int size = Metrics.of(fact).size();
            numbers = new double[size];
            Arrays.fill(numbers, Double.NaN);
            objects = new Object[size];
        }

        /** Sets a metric; a value out of its unit's range is kept as a problem and reported when the account is built. */
        public <T> Builder put(Metric<T> metric, T value) {
            if (metric.fact() != fact) {
                throw new IllegalArgumentException(metric + " is no metric of " + fact);
            }
            Unit unit = metric.unit();
            double number = metric.toNumber(value);
            if (unit.numeric()) {
                check(metric, number);
            }
            numbers[metric.index()] = number;
            objects[metric.index()] = unit == Unit.MONEY || unit == Unit.TEXT ? value : null;
            return this;
        }

        /** Makes a metric unknown. */
        public Builder clear(Metric<?> metric) {
            numbers[metric.index()] = Double.NaN;
            objects[metric.index()] = null;
            return this;
        }

        boolean knows(Metric<?> metric) {
            return objects[metric.index()] != null || !Double.isNaN(numbers[metric.index()]);
        }

        /** Sets a number without a check, for what is derived from checked values. */
        void derive(Metric<?> metric, double number) {
            numbers[metric.index()] = number;
        }

        double number(Metric<?> metric) {
            return numbers[metric.index()];
        }

        private void check(Metric<?> metric, double number) {
            Unit unit = metric.unit();
            if (!Double.isFinite(number)) {
                problems.add(Problem.of("MS-203", metric.name(), metric.name(), number));
            } else if (number > unit.max()) {
                problems.add(
                        unit == Unit.RATIO && number <= 100
                                ? Problem.of("MS-205", metric.name(), metric.name(), number, number / 100)
                                : Problem.of("MS-204", metric.name(), metric.name(), number, unit.max()));
            } else if (number < unit.min()) {
                problems.add(Problem.of("MS-206", metric.name(), metric.name(), number, unit.min()));
            }
        }

        /** The finished values. */
        public MetricValues build() {
            return new MetricValues(fact, numbers.clone(), objects.clone(), List.copyOf(problems));
        }
    }
}
