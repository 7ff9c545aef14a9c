package dev.mainstay.cli;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.cli.report.PortfolioReport;
import dev.mainstay.json.Reading;
import dev.mainstay.json.SnapshotFeed;
import dev.mainstay.pack.RulePack;
import dev.mainstay.portfolio.Portfolio;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mainstay report}. */
@Command(
        name = "report",
        description = {
            "Advises accounts and writes the advice as one HTML file to look at, English and Chinese.",
            "A map of the portfolio, causes, commitments and workload across it, the accounts ranked, and a page for each.",
            "The file needs no network and sends nothing. FILE is as for advise; accounts that failed are listed in the page."
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
            names = "--portfolio",
            description =
                    "Take the accounts as one portfolio: fill tier, value class, ranks and shares of revenue where"
                            + " they are left out.")
    private boolean portfolio;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.html",
            required = true,
            description = "File for the report, written only when it is whole.")
    private String output = "";

    @Parameters(paramLabel = "FILE|-", description = "Snapshots, or - for standard input.")
    private String file = "-";

    @Override
    public Integer call() throws IOException {
        Language language = lang.language();
        RulePack rules = pack.find(language.locale());
        OutputFile.require(output);
        PortfolioReport report = new PortfolioReport(rules);
        List<AccountSnapshot> accounts = new ArrayList<>();
        List<Outcome.Failed> failed = new ArrayList<>();
        try (InputStream input = SnapshotInput.open(file)) {
            read(SnapshotFeed.of(input), accounts, failed);
        }
        RetentionAdvisor advisor = RetentionAdvisor.of(rules);
        int advised = 0;
        for (AccountSnapshot account : portfolio ? Portfolio.by(rules).fill(accounts) : accounts) {
            Outcome outcome = advisor.outcome(account);
            if (outcome instanceof Outcome.Advised answer) {
                report.add(account, answer.advice());
                advised++;
            } else if (outcome instanceof Outcome.Failed failure) {
                failed.add(failure);
            }
        }
        failed.forEach(report::add);
        int status = FailedAccounts.print(
                failed, advised, language, spec.commandLine().getErr());
        if (status != Mainstay.UNUSABLE) {
            OutputFile.write(output, out -> {
                report.write(language.locale(), out);
                return status;
            });
            spec.commandLine()
                    .getOut()
                    .println(String.format(language.label("written"), Plain.text(output), Files.size(Path.of(output))));
        }
        return status;
    }

    private static void read(Iterator<Reading> readings, List<AccountSnapshot> accounts, List<Outcome.Failed> failed) {
        readings.forEachRemaining(reading -> {
            if (reading instanceof Reading.Read read) {
                accounts.add(read.snapshot());
            } else if (reading instanceof Reading.Rejected rejected) {
                failed.add(new Outcome.Failed(rejected.accountId(), rejected.source(), rejected.problems()));
            }
        });
    }
}
