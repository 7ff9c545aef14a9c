package dev.mainstay.authoring.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The second wall: were everything admitted that the parser can take apart, and every forged pack taken for one that was
 * built, still nothing an author wrote would be compiled, loaded, looked up by name or run.
 *
 * <p>A process of its own reads it all, watched by its class loader, by the virtual machine's log of loaded classes and by
 * its flight recorder. {@code -Dmainstay.redteam=all} tries everything, else one in forty;
 * {@code -Dmainstay.java=/path/to/java} on another Java.
 */
class SecondWallTest {

    private static final int STEP = "all".equals(System.getProperty("mainstay.redteam")) ? 1 : 40;

    /**
     * Whoever loads one of these, or a class of such a package, is about to do what no reader of packs does. The streams of
     * sockets are not among them, for the flight recorder loads those.
     */
    private static final List<String> HARM = List.of(
            "java.lang.ProcessBuilder",
            "java.net.Socket",
            "java.net.ServerSocket",
            "sun.nio.ch.NioSocketImpl",
            "sun.net.www.protocol.http.",
            "java.net.http.",
            "java.io.ObjectInputStream",
            "javax.script.",
            "javax.tools.",
            "javax.naming.",
            "com.sun.tools.javac.",
            "org.mvel2.",
            "org.mvel.",
            "org.eclipse.jdt.",
            "org.drools.mvel.",
            "org.drools.ecj.",
            "org.drools.model.codegen.",
            "org.drools.compiler.rule.builder.dialect.",
            "com.github.javaparser.",
            Canary.NAME);

    @TempDir
    Path folder;

    /** What was seen of a process. */
    private record Seen(
            List<String> output, List<String> loadedByAll, List<String> loadedByHostile, List<String> events) {

        List<String> lines(String kind) {
            return output.stream()
                    .filter(line -> line.startsWith(kind + " "))
                    .map(line -> line.substring(kind.length() + 1))
                    .toList();
        }
    }

    @Test
    void nothing_an_author_wrote_is_compiled_loaded_looked_up_or_run() throws Exception {
        Seen seen = run(STEP);

        List<String> asked = new ArrayList<>(seen.lines("asked"));
        asked.removeAll(seen.lines("before"));
        assertThat(asked).as("asked of the class loader by hostile texts only").allMatch(SecondWallTest::own);
        assertThat(seen.loadedByHostile).as("loaded by hostile texts only").isEmpty();
        assertThat(seen.loadedByAll)
                .as("loaded at all")
                .filteredOn(SecondWallTest::harmful)
                .isEmpty();
        assertThat(seen.events)
                .as("read, written, started, sent or looked up in vain")
                .isEmpty();
        Set<String> named = Stream.of("before", "folders")
                .flatMap(kind -> seen.lines(kind).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named)
                .as("named by texts, twins and hostile folders")
                .filteredOn(name -> name.matches(".*(Canary|Canarz|[Ee]vil|passwd|Runtimz|script\\.Script).*"))
                .isEmpty();
        report(seen);
    }

    @Test
    void whoever_does_such_a_thing_is_seen() throws Exception {
        Seen seen = run(500, "guilty");

        assertThat(seen.lines("harm")).isNotEmpty();
        assertThat(seen.lines("asked")).contains("class " + Canary.NAME, "resource evil/of/" + Canary.NAME);
        assertThat(seen.loadedByHostile).contains(Canary.NAME);
        assertThat(seen.loadedByAll)
                .filteredOn(SecondWallTest::harmful)
                .contains("java.lang.ProcessBuilder", "java.net.Socket", Canary.NAME);
        assertThat(seen.events)
                .anyMatch(event -> event.startsWith("jdk.FileRead") && event.contains("pom.xml"))
                .anyMatch(event -> event.startsWith("jdk.FileWrite") && event.contains(Canary.FILE))
                .anyMatch(event -> event.startsWith("jdk.ProcessStart"));
    }

    private static boolean own(String name) {
        return name.startsWith("class " + WallProcess.class.getName() + "$");
    }

    private static boolean harmful(String name) {
        return HARM.stream().anyMatch(harm -> harm.endsWith(".") ? name.startsWith(harm) : name.equals(harm));
    }

