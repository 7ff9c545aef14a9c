package dev.mainstay.authoring.internal.interval;

import dev.mainstay.authoring.internal.interval.Encoder.Unclear;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.vocabulary.FactType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Turns questions into formulas over a fixed number of facts of each type. What a rule asks of lists is for some or for all
 * elements; with the elements counted these become alternatives and conjunctions.
 */
final class Grounding {

    /** In place of a number: nothing is known of the list. */
    static final int UNKNOWN = -1;

    private final Encoder encoder;
    private final Map<FactType, Integer> sizes;

    /**
     * Formulas over so many facts.
     *
     * @param sizes number of elements of each list and of proposals; of other types there is one fact
     */
    Grounding(Encoder encoder, Map<FactType, Integer> sizes) {
        this.encoder = encoder;
        this.sizes = sizes;
    }

    private static boolean single(FactType type) {
        return !type.isElement() && type != FactType.PROPOSAL;
    }

    private int size(FactType type) {
        return single(type) ? 1 : sizes.getOrDefault(type, 0);
    }

    /** The question holds for these facts. */
    Formula holds(Question question, List<Integer> instances) {
        List<Formula> parts = new ArrayList<>();
        List<Pattern> each = question.each();
        for (int i = 0; i < each.size(); i++) {
            parts.add(encoder.all(each.get(i).conditions(), instances.get(i), false));
        }
        for (Pattern pattern : question.others()) {
            parts.add(together(pattern));
        }
        if (question.distinct()) {
            int one = instances.get(question.subjects().get(0));
            int other = instances.get(question.subjects().get(1));
            parts.add(one == other ? Formula.FALSE : encoder.different(one, other));
        }
        return Formula.all(parts);
    }

    /** The question holds for some facts. */
    Formula holds(Question question) {
        return Formula.any(tuples(question).stream()
                .map(instances -> holds(question, instances))
                .toList());
    }

    /**
     * The question holds for some facts of which those it is about are the same as those the other question is about, where
     * they are of the same type.
     */
    Formula holdsForSame(Question question, Question other, List<Integer> instancesOfOther) {
        List<Pattern> each = question.each();
        List<Pattern> eachOfOther = other.each();
        List<Formula> alternatives = new ArrayList<>();
        for (List<Integer> instances : tuples(question)) {
            boolean same = true;
            for (int i = 0;
                    i < Math.min(question.subjects().size(), other.subjects().size());
                    i++) {
                int mine = question.subjects().get(i);
                int theirs = other.subjects().get(i);
                same &= each.get(mine).fact() != eachOfOther.get(theirs).fact()
                        || instances.get(mine).equals(instancesOfOther.get(theirs));
            }
            if (same) {
                alternatives.add(holds(question, instances));
            }
        }
        return Formula.any(alternatives);
    }

