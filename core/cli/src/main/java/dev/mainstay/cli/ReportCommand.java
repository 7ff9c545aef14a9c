package dev.mainstay.cli;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.cli.report.PortfolioReport;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mainstay report}. */
@Command(
        name = "report",
        description = {
            "Advises accounts and writes the advice as one HTML file to look at, English and Chinese.",
            "A map of the portfolio, causes, commitments and workload across it, the accounts ranked, and a page for each.",
            "The file needs no network and sends nothing. Accounts that failed are listed in the page.",
            "Kept in memory is each account's part of the page, two to four kilobytes, and with --portfolio the account, too;"
                    + " a browser holds the page as a whole, so that 20,000 accounts are a fair limit."
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PackOption pack = new PackOption();

    @Mixin
    private LanguageOption lang = new LanguageOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.html",
            required = true,
            description = "File for the report, written only when it is whole.")
    private String output = "";

    @Mixin
    private AccountsFile accounts = new AccountsFile();

    @Override
    public Integer call() throws IOException {
        Language language = lang.language();
        RulePack rules = pack.find(language.locale());
        OutputFile.require(output);
        PrintWriter err = spec.commandLine().getErr();
        PortfolioReport report = new PortfolioReport(rules);
        Batch batch = new Batch(
                rules,
                RetentionAdvisor.of(rules)::outcome,
                accounts.histories(language, err, rules),
                new ProgressLine(err));
        try (InputStream input = accounts.open()) {
            batch.run(accounts.read(input, rules), report::add);
        }
        batch.failed().forEach(report::add);
        int status = batch.report(language, err);
        if (status != Mainstay.UNUSABLE) {
            OutputFile.write(output, out -> {
                report.write(language.locale(), out);
                return status;
            });
            spec.commandLine()
                    .getOut()
                    .println(language.say("written", Plain.text(output), Files.size(Path.of(output))));
        }
        return status;
    }
}
