package dev.mainstay.benchmarks;

import static dev.mainstay.vocabulary.Metrics.*;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.MetricValues;
import dev.mainstay.account.Promotion;
import dev.mainstay.account.Rival;
import dev.mainstay.account.Shift;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Evidence;
import dev.mainstay.benchmarks.Case.Exclusion;
import dev.mainstay.benchmarks.Case.Proposal;
import dev.mainstay.benchmarks.Case.Raised;
import dev.mainstay.benchmarks.Case.Voice;
import dev.mainstay.benchmarks.Tables.Play;
import dev.mainstay.benchmarks.Tables.Weight;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ComplaintCategory;
import dev.mainstay.vocabulary.ComplaintSeverity;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.RivalMove;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.ShiftKind;
import dev.mainstay.vocabulary.Stance;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.ValueClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sixty rules of the benchmark pack as a good engineer writes them in Java: plain conditions on primitive values, one
 * pass, no engine. Thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // codes are compared by their declaration
final class HandWritten implements Contestant {

    private static final int MAJOR = Tier.MAJOR.ordinal();
    private static final int KEY = Tier.KEY.ordinal();
    private static final int HIGH = ComplaintSeverity.HIGH.ordinal();
    private static final int PRODUCT = ComplaintCategory.PRODUCT.ordinal();
    private static final int SERVICE = ComplaintCategory.SERVICE.ordinal();

    private static final Sign[] SIGNS = Sign.values();

    private final Tables tables;
    private final int contraction;
    private final int afterSales;
    private final int orderlyExit;
    private final int suspendIncentives;
    private final int findTheCause;
    private final int needsReview;

    HandWritten(Tables tables) {
        this.tables = tables;
        contraction = tables.facet("CONTRACTION");
        afterSales = tables.facet("AFTER_SALES");
        orderlyExit = tables.deed("ORDERLY_EXIT");
        suspendIncentives = tables.deed("SUSPEND_INCENTIVES");
        findTheCause = tables.deed("FIND_THE_CAUSE");
        needsReview = tables.deed("NEEDS_REVIEW");
    }

    @Override
    public Advice advise(AccountSnapshot snapshot) {
        Case account = new Case(snapshot, tables);
        detect(account);
        commitments(account);
        voices(account);
        diagnose(account);
        account.stance = stance(account);
        propose(account);
        guard(account);
        exclude(account);
        return new Verdict(account).advice();
    }

    // ---- signals

    /** Finds the signals and the gaps. */
    void detect(Case account) {
        behaviour(account);
        benefit(account);
        channel(account);
        promotions(account);
        communication(account);
        complaints(account);
        contract(account);
        delivery(account);
        product(account);
        quality(account);
        rivals(account);
        service(account);
        strategy(account);
        shifts(account);
    }

    private void raise(Case account, Sign sign, String rule, Severity severity, Evidence evidence) {
        raise(account, sign, rule, severity, 1, List.of(evidence));
    }

    private void raise(
            Case account, Sign sign, String rule, Severity severity, double confidence, List<Evidence> evidence) {
        account.raise(new Raised(sign, rule, severity, confidence, tables.severity(severity) * confidence, evidence));
    }

    private static Evidence evidence(Case account, Metric<?> metric, String operator, Limit limit) {
        return account.limits.evidence(metric.name(), account.number(metric), operator, limit);
    }

    private static void gap(Case account, Metric<?> metric, Sign sign) {
        if (!account.knows(metric)) {
            account.gaps.add(metric, sign);
        }
    }

    /** Above the limit is a signal; unknown is a gap. */
    private void above(Case account, Metric<?> metric, Limit limit, Sign sign, String rule, Severity severity) {
        double value = account.number(metric);
        if (value > account.limits.of(limit)) {
            raise(account, sign, rule, severity, evidence(account, metric, ">", limit));
        } else if (Double.isNaN(value)) {
            account.gaps.add(metric, sign);
        }
    }

    /** Below the limit is a signal; unknown is a gap. */
    private void below(Case account, Metric<?> metric, Limit limit, Sign sign, String rule, Severity severity) {
        double value = account.number(metric);
        if (value < account.limits.of(limit)) {
            raise(account, sign, rule, severity, evidence(account, metric, "<", limit));
        } else if (Double.isNaN(value)) {
            account.gaps.add(metric, sign);
        }
    }

    private void behaviour(Case account) {
        double silence = account.number(ORDERS_SILENCE_RATIO);
        if (silence > account.limits.of(Limit.ORDERS_SILENCE_RED)) {
            raise(
                    account,
                    Sign.ORDER_SILENCE,
                    "Orders have all but stopped",
                    Severity.CRITICAL,
                    evidence(account, ORDERS_SILENCE_RATIO, ">", Limit.ORDERS_SILENCE_RED));
        } else if (silence > account.limits.of(Limit.ORDERS_SILENCE)) {
            raise(
                    account,
                    Sign.ORDER_SILENCE,
                    "Orders fall silent",
                    Severity.SERIOUS,
                    evidence(account, ORDERS_SILENCE_RATIO, ">", Limit.ORDERS_SILENCE));
        } else if (Double.isNaN(silence)) {
            gap(account, ORDERS_DAYS_SINCE_LAST_ORDER, Sign.ORDER_SILENCE);
            gap(account, ORDERS_MEDIAN_ORDER_INTERVAL_DAYS, Sign.ORDER_SILENCE);
        }
        below(
                account,
                VALUE_REVENUE_CHANGE,
                Limit.VALUE_REVENUE_DROP,
                Sign.REVENUE_FALLING,
                "Revenue falls",
                Severity.SERIOUS);
        below(
                account,
                VALUE_SHARE_OF_WALLET_CHANGE,
                Limit.WALLET_DROP,
                Sign.WALLET_SHARE_FALLING,
                "Share of wallet falls",
                Severity.SERIOUS);
    }

