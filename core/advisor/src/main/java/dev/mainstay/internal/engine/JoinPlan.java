package dev.mainstay.internal.engine;

import dev.mainstay.internal.engine.CompiledRule.CompiledPattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.vocabulary.FactType;
import java.util.ArrayList;
import java.util.List;

/**
 * Which patterns of a rule the network matches, and which it only asks. The account, the findings, the diagnosis and the plan
 * exist once for each account, and its lists are short and never change: to join them costs far more than to ask them. So
 * what a rule wants of them becomes a condition of another of its patterns, the host: the one whose fact comes into being
 * last, since when it is matched all others exist.
 *
 * @param each patterns that match each fact, in the order of the rule
 * @param matched those of them that the network matches; the host is among them
 * @param host position in {@code matched} of the pattern that is asked for the others too
 * @param asked all other patterns, those of one fact first
 * @param places of each pattern in {@code each} its position in {@code matched}, or {@link #ASKED}
 */
record JoinPlan(
        List<CompiledPattern> each,
        List<CompiledPattern> matched,
        int host,
        List<CompiledPattern> asked,
        int[] places) {

    static final int ASKED = -1;

    static JoinPlan of(List<CompiledPattern> patterns) {
        List<CompiledPattern> each = new ArrayList<>();
        List<CompiledPattern> together = new ArrayList<>();
        for (CompiledPattern pattern : patterns) {
            (pattern.source().quantifier() == Quantifier.EACH ? each : together).add(pattern);
        }
        int latest = 0;
        for (int i = 1; i < each.size(); i++) {
            // fact types are declared in the order in which their facts come into being
            if (type(each, i).compareTo(type(each, latest)) > 0) {
                latest = i;
            }
        }
        List<CompiledPattern> matched = new ArrayList<>();
        List<CompiledPattern> asked = new ArrayList<>();
        int[] places = new int[each.size()];
        for (int i = 0; i < places.length; i++) {
            if (i != latest && existsOnce(type(each, i))) {
                places[i] = ASKED;
                asked.add(each.get(i));
            } else {
                places[i] = matched.size();
                matched.add(each.get(i));
            }
        }
        asked.addAll(together);
        return new JoinPlan(List.copyOf(each), List.copyOf(matched), places[latest], List.copyOf(asked), places);
    }

    /** Type of the facts that a pattern matches. */
    FactType type(int pattern) {
        return type(each, pattern);
    }

    private static FactType type(List<CompiledPattern> patterns, int pattern) {
        return patterns.get(pattern).source().fact();
    }

    private static boolean existsOnce(FactType type) {
        return !type.isElement() && type != FactType.PROPOSAL;
    }
}
