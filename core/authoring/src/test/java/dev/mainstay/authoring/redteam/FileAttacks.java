package dev.mainstay.authoring.redteam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** YAML that builds objects or circles, names that lead out of the folder, links, foreign files, odd encodings. */
final class FileAttacks {

    private static final String SCENARIOS = "scenarios/attack.yaml";
    private static final String INFO = "name: test\nversion: 1.0.0\nowner: T\nlanguage: en\n";

    private FileAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        yaml(attacks);
        paths(attacks);
        links(attacks);
        foreign(attacks);
        encodings(attacks);
        characters(attacks);
        return attacks;
    }

    private static void yaml(List<Attack> attacks) {
        String canary = Canary.NAME;
        Map<String, String> values = new LinkedHashMap<>();
        values.put("tag of a class", "!!" + canary + " {}");
        values.put(
                "tag of a script engine",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL"
                        + " [\"http://127.0.0.1:1/\"]]]]");
        values.put("verbatim tag", "!<tag:yaml.org,2002:java/object:" + canary + "> {}");
        values.put("local tag", "!evil x");
        values.put("empty tag", "! x");
        values.put("binary", "!!binary aGVsbG8=");
        values.put("set", "!!set {a, b}");
        values.put("python object", "!!python/object/apply:os.system [\"touch " + Canary.FILE + "\"]");
        values.put("anchor", "&a x");
        values.put("alias", "*a");
        values.put("anchor and alias", "[&a x, *a]");
        values.put("circle", "&a [*a]");
        values.put("merge key", "{<<: {a: b}}");
        values.put("deep list", "[".repeat(100_000));
        values.put("deep map", "{a: ".repeat(50_000));
        values.put("closed deep list", "[".repeat(5_000) + "]".repeat(5_000));
        values.put("template", "\"${" + canary + ".sing()}\"");
        values.put("environment", "\"${env.HOME}\"");
        values.put("script", "\"<script>x</script>\"");
        values.put("unclosed", "\"x");
        values.put("escape sequence", "\"\\x1B]0;evil\\x07\"");
        values.put("direction override", "\"a\\u202Eb\"");
        values.put("long", "\"" + "x".repeat(100_000) + "\"");
        StringBuilder laughs = new StringBuilder("\n  a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("  a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        values.put("billion laughs", laughs.toString());
        values.forEach((name, value) -> {
            attacks.add(Attack.text("pack.yaml value", name, "pack.yaml", INFO + "description: " + value + "\n"));
            attacks.add(Attack.text("scenario name", name, SCENARIOS, "- name: " + value + "\n  given: {}\n"));
            attacks.add(Attack.text(
                    "scenario given",
                    name,
                    SCENARIOS,
                    "- name: x\n  given: " + value + "\n  expect: {signals: [LATE]}\n"));
        });
        Map<String, String> files = new LinkedHashMap<>();
        files.put("directive", "%YAML 9.9\n---\n" + INFO);
        files.put("tag directive", "%TAG ! tag:evil,2026:\n---\nname: !x test\n");
        files.put("second document", INFO + "---\nname: other\n");
        files.put("complex key", INFO + "? [a, b]\n: c\n");
        files.put("doubled key", INFO + "name: other\n");
        files.put("unknown field", INFO + "plugins: [" + canary + "]\n");
        files.put("class path", INFO + "classpath: ../evil.jar\n");
        files.put("many keys", INFO + "x: y\n".repeat(100_000));
        files.put("many levels", "a:\n".repeat(1) + levels(5_000));
        files.forEach((name, text) -> attacks.add(Attack.text("pack.yaml", name, "pack.yaml", text)));
    }

    private static String levels(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < depth; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.toString();
    }

    private static void paths(List<Attack> attacks) {
        for (String path : List.of(
                "../../../etc/passwd",
                "/etc/passwd",
                "..",
                "../",
                "../../",
                "../..",
                "../../x.jar",
                "./../x/",
                "a/../../x/",
                "C:\\\\x\\\\",
                "\\\\\\\\host\\\\share\\\\",
                "file:///etc/",
                "http://127.0.0.1:1/x.jar",
                "jar:file:x.jar!/",
                ".hidden/",
                "../none/",
                "standard; rm -rf /",
                "${user.home}/x/",
                "../" + "x".repeat(5_000) + "/",
                "")) {
            String shown = path.substring(0, Math.min(path.length(), 20));
            attacks.add(Attack.text("extends", shown, "pack.yaml", INFO + "extends: \"" + path + "\"\n"));
            attacks.add(
                    Attack.text("pack name", shown, "pack.yaml", INFO.replace("name: test", "name: \"" + path + "\"")));
            attacks.add(Attack.text("version", shown, "pack.yaml", INFO.replace("1.0.0", "\"" + path + "\"")));
            attacks.add(Attack.text(
                    "scenario like",
                    shown,
                    SCENARIOS,
                    "- name: x\n  given: {like: \"" + path + "\"}\n  expect: {signals: [LATE]}\n"));
        }
    }

    private static void links(List<Attack> attacks) {
        for (String file : List.of(
                "pack.yaml",
                "limits.csv",
                "diagnosis.csv",
                "actions.csv",
                "playbook.csv",
                "weights.csv",
                "guardrails.drl",
                "texts/en.csv",
                "signals/linked.drl",
                "scenarios/linked.yaml")) {
            attacks.add(link("link to a file", file, "file"));
            attacks.add(link("link to nothing", file, "nothing"));
            attacks.add(link("link to itself", file, ""));
            attacks.add(link("link to a device", file, "/dev/zero"));
        }
        for (String folder : List.of("texts", "signals", "scenarios")) {
            attacks.add(link("link to a folder", folder, "folder"));
            attacks.add(link("link to the root", folder, "/"));
        }
    }

    /** A link in place of a file or folder; its target holds what would have been there. */
    private static Attack link(String name, String file, String target) {
        return new Attack(name, file, file, "", folder -> {
            Path link = folder.resolve(file);
            Path outside =
                    Files.createTempDirectory(folder.getParent(), "outside").resolve("x");
            Files.createDirectories(link.getParent());
            if (Files.exists(link)) {
                Files.move(link, outside);
            } else {
                Files.writeString(outside, "");
            }
            Files.createSymbolicLink(
                    link,
                    switch (target) {
                        case "file", "folder" -> outside;
                        case "nothing" -> outside.resolveSibling("none");
                        case "" -> link;
                        default -> Path.of(target);
                    });
        });
    }

    private static void foreign(List<Attack> attacks) {
        for (String file : List.of(
                "src/main/java/Evil.java",
                "Evil.java",
                "Evil.class",
                "lib/evil.jar",
                "evil.jar",
                "pom.xml",
                "META-INF/kmodule.xml",
                "META-INF/services/java.nio.file.spi.FileSystemProvider",
                "kmodule.xml",
                "evil.drl",
                "evil.rdrl",
                "evil.dsl",
                "evil.dslr",
                "evil.gdst",
                "evil.xls",
                "evil.bpmn2",
                "evil.dmn",
                "evil.sh",
                "build.gradle",
                "limit.csv",
                "signals/Evil.java",
                "signals/sub/evil.drl",
                "signals/-rf.drl",
                "signals/a;b.drl",
                "signals/$(x).drl",
                "signals/\u202Elrd.drl",
                "signals/a\nb.drl",
                "texts/fr.csv",
                "texts/en.csv.class",
                "scenarios/run.sh",
                "scenarios/sub/x.yaml")) {
            attacks.add(
                    Attack.bytes("foreign file", file.replace('\n', ' '), file, "x".getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static void encodings(List<Attack> attacks) {
        String rule = "rule r when $a : Account( delivery.onTimeRate < 0.9 ) then signals.raise(\"S\", $a); end\n";
        for (String file : List.of(RuleAttacks.FILE, "pack.yaml", "limits.csv")) {
            for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "IBM037")) {
                attacks.add(
                        Attack.bytes("encoding", charset + " " + file, file, rule.getBytes(Charset.forName(charset))));
            }
            attacks.add(Attack.bytes(
                    "encoding", "overlong " + file, file, new byte[] {'r', (byte) 0xC0, (byte) 0xAF, 'x'}));
            attacks.add(Attack.bytes("encoding", "cut " + file, file, new byte[] {'r', (byte) 0xE4, (byte) 0xB8}));
            attacks.add(Attack.bytes(
                    "encoding", "surrogate " + file, file, new byte[] {'r', (byte) 0xED, (byte) 0xA0, (byte) 0x80}));
            attacks.add(Attack.bytes("encoding", "NUL " + file, file, new byte[] {'r', 0, 'x'}));
            attacks.add(Attack.bytes("encoding", "class file " + file, file, ownClass()));
            attacks.add(Attack.bytes(
                    "encoding", "serialised object " + file, file, new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5, 's', 'r'
                    }));
        }
    }

    private static byte[] ownClass() {
        try (var stream = Attack.class.getResourceAsStream("Attack.class")) {
            return java.util.Objects.requireNonNull(stream).readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Characters that show something else than they are, at every place of a rule and of YAML. */
    private static void characters(List<Attack> attacks) {
        Map<String, String> characters = new LinkedHashMap<>();
        characters.put("right-to-left override", "\u202E");
        characters.put("left-to-right isolate", "\u2066");
        characters.put("pop isolate", "\u2069");
        characters.put("Arabic letter mark", "\u061C");
        characters.put("zero width space", "\u200B");
        characters.put("zero width joiner", "\u200D");
        characters.put("soft hyphen", "\u00AD");
        characters.put("word joiner", "\u2060");
        characters.put("byte order mark", "\uFEFF");
        characters.put("line separator", "\u2028");
        characters.put("next line", "\u0085");
        characters.put("escape", "\u001B");
        characters.put("backspace", "\b");
        characters.put("tag letter", new String(Character.toChars(0xE0041)));
        characters.put("Hangul filler", "\u3164");
        characters.put("Cyrillic a", "а");
        characters.put("Greek omicron", "ο");
        characters.put("Cherokee letter", "Ꭺ");
        characters.forEach((name, c) -> {
            Map<String, String> places = new LinkedHashMap<>();
            places.put("rule name", "rule \"Lat" + c + "e\" when $a : Account( delivery.onTimeRate < 0.9 ) then");
            places.put("fact", "rule r when $a : Acc" + c + "ount( delivery.onTimeRate < 0.9 ) then");
            places.put("metric", "rule r when $a : Account( delivery.onTime" + c + "Rate < 0.9 ) then");
            places.put("variable", "rule r when $a" + c + "b : Account( delivery.onTimeRate < 0.9 ) then");
            places.put("text", "rule r when $a : Account( profile.industry == \"fe" + c + "ed\" ) then");
            places.put("comment", "rule r /* no" + c + "te */ when $a : Account( delivery.onTimeRate < 0.9 ) then");
            places.put("keyword", "ru" + c + "le r when $a : Account( delivery.onTimeRate < 0.9 ) then");
            places.forEach((place, text) -> attacks.add(Attack.text(
                    "character in a " + place, name, RuleAttacks.FILE, text + " signals.raise(\"S\", $a); end\n")));
            attacks.add(Attack.text(
                    "character in a code",
                    name,
                    RuleAttacks.FILE,
                    "rule r when $a : Account( delivery.onTimeRate" + " < 0.9 ) then signals.raise(\"L" + c
                            + "T\", $a); end\n"));
            attacks.add(Attack.text(
                    "character in pack.yaml", name, "pack.yaml", INFO.replace("owner: T", "owner: \"T" + c + "x\"")));
        });
    }
}