    private void benefit(Case account) {
        above(
                account,
                BENEFIT_PRICE_GAP,
                Limit.PRICE_GAP,
                Sign.PRICE_ABOVE_RIVAL,
                "The price is above the rivals' price",
                Severity.SERIOUS);
        above(
                account,
                BENEFIT_INCENTIVES_OVERDUE_DAYS,
                Limit.INCENTIVES_OVERDUE,
                Sign.INCENTIVES_OVERDUE,
                "Promised incentives are overdue",
                Severity.SERIOUS);
    }

    private void channel(Case account) {
        above(
                account,
                CHANNEL_OVERDUE_DAYS,
                Limit.OVERDUE_DAYS,
                Sign.PAYMENT_OVERDUE,
                "Payment is overdue",
                Severity.SERIOUS);
        double incidents = account.number(CHANNEL_DIVERSION_INCIDENTS12M);
        if (incidents >= account.limits.of(Limit.DIVERSION_INCIDENTS)) {
            raise(
                    account,
                    Sign.DIVERSION_FOUND,
                    "Goods are sold across regions",
                    Severity.SERIOUS,
                    evidence(account, CHANNEL_DIVERSION_INCIDENTS12M, ">=", Limit.DIVERSION_INCIDENTS));
        } else if (Double.isNaN(incidents)) {
            account.gaps.add(CHANNEL_DIVERSION_INCIDENTS12M, Sign.DIVERSION_FOUND);
        }
        stock(account);
        above(
                account,
                CHANNEL_DEMANDS_INCREASE12M,
                Limit.DEMANDS_INCREASE,
                Sign.DEMANDS_GROWING,
                "Demands grow",
                Severity.SERIOUS);
    }

    private void stock(Case account) {
        double months = account.number(CHANNEL_STOCK_MONTHS);
        double ratio = account.number(CHANNEL_SELL_IN_TO_SELL_THROUGH);
        boolean piles = months > account.limits.of(Limit.STOCK_MONTHS);
        boolean stays = ratio > account.limits.of(Limit.STOCK_SELL_IN_TO_SELL_THROUGH);
        if (piles || stays) {
            List<Evidence> evidence = new ArrayList<>(2);
            if (piles) {
                evidence.add(evidence(account, CHANNEL_STOCK_MONTHS, ">", Limit.STOCK_MONTHS));
            }
            if (stays) {
                evidence.add(
                        evidence(account, CHANNEL_SELL_IN_TO_SELL_THROUGH, ">", Limit.STOCK_SELL_IN_TO_SELL_THROUGH));
            }
            raise(account, Sign.STOCK_PILED_UP, "Stock piles up", Severity.SERIOUS, 1, evidence);
        } else if (Double.isNaN(months) || Double.isNaN(ratio)) {
            gap(account, CHANNEL_STOCK_MONTHS, Sign.STOCK_PILED_UP);
            gap(account, CHANNEL_SELL_IN12M, Sign.STOCK_PILED_UP);
            gap(account, CHANNEL_SELL_THROUGH12M, Sign.STOCK_PILED_UP);
        }
    }

    private void promotions(Case account) {
        List<Promotion> promotions = account.snapshot.promotions().orElse(null);
        if (promotions == null) {
            account.gaps.add("promotions", Sign.PROMOTION_UNSOUND);
            return;
        }
        double limit = account.limits.of(Limit.PROMOTION_VOLUME_TO_CEILING);
        List<Evidence> evidence = null;
        for (Promotion promotion : promotions) {
            double ratio = promotion.metrics().number(PROMOTION_VOLUME_TO_CEILING.index());
            if (ratio > limit) {
                evidence = evidence == null ? new ArrayList<>(2) : evidence;
                addNew(
                        evidence,
                        account.limits.evidence(
                                path("promotions", promotion.name(), PROMOTION_VOLUME_TO_CEILING),
                                ratio,
                                ">",
                                Limit.PROMOTION_VOLUME_TO_CEILING));
            }
        }
        if (evidence != null) {
            raise(
                    account,
                    Sign.PROMOTION_UNSOUND,
                    "A promotion asks for more than the market takes",
                    Severity.SERIOUS,
                    1,
                    evidence);
            return;
        }
        for (Promotion promotion : promotions) {
            if (Double.isNaN(promotion.metrics().number(PROMOTION_VOLUME_TO_CEILING.index()))) {
                Metric<?> unknown = Double.isNaN(promotion.metrics().number(PROMOTION_TARGET_VOLUME.index()))
                        ? PROMOTION_TARGET_VOLUME
                        : PROMOTION_MARKET_CEILING;
                account.gaps.add(path("promotions", promotion.name(), unknown), Sign.PROMOTION_UNSOUND);
            }
        }
    }

    private static String path(String list, String label, Metric<?> metric) {
        return list + "[" + label + "]." + metric.name();
    }

    private static void addNew(List<Evidence> evidence, Evidence further) {
        if (!evidence.contains(further)) {
            evidence.add(further);
        }
    }

