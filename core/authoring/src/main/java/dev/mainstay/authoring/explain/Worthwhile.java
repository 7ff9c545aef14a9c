package dev.mainstay.authoring.explain;

import dev.mainstay.advice.Factors;
import dev.mainstay.authoring.internal.meaning.Interpretation;
import dev.mainstay.authoring.internal.meaning.Verdict;
import dev.mainstay.pack.PackModel;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where an action begins to save more than it costs: the one break point that stands in no rule but follows from the score,
 * solved for the account's revenue and its margin.
 */
final class Worthwhile {

    private Worthwhile() {}

    /** By metric the value at which the net of the topic's action is nothing; none where it is proposed by no row. */
    static Map<Metric<?>, Double> of(PackModel model, Topic topic, Interpretation account) {
        Map<Metric<?>, Double> found = new LinkedHashMap<>();
        if (topic.kind() != Topic.Kind.ACTION) {
            return found;
        }
        for (Verdict.Candidate candidate : account.verdict().candidates()) {
            if (candidate.proposal().action().code().equals(topic.code())) {
                account.account()
                        .get(Metrics.VALUE_ANNUAL_REVENUE)
                        .ifPresent(revenue -> of(model, candidate, account, revenue, found));
            }
        }
        return found;
    }

    private static void of(
            PackModel model,
            Verdict.Candidate candidate,
            Interpretation account,
            Money revenue,
            Map<Metric<?>, Double> found) {
        Factors factors = candidate.worth().factors();
        double amount = revenue.amount().doubleValue();
        double atRisk = factors.amountAtRisk().orElse(0.0);
        double cost = factors.cost().orElse(0.0);
        double saved = factors.save() * atRisk;
        if (amount <= 0 || saved <= 0 || cost <= 0) {
            return;
        }
        double hours = candidate.proposal().action().effortHours()
                * model.weightValues()
                        .getOrDefault("hourCost." + revenue.currency().getCurrencyCode(), 0.0);
        double perUnit = saved / amount - candidate.proposal().action().cost();
        if (perUnit > 0 && hours > 0) {
            found.put(Metrics.VALUE_ANNUAL_REVENUE, Math.rint(hours / perUnit));
        }
        account.account()
                .get(Metrics.VALUE_GROSS_MARGIN_RATE)
                .map(rate -> Math.rint(rate * cost / saved * 1e4) / 1e4)
                .filter(rate -> rate <= 1)
                .ifPresent(rate -> found.put(Metrics.VALUE_GROSS_MARGIN_RATE, rate));
    }
}
