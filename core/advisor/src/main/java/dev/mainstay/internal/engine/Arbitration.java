package dev.mainstay.internal.engine;

import dev.mainstay.advice.Action;
import dev.mainstay.advice.Factors;
import dev.mainstay.advice.Withheld;
import dev.mainstay.pack.ActionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides among the proposals: guardrails first, then obligations, then score; an action that costs more than it protects, is
 * contradicted by a better one, or exceeds what a team can do at once is withheld with its reason.
 */
final class Arbitration {

    static final String COSTS_MORE = "COSTS_MORE_THAN_IT_PROTECTS";
    static final String EXCLUDED = "EXCLUDED";
    static final String BEYOND_CAPACITY = "BEYOND_CAPACITY";

    private static final Comparator<Candidate> FIRST_THINGS_FIRST = (one, other) -> {
        if (one.row().obligation() != other.row().obligation()) {
            return one.row().obligation() ? -1 : 1;
        }
        int higher = Double.compare(other.score, one.score);
        return higher != 0 ? higher : one.row().code().compareTo(other.row().code());
    };

    private record Candidate(Proposal proposal, List<String> because, Factors factors, double score) {
        ActionRow row() {
            return proposal.row();
        }
    }

    private final Consultation consultation;
    private final Guardrails guardrails;
    private final List<Action> actions = new ArrayList<>();
    private final List<Withheld> withheld = new ArrayList<>();

    Arbitration(Consultation consultation) {
        this.consultation = consultation;
        guardrails = new Guardrails(consultation);
        decide();
    }

    List<Action> actions() {
        return actions;
    }

    List<Withheld> withheld() {
        return withheld;
    }

    private void decide() {
        consultation.budget.spenderPlaybook();
        Appraisal appraisal = new Appraisal(consultation);
        Reasons reasons = new Reasons(consultation);
        List<Candidate> candidates = new ArrayList<>(consultation.proposals().size());
        List<Withheld> tooDear = new ArrayList<>(0);
        for (Proposal proposal : consultation.proposals()) {
            Optional<Withheld> barred = guardrails.withholds(proposal);
            if (barred.isPresent()) {
                withheld.add(barred.get());
                continue;
            }
            Appraisal.Worth worth = appraisal.worth(proposal, reasons.of(proposal));
            consultation.budget.spend(consultation.past().size());
            Optional<Withheld> resting = consultation.past().withholds(proposal, reasons.codes());
            if (resting.isPresent()) {
                withheld.add(resting.get());
                continue;
            }
            if (worth.score() <= 0 && !proposal.row().obligation()) {
                tooDear.add(because(proposal, COSTS_MORE));
            } else {
                candidates.add(new Candidate(proposal, reasons.codes(), worth.factors(), worth.score()));
            }
        }
        candidates.sort(FIRST_THINGS_FIRST);
        select(candidates);
        // what a guardrail says is news to the reader, what a price says seldom is
        withheld.addAll(tooDear);
    }

    /**
     * Takes the candidates in their order. A guardrail's exclusion counts only while its winner is itself chosen, so the
     * selection is made again without the exclusions whose winner was not.
     */
    private void select(List<Candidate> candidates) {
        BitSet staying = new BitSet();
        for (Candidate candidate : candidates) {
            staying.set(candidate.proposal.action());
        }
        while (true) {
            Selection selection = new Selection();
            for (Candidate candidate : candidates) {
                selection.consider(candidate, guardrails.excludes(candidate.proposal, staying));
            }
            BitSet lost = guardrails.winnersAmong(staying);
            lost.andNot(selection.taken);
            if (selection.excludedByGuardrail == 0 || lost.isEmpty()) {
                withheld.addAll(selection.refused);
                act(selection.chosen);
                return;
            }
            staying.and(selection.taken);
        }
    }

    /** One pass over the candidates. */
    private final class Selection {

        private final List<Candidate> chosen = new ArrayList<>();
        private final BitSet taken = new BitSet();
        private final List<Withheld> refused = new ArrayList<>(0);
        private int excludedByGuardrail;

        void consider(Candidate candidate, Optional<Withheld> excluded) {
            if (excluded.isPresent()) {
                refused.add(excluded.get());
                excludedByGuardrail++;
            } else if (taken.intersects(candidate.proposal.catalogued().contradicts())) {
                refused.add(because(candidate.proposal, EXCLUDED));
            } else if (chosen.size() >= consultation.engine.weights.actionsMax
                    && !candidate.row().obligation()) {
                refused.add(because(candidate.proposal, BEYOND_CAPACITY));
            } else {
                chosen.add(candidate);
                taken.set(candidate.proposal.action());
            }
        }
    }

    static Withheld because(Proposal proposal, String reason) {
        return new Withheld(proposal.row().code(), reason, proposal.catalogued().place(), List.of());
    }

    private void act(List<Candidate> chosen) {
        LocalDate asOf = consultation.snapshot.asOf();
        String account = consultation.snapshot.id() + "/";
        String period = "/" + asOf.getYear() + "-Q" + (asOf.getMonthValue() + 2) / 3;
        for (Candidate candidate : chosen) {
            ActionRow row = candidate.row();
            actions.add(new Action(
                    actions.size() + 1,
                    row.code(),
                    account + row.code() + "/" + candidate.because.get(0) + period,
                    row.owner(),
                    asOf.plusDays((long) row.dueDays() + guardrails.daysPostponed(candidate.proposal)),
                    row.obligation(),
                    candidate.score,
                    candidate.factors,
                    because(candidate),
                    row.success(),
                    row.stop(),
                    consultation.engine.texts));
        }
    }

    private List<String> because(Candidate candidate) {
        List<String> postponed = guardrails.reasonsToPostpone(candidate.proposal);
        if (postponed.isEmpty()) {
            return candidate.because;
        }
        List<String> because = new ArrayList<>(candidate.because);
        because.addAll(postponed);
        return because;
    }
}
