package dev.mainstay.internal.engine;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Factors;
import dev.mainstay.advice.Withheld;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.Commitment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides among the proposals: guardrails first, then obligations, then score; an action that costs more than it protects, is
 * contradicted by a better one, or exceeds what a team can do at once is withheld with its reason.
 */
@SuppressWarnings("EnumOrdinal") // codes are numbered by their declaration
final class Arbitration {

    static final String COSTS_MORE = "COSTS_MORE_THAN_IT_PROTECTS";
    static final String EXCLUDED = "EXCLUDED";
    static final String BEYOND_CAPACITY = "BEYOND_CAPACITY";

    private static final Comparator<Candidate> FIRST_THINGS_FIRST = Comparator.<Candidate, Boolean>comparing(
                    candidate -> !candidate.proposal.row().obligation())
            .thenComparing(candidate -> -candidate.score)
            .thenComparing(candidate -> candidate.proposal.row().code());

    private record Candidate(Proposal proposal, List<String> because, Factors factors, double score) {}

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
        Appraisal appraisal = new Appraisal(consultation);
        List<Candidate> candidates = new ArrayList<>();
        List<Withheld> tooDear = new ArrayList<>(0);
        for (Proposal proposal : consultation.proposals()) {
            Optional<Withheld> barred = guardrails.withholds(proposal);
            if (barred.isPresent()) {
                withheld.add(barred.get());
                continue;
            }
            Reasons reasons = new Reasons(consultation, proposal);
            Appraisal.Worth worth = appraisal.worth(proposal, reasons.signals());
            if (worth.score() <= 0 && !proposal.row().obligation()) {
                tooDear.add(because(proposal.row(), COSTS_MORE));
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
        List<Proposal> winners = candidates.stream().map(Candidate::proposal).toList();
        while (true) {
            Selection selection = new Selection();
            for (Candidate candidate : candidates) {
                selection.consider(candidate, guardrails.excludes(candidate.proposal, winners));
            }
            List<Proposal> chosen =
                    selection.chosen.stream().map(Candidate::proposal).toList();
            if (selection.excludedByGuardrail == 0 || chosen.containsAll(guardrails.winnersAmong(winners))) {
                withheld.addAll(selection.refused);
                selection.chosen.forEach(candidate -> actions.add(action(candidate)));
                return;
            }
            winners = winners.stream().filter(chosen::contains).toList();
        }
    }

    /** One pass over the candidates. */
    private final class Selection {

        private final List<Candidate> chosen = new ArrayList<>();
        private final List<Withheld> refused = new ArrayList<>();
        private int excludedByGuardrail;

        void consider(Candidate candidate, Optional<Withheld> excluded) {
            ActionRow row = candidate.proposal.row();
            if (excluded.isPresent()) {
                refused.add(excluded.get());
                excludedByGuardrail++;
            } else if (chosen.stream().anyMatch(other -> contradict(other.proposal.row(), row))) {
                refused.add(because(row, EXCLUDED));
            } else if (chosen.size() >= consultation.engine.weights.actionsMax && !row.obligation()) {
                refused.add(because(row, BEYOND_CAPACITY));
            } else {
                chosen.add(candidate);
            }
        }
    }

    private static boolean contradict(ActionRow one, ActionRow other) {
        return one.excludes().contains(other.code()) || other.excludes().contains(one.code());
    }

    private static Withheld because(ActionRow row, String reason) {
        return new Withheld(row.code(), reason, row.at().file() + ":" + row.at().line(), List.of());
    }

    private Action action(Candidate candidate) {
        AccountSnapshot snapshot = consultation.snapshot;
        ActionRow row = candidate.proposal.row();
        List<String> because = new ArrayList<>(candidate.because);
        because.addAll(guardrails.reasonsToPostpone(candidate.proposal));
        int quarter = (snapshot.asOf().getMonthValue() + 2) / 3;
        return new Action(
                actions.size() + 1,
                row.code(),
                snapshot.id() + "/" + row.code() + "/" + candidate.because.get(0) + "/"
                        + snapshot.asOf().getYear() + "-Q" + quarter,
                row.owner(),
                snapshot.asOf().plusDays((long) row.dueDays() + guardrails.daysPostponed(candidate.proposal)),
                row.obligation(),
                candidate.score,
                candidate.factors,
                because,
                row.success(),
                row.stop(),
                consultation.engine.texts);
    }

    /** Why an action is proposed: codes for the reader, signals for the factors. */
    private static final class Reasons {

        private final Set<String> named = new LinkedHashSet<>();
        private final Set<Integer> signals = new LinkedHashSet<>();

        Reasons(Consultation consultation, Proposal proposal) {
            Findings findings = consultation.findings();
            for (PlaybookTable.Entry entry : proposal.entries()) {
                if (entry.influence() >= 0) {
                    named.add(
                            entry.unexplained() ? PlaybookRow.UNEXPLAINED : CodeBook.influenceCode(entry.influence()));
                    for (int signal : consultation.diagnosis().signalsFor(entry.influence())) {
                        signals.add(signal);
                    }
                }
                if (entry.commitment() >= 0) {
                    Commitment commitment = Commitment.values()[entry.commitment()];
                    named.add(commitment.name());
                    for (int signal : findings.order()) {
                        if (findings.isAgainst(signal, commitment)) {
                            signals.add(signal);
                        }
                    }
                }
                if (entry.signal() >= 0) {
                    signals.add(entry.signal());
                }
                if (!entry.row().stances().isEmpty() && entry.influence() < 0 && entry.signal() < 0) {
                    named.add(consultation.stance().name());
                }
            }
            for (int signal : signals) {
                named.add(findings.code(signal));
            }
        }

        List<String> codes() {
            return List.copyOf(named);
        }

        Set<Integer> signals() {
            return signals;
        }
    }
}
