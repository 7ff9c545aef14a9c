package dev.mainstay.authoring.scenario;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.internal.Problems;
import dev.mainstay.authoring.internal.ScenarioChecks;
import dev.mainstay.authoring.internal.ScenarioReader;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads the scenario files of a pack. Stateless and thread-safe. */
public final class ScenarioFiles {

    private ScenarioFiles() {}

    /**
     * The scenarios in {@code scenarios/} of a pack's folder, drafts included, by file name and place; none where there is no
     * such folder.
     *
     * @throws InvalidPackException with every problem found, each with file, line and column
     */
    public static List<Scenario> read(Path packFolder) {
        Problems problems = new Problems();
        return whole(ScenarioReader.read(packFolder, problems).scenarios(), problems);
    }

    /**
     * The scenarios in {@code scenarios/} of a pack's folder, held against the pack they are run by: a code the pack does not
     * know would never be there, so a scenario that expects it absent would show nothing.
     *
     * @throws InvalidPackException with every problem found, each with file, line and column
     */
    public static List<Scenario> read(Path packFolder, PackModel pack) {
        Problems problems = new Problems();
        List<Scenario> scenarios = ScenarioReader.read(packFolder, problems).scenarios();
        new ScenarioChecks(pack, problems).check(scenarios);
        return whole(scenarios, problems);
    }

    /**
     * The scenarios of one text.
     *
     * @param name name of the file in messages; {@code .csv} at its end tells a table from YAML
     * @throws InvalidPackException with every problem found, each with line and column
     */
    public static List<Scenario> parse(String name, String text) {
        Problems problems = new Problems();
        return whole(ScenarioReader.read(name, text, problems).scenarios(), problems);
    }

    /**
     * The accounts that the scenario files of a pack's folder name, by name.
     *
     * @throws InvalidPackException with every problem found, each with file, line and column
     */
    public static Map<String, AccountSnapshot> accounts(Path packFolder) {
        Problems problems = new Problems();
        return whole(ScenarioReader.read(packFolder, problems).accounts(), problems);
    }

    private static <R> R whole(R read, Problems problems) {
        if (!problems.none()) {
            throw new InvalidPackException(problems.found());
        }
        return read;
    }
}
