package dev.mainstay.authoring.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares with as many digits as it takes for what is shown to add up. */
final class Exact {

    /** Less than this apart are two shares of which one is rounded to four digits. */
    static final double HALF_A_DIGIT = 0.000_051;

    private static final double HALF_A_CENT = 0.005;
    private static final int LEAST = 4;
    private static final int MOST = 12;

    private Exact() {}

    /** The share that an amount times it makes this product to the cent; four digits if they are enough. */
    static String share(double rounded, double amount, double product) {
        if (amount <= 0) {
            return shown(rounded, LEAST);
        }
        double exact = product / amount;
        int digits = LEAST;
        while (digits < MOST && Math.abs(round(exact, digits) * amount - product) >= HALF_A_CENT) {
            digits++;
        }
        return shown(exact, digits);
    }

    /** With six digits. */
    static String six(double share) {
        return shown(share, 6);
    }

    private static double round(double value, int digits) {
        return BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    private static String shown(double value, int digits) {
        BigDecimal shown = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }
}
