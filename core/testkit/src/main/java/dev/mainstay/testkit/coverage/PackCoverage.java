package dev.mainstay.testkit.coverage;

import dev.mainstay.authoring.internal.meaning.Interpreter;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.testkit.coverage.CoverageItem.Kind;
import dev.mainstay.testkit.coverage.CoverageItem.State;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How much of a pack its scenarios reach.
 *
 * <pre>{@code
 * PackCoverage coverage = PackCoverage.of(pack, ScenarioFiles.read(folder, pack.model()));
 * coverage.share(Criterion.RULES);               // 0 to 1
 * coverage.scenarios(rule.at());                 // those in which the rule fires
 * coverage.scenarios(row.at());                  // those in which the row of a table counts
 * coverage.reasoned().missing();                 // what no scenario reaches, less what none can
 * }</pre>
 *
 * <p>What a scenario expects does not matter here, only where its account leads; that expectations notice changes is what
 * mutation tells. Immutable and thread-safe.
 *
 * @param pack the pack
 * @param scenarios the scenarios that were followed
 * @param items everything that should be reached: rules with their conditions, then limits, then the rows of each table, in
 *     their order
 */
public record PackCoverage(RulePack pack, List<Scenario> scenarios, List<CoverageItem> items) {

    /** Copies the lists. */
    public PackCoverage {
        scenarios = List.copyOf(scenarios);
        items = List.copyOf(items);
    }

    /**
     * Coverage of what the pack itself says; what it takes over from a pack it extends is that pack's to test.
     *
     * @param scenarios the scenarios; drafts are left out
     */
    public static PackCoverage of(RulePack pack, List<Scenario> scenarios) {
        return measured(pack, scenarios, pack.model()::owns);
    }

    /** Coverage of everything the pack says, that of the packs it extends included. */
    public static PackCoverage withBases(RulePack pack, List<Scenario> scenarios) {
        return measured(pack, scenarios, any -> true);
    }

    private static PackCoverage measured(RulePack pack, List<Scenario> scenarios, Predicate<SourceRef> counted) {
        PackModel model = pack.model();
        Inventory inventory = Inventory.of(model, counted);
        List<Scenario> confirmed =
                scenarios.stream().filter(scenario -> !scenario.draft()).toList();
        Interpreter interpreter = new Interpreter(model, pack.id());
        List<BitSet> reached = new ArrayList<>();
        inventory.items().forEach(item -> reached.add(new BitSet()));
        for (int i = 0; i < confirmed.size(); i++) {
            int scenario = i;
            new Observer(model, inventory, slot -> reached.get(slot).set(scenario))
                    .observe(interpreter.interpret(confirmed.get(i).given()));
        }
        List<CoverageItem> items = new ArrayList<>();
        for (int i = 0; i < reached.size(); i++) {
            items.add(inventory
                    .items()
                    .get(i)
                    .item(reached.get(i).stream().mapToObj(confirmed::get).toList()));
        }
        return new PackCoverage(pack, confirmed, items);
    }

    /**
     * The same, having looked at what is missing: what no account can reach is {@link State#IMPOSSIBLE}, and where an account
     * is found that reaches it, the item names it. Takes some milliseconds for each missing item.
     */
    public PackCoverage reasoned() {
        return new PackCoverage(pack, scenarios, Reachability.reasoned(pack, items));
    }

    /** How many items of a criterion are in that state. */
    public long count(Criterion criterion, State state) {
        return items.stream()
                .filter(item -> item.kind().criterion() == criterion && item.state() == state)
                .count();
    }

    /** Share of the items of a criterion that are not impossible that a scenario reaches, 0 to 1; 1 where there are none. */
    public double share(Criterion criterion) {
        long covered = count(criterion, State.COVERED);
        long counted = covered + count(criterion, State.MISSING);
        return counted == 0 ? 1 : (double) covered / counted;
    }

    /** What no scenario reaches and some account might. */
    public List<CoverageItem> missing() {
        return items.stream().filter(item -> item.state() == State.MISSING).toList();
    }

    /** What is said of one place. */
    public List<CoverageItem> at(SourceRef place) {
        return items.stream().filter(item -> item.at().equals(place)).toList();
    }

    /**
     * The scenarios in which a rule fires or a row of a table counts, in their order.
     *
     * @param place where the rule or row stands
     */
    public List<Scenario> scenarios(SourceRef place) {
        Optional<CoverageItem> reached = items.stream()
                .filter(item -> item.at().equals(place))
                .filter(item -> item.kind() == Kind.FIRES || item.kind() == Kind.REACHED)
                .findFirst();
        return reached.map(CoverageItem::scenarios).orElse(List.of());
    }
}
