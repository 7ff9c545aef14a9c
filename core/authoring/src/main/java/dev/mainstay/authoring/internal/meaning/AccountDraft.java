package dev.mainstay.authoring.internal.meaning;

import static dev.mainstay.vocabulary.Metrics.CHANNEL_SELL_IN12M;
import static dev.mainstay.vocabulary.Metrics.CHANNEL_SELL_IN_TO_SELL_THROUGH;
import static dev.mainstay.vocabulary.Metrics.CHANNEL_SELL_THROUGH12M;
import static dev.mainstay.vocabulary.Metrics.COMPLAINT_AGE_DAYS;
import static dev.mainstay.vocabulary.Metrics.COMPLAINT_OPEN;
import static dev.mainstay.vocabulary.Metrics.COMPLAINT_OPENED_ON;
import static dev.mainstay.vocabulary.Metrics.COMPLAINT_OPEN_DAYS;
import static dev.mainstay.vocabulary.Metrics.COMPLAINT_RESOLVED_ON;
import static dev.mainstay.vocabulary.Metrics.ORDERS_DAYS_SINCE_LAST_ORDER;
import static dev.mainstay.vocabulary.Metrics.ORDERS_MEDIAN_ORDER_INTERVAL_DAYS;
import static dev.mainstay.vocabulary.Metrics.ORDERS_SILENCE_RATIO;
import static dev.mainstay.vocabulary.Metrics.PROFILE_INDUSTRY;
import static dev.mainstay.vocabulary.Metrics.PROFILE_KIND;
import static dev.mainstay.vocabulary.Metrics.PROFILE_PREVIOUS_TIER;
import static dev.mainstay.vocabulary.Metrics.PROFILE_TIER;
import static dev.mainstay.vocabulary.Metrics.PROFILE_TIER_STEPS;
import static dev.mainstay.vocabulary.Metrics.PROMOTION_HISTORIC_VOLUME;
import static dev.mainstay.vocabulary.Metrics.PROMOTION_MARKET_CEILING;
import static dev.mainstay.vocabulary.Metrics.PROMOTION_TARGET_VOLUME;
import static dev.mainstay.vocabulary.Metrics.PROMOTION_VOLUME_TO_CEILING;
import static dev.mainstay.vocabulary.Metrics.PROMOTION_VOLUME_TO_HISTORY;
import static dev.mainstay.vocabulary.Metrics.RIVAL_AGE_DAYS;
import static dev.mainstay.vocabulary.Metrics.RIVAL_OBSERVED_ON;
import static dev.mainstay.vocabulary.Metrics.SHIFT_AGE_DAYS;
import static dev.mainstay.vocabulary.Metrics.SHIFT_OBSERVED_ON;
import static dev.mainstay.vocabulary.Metrics.VALUE_ANNUAL_REVENUE;
import static dev.mainstay.vocabulary.Metrics.VALUE_COST_TO_SERVE;
import static dev.mainstay.vocabulary.Metrics.VALUE_COST_TO_SERVE_RATIO;
import static dev.mainstay.vocabulary.Metrics.VALUE_GROSS_MARGIN_RATE;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Element;
import dev.mainstay.account.MetricValues;
import dev.mainstay.account.Promotion;
import dev.mainstay.account.Rival;
import dev.mainstay.account.Shift;
import dev.mainstay.authoring.internal.meaning.BreakPoints.Point;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.Unit;
import dev.mainstay.vocabulary.Worse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A random account in the making. A derived metric is set through the metrics it follows from. */
final class AccountDraft {

    private static final String[] CURRENCIES = {"CNY", "CNY", "CNY", "EUR", "USD", "ISK"};
    private static final double[] CALM = {0, 0, 0.5, 0.9, 1};
    private static final int SOME_DAYS = 400;

    private final String id;
    private final LocalDate day;
    private final SplittableRandom random;
    private final BreakPoints points;
    private final Currency currency;
    /** How often a number is drawn from the side that does no harm. */
    private final double calm;

    private final Values account = new Values(FactType.ACCOUNT);
    private final Map<FactType, List<Values>> lists = new EnumMap<>(FactType.class);

    AccountDraft(String id, LocalDate day, SplittableRandom random, BreakPoints points) {
        this.id = id;
        this.day = day;
        this.random = random;
        this.points = points;
        currency = Currency.getInstance(CURRENCIES[random.nextInt(CURRENCIES.length)]);
        calm = CALM[random.nextInt(CALM.length)];
    }

    /** The account's own metrics. */
    Values account() {
        return account;
    }

    /** The list is known, with what it holds already. */
    void none(FactType type) {
        lists.computeIfAbsent(type, any -> new ArrayList<>());
    }

