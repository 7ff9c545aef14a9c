package dev.mainstay.authoring.internal.interval;

import static dev.mainstay.vocabulary.Metrics.*;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.MetricValues;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The given metrics of one fact, chosen so that the derived ones come out as asked. The first draft takes the points of the
 * solution, later ones take chances within the cells.
 */
final class Draft {

    private record Ask(Cell cell, Point point) {}

    private static final String CURRENCY = "CNY";
    private static final double[] USUAL = {10, 20, 30, 14, 100, 1, 7, 50, 3, 365, 1000, 0.25, 0.5, 0.1};

    private final FactType type;
    private final LocalDate day;
    private final @Nullable Random random;
    private final Map<Metric<?>, Ask> asks = new LinkedHashMap<>();
    private final Map<Metric<?>, Double> numbers = new LinkedHashMap<>();
    private final Map<Metric<?>, String> texts = new LinkedHashMap<>();

    Draft(FactType type, LocalDate day, @Nullable Random random) {
        this.type = type;
        this.day = day;
        this.random = random;
    }

    void ask(Metric<?> metric, Cell cell, Point point) {
        asks.put(metric, new Ask(cell, point));
    }

    void choose() {
        asks.forEach((metric, ask) -> {
            if (!metric.derived()) {
                Point point = pick(ask);
                if (point instanceof Point.Numeric number) {
                    numbers.put(metric, number.value());
                } else if (point instanceof Point.Text text) {
                    texts.put(metric, text.value());
                }
            }
        });
        switch (type) {
            case ACCOUNT -> {
                ratio(ORDERS_SILENCE_RATIO, ORDERS_DAYS_SINCE_LAST_ORDER, ORDERS_MEDIAN_ORDER_INTERVAL_DAYS);
                ratio(CHANNEL_SELL_IN_TO_SELL_THROUGH, CHANNEL_SELL_IN12M, CHANNEL_SELL_THROUGH12M);
                value();
            }
            case COMPLAINT -> complaint();
            case RIVAL -> age(RIVAL_AGE_DAYS, RIVAL_OBSERVED_ON);
            case SHIFT -> age(SHIFT_AGE_DAYS, SHIFT_OBSERVED_ON);
            case PROMOTION -> {
                ratio(PROMOTION_VOLUME_TO_HISTORY, PROMOTION_TARGET_VOLUME, PROMOTION_HISTORIC_VOLUME);
                ratio(PROMOTION_VOLUME_TO_CEILING, PROMOTION_TARGET_VOLUME, PROMOTION_MARKET_CEILING);
            }
            default -> throw new IllegalArgumentException(type + " is no fact of a snapshot");
        }
    }

    private Point pick(Ask ask) {
        if (random == null || ask.cell().values().isEmpty() || random.nextInt(3) == 0) {
            return ask.point();
        }
        if (ask.cell().unknown() && random.nextInt(3) == 0) {
            return Point.Absent.UNKNOWN;
        }
        if (!(ask.cell().values() instanceof NumberSet set)) {
            return ask.point();
        }
        List<Double> candidates = new ArrayList<>();
        for (double usual : USUAL) {
            candidates.add(usual);
            candidates.add(-usual);
        }
        for (int i = 0; i < set.ranges(); i++) {
            candidates.add(set.least(i));
            candidates.add(set.greatest(i));
        }
        candidates.removeIf(candidate -> !set.contains(candidate) || Math.abs(candidate) > 1e15);
        return candidates.isEmpty()
                ? ask.point()
                : new Point.Numeric(candidates.get(random.nextInt(candidates.size())));
    }

    /** What a derived metric should come out as, {@code NaN} where it was not asked for or may be unknown. */
    private double target(Metric<?> metric) {
        Ask ask = asks.get(metric);
        return ask != null && pick(ask) instanceof Point.Numeric number ? number.value() : Double.NaN;
    }

    /** A number for an input that is free, or the one it has. */
    private double input(Metric<?> metric) {
        Ask ask = asks.get(metric);
        if (ask == null || (random == null && ask.cell().values().isAll())) {
            return usual(Domain.of(new Variable.Property(metric, 0)));
        }
        return numbers.computeIfAbsent(metric, any -> usual(ask.cell()));
    }

    private double usual(Cell cell) {
        int start = random == null ? 0 : random.nextInt(USUAL.length);
        for (int i = 0; i < USUAL.length; i++) {
            double usual = USUAL[(start + i) % USUAL.length];
            if (((NumberSet) cell.values()).contains(usual)) {
                return usual;
            }
        }
        return Choice.of(cell) instanceof Point.Numeric number ? number.value() : Double.NaN;
    }

