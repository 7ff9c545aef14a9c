package dev.mainstay.benchmarks;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.reload.ReloadingAdvisor;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * From a saved file to a pack that serves: what a reload costs in a warm process against a whole rebuild, both with the same
 * outcome: compiled, hashed, made ready and run against all its scenarios. Each round saves one file of each kind, reloads,
 * and rebuilds the whole; so both see the same machine.
 *
 * <p>{@code ReloadBenchmark PACK_FOLDER [ROUNDS]}
 */
public final class ReloadBenchmark {

    private static final int WARM_UP = 40;

    private final Path folder;
    private final Map<String, List<long[]>> times = new LinkedHashMap<>();

    private ReloadBenchmark(Path folder) {
        this.folder = folder;
    }

    /** One file and the two texts it alternates between; all scenarios pass with both. */
    private record Edit(String file, String from, String to) {}

    private static final List<Edit> EDITS = List.of(
            new Edit("limits.csv", "delivery.onTime,,,,,0.9,", "delivery.onTime,,,,,0.8999,"),
            new Edit("texts/zh.csv", "signal.LATE_DELIVERY,", "signal.LATE_DELIVERY,经常"),
            new Edit(
                    "signals/delivery.drl",
                    "Account( delivery.onTimeRate < limit(\"delivery.onTime\") )",
                    "Account( delivery.onTimeRate >= 0, delivery.onTimeRate < limit(\"delivery.onTime\") )"),
            new Edit("weights.csv", "hourCost.GBP,65,", "hourCost.GBP,65.5,"),
            new Edit("playbook.csv", ",FIND_THE_CAUSE,0.3,Behaviour", ",FIND_THE_CAUSE,0.3000001,Behaviour"),
            new Edit(
                    "guardrails.drl",
                    "Proposal( code == \"ORDERLY_EXIT\" )",
                    "Proposal( code == \"ORDERLY_EXIT\", effortHours >= 0 )"),
            new Edit(
                    "diagnosis.drl",
                    "Findings( raised(\"COMPLAINT_OPEN\") )",
                    "Findings( raised(\"COMPLAINT_OPEN\"), strength(\"COMPLAINT_OPEN\") >= 0 )"));

    /** Runs it on a copy of the folder. */
    public static void main(String[] arguments) throws IOException {
        Path copy = Files.createTempDirectory("reload");
        copy(Path.of(arguments[0]), copy);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        ReloadBenchmark benchmark = new ReloadBenchmark(copy);
        benchmark.run(WARM_UP + rounds);
        benchmark.report();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (!Files.isDirectory(file)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    private void run(int rounds) throws IOException {
        // The thread that watches is kept waiting; the reload is asked for and runs in this thread.
        try (ReloadingAdvisor live = ReloadingAdvisor.watching(folder)
                .quiet(Duration.ofHours(1))
                .interval(Duration.ofHours(1))
                .start()) {
            for (int round = 0; round < rounds; round++) {
                for (Edit edit : EDITS) {
                    save(edit, round % 2 == 0);
                    measure(edit.file(), () -> {
                        if (!live.reload()) {
                            throw new IllegalStateException(live.problems().toString());
                        }
                    });
                    RulePack[] whole = new RulePack[1];
                    measure("whole rebuild", () -> whole[0] = rebuild());
                    if (!whole[0].id().equals(live.advisor().pack().id())) {
                        throw new IllegalStateException("the reload made another pack than the rebuild");
                    }
                }
            }
        }
    }

    private void save(Edit edit, boolean forth) throws IOException {
        Path file = folder.resolve(edit.file());
        String text = Files.readString(file);
        String from = forth ? edit.from() : edit.to();
        if (!text.contains(from)) {
            throw new IllegalStateException(edit.file() + " does not say " + from);
        }
        Files.writeString(file, text.replace(from, forth ? edit.to() : edit.from()));
    }

    private RulePack rebuild() {
        RulePack pack = RulePackCompiler.compile(folder);
        List<Scenario> scenarios = ScenarioFiles.read(folder, pack.model());
        if (!new ScenarioRunner(RetentionAdvisor.of(pack)).failures(scenarios).isEmpty()) {
            throw new IllegalStateException("a scenario fails");
        }
        return pack;
    }

    private void measure(String what, Runnable work) {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        work.run();
        times.computeIfAbsent(what, any -> new ArrayList<>()).add(new long[] {
            System.nanoTime() - wall, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu
        });
    }

    private void report() {
        double[] whole = medians("whole rebuild", EDITS.size() * WARM_UP);
        System.out.printf(Locale.ROOT, "%-28s %10s %8s %10s %8s%n", "medians", "wall", "ratio", "CPU", "ratio");
        System.out.printf(Locale.ROOT, "%-28s %7.1f ms %8s %7.1f ms%n", "whole rebuild", whole[0], "1", whole[1]);
        for (Edit edit : EDITS) {
            double[] one = medians(edit.file(), WARM_UP);
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %7.1f ms %8.2f %7.1f ms %8.2f%n",
                    edit.file() + " saved",
                    one[0],
                    one[0] / whole[0],
                    one[1],
                    one[1] / whole[1]);
        }
    }

    private double[] medians(String what, int warmUp) {
        List<long[]> all = times.getOrDefault(what, List.of());
        List<long[]> warm = all.subList(Math.min(warmUp, all.size()), all.size());
        double[] medians = new double[2];
        for (int i = 0; i < 2; i++) {
            int column = i;
            medians[i] = warm.stream().mapToLong(time -> time[column]).sorted().toArray()[warm.size() / 2] / 1e6;
        }
        return medians;
    }
}
