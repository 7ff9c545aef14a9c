package dev.mainstay.benchmarks;

import dev.mainstay.account.MetricValues;
import dev.mainstay.advice.Evidence;
import dev.mainstay.vocabulary.ComplaintCategory;
import dev.mainstay.vocabulary.ComplaintSeverity;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.RivalMove;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.ShiftKind;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.ValueClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules of {@link PlainDrools} match and insert: beans, with null for what is unknown. */
public final class Facts {

    private Facts() {}

    /** A fact made of metrics. */
    public abstract static class Observed {

        private final MetricValues metrics;
        private final Limits limits;
        private final String path;

        Observed(MetricValues metrics, Limits limits, String path) {
            this.metrics = metrics;
            this.limits = limits;
            this.path = path;
        }

        final @Nullable Double number(Metric<?> metric) {
            double number = metrics.number(metric.index());
            return Double.isNaN(number) ? null : number;
        }

        final <T> @Nullable T value(Metric<T> metric) {
            double number = metrics.number(metric.index());
            return Double.isNaN(number) ? null : metric.fromNumber(number);
        }

        /** The limit of that key for the account. */
        public double limit(String key) {
            return limits.of(key);
        }

        /** Evidence of a number held against a limit. */
        public Evidence evidence(String metric, Number observed, String operator, String limit) {
            return limits.evidence(path + metric, observed.doubleValue(), operator, Limit.called(limit));
        }

        /** Evidence of a value held against a fixed one. */
        public Evidence fixed(String metric, Object observed, String operator, Object fixed) {
            return Shown.evidence(path + metric, observed, operator, fixed);
        }
    }

    /** The account. */
    public static final class Account extends Observed {

        private final boolean rivalsKnown;

        Account(Case account) {
            super(account.metrics, account.limits, "");
            rivalsKnown = account.snapshot.rivals().isPresent();
        }

        /** The metric {@code profile.tier}. */
        public @Nullable Tier getTier() {
            return value(Metrics.PROFILE_TIER);
        }

        /** The metric {@code value.revenueChange}. */
        public @Nullable Double getRevenueChange() {
            return number(Metrics.VALUE_REVENUE_CHANGE);
        }

        /** The metric {@code value.shareOfWalletChange}. */
        public @Nullable Double getShareOfWalletChange() {
            return number(Metrics.VALUE_SHARE_OF_WALLET_CHANGE);
        }

        /** The metric {@code value.growthPotential}. */
        public @Nullable Double getGrowthPotential() {
            return number(Metrics.VALUE_GROWTH_POTENTIAL);
        }

        /** The metric {@code value.valueClass}. */
        public @Nullable ValueClass getValueClass() {
            return value(Metrics.VALUE_VALUE_CLASS);
        }

        /** The metric {@code orders.silenceRatio}. */
        public @Nullable Double getSilenceRatio() {
            return number(Metrics.ORDERS_SILENCE_RATIO);
        }

        /** The metric {@code communication.daysSinceContact}. */
        public @Nullable Double getDaysSinceContact() {
            return number(Metrics.COMMUNICATION_DAYS_SINCE_CONTACT);
        }

        /** The metric {@code communication.contactsPerMonth}. */
        public @Nullable Double getContactsPerMonth() {
            return number(Metrics.COMMUNICATION_CONTACTS_PER_MONTH);
        }

        /** The metric {@code communication.dedicatedManager}. */
        public @Nullable Boolean getDedicatedManager() {
            return value(Metrics.COMMUNICATION_DEDICATED_MANAGER);
        }

        /** The metric {@code communication.daysSinceExecutiveVisit}. */
        public @Nullable Double getDaysSinceExecutiveVisit() {
            return number(Metrics.COMMUNICATION_DAYS_SINCE_EXECUTIVE_VISIT);
        }

        /** The metric {@code communication.contactPersons}. */
        public @Nullable Double getContactPersons() {
            return number(Metrics.COMMUNICATION_CONTACT_PERSONS);
        }