    private void ratio(Metric<?> ratio, Metric<?> above, Metric<?> below) {
        double target = target(ratio);
        if (Double.isNaN(target)) {
            return;
        }
        double divisor = input(below);
        numbers.put(below, divisor);
        double product = target * divisor;
        Ask asked = asks.get(above);
        NumberSet allowed =
                (NumberSet) (asked == null ? Domain.of(new Variable.Property(above, 0)) : asked.cell()).values();
        Ask wanted = asks.get(ratio);
        for (double candidate : new double[] {
            product, Math.rint(product), Math.floor(product), Math.ceil(product), Math.floor(product) + 1
        }) {
            if (allowed.contains(candidate)
                    && wanted != null
                    && ((NumberSet) wanted.cell().values()).contains(candidate / divisor)) {
                numbers.put(above, candidate);
                return;
            }
        }
    }

    /** Revenue, margin rate and cost to serve from gross margin, net margin and their quotient. */
    private void value() {
        double gross = target(VALUE_GROSS_MARGIN);
        double net = target(VALUE_NET_MARGIN);
        double ratio = target(VALUE_COST_TO_SERVE_RATIO);
        if (Double.isNaN(gross) && Double.isNaN(net) && Double.isNaN(ratio)) {
            return;
        }
        if (Double.isNaN(gross) || Math.abs(gross) > 1e12) {
            gross = random == null || random.nextBoolean() ? 1000 : 100 * random.nextInt(1, 100);
        }
        Ask asked = asks.get(VALUE_GROSS_MARGIN_RATE);
        double rate = asked != null
                        && asked.point() instanceof Point.Numeric number
                        && number.value() != 0
                        && !asked.cell().values().isAll()
                ? numbers.getOrDefault(VALUE_GROSS_MARGIN_RATE, number.value())
                : 0.25;
        rate = rate == 0 ? 0.25 : rate;
        numbers.put(VALUE_GROSS_MARGIN_RATE, rate);
        numbers.put(
                VALUE_ANNUAL_REVENUE,
                BigDecimal.valueOf(gross)
                        .divide(BigDecimal.valueOf(rate), 2, RoundingMode.HALF_EVEN)
                        .doubleValue());
        if (!Double.isNaN(ratio)) {
            numbers.put(VALUE_COST_TO_SERVE, ratio * gross);
        } else if (!Double.isNaN(net)) {
            numbers.put(
                    VALUE_COST_TO_SERVE,
                    BigDecimal.valueOf(gross).subtract(BigDecimal.valueOf(net)).doubleValue());
        }
    }

    private void complaint() {
        double age = target(COMPLAINT_AGE_DAYS);
        double openDays = target(COMPLAINT_OPEN_DAYS);
        boolean resolved = target(COMPLAINT_OPEN) == 0;
        double today = day.toEpochDay();
        numbers.remove(COMPLAINT_OPENED_ON);
        numbers.remove(COMPLAINT_RESOLVED_ON);
        if (!Double.isNaN(age)) {
            numbers.put(COMPLAINT_OPENED_ON, today - age);
        }
        if (resolved) {
            numbers.put(COMPLAINT_RESOLVED_ON, Double.isNaN(openDays) ? today : today - age + openDays);
        }
    }

    private void age(Metric<?> age, Metric<LocalDate> observedOn) {
        double days = target(age);
        numbers.remove(observedOn);
        if (!Double.isNaN(days)) {
            numbers.put(observedOn, day.toEpochDay() - days);
        }
    }

    void copyTo(AccountSnapshot.Builder builder) {
        MetricValues values = values();
        for (Metric<?> metric : Metrics.of(type)) {
            copy(metric, values, builder);
        }
    }

    private static <T> void copy(Metric<T> metric, MetricValues values, AccountSnapshot.Builder builder) {
        values.get(metric).ifPresent(value -> builder.set(metric, value));
    }

    /** The values; those out of range are found when the snapshot is built. */
    MetricValues values() {
        MetricValues.Builder builder = MetricValues.builder(type);
        texts.forEach((metric, text) -> put(builder, metric, text));
        numbers.forEach((metric, number) -> {
            if (metric.unit() == Unit.MONEY) {
                put(builder, metric, Money.of(new BigDecimal(Double.toString(number)).toPlainString(), CURRENCY));
            } else {
                put(builder, metric, metric.fromNumber(number));
            }
        });
        return builder.build();
    }

    private static <T> void put(MetricValues.Builder builder, Metric<T> metric, Object value) {
        builder.put(metric, metric.type().cast(value));
    }
}
