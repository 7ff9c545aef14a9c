package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.internal.pack.PackCodec;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A built pack is the same as its folder, and nothing else is taken for it. */
class BuiltPackTest {

    private static final Path STANDARD = Path.of("../../rules/standard");

    @TempDir
    Path folder;

    private Path jar;

    private RulePack pack;

    BuiltPackTest() {
        pack = RulePackCompiler.compile(STANDARD);
        jar = Path.of("");
    }

    @BeforeEach
    void build() throws IOException {
        jar = folder.resolve("pack.jar");
        RulePackCompiler.writeJar(pack, jar);
    }

    @Test
    void the_loaded_pack_says_exactly_what_its_sources_say() {
        RulePack loaded = RulePack.load(jar);

        assertThat(loaded.model()).isEqualTo(pack.model());
        assertThat(loaded.id()).isEqualTo(pack.id());
    }

    @Test
    void the_same_sources_give_the_same_bytes() throws IOException {
        Path again = folder.resolve("again.jar");
        RulePackCompiler.writeJar(RulePackCompiler.compile(STANDARD), again);

        assertThat(again).hasSameBinaryContentAs(jar);
    }

    @Test
    void a_built_pack_holds_data_only() throws IOException {
        assertThat(entries().keySet()).allMatch(name -> name.endsWith(".json"));
    }

    @Test
    void an_altered_part_is_refused_by_name() throws IOException {
        Map<String, byte[]> entries = entries();
        String limits = RulePack.FOLDER + "standard/limits.json";
        byte[] altered = entries.getOrDefault(limits, new byte[0]).clone();
        altered[altered.length / 2] ^= 1;
        entries.put(limits, altered);

        assertThat(loadFailure(entries).problems())
                .extracting(Problem::code, problem -> problem.arguments().get(0))
                .containsExactly(tuple("MS-303", "limits.json"));
    }

    @Test
    void a_missing_part_is_refused_by_name() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.remove(RulePack.FOLDER + "standard/rules.json");

        assertThat(loadFailure(entries).problems())
                .extracting(Problem::code, problem -> problem.arguments().get(0))
                .containsExactly(tuple("MS-302", "rules.json"));
    }

    @Test
    void every_truncation_of_the_jar_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(jar);
        int tried = 0;
        for (int length = 0; length < whole.length; length += 1 + whole.length / 200) {
            Path cut = folder.resolve("cut.jar");
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> RulePack.load(cut)).isInstanceOf(InvalidPackException.class);
            tried++;
        }
        System.out.println("truncated jars tried: " + tried);
    }

    @Test
    void a_jar_without_a_pack_and_a_path_without_a_jar_are_named() throws IOException {
        assertThat(loadFailure(Map.of("other.txt", new byte[0])).problems())
                .extracting(Problem::code)
                .containsExactly("MS-301");
        assertThatThrownBy(() -> RulePack.load(folder.resolve("none.jar")))
                .isInstanceOf(InvalidPackException.class)
                .hasMessageContaining("MS-306");
    }

    private InvalidPackException loadFailure(Map<String, byte[]> entries) throws IOException {
        Path path = folder.resolve("other.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return catchThrowableOfType(InvalidPackException.class, () -> RulePack.load(path));
    }

    private Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(entries).containsKey(RulePack.FOLDER + "standard/" + PackCodec.MANIFEST);
        return entries;
    }
}
