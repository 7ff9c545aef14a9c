package dev.mainstay.vocabulary;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * An amount of money.
 *
 * @param amount exact amount
 * @param currency its currency
 */
public record Money(BigDecimal amount, Currency currency) {

    /** More digits than any ledger has; beyond it a few characters of input could cost unbounded memory. */
    private static final int MAX_DIGITS = 38;

    /**
     * Checks that the amount is of a size that ledgers have.
     *
     * @throws IllegalArgumentException if it has more than 38 digits before or after the point
     */
    public Money {
        if (!holds(amount)) {
            throw new IllegalArgumentException("an amount of money has at most " + MAX_DIGITS + " digits");
        }
    }

    private static boolean holds(BigDecimal amount) {
        return amount.precision() <= MAX_DIGITS && Math.abs((long) amount.scale()) <= MAX_DIGITS;
    }

    /** What a calculation came to; empty where it has more digits than an amount of money has. */
    public static Optional<Money> ifHeld(BigDecimal amount, Currency currency) {
        return holds(amount) ? Optional.of(new Money(amount, currency)) : Optional.empty();
    }

    /**
     * Money from text, as JSON writes it.
     *
     * @param amount a decimal number such as {@code "4800000"}
     * @param currency an ISO 4217 code such as {@code "CNY"}
     * @throws IllegalArgumentException if either is not what it should be
     */
    public static Money of(String amount, String currency) {
        BigDecimal number;
        try {
            number = new BigDecimal(amount);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("\"" + amount + "\" is no decimal number", notANumber);
        }
        Currency known;
        try {
            known = Currency.getInstance(currency);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("\"" + currency + "\" is no ISO 4217 currency", unknown);
        }
        return new Money(number, known);
    }

    /** Such as {@code 4800000 CNY}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
