package dev.mainstay.testkit.coverage;

import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.testkit.coverage.CoverageItem.Kind;
import dev.mainstay.testkit.coverage.CoverageItem.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Everything of a pack that scenarios should reach, each with a number. Immutable and thread-safe. */
final class Inventory {

    /** Whether a condition holds, fails, is unknown, and decides by the one or the other. */
    private static final List<Kind> OF_CONDITIONS =
            List.of(Kind.HOLDS, Kind.FAILS, Kind.UNKNOWN, Kind.DECIDES_BY_HOLDING, Kind.DECIDES_BY_FAILING);

    /** An item before it is known who reaches it. */
    record Slot(Kind kind, SourceRef at, String part, String text) {

        CoverageItem item(List<Scenario> scenarios) {
            State state = scenarios.isEmpty() ? State.MISSING : State.COVERED;
            return new CoverageItem(kind, at, part, text, state, scenarios, Optional.empty());
        }
    }

    /**
     * A condition that is either so or not and made of no others: a comparison, a count held against its threshold, or that
     * there is such a fact at all.
     *
     * @param rule the rule it is of
     * @param pattern position of its pattern
     * @param comparison the comparison; empty where the condition is the pattern as a whole
     * @param first number of the first of its items
     */
    record Atom(Rule rule, int pattern, Optional<Condition.Comparison> comparison, int first) {

        int item(Kind kind) {
            return first + OF_CONDITIONS.indexOf(kind);
        }
    }

    private final List<Slot> slots = new ArrayList<>();
    private final TreeMap<Integer, Atom> atomsByFirst = new TreeMap<>();
    private final Map<String, Integer> rules = new LinkedHashMap<>();
    private final Map<String, List<List<Atom>>> atoms = new LinkedHashMap<>();
    private final Map<SourceRef, Map<Kind, Integer>> rows = new LinkedHashMap<>();

    private final Map<String, Double> weights;
    private final Map<String, SourceRef> weightRows = new LinkedHashMap<>();

    private Inventory(Map<String, Double> weights) {
        this.weights = weights;
    }

    static Inventory of(PackModel model, Predicate<SourceRef> counted) {
        Inventory inventory = new Inventory(model.weightValues());
        model.rules().stream().filter(rule -> counted.test(rule.at())).forEach(inventory::rule);
        LimitReaders readers = new LimitReaders(model);
        model.limits().stream()
                .filter(row -> counted.test(row.at()) && readers.isRead(row.key()))
                .forEach(inventory::limit);
        model.diagnosis().stream().filter(row -> counted.test(row.at())).forEach(inventory::diagnosis);
        model.actions().stream().filter(row -> counted.test(row.at())).forEach(inventory::action);
        model.playbook().stream().filter(row -> counted.test(row.at())).forEach(inventory::playbook);
        model.weights().values().stream()
                .filter(row -> counted.test(row.at()) && WeightUse.isMeaningful(row.key()))
                .sorted(Comparator.comparing((WeightRow row) -> row.at().file())
                        .thenComparing(row -> row.at().line())
                        .thenComparing(WeightRow::key))
                .forEach(inventory::weight);
        return inventory;
    }

    List<Slot> items() {
        return slots;
    }

    /** Number of the item that the rule fires, if it counts. */
    OptionalInt rule(String name) {
        Integer slot = rules.get(name);
        return slot == null ? OptionalInt.empty() : OptionalInt.of(slot);
    }

    /** The conditions of each pattern of a rule that counts. */
    List<List<Atom>> atoms(String rule) {
        return atoms.getOrDefault(rule, List.of());
    }

    /** The condition that an item is about. */
    Atom atom(int item) {
        return atomsByFirst.floorEntry(item).getValue();
    }

    /** Number of an item of a row, if it counts. */
    OptionalInt row(SourceRef at, Kind kind) {
        Integer slot = rows.getOrDefault(at, Map.of()).get(kind);
        return slot == null ? OptionalInt.empty() : OptionalInt.of(slot);
    }

