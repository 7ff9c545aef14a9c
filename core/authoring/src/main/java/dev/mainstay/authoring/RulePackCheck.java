package dev.mainstay.authoring;

import dev.mainstay.authoring.internal.PackFolder;
import dev.mainstay.authoring.internal.Problems;
import dev.mainstay.authoring.internal.ScenarioChecks;
import dev.mainstay.authoring.internal.ScenarioReader;
import dev.mainstay.authoring.internal.lint.Lint;
import dev.mainstay.authoring.internal.lint.Lints;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Checks a pack's folder: finds everything that is wrong with its rules, tables, texts and scenarios, all at once.
 *
 * <p>Immutable and thread-safe; each run reads the folder anew.
 */
public final class RulePackCheck {

    private final Path folder;

    private RulePackCheck(Path folder) {
        this.folder = folder;
    }

    /** A check of this folder. */
    public static RulePackCheck of(Path folder) {
        return new RulePackCheck(folder);
    }

    /** Reads and checks the folder. Warnings are looked for only in a pack without errors. */
    public Report run() {
        Problems problems = new Problems();
        PackModel model = new PackFolder(folder, problems).read();
        List<Scenario> scenarios = ScenarioReader.read(folder, problems).scenarios();
        if (problems.none()) {
            new ScenarioChecks(model, problems).check(scenarios);
        }
        if (!problems.none()) {
            return new Report(problems.issues(), Optional.empty());
        }
        for (Lint lint : Lints.ALL) {
            lint.check(model, problems);
        }
        return new Report(problems.issues(), Optional.of(RulePack.of(model)));
    }

    /**
     * What came of a check.
     *
     * @param issues everything found, by file, line and column
     * @param pack the pack, if there was no error
     */
    public record Report(List<Issue> issues, Optional<RulePack> pack) {

        /** Copies the issues. */
        public Report {
            issues = List.copyOf(issues);
        }

        /** How many errors there are. */
        public int errors() {
            return count(Issue.Level.ERROR);
        }

        /** How many warnings there are. */
        public int warnings() {
            return count(Issue.Level.WARNING);
        }

        private int count(Issue.Level level) {
            return (int) issues.stream().filter(issue -> issue.level() == level).count();
        }

        /** Whether there is no error; warnings let a pack pass. */
        public boolean passed() {
            return pack.isPresent();
        }
    }
}
