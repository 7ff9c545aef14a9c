package dev.mainstay.internal.engine;

import dev.mainstay.account.MetricValues;
import dev.mainstay.advice.Gap;
import dev.mainstay.internal.engine.CompiledRule.CompiledPattern;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Pattern.Fold;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Knows which unknowns could decide which signals. A gap is reported only where a rule would fire if the unknown were known
 * and bad, everything else being as it is.
 */
@SuppressWarnings("EnumOrdinal") // tables by code
final class GapTable {

    private static final Commitment[] COMMITMENTS = Commitment.values();

    /** Who the account is and what it is worth says nothing of whether a commitment is kept. */
    private static final Set<String> NEUTRAL_GROUPS = Set.of("profile", "value");

    /**
     * A signal rule with what can be unknown to it.
     *
     * @param metrics the given metrics of the account
     * @param limits the limits
     * @param lists whether it reads a list
     * @param plain every unknown of it decides, since it reads the account only and leaves no choice
     * @param open by pattern, where what decides is to be looked for
     * @param telling what tells of the commitment it counts against
     */
    private record Reader(
            CompiledRule rule,
            int signal,
            int[] metrics,
            int[] limits,
            boolean lists,
            boolean plain,
            OpenPattern[] open,
            Telling telling) {}

    /**
     * The metrics by which a rule tells that a commitment is kept: those of the commitment's own group, any of them; of a rule
     * that reads none of these, all together, for only then it is known not to fire.
     */
    private record Telling(int[] metrics, boolean together) {

        boolean anything(MetricValues values) {
            for (int metric : metrics) {
                if (unknown(values, metric) == together) {
                    return !together;
                }
            }
            return together && metrics.length > 0;
        }
    }

    private final Reader[] readers;
    private final Reader[][] readersOf = new Reader[COMMITMENTS.length][];
    private final String[] metricNames =
            Metrics.of(FactType.ACCOUNT).stream().map(Metric::name).toArray(String[]::new);
    /** Each signal alone: what most gaps could decide, and so made once. */
    private final List<List<String>> alone;

    private final LimitTable limits;
    private final List<String> limitKeys = new ArrayList<>();

    GapTable(List<CompiledRule> rules, CodeBook codes, LimitTable limits) {
        this.limits = limits;
        alone = codes.signals().stream().map(List::of).toList();
        readers = rules.stream()
                .filter(rule -> rule.rule.phase() == Phase.SIGNALS)
                .map(this::reader)
                .toArray(Reader[]::new);
        for (Commitment commitment : COMMITMENTS) {
            readersOf[commitment.ordinal()] = Arrays.stream(readers)
                    .filter(reader -> reader.rule
                            .rule
                            .commitment()
                            .filter(commitment::equals)
                            .isPresent())
                    .toArray(Reader[]::new);
        }
    }

    private static String group(int metric) {
        return Metrics.of(FactType.ACCOUNT).get(metric).group();
    }

    private static Telling telling(CompiledRule rule, int[] metrics) {
        String home = rule.rule.commitment().map(Commitment::group).orElse("");
        int[] own = Arrays.stream(metrics)
                .filter(metric -> group(metric).equals(home))
                .toArray();
        return own.length > 0
                ? new Telling(own, false)
                : new Telling(
                        Arrays.stream(metrics)
                                .filter(metric -> !NEUTRAL_GROUPS.contains(group(metric)))
                                .toArray(),
                        true);
    }

    private Reader reader(CompiledRule rule) {
        Set<Integer> metrics = new LinkedHashSet<>();
        Set<Integer> limitsRead = new LinkedHashSet<>();
        for (CompiledPattern pattern : rule.patterns) {
            pattern.source()
                    .accumulation()
                    .ifPresent(accumulation -> collect(accumulation.threshold(), metrics, limitsRead));
            pattern.source().conditions().forEach(condition -> collect(condition, metrics, limitsRead));
        }
        int[] given = numbers(metrics).toArray();
        boolean lists = rule.patterns.stream()
                .anyMatch(pattern -> pattern.source().fact().isElement());
        boolean choice = rule.patterns.stream()
                .flatMap(pattern -> pattern.source().conditions().stream())
                .anyMatch(GapTable::leavesChoice);
        return new Reader(
                rule,
                rule.code,
                given,
                numbers(limitsRead).toArray(),
                lists,
                !lists && !choice,
                rule.patterns.stream()
                        .map(pattern -> new OpenPattern(pattern, rule))
                        .toArray(OpenPattern[]::new),
                telling(rule, given));
    }

