package dev.mainstay.cli;

import dev.mainstay.advice.Advice;
import dev.mainstay.advice.AdviceDelta;
import dev.mainstay.advice.Hysteresis;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mainstay delta}. */
@Command(
        name = "delta",
        description = {
            "Shows what changed in each account from one run to the next.",
            "Each ADVICE is the output of advise --format jsonl, the earliest first. What stands is remembered from run to "
                    + "run, so that a value that wavers at its limit is not news again and again (weights delta.* of the pack).",
            "The files are read twice; in memory are only the ids and where they stand, some 200 bytes an account."
        },
        mixinStandardHelpOptions = true)
final class DeltaCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        JSON,
        JSONL
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ADVICE", arity = "2..*", description = "Two or more files of advice, as JSON Lines.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--all", description = "Also show what is unchanged.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "text|json|jsonl",
            defaultValue = "text",
            description = "Form of the output; text if left out. jsonl is an account a line, the totals last.")
    private Format format = Format.TEXT;

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private PackOption pack = new PackOption();

    @Mixin
    private LanguageOption lang = new LanguageOption();

    @Override
    public Integer call() throws IOException {
        Language language = lang.language();
        for (Path file : files) {
            SnapshotInput.require(file);
        }
        output.require();
        RulePack rules = pack.find(language.locale());
        try (AdviceRuns runs =
                new AdviceRuns(files, language, spec.commandLine().getErr())) {
            runs.find(new ProgressLine(spec.commandLine().getErr()));
            return output.write(out -> {
                compare(runs, Hysteresis.of(rules), format(rules, language, out));
                return runs.wrong() > 0 ? Mainstay.FAILURES : Mainstay.FINE;
            });
        }
    }

    private DeltaFormat format(RulePack rules, Language language, OutputStream out) throws IOException {
        return switch (format) {
            case TEXT ->
                output.toFile()
                        ? new DeltaText(rules, all, language, Terminal.NONE, Colour.writer(out, false))
                        : new DeltaText(
                                rules,
                                all,
                                language,
                                Terminal.of(spec),
                                spec.commandLine().getOut());
            case JSON -> new DeltaJson(all, false, out);
            case JSONL -> new DeltaJson(all, true, out);
        };
    }

    /** The accounts of the last run by their ids, then those it does not have. */
    private void compare(AdviceRuns runs, Hysteresis hysteresis, DeltaFormat writer) throws IOException {
        ProgressLine progress = output.progress(spec.commandLine().getErr());
        DeltaFormat.Totals totals = new DeltaFormat.Totals();
        List<String> gone = new ArrayList<>();
        long done = 0;
        for (String account : runs.accounts()) {
            if (!runs.inLast(account)) {
                gone.add(account);
            } else {
                List<Advice> advices = runs.of(account);
                if (advices.size() == 1) {
                    totals.appeared();
                    writer.appeared(account);
                } else {
                    AdviceDelta delta = delta(advices, hysteresis);
                    totals.compared(delta);
                    writer.compared(delta);
                }
            }
            progress.done(++done, runs.size());
        }
        for (String account : gone) {
            totals.gone();
            writer.gone(account);
        }
        writer.end(totals);
    }

    private static AdviceDelta delta(List<Advice> advices, Hysteresis hysteresis) {
        for (int i = 1; i < advices.size(); i++) {
            Advice was = advices.get(i - 1);
            Advice is = advices.get(i);
            if (is.asOf().isBefore(was.asOf())) {
                throw UnusableException.labelled("deltaTurned", is.accountId(), was.asOf(), is.asOf());
            }
        }
        AdviceDelta delta = AdviceDelta.between(advices.get(0), advices.get(1), hysteresis);
        for (Advice next : advices.subList(2, advices.size())) {
            delta = delta.then(next);
        }
        return delta;
    }
}
