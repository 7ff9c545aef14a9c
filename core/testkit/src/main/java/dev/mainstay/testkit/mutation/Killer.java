package dev.mainstay.testkit.mutation;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.snapshot.SnapshotTree;
import dev.mainstay.pack.SourceRef;
import java.util.List;

/**
 * A scenario that a mutant fails and its pack passes.
 *
 * @param name what it shows
 * @param part what of the pack it is about: the rule by its name, or the row by its cells
 * @param at where that stands
 * @param given the account, as the lines of a scenario file
 * @param expectation what tells the two apart
 */
public record Killer(String name, String part, SourceRef at, String given, Expectation expectation) {

    /** One of a whole account. */
    public static Killer of(String name, String part, SourceRef at, AccountSnapshot account, Expectation expectation) {
        return new Killer(name, part, at, SnapshotTree.of(account).yaml("    "), expectation);
    }

    /** As a scenario file has it. */
    public String yaml() {
        return Killers.yaml(name, given, List.of(expectation));
    }
}
