package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Metrics;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An industry that is another's but for its case, its blanks or one letter. Industries are free texts and an account's is
 * compared letter by letter, so a slip in one is for nobody and is not found in any other way.
 */
final class Industries implements Lint {

    private static final String ALIKE = "MS-427";

    /** Of words this short one letter makes another word. */
    private static final int LEAST = 4;

    /** Where an industry is first named in a table, and how often it is in all. */
    private record Use(String industry, Optional<SourceRef> at, int order, int times, boolean below) {}

    @Override
    public List<String> codes() {
        return List.of(ALIKE);
    }

    @Override
    public void check(Inspection pack) {
        Map<String, Use> uses = new LinkedHashMap<>();
        String own = pack.model().info().name();
        for (LimitRow row : pack.model().limits()) {
            row.industry().ifPresent(industry -> note(uses, industry, row.at(), true, own));
        }
        for (PlaybookRow row : pack.model().playbook()) {
            row.industries().forEach(industry -> note(uses, industry, row.at(), true, own));
        }
        for (Rule rule : pack.model().rules()) {
            Question.of(rule).comparisons(comparison -> {
                if (comparison.left() instanceof Term.Property property
                        && property.metric().equals(Metrics.PROFILE_INDUSTRY)
                        && comparison.right() instanceof Term.TextLiteral text) {
                    note(uses, text.value(), rule.at(), false, own);
                }
            });
        }
        // what stands in the pack below is meant, and of two others what is said more often and first
        Comparator<Use> meant = Comparator.comparing((Use use) -> !use.below())
                .thenComparing(use -> -use.times())
                .thenComparing(Use::order);
        for (Use use : uses.values()) {
            pack.look(uses.size());
            uses.values().stream()
                    .filter(other -> meant.compare(other, use) < 0 && alike(use.industry(), other.industry()))
                    .min(meant)
                    .ifPresent(other -> use.at()
                            .ifPresent(at ->
                                    pack.found(Finding.of(ALIKE, at, use.industry(), use.industry(), other.industry())
                                            .in("industry")
                                            .suggesting(Optional.of(other.industry())))));
        }
    }

    private static void note(Map<String, Use> uses, String industry, SourceRef at, boolean cell, String own) {
        Optional<SourceRef> place = cell ? Optional.of(at) : Optional.empty();
        boolean below = !at.pack().isEmpty() && !at.pack().equals(own);
        uses.merge(
                industry,
                new Use(industry, place, uses.size(), 1, below),
                (known, more) -> new Use(
                        industry,
                        known.at().or(more::at),
                        known.order(),
                        known.times() + 1,
                        known.below() || more.below()));
    }

    private static boolean alike(String one, String other) {
        String a = bare(one);
        String b = bare(other);
        return a.equals(b) || (Math.min(a.length(), b.length()) >= LEAST && oneSlip(a, b));
    }

    private static String bare(String industry) {
        return industry.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }

    /** Whether one letter too many, too few or wrong, or two that changed places, make one of the other. */
    private static boolean oneSlip(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int same = 0;
        while (same < shorter && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        int end = 0;
        while (end < shorter - same && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        String mine = a.substring(same, a.length() - end);
        String theirs = b.substring(same, b.length() - end);
        boolean swapped = mine.length() == 2
                && theirs.length() == 2
                && mine.charAt(0) == theirs.charAt(1)
                && mine.charAt(1) == theirs.charAt(0);
        // what is numbered differs by its number
        boolean numbered = (mine + theirs).chars().anyMatch(Character::isDigit);
        return !numbered && (swapped || (mine.length() <= 1 && theirs.length() <= 1));
    }
}
