package dev.mainstay.benchmarks;

import dev.mainstay.vocabulary.Commitment;
import org.jspecify.annotations.Nullable;

/** The signals of the benchmark pack, in its order. */
enum Sign {
    ORDER_SILENCE(null),
    REVENUE_FALLING(null),
    WALLET_SHARE_FALLING(null),
    PRICE_ABOVE_RIVAL(Commitment.VALUE),
    INCENTIVES_OVERDUE(Commitment.VALUE),
    PAYMENT_OVERDUE(null),
    DIVERSION_FOUND(null),
    STOCK_PILED_UP(null),
    DEMANDS_GROWING(null),
    PROMOTION_UNSOUND(null),
    CONTACT_GAP(Commitment.COMMUNICATION),
    NO_ACCOUNT_MANAGER(Commitment.COMMUNICATION),
    EXECUTIVE_VISIT_OVERDUE(Commitment.COMMUNICATION),
    FEW_CONTACT_PERSONS(Commitment.COMMUNICATION),
    CONTACT_OVERLOAD(Commitment.COMMUNICATION),
    MANAGER_LEAVING(Commitment.COMMUNICATION),
    STRONG_RELATIONSHIP(null),
    COMPLAINT_OPEN(Commitment.SERVICE),
    COMPLAINT_OVERDUE(Commitment.SERVICE),
    COMPLAINTS_REPEAT(Commitment.QUALITY),
    RENEWAL_NEAR(null),
    LATE_DELIVERY(Commitment.DELIVERY),
    SHORT_DELIVERY(Commitment.DELIVERY),
    PEAK_SUPPLY_OPEN(Commitment.DELIVERY),
    UNMET_NEED(Commitment.PRODUCT_ALIGNMENT),
    GENERATION_BEHIND(Commitment.PRODUCT_ALIGNMENT),
    CAPACITY_SHORT(Commitment.PRODUCT_ALIGNMENT),
    DEFECTS_HIGH(Commitment.QUALITY),
    RETURNS_HIGH(Commitment.QUALITY),
    RIVAL_PRICE(null),
    RIVAL_FOUL(null),
    SATISFACTION_LOW(Commitment.SERVICE),
    SATISFACTION_FALLING(Commitment.SERVICE),
    SLOW_RESPONSE(Commitment.SERVICE),
    NO_JOINT_PLAN(Commitment.STRATEGY_ALIGNMENT),
    SUPPLIER_SCORE_LOW(Commitment.STRATEGY_ALIGNMENT),
    ACCOUNT_CONTRACTS(null),
    ACCOUNT_FAILING(null);

    /** How many there are. */
    static final int COUNT = values().length;

    private final @Nullable Commitment against;

    Sign(@Nullable Commitment against) {
        this.against = against;
    }

    /** Whether it counts against the commitment. */
    boolean isAgainst(Commitment commitment) {
        return against == commitment;
    }
}
