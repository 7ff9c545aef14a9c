package dev.mainstay.authoring.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number, or comparisons that must all hold, such as {@code >= 0.2 < 0.5}. */
record Bounds(List<Bound> bounds) {

    private static final Pattern BOUND =
            Pattern.compile("(<=|>=|<|>|≤|≥|=|)\\s*(-?[0-9]+(?:\\.[0-9]+)?)(?:\\s+|$|(?=[<>≤≥]))");

    /** One comparison. */
    record Bound(String operator, double number) {

        boolean holds(double value) {
            return switch (operator) {
                case "<=", "≤" -> value <= number;
                case ">=", "≥" -> value >= number;
                case "<" -> value < number;
                case ">" -> value > number;
                default -> value == number;
            };
        }
    }

    /** The bounds that a text states; empty if it states none. */
    static Optional<Bounds> parse(String text) {
        List<Bound> bounds = new ArrayList<>();
        Matcher matcher = BOUND.matcher(text.strip());
        int at = 0;
        while (at < matcher.regionEnd() && matcher.find() && matcher.start() == at) {
            bounds.add(new Bound(matcher.group(1), Double.parseDouble(matcher.group(2))));
            at = matcher.end();
        }
        return bounds.isEmpty() || at < matcher.regionEnd() ? Optional.empty() : Optional.of(new Bounds(bounds));
    }

    /** Whether a greater value than this is needed. */
    boolean isAbove(double value) {
        return bounds.stream()
                .anyMatch(bound -> !bound.operator.startsWith("<")
                        && !bound.operator.equals("≤")
                        && (value < bound.number || (bound.operator.equals(">") && value == bound.number)));
    }

    boolean hold(double value) {
        return bounds.stream().allMatch(bound -> bound.holds(value));
    }
}
