package dev.mainstay.account;

import static dev.mainstay.vocabulary.Metrics.*;

import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** Computes the derived metrics; where an input is unknown, so is what would follow from it. */
final class Derivation {

    private Derivation() {}

    /** The values with everything derived anew, as of the given day. */
    static MetricValues of(MetricValues values, LocalDate asOf) {
        MetricValues.Builder derived = values.toBuilder();
        switch (values.fact()) {
            case ACCOUNT -> account(values, derived);
            case COMPLAINT -> complaint(derived, (double) asOf.toEpochDay());
            case RIVAL -> age(derived, RIVAL_OBSERVED_ON, RIVAL_AGE_DAYS, asOf);
            case SHIFT -> age(derived, SHIFT_OBSERVED_ON, SHIFT_AGE_DAYS, asOf);
            case PROMOTION -> {
                ratio(derived, PROMOTION_TARGET_VOLUME, PROMOTION_HISTORIC_VOLUME, PROMOTION_VOLUME_TO_HISTORY);
                ratio(derived, PROMOTION_TARGET_VOLUME, PROMOTION_MARKET_CEILING, PROMOTION_VOLUME_TO_CEILING);
            }
            default -> throw new IllegalArgumentException("nothing is derived for " + values.fact());
        }
        return derived.build();
    }

    private static void account(MetricValues given, MetricValues.Builder derived) {
        derived.derive(PROFILE_TIER_STEPS, derived.number(PROFILE_TIER) - derived.number(PROFILE_PREVIOUS_TIER));
        ratio(derived, ORDERS_DAYS_SINCE_LAST_ORDER, ORDERS_MEDIAN_ORDER_INTERVAL_DAYS, ORDERS_SILENCE_RATIO);
        ratio(derived, CHANNEL_SELL_IN12M, CHANNEL_SELL_THROUGH12M, CHANNEL_SELL_IN_TO_SELL_THROUGH);
        Optional<Money> revenue = given.get(VALUE_ANNUAL_REVENUE);
        Optional<Double> rate = given.get(VALUE_GROSS_MARGIN_RATE).filter(Double::isFinite);
        derived.clear(VALUE_GROSS_MARGIN);
        derived.clear(VALUE_NET_MARGIN);
        if (revenue.isPresent() && rate.isPresent()) {
            Currency currency = revenue.get().currency();
            Optional<Money> margin = money(revenue.get().amount().multiply(BigDecimal.valueOf(rate.get())), currency);
            margin.ifPresent(gross -> derived.put(VALUE_GROSS_MARGIN, gross));
            margin.flatMap(gross -> given.get(VALUE_COST_TO_SERVE)
                            .flatMap(cost -> money(gross.amount().subtract(cost.amount()), currency)))
                    .ifPresent(net -> derived.put(VALUE_NET_MARGIN, net));
        }
        ratio(derived, VALUE_COST_TO_SERVE, VALUE_GROSS_MARGIN, VALUE_COST_TO_SERVE_RATIO);
    }

    /** The amount in hundredths; empty where it is larger than money can be. */
    private static Optional<Money> money(BigDecimal amount, Currency currency) {
        BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        // a whole amount is written with all its digits, not as 1E+5
        return Money.ifHeld(rounded.setScale(Math.max(0, rounded.scale())), currency);
    }

    private static void complaint(MetricValues.Builder derived, double today) {
        double opened = derived.number(COMPLAINT_OPENED_ON);
        double resolved = derived.number(COMPLAINT_RESOLVED_ON);
        boolean open = Double.isNaN(resolved);
        derived.derive(COMPLAINT_OPEN, open ? 1 : 0);
        derived.derive(COMPLAINT_AGE_DAYS, today - opened);
        derived.derive(COMPLAINT_OPEN_DAYS, (open ? today : resolved) - opened);
    }

    private static void age(
            MetricValues.Builder derived, Metric<LocalDate> observedOn, Metric<Integer> age, LocalDate asOf) {
        derived.derive(age, (double) asOf.toEpochDay() - derived.number(observedOn));
    }

    private static void ratio(MetricValues.Builder derived, Metric<?> above, Metric<?> below, Metric<Double> ratio) {
        double divisor = derived.number(below);
        derived.derive(ratio, divisor > 0 ? derived.number(above) / divisor : Double.NaN);
    }
}
