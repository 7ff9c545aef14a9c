package dev.mainstay.authoring;

import dev.mainstay.authoring.internal.LintBaseline;
import dev.mainstay.authoring.internal.Memory;
import dev.mainstay.authoring.internal.PackFolder.Below;
import dev.mainstay.authoring.internal.PackReading;
import dev.mainstay.authoring.internal.Problems;
import dev.mainstay.authoring.internal.lint.Linting;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks a pack's folder: finds everything that is wrong with its rules, tables, texts and scenarios, all at once.
 *
 * <p>Immutable and thread-safe; each run reads the folder anew.
 */
public final class RulePackCheck {

    private final Path folder;
    private final Map<String, String> instead;
    private final Optional<LocalDate> day;

    private RulePackCheck(Path folder, Map<String, String> instead, Optional<LocalDate> day) {
        this.folder = folder;
        this.instead = Map.copyOf(instead);
        this.day = day;
    }

    /** A check of this folder as of the day it is run. */
    public static RulePackCheck of(Path folder) {
        return new RulePackCheck(folder, Map.of(), Optional.empty());
    }

    /** The same check as if these tables of the folder, by their names such as {@code limits.csv}, held these texts. */
    public RulePackCheck with(Map<String, String> tables) {
        return new RulePackCheck(folder, tables, day);
    }

    /** The same check as of another day: what is switched off until a day is then over or not. */
    public RulePackCheck on(LocalDate asOf) {
        return new RulePackCheck(folder, instead, Optional.of(asOf));
    }

    /** Reads and checks the folder. Warnings are looked for only in a pack without errors. */
    public Report run() {
        Read read = read();
        if (read.problems.none()) {
            read.linting().report(LintBaseline.read(folder, read.problems).orElse(List.of()), read.problems);
        }
        return new Report(
                read.problems.issues(), read.problems.none() ? Optional.of(RulePack.of(read.model)) : Optional.empty());
    }

    /**
     * Writes {@code lint-baseline.csv}, which keeps known warnings silent and may only shrink: where there is none, with
     * every warning there is; where there is one, without what it names and is no longer found.
     *
     * @param reason why the warnings are left as they are; for a new file
     * @return how many warnings it names
     * @throws InvalidPackException if the pack has errors
     */
    public int writeBaseline(String reason) throws IOException {
        Read read = read();
        Optional<List<LintBaseline.Entry>> before = LintBaseline.read(folder, read.problems);
        if (!read.problems.none()) {
            throw new InvalidPackException(read.problems.found());
        }
        List<LintBaseline.Entry> entries = read.linting().shrunk(before, reason);
        LintBaseline.write(folder, entries);
        return entries.size();
    }

    /** What was read, and what is wrong with it. */
    private record Read(PackModel model, Optional<Below> below, LocalDate today, Problems problems) {

        Linting linting() {
            return new Linting(model, below, today);
        }
    }

    private Read read() {
        Problems problems = new Problems();
        PackReading reading = PackReading.of(folder, instead, new Memory(), problems);
        return new Read(reading.model(), reading.below(), day.orElseGet(LocalDate::now), problems);
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