    /** Every choice of facts for the patterns that match each fact. */
    List<List<Integer>> tuples(Question question) {
        List<List<Integer>> tuples = List.of(List.of());
        for (Pattern pattern : question.each()) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> tuple : tuples) {
                for (int i = 0; i < size(pattern.fact()); i++) {
                    List<Integer> next = new ArrayList<>(tuple);
                    next.add(i);
                    longer.add(next);
                }
            }
            tuples = longer;
        }
        return tuples;
    }

    /** The choices of facts that differ by more than the names of the facts: each takes one named before or the next. */
    List<List<Integer>> tuplesButForNames(Question question) {
        List<Pattern> each = question.each();
        return tuples(question).stream()
                .filter(tuple -> {
                    for (int i = 0; i < tuple.size(); i++) {
                        int highest = -1;
                        for (int j = 0; j < i; j++) {
                            if (each.get(j).fact() == each.get(i).fact()) {
                                highest = Math.max(highest, tuple.get(j));
                            }
                        }
                        if (tuple.get(i) > highest + 1) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }

    private Formula together(Pattern pattern) {
        int size = size(pattern.fact());
        return switch (pattern.quantifier()) {
            case EXISTS -> any(pattern, size);
            case NOT -> none(pattern, size);
            case ACCUMULATE -> accumulated(pattern, size);
            case EACH -> throw new IllegalArgumentException("matches each fact");
        };
    }

    private Formula any(Pattern pattern, int size) {
        List<Formula> parts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            parts.add(encoder.all(pattern.conditions(), i, false));
        }
        return Formula.any(parts);
    }

    private Formula none(Pattern pattern, int size) {
        if (size == UNKNOWN) {
            // what stands for an unknown list has no known property
            Formula possible = encoder.all(pattern.conditions(), 0, true);
            return holdsOfNothing(possible) ? Formula.FALSE : Formula.TRUE;
        }
        List<Formula> parts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            parts.add(encoder.all(pattern.conditions(), i, true).not());
        }
        return Formula.all(parts);
    }

    private static boolean holdsOfNothing(Formula formula) {
        if (formula instanceof Formula.In in) {
            return in.cell().unknown();
        }
        if (formula instanceof Formula.All all) {
            return all.parts().stream().allMatch(Grounding::holdsOfNothing);
        }
        return formula instanceof Formula.Any any && any.parts().stream().anyMatch(Grounding::holdsOfNothing);
    }

    private Formula accumulated(Pattern pattern, int size) {
        Accumulation accumulation = pattern.accumulation().orElseThrow();
        OptionalDouble threshold = encoder.constant(accumulation.threshold());
        if (size == UNKNOWN || threshold.isEmpty()) {
            return Formula.FALSE;
        }
        List<Formula> matching = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            matching.add(encoder.all(pattern.conditions(), i, false));
        }
        return switch (accumulation.fold()) {
            case COUNT -> atLeast(leastCount(accumulation.operator(), threshold.getAsDouble()), matching, 0);
            case MAX, MIN -> Formula.any(withValue(accumulation, threshold, matching));
            case SUM -> sum(accumulation, threshold, matching);
        };
    }

    /** How many there must be so that the comparison holds. */
    static double leastCount(Operator operator, double threshold) {
        return switch (operator) {
            case GREATER -> Math.floor(threshold) + 1;
            case AT_LEAST -> Math.ceil(threshold);
            default -> throw new Unclear("a count is compared with > or >=");
        };
    }

    private static Formula atLeast(double count, List<Formula> matching, int from) {
        if (count <= 0) {
            return Formula.TRUE;
        }
        List<Formula> parts = new ArrayList<>();
        for (int i = from; i + count <= matching.size(); i++) {
            parts.add(Formula.all(List.of(matching.get(i), atLeast(count - 1, matching, i + 1))));
        }
        return Formula.any(parts);
    }

    private static List<Formula> withValue(
            Accumulation accumulation, OptionalDouble threshold, List<Formula> matching) {
        List<Formula> parts = new ArrayList<>();
        for (int i = 0; i < matching.size(); i++) {
            Variable value = new Variable.Property(accumulation.metric().orElseThrow(), i);
            parts.add(Formula.all(
                    List.of(matching.get(i), Encoder.compared(value, accumulation.operator(), threshold, false))));
        }
        return parts;
    }

    /** Of no element, or of one; of more it would take arithmetic. */
    private static Formula sum(Accumulation accumulation, OptionalDouble threshold, List<Formula> matching) {
        if (matching.size() > 1) {
            throw new Unclear("the sum of several elements");
        }
        boolean ofNothing = NumberSet.where(Grid.REAL, accumulation.operator(), threshold.getAsDouble())
                .contains(0);
        if (matching.isEmpty()) {
            return ofNothing ? Formula.TRUE : Formula.FALSE;
        }
        Formula one = withValue(accumulation, threshold, matching).get(0);
        Variable value = new Variable.Property(accumulation.metric().orElseThrow(), 0);
        Formula notCounted = Formula.any(List.of(matching.get(0).not(), Formula.unknown(value)));
        return ofNothing ? Formula.any(List.of(one, notCounted)) : one;
    }
}
