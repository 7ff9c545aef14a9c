package dev.mainstay.testkit.mutation;

import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.coverage.CoverageItem;
import dev.mainstay.testkit.coverage.CoverageItem.Kind;
import dev.mainstay.testkit.coverage.Criterion;
import dev.mainstay.testkit.coverage.PackCoverage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * In which order scenarios are asked whether they notice a change: those first that are likeliest to, by what they reach, name
 * and lead to. Where none notices, all are asked, so that the order changes the time and not the result. Immutable and
 * thread-safe.
 */
final class ScenarioOrder {

    private static final BitSet NONE = new BitSet();

    private final int size;
    /** By place: scenarios in which a condition there decides alone, or what is compared lies right at the limit there. */
    private final Map<Object, BitSet> deciding = new HashMap<>();
    /** By place and by name of a rule: scenarios in which it fires or the row counts. */
    private final Map<Object, BitSet> reaching = new HashMap<>();
    /** By code: scenarios that expect something of it. */
    private final Map<Object, BitSet> expecting = new HashMap<>();
    /** By code: scenarios whose advice has to do with it. */
    private final Map<Object, BitSet> leading = new HashMap<>();

    ScenarioOrder(RulePack pack, List<Scenario> scenarios, List<Advice> advices) {
        size = scenarios.size();
        IdentityHashMap<Scenario, Integer> numbers = new IdentityHashMap<>();
        for (int i = 0; i < size; i++) {
            int number = i;
            numbers.put(scenarios.get(i), i);
            for (Expectation expectation : scenarios.get(i).expectations()) {
                note(expecting, expectation.code(), number);
            }
            Advice advice = advices.get(i);
            advice.signals().stream().map(Signal::code).forEach(code -> note(leading, code, number));
            advice.actions().stream().map(Action::code).forEach(code -> note(leading, code, number));
            for (Withheld withheld : advice.withheld()) {
                note(leading, withheld.code(), number);
                note(leading, withheld.reason(), number);
            }
        }
        for (CoverageItem item : PackCoverage.of(pack, scenarios).items()) {
            boolean decides =
                    item.kind().criterion() == Criterion.MCDC || item.kind().criterion() == Criterion.LIMITS;
            boolean reaches = item.kind() == Kind.FIRES || item.kind() == Kind.REACHED;
            for (Scenario scenario : decides || reaches ? item.scenarios() : List.<Scenario>of()) {
                int number = numbers.getOrDefault(scenario, 0);
                note(decides ? deciding : reaching, item.at(), number);
                if (reaches) {
                    note(reaching, item.part(), number);
                }
            }
        }
    }

    private static void note(Map<Object, BitSet> by, Object what, int scenario) {
        by.computeIfAbsent(what, any -> new BitSet()).set(scenario);
    }

    /** Numbers of all scenarios. */
    List<Integer> of(Mutant mutant) {
        int[] nearness = new int[size];
        add(nearness, deciding.getOrDefault(mutant.at(), NONE), 4);
        add(nearness, reaching.getOrDefault(mutant.at(), NONE), 1);
        add(nearness, reaching.getOrDefault(mutant.where().replace("\"", ""), NONE), 1);
        for (String code : mutant.codes()) {
            add(nearness, expecting.getOrDefault(code, NONE), 2);
            add(nearness, leading.getOrDefault(code, NONE), 1);
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt(i -> -nearness[i]));
        return order;
    }

    private static void add(int[] nearness, BitSet scenarios, int weight) {
        scenarios.stream().forEach(scenario -> nearness[scenario] += weight);
    }
}
