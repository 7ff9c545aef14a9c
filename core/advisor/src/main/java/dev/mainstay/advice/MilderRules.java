package dev.mainstay.advice;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the milder rules of a signal say of the values that raised it: an advice names only the firings of the gravest, but the
 * signal stands as gravely as a rule says whose limits these values are clear of. Where an account's own limit cannot be told
 * from the advice, every limit that could be its own must be passed. Immutable and thread-safe.
 */
final class MilderRules {

    static final MilderRules NONE = new MilderRules(Map.of(), Map.of());

    private static final Comparator<Rule> GRAVEST_FIRST =
            Comparator.comparing(Rule::severity).reversed().thenComparing(Rule::name);

    private final Map<String, List<Rule>> bySignal;
    private final Map<String, List<LimitRow>> byLimit;

    private MilderRules(Map<String, List<Rule>> bySignal, Map<String, List<LimitRow>> byLimit) {
        this.bySignal = bySignal;
        this.byLimit = byLimit;
    }

    static MilderRules of(PackModel model) {
        Map<String, List<Rule>> bySignal = new HashMap<>();
        for (Rule rule : model.rules()) {
            if (rule.consequence().call() == BoardCall.RAISE
                    && rule.switchedOff().isEmpty()
                    && rule.patterns().size() == 1
                    && rule.patterns().get(0).quantifier() == Quantifier.EACH) {
                bySignal.computeIfAbsent(rule.consequence().code(), any -> new ArrayList<>())
                        .add(rule);
            }
        }
        bySignal.values().forEach(rules -> rules.sort(GRAVEST_FIRST));
        Map<String, List<LimitRow>> byLimit = new HashMap<>();
        model.limits().forEach(row -> byLimit.computeIfAbsent(row.key(), any -> new ArrayList<>())
                .add(row));
        return new MilderRules(bySignal, byLimit);
    }

    /** The gravest severity below its own at which a signal is clear of its limits. */
    Optional<Severity> clear(Signal signal, Hysteresis hysteresis) {
        return bySignal.getOrDefault(signal.code(), List.of()).stream()
                .filter(rule -> rule.severity().compareTo(signal.severity()) < 0)
                .filter(rule -> signal.evidence().stream()
                        .map(evidence -> subject(evidence.metric()))
                        .distinct()
                        .anyMatch(subject -> holds(rule.patterns().get(0), subject, signal.evidence(), hysteresis)))
                .map(Rule::severity)
                .findFirst();
    }

    /** What comes before a metric's name: nothing for the account, list and label for an element. */
    private static String subject(String metric) {
        int end = metric.lastIndexOf("].");
        return end < 0 ? "" : metric.substring(0, end + 2);
    }

    private boolean holds(Pattern pattern, String subject, List<Evidence> evidence, Hysteresis hysteresis) {
        FactType type = pattern.fact();
        boolean ofIt = type.isElement() ? subject.startsWith(type.listPath() + "[") : subject.isEmpty();
        return ofIt
                && !pattern.conditions().isEmpty()
                && pattern.conditions().stream().allMatch(condition -> holds(condition, subject, evidence, hysteresis));
    }

    private boolean holds(Condition condition, String subject, List<Evidence> evidence, Hysteresis hysteresis) {
        if (!(condition instanceof Condition.Comparison comparison)
                || !(comparison.left() instanceof Term.Property property)) {
            return false;
        }
        String metric = subject + property.metric().name();
        String operator = comparison.operator().symbol();
        return evidence.stream()
                .filter(one -> one.metric().equals(metric) && one.operator().equals(operator))
                .anyMatch(one -> comparison.right() instanceof Term.Limit limit
                        ? beyond(one, limit.key(), hysteresis)
                        : same(one, comparison.right()));
    }

    /** What the graver rule asks too holds here as it does there. */
    private static boolean same(Evidence evidence, Term asked) {
        if (evidence.limitKey().isPresent()) {
            return false;
        }
        if (asked instanceof Term.NumberLiteral literal && evidence.limit() instanceof Number number) {
            return number.doubleValue() == literal.value();
        }
        return asked.text().equals(evidence.limit().toString());
    }

    private boolean beyond(Evidence evidence, String limit, Hysteresis hysteresis) {
        List<LimitRow> rows = byLimit.getOrDefault(limit, List.of());
        Optional<LimitRow> graver = hysteresis.row(evidence);
        List<LimitRow> own = graver.map(row -> candidates(rows, row)).orElse(rows);
        return !own.isEmpty() && own.stream().allMatch(row -> hysteresis.passes(evidence, row));
    }

    /** The rows that could be the account's, of which is known which row of another limit is. */
    private static List<LimitRow> candidates(List<LimitRow> rows, LimitRow known) {
        boolean alike = rows.stream()
                .anyMatch(row -> row.specificity() == known.specificity()
                        && row.effectiveFrom().isEmpty()
                        && compatible(row, known));
        return rows.stream()
                .filter(row -> compatible(row, known))
                .filter(row -> !alike || row.specificity() >= known.specificity())
                .toList();
    }

    private static boolean compatible(LimitRow one, LimitRow other) {
        return compatible(one.account(), other.account())
                && compatible(one.tier(), other.tier())
                && compatible(one.industry(), other.industry())
                && compatible(one.kind(), other.kind());
    }

    private static boolean compatible(Optional<?> one, Optional<?> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
