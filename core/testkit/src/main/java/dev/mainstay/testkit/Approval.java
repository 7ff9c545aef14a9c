package dev.mainstay.testkit;

import dev.mainstay.Outcome;
import dev.mainstay.advice.Advice;
import dev.mainstay.testkit.approval.Approved;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/**
 * Holds the advice for a portfolio against a file of it that people approved. A change fails the test and shows, account by
 * account, which lines are gone and which are new; run again with {@code -Dmainstay.approve=true} it is accepted, and version
 * control shows the reviewer the same.
 *
 * <p>The file holds ids, figures and codes of real accounts where the portfolio is real: treat it as you treat that data.
 */
public final class Approval {

    /** The system property that accepts: set it to {@code true}. */
    public static final String ACCEPT = "mainstay.approve";

    private Approval() {}

    /**
     * Verifies that the advice is what was approved.
     *
     * @param outcomes the advice for each account, in any order
     * @param file the approved file; it comes into being when the first advice is accepted
     */
    public static void verify(Stream<? extends Outcome> outcomes, Path file) {
        try {
            Approved approved = Approved.of(outcomes.toList(), file);
            if (Boolean.getBoolean(ACCEPT)) {
                approved.accept(file);
            } else if (!approved.same()) {
                Locale locale = Locale.getDefault();
                throw new AssertionFailedError(
                        file + ": " + approved.text(locale) + Approved.howToAccept(ACCEPT, locale),
                        approved.approved(),
                        approved.received());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Verifies that the advice is what was approved.
     *
     * @param advice the advice for each account, in any order
     * @param file the approved file; it comes into being when the first advice is accepted
     */
    public static void verify(Collection<Advice> advice, Path file) {
        List<Outcome.Advised> outcomes =
                advice.stream().map(Outcome.Advised::new).toList();
        verify(outcomes.stream(), file);
    }
}
