package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.PackFolder.Below;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.pack.PackModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pack's folder read as a whole: the pack and its scenarios, held against each other.
 *
 * @param model what could be read of the pack; whole only if no problem was found
 * @param scenarios the scenarios, drafts included
 * @param below what the pack extends, if it extends another
 */
public record PackReading(PackModel model, List<Scenario> scenarios, Optional<Below> below) {

    /** Reads a folder, or of it only what the memory does not know; problems are reported with their place. */
    public static PackReading of(Path folder, Memory memory, Problems problems) {
        return of(folder, Map.of(), memory, problems);
    }

    /** Reads a folder as if these of its tables, by their names such as {@code limits.csv}, held these texts. */
    public static PackReading of(Path folder, Map<String, String> instead, Memory memory, Problems problems) {
        PackFolder source = new PackFolder(folder, instead, memory, problems);
        PackModel model = source.read();
        List<Scenario> scenarios = ScenarioReader.read(folder, memory, problems).scenarios();
        if (problems.none()) {
            new ScenarioChecks(model, problems).check(scenarios);
        }
        return new PackReading(model, scenarios, source.below());
    }
}
