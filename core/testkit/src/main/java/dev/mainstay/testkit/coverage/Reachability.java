package dev.mainstay.testkit.coverage;

import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.pack.RulePack;
import java.util.List;

/** Looks at what no scenario reaches: proves that no account can, or finds one that does. Belongs to one thread. */
final class Reachability {

    Reachability(RulePack pack, List<Scenario> scenarios) {}

    List<CoverageItem> reasoned(List<CoverageItem> items) {
        return items;
    }
}
