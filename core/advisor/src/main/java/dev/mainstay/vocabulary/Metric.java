package dev.mainstay.vocabulary;

import java.time.LocalDate;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * One thing that can be known of an account: its name, unit, worse direction and Java type.
 *
 * <p>The name is the JSON path, and the same in rules, tables, evidence and reports. Metrics are constants of {@link
 * Metrics}; immutable and thread-safe.
 *
 * @param <T> Java type of a value
 */
public final class Metric<T> {

    private final FactType fact;
    private final String name;
    private final Unit unit;
    private final Worse worse;
    private final Class<T> type;
    private final boolean derived;
    private final String meaning;
    private final int index;

    Metric(
            FactType fact,
            String name,
            Unit unit,
            Worse worse,
            Class<T> type,
            boolean derived,
            String meaning,
            int index) {
        this.fact = fact;
        this.name = name;
        this.unit = unit;
        this.worse = worse;
        this.type = type;
        this.derived = derived;
        this.meaning = meaning;
        this.index = index;
    }

    /** The fact that has it. */
    public FactType fact() {
        return fact;
    }

    /** Path within the fact, such as {@code delivery.onTimeRate}. */
    public String name() {
        return name;
    }

    /** What stands before the point in its name; empty for a metric of anything but the account. */
    public String group() {
        return name.substring(0, Math.max(0, name.indexOf('.')));
    }

    /** Unit, which fixes the admissible range. */
    public Unit unit() {
        return unit;
    }

    /** Which way it gets worse. */
    public Worse worse() {
        return worse;
    }

    /** Java type of a value. */
    public Class<T> type() {
        return type;
    }

    /** Computed by Mainstay from other metrics, never given. */
    public boolean derived() {
        return derived;
    }

    /** What it means, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** What it means, in a sentence: Chinese for Chinese locales, else English. */
    public String meaning(Locale locale) {
        return locale.getLanguage().equals("zh")
                ? ResourceBundle.getBundle(
                                "dev.mainstay.vocabulary.meanings",
                                locale,
                                Metric.class.getClassLoader(),
                                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                        .getString(fact + "." + name)
                : meaning;
    }

    /** Position among the metrics of its fact, from 0. */
    public int index() {
        return index;
    }

    /**
     * The value as a number: flags are 0 and 1, codes their position, dates their epoch day, money its amount. {@code NaN}
     * for texts and sets, which have no number.
     */
    @SuppressWarnings("EnumOrdinal") // codes are ordered by their declaration, and that order is what rules compare
    public double toNumber(T value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (value instanceof Enum<?> code) {
            return code.ordinal();
        }
        if (value instanceof Money money) {
            return money.amount().doubleValue();
        }
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        }
        return Double.NaN;
    }

    /**
     * The value that {@link #toNumber} made this number of.
     *
     * @throws IllegalStateException if the metric's values are not held as numbers (money, text, set)
     */
    public T fromNumber(double number) {
        Object value;
        if (type == Double.class) {
            value = number;
        } else if (type == Integer.class) {
            value = (int) number;
        } else if (type == Boolean.class) {
            value = number != 0;
        } else if (type == LocalDate.class) {
            value = LocalDate.ofEpochDay((long) number);
        } else if (type.isEnum()) {
            value = type.getEnumConstants()[(int) number];
        } else {
            throw new IllegalStateException(name + " is not held as a number");
        }
        return type.cast(value);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
