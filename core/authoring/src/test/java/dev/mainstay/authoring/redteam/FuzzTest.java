package dev.mainstay.authoring.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.authoring.Issue;
import dev.mainstay.authoring.PackWriter;
import dev.mainstay.authoring.RulePackCheck;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.internal.pack.PackArchive;
import dev.mainstay.json.AdviceWriter;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random files in a pack that is whole: walks of Drools' grammar, rules of the admitted kind, and what the standard pack and
 * the red team wrote, damaged. Whatever it is, it is refused with its place in words of the catalogue, or it is admitted,
 * builds, loads and advises; and nothing in it is run.
 *
 * <p>{@code -Dmainstay.fuzz=200000} tries more, {@code -Dmainstay.fuzz.seed=7} others, and
 * {@code -Dmainstay.fuzz.first=404 -Dmainstay.fuzz=1} one of them again.
 */
class FuzzTest {

    private static final int CASES = Integer.getInteger("mainstay.fuzz", 1_500);
    private static final int FIRST = Integer.getInteger("mainstay.fuzz.first", 0);
    private static final long SEED = Long.getLong("mainstay.fuzz.seed", 2026);

    /** Processor time of one case; the slowest takes less than a tenth. */
    private static final long SECONDS = 20;

    private static final int FAILURES = 12;
    private static final Pattern PLACE = Pattern.compile("(?s).+:[1-9][0-9]*:[1-9][0-9]*");
    private static final Pattern FOREIGN =
            Pattern.compile("dev\\.mainstay|org\\.|java\\.|[a-z]Exception|Descr\\b|Lambda|"
                    + ":-1|line -1|\\{[0-9]}|word\\.[a-z]|\\bat [a-z]+\\.[a-z]+\\.");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    private Path pack;
    private SortedMap<String, byte[]> parts;
    private final Map<String, int[]> tried = new LinkedHashMap<>();
    private final TreeSet<String> codes = new TreeSet<>();
    private long slowest;
    private String slowestOf = "";
    private int advised;

    private volatile long began;
    private volatile String now = "";

    @BeforeEach
    void build() throws IOException {
        pack = WholePack.writeTo(folder.resolve("base"));
        WholePack.overlayTo(folder.resolve("house"), "base");
        RulePackCheck.Report report = RulePackCheck.of(pack).run();
        assertThat(report.issues())
                .filteredOn(issue -> issue.level() == Issue.Level.ERROR)
                .isEmpty();
        assertThat(RulePackCheck.of(folder.resolve("house")).run().errors()).isZero();
        Path jar = folder.resolve("pack.jar");
        PackWriter.writeJar(report.pack().orElseThrow(), jar);
        parts = PackArchive.read(Files.readAllBytes(jar)).orElseThrow().parts();
    }

    @Test
    void whatever_stands_in_a_file_is_refused_with_its_place_or_admitted_and_advises() throws Exception {
        List<String> failures = new ArrayList<>();
        Thread worker = new Thread(() -> run(failures), "fuzz");
        worker.setDaemon(true);
        began = 0;
        worker.start();
        while (worker.isAlive()) {
            worker.join(1_000);
            long used = (THREADS.getThreadCpuTime(worker.getId()) - began) / 1_000_000_000;
            if (worker.isAlive() && began > 0 && used > 3 * SECONDS) {
                throw new AssertionError("does not end: " + now + "\n"
                        + Arrays.stream(worker.getStackTrace())
                                .limit(40)
                                .map(String::valueOf)
                                .collect(Collectors.joining("\n")));
            }
        }
        report();
        assertThat(String.join("\n\n", failures)).isEmpty();
        assertThat(System.getProperty(Canary.PROPERTY))
                .as("a class that rules name")
                .isNull();
        assertThat(Path.of(Canary.FILE)).doesNotExist();
        assertThat(tried.values().stream().mapToInt(counts -> counts[0]).sum()).isEqualTo(CASES);
        assertThat(advised).isGreaterThanOrEqualTo(CASES / 20);
    }

