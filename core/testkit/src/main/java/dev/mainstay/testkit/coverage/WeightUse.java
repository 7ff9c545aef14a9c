package dev.mainstay.testkit.coverage;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Withheld;
import dev.mainstay.authoring.internal.meaning.Findings.Raised;
import dev.mainstay.authoring.internal.meaning.Interpretation;
import dev.mainstay.authoring.internal.meaning.RuleJudgement.Firing;
import dev.mainstay.authoring.internal.meaning.Subject;
import dev.mainstay.authoring.internal.meaning.Verdict.Candidate;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which weights enter an advice. A threshold enters where something has passed it, a factor where what it is the factor of is
 * there.
 */
final class WeightUse {

    private static final Set<String> GROUPS =
            Set.of("severity", "risk", "urgency", "lever", "cap", "hourCost", "stance");
    private static final Set<String> SINGLE = Set.of(
            "horizon.years",
            "confidence.rumour",
            "confidence.unstated",
            "confidence.fadeDays",
            "cause.listed",
            "unexplained.defection",
            "unexplained.cause",
            "playbook.atLeast",
            "actions.max");

    private final Interpretation of;
    private final double fadeDays;
    private final Set<String> used = new LinkedHashSet<>();

    private WeightUse(Interpretation of, Map<String, Double> weights) {
        this.of = of;
        fadeDays = weights.getOrDefault("confidence.fadeDays", Double.MAX_VALUE);
    }

    /** Whether it can be told where a weight enters. */
    static boolean isMeaningful(String key) {
        return SINGLE.contains(key) || GROUPS.contains(key.substring(0, Math.max(0, key.indexOf('.'))));
    }

    /** Keys of the weights that enter. */
    static Set<String> of(Interpretation interpretation, Map<String, Double> weights) {
        WeightUse use = new WeightUse(interpretation, weights);
        use.signals();
        use.diagnosis();
        use.used.add("stance.order." + interpretation.stance());
        interpretation.proposals().stream()
                .flatMap(proposal -> proposal.rows().stream())
                .forEach(use::row);
        interpretation.verdict().candidates().forEach(use::candidate);
        if (interpretation.advice().withheld().stream().map(Withheld::reason).anyMatch("BEYOND_CAPACITY"::equals)) {
            use.used.add("actions.max");
        }
        return use.used;
    }

    private void signals() {
        for (Raised signal : of.findings().signals()) {
            used.add("severity." + signal.severity());
            for (Firing firing : signal.firings()) {
                firing.facts().forEach(this::confidence);
            }
        }
    }

    private void confidence(Subject subject) {
        if (subject.type() == FactType.RIVAL) {
            if (!subject.property(Metrics.RIVAL_CONFIRMED).equals(Optional.of(true))) {
                used.add("confidence.rumour");
            }
            stated(subject, Metrics.RIVAL_STRENGTH, Metrics.RIVAL_AGE_DAYS);
        } else if (subject.type() == FactType.SHIFT) {
            stated(subject, Metrics.SHIFT_CERTAINTY, Metrics.SHIFT_AGE_DAYS);
        }
    }

    private void stated(Subject subject, Metric<?> strength, Metric<?> age) {
        if (subject.property(strength).isEmpty()) {
            used.add("confidence.unstated");
        }
        if (subject.property(age)
                .filter(days -> ((Number) days).doubleValue() > fadeDays)
                .isPresent()) {
            used.add("confidence.fadeDays");
        }
    }

    private void diagnosis() {
        used.add("risk." + of.diagnosis().level());
        if (!of.advice().causes().isEmpty() || !of.advice().conduct().isEmpty()) {
            used.add("cause.listed");
        }
        if (of.diagnosis().unexplained()) {
            used.add("unexplained.defection");
            used.add("unexplained.cause");
        }
    }

    private void row(PlaybookRow row) {
        if (row.atLeast().isEmpty()
                && (row.cause().isPresent()
                        || row.risk().isPresent()
                        || row.signal().isPresent())) {
            used.add("playbook.atLeast");
        }
        row.cause()
                .flatMap(code -> Arrays.stream(Cause.values())
                        .filter(cause -> cause.name().equals(code))
                        .findFirst())
                .ifPresent(cause -> used.add("cap." + cause.controllability()));
    }

    private void candidate(Candidate candidate) {
        AccountSnapshot account = of.account();
        used.add("lever." + candidate.proposal().action().lever());
        for (String code : candidate.because()) {
            of.findings().signal(code).ifPresent(signal -> {
                used.add("urgency." + signal.severity());
                used.add("urgency.signal." + code);
            });
        }
        if (candidate.worth().factors().net().isPresent()) {
            used.add("horizon.years");
        }
        if (candidate.worth().factors().cost().isPresent()
                && candidate.proposal().action().effortHours() > 0) {
            account.get(Metrics.VALUE_ANNUAL_REVENUE)
                    .ifPresent(
                            revenue -> used.add("hourCost." + revenue.currency().getCurrencyCode()));
        }
    }
}
