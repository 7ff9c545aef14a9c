package dev.mainstay.cli;

import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.cases.Drafts;
import dev.mainstay.testkit.coverage.CoverageJson;
import dev.mainstay.testkit.coverage.CoverageText;
import dev.mainstay.testkit.coverage.PackCoverage;
import dev.mainstay.testkit.mutation.MutationReport;
import dev.mainstay.testkit.mutation.MutationText;
import dev.mainstay.testkit.report.JUnitReport;
import dev.mainstay.testkit.report.JsonReport;
import dev.mainstay.testkit.report.ScenarioRun;
import dev.mainstay.testkit.report.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mainstay test}. */
@Command(
        name = "test",
        description = {
            "Runs a pack's own scenarios.",
            "What is not as expected is shown with what is there instead, its evidence, and the rule or row that came nearest.",
            "The status is 0 if all passed, 1 if any failed."
        },
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        JSON,
        JUNIT
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private PackFolder folder = new PackFolder();

    @Option(
            names = "--filter",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Only scenarios whose name or file contains this.")
    private String filter = "";

    @Option(
            names = "--format",
            paramLabel = "text|json|junit",
            defaultValue = "text",
            description = "Form of the output; text if left out. junit is the XML that build servers read.")
    private Format format = Format.TEXT;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            defaultValue = "",
            description = "File for the output; standard output if left out. A line that sums up is printed anyway.")
    private String output = "";

    @Option(
            names = "--drafts",
            paramLabel = "OUT.yaml",
            defaultValue = "",
            description =
                    "Writes drafts of scenarios that lie at the pack's limits, rows and conditions, with what it says today, "
                            + "for a person to confirm; drafts are not run. With --coverage, only for what no scenario reaches.")
    private String drafts = "";

    @ArgGroup(exclusive = false, heading = "Mutation:%n")
    private @Nullable MutateOptions mutation;

    @ArgGroup(exclusive = false, heading = "Coverage:%n")
    private @Nullable CoverageOptions coverage;

    @Mixin
    private ApprovalOption approval = new ApprovalOption();

    @Mixin
    private LanguageOption lang = new LanguageOption();

    @Override
    public Integer call() throws IOException {
        Language language = lang.language();
        Path path = folder.require();
        refuse();
        ScenarioRun run = run(path, language);
        int status = run.passed() ? passed(run, language) : failed(run, language);
        boolean approved = approval.verify(
                run.pack(), language, changes(), spec.commandLine().getErr());
        return approved ? status : Math.max(status, Mainstay.FAILURES);
    }

    /** Before anything is run: what does not go together, and places where nothing can be written. */
    private void refuse() {
        if (coverage != null && mutation != null) {
            throw UnusableException.labelled("twoRuns", "--coverage", "--mutate");
        }
        if (format == Format.JUNIT && (coverage != null || mutation != null)) {
            throw UnusableException.labelled("formatsOf", coverage != null ? "--coverage" : "--mutate", "text, json");
        }
        approval.require();
        OutputFile.require(output);
        OutputFile.require(drafts);
        if (coverage != null) {
            coverage.gates();
            coverage.requireOutput();
        }
        if (mutation != null) {
            mutation.requireOutput();
        }
    }

    /** What is asked beyond the run needs scenarios that pass, so it is said to be left out. */
    private int failed(ScenarioRun run, Language language) throws IOException {
        write(run, language.locale());
        String left = Stream.of(
                        drafts.isEmpty() ? "" : "--drafts",
                        coverage == null ? "" : "--coverage",
                        mutation == null ? "" : "--mutate")
                .filter(option -> !option.isEmpty())
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            spec.commandLine().getErr().println(language.say("leftOut", left));
        }
        return Mainstay.FAILURES;
    }

    private int passed(ScenarioRun run, Language language) throws IOException {
        if (coverage != null) {
            return cover(coverage, run, language);
        }
        if (!drafts.isEmpty()) {
            writeDrafts(Drafts.of(run.pack(), scenarios(run)).file(), language);
        }
        if (mutation != null) {
            return mutate(mutation, run, language);
        }
        write(run, language.locale());
        return Mainstay.FINE;
    }

    private void writeDrafts(String file, Language language) throws IOException {
        OutputFile.write(drafts, file);
        MutateOptions.tell(file, drafts, spec.commandLine().getErr(), language);
    }

    private static List<Scenario> scenarios(ScenarioRun run) {
        return run.cases().stream().map(ScenarioRun.Case::scenario).toList();
    }

    private int mutate(MutateOptions options, ScenarioRun run, Language language) throws IOException {
        MutationReport report =
                options.run(run.pack(), scenarios(run), spec.commandLine().getErr(), language);
        MutationText text = new MutationText(run.pack(), report, language.locale());
        write(format == Format.JSON ? text.json() + "\n" : text.text(), text.summary());
        return options.enough(report) ? Mainstay.FINE : Mainstay.FAILURES;
    }

    private int cover(CoverageOptions options, ScenarioRun run, Language language) throws IOException {
        PackCoverage covered = options.run(run.pack(), scenarios(run));
        if (!drafts.isEmpty()) {
            writeDrafts(Drafts.missing(covered), language);
        }
        options.page(covered, folder.require(), language.locale());
        CoverageText text = new CoverageText(covered, language.locale());
        write(
                format == Format.JSON ? CoverageJson.of(covered) + "\n" : text.text(),
                text.totals().strip());
        List<String> tooLow = text.below(options.gates());
        tooLow.forEach(spec.commandLine().getErr()::println);
        return tooLow.isEmpty() ? Mainstay.FINE : Mainstay.FAILURES;
    }

    /** Where changes of approved advice go: beside a text for people, never into one for programs. */
    private PrintWriter changes() {
        boolean apart = output.isEmpty() && format != Format.TEXT;
        return apart ? spec.commandLine().getErr() : spec.commandLine().getOut();
    }

    private ScenarioRun run(Path path, Language language) {
        try {
            RulePack pack = RulePackCompiler.compile(path);
            List<Scenario> scenarios = ScenarioFiles.read(path, pack.model()).stream()
                    .filter(this::chosen)
                    .toList();
            if (scenarios.isEmpty()) {
                throw UnusableException.labelled(filter.isEmpty() ? "noScenarios" : "noSuchScenario", path, filter);
            }
            return ScenarioRun.of(pack, path, scenarios);
        } catch (InvalidPackException invalid) {
            throw new UnusableException(invalid.problems(), language.locale());
        }
    }

    private boolean chosen(Scenario scenario) {
        String wanted = filter.toLowerCase(Locale.ROOT);
        return scenario.name().toLowerCase(Locale.ROOT).contains(wanted)
                || scenario.at().file().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private void write(ScenarioRun run, Locale locale) throws IOException {
        StringBuilder text = new StringBuilder();
        switch (format) {
            case TEXT -> new TextReport(locale).write(run, text);
            case JSON -> text.append(new JsonReport(locale).json(run)).append('\n');
            case JUNIT -> text.append(new JUnitReport(locale).xml(run));
        }
        write(text.toString(), new TextReport(locale).summary(run));
    }

    private void write(String whole, String summary) throws IOException {
        String text = format == Format.JSON ? EscapedControls.text(whole) : whole;
        if (output.isEmpty()) {
            spec.commandLine().getOut().print(text);
            return;
        }
        OutputFile.write(output, text);
        spec.commandLine().getOut().println(summary);
    }
}
