package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder to a signed jar that others run, by commands alone. */
class BuildCommandTest {

    private static final Path STANDARD = Path.of("../../rules/standard");
    private static final String ACCOUNT =
            "{\"id\":\"ACME-42\",\"asOf\":\"2026-03-31\",\"delivery\":{\"onTimeRate\":0.86}}";

    @TempDir
    Path folder;

    private Path pack;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void copy() throws IOException {
        pack = folder.resolve("house");
        try (Stream<Path> files = Files.walk(STANDARD)) {
            for (Path file : files.toList()) {
                Path copy = pack.resolve(STANDARD.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        return Mainstay.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    private void replace(String file, String from, String to) throws IOException {
        String text = Files.readString(pack.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(pack.resolve(file), text.replaceFirst(Pattern.quote(from), to));
    }

    @Test
    void drafts_do_not_count_as_passed() throws IOException {
        try (Stream<Path> files = Files.list(pack.resolve("scenarios"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        String scenario =
                "- name: late%s\n  given: {delivery: {onTimeRate: 0.5}}\n  expect: {signals: [LATE_DELIVERY]}\n";
        Files.writeString(
                pack.resolve("scenarios/some.yaml"),
                scenario.formatted("") + scenario.formatted(" again") + "  draft: true\n");

        assertThat(run("build", pack.toString(), "-o", in("house.jar"), "--lang", "en"))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("scenarios passed: 1");
    }

    @Test
    void a_key_is_made_a_pack_is_built_signed_verified_and_used() throws IOException {
        assertThat(run("keygen", in("house.key"), "--lang", "en")).isZero();
        assertThat(out.toString()).contains("New key ", "house.key: private", "house.key.pub: public");
        assertThat(run("build", pack.toString(), "-o", in("house.jar"), "--sign", in("house.key"), "--lang", "en"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("standard 1.0.0 (")
                .containsPattern("scenarios passed: [0-9]{3}")
                .contains("signed with the key ", "house.jar written, ");
        assertThat(err.toString()).isEmpty();

        assertThat(run("verify", in("house.jar"), "--trust", in("house.key.pub"), "--lang", "en"))
                .isZero();
        assertThat(out.toString()).contains("standard 1.0.0 (").contains("unaltered, and signed with the trusted key ");
        assertThat(run("verify", in("house.jar"), "--lang", "en")).isZero();
        assertThat(out.toString()).contains("it says; give --trust");

        assertThat(advise("--pack", in("house.jar"), "--trust", in("house.key.pub")))
                .isZero();
        assertThat(advise("--trust", in("house.key.pub")))
                .as("the standard pack needs no signature")
                .isZero();
    }

    @Test
    void where_a_key_is_trusted_nothing_unsigned_runs() throws IOException {
        run("keygen", in("house.key"));
        run("keygen", in("other.key"));
        assertThat(run("build", pack.toString(), "-o", in("unsigned.jar"), "--no-test", "--lang", "en"))
                .isZero();
        assertThat(out.toString()).contains("scenarios not run", "not signed");
        run("build", pack.toString(), "-o", in("other.jar"), "--no-test", "--sign", in("other.key"));

        String key = in("house.key.pub");
        assertThat(advise("--pack", in("unsigned.jar"), "--trust", key)).isEqualTo(2);
        assertThat(err.toString()).contains("ERROR MS-310");
        assertThat(advise("--pack", in("other.jar"), "--trust", key)).isEqualTo(2);
        assertThat(err.toString()).contains("ERROR MS-311");
        assertThat(advise("--pack", pack.toString(), "--trust", key)).isEqualTo(2);
        assertThat(err.toString()).contains("ERROR MS-313");
        assertThat(advise("--pack", in("other.jar"), "--trust", in("house.key")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("ERROR MS-314");
        assertThat(run("verify", in("unsigned.jar"), "--trust", key)).isEqualTo(1);
        assertThat(advise("--pack", in("other.jar"), "--trust", key, "--trust", in("other.key.pub")))
                .isZero();
    }

    @Test
    void the_environment_can_name_the_trusted_keys() throws IOException, InterruptedException {
        run("keygen", in("house.key"));
        run("keygen", in("other.key"));
        run("build", pack.toString(), "-o", in("house.jar"), "--no-test", "--sign", in("house.key"));

        assertThat(verifyInProcess(in("other.key.pub"))).isEqualTo(1);
        assertThat(verifyInProcess(in("missing.pub"))).isEqualTo(1);
        assertThat(verifyInProcess(in("other.key.pub") + File.pathSeparator + in("house.key.pub")))
                .isZero();
    }

    private int verifyInProcess(String trusted) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Mainstay.class.getName(),
                "verify",
                in("house.jar"));
        process.environment().put(TrustOption.VARIABLE, trusted);
        process.redirectErrorStream(true)
                .redirectOutput(folder.resolve("verify.txt").toFile());
        return process.start().waitFor();
    }

    @Test
    void a_pack_with_a_mistake_or_a_failing_scenario_is_not_built() throws IOException {
        replace("limits.csv", "delivery.onTime,", "delivery.onTme,");
        assertThat(run("build", pack.toString(), "-o", in("house.jar"), "--lang", "en"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("limits.csv").contains("nothing was written");
        replace("limits.csv", "delivery.onTme,", "delivery.onTime,");

        Files.writeString(
                pack.resolve("scenarios/mine.yaml"),
                "- name: late\n  given: {delivery: {onTimeRate: 0.1}}\n  absent: {signals: [LATE_DELIVERY]}\n");
        assertThat(run("build", pack.toString(), "-o", in("house.jar"), "--lang", "en"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("ERROR MS-181 scenarios/mine.yaml:3:");
        assertThat(folder.resolve("house.jar")).doesNotExist();

        assertThat(run("build", pack.toString(), "-o", in("house.jar"), "--no-test"))
                .isZero();
    }

    @Test
    void unusable_words_are_said_so() throws IOException {
        assertThat(run("build", in("none"), "-o", in("house.jar"))).isEqualTo(2);
        assertThat(run("build", pack.toString(), "-o", in("none/house.jar"))).isEqualTo(2);
        assertThat(run("build", pack.toString(), "-o", in("house.jar"), "--sign", in("none.key")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("MS-316");
        assertThat(run("build", pack.toString())).isEqualTo(2);
        assertThat(run("verify", in("none.jar"))).isEqualTo(2);
        Files.writeString(folder.resolve("taken"), "mine");
        assertThat(run("keygen", in("taken"))).isEqualTo(2);
        assertThat(folder.resolve("taken")).hasContent("mine");
        assertThat(run("keygen", in("none/key"))).isEqualTo(2);
        assertThat(run("verify", in("taken"), "--lang", "zh")).isEqualTo(1);
        assertThat(err.toString()).contains("MS-301", "不是已构建的规则包");
    }

    private int advise(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("advise", "-o", in("advice.txt")));
        arguments.addAll(List.of(options));
        arguments.add(Files.writeString(folder.resolve("account.json"), ACCOUNT, StandardCharsets.UTF_8)
                .toString());
        return run(arguments.toArray(new String[0]));
    }
}
