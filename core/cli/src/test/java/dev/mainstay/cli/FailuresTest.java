package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a call says that comes to nothing: one line and the status 2, whatever it was. */
class FailuresTest {

    @TempDir
    Path folder;

    private static String told(Language language, Throwable failure) {
        StringWriter err = new StringWriter();
        assertThat(new Failures(language, new PrintWriter(err)).tell(failure)).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString().lines()).hasSize(1).allMatch(line -> line.startsWith("ERROR "));
        return err.toString().strip();
    }

    @Test
    void what_the_machine_refuses_is_named() {
        assertThat(told(Language.EN, new NoSuchFileException("a.key"))).isEqualTo("ERROR a.key: no such file");
        assertThat(told(Language.ZH, new UncheckedIOException(new AccessDeniedException("a.key"))))
                .isEqualTo("ERROR a.key：没有访问权限");
        assertThat(told(Language.EN, new FileSystemException("x", null, "Is a directory")))
                .isEqualTo("ERROR x: cannot be read or written. It is a folder.");
        assertThat(told(Language.ZH, new FileSystemException("x", null, "Read-only file system")))
                .isEqualTo("ERROR x：无法读取或写入。该处是只读的。");
        assertThat(told(Language.EN, new FileSystemException("x", null, "Level 3 not synchronised")))
                .isEqualTo("ERROR x: cannot be read or written. Level 3 not synchronised");
        assertThat(told(Language.EN, new MalformedInputException(1))).contains("UTF-8");
        assertThat(told(Language.EN, new InvalidPathException("a\u0000\u001b[2J", "Nul")))
                .isEqualTo("ERROR a..[2J: no file can have this name");
        assertThat(told(Language.EN, new IOException("No space left on device")))
                .isEqualTo("ERROR reading or writing failed: No space is left there.");
        assertThat(told(Language.ZH, new IOException("No space left on device")))
                .endsWith("该处已没有空间。");
    }

    @Test
    void anything_else_is_a_defect_without_a_trace() {
        for (Throwable defect : new Throwable[] {new IllegalStateException("secret"), new StackOverflowError()}) {
            assertThat(told(Language.EN, defect))
                    .startsWith("ERROR this is a defect of mainstay")
                    .doesNotContain("secret", "Exception", "Error:");
            assertThat(told(Language.ZH, defect)).startsWith("ERROR 这是 mainstay 自身的缺陷");
        }
    }

    @Test
    void a_call_ends_so_as_well() {
        StringWriter err = new StringWriter();
        int status = Mainstay.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "advise",
                "--lang=en",
                "--log=" + folder.resolve("log"),
                "--log-hash=name",
                "--log-key=" + folder.resolve("missing.key"),
                "../../rules/README.md");

        assertThat(status).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString().lines()).hasSize(1).allMatch(line -> line.endsWith("missing.key: no such file"));
    }
}