    /** A further element of which about the given share is known. */
    Values element(FactType type, double known) {
        Values element = new Values(type);
        element.fill(known);
        lists.computeIfAbsent(type, any -> new ArrayList<>()).add(element);
        return element;
    }

    /** Draws about the given share of everything; who an account is, is known more often than what it does. */
    void fill(double known) {
        account.fill(known);
        for (Metric<?> metric : List.<Metric<?>>of(
                PROFILE_TIER, PROFILE_KIND, VALUE_ANNUAL_REVENUE, VALUE_GROSS_MARGIN_RATE, PROFILE_INDUSTRY)) {
            if (random.nextInt(4) > 0) {
                account.draw(metric);
            }
        }
        for (FactType type : FactType.values()) {
            if (type.isElement() && random.nextDouble() < known) {
                none(type);
                int most = random.nextInt(20) == 0 ? 30 : 4;
                for (int i = random.nextInt(most); i > 0; i--) {
                    element(type, random.nextDouble() < 0.3 ? 1 : known);
                }
            }
        }
    }

    AccountSnapshot build() {
        AccountSnapshot.Builder builder = AccountSnapshot.builder(id, day);
        account.numbers.forEach((metric, value) -> put(builder, metric, value));
        lists.forEach((type, elements) -> {
            builder.none(type);
            for (int i = 0; i < elements.size(); i++) {
                builder.element(element(type, i, elements.get(i)));
            }
        });
        return builder.build();
    }

    private static Element element(FactType type, int position, Values drawn) {
        drawn.settle();
        MetricValues.Builder values = MetricValues.builder(type);
        drawn.numbers.forEach((metric, value) -> put(values, metric, value));
        return switch (type) {
            case COMPLAINT -> new Complaint("C-" + position, values.build());
            // some rivals and promotions bear the same name
            case RIVAL -> new Rival("R-" + position / 2, values.build());
            case SHIFT -> new Shift(values.build());
            default -> new Promotion("P-" + position / 2, values.build());
        };
    }

    private static <T> void put(AccountSnapshot.Builder builder, Metric<T> metric, Object value) {
        builder.set(metric, metric.type().cast(value));
    }

    private static <T> void put(MetricValues.Builder builder, Metric<T> metric, Object value) {
        builder.put(metric, metric.type().cast(value));
    }

    /** The metrics of one fact. */
    final class Values {

        private final FactType type;
        private final Map<Metric<?>, Object> numbers = new LinkedHashMap<>();

        private Values(FactType type) {
            this.type = type;
        }

        private void fill(double known) {
            for (Metric<?> metric : RandomAccounts.given(type)) {
                if (random.nextDouble() < known) {
                    draw(metric);
                }
            }
            for (Metric<?> metric : Metrics.of(type)) {
                List<Point> near = points.of(metric);
                if (metric.derived() && !near.isEmpty() && random.nextDouble() < known / 2) {
                    set(metric, near(near));
                }
            }
        }

        private double near(List<Point> near) {
            Point point = near.get(random.nextInt(near.size()));
            return point.value() + (random.nextInt(3) - 1) * point.step();
        }

        void draw(Metric<?> metric) {
            Unit unit = metric.unit();
            switch (unit) {
                case TEXT -> set(metric, text(metric));
                case FLAG -> set(metric, random.nextBoolean());
                case CODE ->
                    set(
                            metric,
                            metric.type()
                                    .getEnumConstants()[
                                    random.nextInt(metric.type().getEnumConstants().length)]);
                case DATE -> set(metric, day.minusDays(random.nextInt(SOME_DAYS)));
                case MONEY ->
                    set(metric, money(Math.exp(random.nextDouble() * 14) * (random.nextInt(30) == 0 ? -1 : 1)));
                default -> set(metric, number(metric));
            }
        }

        private String text(Metric<?> metric) {
            List<String> known = points.texts(metric);
            return known.isEmpty() || random.nextInt(6) == 0 ? "elsewhere" : known.get(random.nextInt(known.size()));
        }

        private double number(Metric<?> metric) {
            List<Point> near = points.of(metric);
            double least = Math.max(metric.unit().min(), -10);
            double most = Math.min(metric.unit().max(), 10);
            if (near.isEmpty()) {
                return least + (most - least) * random.nextDouble();
            }
            if (metric.worse() != Worse.NEITHER && random.nextDouble() < calm) {
                return harmless(near, metric.worse());
            }
            return switch (random.nextInt(8)) {
                case 0 -> least;
                case 1 -> most;
                case 2 -> 0;
                case 3, 4 -> near(near) * (random.nextDouble() * 2);
                default -> near(near);
            };
        }

