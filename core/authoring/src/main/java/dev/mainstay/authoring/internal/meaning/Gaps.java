package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Gap;
import dev.mainstay.authoring.internal.meaning.Judgement.Compared;
import dev.mainstay.authoring.internal.meaning.Judgement.Joined;
import dev.mainstay.authoring.internal.meaning.RuleJudgement.OfFact;
import dev.mainstay.authoring.internal.meaning.RuleJudgement.OfPattern;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is unknown of an account and could raise a signal: what decides a rule that neither fires nor certainly does not, and
 * whose signal no other rule raises.
 */
final class Gaps {

    private final AccountSnapshot account;
    private final Map<String, Set<String>> metrics = new TreeMap<>();
    private final Map<String, Set<String>> others = new TreeMap<>();

    private Gaps(AccountSnapshot account) {
        this.account = account;
    }

    static List<Gap> of(AccountSnapshot account, List<RuleJudgement> signalRules, Findings findings) {
        Gaps gaps = new Gaps(account);
        for (RuleJudgement judgement : signalRules) {
            String signal = judgement.rule().consequence().code();
            if (judgement.truth() == Truth.UNKNOWN
                    && judgement.rule().appliesOn(account.asOf())
                    && findings.signal(signal).isEmpty()) {
                gaps.search(judgement, signal);
            }
        }
        List<Gap> found = new ArrayList<>();
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            Set<String> signals = gaps.metrics.get(metric.name());
            if (signals != null) {
                found.add(new Gap(metric.name(), List.copyOf(signals)));
            }
        }
        gaps.others.forEach((name, signals) -> found.add(new Gap(name, List.copyOf(signals))));
        return found;
    }

    private void search(RuleJudgement judgement, String signal) {
        Search search = new Search(signal);
        for (OfPattern pattern : judgement.patterns()) {
            if (pattern.truth() == Truth.UNKNOWN) {
                search.in(pattern);
            }
        }
        // a missing limit is worth a word only where it alone is missing
        if (!search.lacksMetric) {
            search.unset.forEach(key -> note(others, "limit(\"" + key + "\")", signal));
        }
    }

    private static void note(Map<String, Set<String>> gaps, String name, String signal) {
        gaps.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(signal);
    }

    /** Looks for what is unknown in one rule, only where it decides. */
    private final class Search {

        private final String signal;
        private final Set<String> unset = new LinkedHashSet<>();
        private boolean lacksMetric;

        Search(String signal) {
            this.signal = signal;
        }

        void in(OfPattern pattern) {
            if (!pattern.listKnown()) {
                note(others, pattern.pattern().fact().listPath(), signal);
            }
            pattern.pattern().accumulation().ifPresent(accumulation -> pattern.folded()
                    .ifPresent(folded -> limit(folded.threshold(), accumulation.threshold())));
            for (OfFact fact : pattern.facts()) {
                pattern.pattern()
                        .accumulation()
                        .flatMap(Accumulation::metric)
                        .filter(metric -> fact.truth() != Truth.FALSE
                                && fact.subject().property(metric).isEmpty())
                        .ifPresent(metric -> element(fact.subject(), metric));
                if (fact.truth() == Truth.UNKNOWN) {
                    fact.conditions().forEach(condition -> in(condition, fact.subject()));
                }
            }
        }

        private void in(Judgement judgement, Subject subject) {
            if (judgement.truth() != Truth.UNKNOWN) {
                return;
            }
            if (judgement instanceof Joined joined) {
                joined.parts().forEach(part -> in(part, subject));
            } else if (judgement instanceof Compared compared) {
                property(compared.observed(), compared.condition().left(), subject);
                property(compared.limit(), compared.condition().right(), subject);
                limit(compared.limit(), compared.condition().right());
            }
        }

        private void property(Reading reading, Term term, Subject subject) {
            if (reading.known() || !(term instanceof Term.Property property)) {
                return;
            }
            List<Metric<?>> inputs = Metrics.inputs(property.metric());
            if (subject.type().isElement()) {
                element(subject, property.metric());
                return;
            }
            for (Metric<?> input : inputs) {
                if (!account.metrics().knows(input)) {
                    note(metrics, input.name(), signal);
                    lacksMetric = true;
                }
            }
        }

        /** Of an element the first unknown metric that a property follows from is named. */
        private void element(Subject element, Metric<?> metric) {
            Metrics.inputs(metric).stream()
                    .filter(input -> element.property(input).isEmpty())
                    .findFirst()
                    .ifPresent(input -> note(others, element.path(input), signal));
        }

        private void limit(Reading reading, Term term) {
            if (!reading.known() && term instanceof Term.Limit limit) {
                unset.add(limit.key());
            }
        }
    }
}
