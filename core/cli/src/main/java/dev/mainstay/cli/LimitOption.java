package dev.mainstay.cli;

import dev.mainstay.AdviceLimits;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What advising one account may take: {@code --max-time} and its like. */
final class LimitOption {

    @Option(
            names = "--max-time",
            paramLabel = "SECONDS",
            description = {
                "Longest time for one account, such as 0.5; 5 seconds if left out.",
                "An account that takes more than any of these limits fails, and the others are advised."
            })
    private Optional<Double> seconds = Optional.empty();

    @Option(
            names = "--max-elements",
            paramLabel = "N",
            description = "Most complaints, moves of rivals, shifts and promotions of one account; 10000 if left out.")
    private Optional<Integer> elements = Optional.empty();

    @Option(
            names = "--max-matches",
            paramLabel = "N",
            description = "Most work for one account, in values held against a condition; 5000000 if left out.")
    private Optional<Long> matches = Optional.empty();

    @Option(
            names = "--max-firings",
            paramLabel = "N",
            description = "Most times that rules fire for one account; 10000 if left out.")
    private Optional<Integer> firings = Optional.empty();

    /** The standard limits but for those that are given. */
    AdviceLimits limits() {
        AdviceLimits limits = AdviceLimits.standard();
        if (seconds.isPresent()) {
            // whatever is left of a millisecond counts as one
            long millis = (long) Math.ceil(positive("--max-time", seconds.get(), 365 * 24 * 3600) * 1000);
            limits = limits.withTime(Duration.ofMillis(millis));
        }
        if (elements.isPresent()) {
            limits = limits.withElements((int) positive("--max-elements", elements.get(), Integer.MAX_VALUE));
        }
        if (matches.isPresent()) {
            limits = limits.withMatches((long) positive("--max-matches", matches.get(), Long.MAX_VALUE));
        }
        if (firings.isPresent()) {
            limits = limits.withFirings((int) positive("--max-firings", firings.get(), Integer.MAX_VALUE - 1));
        }
        return limits;
    }

    private static double positive(String option, Number given, double most) {
        double value = given.doubleValue();
        if (!(value > 0 && value <= most)) {
            throw UnusableException.labelled("noLimit", option, given);
        }
        return value;
    }
}
