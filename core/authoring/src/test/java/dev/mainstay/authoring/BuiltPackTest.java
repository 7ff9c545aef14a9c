package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.internal.pack.PackArchive;
import dev.mainstay.internal.pack.PackCodec;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A built pack is the same as its folder, and nothing else is taken for it. */
class BuiltPackTest {

    private static final Path STANDARD = Path.of("../../rules/standard");

    private static RulePack pack;

    @TempDir
    Path folder;

    private Path jar;

    @BeforeAll
    static void compile() {
        pack = RulePackCompiler.compile(STANDARD);
    }

    @BeforeEach
    void build() throws IOException {
        jar = folder.resolve("pack.jar");
        PackWriter.writeJar(pack, jar);
    }

    @Test
    void the_loaded_pack_says_exactly_what_its_sources_say() {
        RulePack loaded = RulePack.load(jar);

        assertThat(loaded.model()).isEqualTo(pack.model());
        assertThat(loaded.id()).isEqualTo(pack.id());
    }

    @Test
    void the_same_sources_give_the_same_bytes_in_any_folder_locale_and_time_zone() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("another folder/包"));
        try (Stream<Path> files = Files.walk(STANDARD)) {
            for (Path file : files.toList()) {
                Path copy = elsewhere.resolve(STANDARD.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Path again = folder.resolve("again.jar");
        int tried = 0;
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist", "zh-CN")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone(tried % 2 == 0 ? "Pacific/Kiritimati" : "America/St_Johns"));
                PackWriter.writeJar(RulePackCompiler.compile(elsewhere), again);
                assertThat(again).as(tag).hasSameBinaryContentAs(jar);
                tried++;
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        System.out.println("builds with the same bytes: " + tried);
    }

    @Test
    void numbers_have_the_same_digits_on_every_java() throws IOException {
        PackModel model = pack.model();
        Map<String, WeightRow> weights = new TreeMap<>(model.weights());
        // Java before 19 shows it as 1.9999999999999998E23.
        weights.replaceAll((key, row) -> new WeightRow(key, Double.parseDouble("2e23"), row.at()));
        PackWriter.writeJar(
                RulePack.of(new PackModel(
                        model.info(),
                        model.rules(),
                        model.limits(),
                        model.diagnosis(),
                        model.actions(),
                        model.playbook(),
                        weights,
                        model.texts())),
                jar);

        assertThat(Files.readString(jar, StandardCharsets.ISO_8859_1))
                .contains("2.0E23")
                .doesNotContain("999998E23");
    }

    @Test
    void any_zip_reader_reads_it() throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactlyElementsOf(entries().keySet());
            for (Map.Entry<String, byte[]> entry : entries().entrySet()) {
                try (InputStream stream = zip.getInputStream(zip.getEntry(entry.getKey()))) {
                    assertThat(stream.readAllBytes()).isEqualTo(entry.getValue());
                }
            }
        }
        assertThat(PackCodec.PARTS).hasSameSizeAs(entries().keySet());
    }

    @Test
    void a_built_pack_holds_data_only() throws IOException {
        assertThat(entries().keySet()).allMatch(name -> name.endsWith(".json"));
    }

    @Test
    void an_altered_part_is_refused_by_name() throws IOException {
        SortedMap<String, byte[]> parts = parts();
        byte[] altered = parts.getOrDefault("limits.json", new byte[0]).clone();
        altered[altered.length / 2] ^= 1;
        parts.put("limits.json", altered);

        assertThat(refused(parts)).containsExactly(tuple("MS-303", "limits.json"));
    }

    @Test
    void a_missing_part_is_refused_by_name() throws IOException {
        SortedMap<String, byte[]> parts = parts();
        parts.remove("rules.json");
        assertThat(refused(parts)).containsExactly(tuple("MS-302", "rules.json"));

        parts.remove(PackCodec.MANIFEST);
        assertThat(refused(parts)).containsExactly(tuple("MS-302", PackCodec.MANIFEST));
    }

    @Test
    void a_part_too_many_is_refused() throws IOException {
        SortedMap<String, byte[]> parts = parts();
        parts.put("more.json", new byte[0]);

        assertThat(refused(parts))
                .extracting(problem -> problem.toList().get(0))
                .containsExactly("MS-307");
    }

    @Test
    void a_pack_that_was_packed_again_is_refused() throws IOException {
        assertThat(loadFailure(entries())).containsExactly("MS-307");
    }

    @Test
    void a_pack_of_another_format_is_named_so() throws IOException {
        SortedMap<String, byte[]> parts = parts();
        String manifest = new String(parts.getOrDefault(PackCodec.MANIFEST, new byte[0]), StandardCharsets.UTF_8);
        parts.put(
                PackCodec.MANIFEST,
                manifest.replaceFirst("\"format\":\\d+", "\"format\":99").getBytes(StandardCharsets.UTF_8));

        assertThat(refused(parts))
                .extracting(problem -> problem.toList().get(0))
                .containsExactly("MS-304");
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
    void what_is_no_built_pack_is_told_so() throws IOException {
        assertThat(loadFailure(Map.of("other.txt", new byte[0]))).containsExactly("MS-301");
        assertThat(failure(folder.resolve("none.jar"))).containsExactly("MS-306");
        assertThat(failure(folder)).containsExactly("MS-315");
        assertThat(failure(Files.writeString(folder.resolve("text.jar"), "name: mine")))
                .containsExactly("MS-301");
    }

    @Test
    void a_jar_larger_than_any_pack_is_not_read() throws IOException {
        Path huge = folder.resolve("huge.jar");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1L << 40);
        }

        assertThat(failure(huge)).containsExactly("MS-309");
    }

    private List<Tuple> refused(SortedMap<String, byte[]> parts) throws IOException {
        Path path = folder.resolve("other.jar");
        Files.write(path, new PackArchive("standard", parts).toBytes());
        return catchThrowableOfType(InvalidPackException.class, () -> RulePack.load(path)).problems().stream()
                .map(problem -> tuple(problem.code(), problem.arguments().get(0)))
                .toList();
    }

    private List<String> loadFailure(Map<String, byte[]> entries) throws IOException {
        Path path = folder.resolve("other.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return failure(path);
    }

    private static List<String> failure(Path path) {
        return catchThrowableOfType(InvalidPackException.class, () -> RulePack.load(path)).problems().stream()
                .map(Problem::code)
                .toList();
    }

    private SortedMap<String, byte[]> parts() throws IOException {
        SortedMap<String, byte[]> parts = new TreeMap<>();
        entries().forEach((name, content) -> parts.put(name.substring(name.lastIndexOf('/') + 1), content));
        return parts;
    }

    private Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(entries).containsKey(PackArchive.FOLDER + "standard/" + PackCodec.MANIFEST);
        return entries;
    }
}
