package dev.mainstay.portfolio;

import java.time.LocalDate;
import java.util.Objects;

/**
 * One order of an account. Cancelled orders, returns and credit notes are no orders.
 *
 * @param day day it was placed
 * @param amount ordered amount in the account's currency; 0 or more
 */
public record Order(LocalDate day, double amount) {

    /** More than any order comes to; up to it, years of orders can be added up without losing the unit. */
    private static final double MAX_AMOUNT = 1e15;

    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException if it is negative, beyond 10<sup>15</sup> or no number
     */
    public Order {
        Objects.requireNonNull(day, "day");
        if (!(amount >= 0 && amount <= MAX_AMOUNT)) {
            throw new IllegalArgumentException("amount is a number of 0 to 1e15, not " + amount);
        }
    }
}
