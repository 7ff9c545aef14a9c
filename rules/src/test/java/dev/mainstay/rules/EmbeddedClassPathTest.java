package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an embedder gets is enough to advise, and holds nothing that compiles or reads rule sources. */
class EmbeddedClassPathTest {

    /** Everything the advisor needs, by the beginning of the jar's name. */
    private static final List<String> NEEDED = List.of(
            "drools-base",
            "drools-canonical-model",
            "drools-compiler",
            "drools-core",
            "drools-kiesession",
            "drools-model-compiler",
            "drools-util",
            "drools-wiring",
            "kie-api",
            "kie-internal",
            "kie-memory-compiler",
            "slf4j-api",
            "jackson-core",
            "hipparchus",
            "jspecify");

    @Test
    void a_process_with_the_run_time_jars_alone_gives_advice_without_a_word_of_noise_on_standard_output()
            throws IOException, InterruptedException {
        List<Path> entries = runTimeEntries();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        FirstAdvice.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output.lines()).containsExactly("RETAIN DELIVERY_RECOVERY_PLAN", "no rule parser, no Java compiler");
        List<Path> foreign = entries.stream()
                .filter(path -> Files.isRegularFile(path) && !path.toString().contains("mainstay"))
                .toList();
        long bytes = foreign.stream().mapToLong(path -> path.toFile().length()).sum();
        System.out.println("jars of others an embedder gets: " + foreign.size() + ", " + bytes / 1024 + " KiB");
    }

    @Test
    void a_host_that_loads_the_library_apart_gives_advice_from_threads_that_know_nothing_of_it() throws Exception {
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader apart = new URLClassLoader(urls(runTimeEntries()), platform)) {
            thread.setContextClassLoader(platform);
            Class<?> first = Class.forName(FirstAdvice.class.getName(), true, apart);

            assertThat(first).isNotSameAs(FirstAdvice.class);
            assertThat(first.getMethod("advise").invoke(null)).isEqualTo("RETAIN DELIVERY_RECOVERY_PLAN");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] urls(List<Path> entries) throws MalformedURLException {
        URL[] urls = new URL[entries.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = entries.get(i).toUri().toURL();
        }
        return urls;
    }

    private static List<Path> runTimeEntries() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(EmbeddedClassPathTest::isNeeded)
                .toList();
    }

    private static boolean isNeeded(Path entry) {
        String name = String.valueOf(entry.getFileName());
        boolean ours = entry.toString().contains("advisor")
                || entry.startsWith(Path.of("target").toAbsolutePath());
        return ours || NEEDED.stream().anyMatch(name::startsWith);
    }
}
