package dev.mainstay.testkit.mutation;

import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.authoring.internal.interval.Reasoner;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Rule;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which stance wins, for proofs that a change of a rule or of the order changes none. Belongs to one thread. */
final class Stances {

    private final PackModel pack;
    private final Reasoner reasoner;

    /**
     * About the stances of a pack.
     *
     * @param reasoner knows what the pack can make of an account
     */
    Stances(PackModel pack, Reasoner reasoner) {
        this.pack = pack;
        this.reasoner = reasoner;
    }

    /** Whether it is proven that, where two rules for a stance differ, another rule takes it or one that goes before it. */
    boolean sameRule(Rule rule, Rule other) {
        if (rule.phase() != Phase.STANCE) {
            return false;
        }
        double order = order(pack.weightValues(), stance(rule));
        List<Question> before = pack.rules().stream()
                .filter(one -> one.phase() == Phase.STANCE && !one.name().equals(rule.name()))
                .filter(one -> stance(one) == stance(rule) || order(pack.weightValues(), stance(one)) < order)
                .map(Stances::question)
                .toList();
        return implied(rule, other, before) && implied(other, rule, before);
    }

    private boolean implied(Rule holds, Rule then, List<Question> unless) {
        List<Question> not = new ArrayList<>(unless);
        not.add(question(then));
        return reasoner.apart(question(holds), not).isNowhere();
    }

    /** About no fact in particular: a stance is of the account. */
    private static Question question(Rule rule) {
        return new Question(rule.patterns(), List.of(), false, rule.switchedOff());
    }

    /** Whether it is proven that of all stances that can be taken for one account the same goes first in both orders. */
    boolean sameOrder(Map<String, Double> before, Map<String, Double> after) {
        for (Stance one : Stance.values()) {
            for (Stance other : Stance.values()) {
                boolean first = order(before, one) < order(before, other);
                boolean stillFirst = order(after, one) < order(after, other);
                if (first != stillFirst && mayMeet(one, other)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Nothing taken means {@code MAINTAIN}, so that meets all others. */
    private boolean mayMeet(Stance one, Stance other) {
        return one == Stance.MAINTAIN
                || other == Stance.MAINTAIN
                || taking(one).stream().anyMatch(rule -> taking(other).stream()
                        .anyMatch(second -> !reasoner.together(question(rule), question(second))
                                .isNowhere()));
    }

    private List<Rule> taking(Stance stance) {
        return pack.rules().stream()
                .filter(rule -> rule.phase() == Phase.STANCE && stance(rule) == stance)
                .toList();
    }

    private static Stance stance(Rule rule) {
        return Stance.valueOf(rule.consequence().code());
    }

    private static double order(Map<String, Double> weights, Stance stance) {
        return Optional.ofNullable(weights.get("stance.order." + stance)).orElse(Double.NaN);
    }
}
