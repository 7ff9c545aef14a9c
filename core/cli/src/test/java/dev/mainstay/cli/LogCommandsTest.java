package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code advise --log}, {@code advise --history}, {@code replay} and {@code delta} as a person calls them. */
class LogCommandsTest {

    private static final String LATE = """
            {"id":"ACME-42","name":"Acme Feed","asOf":"2026-03-31","profile":{"tier":"KEY","industry":"feed"},\
            "delivery":{"onTimeRate":0.86,"daysToPeakSeason":45,"peakSupplyAgreed":false}}
            """;
    private static final String OTHER = LATE.replace("ACME-42", "B-7").replace("0.86", "0.5");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Mainstay.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int advise(String input, String output, String... more) throws IOException {
        String[] arguments = new String[more.length + 6];
        System.arraycopy(
                new String[] {"advise", "--format", "jsonl", "-o", path(output), file("in.jsonl", input)},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return run(arguments);
    }

    @Test
    void what_is_logged_is_replayed_byte_by_byte() throws IOException {
        assertThat(advise(LATE + OTHER, "advice", "--log", path("log"))).isZero();

        assertThat(run("replay", path("log"), "--lang", "en")).isZero();
        assertThat(out.toString())
                .startsWith("2 decisions replayed with standard")
                .contains("2 the same, byte by byte");
        assertThat(Files.readString(folder.resolve("log")).lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .startsWith("{\"format\":1,"));
    }

    @Test
    void an_altered_or_torn_log_is_a_finding() throws IOException {
        advise(LATE + OTHER, "advice", "--log", path("log"));
        String log = Files.readString(folder.resolve("log"));
        String altered = file("altered", log.replaceFirst("\"rank\":1", "\"rank\":9"));
        String torn = file("torn", log.substring(0, log.length() - 20));

        assertThat(run("replay", altered, "--lang", "en")).isEqualTo(1);
        assertThat(out.toString())
                .contains("ACME-42", "line 1: the same pack says something else")
                .contains("1 the same", "1 broken");
        assertThat(run("replay", torn, "--lang", "zh")).isEqualTo(1);
        assertThat(err.toString()).contains("MS-243").contains("写入被中断");
        assertThat(run("replay", file("empty", ""))).isEqualTo(2);
    }

    @Test
    void a_full_disk_is_said_once_and_every_account_is_advised() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));

        assertThat(advise(LATE + OTHER, "advice", "--log", full.toString(), "--lang", "en"))
                .isEqualTo(1);

        assertThat(Files.readString(folder.resolve("advice")).lines()).hasSize(2);
        assertThat(err.toString()).containsOnlyOnce("MS-246").contains("0 decisions logged");
    }

    @Test
    void a_mask_leaves_no_name_and_a_slip_in_it_is_refused() throws IOException {
        assertThat(advise(LATE, "advice", "--log", path("log"), "--log-remove", "name,attributes.*"))
                .isZero();
        assertThat(Files.readString(folder.resolve("log"))).doesNotContain("Acme Feed");

        assertThat(advise(LATE, "advice", "--log", path("log"), "--log-remove", "nmae"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("MS-248").contains("name");
    }

    @Test
    void what_was_done_is_withheld_until_a_day() throws IOException {
        String past = file(
                "past",
                "{\"accountId\":\"ACME-42\",\"code\":\"DELIVERY_RECOVERY_PLAN\",\"on\":\"2026-03-20\",\"state\":\"DONE\"}\n");

        assertThat(advise(LATE, "advice", "--history", past)).isZero();
        assertThat(Files.readString(folder.resolve("advice")))
                .contains("\"reason\":\"COOLDOWN\"", "\"until\":\"2026-04-19\"");
        assertThat(advise(LATE, "advice", "--history", file("wrong", "{\"code\":7}\n")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("wrong:1:$.code", "MS-241");
    }

    @Test
    void delta_tells_what_is_new_and_who_is_gone() throws IOException {
        advise(LATE.replace("0.86", "0.95") + OTHER, "old");
        advise(LATE + LATE.replace("ACME-42", "NEW"), "new");

        assertThat(run("delta", path("old"), path("new"), "--lang", "en")).isZero();
        assertThat(out.toString())
                .contains("ACME-42  (2026-03-31 → 2026-03-31)")
                .contains("+ new  Signal: Deliveries arrive late (Serious)")
                .contains("NEW  was not there before", "B-7  is not there any more")
                .contains("Accounts: 2, with news: 1, not there before: 1, not there any more: 1");
        assertThat(run("delta", path("old"), path("new"), "--lang", "zh")).isZero();
        assertThat(out.toString()).contains("新增", "信号");
        assertThat(run("delta", path("new"), path("new"))).isZero();
    }

    @Test
    void files_that_hold_no_advice_are_unusable_and_a_doubled_account_is_said() throws IOException {
        advise(LATE, "good");
        String good = Files.readString(folder.resolve("good"));

        assertThat(run("delta", path("good"), file("other", "{\"id\":1}\n"), "--lang=en"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("other: no advice in it can be read");
        Files.write(folder.resolve("gbk"), new byte[] {'{', (byte) 0xC4, (byte) 0xE3, '}'});
        assertThat(run("delta", path("good"), path("gbk"), "--lang=zh")).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).contains("gbk: 文件不是 UTF-8 文本");
        assertThat(run("delta", path("good"), file("twice", good + good), "--lang=en"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("twice:2: the account ACME-42 is here a second time");
    }

    @Test
    void several_logs_are_replayed_at_once_and_each_line_is_found_again() throws IOException {
        advise(LATE, "advice", "--log", path("one"));
        advise(OTHER, "advice", "--log", path("two"));
        String altered =
                file("altered", Files.readString(folder.resolve("two")).replaceFirst("\"rank\":1", "\"rank\":9"));

        assertThat(run("replay", path("one"), path("two"), "--lang=en")).isZero();
        assertThat(out.toString()).startsWith("2 decisions replayed with standard");
        assertThat(run("replay", path("one"), altered, "--lang=en")).isEqualTo(1);
        assertThat(out.toString())
                .contains(altered + ": line 1: the same pack says something else", "1 the same", "1 broken");
        assertThat(run("replay", path("one"), "--lang=en")).isZero();
        assertThat(out.toString()).startsWith("1 decision replayed with standard");
    }

    @Test
    void no_code_of_a_log_steers_the_terminal() throws IOException {
        advise(LATE, "advice", "--log", path("log"));
        String hostile =
                Files.readString(folder.resolve("log")).replace("DELIVERY_RECOVERY_PLAN", "X\\u001b[2J\\u009bY");

        run("replay", file("hostile", hostile), "--lang=en");

        assertThat(out.toString() + err).contains("[2J");
        assertThat((out.toString() + err).chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
    }
}
