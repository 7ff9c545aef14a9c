package dev.mainstay.testkit.coverage;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which comparisons read a limit. Immutable and thread-safe. */
final class LimitReaders {

    /**
     * A comparison with a limit.
     *
     * @param rule the rule that makes it
     * @param pattern the pattern it stands in
     * @param observed what is compared with the limit
     */
    record Reader(Rule rule, Pattern pattern, Term observed) {}

    private final Map<String, List<Reader>> byKey = new LinkedHashMap<>();
    private final Map<SourceRef, String> keys = new LinkedHashMap<>();
    private final Set<String> counted = new LinkedHashSet<>();
    private final Map<String, Set<String>> words = new LinkedHashMap<>();

    LimitReaders(PackModel model) {
        for (LimitRow row : model.limits()) {
            keys.put(row.at(), row.key());
        }
        for (Rule rule : model.rules()) {
            for (Pattern pattern : rule.patterns()) {
                pattern.conditions().forEach(condition -> collect(rule, pattern, condition));
                pattern.accumulation().ifPresent(fold -> {
                    if (fold.threshold() instanceof Term.Limit limit) {
                        counted.add(limit.key());
                        word(
                                limit.key(),
                                fold.fold().ruleName() + "(" + pattern.fact().ruleName() + ")");
                    }
                });
            }
        }
    }

    private void collect(Rule rule, Pattern pattern, Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(part -> collect(rule, pattern, part));
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(part -> collect(rule, pattern, part));
        } else if (condition instanceof Condition.Comparison comparison) {
            read(rule, pattern, comparison.left(), comparison.right());
            read(rule, pattern, comparison.right(), comparison.left());
        }
    }

    private void read(Rule rule, Pattern pattern, Term observed, Term limit) {
        if (limit instanceof Term.Limit read) {
            byKey.computeIfAbsent(read.key(), any -> new ArrayList<>()).add(new Reader(rule, pattern, observed));
            word(read.key(), observed.text());
        }
    }

    private void word(String key, String observed) {
        words.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(observed);
    }

    /** The comparisons of one fact that read a limit. */
    List<Reader> of(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** Whether any rule reads it, a count included; limits of the portfolio are read by none. */
    boolean isRead(String key) {
        return words.containsKey(key);
    }

    /** Whether a count, sum or the like is held against it. */
    boolean isCounted(String key) {
        return counted.contains(key);
    }

    /** What is compared with the limit of a row. */
    String text(SourceRef row) {
        return String.join(", ", words.getOrDefault(keys.getOrDefault(row, ""), Set.of()));
    }
}