    private void communication(Case account) {
        double gap = account.number(COMMUNICATION_DAYS_SINCE_CONTACT);
        if (gap > account.limits.of(Limit.CONTACT_GAP_RED)) {
            raise(
                    account,
                    Sign.CONTACT_GAP,
                    "Contact is lost",
                    Severity.SERIOUS,
                    evidence(account, COMMUNICATION_DAYS_SINCE_CONTACT, ">", Limit.CONTACT_GAP_RED));
        } else {
            above(
                    account,
                    COMMUNICATION_DAYS_SINCE_CONTACT,
                    Limit.CONTACT_GAP,
                    Sign.CONTACT_GAP,
                    "Contact has lapsed",
                    Severity.NOTICE);
        }
        manager(account);
        executives(account);
        below(
                account,
                COMMUNICATION_CONTACT_PERSONS,
                Limit.CONTACT_PERSONS,
                Sign.FEW_CONTACT_PERSONS,
                "Few people know us",
                Severity.NOTICE);
        above(
                account,
                COMMUNICATION_CONTACTS_PER_MONTH,
                Limit.CONTACT_OVERLOAD,
                Sign.CONTACT_OVERLOAD,
                "The account is contacted too often",
                Severity.NOTICE);
        double leaving = account.number(COMMUNICATION_MANAGER_LEAVING);
        if (leaving == 1) {
            raise(
                    account,
                    Sign.MANAGER_LEAVING,
                    "The account manager leaves",
                    Severity.SERIOUS,
                    Shown.evidence(COMMUNICATION_MANAGER_LEAVING.name(), true, "==", true));
        } else if (Double.isNaN(leaving)) {
            account.gaps.add(COMMUNICATION_MANAGER_LEAVING, Sign.MANAGER_LEAVING);
        }
        bond(account);
    }

    private void manager(Case account) {
        double tier = account.number(PROFILE_TIER);
        double dedicated = account.number(COMMUNICATION_DEDICATED_MANAGER);
        if (tier >= MAJOR && dedicated == 0) {
            raise(
                    account,
                    Sign.NO_ACCOUNT_MANAGER,
                    "A large account has no manager",
                    Severity.SERIOUS,
                    1,
                    List.of(large(tier), Shown.evidence(COMMUNICATION_DEDICATED_MANAGER.name(), false, "==", false)));
        } else if (!(tier < MAJOR) && dedicated != 1) {
            gap(account, PROFILE_TIER, Sign.NO_ACCOUNT_MANAGER);
            gap(account, COMMUNICATION_DEDICATED_MANAGER, Sign.NO_ACCOUNT_MANAGER);
        }
    }

    private static Evidence large(double tier) {
        return Shown.evidence(PROFILE_TIER.name(), tier == KEY ? "KEY" : "MAJOR", ">=", "MAJOR");
    }

    private void executives(Case account) {
        double tier = account.number(PROFILE_TIER);
        double days = account.number(COMMUNICATION_DAYS_SINCE_EXECUTIVE_VISIT);
        double limit = account.limits.of(Limit.CONTACT_EXECUTIVE);
        if (tier >= MAJOR && days > limit) {
            raise(
                    account,
                    Sign.EXECUTIVE_VISIT_OVERDUE,
                    "Executives have not met for long",
                    Severity.NOTICE,
                    1,
                    List.of(
                            large(tier),
                            evidence(account, COMMUNICATION_DAYS_SINCE_EXECUTIVE_VISIT, ">", Limit.CONTACT_EXECUTIVE)));
        } else if (!(tier < MAJOR) && !(days <= limit)) {
            gap(account, PROFILE_TIER, Sign.EXECUTIVE_VISIT_OVERDUE);
            gap(account, COMMUNICATION_DAYS_SINCE_EXECUTIVE_VISIT, Sign.EXECUTIVE_VISIT_OVERDUE);
        }
    }

    private void bond(Case account) {
        double dedicated = account.number(COMMUNICATION_DEDICATED_MANAGER);
        double persons = account.number(COMMUNICATION_CONTACT_PERSONS);
        double days = account.number(COMMUNICATION_DAYS_SINCE_EXECUTIVE_VISIT);
        double leastPersons = account.limits.of(Limit.CONTACT_PERSONS);
        double mostDays = account.limits.of(Limit.CONTACT_EXECUTIVE);
        if (dedicated == 1 && persons >= leastPersons && days <= mostDays) {
            raise(
                    account,
                    Sign.STRONG_RELATIONSHIP,
                    "The bond is strong",
                    Severity.NOTICE,
                    1,
                    List.of(
                            Shown.evidence(COMMUNICATION_DEDICATED_MANAGER.name(), true, "==", true),
                            evidence(account, COMMUNICATION_CONTACT_PERSONS, ">=", Limit.CONTACT_PERSONS),
                            evidence(
                                    account, COMMUNICATION_DAYS_SINCE_EXECUTIVE_VISIT, "<=", Limit.CONTACT_EXECUTIVE)));
        } else if (dedicated != 0 && !(persons < leastPersons) && !(days > mostDays)) {
            gap(account, COMMUNICATION_DEDICATED_MANAGER, Sign.STRONG_RELATIONSHIP);
            gap(account, COMMUNICATION_CONTACT_PERSONS, Sign.STRONG_RELATIONSHIP);
            gap(account, COMMUNICATION_DAYS_SINCE_EXECUTIVE_VISIT, Sign.STRONG_RELATIONSHIP);
        }
    }

    private void complaints(Case account) {
        List<Complaint> complaints = account.snapshot.complaints().orElse(null);
        if (complaints == null) {
            account.gaps.add("complaints", Sign.COMPLAINT_OPEN);
            account.gaps.add("complaints", Sign.COMPLAINT_OVERDUE);
            account.gaps.add("complaints", Sign.COMPLAINTS_REPEAT);
            return;
        }
        if (complaints.isEmpty()) {
            return;
        }
        severe(account, complaints);
        overdue(account, complaints);
        repeated(account, complaints);
    }

