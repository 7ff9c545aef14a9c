package dev.mainstay.testkit.mutation;

import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.authoring.internal.interval.Reasoner;
import dev.mainstay.authoring.internal.interval.RowQuestion;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What it takes of an account that an action is proposed and no guardrail bars it: for proofs that something about proposals never
 * matters. Where it does not know it says that there may be such an account. Belongs to one thread.
 */
final class Proposing {

    /** Pairs of rows that are looked at; where there are more, it does not know. */
    private static final int MOST = 600;

    private final PackModel pack;
    private final Reasoner reasoner;
    private final double usually;

    /**
     * About the actions and guardrails of a pack.
     *
     * @param reasoner knows what the pack can make of an account
     */
    Proposing(PackModel pack, Reasoner reasoner) {
        this.pack = pack;
        this.reasoner = reasoner;
        usually = pack.weightValues().getOrDefault("playbook.atLeast", 0.0);
    }

    // ---- rows

    /** Whether it is proven that two rows apply to the same accounts. */
    boolean sameRow(PlaybookRow row, PlaybookRow other) {
        return agree(List.of(), Optional.of(asked(row)), Optional.of(asked(other)), List.of());
    }

    private List<Pattern> asked(PlaybookRow row) {
        return RowQuestion.of(row, usually).patterns();
    }

    /** For each row that proposes the action, what it asks. */
    private List<List<Pattern>> ways(ActionRow action) {
        return pack.playbook().stream()
                .filter(row -> row.action().equals(action.code()))
                .map(this::asked)
                .toList();
    }

    // ---- actions

    /** Whether it is proven that no account has both actions proposed and neither barred. */
    boolean neverBothStand(ActionRow one, ActionRow other) {
        List<Question> bars = new ArrayList<>(vetoes(one, any -> true));
        bars.addAll(vetoes(other, any -> true));
        Optional<List<Pattern>> ofOne = permitted(one);
        Optional<List<Pattern>> ofOther = permitted(other);
        if (ofOne.isEmpty() || ofOther.isEmpty()) {
            return true;
        }
        List<Pattern> permits = joined(ofOne.get(), ofOther.get());
        return pairs(ways(one), ways(other)).allNowhere(way -> nowhere(joined(way, permits), bars));
    }

