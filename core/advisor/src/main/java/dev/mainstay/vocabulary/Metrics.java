package dev.mainstay.vocabulary;

import static dev.mainstay.vocabulary.FactType.*;
import static dev.mainstay.vocabulary.Unit.*;
import static dev.mainstay.vocabulary.Worse.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every metric a snapshot can hold and a rule can read. This list is what JSON, builders, rules, tables, evidence, schema
 * and documentation are held to.
 */
public final class Metrics {

    private static final Map<FactType, List<Metric<?>>> BY_FACT = new EnumMap<>(FactType.class);
    private static final Map<FactType, Map<String, Metric<?>>> BY_NAME = new EnumMap<>(FactType.class);

    /** What sort of organisation the account is. */
    public static final Metric<AccountKind> PROFILE_KIND = given(
            ACCOUNT, "profile.kind", CODE, NEITHER, AccountKind.class, "What sort of organisation the account is.");

    /** The account's industry, as the limits name it. */
    public static final Metric<String> PROFILE_INDUSTRY = given(
            ACCOUNT, "profile.industry", TEXT, NEITHER, String.class, "The account's industry, as the limits name it.");

    /** Sales region. */
    public static final Metric<String> PROFILE_REGION =
            given(ACCOUNT, "profile.region", TEXT, NEITHER, String.class, "Sales region.");

    /** First day of the business relationship. */
    public static final Metric<LocalDate> PROFILE_RELATIONSHIP_SINCE = given(
            ACCOUNT,
            "profile.relationshipSince",
            DATE,
            NEITHER,
            LocalDate.class,
            "First day of the business relationship.");

    /** Standing by volume and steady profit. */
    public static final Metric<Tier> PROFILE_TIER =
            given(ACCOUNT, "profile.tier", CODE, NEITHER, Tier.class, "Standing by volume and steady profit.");

    /** Tier a year ago. */
    public static final Metric<Tier> PROFILE_PREVIOUS_TIER =
            given(ACCOUNT, "profile.previousTier", CODE, NEITHER, Tier.class, "Tier a year ago.");

    /** Tiers climbed within a year; negative when the account dropped. */
    public static final Metric<Integer> PROFILE_TIER_STEPS = derived(
            ACCOUNT,
            "profile.tierSteps",
            SIGNED_COUNT,
            LOWER,
            Integer.class,
            "Tiers climbed within a year; negative when the account dropped.");

    /** Share of the account profile that is filled in. */
    public static final Metric<Double> PROFILE_COMPLETENESS = given(
            ACCOUNT,
            "profile.completeness",
            RATIO,
            LOWER,
            Double.class,
            "Share of the account profile that is filled in.");

    /** Our revenue with the account over the last twelve months. */
    public static final Metric<Money> VALUE_ANNUAL_REVENUE = given(
            ACCOUNT,
            "value.annualRevenue",
            MONEY,
            NEITHER,
            Money.class,
            "Our revenue with the account over the last twelve months.");

    /** Gross margin as a share of revenue. */
    public static final Metric<Double> VALUE_GROSS_MARGIN_RATE =
            given(ACCOUNT, "value.grossMarginRate", MARGIN, LOWER, Double.class, "Gross margin as a share of revenue.");

    /** Yearly cost of serving the account beyond the goods themselves. */
    public static final Metric<Money> VALUE_COST_TO_SERVE = given(
            ACCOUNT,
            "value.costToServe",
            MONEY,
            HIGHER,
            Money.class,
            "Yearly cost of serving the account beyond the goods themselves.");

    /** Share of our whole revenue that comes from this account. */
    public static final Metric<Double> VALUE_SHARE_OF_OUR_REVENUE = given(
            ACCOUNT,
            "value.shareOfOurRevenue",
            RATIO,
            HIGHER,
            Double.class,
            "Share of our whole revenue that comes from this account.");

    /** Rank by revenue within the portfolio; 1 is the largest account. */
    public static final Metric<Double> VALUE_REVENUE_RANK = given(
            ACCOUNT,
            "value.revenueRank",
            RATIO,
            LOWER,
            Double.class,
            "Rank by revenue within the portfolio; 1 is the largest account.");

    /** Share of the account's spend in our category that we hold. */
    public static final Metric<Double> VALUE_SHARE_OF_WALLET = given(
            ACCOUNT,
            "value.shareOfWallet",
            RATIO,
            LOWER,
            Double.class,
            "Share of the account's spend in our category that we hold.");

    /** Change of share of wallet over a year, in points of share. */
    public static final Metric<Double> VALUE_SHARE_OF_WALLET_CHANGE = given(
            ACCOUNT,
            "value.shareOfWalletChange",
            SHARE_CHANGE,
            LOWER,
            Double.class,
            "Change of share of wallet over a year, in points of share.");

    /** Revenue against the same period a year ago. */
    public static final Metric<Double> VALUE_REVENUE_CHANGE = given(
            ACCOUNT, "value.revenueChange", CHANGE, LOWER, Double.class, "Revenue against the same period a year ago.");

