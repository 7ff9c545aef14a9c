package dev.mainstay.authoring.internal.interval;

import dev.mainstay.problem.Problem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Says what a variable can be: numbers from to, codes or texts. */
final class Range {

    private static final double LARGE = 1e9;
    private static final int DIGITS = 3;

    private Range() {}

    static String text(Class<?> type, Cell cell) {
        if (cell.values().isEmpty()) {
            return Problem.word("unknown");
        }
        if (cell.values() instanceof TextSet texts) {
            return texts.except() ? Problem.word("text") : String.join(", ", new TreeSet<>(texts.named()));
        }
        NumberSet numbers = (NumberSet) cell.values();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < numbers.ranges(); i++) {
            if (type.isEnum()) {
                for (double code = numbers.least(i); code <= numbers.greatest(i); code++) {
                    parts.add(type.getEnumConstants()[(int) code].toString());
                }
            } else if (type == Boolean.class) {
                for (double flag = numbers.least(i); flag <= numbers.greatest(i); flag++) {
                    parts.add(flag == 0 ? "false" : "true");
                }
            } else {
                parts.add(numbers(numbers.least(i), numbers.greatest(i)));
            }
        }
        return String.join(", ", parts);
    }

    private static String numbers(double least, double greatest) {
        if (least == greatest) {
            return number(least);
        }
        return (Math.abs(least) < LARGE ? number(least) : "") + ".."
                + (Math.abs(greatest) < LARGE ? number(greatest) : "");
    }

    private static String number(double number) {
        return new BigDecimal(number)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }
}
