package dev.mainstay.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The limits of the benchmark pack. */
enum Limit {
    ORDERS_SILENCE("orders.silence"),
    ORDERS_SILENCE_RED("orders.silence.red"),
    VALUE_REVENUE_DROP("value.revenueDrop"),
    WALLET_DROP("wallet.drop"),
    PRICE_GAP("price.gap"),
    INCENTIVES_OVERDUE("incentives.overdue"),
    OVERDUE_DAYS("overdue.days"),
    DIVERSION_INCIDENTS("diversion.incidents"),
    STOCK_MONTHS("stock.months"),
    STOCK_SELL_IN_TO_SELL_THROUGH("stock.sellInToSellThrough"),
    DEMANDS_INCREASE("demands.increase"),
    PROMOTION_VOLUME_TO_CEILING("promotion.volumeToCeiling"),
    CONTACT_GAP("contact.gap"),
    CONTACT_GAP_RED("contact.gap.red"),
    CONTACT_EXECUTIVE("contact.executive"),
    CONTACT_PERSONS("contact.persons"),
    CONTACT_OVERLOAD("contact.overload"),
    COMPLAINT_CLOSE("complaint.close"),
    COMPLAINT_WINDOW("complaint.window"),
    COMPLAINT_REPEAT("complaint.repeat"),
    RENEWAL_DAYS("renewal.days"),
    DELIVERY_ON_TIME("delivery.onTime"),
    DELIVERY_ON_TIME_RED("delivery.onTime.red"),
    DELIVERY_IN_FULL("delivery.inFull"),
    DELIVERY_PEAK("delivery.peak"),
    PRODUCT_UNMET_NEED("product.unmetNeed"),
    PRODUCT_CAPACITY("product.capacity"),
    QUALITY_PPM("quality.ppm"),
    QUALITY_RETURNS("quality.returns"),
    SERVICE_SATISFACTION("service.satisfaction"),
    SERVICE_FALL("service.fall"),
    SERVICE_SATISFIED("service.satisfied"),
    SERVICE_RESPONSE("service.response"),
    STRATEGY_SCORE("strategy.score"),
    SHIFT_FRESH("shift.fresh"),
    RIVAL_RECENT("rival.recent"),
    STANCE_CONDUCT("stance.conduct"),
    STANCE_EXIT("stance.exit"),
    STANCE_SHIFT("stance.shift"),
    GROWTH_POTENTIAL("growth.potential"),
    GUARD_CONDUCT("guard.conduct");

    private static final Map<String, Limit> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toMap(Limit::key, limit -> limit));

    private final String key;

    Limit(String key) {
        this.key = key;
    }

    /** What limits.csv calls it. */
    String key() {
        return key;
    }

    /** The limit that limits.csv calls so. */
    static Limit called(String key) {
        Limit limit = BY_KEY.get(key);
        if (limit == null) {
            throw new IllegalArgumentException("no limit " + key);
        }
        return limit;
    }
}
