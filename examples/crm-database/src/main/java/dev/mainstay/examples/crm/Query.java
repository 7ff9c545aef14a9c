package dev.mainstay.examples.crm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The questions asked of the database, each a file under {@code sql/} that says what its columns mean. */
enum Query {
    ACCOUNTS,
    VALUE,
    ORDERS,
    DELIVERY,
    RECEIVABLES,
    COMPLAINTS,
    RIVALS,
    SHIFTS,
    NEEDS,
    LINES,
    REMARKS,
    SEASON,
    CONCENTRATION;

    /** The database holds no payment terms. An assumption: 95% of its payments come within 26 days. */
    private static final int DAYS_TO_PAY = 30;

    /** Prices are rounded and payments are not; so much is no debt. */
    private static final int OVERLOOKED = 150;

    /** Parameters after the reporting date. */
    List<Integer> settings() {
        return this == RECEIVABLES ? List.of(DAYS_TO_PAY, OVERLOOKED) : List.of();
    }

    /** The statement. */
    String sql() {
        String file = "/sql/" + name().toLowerCase(Locale.ROOT) + ".sql";
        try (InputStream stream = Query.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
