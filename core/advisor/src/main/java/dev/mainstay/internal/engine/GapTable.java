package dev.mainstay.internal.engine;

import dev.mainstay.account.MetricValues;
import dev.mainstay.advice.Gap;
import dev.mainstay.internal.engine.CompiledRule.CompiledPattern;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows which unknowns could decide which signals. A gap is reported only where a rule would fire if the unknown were known
 * and bad, everything else being as it is.
 */
final class GapTable {

    /** Who the account is and what it is worth says nothing of whether a commitment is kept. */
    private static final Set<String> NEUTRAL_GROUPS = Set.of("profile", "value");

    /** A signal rule with the given metrics, those of them that tell of a commitment, and the lists it reads. */
    private record Reader(
            CompiledRule rule, int signal, int[] metrics, int[] telling, List<FactType> lists, int[] limits) {}

    private final List<Reader> readers = new ArrayList<>();
    private final String[] metricNames =
            Metrics.of(FactType.ACCOUNT).stream().map(Metric::name).toArray(String[]::new);
    private final CodeBook codes;
    private final LimitTable limits;
    private final List<String> limitKeys = new ArrayList<>();
    private final Map<Commitment, Reader[]> readersOf = new EnumMap<>(Commitment.class);

    GapTable(List<CompiledRule> rules, CodeBook codes, LimitTable limits) {
        this.codes = codes;
        this.limits = limits;
        for (CompiledRule rule : rules) {
            if (rule.rule.phase() == Phase.SIGNALS) {
                readers.add(reader(rule));
            }
        }
        for (Commitment commitment : Commitment.values()) {
            readersOf.put(
                    commitment,
                    readers.stream()
                            .filter(reader -> reader.rule
                                    .rule
                                    .commitment()
                                    .filter(commitment::equals)
                                    .isPresent())
                            .toArray(Reader[]::new));
        }
    }

    private static boolean neutral(int metric) {
        String name = Metrics.of(FactType.ACCOUNT).get(metric).name();
        return NEUTRAL_GROUPS.contains(name.substring(0, name.indexOf('.')));
    }

    private Reader reader(CompiledRule rule) {
        Set<Integer> metrics = new LinkedHashSet<>();
        Set<FactType> lists = new LinkedHashSet<>();
        Set<Integer> limitsRead = new LinkedHashSet<>();
        for (CompiledPattern pattern : rule.patterns) {
            if (pattern.source().fact().isElement()) {
                lists.add(pattern.source().fact());
            }
            pattern.source()
                    .accumulation()
                    .ifPresent(accumulation -> collect(accumulation.threshold(), metrics, limitsRead));
            pattern.source().conditions().forEach(condition -> collect(condition, metrics, limitsRead));
        }
        return new Reader(
                rule,
                rule.code,
                metrics.stream().mapToInt(Integer::intValue).toArray(),
                metrics.stream()
                        .mapToInt(Integer::intValue)
                        .filter(metric -> !neutral(metric))
                        .toArray(),
                List.copyOf(lists),
                limitsRead.stream().mapToInt(Integer::intValue).toArray());
    }