    private Seen run(int step, String... more) throws Exception {
        Path log = folder.resolve("classes.log");
        Path out = folder.resolve("out.txt");
        String java = System.getProperty(
                "mainstay.java",
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<String> command = new ArrayList<>(List.of(
                java,
                "-Xmx700m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:class+load:file=" + log + ":none",
                "-Djava.system.class.loader=" + Watcher.class.getName(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                WallProcess.class.getName(),
                Files.createDirectories(folder.resolve("work")).toString(),
                String.valueOf(step)));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = process.waitFor(30, TimeUnit.MINUTES);
        process.destroyForcibly();
        List<String> output = Files.readAllLines(out);
        assertThat(ended && process.exitValue() == 0)
                .as(() -> String.join("\n", output.subList(Math.max(0, output.size() - 40), output.size())))
                .isTrue();
        List<String> all = new ArrayList<>();
        List<String> hostile = new ArrayList<>();
        boolean between = false;
        for (String line : Files.readAllLines(log)) {
            String name = line.split(" ", 2)[0];
            all.add(name);
            between &= !name.equals(WallProcess.class.getName() + "$End");
            if (between) {
                hostile.add(name);
            }
            between |= name.equals(WallProcess.class.getName() + "$Begin");
        }
        assertThat(all).contains(WallProcess.class.getName() + "$Begin", WallProcess.class.getName() + "$End");
        Set<String> known = new TreeSet<>(all);
        output.stream()
                .filter(line -> line.startsWith("before class "))
                .forEach(line -> known.add(line.substring("before class ".length())));
        List<String> events = events(known);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
        return new Seen(output, all, hostile, events);
    }

    /**
     * What the flight recorder saw beyond the folder the packs lie in, the class path, Java itself, and classes that were
     * found in the end or that harmless twins lack as well.
     */
    private List<String> events(Set<String> known) throws IOException {
        List<String> allowed = new ArrayList<>(
                List.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(":")));
        String java = Path.of(System.getProperty("mainstay.java", System.getProperty("java.home") + "/bin/java"))
                .toRealPath()
                .toString();
        allowed.add(java.substring(0, java.lastIndexOf("/bin/")));
        // names of temporary folders; and the console, which has no path
        allowed.addAll(List.of("/dev/random", "/dev/urandom", "null"));
        Path work = folder.resolve("work");
        List<String> events = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(work.resolve("events.jfr"))) {
            String type = event.getEventType().getName();
            String what =
                    switch (type) {
                        case "jdk.FileRead", "jdk.FileWrite" -> String.valueOf(event.getString("path"));
                        case "jdk.JavaExceptionThrow" ->
                            event.getClass("thrownClass").getName() + " " + event.getString("message");
                        default -> event.toString();
                    };
            boolean exception = type.equals("jdk.JavaExceptionThrow");
            boolean lookup = what.matches("java.lang.(ClassNotFoundException|NoClassDefFoundError|ClassFormatError) .*")
                    && !known.contains(what.substring(what.indexOf(' ') + 1).replace('/', '.'));
            boolean file = type.startsWith("jdk.File");
            boolean inside = file
                    && ((within(what, work.toString()) && (type.equals("jdk.FileWrite") || straight(Path.of(what))))
                            || allowed.stream().anyMatch(place -> within(what, place)));
            if (exception ? lookup : !inside) {
                events.add(type + " " + what);
            }
        }
        return events;
    }

    /** Whether a file is where its path says, and not behind a link. */
    private boolean straight(Path path) throws IOException {
        Path real = folder.toRealPath().resolve(folder.relativize(path));
        return !Files.exists(path) || path.toRealPath().equals(real);
    }

    private static boolean within(String path, String place) {
        return path.equals(place) || path.startsWith(place + "/");
    }

    private static void report(Seen seen) {
        String[] counts = seen.lines("counts").get(0).split(" ", -1);
        System.out.println(
                "second wall, one in " + STEP + ": " + counts[0] + " rule files read past admission, " + counts[1]
                        + " of which the parser takes apart; " + counts[2] + " forged packs over " + counts[6]
                        + " kinds of fields, " + counts[3] + " of which load and advise, and " + counts[4]
                        + " fail past the door; " + counts[5]
                        + " hostile folders and jars; classes loaded, looked up or defined because of them: none, of "
                        + seen.loadedByAll.size() + " the process loads");
    }
}