    /** Whether it is proven that an action, having other traits, fares the same by all rules. */
    boolean sameByTraits(ActionRow row, ActionRow other) {
        for (Rule rule : guardrails()) {
            for (Pattern pattern : proposals(rule)) {
                Optional<Boolean> before = fits(pattern, row);
                Optional<Boolean> after = fits(pattern, other);
                if ((before.isEmpty() || after.isEmpty() || !before.equals(after)) && mayFire(rule, pattern, row)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the rule may fire where the action is proposed, that pattern of it aside. */
    private boolean mayFire(Rule rule, Pattern aside, ActionRow action) {
        boolean alone = rule.consequence().call() == BoardCall.EXCLUDE
                && proposals(rule).stream()
                        .filter(pattern -> !pattern.binding().equals(aside.binding()))
                        .anyMatch(pattern -> pack.actions().stream()
                                .filter(other -> !other.code().equals(action.code()))
                                .noneMatch(other -> fits(pattern, other).orElse(true)));
        return !alone && ways(action).stream().anyMatch(way -> !nowhere(joined(way, rest(rule)), List.of()));
    }

    // ---- guardrails

    /** Whether it is proven that a guardrail with other conditions says the same of every account. */
    boolean sameGuardrail(Rule rule, Rule other) {
        if (rule.phase() != Phase.GUARDRAILS) {
            return false;
        }
        return rule.consequence().call() == BoardCall.EXCLUDE ? sameExclusions(rule, other) : sameBars(rule, other);
    }

    private boolean sameBars(Rule rule, Rule other) {
        BoardCall call = rule.consequence().call();
        boolean veto = call == BoardCall.VETO;
        int position = pack.rules().indexOf(rule);
        for (ActionRow action : pack.actions()) {
            if (call == BoardCall.PERMIT
                    && !action.requires().contains(rule.consequence().code())) {
                continue;
            }
            Optional<Boolean> one = fits(subject(rule, 0), action);
            Optional<Boolean> two = fits(subject(other, 0), action);
            if (one.isEmpty() || two.isEmpty()) {
                return false;
            }
            // of several vetoes the first is told
            List<Question> bars =
                    vetoes(action, veto ? earlier -> pack.rules().indexOf(earlier) < position : any -> true);
            for (List<Pattern> way : ways(action)) {
                if (!agree(way, rest(rule, one.get()), rest(other, two.get()), bars)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean sameExclusions(Rule rule, Rule other) {
        for (ActionRow winner : pack.actions()) {
            Optional<Boolean> one = fits(subject(rule, 0), winner);
            Optional<Boolean> two = fits(subject(other, 0), winner);
            if (one.isEmpty() || two.isEmpty()) {
                return false;
            }
            if ((one.get() || two.get())
                    && !(one.equals(two) && agreeFor(winner, rule, other))
                    && !sameExclusions(winner, one.get(), two.get(), rule, other)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the rules agree wherever the winner stands, whatever the loser. */
    private boolean agreeFor(ActionRow winner, Rule rule, Rule other) {
        return subject(rule, 1).conditions().equals(subject(other, 1).conditions())
                && ways(winner).stream()
                        .allMatch(way -> agree(way, rest(rule, true), rest(other, true), vetoes(winner, any -> true)));
    }

    private boolean sameExclusions(ActionRow winner, boolean winsOne, boolean winsTwo, Rule rule, Rule other) {
        for (ActionRow loser : pack.actions()) {
            Optional<Boolean> one = fits(subject(rule, 1), loser);
            Optional<Boolean> two = fits(subject(other, 1), loser);
            if (one.isEmpty() || two.isEmpty()) {
                return false;
            }
            boolean first = winsOne && one.get();
            boolean second = winsTwo && two.get();
            List<Question> bars = new ArrayList<>(vetoes(winner, any -> true));
            bars.addAll(vetoes(loser, any -> true));
            if ((first || second)
                    && !loser.code().equals(winner.code())
                    && !pairs(ways(winner), ways(loser))
                            .allNowhere(way -> agree(way, rest(rule, first), rest(other, second), bars))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is proven that, where a way leads and nothing bars, both hold or neither; one that is empty never holds. */
    private boolean agree(
            List<Pattern> way, Optional<List<Pattern>> one, Optional<List<Pattern>> other, List<Question> bars) {
        return one.equals(other) || (implied(way, one, other, bars) && implied(way, other, one, bars));
    }

    private boolean implied(
            List<Pattern> way, Optional<List<Pattern>> holds, Optional<List<Pattern>> then, List<Question> bars) {
        List<Question> not = new ArrayList<>(bars);
        then.ifPresent(patterns -> not.add(question(patterns)));
        return holds.isEmpty() || then.filter(List::isEmpty).isPresent() || nowhere(joined(way, holds.get()), not);
    }

    // ---- questions

    private boolean nowhere(List<Pattern> patterns, List<Question> unless) {
        return reasoner.apart(question(patterns), unless).isNowhere();
    }

    /** About no fact in particular: what is asked here is asked of the account and of what was made of it. */
    private static Question question(List<Pattern> patterns) {
        return new Question(patterns, List.of(), false, Optional.empty());
    }

    private List<Rule> guardrails() {
        return pack.rules().stream()
                .filter(rule -> rule.phase() == Phase.GUARDRAILS)
                .toList();
    }

    /** What else the rules ask that surely veto the action if it holds. */
    private List<Question> vetoes(ActionRow action, Predicate<Rule> which) {
        return guardrails().stream()
                .filter(rule -> rule.consequence().call() == BoardCall.VETO && which.test(rule))
                .filter(rule -> proposals(rule).size() == 1
                        && fits(proposals(rule).get(0), action).orElse(false))
                .map(rule -> new Question(rest(rule), List.of(), false, rule.switchedOff()))
                .toList();
    }

    /** What must hold for the permits it requires, as far as that is one thing; empty where a permit is never granted. */
    private Optional<List<Pattern>> permitted(ActionRow action) {
        List<Pattern> asked = new ArrayList<>();
        for (String permit : action.requires()) {
            List<Rule> granting = guardrails().stream()
                    .filter(rule -> rule.consequence().call() == BoardCall.PERMIT
                            && rule.consequence().code().equals(permit)
                            && fits(subject(rule, 0), action).orElse(true))
                    .toList();
            if (granting.isEmpty()) {
                return Optional.empty();
            }
            if (granting.size() == 1) {
                asked.addAll(rest(granting.get(0)));
            }
        }
        return Optional.of(asked);
    }

    private static List<Pattern> proposals(Rule rule) {
        return rule.patterns().stream()
                .filter(pattern -> pattern.fact() == FactType.PROPOSAL)
                .toList();
    }

    /** The pattern of the action that the call names at this position. */
    private static Pattern subject(Rule rule, int position) {
        String variable = rule.consequence().variables().get(position);
        return proposals(rule).stream()
                .filter(pattern -> pattern.binding().equals(variable))
                .findFirst()
                .orElseThrow();
    }

    private static List<Pattern> rest(Rule rule) {
        return rule.patterns().stream()
                .filter(pattern -> pattern.fact() != FactType.PROPOSAL)
                .toList();
    }

    private static Optional<List<Pattern>> rest(Rule rule, boolean fits) {
        return fits ? Optional.of(rest(rule)) : Optional.empty();
    }

    private static <E> List<E> joined(List<E> some, List<E> more) {
        List<E> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static Pairs pairs(List<List<Pattern>> some, List<List<Pattern>> others) {
        return new Pairs(some, others);
    }

    /** Each way of the one together with each of the other. */
    private record Pairs(List<List<Pattern>> some, List<List<Pattern>> others) {

        boolean allNowhere(Predicate<List<Pattern>> proven) {
            return some.size() * others.size() <= MOST
                    && some.stream()
                            .allMatch(one -> others.stream().allMatch(other -> proven.test(joined(one, other))));
        }
    }

    // ---- an action by what rules ask of it

    /** Whether the action is as the pattern asks; empty where that is not known by the action alone. */
    private static Optional<Boolean> fits(Pattern pattern, ActionRow action) {
        return all(pattern.conditions(), action, true);
    }

    /** All of these, or any. */
    private static Optional<Boolean> all(List<Condition> conditions, ActionRow action, boolean all) {
        boolean open = false;
        for (Condition condition : conditions) {
            Optional<Boolean> holds = fits(condition, action);
            if (holds.filter(so -> so != all).isPresent()) {
                return holds;
            }
            open |= holds.isEmpty();
        }
        return open ? Optional.empty() : Optional.of(all);
    }

    private static Optional<Boolean> fits(Condition condition, ActionRow action) {
        if (condition instanceof Condition.AllOf every) {
            return all(every.parts(), action, true);
        }
        if (condition instanceof Condition.AnyOf any) {
            return all(any.parts(), action, false);
        }
        Condition.Comparison comparison = (Condition.Comparison) condition;
        if (!(comparison.left() instanceof Term.Property property)) {
            return Optional.empty();
        }
        if (comparison.right() instanceof Term.TextLiteral text) {
            return switch (comparison.operator()) {
                case EQUAL -> Optional.of(action.code().equals(text.value()));
                case NOT_EQUAL -> Optional.of(!action.code().equals(text.value()));
                case CONTAINS -> Optional.of(action.traits().contains(text.value()));
                case NOT_CONTAINS -> Optional.of(!action.traits().contains(text.value()));
                default -> Optional.empty();
            };
        }
        if (property.metric() == Metrics.PROPOSAL_OBLIGATION
                && comparison.right() instanceof Term.NumberLiteral number) {
            boolean equal = action.obligation() == (number.value() == 1);
            return switch (comparison.operator()) {
                case EQUAL -> Optional.of(equal);
                case NOT_EQUAL -> Optional.of(!equal);
                default -> Optional.empty();
            };
        }
        if (property.metric() == Metrics.PROPOSAL_LEVER && comparison.right() instanceof Term.NumberLiteral number) {
            boolean equal = Metrics.PROPOSAL_LEVER.toNumber(action.lever()) == number.value();
            return switch (comparison.operator()) {
                case EQUAL -> Optional.of(equal);
                case NOT_EQUAL -> Optional.of(!equal);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }
}
