package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.authoring.start.StarterPack;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pack to begin with is whole at once, over whatever pack. */
class StarterPackTest {

    private final Path folder;
    private final Path base;

    StarterPackTest(@TempDir Path folder) {
        this.folder = folder;
        base = new TestPack()
                .file("signals/all.drl", TestPack.rule("Late", "Account( delivery.onTimeRate < 0.9 )", "LATE"))
                .writeTo(folder.resolve("base"));
    }

    private static RulePack whole(Path pack, String... warnings) {
        RulePackCheck.Report report = RulePackCheck.of(pack).run();
        assertThat(report.issues()).extracting(issue -> issue.problem().code()).containsExactly(warnings);
        List<Scenario> scenarios =
                ScenarioFiles.read(pack, report.pack().orElseThrow().model());
        assertThat(scenarios).hasSizeGreaterThanOrEqualTo(4);
        assertThat(new ScenarioRunner(RetentionAdvisor.of(report.pack().orElseThrow())).failures(scenarios))
                .isEmpty();
        return report.pack().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void it_passes_its_check_and_its_scenarios_hold(String language) throws IOException {
        Path pack = folder.resolve("our-rules");
        StarterPack.write(pack, "", base.toString(), Locale.forLanguageTag(language));

        RulePack built = whole(pack);
        assertThat(built.info().name()).isEqualTo("our-rules");
        assertThat(built.info().language()).isEqualTo(language);
        assertThat(built.info().bases())
                .containsExactly(RulePackCompiler.compile(base).id());
    }

    @Test
    void one_may_be_laid_over_another_and_over_a_built_pack() throws IOException {
        Path first = folder.resolve("客户规则");
        StarterPack.write(first, "", base.toString(), Locale.CHINA);
        Path second = folder.resolve("second");
        StarterPack.write(second, "", first.toString(), Locale.ENGLISH);
        Path jar = folder.resolve("second.jar");
        // the same example twice, in two languages
        PackWriter.writeJar(whole(second, "MS-405"), jar);
        Path third = folder.resolve("house-rules");
        StarterPack.write(third, "", jar.toString(), Locale.ENGLISH);

        assertThat(whole(first).info().name()).isEqualTo("house-rules");
        assertThat(whole(third, "MS-405").info().name())
                .as("another than any below")
                .isEqualTo("house-rules-2");
        assertThat(Files.readString(second.resolve("pack.yaml"))).contains("extends: ../客户规则 >=1.0.0 <2.0.0");
    }

    @Test
    void every_file_in_it_is_explained_in_its_readme() throws IOException {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINA)) {
            Path pack = folder.resolve(locale.getLanguage());
            StarterPack.write(pack, "", base.toString(), locale);
            String readme = Files.readString(pack.resolve("README.md"));
            try (Stream<Path> files = Files.list(pack)) {
                assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")))
                        .allSatisfy(name -> assertThat(readme).contains(name));
            }
            assertThat(readme).doesNotContain("{{");
        }
    }

    @Test
    void a_folder_that_holds_anything_a_bad_name_and_a_missing_base_are_refused() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThat(refused(folder, "", base.toString())).containsExactly("MS-189");
        assertThat(refused(folder.resolve("notes.txt"), "", base.toString())).containsExactly("MS-189");
        assertThat(refused(folder.resolve("a"), "Our Rules", base.toString())).containsExactly("MS-528");
        assertThat(refused(folder.resolve("a"), "test", base.toString())).containsExactly("MS-198");
        assertThat(refused(folder.resolve("a"), "", folder.resolve("none").toString()))
                .containsExactly("MS-306");
        assertThat(refused(folder.resolve("a/b/c"), "", base.toString()))
                .as("a base lies beside the pack")
                .containsExactly("MS-190");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    private static List<String> refused(Path folder, String name, String base) {
        InvalidPackException refused = catchThrowableOfType(
                InvalidPackException.class, () -> StarterPack.write(folder, name, base, Locale.ENGLISH));
        return refused.problems().stream().map(Problem::code).toList();
    }
}