    /** Judged growth potential. */
    public static final Metric<Double> VALUE_GROWTH_POTENTIAL =
            given(ACCOUNT, "value.growthPotential", RATIO, NEITHER, Double.class, "Judged growth potential.");

    /** Class by profit over the portfolio, 20/60/20. */
    public static final Metric<ValueClass> VALUE_VALUE_CLASS = given(
            ACCOUNT,
            "value.valueClass",
            CODE,
            NEITHER,
            ValueClass.class,
            "Class by profit over the portfolio, 20/60/20.");

    /** Annual revenue times gross margin rate. */
    public static final Metric<Money> VALUE_GROSS_MARGIN =
            derived(ACCOUNT, "value.grossMargin", MONEY, LOWER, Money.class, "Annual revenue times gross margin rate.");

    /** Gross margin less the cost to serve. */
    public static final Metric<Money> VALUE_NET_MARGIN =
            derived(ACCOUNT, "value.netMargin", MONEY, LOWER, Money.class, "Gross margin less the cost to serve.");

    /** Cost to serve divided by gross margin. */
    public static final Metric<Double> VALUE_COST_TO_SERVE_RATIO = derived(
            ACCOUNT, "value.costToServeRatio", FACTOR, HIGHER, Double.class, "Cost to serve divided by gross margin.");

    /** Rank by order days within the portfolio; 1 orders most often. */
    public static final Metric<Double> ORDERS_FREQUENCY_RANK = given(
            ACCOUNT,
            "orders.frequencyRank",
            RATIO,
            LOWER,
            Double.class,
            "Rank by order days within the portfolio; 1 orders most often.");

    /** Days since the last order. */
    public static final Metric<Integer> ORDERS_DAYS_SINCE_LAST_ORDER =
            given(ACCOUNT, "orders.daysSinceLastOrder", DAYS, HIGHER, Integer.class, "Days since the last order.");

    /** Median days between two order days. */
    public static final Metric<Integer> ORDERS_MEDIAN_ORDER_INTERVAL_DAYS = given(
            ACCOUNT,
            "orders.medianOrderIntervalDays",
            DAYS,
            NEITHER,
            Integer.class,
            "Median days between two order days.");

    /** Days since the last order divided by the median interval. */
    public static final Metric<Double> ORDERS_SILENCE_RATIO = derived(
            ACCOUNT,
            "orders.silenceRatio",
            FACTOR,
            HIGHER,
            Double.class,
            "Days since the last order divided by the median interval.");

    /** Days with an order in the last twelve months. */
    public static final Metric<Integer> ORDERS_ORDER_DAYS12M = given(
            ACCOUNT,
            "orders.orderDays12m",
            COUNT,
            LOWER,
            Integer.class,
            "Days with an order in the last twelve months.");

    /** Regression slope of monthly amounts, as a share of their mean. */
    public static final Metric<Double> ORDERS_TREND_PER_MONTH = given(
            ACCOUNT,
            "orders.trendPerMonth",
            SLOPE,
            LOWER,
            Double.class,
            "Regression slope of monthly amounts, as a share of their mean.");

    /** Two-sided p-value of that slope. */
    public static final Metric<Double> ORDERS_TREND_PVALUE =
            given(ACCOUNT, "orders.trendPValue", RATIO, NEITHER, Double.class, "Two-sided p-value of that slope.");

    /** Probability of staying for another year. */
    public static final Metric<Double> ORDERS_RETENTION_PROBABILITY = given(
            ACCOUNT,
            "orders.retentionProbability",
            RATIO,
            LOWER,
            Double.class,
            "Probability of staying for another year.");

    /** A dedicated team serves the account. */
    public static final Metric<Boolean> COMMUNICATION_KEY_ACCOUNT_TEAM = given(
            ACCOUNT,
            "communication.keyAccountTeam",
            FLAG,
            NEITHER,
            Boolean.class,
            "A dedicated team serves the account.");

    /** One named manager is responsible for the account. */
    public static final Metric<Boolean> COMMUNICATION_DEDICATED_MANAGER = given(
            ACCOUNT,
            "communication.dedicatedManager",
            FLAG,
            NEITHER,
            Boolean.class,
            "One named manager is responsible for the account.");

    /** A representative of ours works at the account's site. */
    public static final Metric<Boolean> COMMUNICATION_RESIDENT_REPRESENTATIVE = given(
            ACCOUNT,
            "communication.residentRepresentative",
            FLAG,
            NEITHER,
            Boolean.class,
            "A representative of ours works at the account's site.");

    /** Days since the last contact. */
    public static final Metric<Integer> COMMUNICATION_DAYS_SINCE_CONTACT = given(
            ACCOUNT, "communication.daysSinceContact", DAYS, HIGHER, Integer.class, "Days since the last contact.");

    /** Contacts a month, over the last quarter. */
    public static final Metric<Double> COMMUNICATION_CONTACTS_PER_MONTH = given(
            ACCOUNT,
            "communication.contactsPerMonth",
            PER_MONTH,
            NEITHER,
            Double.class,
            "Contacts a month, over the last quarter.");

