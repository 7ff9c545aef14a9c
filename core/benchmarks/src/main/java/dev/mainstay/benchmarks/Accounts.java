package dev.mainstay.benchmarks;

import static dev.mainstay.vocabulary.Metrics.*;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Promotion;
import dev.mainstay.account.Rival;
import dev.mainstay.account.Shift;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.ComplaintCategory;
import dev.mainstay.vocabulary.ComplaintSeverity;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Partnership;
import dev.mainstay.vocabulary.RivalMove;
import dev.mainstay.vocabulary.ShiftKind;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.Unit;
import dev.mainstay.vocabulary.ValueClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random accounts, the same for the same seed. Most values are sound and some are bad, as in a real portfolio, so that an
 * account has a handful of signals and neither none nor all of them.
 */
final class Accounts {

    /** How much is known of an account. */
    enum Coverage {
        /** About fifteen metrics and seldom a list: what a small CRM holds. */
        SPARSE,
        /** Almost everything. */
        RICH,
        /** Anything between the two. */
        MIXED
    }

    /** Range of a metric's sound values and of its bad ones. */
    private record Spread(Metric<?> metric, double from, double to, double badFrom, double badTo) {}

    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);
    private static final double BAD = 0.2;
    private static final String[] INDUSTRIES = {"feed", "machinery", "retail", "chemicals"};

    private static final List<Spread> SPREADS = List.of(
            new Spread(PROFILE_COMPLETENESS, 0.8, 1, 0.3, 0.8),
            new Spread(VALUE_SHARE_OF_OUR_REVENUE, 0.001, 0.05, 0.15, 0.4),
            new Spread(VALUE_REVENUE_RANK, 0.2, 1, 0, 0.2),
            new Spread(VALUE_SHARE_OF_WALLET, 0.4, 0.9, 0.05, 0.3),
            new Spread(VALUE_SHARE_OF_WALLET_CHANGE, -0.04, 0.1, -0.3, -0.08),
            new Spread(VALUE_REVENUE_CHANGE, -0.05, 0.2, -0.5, -0.1),
            new Spread(VALUE_GROWTH_POTENTIAL, 0, 0.6, 0.6, 1),
            new Spread(ORDERS_FREQUENCY_RANK, 0.25, 1, 0, 0.2),
            new Spread(ORDERS_DAYS_SINCE_LAST_ORDER, 0, 30, 60, 150),
            new Spread(ORDERS_MEDIAN_ORDER_INTERVAL_DAYS, 14, 45, 20, 40),
            new Spread(ORDERS_ORDER_DAYS12M, 8, 60, 0, 3),
            new Spread(ORDERS_TREND_PER_MONTH, -0.01, 0.04, -0.1, -0.03),
            new Spread(ORDERS_TREND_PVALUE, 0.06, 1, 0, 0.05),
            new Spread(ORDERS_RETENTION_PROBABILITY, 0.7, 1, 0.05, 0.5),
            new Spread(COMMUNICATION_KEY_ACCOUNT_TEAM, 1, 1, 0, 0),
            new Spread(COMMUNICATION_DEDICATED_MANAGER, 1, 1, 0, 0),
            new Spread(COMMUNICATION_RESIDENT_REPRESENTATIVE, 1, 1, 0, 0),
            new Spread(COMMUNICATION_DAYS_SINCE_CONTACT, 1, 40, 60, 400),
            new Spread(COMMUNICATION_CONTACTS_PER_MONTH, 1, 9, 11, 20),
            new Spread(COMMUNICATION_DAYS_SINCE_EXECUTIVE_VISIT, 20, 350, 370, 900),
            new Spread(COMMUNICATION_DAYS_SINCE_NEEDS_REVIEW, 20, 350, 370, 900),
            new Spread(COMMUNICATION_CONTACT_PERSONS, 3, 12, 1, 2),
            new Spread(COMMUNICATION_MANAGER_CHANGES12M, 0, 1, 2, 3),
            new Spread(COMMUNICATION_MANAGER_LEAVING, 0, 0, 1, 1),
            new Spread(COMMUNICATION_SPONSOR_LEFT_DAYS_AGO, 200, 900, 5, 90),
            new Spread(PRODUCT_UNMET_NEEDS, 0, 0, 1, 4),
            new Spread(PRODUCT_OLDEST_UNMET_NEED_DAYS, 0, 60, 95, 300),
            new Spread(PRODUCT_GENERATIONS_BEHIND, 0, 0, 1, 2),
            new Spread(PRODUCT_CUSTOMISATION_DECLINED12M, 0, 0, 1, 4),
            new Spread(PRODUCT_CAPACITY_COVERAGE, 1, 1.5, 0.6, 1),
            new Spread(PRODUCT_RND_SHARE, 0.04, 0.1, 0, 0.02),
            new Spread(PRODUCT_ACTIVE_LINES, 2, 12, 1, 3),
            new Spread(PRODUCT_ACTIVE_LINES_CHANGE, 0, 2, -4, -1),
            new Spread(STRATEGY_JOINT_PLAN, 1, 1, 0, 0),
            new Spread(STRATEGY_SUPPLIER_COUNT_CHANGE, -1, 0, 1, 4),
            new Spread(STRATEGY_OUR_SUPPLIER_SCORE, 80, 98, 40, 78),
            new Spread(QUALITY_DEFECT_PPM, 0, 900, 1500, 9000),
            new Spread(QUALITY_RETURN_RATE, 0, 0.02, 0.03, 0.1),
            new Spread(QUALITY_INCIDENTS12M, 0, 0, 1, 4),
            new Spread(QUALITY_DEFECT_TREND, -0.3, 0.1, 0.2, 1),
            new Spread(SERVICE_SATISFACTION, 76, 98, 30, 72),
            new Spread(SERVICE_SATISFACTION_CHANGE, -5, 10, -30, -10),
            new Spread(SERVICE_NPS_SCORE, 7, 10, 0, 6),
            new Spread(SERVICE_FIRST_RESPONSE_HOURS, 1, 20, 25, 120),
            new Spread(SERVICE_SLA_ATTAINMENT, 0.95, 1, 0.6, 0.9),
            new Spread(DELIVERY_ON_TIME_RATE, 0.95, 1, 0.7, 0.95),
            new Spread(DELIVERY_IN_FULL_RATE, 0.96, 1, 0.8, 0.95),
            new Spread(DELIVERY_URGENT_FILL_RATE, 0.9, 1, 0.4, 0.8),
            new Spread(DELIVERY_STOCK_OUT_DAYS90D, 0, 2, 5, 30),
            new Spread(DELIVERY_DAYS_TO_PEAK_SEASON, 90, 330, 5, 60),
            new Spread(DELIVERY_PEAK_SUPPLY_AGREED, 1, 1, 0, 0),
            new Spread(DELIVERY_STOCK_COVER_DAYS, 14, 60, 0, 10),
            new Spread(BENEFIT_PRICE_GAP, -0.1, 0.04, 0.06, 0.3),
            new Spread(BENEFIT_VALUE_INDEX, 1, 1.3, 0.6, 0.95),
            new Spread(BENEFIT_INCENTIVES_OVERDUE_DAYS, 0, 20, 35, 200),
            new Spread(BENEFIT_BUYING_EFFORT, 0, 4, 6, 10),
            new Spread(CONTRACT_DAYS_TO_RENEWAL, 150, 700, 5, 110),
            new Spread(CONTRACT_LOCK_IN_MONTHS, 0, 24, 0, 1),
            new Spread(CONTRACT_BUNDLED_LINES, 1, 4, 0, 0),
            new Spread(CONTRACT_LOYALTY_PROGRAMME, 1, 1, 0, 0),
            new Spread(CONTRACT_AUTO_RENEWS, 1, 1, 0, 0),
            new Spread(CHANNEL_SELL_IN12M, 900, 1100, 1300, 2000),
            new Spread(CHANNEL_SELL_THROUGH12M, 900, 1100, 600, 900),
            new Spread(CHANNEL_VOLUME_JUMP, -0.1, 0.2, 0.5, 2),
            new Spread(CHANNEL_FREQUENCY_JUMP, -0.1, 0.2, 0.5, 2),
            new Spread(CHANNEL_SHARE_JUMP, -0.1, 0.1, 0.3, 1),
            new Spread(CHANNEL_DIVERSION_INCIDENTS12M, 0, 0, 1, 5),
            new Spread(CHANNEL_STAFF_INVOLVED, 0, 0, 1, 1),
            new Spread(CHANNEL_DEMANDS_INCREASE12M, -0.1, 0.15, 0.25, 1),
            new Spread(CHANNEL_CHANNEL_SHARE, 0.02, 0.2, 0.35, 0.8),
            new Spread(CHANNEL_OVERDUE_DAYS, 0, 30, 46, 200),
            new Spread(CHANNEL_CREDIT_LIMIT_USE, 0, 0.8, 0.95, 1.6),
            new Spread(CHANNEL_DEPOSIT_HELD, 1, 1, 0, 0),
            new Spread(CHANNEL_NETWORK_MAPPED, 1, 1, 0, 0),
            new Spread(CHANNEL_SECONDARY_DEALERS, 2, 20, 0, 1),
            new Spread(CHANNEL_STOCK_MONTHS, 0.5, 2.5, 3, 8),
            new Spread(CHANNEL_REPLACEMENT_READY, 1, 1, 0, 0),
            new Spread(CHANNEL_BRAND_STRENGTH, 0.5, 1, 0.1, 0.4));

    private final RandomGenerator random;
    private final double known;
    private final double listKnown;

    private Accounts(RandomGenerator random, Coverage coverage) {
        this.random = random;
        known = switch (coverage) {
            case SPARSE -> 12.0 / SPREADS.size();
            case RICH -> 0.92;
            case MIXED -> 0.4 + 0.6 * random.nextDouble();
        };
        listKnown = coverage == Coverage.SPARSE ? 0.15 : known;
    }

    /** That many accounts, no two of them the same. */
    static List<AccountSnapshot> random(int count, long seed, Coverage coverage) {
        return random(count, seed, coverage, 0);
    }

    /** That many accounts, numbered from there. */
    static List<AccountSnapshot> random(int count, long seed, Coverage coverage, int from) {
        RandomGenerator random = new SplittableRandom(seed);
        List<AccountSnapshot> accounts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            accounts.add(new Accounts(random, coverage).account("A-" + (from + i)));
        }
        return accounts;
    }

    private AccountSnapshot account(String id) {
        AccountSnapshot.Builder account = AccountSnapshot.builder(id, AS_OF).name("Account " + id);
        profile(account);
        money(account);
        for (Spread spread : SPREADS) {
            if (knows(known)) {
                set(account, spread);
            }
        }
        complaints(account);
        rivals(account);
        shifts(account);
        promotions(account);
        return account.build();
    }

    private boolean knows(double probability) {
        return random.nextDouble() < probability;
    }

    private double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    private <C> C one(C[] codes) {
        return codes[random.nextInt(codes.length)];
    }

    private void set(AccountSnapshot.Builder account, Spread spread) {
        double number = knows(BAD) ? between(spread.badFrom, spread.badTo) : between(spread.from, spread.to);
        put(account, spread.metric, number);
    }

    private static <T> void put(AccountSnapshot.Builder account, Metric<T> metric, double number) {
        double digits = metric.unit().whole() ? 1 : metric.unit() == Unit.PPM ? 1 : 10_000;
        // Adding zero turns -0.0 into 0.0, which rule text compiled by Drools takes for less than zero.
        account.set(metric, metric.fromNumber(Math.rint(number * digits) / digits + 0.0));
    }

    private void profile(AccountSnapshot.Builder account) {
        if (knows(0.95)) {
            account.set(PROFILE_TIER, one(Tier.values()));
        }
        if (knows(0.95)) {
            account.set(PROFILE_KIND, one(AccountKind.values()));
        }
        if (knows(known)) {
            account.set(PROFILE_PREVIOUS_TIER, one(Tier.values()));
        }
        if (knows(known)) {
            account.set(PROFILE_INDUSTRY, one(INDUSTRIES));
        }
        if (knows(known)) {
            account.set(VALUE_VALUE_CLASS, one(ValueClass.values()));
        }
        if (knows(known)) {
            account.set(Metrics.STRATEGY_PARTNERSHIP, one(Partnership.values()));
        }
    }

    private void money(AccountSnapshot.Builder account) {
        Currency currency = Currency.getInstance(knows(0.9) ? "CNY" : knows(0.5) ? "EUR" : "CHF");
        double revenue = Math.exp(between(Math.log(200_000), Math.log(50_000_000)));
        if (knows(0.9)) {
            account.set(VALUE_ANNUAL_REVENUE, money(revenue, currency));
        }
        if (knows(0.8)) {
            account.set(VALUE_GROSS_MARGIN_RATE, Math.rint(between(knows(BAD) ? -0.05 : 0.12, 0.4) * 1000) / 1000);
        }
        if (knows(known)) {
            account.set(VALUE_COST_TO_SERVE, money(revenue * between(0.01, 0.15), currency));
        }
        if (knows(known)) {
            account.set(CHANNEL_OVERDUE_AMOUNT, money(knows(BAD) ? revenue * between(0.05, 0.4) : 0, currency));
        }
    }

    private static Money money(double amount, Currency currency) {
        return new Money(BigDecimal.valueOf(Math.round(amount)), currency);
    }

    private LocalDate ago(int most) {
        return AS_OF.minusDays(random.nextInt(most));
    }

    private void complaints(AccountSnapshot.Builder account) {
        if (!knows(listKnown)) {
            return;
        }
        account.noComplaints();
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            Complaint.Builder complaint = Complaint.builder("C-" + i);
            LocalDate opened = ago(500);
            if (knows(0.95)) {
                complaint.openedOn(opened);
                if (knows(0.7)) {
                    complaint.resolvedOn(
                            opened.plusDays(random.nextLong(AS_OF.toEpochDay() - opened.toEpochDay() + 1)));
                }
            }
            if (knows(0.9)) {
                complaint.category(one(ComplaintCategory.values()));
            }
            if (knows(0.9)) {
                complaint.severity(one(ComplaintSeverity.values()));
            }
            if (knows(0.7)) {
                complaint.planAgreed(knows(0.6));
            }
            if (knows(0.7)) {
                complaint.contained(knows(0.8));
            }
            account.complaint(complaint.build());
        }
    }

    private void rivals(AccountSnapshot.Builder account) {
        if (!knows(listKnown)) {
            return;
        }
        account.noRivals();
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            Rival.Builder rival = Rival.builder("R-" + i);
            if (knows(0.9)) {
                rival.move(one(RivalMove.values()));
            }
            if (knows(0.9)) {
                rival.observedOn(ago(500));
            }
            if (knows(0.8)) {
                rival.strength(Math.rint(random.nextDouble() * 100) / 100);
            }
            if (knows(0.8)) {
                rival.confirmed(knows(0.5));
            }
            account.rival(rival.build());
        }
    }

    private void shifts(AccountSnapshot.Builder account) {
        if (!knows(listKnown)) {
            return;
        }
        account.noShifts();
        if (knows(0.2)) {
            Shift.Builder shift = Shift.builder();
            if (knows(0.95)) {
                shift.kind(one(ShiftKind.values()));
            }
            if (knows(0.9)) {
                shift.observedOn(ago(600));
            }
            if (knows(0.8)) {
                shift.certainty(Math.rint(random.nextDouble() * 100) / 100);
            }
            account.shift(shift.build());
        }
    }

    private void promotions(AccountSnapshot.Builder account) {
        if (!knows(listKnown)) {
            return;
        }
        account.noPromotions();
        if (knows(0.25)) {
            Promotion.Builder promotion = Promotion.builder("P-1");
            if (knows(0.9)) {
                promotion.targetVolume(Math.rint(between(500, 1500)));
            }
            if (knows(0.8)) {
                promotion.historicVolume(Math.rint(between(500, 1200)));
            }
            if (knows(0.8)) {
                promotion.marketCeiling(Math.rint(between(900, 2000)));
            }
            account.promotion(promotion.build());
        }
    }
}