        /** A step to the better side of all that decides, or less good than the best of it. */
        private double harmless(List<Point> near, Worse worse) {
            double sign = worse == Worse.HIGHER ? -1 : 1;
            double best = near.stream()
                    .mapToDouble(point -> sign * (point.value() + sign * point.step()))
                    .max()
                    .orElseThrow();
            return sign * best - (random.nextInt(4) == 0 ? sign * near.get(0).step() : 0);
        }

        private Money money(double amount) {
            return new Money(BigDecimal.valueOf(Math.round(amount * 100), 2), currency);
        }

        private double known(Metric<?> metric, double otherwise) {
            Object value = numbers.get(metric);
            if (value == null) {
                set(metric, otherwise);
                return otherwise;
            }
            return Reading.number(value);
        }

        /** Sets a metric, a derived one through those it follows from. */
        void set(Metric<?> metric, Object value) {
            if (!metric.derived()) {
                numbers.put(metric, given(metric, value));
                return;
            }
            double aim = Reading.number(value);
            if (metric == PROFILE_TIER_STEPS) {
                tierSteps((int) aim);
            } else if (metric == ORDERS_SILENCE_RATIO) {
                set(ORDERS_DAYS_SINCE_LAST_ORDER, aim * known(ORDERS_MEDIAN_ORDER_INTERVAL_DAYS, 20));
            } else if (metric == CHANNEL_SELL_IN_TO_SELL_THROUGH) {
                set(CHANNEL_SELL_IN12M, aim * known(CHANNEL_SELL_THROUGH12M, 100));
            } else if (metric == VALUE_COST_TO_SERVE_RATIO) {
                double margin = known(VALUE_ANNUAL_REVENUE, 100_000) * known(VALUE_GROSS_MARGIN_RATE, 0.25);
                set(VALUE_COST_TO_SERVE, aim * margin);
            } else if (metric == PROMOTION_VOLUME_TO_HISTORY) {
                set(PROMOTION_TARGET_VOLUME, aim * known(PROMOTION_HISTORIC_VOLUME, 100));
            } else if (metric == PROMOTION_VOLUME_TO_CEILING) {
                set(PROMOTION_TARGET_VOLUME, aim * known(PROMOTION_MARKET_CEILING, 100));
            } else if (metric == RIVAL_AGE_DAYS) {
                set(RIVAL_OBSERVED_ON, ago(aim));
            } else if (metric == SHIFT_AGE_DAYS) {
                set(SHIFT_OBSERVED_ON, ago(aim));
            } else {
                complaint(metric, aim);
            }
        }

        private void complaint(Metric<?> metric, double aim) {
            if (metric == COMPLAINT_AGE_DAYS) {
                set(COMPLAINT_OPENED_ON, ago(aim));
            } else if (metric == COMPLAINT_OPEN && aim == 1) {
                numbers.remove(COMPLAINT_RESOLVED_ON);
            } else if (metric == COMPLAINT_OPEN) {
                set(COMPLAINT_RESOLVED_ON, day);
            } else if (metric == COMPLAINT_OPEN_DAYS && numbers.get(COMPLAINT_RESOLVED_ON) instanceof LocalDate end) {
                set(COMPLAINT_OPENED_ON, end.minusDays((long) Math.max(0, aim)));
            } else if (metric == COMPLAINT_OPEN_DAYS) {
                set(COMPLAINT_OPENED_ON, ago(aim));
            }
        }

        /** A complaint is not resolved before it is opened. */
        private void settle() {
            if (numbers.get(COMPLAINT_OPENED_ON) instanceof LocalDate opened
                    && numbers.get(COMPLAINT_RESOLVED_ON) instanceof LocalDate resolved
                    && resolved.isBefore(opened)) {
                set(COMPLAINT_RESOLVED_ON, opened);
            }
        }

        private LocalDate ago(double days) {
            return day.minusDays((long) Math.max(0, days));
        }

        private void tierSteps(int steps) {
            List<Tier> tiers = List.of(Tier.values());
            int last = tiers.size() - 1;
            int from = Math.min(last, Math.max(0, -steps));
            numbers.put(PROFILE_PREVIOUS_TIER, tiers.get(from));
            numbers.put(PROFILE_TIER, tiers.get(Math.max(0, Math.min(last, from + steps))));
        }

        /** The value as the metric's type has it. */
        private Object given(Metric<?> metric, Object value) {
            if (value instanceof Double number) {
                return switch (metric.unit()) {
                    case MONEY -> money(number);
                    case FLAG -> number != 0;
                    case CODE -> {
                        Object[] codes = metric.type().getEnumConstants();
                        yield codes[(int) Math.max(0, Math.min(codes.length - 1, number))];
                    }
                    default -> {
                        double admitted = RandomAccounts.admissible(metric.unit(), number);
                        yield metric.type() == Integer.class ? (Object) (int) admitted : (Object) admitted;
                    }
                };
            }
            return value;
        }
    }
}
