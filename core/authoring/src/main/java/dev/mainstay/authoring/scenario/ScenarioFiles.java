package dev.mainstay.authoring.scenario;

import dev.mainstay.authoring.internal.Problems;
import dev.mainstay.authoring.internal.ScenarioReader;
import dev.mainstay.pack.InvalidPackException;
import java.nio.file.Path;
import java.util.List;

/** Reads the scenario files of a pack. */
public final class ScenarioFiles {

    private ScenarioFiles() {}

    /**
     * The scenarios in {@code scenarios/} of a pack's folder, by file name and place; none where there is no such folder.
     *
     * @throws InvalidPackException with every problem found, each with file, line and column
     */
    public static List<Scenario> read(Path packFolder) {
        Problems problems = new Problems();
        List<Scenario> scenarios = ScenarioReader.readAll(packFolder, problems);
        if (!problems.none()) {
            throw new InvalidPackException(problems.found());
        }
        return scenarios;
    }
}
