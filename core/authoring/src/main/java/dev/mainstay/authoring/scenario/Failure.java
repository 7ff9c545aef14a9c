package dev.mainstay.authoring.scenario;

import dev.mainstay.authoring.explain.Reason;
import dev.mainstay.authoring.scenario.ScenarioRunner.Mismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An expectation that does not hold, explained.
 *
 * @param mismatch what was expected and what is there instead
 * @param there what is there, with its evidence
 * @param nearest the rules or rows that come nearest to what was expected, and why they do not apply, the nearest first
 */
public record Failure(Mismatch mismatch, List<Reason> there, List<Reason> nearest) {

    private static final String INDENT = "  ";

    /** Copies the lists. */
    public Failure {
        there = List.copyOf(there);
        nearest = List.copyOf(nearest);
    }

    /** What is wrong and, below it and further in, what is there and what comes nearest. */
    public List<String> lines(Locale locale) {
        List<String> lines = new ArrayList<>();
        lines.add(mismatch.problem().message(locale));
        there.forEach(reason -> add(Reason.label("there", locale), reason, locale, lines));
        nearest.stream().limit(1).forEach(reason -> add(Reason.label("nearest", locale), reason, locale, lines));
        return lines;
    }

    private static void add(String label, Reason reason, Locale locale, List<String> into) {
        List<String> lines = reason.lines(locale);
        into.add(INDENT + label + lines.get(0));
        lines.subList(1, lines.size()).forEach(line -> into.add(INDENT + line));
    }
}
