package dev.mainstay.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotFeedTest {

    private static final JsonLimits SMALL = new JsonLimits(5_000, 20, 1_000, 100);

    private final SnapshotWriter writer = new SnapshotWriter();

    private static List<Reading> readings(String input) {
        return readings(input.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Reading> readings(byte[] input) {
        return SnapshotFeed.of(new ByteArrayInputStream(input), SMALL).stream().toList();
    }

    /** Such as {@code A @line 1} for what was read, {@code A? @line 1 MS-201 MS-202} for what was not. */
    private static List<String> told(String input) {
        return readings(input).stream().map(SnapshotFeedTest::told).toList();
    }

    private static String told(Reading reading) {
        String id = reading.accountId();
        if (reading instanceof Reading.Rejected rejected) {
            return id + "? @" + reading.source() + " "
                    + String.join(
                            " ", rejected.problems().stream().map(Problem::code).toList());
        }
        return id + " @" + reading.source();
    }

    private static String account(String id) {
        return "{\"id\":\"" + id + "\",\"asOf\":\"2026-03-31\"}";
    }

    private static String pretty(String id) {
        return "{\n  \"id\": \"" + id
                + "\",\n  \"asOf\": \"2026-03-31\",\n  \"complaints\": [\n    {\n      \"id\": \"C\"\n    }\n  ]\n}";
    }

    @Test
    void one_object_is_one_account() {
        assertThat(told(account("A"))).containsExactly("A @line 1");
        assertThat(told("\n\n " + pretty("A") + "\n")).containsExactly("A @line 3");
    }

    @Test
    void lines_are_an_account_each_and_blank_ones_are_none() {
        assertThat(told(account("A") + "\n\n \t\r\n" + account("B") + "\r\n" + account("C")))
                .containsExactly("A @line 1", "B @line 4", "C @line 5");
    }

    @Test
    void an_array_is_an_account_an_element() {
        assertThat(told("[" + account("A") + "," + pretty("B") + "\n,\n" + account("C") + " ]\n"))
                .containsExactly("A @element 1", "B @element 2", "C @element 3");
        assertThat(told("[]")).isEmpty();
    }

    @Test
    void objects_over_several_lines_are_an_account_each() {
        assertThat(told(pretty("A") + "\n" + pretty("B") + pretty("C") + " " + account("D")))
                .containsExactly("A @line 1", "B @line 10", "C @line 18", "D @line 26");
    }

    @Test
    void a_byte_order_mark_is_passed_over_and_other_encodings_are_told() {
        assertThat(told("\uFEFF" + account("A"))).containsExactly("A @line 1");
        assertThat(told("\uFEFF[" + account("A") + "]")).containsExactly("A @element 1");
        assertThat(readings(account("A").getBytes(StandardCharsets.UTF_16)))
                .extracting(SnapshotFeedTest::told)
                .containsExactly("? @line 1 MS-222");
    }

    static Stream<byte[]> tables() {
        String table = "id,name,asOf,complaints[0].id\r\nA,Acme,2026-03-31,C\r\nB,Bcme,2026-03-31,D\r\n";
        String chinese = "客户,名称,眥,日期\n甲,饲料,2026-03-31\n";
        return Stream.of(
                table.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + table).getBytes(StandardCharsets.UTF_8),
                table.replace(',', ';').getBytes(StandardCharsets.UTF_8),
                table.replace(',', '\t').getBytes(StandardCharsets.UTF_16),
                table.getBytes(StandardCharsets.UTF_16LE),
                table.repeat(1000).getBytes(StandardCharsets.UTF_8),
                ("\n\n" + table).getBytes(StandardCharsets.UTF_8),
                chinese.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + chinese).getBytes(StandardCharsets.UTF_16LE),
                chinese.getBytes(Charset.forName("GBK")));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_table_is_told_once_as_what_it_is(byte[] table) {
        assertThat(readings(table))
                .singleElement()
                .isInstanceOfSatisfying(Reading.Rejected.class, rejected -> assertThat(rejected.problems())
                        .singleElement()
                        .asString()
                        .matches("MS-224 [13]:1 This looks like a table \\(CSV\\), but accounts come as JSON: .*"));
    }

    @Test
    void a_workbook_is_told_once_as_what_it_is() {
        for (byte[] start : List.of(
                new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0})) {
            byte[] workbook = Arrays.copyOf(start, 20_000);
            for (int i = start.length; i < workbook.length; i += 7) {
                workbook[i] = '\n';
                workbook[i + 1] = '{';
            }
            assertThat(readings(workbook)).extracting(SnapshotFeedTest::told).containsExactly("? @line 1 MS-224");
        }
    }

    @Test
    void a_line_that_is_no_account_is_no_table_where_others_are_accounts() {
        assertThat(told("id, name\n" + account("A"))).containsExactly("? @line 1 MS-201", "A @line 2");
        assertThat(told("\"id\":\"A\",\"asOf\":\"2026-03-31\"}")).containsExactly("? @line 1 MS-202 MS-201");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\uFEFF", "\uFEFF \n"})
    void an_input_without_an_account_is_told(String input) {
        assertThat(told(input)).singleElement().asString().endsWith("MS-218");
    }

    static Stream<String> poison() {
        String whole =
                "{\"id\":\"P\",\"asOf\":\"2026-03-31\",\"value\":{\"annualRevenue\":{\"amount\":\"1\",\"currency\":\"CNY\"}},"
                        + "\"complaints\":[{\"id\":\"C\",\"category\":\"OTHER\"},{\"id\":\"D\"}],\"name\":\"饲料 \\\" [{\"}";
        Stream<String> truncated = IntStream.range(1, whole.length()).mapToObj(end -> whole.substring(0, end));
        Stream<String> holed = IntStream.range(0, whole.length() - 1)
                .mapToObj(at -> whole.substring(0, at) + whole.substring(at + 1))
                .filter(json -> json.startsWith("{") && readings(json).get(0) instanceof Reading.Rejected);
        return Stream.of(
                        truncated,
                        holed,
                        Stream.of(
                                "garbage",
                                "{",
                                "}",
                                "\"",
                                "\\",
                                "null",
                                "{}",
                                "{\"id\":\"P\",\"asOf\":1}",
                                "{\"id\":\"P\",\"asOf\":\"2026-03-31\"} {",
                                "{\"id\":\"P\",\"asOf\":\"2026-03-31\"}]",
                                "{\"id\":\"P\",\"delivery\":{\"onTimeRate\":86}}",
                                "{\"id\":\"P\",\"x\":" + "[".repeat(3_000) + "}",
                                "{\"id\":\"P\",\"x\":" + "{\"a\":".repeat(900) + "}",
                                "{\"id\":\"P\",\"x\":\"" + "x".repeat(100_000) + "\"}",
                                "{\"id\":\"P\",\"x\":\"" + "x".repeat(100_000),
                                "x".repeat(100_000),
                                "{\"id\":\"P\",\"x\":" + "9".repeat(4_000) + "e",
                                "{\"id\":\"P\u0000\"}",
                                "{\"id\":\"P\",\"x\":\"\uFFFD"))
                .flatMap(any -> any);
    }

    @ParameterizedTest
    @MethodSource("poison")
    void a_poisoned_line_leaves_all_others_as_they_are(String poison) {
        List<String> good = accounts(6);
        List<Reading> clean = readings(String.join("\n", good));
        for (int at = 0; at <= good.size(); at++) {
            List<String> lines = new ArrayList<>(good);
            lines.add(at, poison);
            List<Reading> readings = readings(String.join("\n", lines) + "\n");
            assertThat(snapshots(readings)).isEqualTo(snapshots(clean));
            assertThat(readings).hasSize(good.size() + 1);
            int line = at + 1;
            assertThat(readings.get(at))
                    .isInstanceOfSatisfying(Reading.Rejected.class, rejected -> assertThat(rejected.source())
                            .isEqualTo("line " + line));
        }
    }

    @Test
    void a_line_that_is_no_utf8_leaves_all_others_as_they_are() throws IOException {
        byte[] before = (account("A") + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] after = ("\n" + account("B") + "\n").getBytes(StandardCharsets.UTF_8);
        for (byte[] bad :
                List.of(new byte[] {'{', '"', (byte) 0xFF}, new byte[] {(byte) 0xE9}, new byte[] {'"', (byte) 0xC0})) {
            InputStream in = new SequenceInputStream(
                    new SequenceInputStream(new ByteArrayInputStream(before), new ByteArrayInputStream(bad)),
                    new ByteArrayInputStream(after));
            assertThat(readings(in.readAllBytes()))
                    .extracting(SnapshotFeedTest::told)
                    .containsExactly("A @line 1", "? @line 2 MS-222", "B @line 3");
        }
    }

    @Test
    void a_damaged_object_over_several_lines_leaves_the_others_as_they_are() {
        List<String> damaged = List.of(
                pretty("P").replace("\"2026-03-31\"", "\"2026-03-31"),
                pretty("P").replace("]", ""),
                pretty("P").replace("]", "}"),
                pretty("P").replace("}\n  ]", "\n  ]"),
                pretty("P").replace(": [", " ["),
                pretty("P").replace("\"id\"", "id"),
                pretty("P").replace("  ]\n}", "").strip(),
                pretty("P").replace("\"C\"", "\"" + "x".repeat(100_000) + "\""),
                pretty("P").replace("\"C\"", "\n" + " ".repeat(100_000) + "\"C\""),
                pretty("P").replace("\"C\"", "[".repeat(100)));
        for (String poison : damaged) {
            assertThat(told(pretty("A") + "\n" + poison + "\n" + pretty("B") + "\n" + pretty("C")))
                    .as(poison)
                    .hasSize(4)
                    .startsWith("A @line 1")
                    .anyMatch(told -> told.contains("? @line 10 MS-2"))
                    .anyMatch(told -> told.startsWith("B @line "))
                    .anyMatch(told -> told.startsWith("C @line "));
            assertThat(told(poison + "\n" + pretty("A") + "\n" + pretty("B")))
                    .as(poison)
                    .hasSize(3)
                    .anyMatch(told -> told.contains("? @line 1 MS-2"))
                    .anyMatch(told -> told.startsWith("A @line "))
                    .anyMatch(told -> told.startsWith("B @line "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"P\",\"asOf\":1}",
                "{\"id\":\"P\",\"delivery\":7}",
                "{}",
                "7",
                "\"text, [ {\"",
                "null",
                "[[1,[2]],{}]",
            })
    void an_impossible_element_leaves_all_others_as_they_are(String poison) {
        assertThat(told("[" + account("A") + "," + poison + ", " + account("B") + "]"))
                .hasSize(3)
                .startsWith("A @element 1")
                .endsWith("B @element 3");
    }

    @Test
    void an_element_that_is_too_large_or_too_deep_leaves_all_others_as_they_are() {
        String large =
                "{\"id\":\"P\",\"x\":\"" + "x, {\\\" ]".repeat(20_000) + "\",\"y\":[" + "1,".repeat(90_000) + "1]}";
        String deep = "{\"id\":\"P\",\"x\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}";
        assertThat(told("[" + account("A") + "," + large + "," + deep + "," + account("B") + "]"))
                .containsExactly("A @element 1", "P? @element 2 MS-216", "P? @element 3 MS-217", "B @element 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"P\"",
                "{\"id\":\"P\" \"x\":1}",
                "{\"id\":\"P\",\"x\":nope}",
                "{\"id\":\"P\",\"x\":[}",
                "{\"id\":\"P\",\"x\":\"a\nb\"}"
            })
    void a_malformed_element_ends_the_input_and_that_is_told(String poison) {
        assertThat(told("[" + account("A") + ",\n" + poison + "," + account("B") + "]"))
                .containsExactly("A @element 1", "P? @element 2 MS-201 MS-223");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", ";", "]]", "] x", ",,", " {}", ":", "}"})
    void an_array_that_does_not_go_on_or_end_is_told(String rest) {
        List<String> told = told("[" + account("A") + rest);
        assertThat(told).hasSize(2).startsWith("A @element 1");
        assertThat(told.get(1)).endsWith("MS-223");
    }

    @Test
    void a_missing_quote_in_an_array_never_turns_text_into_accounts() {
        String trap = "{\"id\":\"P,\"name\":\"x},{\\\"id\\\":\\\"FAKE\\\",\\\"asOf\\\":\\\"2026-03-31\\\"},{\"}";
        assertThat(told("[" + account("A") + "," + trap + "," + account("B") + "]"))
                .containsExactly("A @element 1", "P,? @element 2 MS-201 MS-223");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\" hello}", "\n\"}", "\",}", "\"]", "\":[}", "\" \"\"}", "\" {}}", "\" []}", ""})
    void a_damaged_element_ends_the_input_however_large_it_is(String end) {
        String large = "{\"id\":\"P\",\"x\":\"" + "x".repeat(100_000) + end;
        List<String> told = told("[" + account("A") + "," + large + "," + account("B") + "]");
        assertThat(told.subList(0, 2)).containsExactly("A @element 1", "P? @element 2 MS-216 MS-223");
    }

    @Test
    void positions_are_those_of_the_whole_input() {
        String lines = account("A") + "\n" + "{\"id\":\"饲\",\"x\":nope}";
        assertThat(problemsOf(lines)).containsExactly("MS-201 2:15 $.x");
        assertThat(problemsOf("[\n{\"id\":\"饲\"} , {\"id\":\"饲\",\"x\":nope}]")).contains("MS-201 2:28 $.x");
        assertThat(problemsOf(pretty("A") + "\n" + pretty("B").replace("\"C\"", "nope")))
                .containsExactly("MS-201 15:13 $.complaints[0].id");
    }

    private static List<String> problemsOf(String input) {
        return readings(input).stream()
                .filter(Reading.Rejected.class::isInstance)
                .flatMap(reading -> ((Reading.Rejected) reading).problems().stream())
                .map(problem -> problem.code() + " " + problem.location())
                .toList();
    }

    @Test
    void of_accounts_with_the_same_identity_the_first_that_can_be_read_counts() {
        String bad = account("A").replace("2026", "26");
        List<Reading> readings = readings(String.join("\n", bad, account("A"), account("B"), account("A")));
        assertThat(readings)
                .extracting(SnapshotFeedTest::told)
                .containsExactly("A? @line 1 MS-202", "A @line 2", "B @line 3", "A? @line 4 MS-219");
        assertThat(((Reading.Rejected) readings.get(3)).problems())
                .containsExactly(new Problem("MS-219", "$.id", List.of("A", "line 2")));
        assertThat(((Reading.Rejected) readings("[" + account("A") + "," + account("A") + "]")
                                .get(1))
                        .problems())
                .containsExactly(new Problem("MS-219", "$.id", List.of("A", "element 1")));
    }

    @Test
    void identities_are_told_apart_however_many_there_are() {
        int accounts = 200_000;
        SnapshotFeed feed = SnapshotFeed.of(new GeneratedStream(
                number -> number < accounts ? account("A-" + number % (accounts / 2)) + "\n" : null));
        long[] counts = new long[2];
        feed.forEachRemaining(reading -> counts[reading instanceof Reading.Read ? 0 : 1]++);
        assertThat(counts).containsExactly(accounts / 2, accounts / 2);
    }

    @Test
    void an_input_of_any_length_takes_no_more_memory_than_one_account_may() {
        JsonLimits limits = SMALL;
        int pieces = 3_000;
        for (String start : List.of("", "[", "{\n", account("A") + "\n", "{\"id\":\"P\",\"x\":\"")) {
            FeedBuffer buffer = new FeedBuffer(
                    new GeneratedStream(
                            number -> number < pieces ? number == 0 ? start : "[{\"x".repeat(10_000) : null),
                    limits.bytes());
            FeedCutter cutter = new FeedCutter(buffer, limits);
            FeedCutter.Cut cut = cutter.next();
            while (cut != null) {
                assertThat(cut.passage().length()).isLessThanOrEqualTo(buffer.bytes.length);
                cut = cutter.next();
            }
            assertThat(buffer.bytes).hasSizeLessThanOrEqualTo(1 << 16);
        }
    }

    @Test
    void the_way_the_bytes_arrive_makes_no_difference() {
        String input = account("A") + "\n" + pretty("B") + "\n{\"id\":\"P\n\r\n" + "x".repeat(70_000) + "\n"
                + account("饲料") + "\n";
        for (String form : List.of(input, pretty("0") + input, "[" + account("A") + "," + pretty("B") + ",{\"x\":}]")) {
            byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
            List<Reading> readings = readings(bytes);
            for (int chunk : new int[] {1, 2, 3, 7, 100, 65_535}) {
                InputStream slow = new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] to, int from, int length) {
                        return super.read(to, from, Math.min(length, chunk));
                    }
                };
                assertThat(SnapshotFeed.of(slow, SMALL).stream()).isEqualTo(readings);
            }
        }
    }

    @Test
    void a_parallel_stream_gives_the_same_in_the_same_order() {
        String input = String.join("\n", accounts(2_000));
        List<Reading> inOrder = readings(input);
        List<Reading> parallel =
                SnapshotFeed.of(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))).stream()
                        .parallel()
                        .toList();
        assertThat(parallel).isEqualTo(inOrder);
    }

    @Test
    void accounts_come_as_they_are_asked_for_and_the_stream_stays_open() {
        boolean[] closed = {false};
        InputStream in =
                new SequenceInputStream(
                        new ByteArrayInputStream((account("A") + "\n").getBytes(StandardCharsets.UTF_8)),
                        new GeneratedStream(number -> account("B" + number) + "\n")) {
                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                };
        SnapshotFeed feed = SnapshotFeed.of(in);
        assertThat(feed.next().accountId()).isEqualTo("A");
        assertThat(feed.stream().limit(3)).extracting(Reading::accountId).containsExactly("B0", "B1", "B2");
        assertThat(closed[0]).isFalse();
    }

    @Test
    void the_end_is_the_end() {
        SnapshotFeed feed =
                SnapshotFeed.of(new ByteArrayInputStream(account("A").getBytes(StandardCharsets.UTF_8)));
        feed.next();
        assertThat(feed.hasNext()).isFalse();
        assertThatThrownBy(feed::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_stream_that_fails_is_no_fault_of_an_account() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        assertThatThrownBy(() -> SnapshotFeed.of(broken).hasNext()).isInstanceOf(UncheckedIOException.class);
    }

    private List<String> accounts(int count) {
        RandomSnapshots random = new RandomSnapshots(count);
        return IntStream.range(0, count)
                .mapToObj(i -> writer.write(random.next("A-" + i, 0.1)))
                .toList();
    }

    private static List<AccountSnapshot> snapshots(List<Reading> readings) {
        return readings.stream()
                .filter(Reading.Read.class::isInstance)
                .map(reading -> ((Reading.Read) reading).snapshot())
                .toList();
    }
}
