package dev.mainstay.authoring.explain;

import static dev.mainstay.vocabulary.Metrics.CHANNEL_SELL_IN12M;
import static dev.mainstay.vocabulary.Metrics.CHANNEL_SELL_IN_TO_SELL_THROUGH;
import static dev.mainstay.vocabulary.Metrics.CHANNEL_SELL_THROUGH12M;
import static dev.mainstay.vocabulary.Metrics.ORDERS_DAYS_SINCE_LAST_ORDER;
import static dev.mainstay.vocabulary.Metrics.ORDERS_MEDIAN_ORDER_INTERVAL_DAYS;
import static dev.mainstay.vocabulary.Metrics.ORDERS_SILENCE_RATIO;
import static dev.mainstay.vocabulary.Metrics.PROMOTION_HISTORIC_VOLUME;
import static dev.mainstay.vocabulary.Metrics.PROMOTION_MARKET_CEILING;
import static dev.mainstay.vocabulary.Metrics.PROMOTION_TARGET_VOLUME;
import static dev.mainstay.vocabulary.Metrics.PROMOTION_VOLUME_TO_CEILING;
import static dev.mainstay.vocabulary.Metrics.PROMOTION_VOLUME_TO_HISTORY;
import static dev.mainstay.vocabulary.Metrics.VALUE_ANNUAL_REVENUE;
import static dev.mainstay.vocabulary.Metrics.VALUE_COST_TO_SERVE;
import static dev.mainstay.vocabulary.Metrics.VALUE_COST_TO_SERVE_RATIO;
import static dev.mainstay.vocabulary.Metrics.VALUE_GROSS_MARGIN;
import static dev.mainstay.vocabulary.Metrics.VALUE_GROSS_MARGIN_RATE;
import static dev.mainstay.vocabulary.Metrics.VALUE_NET_MARGIN;

import dev.mainstay.account.MetricValues;
import dev.mainstay.vocabulary.Metric;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * Brings a derived metric to a value through one of those it follows from, the others being as they are.
 *
 * @param input what is changed
 * @param derived what follows
 * @param others what must be known, too
 */
record Inverse(Metric<?> input, Metric<?> derived, List<Metric<?>> others, Solution solution) {

    /** The input for which the derived metric has a value. */
    private interface Solution {
        double input(double aim, double[] others);
    }

    private static final List<Inverse> ALL = List.of(
            over(ORDERS_DAYS_SINCE_LAST_ORDER, ORDERS_SILENCE_RATIO, ORDERS_MEDIAN_ORDER_INTERVAL_DAYS),
            under(ORDERS_MEDIAN_ORDER_INTERVAL_DAYS, ORDERS_SILENCE_RATIO, ORDERS_DAYS_SINCE_LAST_ORDER),
            over(CHANNEL_SELL_IN12M, CHANNEL_SELL_IN_TO_SELL_THROUGH, CHANNEL_SELL_THROUGH12M),
            under(CHANNEL_SELL_THROUGH12M, CHANNEL_SELL_IN_TO_SELL_THROUGH, CHANNEL_SELL_IN12M),
            over(PROMOTION_TARGET_VOLUME, PROMOTION_VOLUME_TO_HISTORY, PROMOTION_HISTORIC_VOLUME),
            over(PROMOTION_TARGET_VOLUME, PROMOTION_VOLUME_TO_CEILING, PROMOTION_MARKET_CEILING),
            over(VALUE_COST_TO_SERVE, VALUE_COST_TO_SERVE_RATIO, VALUE_GROSS_MARGIN),
            by(VALUE_ANNUAL_REVENUE, VALUE_GROSS_MARGIN, VALUE_GROSS_MARGIN_RATE, (aim, rate) -> aim / rate),
            by(VALUE_GROSS_MARGIN_RATE, VALUE_GROSS_MARGIN, VALUE_ANNUAL_REVENUE, (aim, money) -> aim / money),
            by(VALUE_COST_TO_SERVE, VALUE_NET_MARGIN, VALUE_GROSS_MARGIN, (aim, margin) -> margin - aim),
            new Inverse(
                    VALUE_ANNUAL_REVENUE,
                    VALUE_COST_TO_SERVE_RATIO,
                    List.of(VALUE_COST_TO_SERVE, VALUE_GROSS_MARGIN_RATE),
                    (aim, known) -> known[0] / aim / known[1]),
            new Inverse(
                    VALUE_GROSS_MARGIN_RATE,
                    VALUE_COST_TO_SERVE_RATIO,
                    List.of(VALUE_COST_TO_SERVE, VALUE_ANNUAL_REVENUE),
                    (aim, known) -> known[0] / aim / known[1]),
            new Inverse(
                    VALUE_ANNUAL_REVENUE,
                    VALUE_NET_MARGIN,
                    List.of(VALUE_COST_TO_SERVE, VALUE_GROSS_MARGIN_RATE),
                    (aim, known) -> (aim + known[0]) / known[1]),
            new Inverse(
                    VALUE_GROSS_MARGIN_RATE,
                    VALUE_NET_MARGIN,
                    List.of(VALUE_COST_TO_SERVE, VALUE_ANNUAL_REVENUE),
                    (aim, known) -> (aim + known[0]) / known[1]));

    private static Inverse over(Metric<?> above, Metric<?> ratio, Metric<?> below) {
        return by(above, ratio, below, (aim, divisor) -> aim * divisor);
    }

    private static Inverse under(Metric<?> below, Metric<?> ratio, Metric<?> above) {
        return by(below, ratio, above, (aim, dividend) -> dividend / aim);
    }

    private static Inverse by(Metric<?> input, Metric<?> derived, Metric<?> other, DoubleBinaryOperator solution) {
        return new Inverse(input, derived, List.of(other), (aim, known) -> solution.applyAsDouble(aim, known[0]));
    }

    /** The derived metrics that a metric can move. */
    static List<Inverse> of(Metric<?> input) {
        return ALL.stream().filter(inverse -> inverse.input.equals(input)).toList();
    }

    /** The input for which the derived metric comes to the aim; empty where another input is unknown or none does. */
    Optional<Double> input(MetricValues values, double aim) {
        double[] known =
                others.stream().mapToDouble(metric -> number(values, metric)).toArray();
        double found = solution.input(aim, known);
        double rounded = input.unit().whole() ? Math.rint(found) : Math.rint(found * 1e6) / 1e6;
        return Double.isFinite(rounded)
                        && rounded >= input.unit().min()
                        && rounded <= input.unit().max()
                ? Optional.of(rounded)
                : Optional.empty();
    }

    private static <T> double number(MetricValues values, Metric<T> metric) {
        return values.get(metric).map(metric::toNumber).orElse(Double.NaN);
    }
}