        /** The metric {@code communication.managerLeaving}. */
        public @Nullable Boolean getManagerLeaving() {
            return value(Metrics.COMMUNICATION_MANAGER_LEAVING);
        }

        /** The metric {@code product.oldestUnmetNeedDays}. */
        public @Nullable Double getOldestUnmetNeedDays() {
            return number(Metrics.PRODUCT_OLDEST_UNMET_NEED_DAYS);
        }

        /** The metric {@code product.generationsBehind}. */
        public @Nullable Double getGenerationsBehind() {
            return number(Metrics.PRODUCT_GENERATIONS_BEHIND);
        }

        /** The metric {@code product.capacityCoverage}. */
        public @Nullable Double getCapacityCoverage() {
            return number(Metrics.PRODUCT_CAPACITY_COVERAGE);
        }

        /** The metric {@code strategy.jointPlan}. */
        public @Nullable Boolean getJointPlan() {
            return value(Metrics.STRATEGY_JOINT_PLAN);
        }

        /** The metric {@code strategy.ourSupplierScore}. */
        public @Nullable Double getOurSupplierScore() {
            return number(Metrics.STRATEGY_OUR_SUPPLIER_SCORE);
        }

        /** The metric {@code quality.defectPpm}. */
        public @Nullable Double getDefectPpm() {
            return number(Metrics.QUALITY_DEFECT_PPM);
        }

        /** The metric {@code quality.returnRate}. */
        public @Nullable Double getReturnRate() {
            return number(Metrics.QUALITY_RETURN_RATE);
        }

        /** The metric {@code service.satisfaction}. */
        public @Nullable Double getSatisfaction() {
            return number(Metrics.SERVICE_SATISFACTION);
        }

        /** The metric {@code service.satisfactionChange}. */
        public @Nullable Double getSatisfactionChange() {
            return number(Metrics.SERVICE_SATISFACTION_CHANGE);
        }

        /** The metric {@code service.firstResponseHours}. */
        public @Nullable Double getFirstResponseHours() {
            return number(Metrics.SERVICE_FIRST_RESPONSE_HOURS);
        }

        /** The metric {@code delivery.onTimeRate}. */
        public @Nullable Double getOnTimeRate() {
            return number(Metrics.DELIVERY_ON_TIME_RATE);
        }

        /** The metric {@code delivery.inFullRate}. */
        public @Nullable Double getInFullRate() {
            return number(Metrics.DELIVERY_IN_FULL_RATE);
        }

        /** The metric {@code delivery.daysToPeakSeason}. */
        public @Nullable Double getDaysToPeakSeason() {
            return number(Metrics.DELIVERY_DAYS_TO_PEAK_SEASON);
        }

        /** The metric {@code delivery.peakSupplyAgreed}. */
        public @Nullable Boolean getPeakSupplyAgreed() {
            return value(Metrics.DELIVERY_PEAK_SUPPLY_AGREED);
        }

        /** The metric {@code benefit.priceGap}. */
        public @Nullable Double getPriceGap() {
            return number(Metrics.BENEFIT_PRICE_GAP);
        }

        /** The metric {@code benefit.incentivesOverdueDays}. */
        public @Nullable Double getIncentivesOverdueDays() {
            return number(Metrics.BENEFIT_INCENTIVES_OVERDUE_DAYS);
        }

        /** The metric {@code contract.daysToRenewal}. */
        public @Nullable Double getDaysToRenewal() {
            return number(Metrics.CONTRACT_DAYS_TO_RENEWAL);
        }

        /** The metric {@code contract.autoRenews}. */
        public @Nullable Boolean getAutoRenews() {
            return value(Metrics.CONTRACT_AUTO_RENEWS);
        }

        /** The metric {@code channel.overdueDays}. */
        public @Nullable Double getOverdueDays() {
            return number(Metrics.CHANNEL_OVERDUE_DAYS);
        }

        /** The metric {@code channel.stockMonths}. */
        public @Nullable Double getStockMonths() {
            return number(Metrics.CHANNEL_STOCK_MONTHS);
        }