    /** Numbers of weights.csv by key, of all rows, counted or not. */
    Map<String, Double> weights() {
        return weights;
    }

    /** Number of the item of a weight, if it counts. */
    OptionalInt weight(String key) {
        SourceRef at = weightRows.get(key);
        return at == null ? OptionalInt.empty() : row(at, Kind.REACHED);
    }

    private int add(Kind kind, SourceRef at, String part, String text) {
        slots.add(new Slot(kind, at, part, text));
        return slots.size() - 1;
    }

    private void row(Kind kind, SourceRef at, String part, String text) {
        rows.computeIfAbsent(at, any -> new LinkedHashMap<>()).put(kind, add(kind, at, part, text));
    }

    // ---- rules

    private void rule(Rule rule) {
        rules.put(rule.name(), add(Kind.FIRES, rule.at(), rule.name(), ""));
        List<List<Atom>> ofRule = new ArrayList<>();
        for (int i = 0; i < rule.patterns().size(); i++) {
            List<Atom> ofPattern = new ArrayList<>();
            Pattern pattern = rule.patterns().get(i);
            for (Condition condition : pattern.conditions()) {
                comparisons(rule, i, condition, ofPattern);
            }
            if (isAtomAsAWhole(pattern)) {
                ofPattern.add(atom(rule, i, Optional.empty(), pattern.at(), pattern.text()));
            }
            ofRule.add(ofPattern);
        }
        atoms.put(rule.name(), ofRule);
    }

    /** A count with a threshold, or that there is or is not such a fact at all, which of the account there always is. */
    static boolean isAtomAsAWhole(Pattern pattern) {
        if (pattern.quantifier() == Quantifier.ACCUMULATE) {
            return true;
        }
        return pattern.conditions().isEmpty() && pattern.fact().isElement();
    }

    private void comparisons(Rule rule, int pattern, Condition condition, List<Atom> into) {
        if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(part -> comparisons(rule, pattern, part, into));
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(part -> comparisons(rule, pattern, part, into));
        } else if (condition instanceof Condition.Comparison comparison) {
            into.add(atom(rule, pattern, Optional.of(comparison), comparison.at(), comparison.text()));
        }
    }

    private Atom atom(Rule rule, int pattern, Optional<Condition.Comparison> comparison, SourceRef at, String text) {
        Atom atom = new Atom(rule, pattern, comparison, slots.size());
        atomsByFirst.put(atom.first(), atom);
        OF_CONDITIONS.forEach(kind -> add(kind, at, rule.name(), text));
        return atom;
    }

    // ---- rows

    private void limit(LimitRow row) {
        String part = row.key() + row.scope();
        row(Kind.REACHED, row.at(), part, "");
        row.value().ifPresent(value -> {
            String text = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
            row(Kind.AT_LIMIT, row.at(), part, text);
            row(Kind.BELOW_LIMIT, row.at(), part, text);
            row(Kind.ABOVE_LIMIT, row.at(), part, text);
        });
    }

    private void diagnosis(DiagnosisRow row) {
        row(Kind.REACHED, row.at(), row.signal() + " " + row.influence(), "");
    }

    private void action(ActionRow row) {
        row(Kind.REACHED, row.at(), row.code(), "");
    }

    private void weight(WeightRow row) {
        weightRows.put(row.key(), row.at());
        row(Kind.REACHED, row.at(), row.key(), "");
    }

    private void playbook(PlaybookRow row) {
        List<String> cells = new ArrayList<>();
        row.cause().ifPresent(cells::add);
        row.facet().ifPresent(cells::add);
        row.risk().ifPresent(risk -> cells.add(risk.name()));
        row.signal().ifPresent(cells::add);
        row.commitment().ifPresent(commitment -> cells.add(commitment.name()));
        List.of(row.stances(), row.tiers(), row.kinds(), row.industries(), row.valueClasses())
                .forEach(cell -> cell.stream().map(String::valueOf).sorted().forEach(cells::add));
        cells.add("> " + row.action());
        row(Kind.REACHED, row.at(), String.join(" ", cells), "");
    }
}
