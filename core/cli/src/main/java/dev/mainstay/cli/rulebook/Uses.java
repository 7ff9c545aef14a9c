package dev.mainstay.cli.rulebook;

import dev.mainstay.authoring.scenario.Scenario;
import java.util.List;

/**
 * The scenarios that lead to a rule or row.
 *
 * @param own whether it is the pack's own; what it takes over has its scenarios in the pack it comes from
 * @param count how many there are
 * @param names of the first of them
 */
public record Uses(boolean own, int count, List<String> names) {

    /** A book names some; the scenario files have all. */
    private static final int SHOWN = 8;

    /** Copies the list. */
    public Uses {
        names = List.copyOf(names);
    }

    static Uses of(boolean own, List<Scenario> scenarios) {
        return new Uses(
                own,
                scenarios.size(),
                scenarios.stream().map(Scenario::name).distinct().limit(SHOWN).toList());
    }

    /** Whether it is for this pack to test, and is not. */
    public boolean untested() {
        return own && count == 0;
    }

    /** How many are not named. */
    public int more() {
        return count - names.size();
    }
}
