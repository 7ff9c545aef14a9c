package dev.mainstay.internal.engine;

import dev.mainstay.advice.Factors;
import dev.mainstay.advice.Factors.Basis;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import java.util.HashMap;
import java.util.Map;
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
    private final Map<Integer, Double> withoutSignal = new HashMap<>(4);

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

    /** Share of the defection likelihood and the rest of it that is at stake, and what the action takes off. */
    private record Stake(Basis basis, double save, double likelihood, double least) {

        /** Worth without money: what the action takes off, as a share of the margin. */
        double worth() {
            return save * likelihood;
        }
    }

    /**
     * The factors of the action's score.
     *
     * @param signals numbers of the signals behind it
     */
    Factors factors(Proposal proposal, Set<Integer> signals) {
        Stake stake = stake(proposal);
        Optional<Double> atRisk =
                margin.map(amount -> Math.max(amount * stake.likelihood, stake.least * stake.likelihood));
        Optional<Double> cost = cost(proposal);
        Optional<Double> net = atRisk.isPresent() && cost.isPresent()
                ? Optional.of(Round.cents(stake.save * atRisk.get() - cost.get()))
                : Optional.empty();
        return new Factors(
                stake.basis,
                Round.ratio(stake.save),
                atRisk.map(Round::cents),
                cost.map(Round::cents),
                net,
                Round.ratio(urgency(signals)),
                Round.ratio(confidence(signals)),
                weights.lever(proposal.row().lever()));
    }

    /** The score that follows from the factors. */
    double score(Factors factors) {
        double net = factors.net().isPresent() ? factors.net().get() : relativeNet(factors);
        double score = Math.max(0, net) * factors.urgency() * factors.confidence() * factors.lever();
        return factors.relative() ? Round.ratio(score) : Round.cents(score);
    }

    private double relativeNet(Factors factors) {
        return factors.basis() == Basis.DEFECTION ? factors.save() * diagnosis.defection() : factors.save();
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
                other = new Stake(Basis.CONDUCT, entry.row().save(), diagnosis.conductTakenOffBy(entry.signal()), 0);
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

    private Stake defection(Proposal proposal) {
        double before = diagnosis.defection();
        if (before <= 0) {
            return new Stake(Basis.DEFECTION, 0, 0, 0);
        }
        double[] causes = new double[CodeBook.CAUSES];
        double behaviour = 0;
        double bySignals = 0;
        for (PlaybookTable.Entry entry : proposal.entries()) {
            double save = entry.row().save();
            if (grows(entry)) {
                continue;
            }
            if (entry.influence() == CodeBook.DEFECTION) {
                behaviour = Math.max(behaviour, save);
            } else if (entry.influence() >= 0 && entry.influence() < CodeBook.CAUSES) {
                double cap = weights.cap(Cause.values()[entry.influence()].controllability());
                causes[entry.influence()] = Math.max(causes[entry.influence()], Math.min(save, cap));
            } else if (entry.influence() < 0 && entry.signal() >= 0) {
                bySignals = Math.max(bySignals, save * contributionOf(entry.signal()));
            } else if (entry.influence() < 0 && entry.commitment() >= 0) {
                bySignals = Math.max(bySignals, save * contributionOf(Commitment.values()[entry.commitment()]));
            }
        }
        double taken = Math.max(before - diagnosis.defectionReducedBy(causes, behaviour), bySignals);
        return new Stake(Basis.DEFECTION, taken / before, before, 0);
    }

    private double contributionOf(int signal) {
        Double without = withoutSignal.computeIfAbsent(signal, diagnosis::defectionWithout);
        return Math.max(0, diagnosis.defection() - without);
    }

    private double contributionOf(Commitment commitment) {
        double most = 0;
        for (int signal : findings.order()) {
            if (findings.isAgainst(signal, commitment)) {
                most = Math.max(most, contributionOf(signal));
            }
        }
        return most;
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