        /** The metric {@code channel.sellInToSellThrough}. */
        public @Nullable Double getSellInToSellThrough() {
            return number(Metrics.CHANNEL_SELL_IN_TO_SELL_THROUGH);
        }

        /** The metric {@code channel.diversionIncidents12m}. */
        public @Nullable Double getDiversionIncidents12m() {
            return number(Metrics.CHANNEL_DIVERSION_INCIDENTS12M);
        }

        /** The metric {@code channel.demandsIncrease12m}. */
        public @Nullable Double getDemandsIncrease12m() {
            return number(Metrics.CHANNEL_DEMANDS_INCREASE12M);
        }

        /** Evidence of what stands above its limit. */
        public Evidence[] stockEvidence() {
            List<Evidence> evidence = new ArrayList<>(2);
            Double months = getStockMonths();
            if (months != null && months > limit("stock.months")) {
                evidence.add(evidence("channel.stockMonths", months, ">", "stock.months"));
            }
            Double ratio = getSellInToSellThrough();
            if (ratio != null && ratio > limit("stock.sellInToSellThrough")) {
                evidence.add(evidence("channel.sellInToSellThrough", ratio, ">", "stock.sellInToSellThrough"));
            }
            return evidence.toArray(new Evidence[0]);
        }

        /** Whether anything is known of rivals. */
        public boolean isRivalsKnown() {
            return rivalsKnown;
        }
    }

    /** A complaint. */
    public static final class Complaint extends Observed {

        Complaint(dev.mainstay.account.Complaint complaint, Limits limits) {
            super(complaint.metrics(), limits, "complaints[" + complaint.id() + "].");
        }

        /** The metric {@code category}. */
        public @Nullable ComplaintCategory getCategory() {
            return value(Metrics.COMPLAINT_CATEGORY);
        }

        /** The metric {@code severity}. */
        public @Nullable ComplaintSeverity getSeverity() {
            return value(Metrics.COMPLAINT_SEVERITY);
        }

        /** The metric {@code open}. */
        public @Nullable Boolean getOpen() {
            return value(Metrics.COMPLAINT_OPEN);
        }

        /** The metric {@code openDays}. */
        public @Nullable Double getOpenDays() {
            return number(Metrics.COMPLAINT_OPEN_DAYS);
        }

        /** The metric {@code ageDays}. */
        public @Nullable Double getAgeDays() {
            return number(Metrics.COMPLAINT_AGE_DAYS);
        }

        /** The metric {@code planAgreed}. */
        public @Nullable Boolean getPlanAgreed() {
            return value(Metrics.COMPLAINT_PLAN_AGREED);
        }
    }

    /** A rival's move. */
    public static final class Rival extends Observed {

        private final double confidence;

        Rival(dev.mainstay.account.Rival rival, Case account) {
            super(rival.metrics(), account.limits, "rivals[" + rival.name() + "].");
            MetricValues values = rival.metrics();
            confidence = account.tables.rival(
                    values.number(Metrics.RIVAL_STRENGTH.index()),
                    values.number(Metrics.RIVAL_CONFIRMED.index()) == 1,
                    values.number(Metrics.RIVAL_AGE_DAYS.index()));
        }

        /** The metric {@code move}. */
        public @Nullable RivalMove getMove() {
            return value(Metrics.RIVAL_MOVE);
        }

        /** The metric {@code ageDays}. */
        public @Nullable Double getAgeDays() {
            return number(Metrics.RIVAL_AGE_DAYS);
        }

        /** How sure the move is. */
        public double getConfidence() {
            return confidence;
        }
    }

    /** A shift of the account's strategy. */
    public static final class Shift extends Observed {

        private final double confidence;

        Shift(dev.mainstay.account.Shift shift, int position, Case account) {
            super(shift.metrics(), account.limits, "strategy.shifts[" + position + "].");
            confidence = account.tables.shift(
                    shift.metrics().number(Metrics.SHIFT_CERTAINTY.index()),
                    shift.metrics().number(Metrics.SHIFT_AGE_DAYS.index()));
        }

