package dev.mainstay.testkit.mutation;

import dev.mainstay.testkit.mutation.MutationResult.Fate;
import java.util.List;

/**
 * What came of all mutants of a pack.
 *
 * @param results one a mutant, in the order of the pack's rules and rows
 * @param scenarios how many scenarios were asked
 */
public record MutationReport(List<MutationResult> results, int scenarios) {

    /** Copies the list. */
    public MutationReport {
        results = List.copyOf(results);
    }

    /** How many ended so. */
    public long count(Fate fate) {
        return results.stream().filter(result -> result.fate() == fate).count();
    }

    /** Those that ended so. */
    public List<MutationResult> all(Fate fate) {
        return results.stream().filter(result -> result.fate() == fate).toList();
    }

    /**
     * Share of the mutants that are not proven equivalent that a scenario kills, 0 to 1; 1 where there are none. Mutants that
     * nothing told apart count as not killed.
     */
    public double score() {
        long counted = results.size() - count(Fate.EQUIVALENT);
        return counted == 0 ? 1 : (double) count(Fate.KILLED) / counted;
    }
}
