package dev.mainstay.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class Nearest {

    /** No known word is longer, and the cost of comparing grows with the product of the lengths. */
    private static final int MAX_LENGTH = 100;

    /** Of words up to this length two changes make another word. */
    private static final int SHORT = 4;

    private Nearest() {}

    /** The known word that needs the fewest changes, if it needs few enough to be meant. */
    public static Optional<String> to(String given, Collection<String> known) {
        String word = given.length() > MAX_LENGTH ? given.substring(0, MAX_LENGTH) : given;
        return known.stream()
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> distance(word, candidate) <= bearable(word.length()));
    }

    /**
     * The known name of a field in a group, such as {@code delivery.onTimeRate}: of the same group, else of one that nearly has
     * its name; the group may also be wrong or left out where but one field anywhere has, or nearly has, this name.
     */
    public static Optional<String> named(String given, Collection<String> known) {
        String name = name(given);
        List<String> namesakes =
                known.stream().filter(one -> name(one).equalsIgnoreCase(name)).toList();
        if (namesakes.size() == 1) {
            return Optional.of(namesakes.get(0));
        }
        List<String> groups = known.stream().map(Nearest::group).distinct().toList();
        return Optional.of(group(given))
                .filter(groups::contains)
                .or(() -> to(group(given), groups))
                .flatMap(group -> byName(
                        name,
                        known.stream().filter(one -> group(one).equals(group)).toList()))
                .or(() -> byName(name, known));
    }

    private static Optional<String> byName(String name, Collection<String> known) {
        return to(name, known.stream().map(Nearest::name).toList())
                .map(nearest ->
                        known.stream().filter(one -> name(one).equals(nearest)).toList())
                .filter(called -> called.size() == 1)
                .map(called -> called.get(0));
    }

    private static String group(String field) {
        return field.substring(0, Math.max(0, field.lastIndexOf('.')));
    }

    private static String name(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    private static int bearable(int length) {
        return Math.max(length <= SHORT ? 1 : 2, length / 3);
    }

    /** Insertions, deletions, replacements and swaps of neighbours, upper and lower case alike. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