    private void severe(Case account, List<Complaint> complaints) {
        List<Evidence> evidence = null;
        for (Complaint complaint : complaints) {
            MetricValues values = complaint.metrics();
            double severity = values.number(COMPLAINT_SEVERITY.index());
            if (values.number(COMPLAINT_OPEN.index()) == 1
                    && severity >= HIGH
                    && values.number(COMPLAINT_PLAN_AGREED.index()) == 0) {
                evidence = evidence == null ? new ArrayList<>(3) : evidence;
                addNew(evidence, open(complaint));
                addNew(
                        evidence,
                        Shown.evidence(
                                path("complaints", complaint.id(), COMPLAINT_SEVERITY),
                                ComplaintSeverity.values()[(int) severity].name(),
                                ">=",
                                "HIGH"));
                addNew(
                        evidence,
                        Shown.evidence(path("complaints", complaint.id(), COMPLAINT_PLAN_AGREED), false, "==", false));
            }
        }
        if (evidence != null) {
            raise(
                    account,
                    Sign.COMPLAINT_OPEN,
                    "A severe complaint is open without a plan",
                    Severity.SERIOUS,
                    1,
                    evidence);
            return;
        }
        for (Complaint complaint : complaints) {
            MetricValues values = complaint.metrics();
            double severity = values.number(COMPLAINT_SEVERITY.index());
            double planned = values.number(COMPLAINT_PLAN_AGREED.index());
            if (values.number(COMPLAINT_OPEN.index()) == 1 && !(severity < HIGH) && planned != 1) {
                if (Double.isNaN(severity)) {
                    account.gaps.add(path("complaints", complaint.id(), COMPLAINT_SEVERITY), Sign.COMPLAINT_OPEN);
                }
                if (Double.isNaN(planned)) {
                    account.gaps.add(path("complaints", complaint.id(), COMPLAINT_PLAN_AGREED), Sign.COMPLAINT_OPEN);
                }
            }
        }
    }

    private static Evidence open(Complaint complaint) {
        return Shown.evidence(path("complaints", complaint.id(), COMPLAINT_OPEN), true, "==", true);
    }

    private void overdue(Case account, List<Complaint> complaints) {
        double limit = account.limits.of(Limit.COMPLAINT_CLOSE);
        List<Evidence> evidence = null;
        for (Complaint complaint : complaints) {
            double days = complaint.metrics().number(COMPLAINT_OPEN_DAYS.index());
            if (complaint.metrics().number(COMPLAINT_OPEN.index()) == 1 && days > limit) {
                evidence = evidence == null ? new ArrayList<>(2) : evidence;
                addNew(evidence, open(complaint));
                addNew(
                        evidence,
                        account.limits.evidence(
                                path("complaints", complaint.id(), COMPLAINT_OPEN_DAYS),
                                days,
                                ">",
                                Limit.COMPLAINT_CLOSE));
            }
        }
        if (evidence != null) {
            raise(account, Sign.COMPLAINT_OVERDUE, "A complaint is overdue", Severity.CRITICAL, 1, evidence);
            return;
        }
        for (Complaint complaint : complaints) {
            if (complaint.metrics().number(COMPLAINT_OPEN.index()) == 1
                    && Double.isNaN(complaint.metrics().number(COMPLAINT_OPEN_DAYS.index()))) {
                account.gaps.add(path("complaints", complaint.id(), COMPLAINT_OPENED_ON), Sign.COMPLAINT_OVERDUE);
            }
        }
    }

    private void repeated(Case account, List<Complaint> complaints) {
        double window = account.limits.of(Limit.COMPLAINT_WINDOW);
        double limit = account.limits.of(Limit.COMPLAINT_REPEAT);
        int count = 0;
        int possible = 0;
        for (Complaint complaint : complaints) {
            double category = complaint.metrics().number(COMPLAINT_CATEGORY.index());
            double age = complaint.metrics().number(COMPLAINT_AGE_DAYS.index());
            if (category == PRODUCT && age <= window) {
                count++;
            }
            if (mayCount(category, age, window)) {
                possible++;
            }
        }
        if (count >= limit) {
            raise(
                    account,
                    Sign.COMPLAINTS_REPEAT,
                    "Product complaints repeat",
                    Severity.NOTICE,
                    account.limits.evidence("complaints.count()", count, ">=", Limit.COMPLAINT_REPEAT));
            return;
        }
        if (possible < limit) {
            return;
        }
        for (Complaint complaint : complaints) {
            double category = complaint.metrics().number(COMPLAINT_CATEGORY.index());
            double age = complaint.metrics().number(COMPLAINT_AGE_DAYS.index());
            boolean mayCount = mayCount(category, age, window);
            if (mayCount && Double.isNaN(category)) {
                account.gaps.add(path("complaints", complaint.id(), COMPLAINT_CATEGORY), Sign.COMPLAINTS_REPEAT);
            }
            if (mayCount && Double.isNaN(age)) {
                account.gaps.add(path("complaints", complaint.id(), COMPLAINT_OPENED_ON), Sign.COMPLAINTS_REPEAT);
            }
        }
    }

    private static boolean mayCount(double category, double age, double window) {
        return (category == PRODUCT || Double.isNaN(category)) && !(age > window);
    }

    private void contract(Case account) {
        double days = account.number(CONTRACT_DAYS_TO_RENEWAL);
        double renews = account.number(CONTRACT_AUTO_RENEWS);
        double limit = account.limits.of(Limit.RENEWAL_DAYS);
        if (days <= limit && renews == 0) {
            raise(
                    account,
                    Sign.RENEWAL_NEAR,
                    "The contract ends soon",
                    Severity.NOTICE,
                    1,
                    List.of(
                            evidence(account, CONTRACT_DAYS_TO_RENEWAL, "<=", Limit.RENEWAL_DAYS),
                            Shown.evidence(CONTRACT_AUTO_RENEWS.name(), false, "==", false)));
        } else if (!(days > limit) && renews != 1) {
            gap(account, CONTRACT_DAYS_TO_RENEWAL, Sign.RENEWAL_NEAR);
            gap(account, CONTRACT_AUTO_RENEWS, Sign.RENEWAL_NEAR);
        }
    }

