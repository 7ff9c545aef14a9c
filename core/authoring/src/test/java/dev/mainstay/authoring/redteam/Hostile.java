package dev.mainstay.authoring.redteam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that would do harm if anything took them for more than text, and their harmless twins. */
final class Hostile {

    private static final String CANARY = Canary.NAME;

    /** What stands in a field of a forged pack. */
    static final List<String> STRINGS = List.of(
            CANARY,
            CANARY + ".sing()",
            CANARY.replace('.', '/'),
            "L" + CANARY.replace('.', '/') + ";",
            "[L" + CANARY + ";",
            "java.lang.Runtime",
            "java.lang.Runtime.getRuntime().exec(\"touch " + Canary.FILE + "\")",
            "org.kie.api.runtime.KieSession",
            "dev.mainstay.internal.engine.PackEngine",
            "${" + CANARY + ".sing()}",
            "#{" + CANARY + ".sing()}",
            "@{" + CANARY + ".sing()}",
            "${jndi:ldap://127.0.0.1:1/" + CANARY + "}",
            "!!javax.script.ScriptEngineManager []",
            "rule \"x\" when eval(" + CANARY + ".sing()) then " + CANARY + ".sing(); end",
            "import " + CANARY + ";",
            "=cmd|' /C calc'!A0",
            "../../../../../../etc/passwd",
            "/dev/zero",
            "file:///etc/passwd",
            "jar:file:/tmp/x.jar!/" + CANARY.replace('.', '/') + ".class",
            "http://127.0.0.1:1/" + CANARY,
            "{0} {1} '{2}' {999999999}",
            "%s %n %1$999999s",
            "(a+)+$",
            "",
            "\u0000\u001B]0;x\u0007",
            "\u202Egnp.exe",
            "\uD800",
            "a:999999999999:1",
            "x".repeat(20_000));

    private static final Set<String> NAMES = Set.of(
            "Canary",
            "sing",
            "System",
            "Runtime",
            "getRuntime",
            "exec",
            "File",
            "createNewFile",
            "URL",
            "openStream",
            "Class",
            "forName",
            "getClass",
            "getMethods",
            "Thread",
            "currentThread",
            "getContextClassLoader",
            "loadClass",
            "script",
            "ScriptEngineManager",
            "getEngineByName",
            "setProperty",
            "java",
            "javax",
            "lang",
            "io",
            "net",
            "org",
            "kie",
            "redteam",
            "engine",
            "KieSession",
            "PackEngine",
            "Evil",
            "jndi",
            "passwd",
            "println");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]+");
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.eE+-]*|true|false|null|[\\[\\]{},:]");

    private Hostile() {}

    /** The same text, sign for sign of the same shape, with names that name nothing. */
    static String twin(String text) {
        return NAME.matcher(text).replaceAll(word -> {
            String name = word.group();
            return Matcher.quoteReplacement(NAMES.contains(name) ? name.substring(0, name.length() - 1) + "z" : name);
        });
    }

    /** One value or name in a part: which it is, in every element of a list alike, and where it stands. */
    record Field(String part, String path, int from, int to, boolean name) {}

    /** The first of each kind of value and name in all parts. */
    static List<Field> fields(SortedMap<String, byte[]> parts) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (String part : parts.keySet()) {
            fields(part, ForgedPack.text(parts, part)).forEach(field -> fields.putIfAbsent(part + field.path, field));
        }
        return List.copyOf(fields.values());
    }

    /** All values and names of a part. */
    static List<Field> fields(String part, String json) {
        List<Field> fields = new ArrayList<>();
        List<String> path = new ArrayList<>();
        Matcher token = TOKEN.matcher(json);
        String name = "";
        while (token.find()) {
            String text = token.group();
            switch (text.charAt(0)) {
                case '{', '[' -> {
                    path.add(name.isEmpty() ? text : name);
                    name = "";
                }
                case '}', ']' -> {
                    path.remove(path.size() - 1);
                    name = "";
                }
                case ',' -> name = "";
                case ':' -> {}
                default -> {
                    boolean isName = json.startsWith(":", token.end());
                    // keys of maps are codes, not names of fields
                    String last = text.matches("\"[a-z][A-Za-z0-9]*\"") || !isName ? (isName ? text : name) : "*";
                    fields.add(new Field(
                            part,
                            String.join("/", path) + "/" + last + (isName ? " name" : ""),
                            token.start(),
                            token.end(),
                            isName));
                    name = isName ? last : "";
                }
            }
        }
        return fields;
    }

    /** A JSON text. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < ' ' || Character.isSurrogate((char) c)) {
                json.append("\\u%04x".formatted(c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
