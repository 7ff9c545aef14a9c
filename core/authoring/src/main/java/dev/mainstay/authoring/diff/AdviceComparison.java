package dev.mainstay.authoring.diff;

import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two advices for the same account, in the order of {@link Aspect}. Texts, evidence and gaps do not count:
 * nobody does anything else for their sake.
 */
final class AdviceComparison {

    static final String RECOMMENDED = "RECOMMENDED";
    static final String WITHHELD = "WITHHELD ";
    static final String BEFORE = "BEFORE ";
    static final String AFTER = "AFTER ";

    private final Advice before;
    private final Advice after;
    private final Tolerance tolerance;
    private final List<Difference> found = new ArrayList<>(4);

    private AdviceComparison(Advice before, Advice after, Tolerance tolerance) {
        this.before = before;
        this.after = after;
        this.tolerance = tolerance;
    }

    @SuppressWarnings("ReferenceEquality") // an advice that was not made again needs no second look
    static List<Difference> differences(Advice before, Advice after, Tolerance tolerance) {
        if (before == after) {
            return List.of();
        }
        AdviceComparison comparison = new AdviceComparison(before, after, tolerance);
        comparison.compare();
        return comparison.found;
    }

    private void compare() {
        value(Aspect.STANCE, "", before.stance().name(), after.stance().name());
        value(
                Aspect.RISK,
                "",
                before.risk().level().name(),
                after.risk().level().name());
        if (!before.commitments().equals(after.commitments())) {
            texts(Aspect.COMMITMENT, commitments(before), commitments(after));
        }
        if (!before.signals().equals(after.signals())) {
            texts(Aspect.SIGNAL, signals(before), signals(after));
        }
        if (!before.causes().equals(after.causes())) {
            numbers(Aspect.CAUSE, causes(before), causes(after));
        }
        if (!before.conduct().equals(after.conduct())) {
            numbers(Aspect.CONDUCT, conduct(before), conduct(after));
        }
        if (!before.actions().equals(after.actions()) || !before.withheld().equals(after.withheld())) {
            texts(Aspect.ACTION, states(before), states(after));
            actions();
        }
    }

    private void value(Aspect aspect, String code, String was, String is) {
        if (!was.equals(is)) {
            found.add(new Difference(aspect, code, was, is));
        }
    }

    private void texts(Aspect aspect, Map<String, String> was, Map<String, String> is) {
        for (String code : both(was, is)) {
            value(aspect, code, was.getOrDefault(code, ""), is.getOrDefault(code, ""));
        }
    }

    private void numbers(Aspect aspect, Map<String, Double> was, Map<String, Double> is) {
        for (String code : both(was, is)) {
            number(aspect, code, was.get(code), is.get(code), tolerance::likelihoodsDiffer);
        }
    }

    private void number(
            Aspect aspect, String code, @Nullable Double was, @Nullable Double is, BiPredicate<Double, Double> differ) {
        if (was == null || is == null || differ.test(was, is)) {
            found.add(new Difference(
                    aspect, code, was == null ? "" : Columns.number(was), is == null ? "" : Columns.number(is)));
        }
    }

    private static Set<String> both(Map<String, ?> was, Map<String, ?> is) {
        Set<String> codes = new LinkedHashSet<>(was.keySet());
        codes.addAll(is.keySet());
        return codes;
    }

    private static Map<String, String> commitments(Advice advice) {
        Map<String, String> states = new LinkedHashMap<>();
        for (CommitmentState state : advice.commitments()) {
            states.put(state.code().name(), state.status().name());
        }
        return states;
    }

    private static Map<String, String> signals(Advice advice) {
        Map<String, String> severities = new LinkedHashMap<>();
        for (Signal signal : advice.signals()) {
            severities.put(signal.code(), signal.severity().name());
        }
        return severities;
    }

    private static Map<String, Double> causes(Advice advice) {
        Map<String, Double> likelihoods = new LinkedHashMap<>();
        advice.causes().forEach(cause -> likelihoods.put(cause.code().name(), cause.likelihood()));
        return likelihoods;
    }

    private static Map<String, Double> conduct(Advice advice) {
        Map<String, Double> likelihoods = new LinkedHashMap<>();
        advice.conduct().forEach(risk -> likelihoods.put(risk.code().name(), risk.likelihood()));
        return likelihoods;
    }

    private static Map<String, String> states(Advice advice) {
        Map<String, String> states = new LinkedHashMap<>();
        advice.actions().forEach(action -> states.put(action.code(), RECOMMENDED));
        for (Withheld withheld : advice.withheld()) {
            states.putIfAbsent(withheld.code(), WITHHELD + withheld.reason());
        }
        return states;
    }

    private void actions() {
        Map<String, Action> old = new LinkedHashMap<>();
        before.actions().forEach(action -> old.put(action.code(), action));
        Map<String, Action> young = new LinkedHashMap<>();
        after.actions().forEach(action -> young.put(action.code(), action));
        old.keySet().retainAll(young.keySet());
        young.keySet().retainAll(old.keySet());
        if (!List.copyOf(old.keySet()).equals(List.copyOf(young.keySet()))) {
            order(List.copyOf(old.keySet()), List.copyOf(young.keySet()));
        }
        for (Action was : old.values()) {
            Action is = young.get(was.code());
            if (is == null || was.equals(is)) {
                continue;
            }
            value(Aspect.OWNER, was.code(), was.owner(), is.owner());
            value(Aspect.DUE, was.code(), was.dueOn().toString(), is.dueOn().toString());
            value(Aspect.OBLIGATION, was.code(), String.valueOf(was.obligation()), String.valueOf(is.obligation()));
            number(Aspect.PRIORITY, was.code(), was.score(), is.score(), tolerance::scoresDiffer);
            value(Aspect.REASON, was.code(), was.because().get(0), is.because().get(0));
        }
    }

    /** Neighbours in the new order that followed each other the other way round in the old. */
    private void order(List<String> was, List<String> is) {
        for (int i = 0; i + 1 < is.size(); i++) {
            String first = is.get(i);
            String second = is.get(i + 1);
            if (was.indexOf(first) > was.indexOf(second)) {
                found.add(new Difference(Aspect.ORDER, first, AFTER + second, BEFORE + second));
            }
        }
    }

    /**
     * Whether what differs between two advices also does, the same way, between the first and another.
     *
     * @param differences what differs between the first and the other
     */
    static boolean shows(Difference difference, Advice other, List<Difference> differences) {
        if (difference.aspect() == Aspect.ORDER) {
            int first = place(difference.code(), other);
            int second = place(difference.after().substring(BEFORE.length()), other);
            return first >= 0 && first < second;
        }
        return differences.stream().anyMatch(difference::sameWay);
    }

    private static int place(String code, Advice advice) {
        return advice.action(code).map(Action::rank).orElse(-1);
    }
}
