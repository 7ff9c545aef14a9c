package dev.mainstay.cli;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
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
            "An account that cannot be read or advised harms no other: the failed ones "
                    + "are listed at the end on standard error, and the status is then 1."
        },
        mixinStandardHelpOptions = true)
final class AdviseCommand implements Callable<Integer> {

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

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private LimitOption limits = new LimitOption();

    @Mixin
    private LogOption log = new LogOption();

    @Mixin
    private AccountsFile accounts = new AccountsFile();

    @Override
    public Integer call() throws IOException {
        Language language = lang.language();
        RulePack rules = pack.find(language.locale());
        try (InputStream input = accounts.open()) {
            return output.write(out -> advise(rules, language, input, out));
        }
    }

    private int advise(RulePack rules, Language language, InputStream input, OutputStream out) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Colour colour = new Colour(!output.toFile() && Terminal.coloured());
        Terminal terminal = output.toFile() ? Terminal.NONE : Terminal.of(spec);
        AdviceFormat writer = AdviceFormat.of(format, rules, language, terminal, colour, out);
        Batch batch = new Batch(
                rules,
                answers(RetentionAdvisor.of(rules, limits.limits()), language),
                accounts.histories(language, err, rules),
                output.progress(err));
        writer.begin();
        batch.run(accounts.read(input, rules), writer::write);
        writer.end();
        out.flush();
        int status = batch.report(language, err);
        return log.close(language, err) ? status : Math.max(status, Mainstay.FAILURES);
    }

    private BiFunction<AccountSnapshot, ActionHistory, Outcome> answers(RetentionAdvisor advisor, Language language)
            throws IOException {
        if (!log.wanted()) {
            return advisor::outcome;
        }
        return log.recording(advisor, language.locale(), spec.commandLine().getErr())::outcome;
    }
}
