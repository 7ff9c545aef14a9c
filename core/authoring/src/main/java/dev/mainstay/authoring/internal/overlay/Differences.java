package dev.mainstay.authoring.internal.overlay;

import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.SwitchedOff;
import java.util.List;
import java.util.Map;

/**
 * What a pack that extends another says.
 *
 * @param set rules and rows that are added, or replace those of the same key
 * @param removed rows to be removed; of these only the key counts
 * @param intents what the author says a rule or row does, by its place, where the author says it
 * @param switchedOff rules that are out of use for a time
 * @param switchedOn rules the base has switched off and this pack wants back
 */
public record Differences(
        PackModel set,
        PackModel removed,
        Map<SourceRef, Intent> intents,
        List<Switch> switchedOff,
        List<Switch> switchedOn) {

    /** Copies the collections. */
    public Differences {
        intents = Map.copyOf(intents);
        switchedOff = List.copyOf(switchedOff);
        switchedOn = List.copyOf(switchedOn);
    }

    /**
     * A row of switched-off.csv.
     *
     * @param rule name of the rule
     * @param off until when and why
     */
    public record Switch(String rule, SwitchedOff off) {}
}
