package dev.mainstay.internal.engine;

import dev.mainstay.advice.Withheld;
import dev.mainstay.advice.Withheld.Precondition;
import dev.mainstay.internal.engine.Consultation.Firing;
import dev.mainstay.pack.Rule;
import dev.mainstay.vocabulary.BoardCall;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the guardrail rules said of the proposals, in the order of the rules. */
final class Guardrails {

    static final String MISSING_PRECONDITION = "MISSING_PRECONDITION";

    private final Budget budget;
    private final List<Firing> firings;
    private final List<Firing> exclusions = new ArrayList<>(0);

    Guardrails(Consultation consultation) {
        budget = consultation.budget;
        if (consultation.guarded.size() > 1) {
            firings = new ArrayList<>(consultation.guarded);
            firings.sort(Comparator.comparingInt((Firing firing) -> firing.rule().index)
                    .thenComparingInt(firing -> proposal(firing, 0).action()));
        } else {
            firings = consultation.guarded;
        }
        for (Firing firing : firings) {
            if (firing.rule().call == BoardCall.EXCLUDE) {
                exclusions.add(firing);
            }
        }
    }

    private static Proposal proposal(Firing firing, int subject) {
        return ((Fact.ProposalFact) firing.subject(subject)).proposal;
    }

    private static boolean says(Firing firing, BoardCall call, Proposal of) {
        return firing.rule().call == call && proposal(firing, 0).action() == of.action();
    }

    /** Why the action is withheld whatever its score, if it is. */
    Optional<Withheld> withholds(Proposal proposal) {
        budget.spend(firings.size());
        for (Firing firing : firings) {
            Rule rule = firing.rule().rule;
            if (says(firing, BoardCall.VETO, proposal)) {
                return Optional.of(
                        new Withheld(proposal.row().code(), rule.consequence().code(), rule.name(), List.of()));
            }
        }
        if (proposal.row().requires().isEmpty()) {
            return Optional.empty();
        }
        List<Precondition> preconditions = new ArrayList<>(1);
        for (String permit : proposal.row().requires()) {
            preconditions.add(new Precondition(permit, permitted(proposal, permit)));
        }
        if (preconditions.stream().allMatch(Precondition::met)) {
            return Optional.empty();
        }
        return Optional.of(new Withheld(
                proposal.row().code(),
                MISSING_PRECONDITION,
                proposal.catalogued().place(),
                preconditions));
    }

    private boolean permitted(Proposal proposal, String permit) {
        budget.spend(firings.size());
        for (Firing firing : firings) {
            if (says(firing, BoardCall.PERMIT, proposal)
                    && firing.rule().rule.consequence().code().equals(permit)) {
                return true;
            }
        }
        return false;
    }

    /** Why the action gives way to one of those that stay, if it does. */
    Optional<Withheld> excludes(Proposal loser, BitSet staying) {
        budget.spend(1 + exclusions.size());
        for (Firing firing : exclusions) {
            int winner = proposal(firing, 0).action();
            if (proposal(firing, 1).action() == loser.action() && winner != loser.action() && staying.get(winner)) {
                Rule rule = firing.rule().rule;
                return Optional.of(
                        new Withheld(loser.row().code(), rule.consequence().code(), rule.name(), List.of()));
            }
        }
        return Optional.empty();
    }

    /** Those of the actions for whose sake another is excluded. */
    BitSet winnersAmong(BitSet actions) {
        BitSet winners = new BitSet();
        for (Firing firing : exclusions) {
            int winner = proposal(firing, 0).action();
            if (actions.get(winner)) {
                winners.set(winner);
            }
        }
        return winners;
    }

    /** Days by which the action is put off. */
    int daysPostponed(Proposal proposal) {
        budget.spend(firings.size());
        int days = 0;
        for (Firing firing : firings) {
            if (says(firing, BoardCall.POSTPONE, proposal)) {
                days = Math.max(days, (int) firing.rule().rule.consequence().number());
            }
        }
        return days;
    }

    /** Codes of the reasons for which the action is put off. */
    List<String> reasonsToPostpone(Proposal proposal) {
        budget.spend(firings.size());
        List<String> reasons = new ArrayList<>(0);
        for (Firing firing : firings) {
            if (says(firing, BoardCall.POSTPONE, proposal)) {
                reasons.add(firing.rule().rule.consequence().code());
            }
        }
        return reasons;
    }
}