    private void delivery(Case account) {
        if (account.number(DELIVERY_ON_TIME_RATE) < account.limits.of(Limit.DELIVERY_ON_TIME_RED)) {
            raise(
                    account,
                    Sign.LATE_DELIVERY,
                    "Deliveries arrive very late",
                    Severity.CRITICAL,
                    evidence(account, DELIVERY_ON_TIME_RATE, "<", Limit.DELIVERY_ON_TIME_RED));
        } else {
            below(
                    account,
                    DELIVERY_ON_TIME_RATE,
                    Limit.DELIVERY_ON_TIME,
                    Sign.LATE_DELIVERY,
                    "Deliveries arrive late",
                    Severity.SERIOUS);
        }
        below(
                account,
                DELIVERY_IN_FULL_RATE,
                Limit.DELIVERY_IN_FULL,
                Sign.SHORT_DELIVERY,
                "Deliveries are incomplete",
                Severity.NOTICE);
        double days = account.number(DELIVERY_DAYS_TO_PEAK_SEASON);
        double agreed = account.number(DELIVERY_PEAK_SUPPLY_AGREED);
        double limit = account.limits.of(Limit.DELIVERY_PEAK);
        if (days <= limit && agreed == 0) {
            raise(
                    account,
                    Sign.PEAK_SUPPLY_OPEN,
                    "Peak supply is not agreed",
                    Severity.SERIOUS,
                    1,
                    List.of(
                            evidence(account, DELIVERY_DAYS_TO_PEAK_SEASON, "<=", Limit.DELIVERY_PEAK),
                            Shown.evidence(DELIVERY_PEAK_SUPPLY_AGREED.name(), false, "==", false)));
        } else if (!(days > limit) && agreed != 1) {
            gap(account, DELIVERY_DAYS_TO_PEAK_SEASON, Sign.PEAK_SUPPLY_OPEN);
            gap(account, DELIVERY_PEAK_SUPPLY_AGREED, Sign.PEAK_SUPPLY_OPEN);
        }
    }

    private void product(Case account) {
        above(
                account,
                PRODUCT_OLDEST_UNMET_NEED_DAYS,
                Limit.PRODUCT_UNMET_NEED,
                Sign.UNMET_NEED,
                "A need stays unmet",
                Severity.SERIOUS);
        double behind = account.number(PRODUCT_GENERATIONS_BEHIND);
        if (behind >= 1) {
            boolean far = behind >= 2;
            raise(
                    account,
                    Sign.GENERATION_BEHIND,
                    far ? "Products are generations behind" : "Products are a generation behind",
                    far ? Severity.CRITICAL : Severity.SERIOUS,
                    Shown.evidence(PRODUCT_GENERATIONS_BEHIND.name(), Shown.number(behind), ">=", far ? 2L : 1L));
        } else if (Double.isNaN(behind)) {
            account.gaps.add(PRODUCT_GENERATIONS_BEHIND, Sign.GENERATION_BEHIND);
        }
        below(
                account,
                PRODUCT_CAPACITY_COVERAGE,
                Limit.PRODUCT_CAPACITY,
                Sign.CAPACITY_SHORT,
                "Capacity falls short",
                Severity.SERIOUS);
    }

    private void quality(Case account) {
        above(account, QUALITY_DEFECT_PPM, Limit.QUALITY_PPM, Sign.DEFECTS_HIGH, "Defects are many", Severity.SERIOUS);
        above(
                account,
                QUALITY_RETURN_RATE,
                Limit.QUALITY_RETURNS,
                Sign.RETURNS_HIGH,
                "Returns are many",
                Severity.SERIOUS);
    }

    private void rivals(Case account) {
        List<Rival> rivals = account.snapshot.rivals().orElse(null);
        if (rivals == null) {
            account.gaps.add("rivals", Sign.RIVAL_PRICE);
            account.gaps.add("rivals", Sign.RIVAL_FOUL);
            return;
        }
        if (rivals.isEmpty()) {
            return;
        }
        rivals(account, rivals, false, Sign.RIVAL_PRICE, "A rival offers a lower price");
        rivals(account, rivals, true, Sign.RIVAL_FOUL, "A rival works by unfair means");
    }

    private static boolean isFoul(RivalMove move) {
        return switch (move) {
            case BRIBERY, POLITICAL_PRESSURE, SOWING_CONFLICT -> true;
            default -> false;
        };
    }

    private void rivals(Case account, List<Rival> rivals, boolean foul, Sign sign, String rule) {
        List<Rival> found = null;
        boolean unknown = false;
        for (Rival rival : rivals) {
            double number = rival.metrics().number(RIVAL_MOVE.index());
            if (Double.isNaN(number)) {
                unknown = true;
            } else {
                RivalMove move = RivalMove.values()[(int) number];
                if (foul ? isFoul(move) : move == RivalMove.PRICE) {
                    found = found == null ? new ArrayList<>(2) : found;
                    found.add(rival);
                }
            }
        }
        if (found != null) {
            found.sort(Comparator.comparingDouble(rival -> -confidence(rival)));
            List<Evidence> evidence = new ArrayList<>(found.size());
            for (Rival rival : found) {
                String move = RivalMove.values()[(int) rival.metrics().number(RIVAL_MOVE.index())].name();
                addNew(evidence, Shown.evidence(path("rivals", rival.name(), RIVAL_MOVE), move, "==", move));
            }
            raise(account, sign, rule, Severity.SERIOUS, confidence(found.get(0)), evidence);
        } else if (unknown) {
            for (Rival rival : rivals) {
                if (Double.isNaN(rival.metrics().number(RIVAL_MOVE.index()))) {
                    account.gaps.add(path("rivals", rival.name(), RIVAL_MOVE), sign);
                }
            }
        }
    }

    private double confidence(Rival rival) {
        MetricValues values = rival.metrics();
        return tables.rival(
                values.number(RIVAL_STRENGTH.index()),
                values.number(RIVAL_CONFIRMED.index()) == 1,
                values.number(RIVAL_AGE_DAYS.index()));
    }