    /** Days since an executive of ours last visited. */
    public static final Metric<Integer> COMMUNICATION_DAYS_SINCE_EXECUTIVE_VISIT = given(
            ACCOUNT,
            "communication.daysSinceExecutiveVisit",
            DAYS,
            HIGHER,
            Integer.class,
            "Days since an executive of ours last visited.");

    /** Days since the last deep review of needs. */
    public static final Metric<Integer> COMMUNICATION_DAYS_SINCE_NEEDS_REVIEW = given(
            ACCOUNT,
            "communication.daysSinceNeedsReview",
            DAYS,
            HIGHER,
            Integer.class,
            "Days since the last deep review of needs.");

    /** People at the account we are in contact with. */
    public static final Metric<Integer> COMMUNICATION_CONTACT_PERSONS = given(
            ACCOUNT,
            "communication.contactPersons",
            COUNT,
            LOWER,
            Integer.class,
            "People at the account we are in contact with.");

    /** Changes of our account manager within twelve months. */
    public static final Metric<Integer> COMMUNICATION_MANAGER_CHANGES12M = given(
            ACCOUNT,
            "communication.managerChanges12m",
            COUNT,
            HIGHER,
            Integer.class,
            "Changes of our account manager within twelve months.");

    /** Our account manager is about to leave. */
    public static final Metric<Boolean> COMMUNICATION_MANAGER_LEAVING = given(
            ACCOUNT,
            "communication.managerLeaving",
            FLAG,
            NEITHER,
            Boolean.class,
            "Our account manager is about to leave.");

    /** Days since our sponsor at the account left. */
    public static final Metric<Integer> COMMUNICATION_SPONSOR_LEFT_DAYS_AGO = given(
            ACCOUNT,
            "communication.sponsorLeftDaysAgo",
            DAYS,
            LOWER,
            Integer.class,
            "Days since our sponsor at the account left.");

    /** Needs the account named that we do not meet. */
    public static final Metric<Integer> PRODUCT_UNMET_NEEDS = given(
            ACCOUNT,
            "product.unmetNeeds",
            COUNT,
            HIGHER,
            Integer.class,
            "Needs the account named that we do not meet.");

    /** Age of the oldest unmet need. */
    public static final Metric<Integer> PRODUCT_OLDEST_UNMET_NEED_DAYS =
            given(ACCOUNT, "product.oldestUnmetNeedDays", DAYS, HIGHER, Integer.class, "Age of the oldest unmet need.");

    /** Product generations we lag behind what the account needs. */
    public static final Metric<Integer> PRODUCT_GENERATIONS_BEHIND = given(
            ACCOUNT,
            "product.generationsBehind",
            COUNT,
            HIGHER,
            Integer.class,
            "Product generations we lag behind what the account needs.");

    /** Customisation requests declined within twelve months. */
    public static final Metric<Integer> PRODUCT_CUSTOMISATION_DECLINED12M = given(
            ACCOUNT,
            "product.customisationDeclined12m",
            COUNT,
            HIGHER,
            Integer.class,
            "Customisation requests declined within twelve months.");

    /** What we can supply divided by what the account needs. */
    public static final Metric<Double> PRODUCT_CAPACITY_COVERAGE = given(
            ACCOUNT,
            "product.capacityCoverage",
            FACTOR,
            LOWER,
            Double.class,
            "What we can supply divided by what the account needs.");

    /** Share of our revenue put into research and development. */
    public static final Metric<Double> PRODUCT_RND_SHARE = given(
            ACCOUNT,
            "product.rndShare",
            RATIO,
            LOWER,
            Double.class,
            "Share of our revenue put into research and development.");

    /** Product lines the account buys. */
    public static final Metric<Integer> PRODUCT_ACTIVE_LINES =
            given(ACCOUNT, "product.activeLines", COUNT, LOWER, Integer.class, "Product lines the account buys.");

    /** Change of product lines bought over a year. */
    public static final Metric<Integer> PRODUCT_ACTIVE_LINES_CHANGE = given(
            ACCOUNT,
            "product.activeLinesChange",
            SIGNED_COUNT,
            LOWER,
            Integer.class,
            "Change of product lines bought over a year.");

    /** A joint business plan is in force. */
    public static final Metric<Boolean> STRATEGY_JOINT_PLAN =
            given(ACCOUNT, "strategy.jointPlan", FLAG, NEITHER, Boolean.class, "A joint business plan is in force.");

    /** Form of the partnership. */
    public static final Metric<Partnership> STRATEGY_PARTNERSHIP =
            given(ACCOUNT, "strategy.partnership", CODE, NEITHER, Partnership.class, "Form of the partnership.");

    /** Change in the number of the account's suppliers in our category. */
    public static final Metric<Integer> STRATEGY_SUPPLIER_COUNT_CHANGE = given(
            ACCOUNT,
            "strategy.supplierCountChange",
            SIGNED_COUNT,
            HIGHER,
            Integer.class,
            "Change in the number of the account's suppliers in our category.");

