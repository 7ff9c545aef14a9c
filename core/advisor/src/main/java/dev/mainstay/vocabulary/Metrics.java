package dev.mainstay.vocabulary;

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
    public static final Metric<AccountKind> PROFILE_KIND = define(
            FactType.ACCOUNT,
            "profile.kind",
            Unit.CODE,
            Worse.NEITHER,
            AccountKind.class,
            false,
            "What sort of organisation the account is.");

    /** The account's industry, as the limits name it. */
    public static final Metric<String> PROFILE_INDUSTRY = define(
            FactType.ACCOUNT,
            "profile.industry",
            Unit.TEXT,
            Worse.NEITHER,
            String.class,
            false,
            "The account's industry, as the limits name it.");

    /** Sales region. */
    public static final Metric<String> PROFILE_REGION =
            define(FactType.ACCOUNT, "profile.region", Unit.TEXT, Worse.NEITHER, String.class, false, "Sales region.");

    /** First day of the business relationship. */
    public static final Metric<LocalDate> PROFILE_RELATIONSHIP_SINCE = define(
            FactType.ACCOUNT,
            "profile.relationshipSince",
            Unit.DATE,
            Worse.NEITHER,
            LocalDate.class,
            false,
            "First day of the business relationship.");

    /** Standing by volume and steady profit. */
    public static final Metric<Tier> PROFILE_TIER = define(
            FactType.ACCOUNT,
            "profile.tier",
            Unit.CODE,
            Worse.NEITHER,
            Tier.class,
            false,
            "Standing by volume and steady profit.");

    /** Tier a year ago. */
    public static final Metric<Tier> PROFILE_PREVIOUS_TIER = define(
            FactType.ACCOUNT, "profile.previousTier", Unit.CODE, Worse.NEITHER, Tier.class, false, "Tier a year ago.");

    /** Tiers climbed within a year; negative when the account dropped. */
    public static final Metric<Integer> PROFILE_TIER_STEPS = define(
            FactType.ACCOUNT,
            "profile.tierSteps",
            Unit.SIGNED_COUNT,
            Worse.LOWER,
            Integer.class,
            true,
            "Tiers climbed within a year; negative when the account dropped.");

    /** Share of the account profile that is filled in. */
    public static final Metric<Double> PROFILE_COMPLETENESS = define(
            FactType.ACCOUNT,
            "profile.completeness",
            Unit.RATIO,
            Worse.LOWER,
            Double.class,
            false,
            "Share of the account profile that is filled in.");

    /** Our revenue with the account over the last twelve months. */
    public static final Metric<Money> VALUE_ANNUAL_REVENUE = define(
            FactType.ACCOUNT,
            "value.annualRevenue",
            Unit.MONEY,
            Worse.NEITHER,
            Money.class,
            false,
            "Our revenue with the account over the last twelve months.");

    /** Gross margin as a share of revenue. */
    public static final Metric<Double> VALUE_GROSS_MARGIN_RATE = define(
            FactType.ACCOUNT,
            "value.grossMarginRate",
            Unit.MARGIN,
            Worse.LOWER,
            Double.class,
            false,
            "Gross margin as a share of revenue.");

    /** Yearly cost of serving the account beyond the goods themselves. */
    public static final Metric<Money> VALUE_COST_TO_SERVE = define(
            FactType.ACCOUNT,
            "value.costToServe",
            Unit.MONEY,
            Worse.HIGHER,
            Money.class,
            false,
            "Yearly cost of serving the account beyond the goods themselves.");

    /** Share of our whole revenue that comes from this account. */
    public static final Metric<Double> VALUE_SHARE_OF_OUR_REVENUE = define(
            FactType.ACCOUNT,
            "value.shareOfOurRevenue",
            Unit.RATIO,
            Worse.HIGHER,
            Double.class,
            false,
            "Share of our whole revenue that comes from this account.");

    /** Rank by revenue within the portfolio; 1 is the largest account. */
    public static final Metric<Double> VALUE_REVENUE_RANK = define(
            FactType.ACCOUNT,
            "value.revenueRank",
            Unit.RATIO,
            Worse.LOWER,
            Double.class,
            false,
            "Rank by revenue within the portfolio; 1 is the largest account.");

    /** Share of the account's spend in our category that we hold. */
    public static final Metric<Double> VALUE_SHARE_OF_WALLET = define(
            FactType.ACCOUNT,
            "value.shareOfWallet",
            Unit.RATIO,
            Worse.LOWER,
            Double.class,
            false,
            "Share of the account's spend in our category that we hold.");

    /** Change of share of wallet over a year, in points of share. */
    public static final Metric<Double> VALUE_SHARE_OF_WALLET_CHANGE = define(
            FactType.ACCOUNT,
            "value.shareOfWalletChange",
            Unit.SHARE_CHANGE,
            Worse.LOWER,
            Double.class,
            false,
            "Change of share of wallet over a year, in points of share.");

    /** Revenue against the same period a year ago. */
    public static final Metric<Double> VALUE_REVENUE_CHANGE = define(
            FactType.ACCOUNT,
            "value.revenueChange",
            Unit.CHANGE,
            Worse.LOWER,
            Double.class,
            false,
            "Revenue against the same period a year ago.");

    /** Judged growth potential. */
    public static final Metric<Double> VALUE_GROWTH_POTENTIAL = define(
            FactType.ACCOUNT,
            "value.growthPotential",
            Unit.RATIO,
            Worse.NEITHER,
            Double.class,
            false,
            "Judged growth potential.");

    /** Class by profit over the portfolio, 20/60/20. */
    public static final Metric<ValueClass> VALUE_VALUE_CLASS = define(
            FactType.ACCOUNT,
            "value.valueClass",
            Unit.CODE,
            Worse.NEITHER,
            ValueClass.class,
            false,
            "Class by profit over the portfolio, 20/60/20.");

    /** Annual revenue times gross margin rate. */
    public static final Metric<Money> VALUE_GROSS_MARGIN = define(
            FactType.ACCOUNT,
            "value.grossMargin",
            Unit.MONEY,
            Worse.LOWER,
            Money.class,
            true,
            "Annual revenue times gross margin rate.");

    /** Gross margin less the cost to serve. */
    public static final Metric<Money> VALUE_NET_MARGIN = define(
            FactType.ACCOUNT,
            "value.netMargin",
            Unit.MONEY,
            Worse.LOWER,
            Money.class,
            true,
            "Gross margin less the cost to serve.");

    /** Cost to serve divided by gross margin. */
    public static final Metric<Double> VALUE_COST_TO_SERVE_RATIO = define(
            FactType.ACCOUNT,
            "value.costToServeRatio",
            Unit.FACTOR,
            Worse.HIGHER,
            Double.class,
            true,
            "Cost to serve divided by gross margin.");

    /** Rank by order days within the portfolio; 1 orders most often. */
    public static final Metric<Double> ORDERS_FREQUENCY_RANK = define(
            FactType.ACCOUNT,
            "orders.frequencyRank",
            Unit.RATIO,
            Worse.LOWER,
            Double.class,
            false,
            "Rank by order days within the portfolio; 1 orders most often.");

    /** Days since the last order. */
    public static final Metric<Integer> ORDERS_DAYS_SINCE_LAST_ORDER = define(
            FactType.ACCOUNT,
            "orders.daysSinceLastOrder",
            Unit.DAYS,
            Worse.HIGHER,
            Integer.class,
            false,
            "Days since the last order.");

    /** Median days between two order days. */
    public static final Metric<Integer> ORDERS_MEDIAN_ORDER_INTERVAL_DAYS = define(
            FactType.ACCOUNT,
            "orders.medianOrderIntervalDays",
            Unit.DAYS,
            Worse.NEITHER,
            Integer.class,
            false,
            "Median days between two order days.");

    /** Days since the last order divided by the median interval. */
    public static final Metric<Double> ORDERS_SILENCE_RATIO = define(
            FactType.ACCOUNT,
            "orders.silenceRatio",
            Unit.FACTOR,
            Worse.HIGHER,
            Double.class,
            true,
            "Days since the last order divided by the median interval.");

    /** Days with an order in the last twelve months. */
    public static final Metric<Integer> ORDERS_ORDER_DAYS12M = define(
            FactType.ACCOUNT,
            "orders.orderDays12m",
            Unit.COUNT,
            Worse.LOWER,
            Integer.class,
            false,
            "Days with an order in the last twelve months.");

    /** Regression slope of monthly amounts, as a share of their mean. */
    public static final Metric<Double> ORDERS_TREND_PER_MONTH = define(
            FactType.ACCOUNT,
            "orders.trendPerMonth",
            Unit.SLOPE,
            Worse.LOWER,
            Double.class,
            false,
            "Regression slope of monthly amounts, as a share of their mean.");

    /** Two-sided p-value of that slope. */
    public static final Metric<Double> ORDERS_TREND_PVALUE = define(
            FactType.ACCOUNT,
            "orders.trendPValue",
            Unit.RATIO,
            Worse.NEITHER,
            Double.class,
            false,
            "Two-sided p-value of that slope.");

    /** Probability of staying for another year. */
    public static final Metric<Double> ORDERS_RETENTION_PROBABILITY = define(
            FactType.ACCOUNT,
            "orders.retentionProbability",
            Unit.RATIO,
            Worse.LOWER,
            Double.class,
            false,
            "Probability of staying for another year.");

    /** A dedicated team serves the account. */
    public static final Metric<Boolean> COMMUNICATION_KEY_ACCOUNT_TEAM = define(
            FactType.ACCOUNT,
            "communication.keyAccountTeam",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "A dedicated team serves the account.");

    /** One named manager is responsible for the account. */
    public static final Metric<Boolean> COMMUNICATION_DEDICATED_MANAGER = define(
            FactType.ACCOUNT,
            "communication.dedicatedManager",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "One named manager is responsible for the account.");

    /** A representative of ours works at the account's site. */
    public static final Metric<Boolean> COMMUNICATION_RESIDENT_REPRESENTATIVE = define(
            FactType.ACCOUNT,
            "communication.residentRepresentative",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "A representative of ours works at the account's site.");

    /** Days since the last contact. */
    public static final Metric<Integer> COMMUNICATION_DAYS_SINCE_CONTACT = define(
            FactType.ACCOUNT,
            "communication.daysSinceContact",
            Unit.DAYS,
            Worse.HIGHER,
            Integer.class,
            false,
            "Days since the last contact.");

    /** Contacts a month, over the last quarter. */
    public static final Metric<Double> COMMUNICATION_CONTACTS_PER_MONTH = define(
            FactType.ACCOUNT,
            "communication.contactsPerMonth",
            Unit.PER_MONTH,
            Worse.NEITHER,
            Double.class,
            false,
            "Contacts a month, over the last quarter.");

    /** Days since an executive of ours last visited. */
    public static final Metric<Integer> COMMUNICATION_DAYS_SINCE_EXECUTIVE_VISIT = define(
            FactType.ACCOUNT,
            "communication.daysSinceExecutiveVisit",
            Unit.DAYS,
            Worse.HIGHER,
            Integer.class,
            false,
            "Days since an executive of ours last visited.");

    /** Days since the last deep review of needs. */
    public static final Metric<Integer> COMMUNICATION_DAYS_SINCE_NEEDS_REVIEW = define(
            FactType.ACCOUNT,
            "communication.daysSinceNeedsReview",
            Unit.DAYS,
            Worse.HIGHER,
            Integer.class,
            false,
            "Days since the last deep review of needs.");

    /** People at the account we are in contact with. */
    public static final Metric<Integer> COMMUNICATION_CONTACT_PERSONS = define(
            FactType.ACCOUNT,
            "communication.contactPersons",
            Unit.COUNT,
            Worse.LOWER,
            Integer.class,
            false,
            "People at the account we are in contact with.");

    /** Changes of our account manager within twelve months. */
    public static final Metric<Integer> COMMUNICATION_MANAGER_CHANGES12M = define(
            FactType.ACCOUNT,
            "communication.managerChanges12m",
            Unit.COUNT,
            Worse.HIGHER,
            Integer.class,
            false,
            "Changes of our account manager within twelve months.");

    /** Our account manager is about to leave. */
    public static final Metric<Boolean> COMMUNICATION_MANAGER_LEAVING = define(
            FactType.ACCOUNT,
            "communication.managerLeaving",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "Our account manager is about to leave.");

    /** Days since our sponsor at the account left. */
    public static final Metric<Integer> COMMUNICATION_SPONSOR_LEFT_DAYS_AGO = define(
            FactType.ACCOUNT,
            "communication.sponsorLeftDaysAgo",
            Unit.DAYS,
            Worse.LOWER,
            Integer.class,
            false,
            "Days since our sponsor at the account left.");

    /** Needs the account named that we do not meet. */
    public static final Metric<Integer> PRODUCT_UNMET_NEEDS = define(
            FactType.ACCOUNT,
            "product.unmetNeeds",
            Unit.COUNT,
            Worse.HIGHER,
            Integer.class,
            false,
            "Needs the account named that we do not meet.");

    /** Age of the oldest unmet need. */
    public static final Metric<Integer> PRODUCT_OLDEST_UNMET_NEED_DAYS = define(
            FactType.ACCOUNT,
            "product.oldestUnmetNeedDays",
            Unit.DAYS,
            Worse.HIGHER,
            Integer.class,
            false,
            "Age of the oldest unmet need.");

    /** Product generations we lag behind what the account needs. */
    public static final Metric<Integer> PRODUCT_GENERATIONS_BEHIND = define(
            FactType.ACCOUNT,
            "product.generationsBehind",
            Unit.COUNT,
            Worse.HIGHER,
            Integer.class,
            false,
            "Product generations we lag behind what the account needs.");

    /** Customisation requests declined within twelve months. */
    public static final Metric<Integer> PRODUCT_CUSTOMISATION_DECLINED12M = define(
            FactType.ACCOUNT,
            "product.customisationDeclined12m",
            Unit.COUNT,
            Worse.HIGHER,
            Integer.class,
            false,
            "Customisation requests declined within twelve months.");

    /** What we can supply divided by what the account needs. */
    public static final Metric<Double> PRODUCT_CAPACITY_COVERAGE = define(
            FactType.ACCOUNT,
            "product.capacityCoverage",
            Unit.FACTOR,
            Worse.LOWER,
            Double.class,
            false,
            "What we can supply divided by what the account needs.");

    /** Share of our revenue put into research and development. */
    public static final Metric<Double> PRODUCT_RND_SHARE = define(
            FactType.ACCOUNT,
            "product.rndShare",
            Unit.RATIO,
            Worse.LOWER,
            Double.class,
            false,
            "Share of our revenue put into research and development.");

    /** Product lines the account buys. */
    public static final Metric<Integer> PRODUCT_ACTIVE_LINES = define(
            FactType.ACCOUNT,
            "product.activeLines",
            Unit.COUNT,
            Worse.LOWER,
            Integer.class,
            false,
            "Product lines the account buys.");

    /** Change of product lines bought over a year. */
    public static final Metric<Integer> PRODUCT_ACTIVE_LINES_CHANGE = define(
            FactType.ACCOUNT,
            "product.activeLinesChange",
            Unit.SIGNED_COUNT,
            Worse.LOWER,
            Integer.class,
            false,
            "Change of product lines bought over a year.");

    /** A joint business plan is in force. */
    public static final Metric<Boolean> STRATEGY_JOINT_PLAN = define(
            FactType.ACCOUNT,
            "strategy.jointPlan",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "A joint business plan is in force.");

    /** Form of the partnership. */
    public static final Metric<Partnership> STRATEGY_PARTNERSHIP = define(
            FactType.ACCOUNT,
            "strategy.partnership",
            Unit.CODE,
            Worse.NEITHER,
            Partnership.class,
            false,
            "Form of the partnership.");

    /** Change in the number of the account's suppliers in our category. */
    public static final Metric<Integer> STRATEGY_SUPPLIER_COUNT_CHANGE = define(
            FactType.ACCOUNT,
            "strategy.supplierCountChange",
            Unit.SIGNED_COUNT,
            Worse.HIGHER,
            Integer.class,
            false,
            "Change in the number of the account's suppliers in our category.");

    /** Our score in the account's supplier rating. */
    public static final Metric<Double> STRATEGY_OUR_SUPPLIER_SCORE = define(
            FactType.ACCOUNT,
            "strategy.ourSupplierScore",
            Unit.SCORE100,
            Worse.LOWER,
            Double.class,
            false,
            "Our score in the account's supplier rating.");

    /** Defective parts per million. */
    public static final Metric<Double> QUALITY_DEFECT_PPM = define(
            FactType.ACCOUNT,
            "quality.defectPpm",
            Unit.PPM,
            Worse.HIGHER,
            Double.class,
            false,
            "Defective parts per million.");

    /** Share of delivered goods sent back. */
    public static final Metric<Double> QUALITY_RETURN_RATE = define(
            FactType.ACCOUNT,
            "quality.returnRate",
            Unit.RATIO,
            Worse.HIGHER,
            Double.class,
            false,
            "Share of delivered goods sent back.");

    /** Quality incidents within twelve months. */
    public static final Metric<Integer> QUALITY_INCIDENTS12M = define(
            FactType.ACCOUNT,
            "quality.incidents12m",
            Unit.COUNT,
            Worse.HIGHER,
            Integer.class,
            false,
            "Quality incidents within twelve months.");

    /** Change of the defect rate over a year. */
    public static final Metric<Double> QUALITY_DEFECT_TREND = define(
            FactType.ACCOUNT,
            "quality.defectTrend",
            Unit.CHANGE,
            Worse.HIGHER,
            Double.class,
            false,
            "Change of the defect rate over a year.");

    /** Satisfaction score. */
    public static final Metric<Double> SERVICE_SATISFACTION = define(
            FactType.ACCOUNT,
            "service.satisfaction",
            Unit.SCORE100,
            Worse.LOWER,
            Double.class,
            false,
            "Satisfaction score.");

    /** Change of satisfaction over a year, in points. */
    public static final Metric<Double> SERVICE_SATISFACTION_CHANGE = define(
            FactType.ACCOUNT,
            "service.satisfactionChange",
            Unit.POINTS,
            Worse.LOWER,
            Double.class,
            false,
            "Change of satisfaction over a year, in points.");

    /** Likelihood to recommend, 0 to 10. */
    public static final Metric<Double> SERVICE_NPS_SCORE = define(
            FactType.ACCOUNT,
            "service.npsScore",
            Unit.SCORE10,
            Worse.LOWER,
            Double.class,
            false,
            "Likelihood to recommend, 0 to 10.");

    /** Hours to the first response. */
    public static final Metric<Double> SERVICE_FIRST_RESPONSE_HOURS = define(
            FactType.ACCOUNT,
            "service.firstResponseHours",
            Unit.HOURS,
            Worse.HIGHER,
            Double.class,
            false,
            "Hours to the first response.");

    /** Share of service levels met. */
    public static final Metric<Double> SERVICE_SLA_ATTAINMENT = define(
            FactType.ACCOUNT,
            "service.slaAttainment",
            Unit.RATIO,
            Worse.LOWER,
            Double.class,
            false,
            "Share of service levels met.");

    /** Share of deliveries on or before the agreed date. */
    public static final Metric<Double> DELIVERY_ON_TIME_RATE = define(
            FactType.ACCOUNT,
            "delivery.onTimeRate",
            Unit.RATIO,
            Worse.LOWER,
            Double.class,
            false,
            "Share of deliveries on or before the agreed date.");

    /** Share of deliveries complete in quantity. */
    public static final Metric<Double> DELIVERY_IN_FULL_RATE = define(
            FactType.ACCOUNT,
            "delivery.inFullRate",
            Unit.RATIO,
            Worse.LOWER,
            Double.class,
            false,
            "Share of deliveries complete in quantity.");

    /** Share of urgent orders filled. */
    public static final Metric<Double> DELIVERY_URGENT_FILL_RATE = define(
            FactType.ACCOUNT,
            "delivery.urgentFillRate",
            Unit.RATIO,
            Worse.LOWER,
            Double.class,
            false,
            "Share of urgent orders filled.");

    /** Days without stock in the last ninety. */
    public static final Metric<Integer> DELIVERY_STOCK_OUT_DAYS90D = define(
            FactType.ACCOUNT,
            "delivery.stockOutDays90d",
            Unit.DAYS,
            Worse.HIGHER,
            Integer.class,
            false,
            "Days without stock in the last ninety.");

    /** Days until the account's peak season. */
    public static final Metric<Integer> DELIVERY_DAYS_TO_PEAK_SEASON = define(
            FactType.ACCOUNT,
            "delivery.daysToPeakSeason",
            Unit.DAYS,
            Worse.NEITHER,
            Integer.class,
            false,
            "Days until the account's peak season.");

    /** Supply for the peak season is agreed. */
    public static final Metric<Boolean> DELIVERY_PEAK_SUPPLY_AGREED = define(
            FactType.ACCOUNT,
            "delivery.peakSupplyAgreed",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "Supply for the peak season is agreed.");

    /** Days of demand that the stock covers. */
    public static final Metric<Integer> DELIVERY_STOCK_COVER_DAYS = define(
            FactType.ACCOUNT,
            "delivery.stockCoverDays",
            Unit.DAYS,
            Worse.NEITHER,
            Integer.class,
            false,
            "Days of demand that the stock covers.");

    /** Our price divided by the best rival's, less one. */
    public static final Metric<Double> BENEFIT_PRICE_GAP = define(
            FactType.ACCOUNT,
            "benefit.priceGap",
            Unit.CHANGE,
            Worse.HIGHER,
            Double.class,
            false,
            "Our price divided by the best rival's, less one.");

    /** Delivered value against the rival's, who counts as 1. */
    public static final Metric<Double> BENEFIT_VALUE_INDEX = define(
            FactType.ACCOUNT,
            "benefit.valueIndex",
            Unit.FACTOR,
            Worse.LOWER,
            Double.class,
            false,
            "Delivered value against the rival's, who counts as 1.");

    /** Days a promised incentive is overdue. */
    public static final Metric<Integer> BENEFIT_INCENTIVES_OVERDUE_DAYS = define(
            FactType.ACCOUNT,
            "benefit.incentivesOverdueDays",
            Unit.DAYS,
            Worse.HIGHER,
            Integer.class,
            false,
            "Days a promised incentive is overdue.");

    /** Effort of buying from us, 0 none to 10 extreme. */
    public static final Metric<Double> BENEFIT_BUYING_EFFORT = define(
            FactType.ACCOUNT,
            "benefit.buyingEffort",
            Unit.SCORE10,
            Worse.HIGHER,
            Double.class,
            false,
            "Effort of buying from us, 0 none to 10 extreme.");

    /** Days until the contract is up for renewal. */
    public static final Metric<Integer> CONTRACT_DAYS_TO_RENEWAL = define(
            FactType.ACCOUNT,
            "contract.daysToRenewal",
            Unit.DAYS,
            Worse.NEITHER,
            Integer.class,
            false,
            "Days until the contract is up for renewal.");

    /** Months the contract still binds. */
    public static final Metric<Double> CONTRACT_LOCK_IN_MONTHS = define(
            FactType.ACCOUNT,
            "contract.lockInMonths",
            Unit.MONTHS,
            Worse.NEITHER,
            Double.class,
            false,
            "Months the contract still binds.");

    /** Product lines bought as a bundle. */
    public static final Metric<Integer> CONTRACT_BUNDLED_LINES = define(
            FactType.ACCOUNT,
            "contract.bundledLines",
            Unit.COUNT,
            Worse.NEITHER,
            Integer.class,
            false,
            "Product lines bought as a bundle.");

    /** The account takes part in a loyalty programme. */
    public static final Metric<Boolean> CONTRACT_LOYALTY_PROGRAMME = define(
            FactType.ACCOUNT,
            "contract.loyaltyProgramme",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "The account takes part in a loyalty programme.");

    /** The contract renews itself. */
    public static final Metric<Boolean> CONTRACT_AUTO_RENEWS = define(
            FactType.ACCOUNT,
            "contract.autoRenews",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "The contract renews itself.");

    /** What we sold to the account within twelve months. */
    public static final Metric<Double> CHANNEL_SELL_IN12M = define(
            FactType.ACCOUNT,
            "channel.sellIn12m",
            Unit.FACTOR,
            Worse.NEITHER,
            Double.class,
            false,
            "What we sold to the account within twelve months.");

    /** What the account sold on within twelve months, in the same measure. */
    public static final Metric<Double> CHANNEL_SELL_THROUGH12M = define(
            FactType.ACCOUNT,
            "channel.sellThrough12m",
            Unit.FACTOR,
            Worse.NEITHER,
            Double.class,
            false,
            "What the account sold on within twelve months, in the same measure.");

    /** Sell-in divided by sell-through. */
    public static final Metric<Double> CHANNEL_SELL_IN_TO_SELL_THROUGH = define(
            FactType.ACCOUNT,
            "channel.sellInToSellThrough",
            Unit.FACTOR,
            Worse.HIGHER,
            Double.class,
            true,
            "Sell-in divided by sell-through.");

    /** Rise of monthly volume over its usual level. */
    public static final Metric<Double> CHANNEL_VOLUME_JUMP = define(
            FactType.ACCOUNT,
            "channel.volumeJump",
            Unit.CHANGE,
            Worse.HIGHER,
            Double.class,
            false,
            "Rise of monthly volume over its usual level.");

    /** Rise of order frequency over its usual level. */
    public static final Metric<Double> CHANNEL_FREQUENCY_JUMP = define(
            FactType.ACCOUNT,
            "channel.frequencyJump",
            Unit.CHANGE,
            Worse.HIGHER,
            Double.class,
            false,
            "Rise of order frequency over its usual level.");

    /** Rise of the account's share over its usual level. */
    public static final Metric<Double> CHANNEL_SHARE_JUMP = define(
            FactType.ACCOUNT,
            "channel.shareJump",
            Unit.CHANGE,
            Worse.HIGHER,
            Double.class,
            false,
            "Rise of the account's share over its usual level.");

    /** Cases of goods sold across regions within twelve months. */
    public static final Metric<Integer> CHANNEL_DIVERSION_INCIDENTS12M = define(
            FactType.ACCOUNT,
            "channel.diversionIncidents12m",
            Unit.COUNT,
            Worse.HIGHER,
            Integer.class,
            false,
            "Cases of goods sold across regions within twelve months.");

    /** Staff of ours are involved. */
    public static final Metric<Boolean> CHANNEL_STAFF_INVOLVED = define(
            FactType.ACCOUNT,
            "channel.staffInvolved",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "Staff of ours are involved.");

    /** Rise of promotion money and rebates demanded over a year. */
    public static final Metric<Double> CHANNEL_DEMANDS_INCREASE12M = define(
            FactType.ACCOUNT,
            "channel.demandsIncrease12m",
            Unit.CHANGE,
            Worse.HIGHER,
            Double.class,
            false,
            "Rise of promotion money and rebates demanded over a year.");

    /** Share of the regional channel that runs through the account. */
    public static final Metric<Double> CHANNEL_CHANNEL_SHARE = define(
            FactType.ACCOUNT,
            "channel.channelShare",
            Unit.RATIO,
            Worse.HIGHER,
            Double.class,
            false,
            "Share of the regional channel that runs through the account.");

    /** Days the oldest open receivable is overdue. */
    public static final Metric<Integer> CHANNEL_OVERDUE_DAYS = define(
            FactType.ACCOUNT,
            "channel.overdueDays",
            Unit.DAYS,
            Worse.HIGHER,
            Integer.class,
            false,
            "Days the oldest open receivable is overdue.");

    /** Receivables overdue. */
    public static final Metric<Money> CHANNEL_OVERDUE_AMOUNT = define(
            FactType.ACCOUNT,
            "channel.overdueAmount",
            Unit.MONEY,
            Worse.HIGHER,
            Money.class,
            false,
            "Receivables overdue.");

    /** Open balance divided by the credit limit. */
    public static final Metric<Double> CHANNEL_CREDIT_LIMIT_USE = define(
            FactType.ACCOUNT,
            "channel.creditLimitUse",
            Unit.FACTOR,
            Worse.HIGHER,
            Double.class,
            false,
            "Open balance divided by the credit limit.");

    /** We hold a deposit of the account's. */
    public static final Metric<Boolean> CHANNEL_DEPOSIT_HELD = define(
            FactType.ACCOUNT,
            "channel.depositHeld",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "We hold a deposit of the account's.");

    /** The account's sales network is mapped. */
    public static final Metric<Boolean> CHANNEL_NETWORK_MAPPED = define(
            FactType.ACCOUNT,
            "channel.networkMapped",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "The account's sales network is mapped.");

    /** Secondary dealers who could carry the channel over. */
    public static final Metric<Integer> CHANNEL_SECONDARY_DEALERS = define(
            FactType.ACCOUNT,
            "channel.secondaryDealers",
            Unit.COUNT,
            Worse.NEITHER,
            Integer.class,
            false,
            "Secondary dealers who could carry the channel over.");

    /** The account's stock divided by its monthly sell-through. */
    public static final Metric<Double> CHANNEL_STOCK_MONTHS = define(
            FactType.ACCOUNT,
            "channel.stockMonths",
            Unit.MONTHS,
            Worse.HIGHER,
            Double.class,
            false,
            "The account's stock divided by its monthly sell-through.");

    /** A replacement for the account stands ready. */
    public static final Metric<Boolean> CHANNEL_REPLACEMENT_READY = define(
            FactType.ACCOUNT,
            "channel.replacementReady",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "A replacement for the account stands ready.");

    /** Power of our brand to draw dealers in this market. */
    public static final Metric<Double> CHANNEL_BRAND_STRENGTH = define(
            FactType.ACCOUNT,
            "channel.brandStrength",
            Unit.RATIO,
            Worse.NEITHER,
            Double.class,
            false,
            "Power of our brand to draw dealers in this market.");

    /** What the complaint is about. */
    public static final Metric<ComplaintCategory> COMPLAINT_CATEGORY = define(
            FactType.COMPLAINT,
            "category",
            Unit.CODE,
            Worse.NEITHER,
            ComplaintCategory.class,
            false,
            "What the complaint is about.");

    /** How grave it is. */
    public static final Metric<ComplaintSeverity> COMPLAINT_SEVERITY = define(
            FactType.COMPLAINT,
            "severity",
            Unit.CODE,
            Worse.NEITHER,
            ComplaintSeverity.class,
            false,
            "How grave it is.");

    /** It is not resolved. */
    public static final Metric<Boolean> COMPLAINT_OPEN =
            define(FactType.COMPLAINT, "open", Unit.FLAG, Worse.NEITHER, Boolean.class, true, "It is not resolved.");

    /** Days it is or was open. */
    public static final Metric<Integer> COMPLAINT_OPEN_DAYS = define(
            FactType.COMPLAINT, "openDays", Unit.DAYS, Worse.HIGHER, Integer.class, true, "Days it is or was open.");

    /** Days since it was opened. */
    public static final Metric<Integer> COMPLAINT_AGE_DAYS = define(
            FactType.COMPLAINT, "ageDays", Unit.DAYS, Worse.NEITHER, Integer.class, true, "Days since it was opened.");

    /** Day it was raised. */
    public static final Metric<LocalDate> COMPLAINT_OPENED_ON = define(
            FactType.COMPLAINT, "openedOn", Unit.DATE, Worse.NEITHER, LocalDate.class, false, "Day it was raised.");

    /** Day it was resolved. */
    public static final Metric<LocalDate> COMPLAINT_RESOLVED_ON = define(
            FactType.COMPLAINT, "resolvedOn", Unit.DATE, Worse.NEITHER, LocalDate.class, false, "Day it was resolved.");

    /** Its effect is contained. */
    public static final Metric<Boolean> COMPLAINT_CONTAINED = define(
            FactType.COMPLAINT,
            "contained",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "Its effect is contained.");

    /** A plan to resolve it is agreed. */
    public static final Metric<Boolean> COMPLAINT_PLAN_AGREED = define(
            FactType.COMPLAINT,
            "planAgreed",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "A plan to resolve it is agreed.");

    /** It was closed and came back. */
    public static final Metric<Boolean> COMPLAINT_REOPENED = define(
            FactType.COMPLAINT,
            "reopened",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "It was closed and came back.");

    /** It touches the core interests of both sides. */
    public static final Metric<Boolean> COMPLAINT_HITS_CORE_INTERESTS = define(
            FactType.COMPLAINT,
            "hitsCoreInterests",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            false,
            "It touches the core interests of both sides.");

    /** What the rival does. */
    public static final Metric<RivalMove> RIVAL_MOVE =
            define(FactType.RIVAL, "move", Unit.CODE, Worse.NEITHER, RivalMove.class, false, "What the rival does.");

    /** Days since the move was observed. */
    public static final Metric<Integer> RIVAL_AGE_DAYS = define(
            FactType.RIVAL,
            "ageDays",
            Unit.DAYS,
            Worse.NEITHER,
            Integer.class,
            true,
            "Days since the move was observed.");

    /** Day the move was observed. */
    public static final Metric<LocalDate> RIVAL_OBSERVED_ON = define(
            FactType.RIVAL,
            "observedOn",
            Unit.DATE,
            Worse.NEITHER,
            LocalDate.class,
            false,
            "Day the move was observed.");

    /** How strong the move is. */
    public static final Metric<Double> RIVAL_STRENGTH = define(
            FactType.RIVAL, "strength", Unit.RATIO, Worse.HIGHER, Double.class, false, "How strong the move is.");

    /** Confirmed, not rumour. */
    public static final Metric<Boolean> RIVAL_CONFIRMED = define(
            FactType.RIVAL, "confirmed", Unit.FLAG, Worse.NEITHER, Boolean.class, false, "Confirmed, not rumour.");

    /** Which way the account's strategy shifts. */
    public static final Metric<ShiftKind> SHIFT_KIND = define(
            FactType.SHIFT,
            "kind",
            Unit.CODE,
            Worse.NEITHER,
            ShiftKind.class,
            false,
            "Which way the account's strategy shifts.");

    /** Days since the shift was observed. */
    public static final Metric<Integer> SHIFT_AGE_DAYS = define(
            FactType.SHIFT,
            "ageDays",
            Unit.DAYS,
            Worse.NEITHER,
            Integer.class,
            true,
            "Days since the shift was observed.");

    /** Day the shift was observed. */
    public static final Metric<LocalDate> SHIFT_OBSERVED_ON = define(
            FactType.SHIFT,
            "observedOn",
            Unit.DATE,
            Worse.NEITHER,
            LocalDate.class,
            false,
            "Day the shift was observed.");

    /** How certain it is. */
    public static final Metric<Double> SHIFT_CERTAINTY =
            define(FactType.SHIFT, "certainty", Unit.RATIO, Worse.HIGHER, Double.class, false, "How certain it is.");

    /** The tier the promotion rewards, or none. */
    public static final Metric<TargetTier> PROMOTION_TARGET_TIER = define(
            FactType.PROMOTION,
            "targetTier",
            Unit.CODE,
            Worse.NEITHER,
            TargetTier.class,
            false,
            "The tier the promotion rewards, or none.");

    /** Volume to reach. */
    public static final Metric<Double> PROMOTION_TARGET_VOLUME = define(
            FactType.PROMOTION, "targetVolume", Unit.FACTOR, Worse.NEITHER, Double.class, false, "Volume to reach.");

    /** Volume the account reached before. */
    public static final Metric<Double> PROMOTION_HISTORIC_VOLUME = define(
            FactType.PROMOTION,
            "historicVolume",
            Unit.FACTOR,
            Worse.NEITHER,
            Double.class,
            false,
            "Volume the account reached before.");

    /** Volume this market can take. */
    public static final Metric<Double> PROMOTION_MARKET_CEILING = define(
            FactType.PROMOTION,
            "marketCeiling",
            Unit.FACTOR,
            Worse.NEITHER,
            Double.class,
            false,
            "Volume this market can take.");

    /** Share of the prizes paid in cash. */
    public static final Metric<Double> PROMOTION_CASH_SHARE = define(
            FactType.PROMOTION,
            "cashShare",
            Unit.RATIO,
            Worse.HIGHER,
            Double.class,
            false,
            "Share of the prizes paid in cash.");

    /** Target volume divided by historic volume. */
    public static final Metric<Double> PROMOTION_VOLUME_TO_HISTORY = define(
            FactType.PROMOTION,
            "volumeToHistory",
            Unit.FACTOR,
            Worse.NEITHER,
            Double.class,
            true,
            "Target volume divided by historic volume.");

    /** Target volume divided by the market ceiling. */
    public static final Metric<Double> PROMOTION_VOLUME_TO_CEILING = define(
            FactType.PROMOTION,
            "volumeToCeiling",
            Unit.FACTOR,
            Worse.NEITHER,
            Double.class,
            true,
            "Target volume divided by the market ceiling.");

    /** Likelihood that the account defects. */
    public static final Metric<Double> DIAGNOSIS_DEFECTION = define(
            FactType.DIAGNOSIS,
            "defection",
            Unit.RATIO,
            Worse.HIGHER,
            Double.class,
            true,
            "Likelihood that the account defects.");

    /** Risk level of that likelihood. */
    public static final Metric<RiskLevel> DIAGNOSIS_RISK = define(
            FactType.DIAGNOSIS,
            "risk",
            Unit.CODE,
            Worse.NEITHER,
            RiskLevel.class,
            true,
            "Risk level of that likelihood.");

    /** Behaviour says the account is leaving and no cause is named. */
    public static final Metric<Boolean> DIAGNOSIS_UNEXPLAINED = define(
            FactType.DIAGNOSIS,
            "unexplained",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            true,
            "Behaviour says the account is leaving and no cause is named.");

    /** What to do with the account as a whole. */
    public static final Metric<Stance> PLAN_STANCE = define(
            FactType.PLAN,
            "stance",
            Unit.CODE,
            Worse.NEITHER,
            Stance.class,
            true,
            "What to do with the account as a whole.");

    /** Code of the proposed action. */
    public static final Metric<String> PROPOSAL_CODE = define(
            FactType.PROPOSAL, "code", Unit.TEXT, Worse.NEITHER, String.class, true, "Code of the proposed action.");

    /** Commitment it serves. */
    public static final Metric<Commitment> PROPOSAL_COMMITMENT = define(
            FactType.PROPOSAL, "commitment", Unit.CODE, Worse.NEITHER, Commitment.class, true, "Commitment it serves.");

    /** Kind of bond it strengthens. */
    public static final Metric<Lever> PROPOSAL_LEVER = define(
            FactType.PROPOSAL, "lever", Unit.CODE, Worse.NEITHER, Lever.class, true, "Kind of bond it strengthens.");

    /** Owed by safety, law or a promise. */
    public static final Metric<Boolean> PROPOSAL_OBLIGATION = define(
            FactType.PROPOSAL,
            "obligation",
            Unit.FLAG,
            Worse.NEITHER,
            Boolean.class,
            true,
            "Owed by safety, law or a promise.");

    /** Effort it takes. */
    public static final Metric<Double> PROPOSAL_EFFORT_HOURS =
            define(FactType.PROPOSAL, "effortHours", Unit.HOURS, Worse.NEITHER, Double.class, true, "Effort it takes.");

    /** Spending as a share of annual revenue. */
    public static final Metric<Double> PROPOSAL_COST_SHARE = define(
            FactType.PROPOSAL,
            "costShare",
            Unit.RATIO,
            Worse.NEITHER,
            Double.class,
            true,
            "Spending as a share of annual revenue.");

    /** What the action is about. */
    public static final Metric<String> PROPOSAL_TRAITS = define(
            FactType.PROPOSAL, "traits", Unit.SET, Worse.NEITHER, String.class, true, "What the action is about.");

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