    private void service(Case account) {
        below(
                account,
                SERVICE_SATISFACTION,
                Limit.SERVICE_SATISFACTION,
                Sign.SATISFACTION_LOW,
                "Satisfaction is low",
                Severity.SERIOUS);
        double change = account.number(SERVICE_SATISFACTION_CHANGE);
        double satisfaction = account.number(SERVICE_SATISFACTION);
        double fall = account.limits.of(Limit.SERVICE_FALL);
        double satisfied = account.limits.of(Limit.SERVICE_SATISFIED);
        if (change <= fall && satisfaction < satisfied) {
            raise(
                    account,
                    Sign.SATISFACTION_FALLING,
                    "Satisfaction falls",
                    Severity.SERIOUS,
                    1,
                    List.of(
                            evidence(account, SERVICE_SATISFACTION_CHANGE, "<=", Limit.SERVICE_FALL),
                            evidence(account, SERVICE_SATISFACTION, "<", Limit.SERVICE_SATISFIED)));
        } else if (!(change > fall) && !(satisfaction >= satisfied)) {
            gap(account, SERVICE_SATISFACTION_CHANGE, Sign.SATISFACTION_FALLING);
            gap(account, SERVICE_SATISFACTION, Sign.SATISFACTION_FALLING);
        }
        above(
                account,
                SERVICE_FIRST_RESPONSE_HOURS,
                Limit.SERVICE_RESPONSE,
                Sign.SLOW_RESPONSE,
                "Answers are slow",
                Severity.NOTICE);
    }

    private void strategy(Case account) {
        double tier = account.number(PROFILE_TIER);
        double planned = account.number(STRATEGY_JOINT_PLAN);
        if (tier == KEY && planned == 0) {
            raise(
                    account,
                    Sign.NO_JOINT_PLAN,
                    "A key account has no joint plan",
                    Severity.NOTICE,
                    1,
                    List.of(
                            Shown.evidence(PROFILE_TIER.name(), "KEY", "==", "KEY"),
                            Shown.evidence(STRATEGY_JOINT_PLAN.name(), false, "==", false)));
        } else if (!(tier < KEY) && planned != 1) {
            gap(account, PROFILE_TIER, Sign.NO_JOINT_PLAN);
            gap(account, STRATEGY_JOINT_PLAN, Sign.NO_JOINT_PLAN);
        }
        below(
                account,
                STRATEGY_OUR_SUPPLIER_SCORE,
                Limit.STRATEGY_SCORE,
                Sign.SUPPLIER_SCORE_LOW,
                "Purchasing rates us low",
                Severity.SERIOUS);
    }

    private void shifts(Case account) {
        List<Shift> shifts = account.snapshot.shifts().orElse(null);
        if (shifts == null) {
            account.gaps.add("strategy.shifts", Sign.ACCOUNT_CONTRACTS);
            account.gaps.add("strategy.shifts", Sign.ACCOUNT_FAILING);
            return;
        }
        if (shifts.isEmpty()) {
            return;
        }
        shifts(account, shifts, ShiftKind.CONTRACTION, Sign.ACCOUNT_CONTRACTS);
        shifts(account, shifts, ShiftKind.BUSINESS_FAILURE, Sign.ACCOUNT_FAILING);
    }

    private record Placed(Shift shift, int position, double confidence) {

        double number(Metric<?> metric) {
            return shift.metrics().number(metric.index());
        }

        String path(Metric<?> metric) {
            return HandWritten.path("strategy.shifts", String.valueOf(position), metric);
        }
    }

