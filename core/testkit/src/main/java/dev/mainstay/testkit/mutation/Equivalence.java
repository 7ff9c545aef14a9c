package dev.mainstay.testkit.mutation;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.internal.interval.Limits;
import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.authoring.internal.interval.Reasoner;
import dev.mainstay.authoring.internal.interval.Search;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Controllability;
import dev.mainstay.vocabulary.FactType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Proves, where it can, that no account tells a mutant from its pack; else it may know accounts that do. */
final class Equivalence {

    private static final Set<Mutation> OF_CONDITIONS = EnumSet.of(
            Mutation.BOUNDARY,
            Mutation.NEGATION,
            Mutation.CONDITION_DROPPED,
            Mutation.PATTERN_DROPPED,
            Mutation.NOT_EXISTS,
            Mutation.LIMIT_SWAPPED);

    private final Reasoning reasoning;
    private final PackModel pack;
    private final Mutant mutant;
    private final List<AccountSnapshot> witnesses = new ArrayList<>();

    Equivalence(Reasoning reasoning, Mutant mutant) {
        this.reasoning = reasoning;
        pack = reasoning.pack();
        this.mutant = mutant;
    }

    boolean proven() {
        return switch (mutant.part()) {
            case RULE -> OF_CONDITIONS.contains(mutant.mutation()) && sameRule();
            case LIMIT -> sameLimits();
            case ACTION -> sameAction();
            case PLAYBOOK -> samePlaybook();
            case WEIGHT -> sameWeight();
            case DATA -> false;
        };
    }

    /** Accounts that may tell the two apart. */
    List<AccountSnapshot> witnesses() {
        return witnesses;
    }

    private boolean sameRule() {
        Rule rule = pack.rules().get(mutant.position());
        Rule other = mutant.model().rules().get(mutant.position());
        Search general = reasoning.general().difference(rule, other);
        if (general.isNowhere()) {
            return true;
        }
        keep(general);
        Search within = reasoning.within().difference(rule, other);
        keep(within);
        return within.isNowhere()
                || reasoning.proposing().sameGuardrail(rule, other)
                || reasoning.stances().sameRule(rule, other);
    }

    /** A limit that no rule reads, or whose readers fire alike. */
    private boolean sameLimits() {
        String key = pack.limits().get(mutant.position()).key();
        Limits before = Limits.of(pack);
        Limits after = before.with(mutant.model().limits());
        Reasoner reasoner = reasoning.general();
        boolean same = true;
        for (Rule rule : pack.rules()) {
            Question question = Question.of(rule);
            if (question.limits().contains(key)) {
                Search difference = reasoner.difference(question, before, question, after);
                keep(difference);
                same &= difference.isNowhere();
            }
        }
        return same;
    }

    private void keep(Search search) {
        search.witness().flatMap(witness -> witness.account()).ifPresent(witnesses::add);
    }

    /** What no rule can see of a proposal, and an exclusion that the other action states as well or that never comes up. */
    private boolean sameAction() {
        ActionRow row = pack.actions().get(mutant.position());
        ActionRow other = mutant.model().actions().get(mutant.position());
        if (!row.commitment().equals(other.commitment())) {
            return pack.rules().stream().noneMatch(rule -> reads(rule, "commitment"));
        }
        if (!row.traits().equals(other.traits())) {
            return reasoning.proposing().sameByTraits(row, other);
        }
        return row.excludes().size() > other.excludes().size()
                && pack.actions().stream()
                        .filter(excluded -> excluded.code().equals(mutant.before()))
                        .anyMatch(excluded -> excluded.excludes().contains(row.code())
                                || reasoning.proposing().neverBothStand(row, excluded));
    }

    /** A row that never matters beside another, and one whose cell says nothing that its other cells do not. */
    private boolean samePlaybook() {
        PlaybookRow row = pack.playbook().get(mutant.position());
        List<PlaybookRow> changed = mutant.model().playbook();
        if (changed.size() < pack.playbook().size()) {
            return reasoning.dominance().isDominated(row);
        }
        PlaybookRow other = changed.get(mutant.position());
        if (row.save() > other.save()) {
            return reasoning.dominance().isDominated(row);
        }
        return row.action().equals(other.action())
                && row.stances().equals(other.stances())
                && reasoning.proposing().sameRow(row, other);
    }

    /** A cap above everything that it could cap, and an order of stances that stays the order. */
    private boolean sameWeight() {
        String key = mutant.where();
        Map<String, Double> before = pack.weightValues();
        Map<String, Double> after = mutant.model().weightValues();
        if (key.startsWith("cap.")) {
            return reasoning
                    .dominance()
                    .savesNoMore(
                            Controllability.valueOf(key.substring("cap.".length())),
                            Math.min(before.getOrDefault(key, 0.0), after.getOrDefault(key, 0.0)));
        }
        return key.startsWith("stance.order.") && reasoning.stances().sameOrder(before, after);
    }

    private static boolean reads(Rule rule, String property) {
        return Question.of(rule).terms().stream()
                .anyMatch(term -> term instanceof Term.Property read
                        && read.metric().fact() == FactType.PROPOSAL
                        && read.metric().name().equals(property));
    }
}
