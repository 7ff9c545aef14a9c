package dev.mainstay.authoring.internal.overlay;

import dev.mainstay.internal.Nearest;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Merges one table: a row of the overlay takes the place of the base's row of the same key, the others follow in their
 * order. What names nothing in the base is reported.
 */
final class TableMerge<R> {

    private final String what;
    private final Function<R, List<String>> key;
    private final Function<R, SourceRef> at;
    private final BiPredicate<R, R> displaces;
    private final BiPredicate<R, R> removes;
    private final Silent silent;
    private final Map<SourceRef, Intent> intents;
    private final List<Problem> problems;

    /** What comes of a row that bears the key of one of the base and does not say what it does to it. */
    enum Silent {
        /** It takes the place of the base's: whoever copies a row changes it. */
        REPLACES,
        /** It is reported: of two rules the name may be alike by chance. */
        CLASHES
    }

    /**
     * For one table.
     *
     * @param what what a message calls a row, as {@link Problem#word}
     * @param displaces whether the overlay's row takes the place of the base's, which has the same key
     * @param removes whether the overlay's row removes the base's, which has the same key
     * @param silent what comes of a row that does not say what it does to the base's, which has the same key
     */
    TableMerge(
            String what,
            Function<R, List<String>> key,
            Function<R, SourceRef> at,
            BiPredicate<R, R> displaces,
            BiPredicate<R, R> removes,
            Silent silent,
            Map<SourceRef, Intent> intents,
            List<Problem> problems) {
        this.what = what;
        this.key = key;
        this.at = at;
        this.displaces = displaces;
        this.removes = removes;
        this.silent = silent;
        this.intents = intents;
        this.problems = problems;
    }

    /** For a table whose key alone tells which row is meant. */
    TableMerge(
            String what,
            Function<R, List<String>> key,
            Function<R, SourceRef> at,
            Silent silent,
            Map<SourceRef, Intent> intents,
            List<Problem> problems) {
        this(what, key, at, (own, other) -> true, (own, other) -> true, silent, intents, problems);
    }

    List<R> merge(Collection<R> base, Collection<R> set, Collection<R> removed) {
        List<R> merged = new ArrayList<>(base);
        for (R row : removed) {
            if (!merged.removeIf(other -> same(row, other) && removes.test(row, other))) {
                missing(row, base);
            }
            set.stream()
                    .filter(other -> same(row, other) && removes.test(row, other))
                    .findFirst()
                    .ifPresent(other -> add("MS-150", row, shown(row), at.apply(other)));
        }
        Set<R> placed = new HashSet<>();
        for (R row : set) {
            Optional<R> first = merged.stream()
                    .filter(other -> !placed.contains(other) && same(row, other) && displaces.test(row, other))
                    .findFirst();
            Intent intent = intents.get(at.apply(row));
            if (first.isPresent() && silent == Silent.CLASHES && intent != Intent.REPLACE) {
                add("MS-527", row, what, shown(row), at.apply(first.get()));
                merged.add(row);
            } else if (first.isPresent()) {
                if (intent == Intent.ADD) {
                    add("MS-196", row, what, shown(row), at.apply(first.get()));
                }
                merged.set(merged.indexOf(first.get()), row);
                merged.removeIf(other -> !placed.contains(other)
                        && !other.equals(row)
                        && same(row, other)
                        && displaces.test(row, other));
            } else {
                if (intent == Intent.REPLACE) {
                    missing(row, base);
                }
                merged.add(row);
            }
            placed.add(row);
        }
        return merged;
    }

    private boolean same(R row, R other) {
        return key.apply(row).equals(key.apply(other));
    }

    private String shown(R row) {
        return RowKeys.shown(key.apply(row));
    }

    private void add(String code, R row, Object... arguments) {
        problems.add(Problem.of(code, at.apply(row).toString(), arguments));
    }

    private void missing(R row, Collection<R> base) {
        List<String> known = base.stream().map(this::shown).toList();
        problems.add(unknown(at.apply(row), what, shown(row), known));
    }

    /** What names nothing in the base, with the nearest that is there. */
    static Problem unknown(SourceRef at, String what, String given, Collection<String> known) {
        return Problem.of("MS-195", at.toString(), what, given).suggesting(nearest(given, known));
    }

    /** The nearest of the known; failing that, one that begins or ends alike, so that there is always a way out. */
    private static String nearest(String given, Collection<String> known) {
        return Nearest.to(given, known)
                .or(() -> Nearest.to(
                        first(given), known.stream().map(TableMerge::first).toList()))
                .or(() -> known.stream()
                        .filter(other ->
                                first(other).equals(first(given)) || last(other).equals(last(given)))
                        .findFirst())
                .or(() -> known.stream().sorted().findFirst())
                .orElse("-");
    }

    private static String first(String shown) {
        return shown.split(", ", 2)[0];
    }

    private static String last(String shown) {
        return shown.substring(shown.lastIndexOf(", ") + 1).strip();
    }
}