    private void run(List<String> failures) {
        FuzzCases cases = new FuzzCases(parts, pack, folder.resolve("house"));
        Map<String, String> known = new TreeMap<>();
        for (int i = FIRST; i < FIRST + CASES && known.size() < FAILURES; i++) {
            FuzzCases.Case one = cases.make(SEED, i);
            int[] counts = tried.computeIfAbsent(one.kind(), any -> new int[3]);
            counts[0]++;
            Verdict verdict = judge(one, i, 3);
            counts[verdict.admitted ? 2 : 1]++;
            if (verdict.failure.isPresent()) {
                String kind = verdict.failure.get().kind;
                if (known.putIfAbsent(kind, "") == null) {
                    FuzzCases.Case small = one.bytes() ? one : one.with(shrunk(one, i, kind));
                    failures.add(kind + "\n"
                            + judge(small, i, 3).failure.map(Failure::text).orElse("") + "\n" + one.kind() + " "
                            + one.file() + ", case " + i + " of seed " + SEED + ":\n" + small.text());
                }
            }
        }
    }

    /** What came of a case. */
    private record Verdict(boolean admitted, Optional<Failure> failure) {}

    /** What must not be; failures of one kind have one cause. */
    private record Failure(String kind, String text) {}

    private Verdict judge(FuzzCases.Case one, int number, int accounts) {
        now = one.kind() + " " + one.file() + ", case " + number + ": " + one.text();
        began = THREADS.getCurrentThreadCpuTime();
        Verdict verdict;
        try {
            verdict = one.part() ? loaded(one, number, accounts) : checked(one, number, accounts);
        } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError | LinkageError raw) {
            String where = Arrays.stream(raw.getStackTrace())
                    .map(String::valueOf)
                    .filter(frame -> frame.contains("dev.mainstay"))
                    .limit(2)
                    .collect(Collectors.joining(" < "));
            verdict = new Verdict(
                    false, Optional.of(new Failure("throws " + raw.getClass().getName() + " at " + where, "" + raw)));
        }
        long used = (THREADS.getCurrentThreadCpuTime() - began) / 1_000_000;
        if (used > slowest) {
            slowest = used;
            slowestOf = one.kind() + ", case " + number;
        }
        if (used > SECONDS * 1_000) {
            verdict = new Verdict(verdict.admitted, Optional.of(new Failure("takes too long", used + " ms")));
        }
        return verdict;
    }

    private Verdict checked(FuzzCases.Case one, int number, int accounts) throws IOException {
        Path root = one.overlay() ? folder.resolve("house") : pack;
        Path file = root.resolve(one.file());
        byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        boolean there = Files.exists(file);
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, one.content());
        try {
            RulePackCheck.Report report = RulePackCheck.of(root).run();
            for (Issue issue : report.issues()) {
                Optional<Failure> unclear = unclear(issue.problem(), one, true);
                if (unclear.isPresent()) {
                    return new Verdict(false, unclear);
                }
            }
            if (report.pack().isEmpty()) {
                return report.errors() == 0
                        ? new Verdict(false, Optional.of(new Failure("refused without a word", "")))
                        : new Verdict(false, Optional.empty());
            }
            RulePack admitted = report.pack().get();
            if (number % 10 == 0) {
                Path jar = folder.resolve("again.jar");
                PackWriter.writeJar(admitted, jar);
                if (!RulePack.load(jar).model().equals(admitted.model())) {
                    return new Verdict(true, Optional.of(new Failure("loads otherwise than it was built", "")));
                }
            }
            return new Verdict(true, advises(admitted, number, accounts));
        } finally {
            if (there) {
                Files.write(file, before);
            } else {
                Files.delete(file);
            }
        }
    }

    private Verdict loaded(FuzzCases.Case one, int number, int accounts) throws IOException {
        Path jar = folder.resolve("forged.jar");
        Files.write(jar, ForgedPack.jar("test", parts, one.file(), one.text()));
        RulePack loaded;
        try {
            loaded = RulePack.load(jar);
        } catch (InvalidPackException refused) {
            return new Verdict(
                    false,
                    refused.problems().stream()
                            .flatMap(problem -> unclear(problem, one, false).stream())
                            .findFirst());
        }
        return new Verdict(true, advises(loaded, number, accounts));
    }

    private Optional<Failure> advises(RulePack admitted, int number, int accounts) {
        RetentionAdvisor advisor = RetentionAdvisor.of(admitted);
        RandomAccounts random = new RandomAccounts(admitted.model(), SEED);
        for (int i = 0; i < accounts; i++) {
            Outcome outcome = advisor.outcome(random.account((long) number * accounts + i));
            if (!(outcome instanceof Outcome.Advised)) {
                return Optional.of(new Failure("admitted and does not advise", outcome.toString()));
            }
            new AdviceWriter(i % 2 == 0 ? Locale.ENGLISH : Locale.CHINA).write(outcome);
            advised++;
        }
        return Optional.empty();
    }

    /** What a consultant could not make anything of. */
    private Optional<Failure> unclear(Problem problem, FuzzCases.Case one, boolean placed) {
        codes.add(problem.code());
        if (placed && !PLACE.matcher(problem.location()).matches()) {
            return Optional.of(new Failure("no place: " + problem.code(), problem.toString()));
        }
        String given = one.text() + one.file();
        List<String> quoted = new ArrayList<>(problem.arguments());
        problem.suggestion().ifPresent(quoted::add);
        // a longer word may hold a shorter one
        quoted.sort(Comparator.comparingInt(String::length).reversed());
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINA)) {
            String own = problem.message(locale);
            for (String argument : quoted) {
                own = own.replace(argument, "");
            }
            boolean told = locale.equals(Locale.ENGLISH) || CHINESE.matcher(own).find();
            if (!told || FOREIGN.matcher(own).find() || own.length() > 1_000) {
                return Optional.of(new Failure("unclear: " + problem.code(), problem.message(locale)));
            }
        }
        for (String argument : quoted) {
            // a list of what is known is of the author's words too
            for (String word : argument.split(", ", -1)) {
                String start = word.endsWith("…") ? word.substring(0, word.length() - 1) : word;
                if (!word.startsWith("word.")
                        && FOREIGN.matcher(start).results().anyMatch(found -> !given.contains(found.group()))
                        && !plain(given).contains(plain(start))) {
                    return Optional.of(new Failure("foreign word: " + problem.code(), problem.toString()));
                }
            }
        }
        return Optional.empty();
    }

    private static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}.]", "");
    }

    /** As little of a case's text as still fails in the same way. */
    private String shrunk(FuzzCases.Case one, int number, String kind) {
        Predicate<List<String>> fails = words -> judge(one.with(String.join("", words)), number, 3)
                .failure
                .filter(failure -> failure.kind.equals(kind))
                .isPresent();
        List<String> words = Mutation.split(one.text());
        int tries = 600;
        for (int size = Math.max(1, words.size() / 2); size > 0 && tries > 0; size = size / 2) {
            for (int from = 0; from < words.size() && tries > 0; tries--) {
                List<String> fewer = new ArrayList<>(words.subList(0, from));
                fewer.addAll(words.subList(Math.min(words.size(), from + size), words.size()));
                if (fails.test(fewer)) {
                    words = fewer;
                } else {
                    from += size;
                }
            }
        }
        return String.join("", words);
    }

    private void report() {
        int all = tried.values().stream().mapToInt(counts -> counts[0]).sum();
        int admitted = tried.values().stream().mapToInt(counts -> counts[2]).sum();
        System.out.println("fuzzed files tried: " + all + " of seed " + SEED + ", " + (all - admitted)
                + " refused with place and words for " + codes.size() + " codes, " + admitted
                + " admitted, built and asked for "
                + advised + " advices; slowest " + slowest + " ms of processor time, " + slowestOf);
        tried.forEach((kind, counts) -> System.out.printf(
                Locale.ROOT, "  %-32s %7d: %7d refused, %7d admitted%n", kind, counts[0], counts[1], counts[2]));
    }
}
