package dev.mainstay.cli;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.json.Reading;
import dev.mainstay.pack.RulePack;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mainstay advise}. */
@Command(
        name = "advise",
        description = {
            "Advises accounts.",
            "An account that cannot be read or advised harms no other: the failed ones",
            "are listed at the end on standard error, and the status is then 1."
        },
        mixinStandardHelpOptions = true)
final class AdviseCommand implements Callable<Integer> {

    private static final boolean TERMINAL = CommandLine.Help.Ansi.AUTO.enabled();

    private static final int TOLD_EVERY = 500;

    enum Format {
        TEXT,
        JSON,
        JSONL,
        CSV
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private PackOption pack = new PackOption();

    @Mixin
    private LanguageOption lang = new LanguageOption();

    @Option(
            names = "--format",
            paramLabel = "text|json|jsonl|csv",
            defaultValue = "text",
            description = "Form of the output; text if left out.")
    private Format format = Format.TEXT;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            defaultValue = "",
            description = "File for the output, written only when it is whole; standard output if left out.")
    private String output = "";

    @Mixin
    private LogOption log = new LogOption();

    @Mixin
    private AccountsFile accounts = new AccountsFile();

    @Override
    public Integer call() throws IOException {
        Language language = lang.language();
        RulePack rules = pack.find(language.locale());
        try (InputStream input = accounts.open()) {
            return output.isEmpty()
                    ? advise(rules, language, input, System.out)
                    : OutputFile.write(output, out -> advise(rules, language, input, out));
        }
    }

    private int advise(RulePack rules, Language language, InputStream input, OutputStream stream) throws IOException {
        BufferedOutputStream out = new BufferedOutputStream(stream, 1 << 16);
        AdviceFormat writer = AdviceFormat.of(format, rules, language, new Colour(output.isEmpty() && TERMINAL), out);
        RetentionAdvisor advisor = RetentionAdvisor.of(rules);
        Map<String, ActionHistory> histories =
                accounts.histories(language, spec.commandLine().getErr(), rules);
        Batch batch = new Batch(answers(advisor, language), histories, writer);
        try {
            writer.begin();
            accounts.read(input, rules).forEachRemaining(batch::one);
            writer.end();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        out.flush();
        int status = batch.report(language);
        return log.close(language, spec.commandLine().getErr()) ? status : Math.max(status, Mainstay.FAILURES);
    }

    private BiFunction<AccountSnapshot, ActionHistory, Outcome> answers(RetentionAdvisor advisor, Language language)
            throws IOException {
        if (!log.wanted()) {
            return advisor::outcome;
        }
        return log.recording(advisor, language.locale(), spec.commandLine().getErr())::outcome;
    }

    /** Counts what was answered and keeps what failed. */
    private final class Batch {

        private final BiFunction<AccountSnapshot, ActionHistory, Outcome> advisor;
        private final Map<String, ActionHistory> histories;
        private final AdviceFormat writer;
        private final List<Outcome.Failed> failed = new ArrayList<>();
        private final OddFields odd = new OddFields();
        private int advised;

        Batch(
                BiFunction<AccountSnapshot, ActionHistory, Outcome> advisor,
                Map<String, ActionHistory> histories,
                AdviceFormat writer) {
            this.advisor = advisor;
            this.histories = histories;
            this.writer = writer;
        }

        void one(Reading reading) {
            if (reading instanceof Reading.Read read) {
                advise(read.snapshot(), read.source());
            } else if (reading instanceof Reading.Rejected rejected) {
                failed.add(new Outcome.Failed(rejected.accountId(), rejected.source(), rejected.problems()));
            }
        }

        private void advise(AccountSnapshot snapshot, String source) {
            Outcome outcome = advisor.apply(snapshot, histories.getOrDefault(snapshot.id(), ActionHistory.none()));
            try {
                if (outcome instanceof Outcome.Advised answer) {
                    writer.write(snapshot, answer.advice());
                    advised++;
                    odd.note(snapshot);
                    tell();
                } else if (outcome instanceof Outcome.Failed failure) {
                    failed.add(new Outcome.Failed(failure.accountId(), source, failure.problems()));
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /** Progress, where somebody waits at a terminal and sees nothing else. */
        private void tell() {
            if (TERMINAL && !output.isEmpty() && advised % TOLD_EVERY == 0) {
                spec.commandLine().getErr().print("\r" + advised);
                spec.commandLine().getErr().flush();
            }
        }

        int report(Language language) {
            if (TERMINAL && !output.isEmpty() && advised >= TOLD_EVERY) {
                spec.commandLine().getErr().println("\r" + advised);
            }
            odd.print(language, spec.commandLine().getErr());
            return FailedAccounts.print(
                    failed, advised, language, spec.commandLine().getErr());
        }
    }
}
