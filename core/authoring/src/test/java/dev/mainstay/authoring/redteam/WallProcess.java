package dev.mainstay.authoring.redteam;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.PackWriter;
import dev.mainstay.authoring.RulePackCheck;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.internal.Unadmitted;
import dev.mainstay.internal.pack.PackArchive;
import dev.mainstay.internal.pack.PackCodec;
import dev.mainstay.json.AdviceWriter;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.Tier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jdk.jfr.Recording;

/**
 * The process that is watched. It reads everything hostile without admission, after its harmless twins have been read twice,
 * so that whatever is loaded or looked up then is so because of what the hostile names mean.
 *
 * <p>{@code WallProcess FOLDER STEP [guilty]}: one in so many is tried; a guilty one does what must not be done, so that it
 * can be seen whether anybody notices.
 */
final class WallProcess {

    private static final List<String> NUMBERS =
            List.of("-1", "1e308", "99999999999999999999", "0.5", "true", "null", "[]", "{}");
    private static final List<String> ENTRIES = List.of(
            "../evil.json",
            "../../../../../../tmp/evil.json",
            "/etc/passwd",
            "C:\\evil.json",
            "mainstay-pack/../../evil.json",
            "mainstay-pack\\..\\..\\evil.json",
            "mainstay-pack/house/../../../rules.json",
            "mainstay-pack/house/rules.json\0.class",
            "META-INF/MANIFEST.MF",
            "META-INF/services/java.nio.file.spi.FileSystemProvider",
            "META-INF/versions/17/" + Canary.NAME.replace('.', '/') + ".class",
            Canary.NAME.replace('.', '/') + ".class");

    private final Path work;
    private final int step;
    private final boolean guilty;
    private final List<String> rules = new ArrayList<>();
    private final SortedMap<String, byte[]> parts;
    private final List<Hostile.Field> fields;
    private int files;
    private int read;
    private int forged;
    private int accepted;
    private int unfits;
    private int folders;

    private WallProcess(Path work, int step, boolean guilty) throws IOException {
        this.work = work;
        this.step = step;
        this.guilty = guilty;
        WholePack.writeTo(work.resolve("base"));
        RulePack pack = RulePackCompiler.compile(WholePack.overlayTo(work.resolve("house"), "base"));
        Path jar = work.resolve("house.jar");
        PackWriter.writeJar(pack, jar);
        parts = PackArchive.read(Files.readAllBytes(jar)).orElseThrow().parts();
        fields = Hostile.fields(parts);
        Stream.of(RuleAttacks.all(), FileAttacks.all())
                .flatMap(List::stream)
                .map(Attack::text)
                .filter(text -> text.contains("rule"))
                .forEach(rules::add);
        GrammarWalk walk = new GrammarWalk();
        Random random = new Random(2026);
        for (int rule = 0; rule < GrammarWalk.rules(); rule++) {
            rules.add(walk.file(rule, 30, random));
        }
    }

    /** Where the hostile part begins and ends in the log of loaded classes. */
    private static final class Begin {
        static void mark() {}
    }

    private static final class End {
        static void mark() {}
    }

    public static void main(String[] arguments) throws Exception {
        WallProcess process = new WallProcess(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                List.of(arguments).contains("guilty"));
        try (Recording events = new Recording()) {
            for (String event : List.of(
                    "jdk.FileRead",
                    "jdk.FileWrite",
                    "jdk.SocketRead",
                    "jdk.SocketWrite",
                    "jdk.ProcessStart",
                    "jdk.JavaExceptionThrow")) {
                events.enable(event).withoutThreshold().withStackTrace();
            }
            events.start();
            process.pass(Hostile::twin, false);
            process.pass(Hostile::twin, false);
            process.folders();
            print("before", Watcher.asked());
            UnaryOperator<String> asItIs = UnaryOperator.identity();
            Begin.mark();
            process.pass(asItIs, process.guilty);
            End.mark();
            print("asked", Watcher.asked());
            process.folders();
            print("folders", Watcher.asked());
            events.dump(process.work.resolve("events.jfr"));
        }
        System.out.println("counts " + process.files + " " + process.read + " " + process.forged + " "
                + process.accepted + " " + process.unfits + " " + process.folders + " " + process.fields.size());
        process.fields.forEach(field -> System.out.println("field " + field.part() + " " + field.path()));
    }

