package dev.mainstay.internal.engine;

import dev.mainstay.advice.Factors;
import dev.mainstay.advice.Factors.Basis;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import java.util.Optional;
import java.util.Set;

/**
 * Works out what a proposed action is worth. Saving power, not risk alone, decides (Ascarza 2018): an action that answers an
 * uncontrollable cause is capped, however likely the cause.
 */
@SuppressWarnings("EnumOrdinal") // codes are numbered by their declaration
final class Appraisal {

    private final Consultation consultation;
    private final Diagnosis diagnosis;
    private final Findings findings;
    private final Weights weights;
    /** Gross margin over the horizon; empty where unknown. */
    private final Optional<Double> margin;

    private final Optional<Money> revenue;

    Appraisal(Consultation consultation) {
        this.consultation = consultation;
        diagnosis = consultation.diagnosis();
        findings = consultation.findings();
        weights = consultation.engine.weights;
        revenue = consultation.snapshot.get(Metrics.VALUE_ANNUAL_REVENUE);
        margin = consultation
                .snapshot
                .get(Metrics.VALUE_GROSS_MARGIN)
                .map(money -> Math.max(0, money.amount().doubleValue()) * weights.horizonYears);
    }

    /** What an action is worth: its factors and the score that follows from them. */
    record Worth(Factors factors, double score) {}

    /** Share of the defection likelihood and the rest of it that is at stake, and what the action takes off. */
    private record Stake(Basis basis, double save, double likelihood, double least) {

        /** Worth without money: what the action takes off, as a share of the margin. */
        double worth() {
            return save * likelihood;
        }
    }

    /**
     * What the action is worth.
     *
     * @param signals numbers of the signals behind it
     */
    Worth worth(Proposal proposal, Set<Integer> signals) {
        Stake stake = stake(proposal);
        Optional<Double> atRisk =
                margin.map(amount -> Math.max(amount * stake.likelihood, stake.least * stake.likelihood));
        Optional<Double> cost = cost(proposal);
        Optional<Double> net = atRisk.isPresent() && cost.isPresent()
                ? Optional.of(Round.cents(stake.save * atRisk.get() - cost.get()))
                : Optional.empty();
        Factors factors = new Factors(
                stake.basis,
                Round.ratio(stake.save),
                atRisk.map(Round::cents),
                cost.map(Round::cents),
                net,
                Round.ratio(urgency(signals)),
                Round.ratio(confidence(signals)),
                weights.lever(proposal.row().lever()));
        double score =
                Math.max(0, net.orElse(stake.worth())) * factors.urgency() * factors.confidence() * factors.lever();
        return new Worth(factors, net.isPresent() ? Round.cents(score) : Round.ratio(score));
    }

    private Stake stake(Proposal proposal) {
        Stake best = defection(proposal);
        for (PlaybookTable.Entry entry : proposal.entries()) {
            Stake other = null;
            if (entry.influence() >= CodeBook.CAUSES && entry.influence() < CodeBook.DEFECTION) {
                other = conduct(entry);
            } else if (grows(entry)) {
                other = new Stake(Basis.GROWTH, entry.row().save(), 1 / weights.horizonYears, 0);
            } else if (entry.influence() < 0 && entry.signal() >= 0) {
                other = conduct(entry.signal(), entry.row().save());
            }
            if (other != null && other.worth() > best.worth()) {
                best = other;
            }
        }
        return best;
    }

    /** A row that names a stance and no cause or risk is worth a share of a year's margin. */
    private static boolean grows(PlaybookTable.Entry entry) {
        return entry.influence() < 0 && !entry.row().stances().isEmpty();
    }

    private Stake conduct(PlaybookTable.Entry entry) {
        ConductRisk risk = ConductRisk.values()[entry.influence() - CodeBook.CAUSES];
        double owed = risk == ConductRisk.CREDIT_EXPOSURE
                ? consultation
                        .snapshot
                        .get(Metrics.CHANNEL_OVERDUE_AMOUNT)
                        .map(money -> money.amount().doubleValue())
                        .orElse(0.0)
                : 0;
        return new Stake(Basis.CONDUCT, entry.row().save(), diagnosis.likelihood(entry.influence()), owed);
    }

    /** What a signal says of the conduct risk it says most of. */
    private Stake conduct(int signal, double save) {
        double most = 0;
        for (int risk = CodeBook.CAUSES; risk < CodeBook.DEFECTION; risk++) {
            most = Math.max(most, diagnosis.likelihood(risk) * diagnosis.shareOfVoice(signal, risk));
        }
        return new Stake(Basis.CONDUCT, save, most, 0);
    }

    /**
     * The share of the defection likelihood that the action removes. Of each cause it answers it removes what its rows save,
     * capped by how far the cause can be controlled; a row for a signal or commitment removes only what those signals say.
     */
    private Stake defection(Proposal proposal) {
        double removed = 0;
        for (int influence = 0; influence < CodeBook.INFLUENCES; influence++) {
            if (influence < CodeBook.CAUSES || influence == CodeBook.DEFECTION) {
                double share = diagnosis.shareOfDefection(influence);
                if (share > 0) {
                    removed += share * removedFrom(influence, proposal);
                }
            }
        }
        return new Stake(Basis.DEFECTION, removed, diagnosis.defection(), 0);
    }

    private double removedFrom(int influence, Proposal proposal) {
        double cap = influence == CodeBook.DEFECTION ? 1 : weights.cap(Cause.values()[influence].controllability());
        double removed = 0;
        for (PlaybookTable.Entry entry : proposal.entries()) {
            double save = Math.min(entry.row().save(), cap);
            if (grows(entry)) {
                continue;
            }
            if (entry.influence() == influence) {
                removed = Math.max(removed, save);
            } else if (entry.influence() < 0 && entry.signal() >= 0) {
                removed = Math.max(removed, save * diagnosis.shareOfVoice(entry.signal(), influence));
            } else if (entry.influence() < 0 && entry.commitment() >= 0) {
                removed = Math.max(removed, save * shareOfVoice(Commitment.values()[entry.commitment()], influence));
            }
        }
        return removed;
    }

    private double shareOfVoice(Commitment commitment, int influence) {
        double share = 0;
        for (int signal : findings.order()) {
            if (findings.isAgainst(signal, commitment)) {
                share += diagnosis.shareOfVoice(signal, influence);
            }
        }
        return Math.min(1, share);
    }

    private Optional<Double> cost(Proposal proposal) {
        if (revenue.isEmpty()) {
            return Optional.empty();
        }
        double hours = proposal.row().effortHours();
        double hourCost = weights.hourCost(revenue.get().currency().getCurrencyCode());
        if (hours > 0 && Double.isNaN(hourCost)) {
            return Optional.empty();
        }
        double effort = hours > 0 ? hours * hourCost : 0;
        return Optional.of(
                effort + proposal.row().cost() * revenue.get().amount().doubleValue());
    }

    private double urgency(Set<Integer> signals) {
        double base = 1;
        double raised = 1;
        for (int signal : signals) {
            base = Math.max(base, weights.urgency(findings.severity(signal)));
            raised *= weights.urgencyOfSignal(signal);
        }
        return base * raised;
    }

    /** Mean confidence of the signals, the stronger counting more; 1 where an action rests on no signal. */
    private double confidence(Set<Integer> signals) {
        double sum = 0;
        double total = 0;
        for (int signal : signals) {
            sum += findings.confidenceOf(signal) * findings.strength(signal);
            total += findings.strength(signal);
        }
        return total > 0 ? sum / total : 1;
    }
}
