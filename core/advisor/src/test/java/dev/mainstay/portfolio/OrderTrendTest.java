package dev.mainstay.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mainstay.account.MonthlyOrders;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTrendTest {

    private static List<MonthlyOrders> months(double... amounts) {
        List<MonthlyOrders> months = new ArrayList<>();
        for (double amount : amounts) {
            months.add(new MonthlyOrders(YearMonth.of(2025, 1).plusMonths(months.size()), amount, amount > 0 ? 1 : 0));
        }
        return months;
    }

    @Test
    void the_slope_is_a_share_of_the_mean_month() {
        // 155, 145 … 45: 10 less a month around a mean of 100.
        double[] amounts = new double[12];
        Arrays.setAll(amounts, i -> 155 - 10 * i);

        OrderTrend trend = OrderTrend.of(months(amounts)).orElseThrow();

        assertThat(trend.perMonth()).isCloseTo(-0.1, within(1e-12));
        assertThat(trend.pValue()).isCloseTo(0, within(1e-12));
    }

    @Test
    void slope_and_p_value_agree_with_a_second_method() {
        double[] amounts = {12, 0, 15, 9, 14, 3, 11, 0, 8, 13, 2, 6, 9, 0, 7};

        OrderTrend trend = OrderTrend.of(months(amounts)).orElseThrow();

        // Textbook formulas, and Student's density integrated by Simpson's rule.
        int n = amounts.length;
        double meanX = (n - 1) / 2.0;
        double meanY = Arrays.stream(amounts).sum() / n;
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (int i = 0; i < n; i++) {
            sxx += (i - meanX) * (i - meanX);
            sxy += (i - meanX) * (amounts[i] - meanY);
            syy += (amounts[i] - meanY) * (amounts[i] - meanY);
        }
        double slope = sxy / sxx;
        double t = slope / Math.sqrt((syy - slope * sxy) / (n - 2) / sxx);
        assertThat(trend.perMonth()).isCloseTo(slope / meanY, within(1e-12));
        assertThat(trend.pValue())
                .isCloseTo(1 - 2 * studentMass(Math.abs(t), n - 2), within(1e-9))
                .isBetween(0.05, 0.5);
    }

    /** Mass of Student's density between 0 and t. */
    private static double studentMass(double t, int freedom) {
        int steps = 20_000;
        double mass = 0;
        double whole = 0;
        // The substitution x = tan(u) brings the whole half-line into reach, which gives the normalising constant too.
        for (double[] range : new double[][] {{0, Math.atan(t)}, {0, Math.PI / 2}}) {
            double width = (range[1] - range[0]) / steps;
            double sum = 0;
            for (int i = 0; i <= steps; i++) {
                double u = range[0] + i * width;
                double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
                double cosine = Math.cos(u);
                double x = Math.tan(u);
                double value =
                        cosine < 1e-12 ? 0 : Math.pow(1 + x * x / freedom, -(freedom + 1) / 2.0) / (cosine * cosine);
                sum += weight * value;
            }
            mass = whole == 0 && range[1] < Math.PI / 2 ? sum * width / 3 : mass;
            whole = sum * width / 3;
        }
        return mass / whole / 2;
    }

    @Test
    void the_currency_unit_does_not_matter() {
        double[] amounts = {12, 0, 15, 9, 14, 3, 11, 0, 8, 13, 2, 6};
        OrderTrend trend = OrderTrend.of(months(amounts)).orElseThrow();
        double[] large = Arrays.stream(amounts).map(amount -> amount * 1e300).toArray();

        OrderTrend other = OrderTrend.of(months(large)).orElseThrow();

        assertThat(other.perMonth()).isCloseTo(trend.perMonth(), within(1e-12));
        assertThat(other.pValue()).isCloseTo(trend.pValue(), within(1e-12));
    }

    @Test
    void equal_months_have_no_trend_to_test() {
        double[] equal = new double[24];
        Arrays.fill(equal, 0.3);
        equal[23] = 0.1 + 0.2; // differs in the last bit

        assertThat(OrderTrend.of(months(equal))).isEmpty();
        assertThat(OrderTrend.of(months(new double[24]))).isEmpty();
        assertThat(OrderTrend.of(List.of())).isEmpty();
    }

    @Test
    void six_of_the_months_must_have_orders() {
        double[] five = {1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 0, 0};
        double[] six = {1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0};

        assertThat(OrderTrend.of(months(five))).isEmpty();
        assertThat(OrderTrend.of(months(six))).isPresent();
    }

    @Test
    void a_missing_month_is_not_taken_for_zero() {
        List<MonthlyOrders> months = months(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
        months.remove(5);

        assertThatThrownBy(() -> OrderTrend.of(months))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2025-07 does not follow 2025-05");
    }
}
