package dev.mainstay.testkit.mutation;

import dev.mainstay.authoring.scenario.Expectation;
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

    /** As a scenario file has it. */
    public String yaml() {
        return Killers.yaml(name, given, List.of(expectation));
    }
}