    /** Our score in the account's supplier rating. */
    public static final Metric<Double> STRATEGY_OUR_SUPPLIER_SCORE = given(
            ACCOUNT,
            "strategy.ourSupplierScore",
            SCORE100,
            LOWER,
            Double.class,
            "Our score in the account's supplier rating.");

    /** Defective parts per million. */
    public static final Metric<Double> QUALITY_DEFECT_PPM =
            given(ACCOUNT, "quality.defectPpm", PPM, HIGHER, Double.class, "Defective parts per million.");

    /** Share of delivered goods sent back. */
    public static final Metric<Double> QUALITY_RETURN_RATE =
            given(ACCOUNT, "quality.returnRate", RATIO, HIGHER, Double.class, "Share of delivered goods sent back.");

    /** Quality incidents within twelve months. */
    public static final Metric<Integer> QUALITY_INCIDENTS12M = given(
            ACCOUNT, "quality.incidents12m", COUNT, HIGHER, Integer.class, "Quality incidents within twelve months.");

    /** Change of the defect rate over a year. */
    public static final Metric<Double> QUALITY_DEFECT_TREND = given(
            ACCOUNT, "quality.defectTrend", CHANGE, HIGHER, Double.class, "Change of the defect rate over a year.");

    /** Satisfaction score. */
    public static final Metric<Double> SERVICE_SATISFACTION =
            given(ACCOUNT, "service.satisfaction", SCORE100, LOWER, Double.class, "Satisfaction score.");

    /** Change of satisfaction over a year, in points. */
    public static final Metric<Double> SERVICE_SATISFACTION_CHANGE = given(
            ACCOUNT,
            "service.satisfactionChange",
            POINTS,
            LOWER,
            Double.class,
            "Change of satisfaction over a year, in points.");

    /** Likelihood to recommend, 0 to 10. */
    public static final Metric<Double> SERVICE_NPS_SCORE =
            given(ACCOUNT, "service.npsScore", SCORE10, LOWER, Double.class, "Likelihood to recommend, 0 to 10.");

    /** Hours to the first response. */
    public static final Metric<Double> SERVICE_FIRST_RESPONSE_HOURS =
            given(ACCOUNT, "service.firstResponseHours", HOURS, HIGHER, Double.class, "Hours to the first response.");

    /** Share of service levels met. */
    public static final Metric<Double> SERVICE_SLA_ATTAINMENT =
            given(ACCOUNT, "service.slaAttainment", RATIO, LOWER, Double.class, "Share of service levels met.");

    /** Share of deliveries on or before the agreed date. */
    public static final Metric<Double> DELIVERY_ON_TIME_RATE = given(
            ACCOUNT,
            "delivery.onTimeRate",
            RATIO,
            LOWER,
            Double.class,
            "Share of deliveries on or before the agreed date.");

    /** Share of deliveries complete in quantity. */
    public static final Metric<Double> DELIVERY_IN_FULL_RATE = given(
            ACCOUNT, "delivery.inFullRate", RATIO, LOWER, Double.class, "Share of deliveries complete in quantity.");

    /** Share of urgent orders filled. */
    public static final Metric<Double> DELIVERY_URGENT_FILL_RATE =
            given(ACCOUNT, "delivery.urgentFillRate", RATIO, LOWER, Double.class, "Share of urgent orders filled.");

    /** Days without stock in the last ninety. */
    public static final Metric<Integer> DELIVERY_STOCK_OUT_DAYS90D = given(
            ACCOUNT, "delivery.stockOutDays90d", DAYS, HIGHER, Integer.class, "Days without stock in the last ninety.");

    /** Days until the account's peak season. */
    public static final Metric<Integer> DELIVERY_DAYS_TO_PEAK_SEASON = given(
            ACCOUNT,
            "delivery.daysToPeakSeason",
            DAYS,
            NEITHER,
            Integer.class,
            "Days until the account's peak season.");

    /** Supply for the peak season is agreed. */
    public static final Metric<Boolean> DELIVERY_PEAK_SUPPLY_AGREED = given(
            ACCOUNT,
            "delivery.peakSupplyAgreed",
            FLAG,
            NEITHER,
            Boolean.class,
            "Supply for the peak season is agreed.");

    /** Days of demand that the stock covers. */
    public static final Metric<Integer> DELIVERY_STOCK_COVER_DAYS = given(
            ACCOUNT, "delivery.stockCoverDays", DAYS, NEITHER, Integer.class, "Days of demand that the stock covers.");

    /** Our price divided by the best rival's, less one. */
    public static final Metric<Double> BENEFIT_PRICE_GAP = given(
            ACCOUNT,
            "benefit.priceGap",
            CHANGE,
            HIGHER,
            Double.class,
            "Our price divided by the best rival's, less one.");

    /** Delivered value against the rival's, who counts as 1. */
    public static final Metric<Double> BENEFIT_VALUE_INDEX = given(
            ACCOUNT,
            "benefit.valueIndex",
            FACTOR,
            LOWER,
            Double.class,
            "Delivered value against the rival's, who counts as 1.");

