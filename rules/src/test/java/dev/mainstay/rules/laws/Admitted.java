package dev.mainstay.rules.laws;

import static dev.mainstay.rules.laws.Law.EVIDENCE_NAMES_ITS_OWN_CAUSES;
import static dev.mainstay.rules.laws.Law.UNKNOWN_RAISES_NOTHING;
import static dev.mainstay.rules.laws.Law.WORSE_IS_NEVER_BETTER;

import dev.mainstay.rules.laws.Law.Violation;
import dev.mainstay.vocabulary.Cause;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The exceptions from the laws that the standard pack makes on purpose, each with the reason it is right. */
final class Admitted {

    /**
     * One exception.
     *
     * @param law the law
     * @param subject what is changed
     * @param reason why it is right
     * @param explains whether it is this exception that shows in a violation
     * @param before an account that needs the exception
     * @param after what becomes of it
     */
    record Exemption(
            Law law, String subject, String reason, Predicate<Violation> explains, String before, String after) {

        boolean admits(Violation violation) {
            return law == violation.law() && subject.equals(violation.subject()) && explains.test(violation);
        }
    }

    static final List<Exemption> ALL = List.of(
            new Exemption(
                    WORSE_IS_NEVER_BETTER,
                    "orders.orderDays12m",
                    "Silence and decline are measured by a rhythm, and fewer orders have less of one",
                    violation -> violation.changed("ORDER_SILENCE", "REVENUE_FALLING"),
                    """
                    {"id":"A","asOf":"2026-03-31","orders":
                      {"daysSinceLastOrder":29,"medianOrderIntervalDays":14,"orderDays12m":3}}""",
                    """
                    {"id":"A","asOf":"2026-03-31","orders":
                      {"daysSinceLastOrder":29,"medianOrderIntervalDays":14,"orderDays12m":2}}"""),
            new Exemption(
                    WORSE_IS_NEVER_BETTER,
                    "orders.medianOrderIntervalDays",
                    "A short interval of a few orders is one busy month and no rhythm to fall behind",
                    violation -> violation.went("ORDER_SILENCE"),
                    """
                    {"id":"A","asOf":"2026-03-31","orders":
                      {"daysSinceLastOrder":29,"medianOrderIntervalDays":14,"orderDays12m":3}}""",
                    """
                    {"id":"A","asOf":"2026-03-31","orders":
                      {"daysSinceLastOrder":29,"medianOrderIntervalDays":2,"orderDays12m":3}}"""),
            new Exemption(
                    WORSE_IS_NEVER_BETTER,
                    "channel.stockMonths",
                    "A pile of stock explains silence: it is a risk of its own, not one of leaving",
                    violation -> violation.came("STOCK_PILED_UP")
                            && violation.was().signal("ORDER_SILENCE").isPresent(),
                    """
                    {"id":"A","asOf":"2026-03-31","channel":{"stockMonths":0.5},"orders":
                      {"daysSinceLastOrder":43,"medianOrderIntervalDays":14,"orderDays12m":3}}""",
                    """
                    {"id":"A","asOf":"2026-03-31","channel":{"stockMonths":1.9},"orders":
                      {"daysSinceLastOrder":43,"medianOrderIntervalDays":14,"orderDays12m":3}}"""),
            new Exemption(
                    WORSE_IS_NEVER_BETTER,
                    "complaints.openedOn",
                    "What lasts longer began earlier, and what began long ago no longer counts as a repetition",
                    violation -> violation.went(
                            "COMPLAINT_REOPENED",
                            "PRODUCT_COMPLAINTS_REPEATED",
                            "SERVICE_COMPLAINTS_REPEATED",
                            "DELIVERY_COMPLAINTS_REPEATED",
                            "BILLING_COMPLAINTS_REPEATED"),
                    """
                    {"id":"A","asOf":"2026-03-31","complaints":
                      [{"id":"C","openedOn":"2026-01-25","reopened":true}]}""",
                    """
                    {"id":"A","asOf":"2026-03-31","complaints":
                      [{"id":"C","openedOn":"2025-08-26","reopened":true}]}"""),
            new Exemption(
                    WORSE_IS_NEVER_BETTER,
                    "strategy.supplierCountChange",
                    "A cut of suppliers is a warning too: both ends of this metric are bad",
                    violation -> violation.changed("SUPPLIERS_CONSOLIDATED"),
                    """
                    {"id":"A","asOf":"2026-03-31","strategy":{"supplierCountChange":-1,"ourSupplierScore":79}}""",
                    """
                    {"id":"A","asOf":"2026-03-31","strategy":{"supplierCountChange":2,"ourSupplierScore":79}}"""),
            new Exemption(
                    WORSE_IS_NEVER_BETTER,
                    "value.shareOfWalletChange",
                    "A shrinking account that keeps our share shrinks itself; where the share falls too, that is no longer said",
                    violation -> violation.was().signal("REVENUE_FALLING").isPresent()
                            && violation.fell(Cause.STRATEGY_SHIFT),
                    """
                    {"id":"A","asOf":"2026-03-31","value":{"shareOfWalletChange":0,"revenueChange":-0.15}}""",
                    """
                    {"id":"A","asOf":"2026-03-31","value":{"shareOfWalletChange":-0.02,"revenueChange":-0.15}}"""),
            new Exemption(
                    WORSE_IS_NEVER_BETTER,
                    "value.revenueChange",
                    "A shrinking account that keeps our share has not gone to a rival: a strong suspicion of one is taken back",
                    violation -> violation.came("REVENUE_FALLING") && violation.fell(Cause.STRONGER_RIVAL),
                    """
                    {"id":"A","asOf":"2026-03-31","profile":{"industry":"automotive"},
                      "value":{"shareOfWalletChange":0.02,"revenueChange":0},"delivery":{"onTimeRate":0.81},
                      "benefit":{"priceGap":0.1033,"buyingEffort":10},"contract":{"daysToRenewal":0},
                      "rivals":[{"name":"R","move":"PRICE","observedOn":"2025-03-31","strength":1,"confirmed":true}]}""",
                    """
                    {"id":"A","asOf":"2026-03-31","profile":{"industry":"automotive"},
                      "value":{"shareOfWalletChange":0.02,"revenueChange":-0.3},"delivery":{"onTimeRate":0.81},
                      "benefit":{"priceGap":0.1033,"buyingEffort":10},"contract":{"daysToRenewal":0},
                      "rivals":[{"name":"R","move":"PRICE","observedOn":"2025-03-31","strength":1,"confirmed":true}]}"""),
            new Exemption(
                    UNKNOWN_RAISES_NOTHING,
                    "complaints.resolvedOn",
                    "Without a day on which it was resolved a complaint is open: that is known, and how a snapshot says it",
                    violation -> true,
                    """
                    {"id":"A","asOf":"2026-03-31","complaints":
                      [{"id":"C","openedOn":"2025-10-07","resolvedOn":"2026-03-31"}]}""",
                    """
                    {"id":"A","asOf":"2026-03-31","complaints":[{"id":"C","openedOn":"2025-10-07"}]}"""),
            new Exemption(
                    UNKNOWN_RAISES_NOTHING,
                    "profile.tier",
                    "The tier chooses the limits; of an account without one the limits for all accounts hold",
                    violation -> true,
                    """
                    {"id":"A","asOf":"2026-03-31","profile":{"tier":"ORDINARY"},"communication":{"contactPersons":1}}""",
                    """
                    {"id":"A","asOf":"2026-03-31","communication":{"contactPersons":1}}"""),
            new Exemption(
                    UNKNOWN_RAISES_NOTHING,
                    "profile.industry",
                    "The industry chooses the limits; of an account without one the limits for all accounts hold",
                    violation -> true,
                    """
                    {"id":"A","asOf":"2026-03-31","profile":{"industry":"pharmaceutical"},
                      "delivery":{"onTimeRate":0.98,"inFullRate":0.99}}""",
                    """
                    {"id":"A","asOf":"2026-03-31","delivery":{"onTimeRate":0.98,"inFullRate":0.99}}"""),
            new Exemption(
                    EVIDENCE_NAMES_ITS_OWN_CAUSES,
                    "rivals",
                    "Where a rival is seen, it no longer speaks against others that none is active; nothing speaks for them anew",
                    violation -> violation.went("NO_RIVAL_ACTIVE"),
                    """
                    {"id":"A","asOf":"2026-03-31","benefit":{"buyingEffort":9.9},"rivals":[]}""",
                    """
                    {"id":"A","asOf":"2026-03-31","benefit":{"buyingEffort":9.9},"rivals":
                      [{"name":"R","move":"BRIBERY","observedOn":"2026-03-01"}]}"""));

    private Admitted() {}

    /** The exception that admits the violation, if one does. */
    static Optional<Exemption> exemption(Violation violation) {
        return ALL.stream().filter(exemption -> exemption.admits(violation)).findFirst();
    }
}
