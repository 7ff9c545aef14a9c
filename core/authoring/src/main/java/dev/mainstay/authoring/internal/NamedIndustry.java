package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An industry as a pack names it. Industries are free texts and an account's is compared letter by letter, so a slip in one is
 * for nobody and is not found in any other way.
 *
 * @param name the industry
 * @param at where it stands
 * @param inCell whether that is a cell of a table
 */
public record NamedIndustry(String name, SourceRef at, boolean inCell) {

    /** Of words this short a letter more or less makes another word. */
    private static final int LEAST = 4;

    /** Of words this short a letter instead of another makes another word, such as seed of feed. */
    private static final int LEAST_CHANGED = 6;

    /** All that a pack names, in its limits, its playbook and its rules. */
    public static List<NamedIndustry> in(PackModel pack) {
        List<NamedIndustry> named = new ArrayList<>();
        for (LimitRow row : pack.limits()) {
            row.industry().ifPresent(industry -> named.add(new NamedIndustry(industry, row.at(), true)));
        }
        for (PlaybookRow row : pack.playbook()) {
            row.industries().forEach(industry -> named.add(new NamedIndustry(industry, row.at(), true)));
        }
        for (Rule rule : pack.rules()) {
            Question.of(rule).comparisons(comparison -> {
                if (comparison.left() instanceof Term.Property property
                        && property.metric().equals(Metrics.PROFILE_INDUSTRY)
                        && comparison.right() instanceof Term.TextLiteral text) {
                    named.add(new NamedIndustry(text.value(), rule.at(), false));
                }
            });
        }
        return named;
    }

    /** Whether one is the other but for its case, its blanks or one letter. */
    public static boolean alike(String one, String other) {
        String a = bare(one);
        String b = bare(other);
        return a.equals(b) || (Math.max(a.length(), b.length()) >= LEAST && oneSlip(a, b));
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
        boolean changed = mine.length() == 1 && theirs.length() == 1 && shorter >= LEAST_CHANGED;
        // what is numbered differs by its number, and of what is Chinese every letter is a word
        boolean word = (mine + theirs).codePoints().anyMatch(c -> Character.isDigit(c) || Character.isIdeographic(c));
        return !word && (swapped || changed || mine.length() + theirs.length() == 1);
    }
}
