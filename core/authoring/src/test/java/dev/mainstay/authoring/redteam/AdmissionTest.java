package dev.mainstay.authoring.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.authoring.Issue;
import dev.mainstay.authoring.RulePackCheck;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.drl.parser.antlr4.DRL10Parser;
import org.drools.drl.parser.antlr4.DRL10ParserHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first wall: whatever is done to a pack, admission alone refuses it, says where, and does not take long.
 *
 * <p>{@code -Dmainstay.redteam=all} tries every construct with every payload, else each payload meets one construct in ten.
 */
class AdmissionTest {

    private static final boolean ALL = "all".equals(System.getProperty("mainstay.redteam"));

    /** Processor time that no attack comes near, however busy the machine; what runs on for ever fails by it. */
    private static final Duration MOST = Duration.ofSeconds(60);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    /** What came of an attack; {@code failure} is what was thrown other than a refusal. */
    private record Outcome(Attack attack, List<Problem> problems, String failure, Duration time) {}

    @Test
    void the_pack_that_is_attacked_is_accepted() {
        Path pack = HostilePack.writeTo(folder.resolve("pack"));

        assertThat(RulePackCheck.of(pack).run().errors()).isZero();
    }

    @Test
    void every_attack_is_refused_with_its_place() throws Exception {
        List<Attack> attacks = Stream.concat(
                        chosen(Stream.of(RuleAttacks.all(), TableAttacks.all())
                                .flatMap(List::stream)
                                .toList()),
                        Stream.of(FileAttacks.all(), BulkAttacks.all()).flatMap(List::stream))
                .toList();
        assertThat(attacks).extracting(Attack::name).doesNotHaveDuplicates().hasSizeGreaterThan(200);
        List<Outcome> outcomes = new ArrayList<>();
        ExecutorService one = Executors.newSingleThreadExecutor(daemon -> {
            Thread thread = new Thread(daemon, "attacks");
            thread.setDaemon(true);
            return thread;
        });
        try {
            long thread = one.submit(() -> Thread.currentThread().getId()).get();
            for (Attack attack : attacks) {
                outcomes.add(ended(one.submit(() -> run(attack)), thread, attack));
            }
        } finally {
            one.shutdownNow();
        }
        report(outcomes);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.failure.isEmpty())
                .extracting(outcome -> outcome.attack.name() + ": " + outcome.failure)
                .as("thrown")
                .isEmpty();
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.problems.isEmpty())
                .extracting(outcome -> outcome.attack.name())
                .as("accepted")
                .isEmpty();
        outcomes.forEach(AdmissionTest::saysWhere);
    }

    /** What came of the attack, unless the thread it runs in works on it without end. */
    private static Outcome ended(Future<Outcome> attacked, long thread, Attack attack) throws Exception {
        long before = THREADS.getThreadCpuTime(thread);
        while (true) {
            try {
                return attacked.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException goesOn) {
                assertThat(Duration.ofNanos(THREADS.getThreadCpuTime(thread) - before))
                        .as(attack.name())
                        .isLessThan(MOST);
            }
        }
    }

    /** Each construct once, with one payload after the other. */
    private static Stream<Attack> chosen(List<Attack> attacks) {
        if (ALL) {
            return attacks.stream();
        }
        Map<String, List<Attack>> byConstruct =
                attacks.stream().collect(Collectors.groupingBy(Attack::construct, TreeMap::new, Collectors.toList()));
        List<Attack> chosen = new ArrayList<>();
        byConstruct.values().forEach(each -> chosen.add(each.get(chosen.size() % each.size())));
        return chosen.stream();
    }

    private static void saysWhere(Outcome outcome) {
        assertThat(outcome.problems)
                .as(outcome.attack.name())
                .allSatisfy(problem -> assertThat(problem.location()).matches("(?s).+:[1-9][0-9]*:[1-9][0-9]*"))
                .allSatisfy(problem -> assertThat(problem.toString().length()).isLessThan(5_000))
                .anySatisfy(problem -> assertThat(problem.location()).startsWith(shown(outcome.attack.file())));
    }

    private static String shown(String file) {
        String plain = file.replaceAll("\\p{C}", "?");
        return plain.indexOf('/') < 0 ? plain : plain.substring(0, plain.indexOf('/'));
    }

    private Outcome run(Attack attack) throws IOException {
        Path pack = HostilePack.writeTo(folder.resolve("attacked"));
        attack.done().apply(pack);
        long start = THREADS.getCurrentThreadCpuTime();
        List<Problem> problems = List.of();
        String failure = "";
        try {
            problems = RulePackCheck.of(pack).run().issues().stream()
                    .filter(issue -> issue.level() == Issue.Level.ERROR)
                    .map(Issue::problem)
                    .toList();
            if (!attack.file().startsWith("scenarios/") && !problems.isEmpty() && compiles(pack)) {
                failure = "is compiled all the same";
            }
        } catch (RuntimeException | Error raw) {
            failure = raw + " at " + Arrays.toString(raw.getStackTrace()).split(",", 5)[0];
        }
        Duration time = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
        delete(folder);
        return new Outcome(attack, problems, failure, time);
    }

    private static boolean compiles(Path pack) {
        try {
            RulePackCompiler.compile(pack);
            return true;
        } catch (InvalidPackException refused) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path visited, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                if (!visited.equals(folder)) {
                    Files.delete(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Says how many were tried, what they were refused for, and how many were rules Drools itself would read. */
    private static void report(List<Outcome> outcomes) {
        Map<String, Integer> byCode = new TreeMap<>();
        outcomes.forEach(outcome -> outcome.problems.stream()
                .map(Problem::code)
                .distinct()
                .forEach(code -> byCode.merge(code, 1, Integer::sum)));
        List<Attack> rules = RuleAttacks.all();
        long readable =
                rules.stream().filter(attack -> readByDrools(attack.text())).count();
        Outcome slowest =
                outcomes.stream().max(Comparator.comparing(Outcome::time)).orElseThrow();
        System.out.println("attacks refused: "
                + outcomes.stream()
                        .filter(outcome -> !outcome.problems.isEmpty())
                        .count() + " of " + outcomes.size()
                + ", of them " + rules.size() + " on rules, " + readable
                + " of which Drools' own parser reads; slowest "
                + slowest.time.toMillis() + " ms of processor time, " + slowest.attack.name());
        System.out.println("attacks by what they are refused for: " + byCode);
    }

    private static boolean readByDrools(String text) {
        DRL10Parser parser = DRL10ParserHelper.createDrlParser(text);
        parser.removeErrorListeners();
        parser.compilationUnit();
        return parser.getNumberOfSyntaxErrors() == 0;
    }
}