    private void shifts(Case account, List<Shift> shifts, ShiftKind kind, Sign sign) {
        boolean fresh = kind == ShiftKind.BUSINESS_FAILURE;
        double limit = fresh ? account.limits.of(Limit.SHIFT_FRESH) : Double.POSITIVE_INFINITY;
        List<Placed> found = new ArrayList<>(1);
        List<Placed> possible = new ArrayList<>(1);
        for (int i = 0; i < shifts.size(); i++) {
            MetricValues values = shifts.get(i).metrics();
            double age = values.number(SHIFT_AGE_DAYS.index());
            double number = values.number(SHIFT_KIND.index());
            Placed placed = new Placed(shifts.get(i), i, tables.shift(values.number(SHIFT_CERTAINTY.index()), age));
            boolean is = number == kind.ordinal();
            if (is && (!fresh || age <= limit)) {
                found.add(placed);
            } else if ((is || Double.isNaN(number)) && !(age > limit)) {
                possible.add(placed);
            }
        }
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingDouble(placed -> -placed.confidence));
            List<Evidence> evidence = new ArrayList<>(2);
            for (Placed placed : found) {
                addNew(evidence, Shown.evidence(placed.path(SHIFT_KIND), kind.name(), "==", kind.name()));
                if (fresh) {
                    addNew(
                            evidence,
                            account.limits.evidence(
                                    placed.path(SHIFT_AGE_DAYS),
                                    placed.number(SHIFT_AGE_DAYS),
                                    "<=",
                                    Limit.SHIFT_FRESH));
                }
            }
            raise(
                    account,
                    sign,
                    fresh ? "The business of the account fails" : "The account narrows its business",
                    fresh ? Severity.CRITICAL : Severity.SERIOUS,
                    found.get(0).confidence,
                    evidence);
            return;
        }
        for (Placed placed : possible) {
            if (Double.isNaN(placed.number(SHIFT_KIND))) {
                account.gaps.add(placed.path(SHIFT_KIND), sign);
            }
            if (fresh && Double.isNaN(placed.number(SHIFT_AGE_DAYS))) {
                account.gaps.add(placed.path(SHIFT_OBSERVED_ON), sign);
            }
        }
    }

    // ---- diagnosis

    /** Finds the status of the seven commitments. */
    static void commitments(Case account) {
        for (Commitment commitment : Commitment.values()) {
            account.commitments[commitment.ordinal()] = status(account, commitment);
        }
    }

    private static CommitmentStatus status(Case account, Commitment commitment) {
        CommitmentStatus status = CommitmentStatus.KEPT;
        for (Sign sign : SIGNS) {
            Raised raised = account.raised(sign);
            if (raised != null && sign.isAgainst(commitment)) {
                if (raised.severity() != Severity.NOTICE) {
                    return CommitmentStatus.BROKEN;
                }
                status = CommitmentStatus.STRAINED;
            }
        }
        return status == CommitmentStatus.STRAINED || anythingKnown(account, commitment)
                ? status
                : CommitmentStatus.UNKNOWN;
    }

    private static boolean anythingKnown(Case account, Commitment commitment) {
        return switch (commitment) {
            case COMMUNICATION ->
                account.knows(COMMUNICATION_DAYS_SINCE_CONTACT)
                        || account.knows(COMMUNICATION_DEDICATED_MANAGER)
                        || account.knows(COMMUNICATION_DAYS_SINCE_EXECUTIVE_VISIT)
                        || account.knows(COMMUNICATION_CONTACT_PERSONS)
                        || account.knows(COMMUNICATION_CONTACTS_PER_MONTH)
                        || account.knows(COMMUNICATION_MANAGER_LEAVING);
            case PRODUCT_ALIGNMENT ->
                account.knows(PRODUCT_OLDEST_UNMET_NEED_DAYS)
                        || account.knows(PRODUCT_GENERATIONS_BEHIND)
                        || account.knows(PRODUCT_CAPACITY_COVERAGE);
            case STRATEGY_ALIGNMENT -> account.knows(STRATEGY_JOINT_PLAN) || account.knows(STRATEGY_OUR_SUPPLIER_SCORE);
            case QUALITY -> account.knows(QUALITY_DEFECT_PPM) || account.knows(QUALITY_RETURN_RATE);
            case SERVICE ->
                account.knows(SERVICE_SATISFACTION)
                        || account.knows(SERVICE_SATISFACTION_CHANGE)
                        || account.knows(SERVICE_FIRST_RESPONSE_HOURS);
            case DELIVERY ->
                account.knows(DELIVERY_ON_TIME_RATE)
                        || account.knows(DELIVERY_IN_FULL_RATE)
                        || account.knows(DELIVERY_DAYS_TO_PEAK_SEASON)
                        || account.knows(DELIVERY_PEAK_SUPPLY_AGREED);
            case VALUE -> account.knows(BENEFIT_PRICE_GAP) || account.knows(BENEFIT_INCENTIVES_OVERDUE_DAYS);
        };
    }

    private void voices(Case account) {
        for (Sign sign : SIGNS) {
            Raised raised = account.raised(sign);
            if (raised != null) {
                for (Weight weight : tables.weights(sign)) {
                    voice(account, sign, weight.influence(), weight.facet(), weight.weight(), raised.strength());
                }
            }
        }
        boolean falls = account.isRaised(Sign.REVENUE_FALLING);
        if (falls && account.number(VALUE_SHARE_OF_WALLET_CHANGE) >= 0) {
            voice(account, Sign.REVENUE_FALLING, Cause.STRATEGY_SHIFT.ordinal(), contraction, 0.35, 1);
        }
        if (falls && account.isRaised(Sign.WALLET_SHARE_FALLING)) {
            voice(account, Sign.REVENUE_FALLING, Cause.STRONGER_RIVAL.ordinal(), Tables.NONE, 0.25, 1);
        }
        if (account.isRaised(Sign.COMPLAINT_OPEN) && complaintWaits(account)) {
            voice(account, Sign.COMPLAINT_OPEN, Cause.UNRESOLVED_COMPLAINT.ordinal(), afterSales, 0.15, 1);
        }
        if (account.isRaised(Sign.ORDER_SILENCE) && noRivalNear(account)) {
            voice(account, Sign.ORDER_SILENCE, Cause.STRATEGY_SHIFT.ordinal(), Tables.NONE, 0.2, 1);
        }
    }

    private static void voice(Case account, Sign sign, int influence, int facet, double weight, double strength) {
        account.voices.add(new Voice(sign.ordinal(), influence, facet, weight, strength));
    }

    private static boolean complaintWaits(Case account) {
        double limit = account.limits.of(Limit.COMPLAINT_CLOSE);
        for (Complaint complaint : account.snapshot.complaints().orElse(List.of())) {
            MetricValues values = complaint.metrics();
            double category = values.number(COMPLAINT_CATEGORY.index());
            if ((category == PRODUCT || category == SERVICE)
                    && values.number(COMPLAINT_OPEN.index()) == 1
                    && values.number(COMPLAINT_OPEN_DAYS.index()) > limit) {
                return true;
            }
        }
        return false;
    }

    private static boolean noRivalNear(Case account) {
        List<Rival> rivals = account.snapshot.rivals().orElse(null);
        if (rivals == null) {
            return false;
        }
        double limit = account.limits.of(Limit.RIVAL_RECENT);
        for (Rival rival : rivals) {
            if (!(rival.metrics().number(RIVAL_AGE_DAYS.index()) > limit)) {
                return false;
            }
        }
        return true;
    }

    private static void diagnose(Case account) {
        double[] supporting = new double[Tables.INFLUENCES];
        double[] contrary = new double[Tables.INFLUENCES];
        Noisy.or(account.voices, supporting, contrary);
        for (int i = 0; i < Tables.DEFECTION; i++) {
            account.likelihood[i] = (1 - supporting[i]) * contrary[i];
        }
        account.behaviour = 1 - supporting[Tables.DEFECTION];
        account.restraint = contrary[Tables.DEFECTION];
        account.defection = Noisy.defection(account.likelihood, account.behaviour, account.restraint);
        Noisy.facets(account.voices, account.facets);
    }

    private Stance stance(Case account) {
        double conduct = account.limits.of(Limit.STANCE_CONDUCT);
        if (account.number(VALUE_VALUE_CLASS) == ValueClass.RELEASE.ordinal()
                && conduct(account, ConductRisk.INFLATED_VOLUME) >= account.limits.of(Limit.STANCE_EXIT)) {
            return Stance.EXIT;
        }
        if (conduct(account, ConductRisk.DIVERSION) >= conduct
                || conduct(account, ConductRisk.CREDIT_EXPOSURE) >= conduct) {
            return Stance.RESTRAIN;
        }
        if (account.likelihood[Cause.STRATEGY_SHIFT.ordinal()] >= account.limits.of(Limit.STANCE_SHIFT)) {
            return Stance.HEDGE;
        }
        RiskLevel level = tables.level(account.defection);
        if (level != RiskLevel.LOW) {
            return Stance.RETAIN;
        }
        return account.number(VALUE_GROWTH_POTENTIAL) >= account.limits.of(Limit.GROWTH_POTENTIAL)
                ? Stance.DEVELOP
                : Stance.MAINTAIN;
    }

    private static double conduct(Case account, ConductRisk risk) {
        return account.likelihood[Tables.CAUSES + risk.ordinal()];
    }

    // ---- playbook

    /** Proposes what the playbook says, in the order of the catalogue. */
    static void propose(Case account) {
        @Nullable Proposal[] proposals = new Proposal[account.tables.deeds.length];
        boolean unexplained = account.unexplained();
        for (Play play : account.tables.plays) {
            if (applies(play, account, unexplained)) {
                Proposal proposal = proposals[play.action()];
                if (proposal == null) {
                    proposal = new Proposal(play.action(), account.tables.deeds[play.action()]);
                    proposals[play.action()] = proposal;
                }
                proposal.plays.add(play);
            }
        }
        for (Proposal proposal : proposals) {
            if (proposal != null) {
                account.proposals.add(proposal);
            }
        }
    }

    private static boolean applies(Play play, Case account, boolean unexplained) {
        Raised raised = null;
        if (play.sign() >= 0) {
            raised = account.raised(play.sign());
            if (raised == null) {
                return false;
            }
        }
        if (play.influence() >= 0) {
            double likelihood =
                    play.influence() == Tables.DEFECTION ? account.defection : account.likelihood[play.influence()];
            if (play.unexplained() ? !unexplained : likelihood < play.atLeast()) {
                return false;
            }
        } else if (raised != null && raised.strength() < play.atLeast()) {
            return false;
        }
        return (play.facet() < 0 || account.facets[play.facet()] > 0)
                && (play.commitment() < 0
                        || Tables.asBad(account.commitments[play.commitment()], play.commitmentFrom()))
                && (play.stances() == 0 || (play.stances() >> account.stance.ordinal() & 1) == 1)
                && Tables.among(play.tiers(), account.number(PROFILE_TIER))
                && Tables.among(play.kinds(), account.number(PROFILE_KIND))
                && Tables.among(play.valueClasses(), account.number(VALUE_VALUE_CLASS));
    }

    // ---- guardrails

    private void guard(Case account) {
        double overdueDays = account.number(CHANNEL_OVERDUE_DAYS);
        double overdueLimit = account.limits.of(Limit.OVERDUE_DAYS);
        boolean overdue = overdueDays > overdueLimit;
        boolean diversion = conduct(account, ConductRisk.DIVERSION) >= account.limits.of(Limit.GUARD_CONDUCT);
        boolean failing = account.commitments[Commitment.QUALITY.ordinal()] == CommitmentStatus.BROKEN
                || account.commitments[Commitment.DELIVERY.ordinal()] == CommitmentStatus.BROKEN;
        boolean overload = account.isRaised(Sign.CONTACT_OVERLOAD);
        for (Proposal proposal : account.proposals) {
            Tables.Deed deed = proposal.deed;
            boolean obligation = deed.row().obligation();
            if (overdue && deed.gives() && !obligation) {
                proposal.veto("COLLECT_FIRST", "Collect before giving");
            }
            if (diversion && deed.rewards()) {
                proposal.veto("DIVERSION_STANDS", "No incentives while diversion stands");
            }
            if (failing && deed.discounts() && !obligation) {
                proposal.veto("FIX_FIRST", "Fix the failure before offering money");
            }
            if (overload && deed.contacts()) {
                proposal.veto("CONTACT_LIMIT", "No contact campaign above the contact limit");
            }
            if (deed.grows() && severeComplaint(account)) {
                proposal.postponed = 30;
            }
            if (proposal.action == orderlyExit) {
                proposal.permitted = overdueDays <= overdueLimit
                        && account.number(CHANNEL_STOCK_MONTHS) <= account.limits.of(Limit.STOCK_MONTHS);
            }
        }
    }

    private void exclude(Case account) {
        boolean restrained = account.stance == Stance.RESTRAIN || account.stance == Stance.EXIT;
        boolean suspends = false;
        boolean asks = false;
        for (Proposal proposal : account.proposals) {
            suspends |= proposal.action == suspendIncentives;
            asks |= proposal.action == findTheCause;
        }
        for (Proposal proposal : account.proposals) {
            if (restrained
                    && suspends
                    && proposal.deed.grows()
                    && !proposal.deed.row().obligation()) {
                account.exclusions.add(new Exclusion(
                        "RESTRAINT_FIRST", "Restraint goes before growth", suspendIncentives, proposal.action));
            }
            if (asks && proposal.action == needsReview) {
                account.exclusions.add(
                        new Exclusion("ONE_INTERVIEW", "One deep talk at a time", findTheCause, needsReview));
            }
        }
    }

    private static boolean severeComplaint(Case account) {
        for (Complaint complaint : account.snapshot.complaints().orElse(List.of())) {
            if (complaint.metrics().number(COMPLAINT_OPEN.index()) == 1
                    && complaint.metrics().number(COMPLAINT_SEVERITY.index()) >= HIGH) {
                return true;
            }
        }
        return false;
    }
}
