package dev.mainstay.cli;

import dev.mainstay.authoring.RulePackCheck;
import dev.mainstay.cli.sheets.BookException;
import dev.mainstay.cli.sheets.BookExport;
import dev.mainstay.cli.sheets.BookImport;
import dev.mainstay.cli.sheets.TableChange;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mainstay tables}. */
@Command(
        name = "tables",
        description = {
            "Takes a pack's tables to a spreadsheet and back. The CSV files stay the source of truth.",
            "Exit status: 0 fine, 1 findings, 2 unusable input or words."
        },
        mixinStandardHelpOptions = true,
        subcommands = {TablesCommand.Export.class, TablesCommand.Import.class})
final class TablesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Mainstay.UNUSABLE;
    }

    /** {@code mainstay tables export}. */
    @Command(
            name = "export",
            description = {
                "Writes the tables of a pack's folder as a workbook, one sheet a table, with drop-downs for known words.",
                "It holds no macros and no formulas."
            },
            mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Mixin
        private PackFolder folder = new PackFolder();

        @Option(
                names = {"-o", "--output"},
                paramLabel = "BOOK.xlsx",
                required = true,
                description = "The workbook; one that is there is replaced once the new one is whole.")
        private String output = "";

        @Mixin
        private LanguageOption lang = new LanguageOption();

        @Override
        public Integer call() throws IOException {
            Language language = lang.language();
            Path from = folder.require();
            OutputFile.require(output);
            try {
                BookExport export = BookExport.of(from);
                OutputFile.write(output, out -> {
                    export.write(out);
                    return Mainstay.FINE;
                });
                spec.commandLine().getOut().println(language.say("exported", Plain.text(output), export.sheets()));
                return Mainstay.FINE;
            } catch (BookException unusable) {
                throw new UnusableException(unusable.problems(), language.locale());
            }
        }
    }

    /** {@code mainstay tables import}. */
    @Command(
            name = "import",
            description = {
                "Writes what a workbook says into the CSV files of a pack's folder, and checks the pack.",
                "Rows that did not change stay as they are; a table without a sheet stays too.",
                "Nothing is written if any cell is unusable: a formula, for one, is not evaluated.",
                "The status is 1 if the check finds anything."
            },
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Parameters(index = "0", paramLabel = "BOOK.xlsx", description = "The workbook.")
        private String book = "";

        @Parameters(index = "1", paramLabel = "DIR", description = "The pack's folder.")
        private String folder = "";

        @Option(
                names = {"-n", "--dry-run"},
                description = "Only show which rows would change and what the check would say; write nothing.")
        private boolean dryRun;

        @Mixin
        private LanguageOption lang = new LanguageOption();

        @Override
        public Integer call() throws IOException {
            Language language = lang.language();
            Path into = Path.of(folder);
            if (!Files.isDirectory(into)) {
                throw UnusableException.noSuchFolder(into);
            }
            Path from = Path.of(book);
            if (!Files.isRegularFile(from)) {
                throw UnusableException.noSuchFile(book);
            }
            PrintWriter out = spec.commandLine().getOut();
            BookImport changes;
            RulePackCheck.Report report;
            try {
                changes = BookImport.of(from, into);
                report = changes.check();
            } catch (BookException unusable) {
                throw new UnusableException(
                        unusable.problems().stream()
                                .map(problem -> problem.at(Plain.text(problem.location())))
                                .toList(),
                        language.locale());
            }
            changes.changes().forEach(change -> show(change, language, out));
            if (changes.changes().isEmpty()) {
                out.println(language.label("nothingChanged"));
            }
            if (!dryRun) {
                changes.write();
            }
            return tell(report, language, out);
        }

        private static void show(TableChange change, Language language, PrintWriter out) {
            out.println(language.say(
                    "tableChanged",
                    change.file(),
                    count(change, TableChange.Kind.CHANGED),
                    count(change, TableChange.Kind.ADDED),
                    count(change, TableChange.Kind.REMOVED)));
            for (TableChange.RowChange row : change.rows()) {
                String sign =
                        switch (row.kind()) {
                            case ADDED -> "+";
                            case REMOVED -> "-";
                            case CHANGED -> "~";
                        };
                out.println("  " + sign + " " + row.place() + "  " + Plain.text(row.text()));
            }
        }

        private static long count(TableChange change, TableChange.Kind kind) {
            return change.rows().stream().filter(row -> row.kind() == kind).count();
        }

        private static int tell(RulePackCheck.Report report, Language language, PrintWriter out) {
            report.issues().forEach(issue -> out.println(issue.text(language.locale())));
            out.println(
                    report.issues().isEmpty()
                            ? language.label("checked")
                            : language.say("found", report.errors(), report.warnings()));
            return report.issues().isEmpty() ? Mainstay.FINE : Mainstay.FAILURES;
        }
    }
}
