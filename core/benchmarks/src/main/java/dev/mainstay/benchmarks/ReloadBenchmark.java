package dev.mainstay.benchmarks;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.reload.ReloadListener;
import dev.mainstay.authoring.reload.ReloadingAdvisor;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * From a saved file to a pack that serves: what a reload costs in a warm process against a whole rebuild, both with the same
 * outcome: compiled, hashed, made ready and run against all its scenarios. The reload is the one that a host gets: the file is
 * saved, the watching thread notices it, and the clock stops when the new pack serves, the quiet time included. Each round
 * saves one file of each kind and rebuilds the whole now and then; so both see the same machine. CPU is that of the process.
 *
 * <p>{@code ReloadBenchmark PACK_FOLDER [ROUNDS [WARM_UP_ROUNDS]]}
 */
public final class ReloadBenchmark {

    private static final String WHOLE = "whole rebuild";

    /** So many files are saved for one whole rebuild. */
    private static final int SAVED_FOR_ONE = 4;

    private final Path folder;
    private final Map<String, List<long[]>> times = new LinkedHashMap<>();
    private final LinkedBlockingQueue<Object> told = new LinkedBlockingQueue<>();

    private ReloadBenchmark(Path folder) {
        this.folder = folder;
    }

    /** What is changed, in which file, and the two texts it alternates between; all scenarios pass with both. */
    private record Edit(String what, String file, String from, String to) {}

    private static final String RELIABLE = "rule \"Deliveries are reliable\"\n";

    private static final String LATE_AT_THE_DOOR = """
            rule "Deliveries arrive far too late and the peak season is at the door"
              @commitment( DELIVERY )
              @severity( CRITICAL )
            when
              $a : Account( delivery.onTimeRate < limit("delivery.onTime.red"), delivery.daysToPeakSeason <= limit("delivery.peak.red") )
            then
              signals.raise("LATE_DELIVERY", $a);
            end

            """;

    private static final String OFTEN_FAIL = """
            rule "Urgent orders often fail"
              @commitment( DELIVERY )
              @severity( SERIOUS )
            when
              $a : Account( delivery.urgentFillRate < limit("delivery.urgentFill.red") )
            then
              signals.raise("URGENT_ORDERS_MISSED", $a);
            end

            """;

    private static final String RAN_OUT = """
            rule "The account ran out of our stock"
              @commitment( DELIVERY )
              @severity( NOTICE )
            when
              $a : Account( delivery.stockOutDays90d > limit("delivery.stockOut.days") )
            then
              signals.raise("STOCK_OUTS", $a);
            end

            """;

    private static final List<Edit> EDITS = List.of(
            new Edit("a limit", "limits.csv", "delivery.onTime,,,,,0.9,", "delivery.onTime,,,,,0.8999,"),
            new Edit("a line more", "limits.csv", "\ncontact.gap.days,,,,,180,", "\n\ncontact.gap.days,,,,,180,"),
            new Edit("a text", "texts/zh.csv", "signal.LATE_DELIVERY,", "signal.LATE_DELIVERY,经常"),
            new Edit(
                    "a signal rule",
                    "signals/delivery.drl",
                    "Account( delivery.onTimeRate < limit(\"delivery.onTime\") )",
                    "Account( delivery.onTimeRate >= 0, delivery.onTimeRate < limit(\"delivery.onTime\") )"),
            new Edit(
                    "a conduct rule",
                    "signals/conduct.drl",
                    "Account( channel.stockMonths > limit(\"conduct.stockMonths\") )",
                    "Account( channel.stockMonths >= 0, channel.stockMonths > limit(\"conduct.stockMonths\") )"),
            new Edit(
                    "a row",
                    "diagnosis.csv",
                    "NO_ACCOUNT_TEAM,DEFECTION,,0.1,",
                    "NO_ACCOUNT_TEAM,DEFECTION,,0.1000001,"),
            new Edit(
                    "a rule",
                    "diagnosis.drl",
                    "Findings( raised(\"COMPLAINT_OPEN\") )",
                    "Findings( raised(\"COMPLAINT_OPEN\"), strength(\"COMPLAINT_OPEN\") >= 0 )"),
            new Edit(
                    "a rule",
                    "stance.drl",
                    "$a : Account( value.netMargin < 0 )",
                    "$a : Account( value.netMargin < 0, value.netMargin <= 0 )"),
            new Edit("a row", "playbook.csv", ",FIND_THE_CAUSE,0.3,Behaviour", ",FIND_THE_CAUSE,0.3000001,Behaviour"),
            new Edit("an effort", "actions.csv", "SALES_DIRECTOR,30,60,0.001,", "SALES_DIRECTOR,30,60.0001,0.001,"),
            new Edit("a line more", "actions.csv", "\nASSIGN_ACCOUNT_MANAGER,", "\n\nASSIGN_ACCOUNT_MANAGER,"),
            new Edit(
                    "a rule for one action",
                    "guardrails.drl",
                    "Proposal( code == \"ORDERLY_EXIT\" )",
                    "Proposal( code == \"ORDERLY_EXIT\", effortHours >= 0 )"),
            new Edit(
                    "a rule for many actions",
                    "guardrails.drl",
                    "$a : Account( channel.overdueDays > limit(\"guard.overdue.days\") )",
                    "$a : Account( channel.overdueDays >= 0, channel.overdueDays > limit(\"guard.overdue.days\") )"),
            new Edit("an hour's cost", "weights.csv", "hourCost.GBP,65,", "hourCost.GBP,65.5,"),
            new Edit("a lever", "weights.csv", "lever.FINANCIAL,0.85,", "lever.FINANCIAL,0.8500000001,"),
            new Edit("the horizon", "weights.csv", "horizon.years,2,", "horizon.years,2.0000000001,"),
            new Edit("the order of stances", "weights.csv", "stance.order.EXIT,1,", "stance.order.EXIT,2,"),
            new Edit("a rule more", "signals/delivery.drl", RELIABLE, LATE_AT_THE_DOOR + RELIABLE),
            new Edit("rules in another order", "signals/delivery.drl", OFTEN_FAIL + RAN_OUT, RAN_OUT + OFTEN_FAIL),
            new Edit("a last day", "pack.yaml", "language: en", "language: en\neffectiveTo: 2099-12-31"),
            new Edit("the version", "pack.yaml", "version: 1.0.0", "version: 1.0.1"));