        /** The metric {@code kind}. */
        public @Nullable ShiftKind getKind() {
            return value(Metrics.SHIFT_KIND);
        }

        /** The metric {@code ageDays}. */
        public @Nullable Double getAgeDays() {
            return number(Metrics.SHIFT_AGE_DAYS);
        }

        /** How sure the shift is. */
        public double getConfidence() {
            return confidence;
        }
    }

    /** A promotion. */
    public static final class Promotion extends Observed {

        Promotion(dev.mainstay.account.Promotion promotion, Limits limits) {
            super(promotion.metrics(), limits, "promotions[" + promotion.name() + "].");
        }

        /** The metric {@code volumeToCeiling}. */
        public @Nullable Double getVolumeToCeiling() {
            return number(Metrics.PROMOTION_VOLUME_TO_CEILING);
        }
    }

    /** A rule found a signal. */
    public static final class Finding {

        private final String sign;
        private final String rule;
        private final Severity severity;
        private final double confidence;
        private final List<Evidence> evidence;
        private int number;
        private double strength;

        /** A finding with its evidence. */
        public Finding(String sign, String rule, Severity severity, double confidence, Evidence... evidence) {
            this.sign = sign;
            this.rule = rule;
            this.severity = severity;
            this.confidence = confidence;
            this.evidence = List.of(evidence);
        }

        /** Numbers it in the order of insertion and weighs it. */
        public Finding numbered(Session session) {
            number = session.next();
            strength = session.severity(severity) * confidence;
            return this;
        }

        /** The signal. */
        public String getSign() {
            return sign;
        }

        /** Place in the order of insertion. */
        public int getNumber() {
            return number;
        }

        /** Severity times confidence. */
        public double getStrength() {
            return strength;
        }

        String rule() {
            return rule;
        }

        Severity severity() {
            return severity;
        }

        double confidence() {
            return confidence;
        }

        List<Evidence> evidence() {
            return evidence;
        }
    }

    /** A signal with all its findings. */
    public static final class Raised {

        private final String sign;
        private final double strength;
        private final List<Finding> findings;

        /** A signal that is as strong as its strongest finding. */
        public Raised(String sign, Number strength, Collection<?> findings) {
            this.sign = sign;
            this.strength = strength.doubleValue();
            this.findings = findings.stream().map(finding -> (Finding) finding).toList();
        }

        /** The signal. */
        public String getSign() {
            return sign;
        }

        /** Strength of the strongest finding. */
        public double getStrength() {
            return strength;
        }

        List<Finding> findings() {
            return findings;
        }
    }

    /** A cause, a conduct risk, or defection. */
    public static final class Influence {

        private final String code;
        private final boolean cause;

        Influence(String code, boolean cause) {
            this.code = code;
            this.cause = cause;
        }

        /** Its code. */
        public String getCode() {
            return code;
        }

        /** Whether it is one of the five causes. */
        public boolean isCause() {
            return cause;
        }
    }

    /** A signal speaks for or against an influence. */
    public static final class Voice {

        private final String influence;
        private final String sign;
        private final String facet;
        private final double weight;
        private final double strength;

        /** A voice of that weight, by a signal of that strength. */
        public Voice(String sign, String influence, String facet, double weight, double strength) {
            this.sign = sign;
            this.influence = influence;
            this.facet = facet;
            this.weight = weight;
            this.strength = strength;
        }

        /** What it speaks of. */
        public String getInfluence() {
            return influence;
        }

        /** Positive where it speaks for, negative where it speaks against. */
        public double getWeight() {
            return weight;
        }

        /** What it leaves of the opposite. */
        public double getFactor() {
            return 1 - Math.abs(weight) * strength;
        }

        double strength() {
            return strength;
        }

        String sign() {
            return sign;
        }

        String facet() {
            return facet;
        }
    }

    /** How likely an influence is. */
    public static final class Likelihood {

        private final Influence influence;
        private final double supported;
        private final double restraint;

        /** From the products of what speaks for it and against it. */
        public Likelihood(Influence influence, Number supporting, Number contrary) {
            this.influence = influence;
            supported = 1 - supporting.doubleValue();
            restraint = contrary.doubleValue();
        }

