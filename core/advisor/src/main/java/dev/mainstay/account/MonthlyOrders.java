package dev.mainstay.account;

import java.time.YearMonth;

/**
 * What an account ordered in one month.
 *
 * @param month the month
 * @param amount ordered amount in the account's currency; finite, 0 or more
 * @param orders number of orders; 0 or more
 */
public record MonthlyOrders(YearMonth month, double amount, int orders) {

    /** Checks the ranges. */
    public MonthlyOrders {
        if (!Double.isFinite(amount) || amount < 0) {
            throw new IllegalArgumentException("amount is a number of 0 or more, not " + amount);
        }
        if (orders < 0) {
            throw new IllegalArgumentException("orders is 0 or more, not " + orders);
        }
    }
}