    /** Days a promised incentive is overdue. */
    public static final Metric<Integer> BENEFIT_INCENTIVES_OVERDUE_DAYS = given(
            ACCOUNT,
            "benefit.incentivesOverdueDays",
            DAYS,
            HIGHER,
            Integer.class,
            "Days a promised incentive is overdue.");

    /** Effort of buying from us, 0 none to 10 extreme. */
    public static final Metric<Double> BENEFIT_BUYING_EFFORT = given(
            ACCOUNT,
            "benefit.buyingEffort",
            SCORE10,
            HIGHER,
            Double.class,
            "Effort of buying from us, 0 none to 10 extreme.");

    /** Days until the contract is up for renewal. */
    public static final Metric<Integer> CONTRACT_DAYS_TO_RENEWAL = given(
            ACCOUNT,
            "contract.daysToRenewal",
            DAYS,
            NEITHER,
            Integer.class,
            "Days until the contract is up for renewal.");

    /** Months the contract still binds. */
    public static final Metric<Double> CONTRACT_LOCK_IN_MONTHS =
            given(ACCOUNT, "contract.lockInMonths", MONTHS, NEITHER, Double.class, "Months the contract still binds.");

    /** Product lines bought as a bundle. */
    public static final Metric<Integer> CONTRACT_BUNDLED_LINES =
            given(ACCOUNT, "contract.bundledLines", COUNT, NEITHER, Integer.class, "Product lines bought as a bundle.");

    /** The account takes part in a loyalty programme. */
    public static final Metric<Boolean> CONTRACT_LOYALTY_PROGRAMME = given(
            ACCOUNT,
            "contract.loyaltyProgramme",
            FLAG,
            NEITHER,
            Boolean.class,
            "The account takes part in a loyalty programme.");

    /** The contract renews itself. */
    public static final Metric<Boolean> CONTRACT_AUTO_RENEWS =
            given(ACCOUNT, "contract.autoRenews", FLAG, NEITHER, Boolean.class, "The contract renews itself.");

    /** What we sold to the account within twelve months. */
    public static final Metric<Double> CHANNEL_SELL_IN12M = given(
            ACCOUNT,
            "channel.sellIn12m",
            FACTOR,
            NEITHER,
            Double.class,
            "What we sold to the account within twelve months.");

    /** What the account sold on within twelve months, in the same measure. */
    public static final Metric<Double> CHANNEL_SELL_THROUGH12M = given(
            ACCOUNT,
            "channel.sellThrough12m",
            FACTOR,
            NEITHER,
            Double.class,
            "What the account sold on within twelve months, in the same measure.");

    /** Sell-in divided by sell-through. */
    public static final Metric<Double> CHANNEL_SELL_IN_TO_SELL_THROUGH = derived(
            ACCOUNT, "channel.sellInToSellThrough", FACTOR, HIGHER, Double.class, "Sell-in divided by sell-through.");

    /** Rise of monthly volume over its usual level. */
    public static final Metric<Double> CHANNEL_VOLUME_JUMP = given(
            ACCOUNT,
            "channel.volumeJump",
            CHANGE,
            HIGHER,
            Double.class,
            "Rise of monthly volume over its usual level.");

    /** Rise of order frequency over its usual level. */
    public static final Metric<Double> CHANNEL_FREQUENCY_JUMP = given(
            ACCOUNT,
            "channel.frequencyJump",
            CHANGE,
            HIGHER,
            Double.class,
            "Rise of order frequency over its usual level.");

    /** Rise of the account's share over its usual level. */
    public static final Metric<Double> CHANNEL_SHARE_JUMP = given(
            ACCOUNT,
            "channel.shareJump",
            CHANGE,
            HIGHER,
            Double.class,
            "Rise of the account's share over its usual level.");

    /** Cases of goods sold across regions within twelve months. */
    public static final Metric<Integer> CHANNEL_DIVERSION_INCIDENTS12M = given(
            ACCOUNT,
            "channel.diversionIncidents12m",
            COUNT,
            HIGHER,
            Integer.class,
            "Cases of goods sold across regions within twelve months.");

    /** Staff of ours are involved. */
    public static final Metric<Boolean> CHANNEL_STAFF_INVOLVED =
            given(ACCOUNT, "channel.staffInvolved", FLAG, NEITHER, Boolean.class, "Staff of ours are involved.");

    /** Rise of promotion money and rebates demanded over a year. */
    public static final Metric<Double> CHANNEL_DEMANDS_INCREASE12M = given(
            ACCOUNT,
            "channel.demandsIncrease12m",
            CHANGE,
            HIGHER,
            Double.class,
            "Rise of promotion money and rebates demanded over a year.");

    /** Share of the regional channel that runs through the account. */
    public static final Metric<Double> CHANNEL_CHANNEL_SHARE = given(
            ACCOUNT,
            "channel.channelShare",
            RATIO,
            HIGHER,
            Double.class,
            "Share of the regional channel that runs through the account.");

