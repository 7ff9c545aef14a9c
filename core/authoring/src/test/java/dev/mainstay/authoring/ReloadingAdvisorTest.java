package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Signal;
import dev.mainstay.authoring.reload.ReloadListener;
import dev.mainstay.authoring.reload.ReloadingAdvisor;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackTrust;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is saved serves as soon as it is fit to, and not before. */
@Timeout(180)
class ReloadingAdvisorTest {

    private static final String BROKEN = "rule \"Late\" when then end";

    @TempDir
    Path folder;

    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

    private final ReloadListener listener = new ReloadListener() {
        @Override
        public void reloaded(RulePack pack) {
            told.add(pack);
        }

        @Override
        public void refused(List<Problem> problems) {
            told.add(problems.stream().map(Problem::code).toList());
        }
    };

    private ReloadingAdvisor watch(Path path) {
        return watching(path).start();
    }

    private ReloadingAdvisor.Builder watching(Path path) {
        return ReloadingAdvisor.watching(path)
                .quiet(Duration.ofMillis(20))
                .interval(Duration.ofMillis(200))
                .listener(listener);
    }

    private Object told() throws InterruptedException {
        Object news = told.poll(100, TimeUnit.SECONDS);
        assertThat(news).as("told in time").isNotNull();
        return news;
    }

    private Path pack() {
        return pack("house", "LATE");
    }

    private Path pack(String name, String signal) {
        return new TestPack()
                .file("signals/one.drl", rule(signal))
                .file("scenarios/one.yaml", """
                        - name: late
                          given: {delivery: {onTimeRate: 0.5}}
                          expect: {signals: [%s]}
                        """.formatted(signal))
                .writeTo(folder.resolve(name));
    }

    private static String rule(String signal) {
        return TestPack.rule("Late", "Account( delivery.onTimeRate < limit(\"delivery.onTime\") )", signal);
    }

    private static List<String> signals(ReloadingAdvisor advisor, double onTimeRate) {
        return advisor
                .advise(AccountSnapshot.builder("A", LocalDate.of(2026, 3, 31))
                        .delivery(d -> d.onTimeRate(onTimeRate))
                        .build())
                .signals()
                .stream()
                .map(Signal::code)
                .toList();
    }

    private static void limit(Path pack, String value) throws IOException {
        String text = Files.readString(pack.resolve("limits.csv"));
        Files.writeString(
                pack.resolve("limits.csv"),
                text.replaceFirst("delivery.onTime,,,,,[0-9.]+", "delivery.onTime,,,,," + value));
    }

    @Test
    void a_saved_limit_serves() throws Exception {
        Path pack = pack();
        try (ReloadingAdvisor advisor = watch(pack)) {
            assertThat(signals(advisor, 0.92)).isEmpty();
            limit(pack, "0.95");

            assertThat(told()).isEqualTo(advisor.advisor().pack());
            assertThat(signals(advisor, 0.92)).containsExactly("LATE");
        }
    }

