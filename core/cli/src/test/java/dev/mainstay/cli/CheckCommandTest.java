package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final Path STANDARD = Path.of("../../rules/standard");

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void copy_the_standard_pack() throws IOException {
        try (Stream<Path> files = Files.walk(STANDARD)) {
            files.filter(file -> !file.startsWith(STANDARD.resolve("scenarios")))
                    .forEach(file -> {
                        try {
                            Path copy = folder.resolve(STANDARD.relativize(file).toString());
                            if (Files.isDirectory(file)) {
                                Files.createDirectories(copy);
                            } else {
                                Files.copy(file, copy);
                            }
                        } catch (IOException failure) {
                            throw new UncheckedIOException(failure);
                        }
                    });
        }
    }

    private int check(String... arguments) {
        String[] all = Stream.concat(Stream.of("check", folder.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return Mainstay.run(new PrintWriter(out), new PrintWriter(err), all);
    }

    private void replace(String file, String text, String by) throws IOException {
        String before = Files.readString(folder.resolve(file));
        assertThat(before).contains(text);
        int at = before.indexOf(text);
        Files.writeString(folder.resolve(file), before.substring(0, at) + by + before.substring(at + text.length()));
    }

    @Test
    void the_standard_pack_has_no_mistake() {
        assertThat(check("--lang", "en")).as(out.toString()).isZero();
        assertThat(out).hasToString("No mistakes found." + System.lineSeparator());
    }

    @Test
    void a_mistake_is_shown_with_its_line_a_mark_and_the_way_out() throws IOException {
        replace("signals/delivery.drl", "Account( delivery.onTimeRate <", "Account( delivery.onTimRate <");

        assertThat(check("--lang", "en")).isEqualTo(Mainstay.FAILURES);
        assertThat(out.toString()).containsPattern("""
                ERROR MS-103 signals/delivery.drl:[0-9]+:17 unknown metric delivery.onTimRate of Account.
                  .*\\$a : Account\\( delivery.onTimRate < limit.*
                                  \\^~~~~~~~~~~~~~~~~~
                  Maybe delivery.onTimeRate\\?

                """);
        assertThat(out.toString()).contains("Errors: 1, warnings: 0");
    }

    @Test
    void a_folder_that_is_not_there_is_unusable_input() {
        int status = Mainstay.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "check",
                folder.resolve("none").toString());

        assertThat(status).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString()).contains("no such folder");
    }
}