    /** Days the oldest open receivable is overdue. */
    public static final Metric<Integer> CHANNEL_OVERDUE_DAYS = given(
            ACCOUNT, "channel.overdueDays", DAYS, HIGHER, Integer.class, "Days the oldest open receivable is overdue.");

    /** Receivables overdue. */
    public static final Metric<Money> CHANNEL_OVERDUE_AMOUNT =
            given(ACCOUNT, "channel.overdueAmount", MONEY, HIGHER, Money.class, "Receivables overdue.");

    /** Open balance divided by the credit limit. */
    public static final Metric<Double> CHANNEL_CREDIT_LIMIT_USE = given(
            ACCOUNT,
            "channel.creditLimitUse",
            FACTOR,
            HIGHER,
            Double.class,
            "Open balance divided by the credit limit.");

    /** We hold a deposit of the account's. */
    public static final Metric<Boolean> CHANNEL_DEPOSIT_HELD =
            given(ACCOUNT, "channel.depositHeld", FLAG, NEITHER, Boolean.class, "We hold a deposit of the account's.");

    /** The account's sales network is mapped. */
    public static final Metric<Boolean> CHANNEL_NETWORK_MAPPED = given(
            ACCOUNT, "channel.networkMapped", FLAG, NEITHER, Boolean.class, "The account's sales network is mapped.");

    /** Secondary dealers who could carry the channel over. */
    public static final Metric<Integer> CHANNEL_SECONDARY_DEALERS = given(
            ACCOUNT,
            "channel.secondaryDealers",
            COUNT,
            NEITHER,
            Integer.class,
            "Secondary dealers who could carry the channel over.");

    /** The account's stock divided by its monthly sell-through. */
    public static final Metric<Double> CHANNEL_STOCK_MONTHS = given(
            ACCOUNT,
            "channel.stockMonths",
            MONTHS,
            HIGHER,
            Double.class,
            "The account's stock divided by its monthly sell-through.");

    /** A replacement for the account stands ready. */
    public static final Metric<Boolean> CHANNEL_REPLACEMENT_READY = given(
            ACCOUNT,
            "channel.replacementReady",
            FLAG,
            NEITHER,
            Boolean.class,
            "A replacement for the account stands ready.");

    /** Power of our brand to draw dealers in this market. */
    public static final Metric<Double> CHANNEL_BRAND_STRENGTH = given(
            ACCOUNT,
            "channel.brandStrength",
            RATIO,
            NEITHER,
            Double.class,
            "Power of our brand to draw dealers in this market.");

    /** What the complaint is about. */
    public static final Metric<ComplaintCategory> COMPLAINT_CATEGORY =
            given(COMPLAINT, "category", CODE, NEITHER, ComplaintCategory.class, "What the complaint is about.");

    /** How grave it is. */
    public static final Metric<ComplaintSeverity> COMPLAINT_SEVERITY =
            given(COMPLAINT, "severity", CODE, NEITHER, ComplaintSeverity.class, "How grave it is.");

    /** It is not resolved. */
    public static final Metric<Boolean> COMPLAINT_OPEN =
            derived(COMPLAINT, "open", FLAG, NEITHER, Boolean.class, "It is not resolved.");

    /** Days it is or was open. */
    public static final Metric<Integer> COMPLAINT_OPEN_DAYS =
            derived(COMPLAINT, "openDays", DAYS, HIGHER, Integer.class, "Days it is or was open.");

    /** Days since it was opened. */
    public static final Metric<Integer> COMPLAINT_AGE_DAYS =
            derived(COMPLAINT, "ageDays", DAYS, NEITHER, Integer.class, "Days since it was opened.");

    /** Day it was raised. */
    public static final Metric<LocalDate> COMPLAINT_OPENED_ON =
            given(COMPLAINT, "openedOn", DATE, NEITHER, LocalDate.class, "Day it was raised.");

    /** Day it was resolved. */
    public static final Metric<LocalDate> COMPLAINT_RESOLVED_ON =
            given(COMPLAINT, "resolvedOn", DATE, NEITHER, LocalDate.class, "Day it was resolved.");

    /** Its effect is contained. */
    public static final Metric<Boolean> COMPLAINT_CONTAINED =
            given(COMPLAINT, "contained", FLAG, NEITHER, Boolean.class, "Its effect is contained.");

    /** A plan to resolve it is agreed. */
    public static final Metric<Boolean> COMPLAINT_PLAN_AGREED =
            given(COMPLAINT, "planAgreed", FLAG, NEITHER, Boolean.class, "A plan to resolve it is agreed.");

    /** It was closed and came back. */
    public static final Metric<Boolean> COMPLAINT_REOPENED =
            given(COMPLAINT, "reopened", FLAG, NEITHER, Boolean.class, "It was closed and came back.");

    /** It touches the core interests of both sides. */
    public static final Metric<Boolean> COMPLAINT_HITS_CORE_INTERESTS = given(
            COMPLAINT,
            "hitsCoreInterests",
            FLAG,
            NEITHER,
            Boolean.class,
            "It touches the core interests of both sides.");