    @Test
    void an_editor_that_saves_by_renaming_is_noticed() throws Exception {
        Path pack = pack();
        try (ReloadingAdvisor advisor = watch(pack)) {
            String text = Files.readString(pack.resolve("limits.csv")).replace(",0.9,", ",0.95,");
            Path written = Files.writeString(pack.resolve("limits.csv~"), text);
            Files.move(
                    written,
                    pack.resolve("limits.csv"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);

            told();
            assertThat(signals(advisor, 0.92)).containsExactly("LATE");
        }
    }

    @Test
    void a_folder_that_another_takes_the_place_of_is_noticed() throws Exception {
        Path pack = pack();
        Path other = pack("other", "LATER");
        try (ReloadingAdvisor advisor = watch(pack)) {
            Files.move(pack, folder.resolve("gone"));
            Files.move(other, pack);

            Object news = told();
            while (!(news instanceof RulePack)) {
                news = told();
            }
            assertThat(signals(advisor, 0.5)).containsExactly("LATER");
        }
    }

    @Test
    void files_saved_together_are_one_change() throws Exception {
        Path pack = pack();
        Path other = pack("other", "LATER");
        try (ReloadingAdvisor advisor =
                watching(pack).quiet(Duration.ofSeconds(3)).start()) {
            // Each of these alone would be refused.
            for (String file : List.of("signals/one.drl", "texts/en.csv", "texts/zh.csv", "scenarios/one.yaml")) {
                Files.copy(other.resolve(file), pack.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }

            assertThat(told()).isInstanceOf(RulePack.class);
            assertThat(signals(advisor, 0.5)).containsExactly("LATER");
            assertThat(told).isEmpty();
        }
    }

    @Test
    void a_pack_with_a_mistake_never_serves_and_the_one_before_goes_on() throws Exception {
        Path pack = pack();
        try (ReloadingAdvisor advisor = watch(pack)) {
            RulePack good = advisor.advisor().pack();
            String rule = Files.readString(pack.resolve("signals/one.drl"));
            Files.writeString(pack.resolve("signals/one.drl"), BROKEN);

            assertThat(told()).asInstanceOf(InstanceOfAssertFactories.LIST).isNotEmpty();
            assertThat(advisor.problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem.location())
                    .startsWith("signals/one.drl:"));
            assertThat(advisor.advisor().pack()).isSameAs(good);
            assertThat(signals(advisor, 0.5)).containsExactly("LATE");

            Files.writeString(pack.resolve("signals/one.drl"), rule);
            assertThat(told()).as("the same pack is good again").isEqualTo(good);
            assertThat(advisor.problems()).isEmpty();
        }
    }

    @Test
    void a_pack_that_fails_a_scenario_never_serves() throws Exception {
        Path pack = pack();
        try (ReloadingAdvisor advisor = watch(pack)) {
            limit(pack, "0.4");

            assertThat(told()).isEqualTo(List.of("MS-183"));
            assertThat(advisor.problems()).singleElement().satisfies(problem -> assertThat(problem.location())
                    .startsWith("scenarios/one.yaml:3:"));
            assertThat(signals(advisor, 0.5)).containsExactly("LATE");
        }
    }

    @Test
    void a_new_scenario_that_the_pack_fails_is_told() throws Exception {
        Path pack = pack();
        try (ReloadingAdvisor advisor = watch(pack)) {
            Files.writeString(
                    pack.resolve("scenarios/two.yaml"),
                    "- name: not late\n  given: {delivery: {onTimeRate: 0.99}}\n  expect: {signals: [LATE]}\n");

            assertThat(told()).isEqualTo(List.of("MS-183"));
            Files.delete(pack.resolve("scenarios/two.yaml"));
            assertThat(told()).isEqualTo(advisor.advisor().pack());
        }
    }

    @Test
    void a_change_of_the_pack_below_is_a_change() throws Exception {
        Path below = pack();
        Path above = folder.resolve("above");
        Folder.overlay(above, "../house")
                .file(
                        "limits.csv",
                        "key,account,tier,industry,kind,value,unit,min,max,step,effectiveFrom,owner,source,grade,why");
        try (ReloadingAdvisor advisor = watch(above)) {
            assertThat(signals(advisor, 0.92)).isEmpty();
            limit(below, "0.95");

            told();
            assertThat(signals(advisor, 0.92)).containsExactly("LATE");
            Files.writeString(below.resolve("signals/one.drl"), BROKEN);
            assertThat(told()).isEqualTo(List.of("MS-193"));
            assertThat(signals(advisor, 0.92)).containsExactly("LATE");
        }
    }

    @Test
    void a_new_jar_serves() throws Exception {
        Path jar = folder.resolve("pack.jar");
        PackWriter.writeJar(RulePackCompiler.compile(pack()), jar);
        try (ReloadingAdvisor advisor = watch(jar)) {
            PackWriter.writeJar(RulePackCompiler.compile(pack("other", "LATER")), jar);

            assertThat(told()).isInstanceOf(RulePack.class);
            assertThat(signals(advisor, 0.5)).containsExactly("LATER");
            Files.write(jar, new byte[] {'P', 'K', 3, 4});
            assertThat(told()).isEqualTo(List.of("MS-301"));
            assertThat(signals(advisor, 0.5)).containsExactly("LATER");
        }
    }

    @Test
    void where_a_key_is_trusted_nothing_unsigned_is_reloaded() throws Exception {
        Path jar = folder.resolve("pack.jar");
        Path sources = pack();
        SigningKey key = SigningKey.generate(folder.resolve("house.key"));
        PackTrust trust = PackTrust.trusting(key.publicKey());
        assertThatThrownBy(() -> watching(sources).trusting(trust).start())
                .isInstanceOf(InvalidPackException.class)
                .hasMessageContaining("MS-313");
        PackWriter.writeJar(RulePackCompiler.compile(sources), jar, key);
        try (ReloadingAdvisor advisor = watching(jar).trusting(trust).start()) {
            PackWriter.writeJar(RulePackCompiler.compile(pack("other", "LATER")), jar);
            assertThat(told()).isEqualTo(List.of("MS-310"));

            PackWriter.writeJar(
                    RulePackCompiler.compile(pack("third", "LATEST")),
                    jar,
                    SigningKey.generate(folder.resolve("other.key")));
            assertThat(told()).isEqualTo(List.of("MS-311"));
            assertThat(signals(advisor, 0.5)).containsExactly("LATE");

            Files.delete(jar);
            Files.move(sources, jar);
            Object news = told();
            while (!news.equals(List.of("MS-313"))) {
                assertThat(news).isEqualTo(List.of("MS-306"));
                news = told();
            }
            assertThat(signals(advisor, 0.5)).containsExactly("LATE");
        }
    }

    @Test
    void a_bad_pack_at_the_start_is_refused() {
        Path pack = new TestPack().file("signals/one.drl", BROKEN).writeTo(folder.resolve("bad"));

        assertThatThrownBy(() -> watch(pack)).isInstanceOf(InvalidPackException.class);
    }

    @Test
    void a_listener_that_fails_changes_nothing() throws Exception {
        Path pack = pack();
        BlockingQueue<RulePack> seen = new LinkedBlockingQueue<>();
        ReloadListener failing = new ReloadListener() {
            @Override
            public void reloaded(RulePack reloaded) {
                seen.add(reloaded);
                throw new IllegalStateException("mine");
            }
        };
        try (ReloadingAdvisor advisor = watching(pack).listener(failing).start()) {
            limit(pack, "0.95");
            assertThat(seen.poll(100, TimeUnit.SECONDS)).isNotNull();
            limit(pack, "0.96");
            assertThat(seen.poll(100, TimeUnit.SECONDS)).isNotNull();
            assertThat(signals(advisor, 0.955)).containsExactly("LATE");
        }
    }

    @Test
    void who_asks_gets_the_reload_at_once_and_after_the_end_none() throws Exception {
        Path pack = pack();
        ReloadingAdvisor advisor = watching(pack)
                .interval(Duration.ofHours(1))
                .quiet(Duration.ofHours(1))
                .start();
        assertThat(advisor.reload()).as("nothing changed").isFalse();
        limit(pack, "0.95");
        assertThat(advisor.reload()).isTrue();
        assertThat(signals(advisor, 0.92)).containsExactly("LATE");

        advisor.close();
        limit(pack, "0.9");
        assertThat(advisor.reload()).isFalse();
        assertThat(signals(advisor, 0.92)).as("it goes on advising").containsExactly("LATE");
    }
}