    private static void print(String kind, Set<String> asked) {
        asked.forEach(name -> System.out.println(kind + " " + name.replaceAll("\\p{C}", "?")));
    }

    private void pass(UnaryOperator<String> seen, boolean harm) throws IOException {
        files = 0;
        read = 0;
        forged = 0;
        accepted = 0;
        unfits = 0;
        for (int i = 0; i < rules.size(); i += step) {
            int parts = Unadmitted.read(seen.apply(rules.get(i)));
            files++;
            read += parts > 0 ? 1 : 0;
        }
        int number = 0;
        for (Hostile.Field field : fields) {
            for (String text : Hostile.STRINGS) {
                if (number++ % step == 0) {
                    forge(field, Hostile.quoted(seen.apply(text)));
                }
            }
            for (String other : field.name() ? List.<String>of() : NUMBERS) {
                if (number++ % step == 0) {
                    forge(field, other);
                }
            }
        }
        if (harm) {
            harm(seen.apply(Canary.NAME));
        }
    }

    /** Reads a forged pack by the door, and what the door refuses without the door. */
    private void forge(Hostile.Field field, String by) throws IOException {
        forged++;
        String json = ForgedPack.text(parts, field.part());
        byte[] jar = ForgedPack.jar(
                "house", parts, field.part(), json.substring(0, field.from()) + by + json.substring(field.to()));
        Path file = work.resolve("forged.jar");
        Files.write(file, jar);
        try {
            advise(RulePack.load(file));
            accepted++;
        } catch (InvalidPackException refused) {
            refused.problems().forEach(problem -> problem.message(Locale.CHINA));
            past(jar);
        }
    }

    private void past(byte[] jar) {
        try {
            PackArchive archive = PackArchive.read(jar).orElseThrow();
            advise(RulePack.of(PackCodec.decode("x", archive.parts()).model()));
        } catch (RuntimeException unfit) {
            // behind the door a pack may fail in any way but by doing what it says
            unfits++;
        }
    }

    private static void advise(RulePack pack) {
        RetentionAdvisor advisor = RetentionAdvisor.of(pack);
        AccountSnapshot.Builder account = AccountSnapshot.builder("A", LocalDate.of(2026, 3, 31))
                .profile(profile -> profile.tier(Tier.KEY).industry("feed"))
                .delivery(delivery -> delivery.onTimeRate(0.5));
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINA)) {
            new AdviceWriter(locale).write(advisor.outcome(account.build()));
            pack.text("signal.LATE", locale);
        }
        pack.summarize();
    }

    /** Folders and jars that lead elsewhere. Here nothing may be read outside, twin or not. */
    private void folders() throws IOException {
        folders = 0;
        int number = 0;
        for (Attack attack : FileAttacks.all()) {
            if (number++ % Math.max(1, step / 3) == 0) {
                folders++;
                Path folder = Files.createTempDirectory(work, "attacked");
                Path pack = HostilePack.writeTo(folder.resolve("pack"));
                attack.done().apply(pack);
                RulePackCheck.of(pack).run();
            }
        }
        for (String entry : ENTRIES) {
            for (boolean first : new boolean[] {true, false}) {
                Map<String, byte[]> entries = new TreeMap<>();
                parts.forEach((name, content) -> entries.put(PackArchive.FOLDER + "house/" + name, content));
                Path jar = Files.write(work.resolve("slip.jar"), zip(entry, first, entries));
                try {
                    RulePack.load(jar);
                    throw new IllegalStateException("loaded with " + entry);
                } catch (InvalidPackException refused) {
                    folders++;
                }
            }
        }
    }

    private static byte[] zip(String evil, boolean first, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            if (first) {
                put(zip, evil, new byte[10]);
            }
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
            if (!first) {
                put(zip, evil, new byte[10]);
            }
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    /** All that a rule engine that takes text for code would have done. */
    private void harm(String name) throws IOException {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException unknown) {
            // asking is harm enough
        }
        WallProcess.class.getClassLoader().getResource("evil/of/" + name);
        Files.write(Path.of(Canary.FILE), Files.readAllBytes(Path.of("pom.xml")));
        Files.delete(Path.of(Canary.FILE));
        new ProcessBuilder("true").start();
        try {
            new Socket(InetAddress.getLoopbackAddress(), 1).close();
        } catch (IOException nobodyThere) {
            // trying is harm enough
        }
        System.out.println("harm " + new String(new byte[0], StandardCharsets.UTF_8) + name);
    }
}
