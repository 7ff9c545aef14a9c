package dev.mainstay.cli;

import dev.mainstay.advice.Advice;
import dev.mainstay.advice.AdviceDelta;
import dev.mainstay.advice.Change;
import dev.mainstay.advice.Hysteresis;
import dev.mainstay.advice.InvalidAdviceException;
import dev.mainstay.json.AdviceReader;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            "Each ADVICE is the output of advise --format jsonl, the earliest first. What stands is remembered from run to",
            "run, so that a value that wavers at its limit is not news again and again (weights delta.* of the pack)."
        },
        mixinStandardHelpOptions = true)
final class DeltaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ADVICE", arity = "2..*", description = "Two or more files of advice, as JSON Lines.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--all", description = "Also show what is unchanged.")
    private boolean all;

    @Mixin
    private PackOption pack = new PackOption();

    @Mixin
    private LanguageOption lang = new LanguageOption();

    private final Map<Change.Status, Integer> totals = new EnumMap<>(Change.Status.class);
    private int wrong;
    private int changed;

    /** What is known of an account: the last advice, and what changed up to it. */
    private record Account(Advice last, @Nullable AdviceDelta delta) {}

    @Override
    public Integer call() throws IOException {
        Language language = lang.language();
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw UnusableException.noSuchFile(file);
            }
        }
        RulePack rules = pack.find(language.locale());
        Hysteresis hysteresis = Hysteresis.of(rules);
        Map<String, Account> accounts = new TreeMap<>();
        for (Path file : files.subList(0, files.size() - 1)) {
            read(file, language)
                    .forEach((id, advice) -> accounts.merge(
                            id, new Account(advice, null), (was, is) -> next(was, is.last(), hysteresis)));
        }
        Map<String, Advice> latest = read(files.get(files.size() - 1), language);
        if (latest.isEmpty() && accounts.isEmpty()) {
            throw UnusableException.labelled("noAdvice", files.get(files.size() - 1));
        }
        PrintWriter out = spec.commandLine().getOut();
        int appeared = 0;
        for (Map.Entry<String, Advice> entry : latest.entrySet()) {
            Account was = accounts.remove(entry.getKey());
            if (was == null) {
                appeared++;
                out.println(Plain.text(entry.getKey()) + "  " + language.label("deltaAppeared"));
            } else {
                show(
                        Objects.requireNonNull(
                                next(was, entry.getValue(), hysteresis).delta()),
                        rules,
                        language,
                        out);
            }
        }
        accounts.keySet().forEach(id -> out.println(Plain.text(id) + "  " + language.label("deltaGone")));
        out.println(String.format(language.label("deltaTotals"), latest.size(), changed, appeared, accounts.size()));
        totals.forEach((status, count) -> out.println("  " + language.label("status." + status) + ": " + count));
        return wrong > 0 ? Mainstay.FAILURES : Mainstay.FINE;
    }

    private Account next(Account was, Advice advice, Hysteresis hysteresis) {
        if (advice.asOf().isBefore(was.last().asOf())) {
            throw UnusableException.labelled(
                    "deltaTurned", advice.accountId(), was.last().asOf(), advice.asOf());
        }
        AdviceDelta delta = was.delta();
        return new Account(
                advice, delta == null ? AdviceDelta.between(was.last(), advice, hysteresis) : delta.then(advice));
    }

    /** The advices of a file by account; wrong lines are said and left out, and so is the earlier of two of an account. */
    private Map<String, Advice> read(Path file, Language language) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        AdviceReader reader = new AdviceReader();
        Map<String, Advice> advices = new TreeMap<>();
        int before = wrong;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                try {
                    Advice advice = reader.read(line);
                    if (advices.put(advice.accountId(), advice) != null) {
                        wrong++;
                        err.println(Plain.text(String.format(
                                language.label("deltaDoubled"), file + ":" + number, advice.accountId())));
                    }
                } catch (InvalidAdviceException invalid) {
                    wrong++;
                    Problem first = invalid.problems().get(0);
                    err.println("ERROR "
                            + Plain.text(first.at(file + ":" + number + ":" + first.location())
                                    .summary(language.locale())));
                }
            }
        } catch (CharacterCodingException notText) {
            throw UnusableException.labelled("notUtf8", file + ": ");
        }
        if (advices.isEmpty() && wrong > before) {
            throw UnusableException.labelled("noAdvice", file);
        }
        return advices;
    }

    private void show(AdviceDelta delta, RulePack rules, Language language, PrintWriter out) {
        List<Change> changes = all ? delta.changes() : delta.news();
        if (!delta.news().isEmpty()) {
            changed++;
        }
        delta.news().forEach(change -> totals.merge(change.status(), 1, Integer::sum));
        if (!changes.isEmpty()) {
            out.println(Plain.text(delta.later().accountId()) + "  ("
                    + delta.earlier().asOf() + " → " + delta.later().asOf() + ")");
            changes.forEach(change -> out.println("  " + new ChangeText(rules, language).line(change)));
        }
    }
}
