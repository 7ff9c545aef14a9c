package dev.mainstay.authoring.scenario;

import dev.mainstay.authoring.internal.Problems;
import dev.mainstay.authoring.internal.ScenarioReader;
import dev.mainstay.pack.InvalidPackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the scenario files of a pack. */
public final class ScenarioFiles {

    private ScenarioFiles() {}

    /**
     * The scenarios in {@code scenarios/} of a pack's folder, by file name and place; none where there is no such folder.
     *
     * @throws InvalidPackException with every problem found, each with file, line and column
     */
    public static List<Scenario> read(Path packFolder) {
        Path folder = packFolder.resolve("scenarios");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Problems problems = new Problems();
        List<Scenario> scenarios = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                scenarios.addAll(ScenarioReader.read(packFolder, file, problems));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (!problems.none()) {
            throw new InvalidPackException(problems.found());
        }
        return scenarios;
    }
}
