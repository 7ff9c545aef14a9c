package dev.mainstay.json;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Element;
import dev.mainstay.account.MetricValues;
import dev.mainstay.account.MonthlyOrders;
import dev.mainstay.account.Promotion;
import dev.mainstay.account.Rival;
import dev.mainstay.account.Shift;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Random;

/** Valid snapshots with every metric, at the edges of its range as well as within. */
final class RandomSnapshots {

    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);
    private static final String[] TEXTS = {
        "", " ", "feed", "饲料 🐖", "a\"b\\c\n\t\u0001", "é\u2028\uFFFF", "'] ['", "x".repeat(300), "null", "$.a['b']"
    };

    private final Random random;

    RandomSnapshots(long seed) {
        random = new Random(seed);
    }

    /** Knows about the given share of everything. */
    AccountSnapshot next(String id, double known) {
        AccountSnapshot.Builder builder = AccountSnapshot.builder(id, AS_OF);
        if (random.nextDouble() < known) {
            builder.name(text());
        }
        Currency currency = Currency.getInstance(random.nextBoolean() ? "CNY" : "JPY");
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            if (!metric.derived() && random.nextDouble() < known) {
                set(builder, metric, value(metric, currency));
            }
        }
        for (FactType type : FactType.values()) {
            if (type.isElement() && random.nextDouble() < known) {
                builder.none(type);
                for (int i = random.nextInt(4); i > 0; i--) {
                    builder.element(element(type, i, known));
                }
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.month(new MonthlyOrders(YearMonth.of(2026, 3).minusMonths(i), number(0, 1e9), random.nextInt(9)));
        }
        extras(builder, known);
        return builder.build();
    }

    private void extras(AccountSnapshot.Builder builder, double known) {
        if (random.nextDouble() < known) {
            builder.attribute("text " + text(), text())
                    .attribute("whole", random.nextInt())
                    .attribute("long", Integer.MAX_VALUE + 1L + random.nextInt(9))
                    .attribute("big", BigInteger.ONE.shiftLeft(64 + random.nextInt(64)))
                    .attribute("double", random.nextInt(3) == 0 ? 5.0 : random.nextDouble())
                    .attribute("flag", random.nextBoolean())
                    .unrecognised("$.attributes.address", "{\"city\":\"Köln\",\"lines\":[1,2.50,null]}")
                    .unrecognised("$.more", "1e5")
                    .unrecognised("$['odd name']", "[]")
                    .unrecognised("$['it\\'s \\\\ odd']", "\"a\\\"b\"")
                    .unrecognised("$.delivery.onTimRate", "0.5")
                    .unrecognised("$.quality['a.b']", "true");
        }
    }

    private Element element(FactType type, int number, double known) {
        MetricValues.Builder values = MetricValues.builder(type);
        Currency any = Currency.getInstance("EUR");
        for (Metric<?> metric : Metrics.of(type)) {
            if (!metric.derived()
                    && random.nextDouble() < known
                    && !metric.name().equals("openedOn")) {
                put(values, metric, value(metric, any));
            }
        }
        String label = "L" + number + text();
        return switch (type) {
            case COMPLAINT -> new Complaint(label, values.build());
            case RIVAL -> new Rival(label, values.build());
            case SHIFT -> new Shift(values.build());
            case PROMOTION -> new Promotion(label, values.build());
            default -> throw new IllegalArgumentException(type + " is no element");
        };
    }

    private Object value(Metric<?> metric, Currency currency) {
        Unit unit = metric.unit();
        return switch (unit) {
            case FLAG -> random.nextBoolean();
            case TEXT -> text();
            case DATE -> AS_OF.minusDays(random.nextInt(100_000));
            case MONEY ->
                new Money(new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(59) - 20), currency);
            case CODE ->
                metric.type().getEnumConstants()[random.nextInt(metric.type().getEnumConstants().length)];
            default -> {
                double number = number(unit.min(), unit.max());
                yield metric.type() == Integer.class ? (Object) (int) number : (Object) number;
            }
        };
    }

    private double number(double min, double max) {
        double wide =
                switch (random.nextInt(8)) {
                    case 0 -> min;
                    case 1 -> max;
                    case 2 -> 0.0;
                    case 3 -> -0.0;
                    case 4 -> Double.MIN_VALUE;
                    case 5 -> Math.rint(random.nextDouble() * 100);
                    case 6 -> random.nextDouble();
                    default -> Double.longBitsToDouble(random.nextLong());
                };
        return wide >= min && wide <= max ? wide : min + random.nextDouble() * Math.min(1, max - min);
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private static <T> void set(AccountSnapshot.Builder builder, Metric<T> metric, Object value) {
        builder.set(metric, metric.type().cast(value));
    }

    private static <T> void put(MetricValues.Builder builder, Metric<T> metric, Object value) {
        builder.put(metric, metric.type().cast(value));
    }
}
