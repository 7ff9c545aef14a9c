package dev.mainstay.cli.rulebook;

import dev.mainstay.authoring.scenario.Scenario;
import java.util.List;

/**
 * The scenarios that lead to a rule or row.
 *
 * @param count how many there are
 * @param names of the first of them
 */
public record Uses(int count, List<String> names) {

    /** A book names some; the scenario files have all. */
    private static final int SHOWN = 8;

    /** Copies the list. */
    public Uses {
        names = List.copyOf(names);
    }

    static Uses of(List<Scenario> scenarios) {
        return new Uses(
                scenarios.size(),
                scenarios.stream().map(Scenario::name).distinct().limit(SHOWN).toList());
    }

    /** How many are not named. */
    public int more() {
        return count - names.size();
    }
}
