package dev.mainstay.pack;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything a pack says, each part knowing where it stands in the sources. Immutable and thread-safe.
 *
 * @param info what pack.yaml says
 * @param rules all rules, in the order of files and lines
 * @param limits rows of limits.csv
 * @param diagnosis rows of diagnosis.csv
 * @param actions rows of actions.csv
 * @param playbook rows of playbook.csv
 * @param weights rows of weights.csv by key
 * @param texts texts by language and key
 */
public record PackModel(
        PackInfo info,
        List<Rule> rules,
        List<LimitRow> limits,
        List<DiagnosisRow> diagnosis,
        List<ActionRow> actions,
        List<PlaybookRow> playbook,
        Map<String, WeightRow> weights,
        Texts texts) {

    /** Copies the collections. */
    public PackModel {
        rules = List.copyOf(rules);
        limits = List.copyOf(limits);
        diagnosis = List.copyOf(diagnosis);
        actions = List.copyOf(actions);
        playbook = List.copyOf(playbook);
        weights = Map.copyOf(weights);
    }

    /** Whether it is the pack itself that says this, and not one that it extends. */
    public boolean owns(SourceRef at) {
        return at.pack().isEmpty() || at.pack().equals(info.name());
    }

    /** The numbers of weights.csv by key. */
    public Map<String, Double> weightValues() {
        return weights.values().stream().collect(Collectors.toUnmodifiableMap(WeightRow::key, WeightRow::value));
    }
}
