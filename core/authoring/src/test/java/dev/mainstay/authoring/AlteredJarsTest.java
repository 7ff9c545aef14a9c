package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.internal.pack.EncodedPack;
import dev.mainstay.internal.pack.PackArchive;
import dev.mainstay.internal.pack.PackCodec;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackTrust;
import dev.mainstay.pack.RulePack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alters a signed jar in every way a thief, a broken disk or a helpful zip program could. With a trusted key none is
 * accepted; without, none fails otherwise than by saying so, and none is taken for the original.
 *
 * <p>{@code -Dmainstay.altered.jars=20000} tries more.
 */
class AlteredJarsTest {

    private static final int TRIES = Integer.getInteger("mainstay.altered.jars", 800);
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9.]+(?:E-?[0-9]+)?|true|false");
    private static final List<String> OTHER_TOKENS = List.of(
            "null",
            "0",
            "-1",
            "1e999",
            "1e-999",
            "99999999999999999999",
            "\"\"",
            "\"X\"",
            "true",
            "[]",
            "{}",
            "\"\\ud800\"",
            "\"KEY\"",
            "\"NONE_SUCH\"",
            "[".repeat(5_000),
            "\"2026-99-99\"",
            "\"a\":1",
            "NaN");

    @TempDir
    Path folder;

    private final Random random = new Random(20260331);
    private byte[] whole;
    private SortedMap<String, byte[]> parts;
    private RulePack original;
    private PackTrust trust;
    private Path jar;
    private final Map<String, int[]> tried = new TreeMap<>();

    @BeforeEach
    void build() throws IOException {
        Path source = new TestPack()
                .file(
                        "signals/one.drl",
                        TestPack.rule("Late", "Account( delivery.onTimeRate < limit(\"delivery.onTime\") )", "LATE")
                                + TestPack.rule(
                                        "Odd",
                                        "Account( (delivery.onTimeRate < 0.5 || profile.industry == \"feed\")"
                                                + " && value.grossMarginRate > 0.1 )",
                                        "ODD"))
                .row("diagnosis.csv", "LATE,SUPPLIER_OPTIMISATION,OUTGROWN,0.5")
                .row("actions.csv", "RECOVER,DELIVERY,fix,RELATIONAL,KAM,14,8,0,false,,DONE,STOP,")
                .row("playbook.csv", ",,,LATE,,,KEY,,,,0.2,RECOVER,0.4")
                .texts("facet.OUTGROWN", "action.RECOVER", "action.RECOVER.step.1")
                .texts("success.DONE", "stop.STOP", "owner.KAM")
                .writeTo(folder.resolve("pack"));
        RulePack pack = RulePackCompiler.compile(source);
        jar = folder.resolve("pack.jar");
        SigningKey key = SigningKey.generate(folder.resolve("house.key"));
        PackWriter.writeJar(pack, jar, key);
        whole = Files.readAllBytes(jar);
        parts = PackArchive.read(whole).orElseThrow().parts();
        trust = PackTrust.trusting(key.publicKey());
        original = RulePack.load(jar, trust);
    }

    @Test
    void nothing_but_the_original_passes() throws IOException {
        headers();
        bytes();
        containers();
        forged();

        int all = tried.values().stream().mapToInt(counts -> counts[0]).sum();
        System.out.println("altered jars tried: " + all + "; with a trusted key all are refused; without one:");
        tried.forEach((kind, counts) -> System.out.printf(
                Locale.ROOT,
                "  %-28s %6d: %6d refused, %5d another pack by its hash, %4d the same pack, its signature altered%n",
                kind,
                counts[0],
                counts[1],
                counts[0] - counts[1] - counts[2],
                counts[2]));
        assertThat(all).isGreaterThan(2_000);
    }

    /** Every byte that is not content of a data part. */
    private void headers() throws IOException {
        int at = 0;
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            int content = at + 30 + entry(part.getKey()).length();
            flipAll(at, content);
            if (part.getKey().startsWith("manifest")) {
                flipAll(content, content + part.getValue().length);
            }
            at = content + part.getValue().length;
        }
        flipAll(at, whole.length);
    }

    private void flipAll(int from, int to) throws IOException {
        for (int i = from; i < to; i += TRIES > 1_000 ? 1 : 2) {
            byte[] altered = whole.clone();
            altered[i] ^= (byte) (1 << random.nextInt(8));
            check("flipped header", altered);
        }
    }

    private void bytes() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int at = random.nextInt(whole.length);
            int length = 1 + random.nextInt(Math.min(whole.length - at, 300));
            byte[] head = Arrays.copyOf(whole, at);
            byte[] middle = Arrays.copyOfRange(whole, at, at + length);
            byte[] tail = Arrays.copyOfRange(whole, at + length, whole.length);
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            switch (i % 8) {
                case 0 -> check("flipped", flipped);
                case 1 -> check("cut", head);
                case 2 -> check("left out", join(head, tail));
                case 3 -> check("doubled", join(head, middle, middle, tail));
                case 4 -> check("overwritten", join(head, noise, tail));
                case 5 -> check("inserted", join(head, noise, middle, tail));
                case 6 -> check("zeroed", join(head, new byte[length], tail));
                default -> check("turned", join(tail, middle, head));
            }
        }
        check("appended", join(whole, new byte[1]));
        check("appended", join(whole, whole));
        check("prepended", join("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8), whole));
    }

    /** The same or other entries, as other zip writers put them. */
    private void containers() throws IOException {
        List<String> names = parts.keySet().stream().map(AlteredJarsTest::entry).toList();
        for (int method : new int[] {ZipOutputStream.DEFLATED, ZipOutputStream.STORED}) {
            check("packed again", zip(entries(), method, ""));
            check("packed again", zip(entries(), method, "a comment"));
            for (int i = 0; i < 20; i++) {
                List<String> order = new ArrayList<>(names);
                Collections.shuffle(order, random);
                Map<String, byte[]> shuffled = new LinkedHashMap<>();
                order.forEach(name -> shuffled.put(name, entries().getOrDefault(name, new byte[0])));
                check("packed again", zip(shuffled, method, ""));
            }
            for (String name : List.of(
                    "../evil.json",
                    "/etc/passwd",
                    "C:\\evil",
                    "mainstay-pack/",
                    "mainstay-pack/test/",
                    "META-INF/",
                    "mainstay-pack/../test/limits.json",
                    "mainstay-pack/test/../test/limits.json",
                    "mainstay-pack\\test\\limits.json",
                    "Mainstay-pack/test/limits.json",
                    "mainstay-pack/test/Limits.json",
                    "mainstay-pack/TEST/limits.json",
                    "mainstay-pack/test//limits.json",
                    "mainstay-pack/test/limits.json/",
                    "mainstay-pack/test/limits.json ",
                    "./mainstay-pack/test/limits.json",
                    "mainstay-pack/test/limits.json\0",
                    "mainstay-pack/test/l\u0131mits.json",
                    "META-INF/MANIFEST.MF",
                    "mainstay-pack/other/manifest.json",
                    "mainstay-pack/other/limits.json",
                    "Evil.class",
                    "",
                    "mainstay-pack/test/more.json")) {
                Map<String, byte[]> more = new LinkedHashMap<>();
                more.put(name, "[]".getBytes(StandardCharsets.UTF_8));
                more.putAll(entries());
                check("entry added", zip(more, method, ""));
                more = new LinkedHashMap<>(entries());
                more.put(name, "[]".getBytes(StandardCharsets.UTF_8));
                check("entry added", zip(more, method, ""));
                more.remove(entry("limits.json"));
                check("entry replaced", zip(more, method, ""));
            }
            for (String name : names) {
                Map<String, byte[]> fewer = entries();
                fewer.remove(name);
                check("entry removed", zip(fewer, method, ""));
            }
        }
        Map<String, byte[]> bomb = entries();
        bomb.put(entry("limits.json"), new byte[64 << 20]);
        check("bomb", zip(bomb, ZipOutputStream.DEFLATED, ""));
        // Names of the same length: both in the header and the directory, and only in one of them.
        for (String[] names2 : new String[][] {
            {"rules.json", "texts.json"},
            {"texts.json", "rules.json"},
            {"limits.json", "LIMITS.json"},
            {"limits.json", "l/../mits.js"},
            {"mainstay-pack/test", "mainstay-pack/evil"},
            {"mainstay-pack", "../tay-pack/."}
        }) {
            check("renamed", renamed(names2[0], names2[1], 0, whole.length));
            int directory = whole.length / 2;
            check("renamed", renamed(names2[0], names2[1], 0, directory));
            check("renamed", renamed(names2[0], names2[1], directory, whole.length));
        }
        for (int i = 0; i < 30; i++) {
            SortedMap<String, byte[]> fewer = new TreeMap<>(parts);
            fewer.remove(List.copyOf(parts.keySet()).get(i % parts.size()));
            check("well-formed, part missing", new PackArchive("test", fewer).toBytes());
            SortedMap<String, byte[]> more = new TreeMap<>(parts);
            more.put("more" + (char) ('a' + i % 26) + ".json", new byte[i]);
            check("well-formed, part added", new PackArchive("test", more).toBytes());
            SortedMap<String, byte[]> swapped = new TreeMap<>(parts);
            swapped.put("limits.json", parts.getOrDefault("rules.json", new byte[0]));
            check("well-formed, parts swapped", new PackArchive("test", swapped).toBytes());
        }
        check("well-formed, other name", new PackArchive("other", parts).toBytes());
    }

    /** Whole packs whose content was altered and whose hashes were made to fit. */
    private void forged() throws IOException {
        List<String> data = PackCodec.PARTS.stream()
                .filter(part -> !part.equals(PackCodec.MANIFEST))
                .toList();
        List<String> tokens = new ArrayList<>(OTHER_TOKENS);
        Matcher all = TOKEN.matcher(text("rules.json"));
        while (all.find()) {
            tokens.add(all.group());
        }
        for (int i = 0; i < TRIES; i++) {
            String part = data.get(i % data.size());
            String altered = alter(text(part), tokens);
            check("forged", forge(part, altered));
        }
    }

    private String alter(String json, List<String> tokens) {
        Matcher token = TOKEN.matcher(json);
        int count = (int) token.results().count();
        int chosen = random.nextInt(Math.max(1, count));
        int at = 0;
        token.reset();
        while (token.find()) {
            if (at++ == chosen) {
                UnaryOperator<String> change = List.<UnaryOperator<String>>of(
                                old -> tokens.get(random.nextInt(tokens.size())),
                                old -> old.toLowerCase(Locale.ROOT),
                                old -> old.startsWith("\"") ? "\"X" + old.substring(1) : "1" + old,
                                old -> " " + old)
                        .get(random.nextInt(4));
                return json.substring(0, token.start()) + change.apply(token.group()) + json.substring(token.end());
            }
        }
        return "[]";
    }

    private byte[] forge(String part, String content) {
        SortedMap<String, byte[]> forged = new TreeMap<>(parts);
        forged.put(part, content.getBytes(StandardCharsets.UTF_8));
        SortedMap<String, byte[]> data = new TreeMap<>(forged);
        data.keySet().removeIf(name -> name.startsWith("manifest"));
        String manifest = text(PackCodec.MANIFEST)
                .replace(
                        EncodedPack.sha256(parts.getOrDefault(part, new byte[0])),
                        EncodedPack.sha256(forged.getOrDefault(part, new byte[0])))
                .replace(original.id().sha256(), new EncodedPack(data).sha256());
        forged.put(PackCodec.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
        return new PackArchive("test", forged).toBytes();
    }

    private void check(String kind, byte[] altered) throws IOException {
        Files.write(jar, altered);
        int[] counts = tried.computeIfAbsent(kind, any -> new int[3]);
        if (Arrays.equals(altered, whole)) {
            assertThat(RulePack.load(jar, trust).id()).isEqualTo(original.id());
            return;
        }
        counts[0]++;
        try {
            RulePack.load(jar, trust);
            throw new AssertionError("accepted as signed: " + kind);
        } catch (InvalidPackException refused) {
            readable(refused);
        }
        try {
            RulePack loaded = RulePack.load(jar);
            if (loaded.id().sha256().equals(original.id().sha256())) {
                assertThat(loaded.model()).as(kind).isEqualTo(original.model());
                counts[2]++;
            }
            RetentionAdvisor.of(loaded)
                    .outcome(AccountSnapshot.builder("A", LocalDate.of(2026, 3, 31))
                            .delivery(d -> d.onTimeRate(0.5))
                            .build());
        } catch (InvalidPackException refused) {
            readable(refused);
            counts[1]++;
        }
    }

    private static void readable(InvalidPackException refused) {
        refused.problems().forEach(problem -> {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINA)) {
                assertThat(problem.message(locale)).doesNotContain("java.", "Exception", "null");
            }
        });
    }

    private static String entry(String part) {
        return PackArchive.FOLDER + "test/" + part;
    }

    private String text(String part) {
        return new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
    }

    private Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(whole))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException memoryDoesNotFail) {
            throw new AssertionError(memoryDoesNotFail);
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries, int method, String comment) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment(comment);
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setMethod(method);
                entry.setSize(content.getValue().length);
                CRC32 crc = new CRC32();
                crc.update(content.getValue());
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private byte[] renamed(String from, String to, int start, int end) {
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        return (text.substring(0, start) + text.substring(start, end).replace(from, to) + text.substring(end))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            bytes.writeBytes(piece);
        }
        return bytes.toByteArray();
    }
}
