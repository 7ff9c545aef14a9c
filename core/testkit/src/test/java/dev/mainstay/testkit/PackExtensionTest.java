package dev.mainstay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.authoring.PackWriter;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Packs come into tests by annotation, built once. */
class PackExtensionTest {

    static final List<PackVerifier> SEEN = new ArrayList<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @SuppressWarnings("NewClassNamingConvention")
    static class EveryPlace {
        @MainstayPack(Packs.SMALL)
        static PackVerifier ofClass;

        @MainstayPack(Packs.SMALL)
        PackVerifier ofInstance;

        @MainstayPack(Packs.SMALL)
        RulePack pack;

        EveryPlace(@MainstayPack(Packs.SMALL) PackVerifier ofConstructor) {
            SEEN.add(ofConstructor);
        }

        @Test
        void parameter(@MainstayPack(Packs.SMALL) PackVerifier pack, @MainstayPack(Packs.SMALL) RetentionAdvisor own) {
            SEEN.addAll(List.of(ofClass, ofInstance, pack));
            assertThat(own).isSameAs(pack.advisor());
        }

        @Nested
        class Inner {
            @MainstayPack(Packs.SMALL)
            PackVerifier ofInner;

            @Test
            void inner() {
                SEEN.addAll(List.of(ofInstance, ofInner));
                assertThat(pack).isSameAs(ofInner.pack());
            }
        }
    }

    static class AnotherClass {
        @MainstayPack("./src/test/../test/packs/small")
        static PackVerifier same;

        @Test
        void sees() {
            SEEN.add(same);
        }
    }

    private static List<Throwable> failures(Class<?>... classes) {
        EngineTestKit.Builder builder = EngineTestKit.engine("junit-jupiter");
        for (Class<?> type : classes) {
            builder.selectors(selectClass(type));
        }
        return builder.execute().allEvents().failed().stream()
                .map(Event::getPayload)
                .map(payload -> payload.map(result -> ((org.junit.platform.engine.TestExecutionResult) result)
                                .getThrowable()
                                .orElseThrow())
                        .orElseThrow())
                .toList();
    }

    @Test
    void a_pack_is_built_once_for_all_places_and_classes_of_a_run() {
        assertThat(failures(EveryPlace.class, AnotherClass.class)).isEmpty();

        assertThat(SEEN).hasSize(8).allSatisfy(pack -> assertThat(pack).isSameAs(SEEN.get(0)));
    }

    static class FolderThatChanges {
        @MainstayPack("target/changing-pack")
        PackVerifier pack;

        @Test
        void one() throws IOException {
            change();
        }

        @Test
        void two() throws IOException {
            change();
        }

        private void change() throws IOException {
            SEEN.add(pack);
            Files.writeString(
                    Path.of("target/changing-pack/pack.yaml"),
                    "name: changed" + SEEN.size() + "\nversion: 1.0.0\nlanguage: en\n");
        }
    }

    @Test
    void a_pack_whose_folder_has_changed_is_built_anew() throws IOException {
        Path changing = Path.of("target/changing-pack");
        delete(changing);
        Packs.copy(changing);

        assertThat(failures(FolderThatChanges.class)).isEmpty();

        assertThat(SEEN).extracting(pack -> pack.pack().info().name()).containsExactly("small", "changed1");
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    static class BuiltJar {
        @MainstayPack("target/small-pack.jar")
        PackVerifier pack;

        @Test
        void one() {
            SEEN.add(pack);
        }
    }

    @Test
    void a_built_jar_will_do(@TempDir Path unused) throws IOException {
        PackWriter.writeJar(RulePackCompiler.compile(Path.of(Packs.SMALL)), Path.of("target/small-pack.jar"));

        assertThat(failures(BuiltJar.class)).isEmpty();

        assertThat(SEEN).singleElement().satisfies(pack -> {
            assertThat(pack.pack().info().name()).isEqualTo("small");
            assertThat(pack.folder()).isEmpty();
            assertThat(pack.scenarios()).isEmpty();
        });
    }

    static class NoSuchFolder {
        @Test
        void one(@MainstayPack("no/such") PackVerifier pack) {}
    }

    static class WrongType {
        @MainstayPack(Packs.SMALL)
        String pack;

        @Test
        void one() {}
    }

    static class FinalField {
        @MainstayPack(Packs.SMALL)
        static final @Nullable PackVerifier PACK = null;

        @Test
        void one() {}
    }

    @Test
    void slips_are_told_with_the_way_out() {
        assertThat(failures(NoSuchFolder.class)).singleElement().satisfies(failure -> assertThat(
                        failure.toString() + failure.getCause())
                .contains("no/such")
                .contains("seen from the directory the tests run in"));
        assertThat(failures(WrongType.class)).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessageContaining("must be a PackVerifier"));
        assertThat(failures(FinalField.class)).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessageContaining("must not be final"));
    }
}
