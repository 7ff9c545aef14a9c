package dev.mainstay.cli;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.cli.report.PortfolioReport;
import dev.mainstay.json.Reading;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
            "The file needs no network and sends nothing. Accounts that failed are listed in the page."
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
        PortfolioReport report = new PortfolioReport(rules);
        List<Outcome.Failed> failed = new ArrayList<>();
        RetentionAdvisor advisor = RetentionAdvisor.of(rules);
        Map<String, ActionHistory> histories =
                accounts.histories(language, spec.commandLine().getErr(), rules);
        int advised = 0;
        try (InputStream input = accounts.open()) {
            Iterator<Reading> readings = accounts.read(input, rules);
            while (readings.hasNext()) {
                Reading reading = readings.next();
                Outcome outcome = outcome(advisor, reading, histories);
                if (reading instanceof Reading.Read read && outcome instanceof Outcome.Advised answer) {
                    report.add(read.snapshot(), answer.advice());
                    advised++;
                } else if (outcome instanceof Outcome.Failed failure) {
                    failed.add(new Outcome.Failed(failure.accountId(), reading.source(), failure.problems()));
                }
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

    private static Outcome outcome(RetentionAdvisor advisor, Reading reading, Map<String, ActionHistory> histories) {
        if (reading instanceof Reading.Read read) {
            return advisor.outcome(read.snapshot(), histories.getOrDefault(reading.accountId(), ActionHistory.none()));
        }
        Reading.Rejected rejected = (Reading.Rejected) reading;
        return new Outcome.Failed(rejected.accountId(), rejected.source(), rejected.problems());
    }
}
