package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        return Mainstay.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void a_new_pack_over_the_standard_pack_can_be_built_at_once() throws IOException {
        String pack = folder.resolve("our-rules").toString();

        assertThat(run("new", pack, "--lang", "zh")).as(err.toString()).isZero();
        assertThat(Files.readString(folder.resolve("our-rules/pack.yaml")))
                .contains("extends: standard >=1.0.0 <2.0.0", "language: zh");
        assertThat(run("build", pack, "-o", folder.resolve("our.jar").toString(), "--lang", "zh"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("已写入", "4 个场景通过");
    }

    @Test
    void a_folder_that_is_not_empty_is_left_alone() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThat(run("new", folder.toString(), "--lang", "en")).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString()).startsWith("ERROR MS-189 The folder ");
        assertThat(folder).isDirectoryContaining(path -> path.endsWith("notes.txt"));
        assertThat(folder.resolve("pack.yaml")).doesNotExist();
    }

    @Test
    void schemas_for_editors_and_the_vocabulary_are_printed() {
        assertThat(run("schema", "pack")).isZero();
        assertThat(run("schema", "scenario")).isZero();
        assertThat(run("vocabulary", "--lang", "en")).isZero();
        assertThat(out.toString()).contains("urn:mainstay:pack", "urn:mainstay:scenarios", "# Vocabulary");
        assertThat(err.toString()).isEmpty();
    }
}
