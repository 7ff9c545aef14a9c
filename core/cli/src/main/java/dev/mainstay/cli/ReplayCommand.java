package dev.mainstay.cli;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.AdviceDelta;
import dev.mainstay.advice.Change;
import dev.mainstay.log.DecisionReader;
import dev.mainstay.log.LogLine;
import dev.mainstay.log.Replay;
import dev.mainstay.log.Replay.Replayed;
import dev.mainstay.log.Replay.Result;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mainstay replay}. */
@Command(
        name = "replay",
        description = {
            "Asks a pack again what a decision log holds (mainstay advise --log writes it).",
            "The pack that was asked must say the same, byte by byte; another shows what it would have said."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    /** Characters shown before and after the first that differs. */
    private static final int AROUND = 40;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LOG", arity = "1..*", description = "Decision logs, one or several.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private PackOption pack = new PackOption();

    @Mixin
    private LanguageOption lang = new LanguageOption();

    private final Map<Result, Integer> results = new EnumMap<>(Result.class);
    private final Map<String, int[]> actions = new TreeMap<>();
    private final Map<String, Integer> stances = new TreeMap<>();
    private long read;
    private int damaged;

    @Override
    public Integer call() throws IOException {
        Language language = lang.language();
        for (Path file : files) {
            SnapshotInput.require(file);
        }
        RulePack rules = pack.find(language.locale());
        Replay replay = new Replay(RetentionAdvisor.of(rules));
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
        for (Path file : files) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                DecisionReader lines = DecisionReader.of(in);
                while (lines.hasNext()) {
                    LogLine line = lines.next();
                    Optional<Replayed> other = replayed(line, replay);
                    if (other.isPresent() || line instanceof LogLine.Damaged) {
                        progress.end();
                    }
                    tell(file, line, other, rules, language);
                    progress.done(++read);
                }
            } catch (UncheckedIOException failure) {
                throw failure.getCause();
            }
        }
        progress.end();
        int all = results.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) {
            spec.commandLine().getErr().println(language.label("replayNothing"));
            return Mainstay.UNUSABLE;
        }
        totals(all, rules.id(), language);
        return results.containsKey(Result.BROKEN) || damaged > 0 ? Mainstay.FAILURES : Mainstay.FINE;
    }

    /** What is said now, where it is not the same. */
    private Optional<Replayed> replayed(LogLine line, Replay replay) {
        if (!(line instanceof LogLine.Recorded recorded)) {
            return Optional.empty();
        }
        Replayed replayed = replay.replay(recorded.decision());
        results.merge(replayed.result(), 1, Integer::sum);
        return replayed.result() == Result.SAME ? Optional.empty() : Optional.of(replayed);
    }

    private void tell(Path file, LogLine line, Optional<Replayed> other, RulePack rules, Language language) {
        if (line instanceof LogLine.Recorded recorded) {
            other.ifPresent(replayed -> show(file, recorded.number(), replayed, rules, language));
        } else if (line instanceof LogLine.Damaged wrong) {
            damaged++;
            for (Problem problem : wrong.problems()) {
                String place = file + ":" + problem.location();
                spec.commandLine()
                        .getErr()
                        .println("ERROR " + Plain.text(problem.at(place).summary(language.locale())));
            }
        }
    }

    private void show(Path file, long number, Replayed replayed, RulePack rules, Language language) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Plain.text(replayed.decision().snapshot().id()) + "  ("
                + replayed.decision().snapshot().asOf() + ")  "
                + (files.size() == 1 ? "" : Plain.text(file + ": "))
                + language.say("replay." + replayed.result(), number));
        if (!replayed.unseen().isEmpty()) {
            out.println("  " + language.say("replayUnseen", Plain.text(String.join(", ", replayed.unseen()))));
        }
        Optional<Advice> was = replayed.decision().advice();
        Optional<Advice> is = replayed.advice();
        int told = 0;
        if (was.isPresent() && is.isPresent()) {
            told = differences(was.get(), is.get(), rules, language, out);
        }
        if (told == 0) {
            int at = replayed.differsAt();
            out.println("  - " + around(replayed.decision().outcome(), at));
            out.println("  + " + around(replayed.json(), at));
        }
    }

    /** What differs in stance, causes, signals and actions; how many things there are. */
    private int differences(Advice was, Advice is, RulePack rules, Language language, PrintWriter out) {
        int told = 0;
        if (was.stance() != is.stance()) {
            String change = rules.text("stance." + was.stance(), language.locale()) + " → "
                    + rules.text("stance." + is.stance(), language.locale());
            stances.merge(change, 1, Integer::sum);
            out.println("  " + language.label("stance") + ": " + change);
            told++;
        }
        for (Change change : AdviceDelta.between(was, is).news()) {
            if (change.subject() == Change.Subject.ACTION
                    && (change.before().isEmpty() || change.after().isEmpty())) {
                actions.computeIfAbsent(change.key(), any -> new int[2])[
                        change.before().isEmpty() ? 0 : 1]++;
            }
            out.println("  " + new ChangeText(rules, language).line(change));
            told++;
        }
        return told;
    }

    private static String around(String text, int at) {
        int from = Math.max(0, at - AROUND);
        int to = Math.min(text.length(), at + AROUND);
        return (from > 0 ? "…" : "") + Plain.text(text.substring(from, to)) + (to < text.length() ? "…" : "");
    }

    private void totals(int all, PackId asked, Language language) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(language.say(
                "replayed",
                all,
                asked.name(),
                asked.version(),
                asked.sha256().substring(0, Math.min(12, asked.sha256().length()))));
        for (Result result : new TreeSet<>(results.keySet())) {
            out.println("  " + language.say("replayTotal." + result, results.getOrDefault(result, 0)));
        }
        if (damaged > 0) {
            out.println("  " + language.say("replayDamaged", damaged));
        }
        Table table = new Table(Terminal.of(spec), ": ");
        stances.forEach((change, count) -> table.row(language.label("stance") + ": " + change, count));
        actions.forEach((code, counts) -> table.row(code, "+" + counts[0] + " -" + counts[1]));
        table.lines("  ").forEach(out::println);
    }
}
