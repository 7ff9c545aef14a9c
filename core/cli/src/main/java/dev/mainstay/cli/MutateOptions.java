package dev.mainstay.cli;

import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.mutation.Killer;
import dev.mainstay.testkit.mutation.Killers;
import dev.mainstay.testkit.mutation.MutationReport;
import dev.mainstay.testkit.mutation.MutationResult;
import dev.mainstay.testkit.mutation.MutationRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What {@code mainstay test --mutate} can be told. */
final class MutateOptions {

    @Option(
            names = "--mutate",
            required = true,
            description = {
                "Breaks the pack on purpose, one small change at a time, and asks the scenarios whether they notice.",
                "Prints each change that none noticed, with a scenario that would have."
            })
    @SuppressWarnings("UnusedVariable") // that it is given is what counts
    private boolean mutate;

    @Option(
            names = "--gate",
            paramLabel = "SHARE",
            defaultValue = "1",
            description = "The status is 1 if a smaller share of the changes is noticed, such as 0.95; 1 if left out.")
    private double gate = 1;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "0",
            description = "Only so many of the changes, drawn at random but the same on every run; all if left out.")
    private int sample;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "Draws another sample.")
    private long seed = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads; as many as there are processors if left out. The result is the same.")
    private int threads;

    @Option(
            names = "--missing",
            paramLabel = "OUT.yaml",
            defaultValue = "",
            description = "Writes the scenarios that would have noticed to a file, to be read, named and confirmed.")
    private String missing = "";

    /** Refuses a place where the scenarios cannot be written. */
    void requireOutput() {
        OutputFile.require(missing);
    }

    boolean enough(MutationReport report) {
        return report.score() >= gate;
    }

    /** Progress goes to {@code err} where there is somebody to read it. */
    MutationReport run(RulePack pack, List<Scenario> scenarios, PrintWriter err, Language language) throws IOException {
        MutationRun run = MutationRun.of(pack, scenarios);
        if (sample > 0) {
            run = run.sample(sample, seed);
        }
        if (threads > 0) {
            run = run.threads(threads);
        }
        run = run.progress(new ProgressLine(err)::done);
        MutationReport report = run.run();
        if (!missing.isEmpty()) {
            List<Killer> killers = report.results().stream()
                    .map(MutationResult::killer)
                    .flatMap(Optional::stream)
                    .toList();
            String file = Killers.file(killers);
            OutputFile.write(missing, file);
            tell(file, missing, err, language);
        }
        return report;
    }

    /** How many scenarios were written to where; beside the results, which may be for programs. */
    static void tell(String scenarios, String file, PrintWriter err, Language language) {
        err.println(language.say("drafted", Killers.count(scenarios), Plain.text(file)));
    }
}
