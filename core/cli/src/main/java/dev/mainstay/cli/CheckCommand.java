package dev.mainstay.cli;

import dev.mainstay.authoring.RulePackCheck;
import dev.mainstay.pack.InvalidPackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mainstay check}. */
@Command(
        name = "check",
        description = {
            "Checks a rule pack and shows every mistake at once.",
            "Each, in rules, tables, texts or scenarios, comes with its place, its line and a way out.",
            "The status is 0 if nothing was found, 1 if anything was."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        JSON,
        SARIF
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private LanguageOption lang = new LanguageOption();

    @Option(
            names = "--format",
            paramLabel = "text|json|sarif",
            defaultValue = "text",
            description = "Form of the output; text if left out. SARIF is what editors and code hosts read.")
    private Format format = Format.TEXT;

    @Option(
            names = "--write-baseline",
            paramLabel = "REASON",
            description =
                    "Writes lint-baseline.csv, which keeps known warnings silent: with every warning there is and this reason, "
                            + "if there is none yet; else it only takes out what is no longer found.")
    private String baseline = "";

    @Mixin
    private PackFolder folder = new PackFolder();

    @Override
    public Integer call() throws IOException {
        Language language = lang.language();
        Path path = baseline.isBlank() ? folder.require() : folder.requireOwn();
        RulePackCheck check = RulePackCheck.of(path);
        if (!baseline.isBlank()) {
            write(check);
        }
        RulePackCheck.Report report = check.run();
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> text(report, language, out);
            case JSON -> out.println(new IssueJson(language.locale()).json(report));
            case SARIF -> out.println(new IssueJson(language.locale()).sarif(report, path));
        }
        return report.issues().isEmpty() ? Mainstay.FINE : Mainstay.FAILURES;
    }

    /** A pack with errors has no baseline yet; the errors are then shown. */
    private void write(RulePackCheck check) throws IOException {
        try {
            int entries = check.writeBaseline(baseline);
            spec.commandLine().getErr().println(lang.language().say("baseline", entries));
        } catch (InvalidPackException invalid) {
            spec.commandLine().getErr().println(lang.language().label("no-baseline"));
        }
    }

    private static void text(RulePackCheck.Report report, Language language, PrintWriter out) {
        report.issues().forEach(issue -> out.println(issue.text(language.locale())));
        out.println(
                report.issues().isEmpty()
                        ? language.label("checked")
                        : language.say("found", report.errors(), report.warnings()));
    }
}
