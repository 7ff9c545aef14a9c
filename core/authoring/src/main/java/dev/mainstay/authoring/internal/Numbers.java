package dev.mainstay.authoring.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as tables write them, and what was meant where they are written as people do. */
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:[0-9]{1,15}(?:\\.[0-9]{0,15})?|\\.[0-9]{1,15})");
    private static final Pattern EXPONENT = Pattern.compile(NUMBER.pattern() + "[eE][-+]?[0-9]{1,2}");
    private static final Pattern THOUSANDS = Pattern.compile("-?[1-9][0-9]{0,2}(?:[, '][0-9]{3})+(\\.[0-9]+)?");
    private static final Pattern POINTED_THOUSANDS = Pattern.compile("-?[1-9][0-9]{0,2}(?:\\.[0-9]{3})+,[0-9]+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?[0-9]{1,15},[0-9]{1,15}");
    private static final Pattern DECORATED =
            Pattern.compile("(?:CNY|RMB|USD|EUR|[¥$€£])?\\s*(.*?)\\s*(%|‰|万|亿|元|天|日|小时|ppm|days?|hours?)?");
    private static final Map<String, BigDecimal> SCALES = Map.of(
            "%", new BigDecimal("0.01"),
            "‰", new BigDecimal("0.001"),
            "万", new BigDecimal("10000"),
            "亿", new BigDecimal("100000000"));

    private Numbers() {}

    /** The number a text is, if it is digits with at most one decimal point. */
    static Optional<Double> read(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    /** The number a person meant by percent sign, decimal comma, thousands separator, exponent or full-width digits. */
    static Optional<String> meant(String text) {
        if (text.length() > 40) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('\u2212', '-')
                .replace('\u2013', '-')
                .replace('\u00A0', ' ')
                .strip();
        Matcher decorated = DECORATED.matcher(plain);
        if (!decorated.matches()) {
            return Optional.empty();
        }
        String scale = String.valueOf(decorated.group(2));
        return digits(decorated.group(1))
                .map(number -> number.multiply(SCALES.getOrDefault(scale, BigDecimal.ONE)))
                .map(Numbers::plain)
                .filter(number -> !number.equals(text));
    }

    private static Optional<BigDecimal> digits(String text) {
        if (NUMBER.matcher(text).matches() || EXPONENT.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        if (THOUSANDS.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.replaceAll("[, ']", "")));
        }
        if (POINTED_THOUSANDS.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.replace(".", "").replace(',', '.')));
        }
        return DECIMAL_COMMA.matcher(text).matches()
                ? Optional.of(new BigDecimal(text.replace(',', '.')))
                : Optional.empty();
    }

    /** What a value too great for a share was meant to be: 85 is 0.85. */
    static Optional<String> share(double value, double min, double max) {
        double share = value / 100;
        return max <= 1 && Math.abs(value) > 1 && share >= min && share <= max
                ? Optional.of(plain(BigDecimal.valueOf(value).movePointLeft(2).setScale(15, RoundingMode.HALF_EVEN)))
                : Optional.empty();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