    /** What the rival does. */
    public static final Metric<RivalMove> RIVAL_MOVE =
            given(RIVAL, "move", CODE, NEITHER, RivalMove.class, "What the rival does.");

    /** Days since the move was observed. */
    public static final Metric<Integer> RIVAL_AGE_DAYS =
            derived(RIVAL, "ageDays", DAYS, NEITHER, Integer.class, "Days since the move was observed.");

    /** Day the move was observed. */
    public static final Metric<LocalDate> RIVAL_OBSERVED_ON =
            given(RIVAL, "observedOn", DATE, NEITHER, LocalDate.class, "Day the move was observed.");

    /** How strong the move is. */
    public static final Metric<Double> RIVAL_STRENGTH =
            given(RIVAL, "strength", RATIO, HIGHER, Double.class, "How strong the move is.");

    /** Confirmed, not rumour. */
    public static final Metric<Boolean> RIVAL_CONFIRMED =
            given(RIVAL, "confirmed", FLAG, NEITHER, Boolean.class, "Confirmed, not rumour.");

    /** Which way the account's strategy shifts. */
    public static final Metric<ShiftKind> SHIFT_KIND =
            given(SHIFT, "kind", CODE, NEITHER, ShiftKind.class, "Which way the account's strategy shifts.");

    /** Days since the shift was observed. */
    public static final Metric<Integer> SHIFT_AGE_DAYS =
            derived(SHIFT, "ageDays", DAYS, NEITHER, Integer.class, "Days since the shift was observed.");

    /** Day the shift was observed. */
    public static final Metric<LocalDate> SHIFT_OBSERVED_ON =
            given(SHIFT, "observedOn", DATE, NEITHER, LocalDate.class, "Day the shift was observed.");

    /** How certain it is. */
    public static final Metric<Double> SHIFT_CERTAINTY =
            given(SHIFT, "certainty", RATIO, HIGHER, Double.class, "How certain it is.");

    /** The tier the promotion rewards, or none. */
    public static final Metric<TargetTier> PROMOTION_TARGET_TIER =
            given(PROMOTION, "targetTier", CODE, NEITHER, TargetTier.class, "The tier the promotion rewards, or none.");

    /** Volume to reach. */
    public static final Metric<Double> PROMOTION_TARGET_VOLUME =
            given(PROMOTION, "targetVolume", FACTOR, NEITHER, Double.class, "Volume to reach.");

    /** Volume the account reached before. */
    public static final Metric<Double> PROMOTION_HISTORIC_VOLUME =
            given(PROMOTION, "historicVolume", FACTOR, NEITHER, Double.class, "Volume the account reached before.");

    /** Volume this market can take. */
    public static final Metric<Double> PROMOTION_MARKET_CEILING =
            given(PROMOTION, "marketCeiling", FACTOR, NEITHER, Double.class, "Volume this market can take.");

    /** Share of the prizes paid in cash. */
    public static final Metric<Double> PROMOTION_CASH_SHARE =
            given(PROMOTION, "cashShare", RATIO, HIGHER, Double.class, "Share of the prizes paid in cash.");

    /** Target volume divided by historic volume. */
    public static final Metric<Double> PROMOTION_VOLUME_TO_HISTORY = derived(
            PROMOTION, "volumeToHistory", FACTOR, NEITHER, Double.class, "Target volume divided by historic volume.");

    /** Target volume divided by the market ceiling. */
    public static final Metric<Double> PROMOTION_VOLUME_TO_CEILING = derived(
            PROMOTION,
            "volumeToCeiling",
            FACTOR,
            NEITHER,
            Double.class,
            "Target volume divided by the market ceiling.");

    /** Likelihood that the account defects. */
    public static final Metric<Double> DIAGNOSIS_DEFECTION =
            derived(DIAGNOSIS, "defection", RATIO, HIGHER, Double.class, "Likelihood that the account defects.");

    /** Risk level of that likelihood. */
    public static final Metric<RiskLevel> DIAGNOSIS_RISK =
            derived(DIAGNOSIS, "risk", CODE, NEITHER, RiskLevel.class, "Risk level of that likelihood.");

    /** Behaviour says the account is leaving and no cause is named. */
    public static final Metric<Boolean> DIAGNOSIS_UNEXPLAINED = derived(
            DIAGNOSIS,
            "unexplained",
            FLAG,
            NEITHER,
            Boolean.class,
            "Behaviour says the account is leaving and no cause is named.");

    /** What to do with the account as a whole. */
    public static final Metric<Stance> PLAN_STANCE =
            derived(PLAN, "stance", CODE, NEITHER, Stance.class, "What to do with the account as a whole.");

    /** Code of the proposed action. */
    public static final Metric<String> PROPOSAL_CODE =
            derived(PROPOSAL, "code", TEXT, NEITHER, String.class, "Code of the proposed action.");

    /** Commitment it serves. */
    public static final Metric<Commitment> PROPOSAL_COMMITMENT =
            derived(PROPOSAL, "commitment", CODE, NEITHER, Commitment.class, "Commitment it serves.");

