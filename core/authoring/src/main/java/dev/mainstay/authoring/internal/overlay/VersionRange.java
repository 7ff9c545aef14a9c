package dev.mainstay.authoring.internal.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions of a pack, such as {@code >=1.2 <2}: all bounds must hold, and a part left out is 0.
 *
 * @param text as it was written
 * @param bounds none for any version
 */
public record VersionRange(String text, List<Bound> bounds) {

    /** Every version. */
    public static final VersionRange ANY = new VersionRange("", List.of());

    private static final Pattern BOUND =
            Pattern.compile("\\s*(<=|>=|<|>|=)\\s*(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?(?=\\s|[<>=]|$)");

    /** Copies the bounds. */
    public VersionRange {
        bounds = List.copyOf(bounds);
    }

    /**
     * One side of a range.
     *
     * @param sign how a version compares with the bound
     * @param version the bound
     */
    public record Bound(String sign, Version version) {

        boolean admits(Version other) {
            int order = other.compareTo(version);
            return switch (sign) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> order == 0;
            };
        }
    }

    /** Three numbers; the first tells most. */
    record Version(int major, int minor, int patch) implements Comparable<Version> {

        @Override
        public int compareTo(Version other) {
            int order = Integer.compare(major, other.major);
            order = order != 0 ? order : Integer.compare(minor, other.minor);
            return order != 0 ? order : Integer.compare(patch, other.patch);
        }
    }

    /** Reads a range; empty where the text is none. */
    public static Optional<VersionRange> parse(String text) {
        Matcher matcher = BOUND.matcher(text);
        List<Bound> bounds = new ArrayList<>();
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            bounds.add(new Bound(matcher.group(1), new Version(part(matcher, 2), part(matcher, 3), part(matcher, 4))));
            end = matcher.end();
        }
        return end == text.length() && !bounds.isEmpty()
                ? Optional.of(new VersionRange(text.strip(), bounds))
                : Optional.empty();
    }

    private static int part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** Whether a version such as {@code 1.4.0} is within the range. */
    public boolean contains(String version) {
        return parse("=" + version).stream()
                .flatMap(exact -> exact.bounds.stream())
                .allMatch(exact -> bounds.stream().allMatch(bound -> bound.admits(exact.version())));
    }
}
