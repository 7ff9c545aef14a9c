package dev.mainstay.portfolio;

import dev.mainstay.account.MonthlyOrders;
import java.util.List;
import java.util.Optional;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * Trend of monthly order amounts: ordinary least squares over the number of the month.
 *
 * <p>The p-value holds for independent months and is not corrected for seasons: of an account with a strong season, two or
 * three whole years say more than one.
 *
 * @param perMonth slope as a share of the mean month; -0.02 loses a fiftieth of a mean month every month
 * @param pValue two-sided p-value of the slope, Student's t with two degrees of freedom fewer than months
 */
public record OrderTrend(double perMonth, double pValue) {

    /**
     * Fewest months a trend is computed from. How many points a regression needs depends on its parameters and on the noise,
     * and no number suits all series (Hyndman and Kostenko 2007, "Minimum sample size requirements for seasonal forecasting
     * models", Foresight 6). Twelve is Mainstay's judgement: one whole season, six months for each of the two parameters.
     */
    public static final int MIN_MONTHS = 12;

    /**
     * Fewest months with an order among them, a judgement too: with fewer, one chance order more or less turns the slope.
     */
    public static final int MIN_ORDER_MONTHS = 6;

    /** Differences beyond rounding; adding up the same orders in another currency unit must not make a trend. */
    private static final double SAME = 1e-9;

    /**
     * The trend of these months, or empty where they are too few, too few of them have orders, or all amounts are the same.
     *
     * @param months complete months in order, none missing
     * @throws IllegalArgumentException if a month is missing or out of order
     */
    public static Optional<OrderTrend> of(List<MonthlyOrders> months) {
        for (int i = 1; i < months.size(); i++) {
            if (!months.get(i).month().equals(months.get(i - 1).month().plusMonths(1))) {
                throw new IllegalArgumentException(months.get(i).month() + " does not follow "
                        + months.get(i - 1).month() + "; list every month, with 0 where nothing was ordered");
            }
        }
        if (months.size() < MIN_MONTHS
                || months.stream().filter(month -> month.amount() > 0).count() < MIN_ORDER_MONTHS) {
            return Optional.empty();
        }
        double mean = 0;
        double min = Double.MAX_VALUE;
        double max = 0;
        for (MonthlyOrders month : months) {
            mean += month.amount() / months.size();
            min = Math.min(min, month.amount());
            max = Math.max(max, month.amount());
        }
        if (max - min <= SAME * max) {
            return Optional.empty();
        }
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < months.size(); i++) {
            regression.addData(i, months.get(i).amount() / mean);
        }
        return Optional.of(new OrderTrend(regression.getSlope(), regression.getSignificance()));
    }
}
