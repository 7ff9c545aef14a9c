package dev.mainstay.internal.engine;

import dev.mainstay.account.MetricValues;
import dev.mainstay.advice.Factors;
import dev.mainstay.advice.Factors.Basis;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import java.util.Optional;

/**
 * Works out what a proposed action is worth. Saving power, not risk alone, decides (Ascarza 2018): an action that answers an
 * uncontrollable cause is capped, however likely the cause.
 */
@SuppressWarnings("EnumOrdinal") // codes are numbered by their declaration
final class Appraisal {

    private static final Commitment[] COMMITMENTS = Commitment.values();
    private static final int CREDIT_EXPOSURE = CodeBook.CAUSES + ConductRisk.CREDIT_EXPOSURE.ordinal();

    private final Diagnosis diagnosis;
    private final Findings findings;
    private final Weights weights;
    private final Budget budget;
    /** Gross margin over the horizon, {@code NaN} where unknown. */
    private final double margin;
    /** Yearly revenue and the price of an hour of effort, {@code NaN} where unknown. */
    private final double revenue;

    private final double hourCost;
    private final double owed;

    Appraisal(Consultation consultation) {
        diagnosis = consultation.diagnosis();
        findings = consultation.findings();
        weights = consultation.engine.weights;
        budget = consultation.budget;
        MetricValues metrics = consultation.account.values();
        margin = Math.max(0, metrics.number(Metrics.VALUE_GROSS_MARGIN.index())) * weights.horizonYears;
        revenue = metrics.number(Metrics.VALUE_ANNUAL_REVENUE.index());
        hourCost = metrics.object(Metrics.VALUE_ANNUAL_REVENUE.index()) instanceof Money money
                ? weights.hourCost(money.currency())
                : Double.NaN;
        double overdue = metrics.number(Metrics.CHANNEL_OVERDUE_AMOUNT.index());
        owed = Double.isNaN(overdue) ? 0 : overdue;
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

    /** What the action is worth. */
    Worth worth(Proposal proposal, Reasons reasons) {
        Stake stake = stake(proposal);
        double atRisk = Math.max(margin * stake.likelihood, stake.least * stake.likelihood);
        double cost = cost(proposal);
        double net = Round.cents(stake.save * atRisk - cost);
        Factors factors = new Factors(
                stake.basis,
                Round.ratio(stake.save),
                known(Round.cents(atRisk)),
                known(Round.cents(cost)),
                known(net),
                Round.ratio(urgency(reasons)),
                Round.ratio(confidence(reasons)),
                proposal.catalogued().lever());
        boolean relative = Double.isNaN(net);
        double score = Math.max(0, relative ? stake.worth() : net)
                * factors.urgency()
                * factors.confidence()
                * factors.lever();
        return new Worth(factors, relative ? Round.ratio(score) : Round.cents(score));
    }

    private static Optional<Double> known(double value) {
        return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
    }

    private Stake stake(Proposal proposal) {
        Stake best = defection(proposal);
        for (PlaybookTable.Entry entry : proposal.entries()) {
            Stake other = null;
            if (entry.influence() >= CodeBook.CAUSES && entry.influence() < CodeBook.DEFECTION) {
                other = conduct(entry);
            } else if (entry.grows()) {
                other = new Stake(Basis.GROWTH, entry.save(), 1 / weights.horizonYears, 0);
            } else if (entry.influence() < 0 && entry.signal() >= 0) {
                other = conduct(entry.signal(), entry.save());
            }
            if (other != null && other.worth() > best.worth()) {
                best = other;
            }
        }
        return best;
    }

    private Stake conduct(PlaybookTable.Entry entry) {
        double least = entry.influence() == CREDIT_EXPOSURE ? owed : 0;
        return new Stake(Basis.CONDUCT, entry.save(), diagnosis.likelihood(entry.influence()), least);
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
        for (int cause = 0; cause < CodeBook.CAUSES; cause++) {
            removed += shareRemoved(cause, proposal);
        }
        removed += shareRemoved(CodeBook.DEFECTION, proposal);
        return new Stake(Basis.DEFECTION, removed, diagnosis.defection(), 0);
    }

    private double shareRemoved(int influence, Proposal proposal) {
        double share = diagnosis.shareOfDefection(influence);
        return share > 0 ? share * removedFrom(influence, proposal) : 0;
    }

    private double removedFrom(int influence, Proposal proposal) {
        double cap = weights.cap(influence);
        double removed = 0;
        budget.spend(proposal.entries().size());
        for (PlaybookTable.Entry entry : proposal.entries()) {
            if (entry.grows()) {
                continue;
            }
            double save = Math.min(entry.save(), cap);
            if (entry.influence() == influence) {
                removed = Math.max(removed, save);
            } else if (entry.influence() < 0 && entry.signal() >= 0) {
                removed = Math.max(removed, save * diagnosis.shareOfVoice(entry.signal(), influence));
            } else if (entry.influence() < 0 && entry.commitment() >= 0) {
                removed = Math.max(removed, save * shareOfVoice(COMMITMENTS[entry.commitment()], influence));
            }
        }
        return removed;
    }

    private double shareOfVoice(Commitment commitment, int influence) {
        double share = 0;
        budget.spend(findings.order().length);
        for (int signal : findings.order()) {
            if (findings.isAgainst(signal, commitment)) {
                share += diagnosis.shareOfVoice(signal, influence);
            }
        }
        return Math.min(1, share);
    }

    /** {@code NaN} where unknown. */
    private double cost(Proposal proposal) {
        double hours = proposal.row().effortHours();
        double effort = hours > 0 ? hours * hourCost : 0;
        return effort + proposal.row().cost() * revenue;
    }

    private double urgency(Reasons reasons) {
        double base = 1;
        double raised = 1;
        for (int i = 0; i < reasons.count(); i++) {
            int signal = reasons.signal(i);
            base = Math.max(base, weights.urgency(findings.severity(signal)));
            raised *= weights.urgencyOfSignal(signal);
        }
        return base * raised;
    }

    /** Mean confidence of the signals, the stronger counting more; 1 where an action rests on no signal. */
    private double confidence(Reasons reasons) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < reasons.count(); i++) {
            double strength = findings.strength(reasons.signal(i));
            sum += findings.confidenceOf(reasons.signal(i)) * strength;
            total += strength;
        }
        return total > 0 ? sum / total : 1;
    }
}