    /** Saved together with the description, for a pack whose scenarios alone are others is the one that serves. */
    private static final Edit SCENARIOS = new Edit(
            "a name", "scenarios/exact-playbook.yaml", "- name: \"FIND_THE_CAUSE", "\n- name: \"FIND THE_CAUSE");

    private static final Edit DESCRIPTION =
            new Edit("what it is for", "pack.yaml", "en: Keeps key", "en: Keeps the key");

    /** Runs it on a copy of the folder. */
    public static void main(String[] arguments) throws Exception {
        Path copy = Files.createTempDirectory("reload");
        copy(Path.of(arguments[0]), copy);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        int warmUp = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        ReloadBenchmark benchmark = new ReloadBenchmark(copy);
        benchmark.run(warmUp);
        benchmark.times.clear();
        benchmark.run(rounds);
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

    private void run(int rounds) throws Exception {
        ReloadListener listener = new ReloadListener() {
            @Override
            public void reloaded(RulePack pack) {
                told.add(pack);
            }

            @Override
            public void refused(List<Problem> problems) {
                told.add(problems);
            }
        };
        int saved = 0;
        try (ReloadingAdvisor live =
                ReloadingAdvisor.watching(folder).listener(listener).start()) {
            for (int round = 0; round < 2 * ((rounds + 1) / 2); round++) {
                boolean forth = round % 2 == 0;
                for (Edit edit : EDITS) {
                    reload(edit, () -> save(edit, forth));
                    if (saved++ % SAVED_FOR_ONE == 0) {
                        RulePack[] whole = new RulePack[1];
                        measure(WHOLE, () -> whole[0] = rebuild());
                        if (!whole[0].id().equals(live.advisor().pack().id())) {
                            throw new IllegalStateException("the reload made another pack than the rebuild");
                        }
                    }
                }
                reload(SCENARIOS, () -> {
                    save(SCENARIOS, forth);
                    save(DESCRIPTION, forth);
                });
            }
        }
    }

    private void reload(Edit edit, Work saving) throws Exception {
        Object[] news = new Object[1];
        measure(edit.file() + ": " + edit.what(), () -> {
            saving.run();
            news[0] = told.poll(1, TimeUnit.MINUTES);
        });
        if (!(news[0] instanceof RulePack)) {
            throw new IllegalStateException(edit + ": " + news[0]);
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

    /** Something that is measured. */
    private interface Work {
        void run() throws Exception;
    }

    private void measure(String what, Work work) throws Exception {
        long cpu = cpu();
        long elapsed = System.nanoTime();
        work.run();
        times.computeIfAbsent(what, any -> new ArrayList<>())
                .add(new long[] {System.nanoTime() - elapsed, cpu() - cpu});
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private void report() {
        double[] whole = medians(WHOLE);
        System.out.printf(Locale.ROOT, "%-42s %10s %8s %10s %8s%n", "medians", "elapsed", "ratio", "CPU", "ratio");
        System.out.printf(Locale.ROOT, "%-42s %7.1f ms %8s %7.1f ms%n", WHOLE, whole[0], "1", whole[1]);
        for (String what : times.keySet()) {
            double[] one = medians(what);
            if (!what.equals(WHOLE)) {
                System.out.printf(
                        Locale.ROOT,
                        "%-42s %7.1f ms %8.2f %7.1f ms %8.2f%n",
                        what,
                        one[0],
                        one[0] / whole[0],
                        one[1],
                        one[1] / whole[1]);
            }
        }
    }

    private double[] medians(String what) {
        List<long[]> all = times.getOrDefault(what, List.of());
        double[] medians = new double[2];
        for (int i = 0; i < 2; i++) {
            int column = i;
            medians[i] = all.stream().mapToLong(time -> time[column]).sorted().toArray()[all.size() / 2] / 1e6;
        }
        return medians;
    }
}
