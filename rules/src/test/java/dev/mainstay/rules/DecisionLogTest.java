package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.AdviceLimits;
import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.account.InvalidHistoryException;
import dev.mainstay.account.PastAction;
import dev.mainstay.account.Rival;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.json.ActionHistoryReader;
import dev.mainstay.log.DecisionLog;
import dev.mainstay.log.DecisionReader;
import dev.mainstay.log.LogException;
import dev.mainstay.log.LogLine;
import dev.mainstay.log.RecordingAdvisor;
import dev.mainstay.log.Replay;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.RivalMove;
import dev.mainstay.vocabulary.Tier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class DecisionLogTest {

    private static final RulePack PACK = RulePack.standard();
    private static final RetentionAdvisor ADVISOR = RetentionAdvisor.of(PACK);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final int EACH = Integer.getInteger("mainstay.log.accounts", 40);

    @TempDir
    Path folder;

    private final List<Problem> told = new CopyOnWriteArrayList<>();

    private static AccountSnapshot account(String id) {
        return AccountSnapshot.builder(id, DAY)
                .name("Acme \"Feed\"\n饲料")
                .profile(p -> p.tier(Tier.KEY).industry("feed"))
                .delivery(d -> d.onTimeRate(0.86).daysToPeakSeason(45).peakSupplyAgreed(false))
                .rival(Rival.builder("Hengda")
                        .move(RivalMove.PRICE)
                        .strength(0.8)
                        .confirmed(true)
                        .build())
                .attribute("phone", "555-1234")
                .build();
    }

    private static List<LogLine> read(byte[] log) {
        List<LogLine> lines = new ArrayList<>();
        DecisionReader.of(new ByteArrayInputStream(log)).forEachRemaining(lines::add);
        return lines;
    }

    private static List<LogLine.Recorded> recorded(byte[] log) {
        return read(log).stream()
                .filter(LogLine.Recorded.class::isInstance)
                .map(LogLine.Recorded.class::cast)
                .toList();
    }

    @Test
    void the_same_pack_reproduces_every_byte() throws IOException {
        Path file = folder.resolve("log.jsonl");
        RandomAccounts accounts = new RandomAccounts(PACK.model(), 8);
        try (DecisionLog log = DecisionLog.to(file).listener(told::add).open()) {
            RecordingAdvisor recording = log.recording(ADVISOR);
            for (int i = 0; i < 200; i++) {
                recording.outcome(accounts.account(i));
            }
            recording.outcome(
                    account("A"),
                    ActionHistory.of(
                            new PastAction("DELIVERY_RECOVERY_PLAN", DAY.minusDays(3), PastAction.State.DONE)));
        }
        Replay replay = new Replay(ADVISOR);

        List<LogLine.Recorded> lines = recorded(Files.readAllBytes(file));

        assertThat(told).isEmpty();
        assertThat(lines).hasSize(201).allSatisfy(line -> assertThat(
                        replay.replay(line.decision()).result())
                .isEqualTo(Replay.Result.SAME));
        assertThat(lines.get(200).decision().advice().orElseThrow().withheld())
                .anySatisfy(withheld -> assertThat(withheld.reason()).isEqualTo("COOLDOWN"));
        System.out.println("decisions replayed byte by byte: " + lines.size());
    }

    @Test
    void an_altered_advice_is_noticed() throws IOException {
        Path file = folder.resolve("log.jsonl");
        try (DecisionLog log = DecisionLog.to(file).open()) {
            log.recording(ADVISOR).advise(account("A"));
        }
        String line = Files.readString(file).replace("\"stance\":\"RETAIN\"", "\"stance\":\"DEVELOP\"");

        LogLine.Recorded altered =
                recorded(line.getBytes(StandardCharsets.UTF_8)).get(0);

        assertThat(new Replay(ADVISOR).replay(altered.decision()).result()).isEqualTo(Replay.Result.BROKEN);
    }

    @Test
    void sixteen_threads_leave_whole_lines() throws IOException, InterruptedException, ExecutionException {
        Path file = folder.resolve("log.jsonl");
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (DecisionLog log = DecisionLog.to(file).listener(told::add).open()) {
            RecordingAdvisor recording = log.recording(ADVISOR);
            List<Future<?>> runs = new ArrayList<>();
            for (int thread = 0; thread < 16; thread++) {
                int number = thread;
                runs.add(threads.submit(() -> {
                    for (int i = 0; i < EACH; i++) {
                        if (i == 7) {
                            Thread.currentThread().interrupt();
                        }
                        recording.outcome(account(number + "-" + i));
                    }
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
            assertThat(log.recorded()).isEqualTo(16L * EACH);
        } finally {
            threads.shutdownNow();
        }
        Map<String, Integer> last = new TreeMap<>();
        List<LogLine.Recorded> lines = recorded(Files.readAllBytes(file));
        for (LogLine.Recorded line : lines) {
            String[] id = line.decision().snapshot().id().split("-", 2);
            assertThat(last.merge(id[0], 1, Integer::sum)).isEqualTo(Integer.parseInt(id[1]) + 1);
        }

        assertThat(told).isEmpty();
        assertThat(lines).hasSize(16 * EACH);
        System.out.println("lines written by 16 threads, some interrupted: " + lines.size());
    }

    @Test
    void a_log_cut_off_anywhere_is_read_up_to_there_and_goes_on_on_a_new_line() throws IOException {
        Path file = folder.resolve("log.jsonl");
        try (DecisionLog log = DecisionLog.to(file).open()) {
            for (String id : List.of("A", "B")) {
                // A failure is short, so that every byte can be tried.
                Outcome failed = new Outcome.Failed(id, "", List.of(Problem.of("MS-239", "", "Some\nfault")));
                log.record(PACK.id(), account(id), failed);
            }
        }
        byte[] whole = Files.readAllBytes(file);
        int first = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        int tried = 0;
        for (int length = 0; length <= whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            List<LogLine> lines = read(cut);
            boolean torn = length != 0 && length != first && length < whole.length - 1 && length != first - 1;
            long complete = length < first - 1 ? 0 : length < whole.length - 1 ? 1 : 2;
            assertThat(lines.stream().filter(LogLine.Recorded.class::isInstance))
                    .as("%d", length)
                    .hasSize((int) complete);
            assertThat(lines.stream().filter(line -> line instanceof LogLine.Damaged wrong && wrong.torn()))
                    .as("%d", length)
                    .hasSize(torn ? 1 : 0);
            assertThat(lines).hasSize((int) complete + (torn ? 1 : 0));
            if (length % 97 == 0) {
                Files.write(file, cut);
                try (DecisionLog log = DecisionLog.to(file).open()) {
                    log.recording(ADVISOR).advise(account("C"));
                }
                List<LogLine.Recorded> after = recorded(Files.readAllBytes(file));
                assertThat(after).hasSize((int) complete + 1);
                assertThat(after.get((int) complete).decision().snapshot().id()).isEqualTo("C");
            }
            tried++;
        }
        System.out.println("cuts tried: " + tried);
    }

    /** Takes so many bytes and then fails in the midst of a line, until it is given room again. */
    private static final class SmallDisk extends OutputStream {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private int room;

        SmallDisk(int room) {
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int fits = Math.min(room, length);
            taken.write(bytes, from, fits);
            room -= fits;
            if (fits < length) {
                throw new IOException("disk full");
            }
        }
    }

    @Test
    void on_a_full_disk_advice_is_given_the_failure_is_told_and_later_lines_are_whole() {
        SmallDisk disk = new SmallDisk(20_000);
        try (DecisionLog log = DecisionLog.to(disk).listener(told::add).open()) {
            RecordingAdvisor recording = log.recording(ADVISOR);
            for (int i = 0; i < 10; i++) {
                assertThat(recording.advise(account("A" + i)).actions()).isNotEmpty();
            }
            assertThat(log.failures()).isPositive().isLessThan(10);
            disk.room = Integer.MAX_VALUE;
            recording.advise(account("LAST"));
            assertThat(told).hasSize((int) log.failures()).allSatisfy(problem -> assertThat(problem.code())
                    .isEqualTo("MS-246"));
            List<LogLine.Recorded> lines = recorded(disk.taken.toByteArray());
            assertThat(lines).hasSize((int) log.recorded());
            assertThat(lines.get(lines.size() - 1).decision().snapshot().id()).isEqualTo("LAST");
        }
    }

    @Test
    void a_line_of_which_the_disk_says_nothing_counts_as_recorded_and_as_failure() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        OutputStream unforced = new OutputStream() {

            private int flushed;

            @Override
            public void write(int b) {
                written.write(b);
            }

            @Override
            public void flush() throws IOException {
                // Each line is flushed once when it is written and once when it is forced.
                if (++flushed % 2 == 0) {
                    throw new IOException("no disk");
                }
            }
        };
        DecisionLog log = DecisionLog.to(unforced)
                .sync(DecisionLog.Sync.EACH_LINE)
                .listener(told::add)
                .open();
        log.recording(ADVISOR).advise(account("A"));

        assertThat(recorded(written.toByteArray())).hasSize(1);
        assertThat(log.recorded()).isEqualTo(1);
        assertThat(log.failures()).isEqualTo(1);
        assertThat(told).hasSize(1);
    }

    static boolean hasFullDevice() {
        return Files.exists(Path.of("/dev/full"));
    }

    @Test
    @EnabledIf("hasFullDevice")
    void a_device_that_is_always_full_harms_no_advice() {
        try (DecisionLog log =
                DecisionLog.to(Path.of("/dev/full")).listener(told::add).open()) {
            assertThat(log.recording(ADVISOR).advise(account("A")).actions()).isNotEmpty();
            assertThat(log.failures()).isEqualTo(1);
        }
    }

    @Test
    void a_listener_that_fails_harms_no_advice() {
        DecisionLog log = DecisionLog.to(new SmallDisk(0))
                .listener(problem -> {
                    throw new UncheckedIOException(new IOException("theirs"));
                })
                .open();

        assertThat(log.recording(ADVISOR).advise(account("A")).actions()).isNotEmpty();
        log.close();
        assertThat(log.recording(ADVISOR).advise(account("A")).actions()).isNotEmpty();
        assertThat(log.failures()).isEqualTo(2);
    }

    @Test
    void a_file_has_one_writer() {
        Path file = folder.resolve("log.jsonl");
        try (DecisionLog log = DecisionLog.to(file).open()) {
            assertThat(log.recorded()).isZero();
            assertThatThrownBy(() -> DecisionLog.to(file).open())
                    .isInstanceOf(LogException.class)
                    .hasMessageContaining("MS-247");
        }
        assertThatThrownBy(
                        () -> DecisionLog.to(folder.resolve("none/log.jsonl")).open())
                .isInstanceOf(LogException.class)
                .hasMessageContaining("MS-245");
    }

    /** Tries to open the log of another process. */
    static final class Second {

        private Second() {}

        public static void main(String[] file) {
            try (DecisionLog log = DecisionLog.to(Path.of(file[0])).open()) {
                System.out.print("opened " + log.failures());
            } catch (LogException refused) {
                System.out.print(refused.problem().code());
            }
        }
    }

    private static String secondProcess(Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Second.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_second_opening_that_is_refused_lets_no_other_process_in() throws IOException {
        Path file = folder.resolve("log.jsonl");
        try (DecisionLog log = DecisionLog.to(file).open()) {
            for (Path same : List.of(file, folder.resolve("../" + folder.getFileName() + "/log.jsonl"))) {
                assertThatThrownBy(() -> DecisionLog.to(same).open()).hasMessageContaining("MS-247");
            }
            assertThat(Files.readAllBytes(file)).isEmpty();
            assertThat(secondProcess(file)).isEqualTo("MS-247");
            assertThat(log.failures()).isZero();
        }
        assertThat(secondProcess(file)).isEqualTo("opened 0");
        DecisionLog.to(file).open().close();
    }

    @Test
    void a_log_whose_folder_vanished_goes_on_when_it_is_back() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = inner.resolve("log.jsonl");
        try (DecisionLog log = DecisionLog.to(file)
                .rotateAt(1)
                .listener(problem -> {
                    told.add(problem);
                    throw new UncheckedIOException(new IOException("theirs"));
                })
                .open()) {
            RecordingAdvisor recording = log.recording(ADVISOR);
            recording.advise(account("A"));
            Path away = Files.move(inner, folder.resolve("away"));
            recording.advise(account("B"));
            recording.advise(account("C"));
            assertThat(told).extracting(Problem::code).containsExactly("MS-253", "MS-246", "MS-246");
            Files.move(away, inner);
            recording.advise(account("D"));
            assertThat(log.failures()).isEqualTo(2);
        }
        assertThat(recorded(Files.readAllBytes(inner.resolve("log.jsonl.1"))))
                .extracting(line -> line.decision().snapshot().id())
                .containsExactly("A");
        assertThat(recorded(Files.readAllBytes(file)))
                .extracting(line -> line.decision().snapshot().id())
                .containsExactly("D");
    }

    @Test
    void limits_of_the_host_break_no_replay() throws IOException {
        Path file = folder.resolve("log.jsonl");
        RetentionAdvisor narrow =
                RetentionAdvisor.of(PACK, AdviceLimits.standard().withElements(1));
        AccountSnapshot two =
                account("A").toBuilder().rival(Rival.builder("Other").build()).build();
        try (DecisionLog log = DecisionLog.to(file).open()) {
            log.recording(narrow).outcome(two);
            log.recording(ADVISOR).outcome(two);
        }
        List<LogLine.Recorded> lines = recorded(Files.readAllBytes(file));

        assertThat(new Replay(narrow).replay(lines.get(0).decision()).result()).isEqualTo(Replay.Result.SAME);
        assertThat(new Replay(ADVISOR).replay(lines.get(0).decision()).result()).isEqualTo(Replay.Result.DIFFERENT);
        assertThat(new Replay(narrow).replay(lines.get(1).decision()).result()).isEqualTo(Replay.Result.DIFFERENT);
    }

    @Test
    void a_history_that_a_host_could_give_can_be_read_back() throws IOException {
        Path file = folder.resolve("log.jsonl");
        try (DecisionLog log = DecisionLog.to(file).open()) {
            PastAction past = new PastAction("X".repeat(20_000), DAY.minusDays(3), PastAction.State.DONE);
            log.recording(ADVISOR).advise(account("A"), ActionHistory.of(past));
        }

        assertThat(recorded(Files.readAllBytes(file))).hasSize(1);
    }

    @Test
    void a_past_action_without_a_code_is_said_with_its_place() {
        String action = "{\"code\":\"%s\",\"on\":\"2026-03-01\",\"state\":\"DONE\"}";
        byte[] history =
                ("[" + action.formatted("A") + "," + action.formatted(" ") + "]").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> new ActionHistoryReader().read(history))
                .isInstanceOfSatisfying(InvalidHistoryException.class, invalid -> assertThat(invalid.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.toString()).startsWith("MS-207 $[1].code")));
    }

    @Test
    void a_large_file_is_put_aside_and_nothing_is_lost() throws IOException {
        Path file = folder.resolve("log.jsonl");
        for (int run = 0; run < 2; run++) {
            try (DecisionLog log =
                    DecisionLog.to(file).rotateAt(30_000).listener(told::add).open()) {
                RecordingAdvisor recording = log.recording(ADVISOR);
                for (int i = 0; i < 10; i++) {
                    recording.advise(account(run + "-" + i));
                }
            }
        }
        List<String> ids = new ArrayList<>();
        for (int number = 1; Files.exists(folder.resolve("log.jsonl." + number)); number++) {
            byte[] part = Files.readAllBytes(folder.resolve("log.jsonl." + number));
            assertThat(part.length).isLessThanOrEqualTo(30_000);
            recorded(part).forEach(line -> ids.add(line.decision().snapshot().id()));
        }
        recorded(Files.readAllBytes(file))
                .forEach(line -> ids.add(line.decision().snapshot().id()));

        assertThat(told).isEmpty();
        assertThat(ids)
                .hasSize(20)
                .doesNotHaveDuplicates()
                .startsWith("0-0", "0-1")
                .endsWith("1-9");
    }

    @Test
    void a_damaged_line_and_a_newer_format_harm_no_other() throws IOException {
        Path file = folder.resolve("log.jsonl");
        try (DecisionLog log = DecisionLog.to(file).open()) {
            log.recording(ADVISOR).advise(account("A"));
        }
        String line = Files.readString(file);
        String wrong = line.replace("\"onTimeRate\":0.86", "\"onTimeRate\":86");
        String text = "\n{\"half\":\n" + line + line.replace("\"format\":1", "\"format\":2") + wrong + line;

        List<LogLine> lines = read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(lines).hasSize(5);
        assertThat(lines.stream().filter(LogLine.Recorded.class::isInstance)).hasSize(2);
        assertThat(lines.stream()
                        .filter(LogLine.Damaged.class::isInstance)
                        .flatMap(damaged -> ((LogLine.Damaged) damaged).problems().stream())
                        .map(Problem::toString))
                .satisfiesExactly(
                        half -> assertThat(half).startsWith("MS-242 2 "),
                        newer -> assertThat(newer).startsWith("MS-244 4:"),
                        range -> assertThat(range).startsWith("MS-205 5:$.snapshot.delivery.onTimeRate"));
    }
}
