package dev.mainstay.benchmarks;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.json.SnapshotWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs every benchmark and prints one table. All contestants take turns, several times, and a ratio is the median of the
 * ratios of the turns, so that a machine that is busy for a while does not favour one of them.
 *
 * <p>Without arguments it takes some minutes; {@code --full} takes longer and is steadier.
 */
public final class Report {

    private static final String CPU = CpuProfiler.LABEL;
    private static final String BYTES = "gc.alloc.rate.norm";

    private final boolean full;
    private final PrintStream out;
    /** Medians by name of the measure, one for each turn. */
    private final Map<String, List<Double>> turns = new TreeMap<>();

    private Report(boolean full, PrintStream out) {
        this.full = full;
        this.out = out;
    }

    /** Runs the report. */
    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        new Report(List.of(arguments).contains("--full"), System.out).run();
    }

    private void run() throws RunnerException, IOException, InterruptedException {
        out.printf(
                "Java %s, %d processors, %s%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"));
        for (int turn = 0; turn < (full ? 5 : 3); turn++) {
            for (ContestBenchmark.By by : ContestBenchmark.By.values()) {
                measure(by.name(), jmh(ContestBenchmark.class).param("by", by.name()));
            }
        }
        contest();
        for (int turn = 0; turn < (full ? 3 : 1); turn++) {
            for (String coverage : List.of("SPARSE", "RICH")) {
                measure(coverage, jmh(StandardPackBenchmark.class).param("coverage", coverage));
            }
        }
        standardPack();
        for (int turn = 0; turn < (full ? 3 : 1); turn++) {
            for (String contestant : List.of("mainstay", "jacksonCopy", "jacksonSameLines")) {
                measure(contestant, lines(contestant));
            }
        }
        jsonLines();
        heap();
        coldStart();
    }

    // ---- measuring

    private ChainedOptionsBuilder jmh(Class<?> benchmark) {
        return new OptionsBuilder()
                .include(benchmark.getName().replace(".", "\\.") + "\\.advise$")
                .measurementIterations(full ? 10 : 5)
                .measurementTime(TimeValue.seconds(1));
    }

    private ChainedOptionsBuilder lines(String contestant) {
        return new OptionsBuilder()
                .include(JsonLinesBenchmark.class.getName().replace(".", "\\.") + "\\." + contestant + "$")
                .param("lines", "100000")
                .warmupIterations(1)
                .measurementIterations(full ? 5 : 2);
    }

    private void measure(String name, ChainedOptionsBuilder options) throws RunnerException {
        for (RunResult run : new Runner(options.verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuProfiler.class)
                        .build())
                .run()) {
            List<Double> wall = new ArrayList<>();
            Map<String, List<Double>> others = new TreeMap<>();
            for (BenchmarkResult fork : run.getBenchmarkResults()) {
                for (IterationResult iteration : fork.getIterationResults()) {
                    wall.add(iteration.getPrimaryResult().getScore());
                    iteration.getSecondaryResults().forEach((label, result) -> others.computeIfAbsent(
                                    label, any -> new ArrayList<>())
                            .add(result.getScore()));
                }
            }
            take(name + ".wall", median(wall));
            take(name + "." + CPU, median(others.getOrDefault(CPU, List.of())));
            take(name + "." + BYTES, median(others.getOrDefault(BYTES, List.of())));
        }
    }

    private void take(String measure, double value) {
        turns.computeIfAbsent(measure, any -> new ArrayList<>()).add(value);
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private double of(String name, String measure) {
        return median(turns.getOrDefault(name + "." + measure, List.of()));
    }

    /** Median of the ratios of the turns. */
    private double ratio(String above, String below, String measure) {
        List<Double> one = turns.getOrDefault(above + "." + measure, List.of());
        List<Double> other = turns.getOrDefault(below + "." + measure, List.of());
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            ratios.add(one.get(i) / other.get(i));
        }
        return median(ratios);
    }

    // ---- printing

    private void contest() {
        out.printf(
                "%nBenchmark pack, 60 rules, whole advice, %d accounts in turn%n%-14s %10s %10s %14s%n",
                ContestBenchmark.ACCOUNTS, "", "us (cpu)", "us (wall)", "bytes/account");
        for (ContestBenchmark.By by : ContestBenchmark.By.values()) {
            line(by.name());
        }
        out.printf(
                "Mainstay : hand-written          %.1f (wall %.1f), aim at most 15%n",
                ratio("MAINSTAY", "HAND_WRITTEN", CPU), ratio("MAINSTAY", "HAND_WRITTEN", "wall"));
        out.printf(
                "plain Drools : Mainstay          %.1f (wall %.1f), aim at least 3.5%n",
                ratio("PLAIN_DROOLS", "MAINSTAY", CPU), ratio("PLAIN_DROOLS", "MAINSTAY", "wall"));
    }

    private void line(String name) {
        out.printf("%-14s %10.2f %10.2f %14.0f%n", name, of(name, CPU), of(name, "wall"), of(name, BYTES));
    }

    private void standardPack() {
        out.printf(
                "%nStandard pack, whole advice%n%-14s %10s %10s %14s%n", "", "us (cpu)", "us (wall)", "bytes/account");
        line("SPARSE");
        line("RICH");
    }

    private void jsonLines() {
        out.printf("%n100,000 JSON lines, standard pack, one thread%n%-18s %10s %10s%n", "", "s (cpu)", "s (wall)");
        for (String name : List.of("mainstay", "jacksonCopy", "jacksonSameLines")) {
            out.printf("%-18s %10.2f %10.2f%n", name, of(name, CPU) / 1e6, of(name, "wall"));
        }
        out.printf(
                "Mainstay : Jackson, same lines   %.1f (wall %.1f), aim at most 3%n",
                ratio("mainstay", "jacksonSameLines", CPU), ratio("mainstay", "jacksonSameLines", "wall"));
        out.printf(
                "Mainstay : Jackson, input copied %.1f (wall %.1f)%n",
                ratio("mainstay", "jacksonCopy", CPU), ratio("mainstay", "jacksonCopy", "wall"));
    }

    private void heap() throws IOException, InterruptedException {
        Path printed = Files.createTempFile("heap", ".txt");
        try {
            java(List.of("-Xmx64m", "-XX:+UseSerialGC"), HeapCheck.class, printed, "100000");
            out.printf("Heap in use after a collection, -Xmx64m:");
            for (String line : Files.readAllLines(printed, StandardCharsets.UTF_8)) {
                int space = line.indexOf(' ');
                out.printf(
                        " line %s %.1f MB;", line.substring(0, space), Long.parseLong(line.substring(space + 1)) / 1e6);
            }
            out.println();
        } finally {
            Files.delete(printed);
        }
    }

    private void coldStart() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cold-start");
        try {
            Path snapshot = folder.resolve("snapshot.json");
            AccountSnapshot account =
                    Accounts.random(1, 5, Accounts.Coverage.RICH).get(0);
            Files.writeString(snapshot, new SnapshotWriter().write(account));
            out.printf("%nCold start, whole process, standard pack built%n%-16s %8s %8s%n", "", "ms", "ratio");
            coldStart("plain", snapshot, Map.of("advise", List.of(), "parse", List.of()));
            Map<String, List<String>> archives = new TreeMap<>();
            for (String what : List.of("advise", "parse")) {
                Path archive = folder.resolve(what + ".jsa");
                java(
                        List.of("-XX:ArchiveClassesAtExit=" + archive),
                        ColdStart.class,
                        folder.resolve("dump"),
                        what,
                        snapshot.toString());
                archives.put(what, List.of("-XX:SharedArchiveFile=" + archive));
            }
            coldStart("AppCDS", snapshot, archives);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void coldStart(String kind, Path snapshot, Map<String, List<String>> options)
            throws IOException, InterruptedException {
        Map<String, List<Double>> times = new TreeMap<>();
        Path printed = snapshot.resolveSibling("printed");
        for (int turn = 0; turn < (full ? 30 : 12); turn++) {
            for (String what : List.of("advise", "parse")) {
                List<String> jvm = Optional.ofNullable(options.get(what)).orElse(List.of());
                double time = java(jvm, ColdStart.class, printed, what, snapshot.toString());
                times.computeIfAbsent(what, any -> new ArrayList<>()).add(time);
            }
        }
        double advise = median(times.getOrDefault("advise", List.of()));
        double parse = median(times.getOrDefault("parse", List.of()));
        out.printf("%-16s %8.0f%n", kind + ", advise", advise);
        out.printf("%-16s %8.0f %8.1f%n", kind + ", parse", parse, advise / parse);
    }

    /** Runs a class in a JVM of its own and returns the milliseconds it took. */
    private static double java(List<String> options, Class<?> main, Path printed, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(Arrays.asList(arguments));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int exit = process.waitFor();
        double time = (System.nanoTime() - start) / (double) TimeUnit.MILLISECONDS.toNanos(1);
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + exit);
        }
        return time;
    }
}