    /** Kind of bond it strengthens. */
    public static final Metric<Lever> PROPOSAL_LEVER =
            derived(PROPOSAL, "lever", CODE, NEITHER, Lever.class, "Kind of bond it strengthens.");

    /** Owed by safety, law or a promise. */
    public static final Metric<Boolean> PROPOSAL_OBLIGATION =
            derived(PROPOSAL, "obligation", FLAG, NEITHER, Boolean.class, "Owed by safety, law or a promise.");

    /** Effort it takes. */
    public static final Metric<Double> PROPOSAL_EFFORT_HOURS =
            derived(PROPOSAL, "effortHours", HOURS, NEITHER, Double.class, "Effort it takes.");

    /** Spending as a share of annual revenue. */
    public static final Metric<Double> PROPOSAL_COST_SHARE =
            derived(PROPOSAL, "costShare", RATIO, NEITHER, Double.class, "Spending as a share of annual revenue.");

    /** What the action is about. */
    public static final Metric<String> PROPOSAL_TRAITS =
            derived(PROPOSAL, "traits", SET, NEITHER, String.class, "What the action is about.");

    private static final Map<Metric<?>, List<Metric<?>>> INPUTS = Map.ofEntries(
            Map.entry(PROFILE_TIER_STEPS, List.of(PROFILE_TIER, PROFILE_PREVIOUS_TIER)),
            Map.entry(VALUE_GROSS_MARGIN, List.of(VALUE_ANNUAL_REVENUE, VALUE_GROSS_MARGIN_RATE)),
            Map.entry(VALUE_NET_MARGIN, List.of(VALUE_ANNUAL_REVENUE, VALUE_GROSS_MARGIN_RATE, VALUE_COST_TO_SERVE)),
            Map.entry(
                    VALUE_COST_TO_SERVE_RATIO,
                    List.of(VALUE_ANNUAL_REVENUE, VALUE_GROSS_MARGIN_RATE, VALUE_COST_TO_SERVE)),
            Map.entry(ORDERS_SILENCE_RATIO, List.of(ORDERS_DAYS_SINCE_LAST_ORDER, ORDERS_MEDIAN_ORDER_INTERVAL_DAYS)),
            Map.entry(CHANNEL_SELL_IN_TO_SELL_THROUGH, List.of(CHANNEL_SELL_IN12M, CHANNEL_SELL_THROUGH12M)),
            Map.entry(COMPLAINT_OPEN, List.of(COMPLAINT_RESOLVED_ON)),
            Map.entry(COMPLAINT_OPEN_DAYS, List.of(COMPLAINT_OPENED_ON)),
            Map.entry(COMPLAINT_AGE_DAYS, List.of(COMPLAINT_OPENED_ON)),
            Map.entry(RIVAL_AGE_DAYS, List.of(RIVAL_OBSERVED_ON)),
            Map.entry(SHIFT_AGE_DAYS, List.of(SHIFT_OBSERVED_ON)),
            Map.entry(PROMOTION_VOLUME_TO_HISTORY, List.of(PROMOTION_TARGET_VOLUME, PROMOTION_HISTORIC_VOLUME)),
            Map.entry(PROMOTION_VOLUME_TO_CEILING, List.of(PROMOTION_TARGET_VOLUME, PROMOTION_MARKET_CEILING)));

    private Metrics() {}

    private static <T> Metric<T> given(
            FactType fact, String name, Unit unit, Worse worse, Class<T> type, String meaning) {
        return define(fact, name, unit, worse, type, false, meaning);
    }

    private static <T> Metric<T> derived(
            FactType fact, String name, Unit unit, Worse worse, Class<T> type, String meaning) {
        return define(fact, name, unit, worse, type, true, meaning);
    }

    private static <T> Metric<T> define(
            FactType fact, String name, Unit unit, Worse worse, Class<T> type, boolean derived, String meaning) {
        List<Metric<?>> known = BY_FACT.computeIfAbsent(fact, any -> new ArrayList<>());
        Metric<T> metric = new Metric<>(fact, name, unit, worse, type, derived, meaning, known.size());
        known.add(metric);
        if (BY_NAME.computeIfAbsent(fact, any -> new HashMap<>()).put(name, metric) != null) {
            throw new IllegalStateException("Two metrics are called " + name);
        }
        return metric;
    }

    /** The metrics of a fact, in the order of their {@link Metric#index()}. */
    public static List<Metric<?>> of(FactType fact) {
        return Collections.unmodifiableList(BY_FACT.getOrDefault(fact, List.of()));
    }

    /** The given metrics a derived metric is computed from; of a given metric, itself. */
    public static List<Metric<?>> inputs(Metric<?> metric) {
        return INPUTS.getOrDefault(metric, List.of(metric));
    }

    /** The metric of that fact with that name. */
    public static Optional<Metric<?>> find(FactType fact, String name) {
        return Optional.ofNullable(BY_NAME.getOrDefault(fact, Map.of()).get(name));
    }
}
