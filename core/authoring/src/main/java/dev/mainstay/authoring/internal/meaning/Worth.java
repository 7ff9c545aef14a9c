package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Factors;
import dev.mainstay.advice.Factors.Basis;
import dev.mainstay.authoring.internal.meaning.Findings.Raised;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a proposed action is worth, as the tables "The score" and "factor" of core/README.md say it.
 *
 * @param factors what the score is made of
 * @param score the score
 */
public record Worth(Factors factors, double score) {

    /**
     * What is at stake.
     *
     * @param save what the action takes off
     * @param likelihood of what threatens
     * @param amount margin that is threatened
     */
    private record Stake(Basis basis, double save, double likelihood, Optional<Double> amount) {

        /** Comparable without money. */
        double share() {
            return save * likelihood;
        }
    }

    static Worth of(
            Proposal proposal,
            Set<String> signals,
            AccountSnapshot account,
            Findings findings,
            Diagnosis diagnosis,
            Weights weights) {
        return new Appraiser(account, findings, diagnosis, weights).worth(proposal, signals);
    }

    private record Appraiser(AccountSnapshot account, Findings findings, Diagnosis diagnosis, Weights weights) {

        Worth worth(Proposal proposal, Set<String> signals) {
            Stake stake = stake(proposal);
            Optional<Double> atRisk = stake.amount().map(amount -> amount * stake.likelihood());
            Optional<Double> cost = cost(proposal.action());
            Optional<Double> net =
                    atRisk.flatMap(amount -> cost.map(spent -> Weights.money(stake.save() * amount - spent)));
            Factors factors = new Factors(
                    stake.basis(),
                    Weights.share(stake.save()),
                    atRisk.map(Weights::money),
                    cost.map(Weights::money),
                    net,
                    Weights.share(urgency(signals)),
                    Weights.share(confidence(signals)),
                    weights.get("lever", proposal.action().lever()));
            double score =
                    Math.max(0, net.orElse(stake.share())) * factors.urgency() * factors.confidence() * factors.lever();
            return new Worth(factors, net.isPresent() ? Weights.money(score) : Weights.share(score));
        }

        /** What the action is worth most for. */
        private Stake stake(Proposal proposal) {
            Stake best = new Stake(Basis.DEFECTION, removed(proposal), diagnosis.defection(), margin());
            for (PlaybookRow row : proposal.rows()) {
                Optional<Stake> other = stake(row);
                if (other.isPresent() && other.get().share() > best.share()) {
                    best = other.get();
                }
            }
            return best;
        }

        /** What a row is worth other than for the defection likelihood. */
        private Optional<Stake> stake(PlaybookRow row) {
            if (row.risk().isPresent()) {
                double likelihood = diagnosis.likelihood(row.risk().get().name());
                return Optional.of(new Stake(
                        Basis.CONDUCT,
                        row.save(),
                        likelihood,
                        exposed(row.risk().get())));
            }
            if (row.cause().isPresent()) {
                return Optional.empty();
            }
            if (!row.stances().isEmpty()) {
                return Optional.of(new Stake(Basis.GROWTH, row.save(), 1 / weights.get("horizon.years"), margin()));
            }
            return row.signal().map(signal -> new Stake(Basis.CONDUCT, row.save(), conduct(signal), margin()));
        }

        /** Gross margin over the horizon; a negative one counts as none. */
        private Optional<Double> margin() {
            return account.get(Metrics.VALUE_GROSS_MARGIN)
                    .map(margin -> Math.max(0, margin.amount().doubleValue()) * weights.get("horizon.years"));
        }

        /** The margin or, for credit, what is overdue, where that is more. */
        private Optional<Double> exposed(ConductRisk risk) {
            double overdue = account.get(Metrics.CHANNEL_OVERDUE_AMOUNT)
                    .filter(amount -> risk == ConductRisk.CREDIT_EXPOSURE)
                    .map(amount -> amount.amount().doubleValue())
                    .orElse(0.0);
            return margin().map(margin -> Math.max(margin, overdue));
        }

        /** What a signal says of the conduct risk it says most of. */
        private double conduct(String signal) {
            return Diagnosis.RISKS.stream()
                    .mapToDouble(risk -> diagnosis.likelihood(risk) * diagnosis.shareOfVoice(signal, risk))
                    .max()
                    .orElse(0);
        }

        /** Share of the defection likelihood that the action removes. */
        private double removed(Proposal proposal) {
            double removed = 0;
            for (String cause : Diagnosis.CAUSES) {
                double cap = weights.get("cap", Cause.valueOf(cause).controllability());
                removed += diagnosis.shareOfDefection(cause) * removed(proposal, cause, cap);
            }
            return removed
                    + diagnosis.shareOfDefection(Diagnosis.BEHAVIOUR) * removed(proposal, Diagnosis.BEHAVIOUR, 1);
        }

        /** What the action removes of one influence: the greatest row counts. */
        private double removed(Proposal proposal, String influence, double cap) {
            return proposal.rows().stream()
                    .mapToDouble(row -> Math.min(row.save(), cap) * aim(row, influence))
                    .max()
                    .orElse(0);
        }

        /** How much of an influence a row is aimed at. */
        private double aim(PlaybookRow row, String influence) {
            Optional<String> named = Proposal.influence(row);
            if (named.isPresent()) {
                return named.get().equals(influence) ? 1 : 0;
            }
            if (!row.stances().isEmpty()) {
                return 0;
            }
            if (row.signal().isPresent()) {
                return diagnosis.shareOfVoice(row.signal().get(), influence);
            }
            double share = 0;
            for (Raised signal : row.commitment().map(findings::against).orElse(List.of())) {
                share += diagnosis.shareOfVoice(signal.code(), influence);
            }
            return Math.min(1, share);
        }

        private Optional<Double> cost(ActionRow action) {
            Optional<Money> revenue = account.get(Metrics.VALUE_ANNUAL_REVENUE);
            Optional<Double> hour = action.effortHours() == 0
                    ? Optional.of(0.0)
                    : revenue.flatMap(
                            money -> weights.find("hourCost." + money.currency().getCurrencyCode()));
            return revenue.flatMap(money -> hour.map(price -> action.effortHours() * price
                    + action.cost() * money.amount().doubleValue()));
        }

        private double urgency(Set<String> signals) {
            double gravest = 1;
            double raised = 1;
            for (String signal : signals) {
                Raised found = findings.signal(signal).orElseThrow();
                gravest = Math.max(gravest, weights.get("urgency", found.severity()));
                raised *= weights.find("urgency.signal." + signal).orElse(1.0);
            }
            return gravest * raised;
        }

        private double confidence(Set<String> signals) {
            double sum = 0;
            double total = 0;
            for (String signal : signals) {
                Raised found = findings.signal(signal).orElseThrow();
                sum += found.confidence() * found.strength();
                total += found.strength();
            }
            return total > 0 ? sum / total : 1;
        }
    }
}