        /** Code of the influence. */
        public String getCode() {
            return influence.getCode();
        }

        /** Whether it is one of the five causes. */
        public boolean isCause() {
            return influence.isCause();
        }

        /** What speaks for it alone. */
        public double getSupported() {
            return supported;
        }

        /** What the voices against it leave of that. */
        public double getRestraint() {
            return restraint;
        }

        /** The likelihood. */
        public double getValue() {
            return supported * restraint;
        }

        /** What is left if it is so. */
        public double getRest() {
            return 1 - getValue();
        }
    }

    /** How likely the account defects. */
    public static final class Risk {

        private final double defection;
        private final String level;

        /** With the level that follows. */
        public Risk(double defection, Session session) {
            this.defection = defection;
            level = session.level(defection);
        }

        /** The likelihood. */
        public double getDefection() {
            return defection;
        }

        /** Its level. */
        public String getLevel() {
            return level;
        }
    }

    /** A stance that a rule takes, or the one that was settled on. */
    public static final class Stance {

        private final String code;
        private final boolean settled;

        /** A stance that a rule takes. */
        public Stance(String code) {
            this(code, false);
        }

        Stance(String code, boolean settled) {
            this.code = code;
            this.settled = settled;
        }

        /** Whether it is the one that was settled on. */
        public boolean isSettled() {
            return settled;
        }

        /** Its code. */
        public String getCode() {
            return code;
        }
    }

    /** Status of a commitment. */
    public static final class Commitment {

        private final String code;
        private final String status;

        Commitment(String code, String status) {
            this.code = code;
            this.status = status;
        }

        /** The commitment. */
        public String getCode() {
            return code;
        }

        /** Its status. */
        public String getStatus() {
            return status;
        }
    }

    /** A proposed action. */
    public static final class Proposal {

        private final Case.Proposal proposal;

        Proposal(Case.Proposal proposal) {
            this.proposal = proposal;
        }

        /** Code of the action. */
        public String getCode() {
            return proposal.deed.row().code();
        }

        /** What it is about. */
        public Collection<String> getTraits() {
            return proposal.deed.row().traits();
        }

        /** Owed whatever it costs. */
        public boolean isObligation() {
            return proposal.deed.row().obligation();
        }

        Case.Proposal proposal() {
            return proposal;
        }
    }

    /** What a guardrail says of a proposal. */
    public static final class Guard {

        private final String kind;
        private final String reason;
        private final String rule;
        private final Proposal subject;
        private final Proposal loser;

        /** Of one proposal. */
        public Guard(String kind, String reason, String rule, Proposal subject) {
            this(kind, reason, rule, subject, subject);
        }

        /** Of two proposals, of which one goes before the other. */
        public Guard(String kind, String reason, String rule, Proposal subject, Proposal loser) {
            this.kind = kind;
            this.reason = reason;
            this.rule = rule;
            this.subject = subject;
            this.loser = loser;
        }

        String kind() {
            return kind;
        }

        String reason() {
            return reason;
        }

        String rule() {
            return rule;
        }

        Proposal subject() {
            return subject;
        }

        Proposal loser() {
            return loser;
        }
    }

    /** What the rules know of the run: the global of each session. */
    public static final class Session {

        private final Tables tables;
        private int count;

        Session(Tables tables) {
            this.tables = tables;
        }

        int next() {
            return count++;
        }

        double severity(Severity severity) {
            return tables.severity(severity);
        }

        String level(double likelihood) {
            return tables.level(likelihood).name();
        }

        /** What a signal says, by the table. */
        public List<Voice> voices(Raised raised) {
            return Arrays.stream(tables.weights(Sign.valueOf(raised.getSign())))
                    .map(weight -> new Voice(
                            raised.getSign(),
                            Tables.influenceCode(weight.influence()),
                            weight.facet() < 0 ? "" : tables.facets.get(weight.facet()),
                            weight.weight(),
                            raised.getStrength()))
                    .toList();
        }
    }
}