    private static boolean leavesChoice(Condition condition) {
        return condition instanceof Condition.AnyOf
                || (condition instanceof Condition.AllOf all
                        && all.parts().stream().anyMatch(GapTable::leavesChoice));
    }

    private static IntStream numbers(Set<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue);
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
     * Whether enough is known of the commitment to call it kept. That nobody complained does not count: it says little of a
     * commitment of which nothing is measured.
     */
    boolean anythingKnownOf(Commitment commitment, Consultation consultation) {
        MetricValues values = consultation.account.values();
        for (Reader reader : readersOf[commitment.ordinal()]) {
            if (consultation.inUse(reader.rule) && reader.telling.anything(values)) {
                return true;
            }
        }
        return false;
    }

    /** What is unknown of the account and could matter, in the order of the vocabulary. */
    List<Gap> of(Consultation consultation) {
        MetricValues values = consultation.account.values();
        Findings findings = consultation.findings();
        Found found = new Found(values);
        for (Reader reader : readers) {
            consultation.budget.spender(reader.rule);
            if (findings.raised(reader.signal)
                    || !consultation.inUse(reader.rule)
                    || !lacksSomething(reader, values, consultation)
                    || !mayFire(reader.rule, consultation)) {
                continue;
            }
            found.begin(reader.signal);
            if (reader.plain) {
                for (int metric : reader.metrics) {
                    found.metric(metric);
                }
                for (int limit : reader.limits) {
                    if (Double.isNaN(consultation.limits.value(limit))) {
                        found.limit(limit);
                    }
                }
            } else {
                for (OpenPattern pattern : reader.open) {
                    pattern.tell(consultation, found);
                }
            }
            found.end();
        }
        return found.gaps();
    }

    /** The gaps found so far: what each could decide. */
    private final class Found implements OpenPattern.Lacks {

        private final MetricValues values;
        private int signal;
        private boolean lacksMetric;
        private List<Integer> unset = List.of();

        Found(MetricValues values) {
            this.values = values;
        }

        /** What follows could decide this signal. */
        void begin(int next) {
            signal = next;
            lacksMetric = false;
        }

        @Override
        public void metric(int metric) {
            if (unknown(values, metric)) {
                lacksMetric = true;
                note(metric);
            }
        }

        @Override
        public void path(String path) {
            note(path);
        }

        @Override
        public void limit(int limit) {
            if (unset.isEmpty()) {
                unset = new ArrayList<>();
            }
            unset.add(limit);
        }

        /** A missing limit is worth a word only where no metric is missing too. */
        void end() {
            if (!unset.isEmpty()) {
                for (int limit : unset) {
                    if (!lacksMetric) {
                        note("limit(\"" + limitKeys.get(limit) + "\")");
                    }
                }
                unset = List.of();
            }
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private final @Nullable List<String>[] byMetric = new List[metricNames.length];

        private Map<String, List<String>> byPath = Map.of();
        private int metrics;

        private void note(int metric) {
            List<String> known = byMetric[metric];
            if (known == null) {
                metrics++;
            }
            byMetric[metric] = with(known);
        }

        private void note(String path) {
            if (byPath.isEmpty()) {
                byPath = new TreeMap<>();
            }
            byPath.put(path, with(byPath.get(path)));
        }

        private List<String> with(@Nullable List<String> known) {
            List<String> further = alone.get(signal);
            if (known == null) {
                return further;
            }
            if (known.contains(further.get(0))) {
                return known;
            }
            // a list of one is shared by all accounts
            List<String> own = known.size() == 1 ? new ArrayList<>(known) : known;
            own.addAll(further);
            return own;
        }

        /** The account's metrics in the order of the vocabulary, then everything else by name. */
        List<Gap> gaps() {
            List<Gap> gaps = new ArrayList<>(metrics + byPath.size());
            for (int metric = 0; metric < byMetric.length; metric++) {
                List<String> signals = byMetric[metric];
                if (signals != null) {
                    gaps.add(new Gap(metricNames[metric], signals));
                }
            }
            byPath.forEach((path, signals) -> gaps.add(new Gap(path, signals)));
            return gaps;
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
        if (reader.lists || lacksMetric(reader, values)) {
            return true;
        }
        for (int limit : reader.limits) {
            if (Double.isNaN(consultation.limits.value(limit))) {
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
        double most = accumulation.fold() == Fold.COUNT
                ? possible
                : Question.total(accumulation, facts, pattern.whole()::mayHold);
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