    private void collect(Condition condition, Set<Integer> metrics, Set<Integer> limitsRead) {
        if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(part -> collect(part, metrics, limitsRead));
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(part -> collect(part, metrics, limitsRead));
        } else if (condition instanceof Condition.Comparison comparison) {
            collect(comparison.left(), metrics, limitsRead);
            collect(comparison.right(), metrics, limitsRead);
        }
    }

    private void collect(Term term, Set<Integer> metrics, Set<Integer> limitsRead) {
        if (term instanceof Term.Property property && property.metric().fact() == FactType.ACCOUNT) {
            Metrics.inputs(property.metric()).forEach(input -> metrics.add(input.index()));
        } else if (term instanceof Term.Limit limit) {
            int number = limits.number(limit.key());
            while (limitKeys.size() <= number) {
                limitKeys.add("");
            }
            limitKeys.set(number, limit.key());
            limitsRead.add(number);
        }
    }

    /**
     * Whether any metric is known that could speak against the commitment. That nobody complained does not count: it says
     * little of a commitment of which nothing is measured.
     */
    boolean anythingKnownOf(Commitment commitment, Consultation consultation) {
        MetricValues values = consultation.account.values();
        for (Reader reader : readersOf.getOrDefault(commitment, new Reader[0])) {
            if (consultation.inUse(reader.rule)) {
                for (int metric : reader.telling) {
                    if (!unknown(values, metric)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** What is unknown of the account and could matter, in the order of the vocabulary. */
    List<Gap> of(Consultation consultation) {
        MetricValues values = consultation.account.values();
        @SuppressWarnings({"unchecked", "rawtypes"})
        @Nullable List<String>[] byMetric = new List[metricNames.length];
        Map<String, List<String>> byOther = new TreeMap<>();
        Findings findings = consultation.findings();
        for (Reader reader : readers) {
            if (!consultation.inUse(reader.rule)
                    || findings.raised(reader.signal)
                    || !lacksSomething(reader, values, consultation)
                    || !mayFire(reader.rule, consultation)) {
                continue;
            }
            String signal = codes.signals().get(reader.signal);
            for (int metric : reader.metrics) {
                if (unknown(values, metric)) {
                    List<String> signals = byMetric[metric];
                    if (signals == null) {
                        signals = new ArrayList<>(2);
                        byMetric[metric] = signals;
                    }
                    note(signals, signal);
                }
            }
            if (!reader.lists.isEmpty()) {
                noteLists(reader, consultation, byOther, signal);
            }
            for (int limit : reader.limits) {
                if (Double.isNaN(consultation.limits.values()[limit]) && !lacksMetric(reader, values)) {
                    note(
                            byOther.computeIfAbsent(
                                    "limit(\"" + limitKeys.get(limit) + "\")", any -> new ArrayList<>(4)),
                            signal);
                }
            }
        }
        List<Gap> gaps = new ArrayList<>();
        for (int metric = 0; metric < byMetric.length; metric++) {
            List<String> signals = byMetric[metric];
            if (signals != null) {
                gaps.add(new Gap(metricNames[metric], signals));
            }
        }
        byOther.forEach((name, signals) -> gaps.add(new Gap(name, signals)));
        return gaps;
    }

    private static void noteLists(
            Reader reader, Consultation consultation, Map<String, List<String>> byOther, String signal) {
        for (FactType list : reader.lists) {
            if (!consultation.list(list).known()) {
                note(byOther.computeIfAbsent(list.listPath(), any -> new ArrayList<>(4)), signal);
            } else {
                noteElements(reader, list, consultation, byOther, signal);
            }
        }
    }

    private static void noteElements(
            Reader reader, FactType list, Consultation consultation, Map<String, List<String>> byOther, String signal) {
        for (CompiledPattern pattern : reader.rule.patterns) {
            if (pattern.source().fact() != list) {
                continue;
            }
            for (Metric<?> metric : read(pattern.source())) {
                for (Fact.Listed fact : consultation.list(list).facts()) {
                    if (Double.isNaN(fact.number(metric.index()))
                            && pattern.whole().mayHold(fact)
                            && !pattern.whole().holds(fact)) {
                        Metric<?> input = Metrics.inputs(metric).get(0);
                        note(byOther.computeIfAbsent(fact.path(input), any -> new ArrayList<>(4)), signal);
                    }
                }
            }
        }
    }

    private static List<Metric<?>> read(Pattern pattern) {
        List<Metric<?>> metrics = new ArrayList<>();
        pattern.conditions().forEach(condition -> read(condition, metrics));
        return metrics;
    }

    private static void read(Condition condition, List<Metric<?>> metrics) {
        if (condition instanceof Condition.Comparison comparison) {
            if (comparison.left() instanceof Term.Property property) {
                metrics.add(property.metric());
            }
        } else {
            List<Condition> parts =
                    condition instanceof Condition.AllOf all ? all.parts() : ((Condition.AnyOf) condition).parts();
            parts.forEach(part -> read(part, metrics));
        }
    }

    private static void note(List<String> signals, String signal) {
        if (!signals.contains(signal)) {
            signals.add(signal);
        }
    }

    private static boolean unknown(MetricValues values, int metric) {
        return Double.isNaN(values.number(metric)) && values.object(metric) == null;
    }

    private static boolean lacksMetric(Reader reader, MetricValues values) {
        for (int metric : reader.metrics) {
            if (unknown(values, metric)) {
                return true;
            }
        }
        return false;
    }

    private static boolean lacksSomething(Reader reader, MetricValues values, Consultation consultation) {
        if (!reader.lists.isEmpty() || lacksMetric(reader, values)) {
            return true;
        }
        for (int limit : reader.limits) {
            if (Double.isNaN(consultation.limits.values()[limit])) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayFire(CompiledRule rule, Consultation consultation) {
        for (CompiledPattern pattern : rule.patterns) {
            if (!mayMatch(pattern, consultation)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayMatch(CompiledPattern pattern, Consultation consultation) {
        FactType type = pattern.source().fact();
        if (!type.isElement()) {
            return pattern.source().quantifier() == Quantifier.NOT
                    ? !pattern.whole().holds(consultation.account)
                    : pattern.whole().mayHold(consultation.account);
        }
        Consultation.Listed list = consultation.list(type);
        if (!list.known()) {
            return true;
        }
        return switch (pattern.source().quantifier()) {
            case NOT -> !any(list.facts(), pattern.whole(), true);
            case EACH, EXISTS -> any(list.facts(), pattern.whole(), false);
            case ACCUMULATE -> mayReach(pattern, list.facts(), consultation);
        };
    }

    /** Whether all that may match would pass the threshold; what is not known of the threshold or a value may be anything. */
    private static boolean mayReach(CompiledPattern pattern, List<Fact.Listed> facts, Consultation consultation) {
        Accumulation accumulation = pattern.source().accumulation().orElseThrow();
        double threshold = pattern.threshold().orElseThrow().read(consultation.account);
        boolean open = Double.isNaN(threshold);
        int possible = 0;
        for (Fact.Listed fact : facts) {
            if (pattern.whole().mayHold(fact)) {
                possible++;
                open |= accumulation.metric().isPresent()
                        && Double.isNaN(fact.number(accumulation.metric().get().index()));
            }
        }
        if (possible == 0 || open) {
            return possible > 0;
        }
        double most = accumulation.fold() == Pattern.Fold.COUNT
                ? possible
                : EvidenceWriter.total(accumulation, facts, pattern.whole()::mayHold);
        return Check.Compare.holds(most, accumulation.operator(), threshold);
    }

    private static boolean any(List<Fact.Listed> facts, Check check, boolean certainly) {
        for (Fact.Listed fact : facts) {
            if (certainly ? check.holds(fact) : check.mayHold(fact)) {
                return true;
            }
        }
        return false;
    }
}
