package dev.mainstay.examples.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.json.AdviceWriter;
import dev.mainstay.json.SnapshotReader;
import dev.mainstay.pack.RulePack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteelWheelsTest {

    /** A dotless i, other digits, and days that begin half a day apart. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("tr-TR", "Pacific/Kiritimati", "ar-EG-u-nu-arab", "America/Sao_Paulo", "hi-IN-u-nu-deva", "UTC");

    @TempDir
    private Path folder;

    private record Run(int exit, String out, String err) {}

    private static Run run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = SteelWheels.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void all_accounts_are_advised() throws IOException {
        Run run = run("-o", file("advice.jsonl").toString());

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("SteelWheels (HSQLDB 2.7.4) as of 2005-06-01 · pack standard ")
                .contains("98 read, 98 advised, 0 failed")
                .endsWith("wrote 98 advices to " + file("advice.jsonl") + System.lineSeparator());
        List<String> lines = Files.readAllLines(file("advice.jsonl"));
        assertThat(lines)
                .hasSize(98)
                .allMatch(line -> line.startsWith("{\"accountId\":\"") && line.endsWith("}"))
                .noneMatch(line -> line.contains("\"failed\""));
        assertThat(lines.stream().map(line -> line.substring(0, line.indexOf(','))))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_report_fits_a_terminal_and_starts_with_what_is_most_at_stake() throws IOException {
        Run run = run("-o", file("advice.jsonl").toString(), "--top", "4");

        assertThat(run.out().lines()).allSatisfy(line -> assertThat(TextLayout.width(line))
                .as(line)
                .isLessThanOrEqualTo(line.startsWith("wrote ") ? Integer.MAX_VALUE : Report.WIDTH));
        assertThat(run.out()).contains("\n  1  ", "\n  4  ", "\n1. ", "\n3. ").doesNotContain("\n  5  ", "\n4. ");
        String first = run.out()
                .lines()
                .filter(line -> line.startsWith("  1  "))
                .findFirst()
                .orElseThrow();
        assertThat(first).containsPattern(" [0-9]+% +USD [0-9,]+  ");
        assertThat(run.out()
                        .lines()
                        .dropWhile(line -> !line.equals(first))
                        .skip(1)
                        .findFirst())
                .hasValueSatisfying(action -> assertThat(action).matches("     → .+ · .+ · by 2005-[0-9]{2}-[0-9]{2}"));
    }

    @Test
    void the_same_bytes_on_a_second_run_and_on_another_machine() throws IOException {
        Run first = run(
                "-o",
                file("same.jsonl").toString(),
                "--snapshots",
                file("snapshots.jsonl").toString());
        byte[] advices = Files.readAllBytes(file("same.jsonl"));
        byte[] snapshots = Files.readAllBytes(file("snapshots.jsonl"));

        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (Map.Entry<String, String> elsewhere : ELSEWHERE.entrySet()) {
                Locale.setDefault(Locale.forLanguageTag(elsewhere.getKey()));
                TimeZone.setDefault(TimeZone.getTimeZone(elsewhere.getValue()));
                Run again = run(
                        "-o",
                        file("same.jsonl").toString(),
                        "--snapshots",
                        file("snapshots.jsonl").toString());
                assertThat(again).as(elsewhere.getKey()).isEqualTo(first);
                assertThat(file("same.jsonl")).as(elsewhere.getKey()).hasBinaryContent(advices);
                assertThat(file("snapshots.jsonl")).as(elsewhere.getKey()).hasBinaryContent(snapshots);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void the_snapshots_lead_to_the_same_advice_when_read_again() throws IOException {
        run(
                "-o",
                file("advice.jsonl").toString(),
                "--snapshots",
                file("snapshots.jsonl").toString());

        SnapshotReader reader = new SnapshotReader();
        List<AccountSnapshot> read = Files.readAllLines(file("snapshots.jsonl")).stream()
                .map(reader::read)
                .toList();

        AdviceWriter writer = new AdviceWriter(Locale.ENGLISH);
        assertThat(read)
                .allSatisfy(account -> assertThat(account.unrecognised()).isEmpty());
        assertThat(RetentionAdvisor.of(RulePack.standard()).adviseAll(read).map(writer::write))
                .isEqualTo(Files.readAllLines(file("advice.jsonl")));
    }

    @Test
    void chinese_where_texts_exist() {
        Run run = run("-o", file("advice.jsonl").toString(), "--lang", "zh");

        assertThat(run.out())
                .startsWith("SteelWheels (HSQLDB 2.7.4)，截至2005-06-01")
                .contains("挽留", "客户组合", "姿态")
                .doesNotContain("Retain", "Portfolio", "Likeliest");
        assertThat(run.out().lines())
                .filteredOn(line -> !line.contains("advice.jsonl"))
                .allSatisfy(line -> assertThat(TextLayout.width(line)).as(line).isLessThanOrEqualTo(Report.WIDTH));
        assertThat(file("advice.jsonl")).content(StandardCharsets.UTF_8).contains("\"title\":\"");
    }

    @Test
    void wrong_words_are_answered_with_the_usage() {
        Run run = run("--language", "en");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--language", Options.USAGE);
    }
}
