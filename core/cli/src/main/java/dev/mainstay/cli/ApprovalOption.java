package dev.mainstay.cli;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.json.Reading;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.approval.Approved;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --accounts} and {@code --approve}: a portfolio's advice held against what was approved of it. */
final class ApprovalOption {

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            defaultValue = "",
            description = {
                "Also advise these accounts (as advise reads them) and hold the advice against what was approved of it.",
                "What is approved stands beside them, in FILE.approved.txt."
            })
    private String accounts = "";

    @Option(names = "--approve", description = "Accept the advice for --accounts as it is now.")
    private boolean approve;

    @Mixin
    private AccountsOption known = new AccountsOption();

    /** Refuses what cannot be held against anything, before anything is run. */
    void require() {
        known.requireWith(accounts);
        if (accounts.isEmpty()) {
            if (approve) {
                throw UnusableException.labelled("optionNeeds", "--approve", "--accounts FILE");
            }
        } else if (!Files.isRegularFile(Path.of(accounts))) {
            throw UnusableException.noSuchFile(accounts);
        }
    }

    /** Whether the advice is as approved, or has just been; reports what is not. */
    boolean verify(RulePack pack, Language language, PrintWriter out, PrintWriter err) throws IOException {
        if (accounts.isEmpty()) {
            return true;
        }
        Path file = Path.of(accounts);
        Path golden = file.resolveSibling(file.getFileName() + ".approved.txt");
        Approved approved = Approved.of(advise(pack, file, known.histories(language, err, pack)), golden);
        if (approve) {
            approved.accept(golden);
        }
        boolean same = approve || approved.same();
        if (!approved.same()) {
            out.print(Plain.lines(approved.text(language.locale())));
        }
        return same;
    }

    private List<Outcome> advise(RulePack pack, Path file, Map<String, ActionHistory> histories) throws IOException {
        RetentionAdvisor advisor = RetentionAdvisor.of(pack);
        List<Outcome> outcomes = new ArrayList<>();
        try (InputStream input = Files.newInputStream(file)) {
            Iterator<Reading> feed = known.read(input, pack);
            while (feed.hasNext()) {
                Reading reading = feed.next();
                if (reading instanceof Reading.Read read) {
                    outcomes.add(advisor.outcome(
                            read.snapshot(), histories.getOrDefault(read.accountId(), ActionHistory.none())));
                } else if (reading instanceof Reading.Rejected rejected) {
                    outcomes.add(new Outcome.Failed(rejected.accountId(), rejected.source(), rejected.problems()));
                }
            }
        }
        return outcomes;
    }
}
