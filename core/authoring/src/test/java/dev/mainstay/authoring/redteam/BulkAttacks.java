package dev.mainstay.authoring.redteam;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Too much of everything: files, lines, words, brackets, rules, conditions, joins, rows, scenarios. */
final class BulkAttacks {

    private static final String FILE = RuleAttacks.FILE;

    private BulkAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        rules(attacks);
        joins(attacks);
        tables(attacks);
        scenarios(attacks);
        folders(attacks);
        return attacks;
    }

    private static String rule(String condition) {
        return "rule r when $a : Account( " + condition + " ) then signals.raise(\"S\", $a); end\n";
    }

    private static String nested(String open, String inner, String close, int depth) {
        return open.repeat(depth) + inner + close.repeat(depth);
    }

    private static void rules(List<Attack> attacks) {
        String simple = "delivery.onTimeRate < 0.9";
        Map<String, String> texts = new LinkedHashMap<>();
        for (int depth : new int[] {30, 100_000}) {
            texts.put("brackets, " + depth, rule(nested("(", simple, ")", depth)));
            texts.put("open brackets, " + depth, rule("(".repeat(depth)));
            texts.put("closing brackets, " + depth, rule(")".repeat(depth)));
            texts.put("negations, " + depth, rule("!".repeat(depth) + "(" + simple + ")"));
            texts.put("negated brackets, " + depth, rule(nested("!(", simple, ")", depth)));
            texts.put("or in brackets, " + depth, rule(nested("(" + simple + " || ", simple, ")", depth)));
            texts.put("alternating, " + depth, rule(nested("(a < 1 && (b < 1 || ", simple, "))", depth)));
            texts.put("calls, " + depth, rule(nested("a(", "1", ")", depth) + " < 1"));
            texts.put("lists, " + depth, rule(nested("[", "1", "]", depth) + " == 1"));
            texts.put("maps, " + depth, rule(nested("[a:", "1", "]", depth) + " == 1"));
            texts.put("casts, " + depth, rule("(a)".repeat(depth) + "a < 1"));
            texts.put("ternaries, " + depth, rule("a ? b : ".repeat(depth) + "c < 1"));
            texts.put("minus, " + depth, rule("delivery.onTimeRate < " + "- ".repeat(depth) + "1"));
            texts.put("arguments, " + depth, rule("x(" + "1,".repeat(depth) + "1) < 1"));
            texts.put(
                    "not in not, " + depth, "rule r when " + nested("not( ", "Complaint()", ")", depth) + " then end");
            texts.put(
                    "patterns in brackets, " + depth,
                    "rule r when " + nested("(", "$a : Account()", ")", depth) + " then end");
            texts.put(
                    "or of patterns, " + depth,
                    "rule r when " + nested("( Rival() or ", "$a : Account()", ")", depth) + " then end");
            texts.put(
                    "branches, " + depth,
                    "rule r when $a : Account() " + "if (x) do[a] else ".repeat(depth) + "do[b] then end");
            texts.put(
                    "accumulate in accumulate, " + depth,
                    "rule r when " + nested("accumulate( ", "Complaint()", "; $n : count(); $n > 1)", depth)
                            + " then end");
            texts.put(
                    "annotations, " + depth,
                    "rule r " + "@severity( CRITICAL ) ".repeat(depth)
                            + rule(simple).substring(7));
            texts.put(
                    "nested annotations, " + depth,
                    "rule r " + nested("@a( b = ", "1", ")", depth)
                            + rule(simple).substring(7));
            texts.put("blocks, " + depth, "function void f() { " + nested("{", "", "}", depth) + " }\n" + rule(simple));
            texts.put("generics, " + depth, "rule r when $a : " + nested("List<", "X", ">", depth) + "() then end");
            texts.put(
                    "consequence brackets, " + depth,
                    "rule r when $a : Account() then signals.raise(" + nested("(", "\"S\"", ")", depth) + ", $a); end");
        }
        for (int many : new int[] {300, 40_000}) {
            texts.put("alternatives, " + many, rule(simple + (" || " + simple).repeat(many)));
            texts.put("conditions, " + many, rule(simple + (", " + simple).repeat(many)));
            texts.put("members of in, " + many, rule("profile.industry in (\"a\"" + ", \"a\"".repeat(many) + ")"));
            texts.put(
                    "patterns, " + many,
                    "rule r when " + "Complaint( open ) ".repeat(many)
                            + "$a : Account() then signals.raise(\"S\", $a); end");
            texts.put(
                    "functions, " + many,
                    "rule r when accumulate( Complaint(); " + "$n : count(), ".repeat(many)
                            + "$m : count(); $n > 1 ) then end");
            texts.put("steps of a path, " + many, rule("a" + ".a".repeat(many) + " < 1"));
            texts.put("syntax errors, " + many, "rule ( ".repeat(many));
            texts.put("keywords, " + many, "rule ".repeat(many));
            texts.put("quotes, " + many, "\" ".repeat(many) + "\"");
            texts.put("open comments, " + many, "/* ".repeat(many));
            texts.put(
                    "attributes, " + many,
                    "rule r " + "salience 1 ".repeat(many) + rule(simple).substring(7));
            texts.put("unknown metrics, " + many, rule("unknown.metric < 1" + " || unknown.metric < 1".repeat(many)));
        }
        texts.put("one word", rule("x".repeat(200_000) + " < 1"));
        texts.put("one text", rule("profile.industry == \"" + "x".repeat(200_000) + "\""));
        texts.put("one number", rule("delivery.onTimeRate < " + "1".repeat(200_000)));
        texts.put(
                "one name",
                "rule \"" + "x".repeat(200_000) + "\" " + rule(simple).substring(7));
        texts.put("one code", rule(simple).replace("\"S\"", "\"" + "S".repeat(200_000) + "\""));
        texts.put("one comment", "/*" + "x".repeat(2_000_000) + "*/ " + rule(simple));
        texts.put("one line", rule(simple).replace("\n", " ").repeat(20_000));
        texts.put("blank", " ".repeat(2_000_000));
        texts.put("line ends", "\n".repeat(2_000_000));
        texts.put("slow expression", rule("profile.industry matches \"(a+)+$\""));
        texts.put("slow expression in a text", rule("profile.industry == \"a" + "a".repeat(5_000) + "!\""));
        texts.forEach((name, text) -> attacks.add(Attack.text("rules: " + name, "bulk", FILE, text)));
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            rules.append("rule r")
                    .append(i)
                    .append(" when $a : Account( ")
                    .append(simple)
                    .append(" ) then signals.raise(\"S\", $a); end\n");
        }
        attacks.add(Attack.text("rules: 20,000 in a file", "bulk", FILE, rules.toString()));
        for (String file :
                List.of(FILE, "limits.csv", "pack.yaml", "texts/en.csv", "scenarios/huge.yaml", "scenarios/huge.csv")) {
            attacks.add(
                    new Attack("file of 100 MB", file, file, "", folder -> sparse(folder.resolve(file), 100L << 20)));
            attacks.add(new Attack("file of 1 TB", file, file, "", folder -> sparse(folder.resolve(file), 1L << 40)));
        }
    }

    private static void sparse(Path file, long size) throws java.io.IOException {
        Files.createDirectories(file.getParent());
        try (RandomAccessFile created = new RandomAccessFile(file.toFile(), "rw")) {
            created.setLength(size);
        }
    }

    private static void joins(List<Attack> attacks) {
        Map<String, String> joins = new LinkedHashMap<>();
        joins.put("unconstrained", "Complaint() Complaint() $c : Complaint()");
        joins.put("of two lists", "$c : Complaint() Rival()");
        joins.put("constrained", "$c : Complaint( open ) Rival( confirmed )");
        joins.put("of a list with itself", "$c : Complaint( open ) Complaint( !open )");
        joins.put("of four", "$c : Complaint() Rival() Shift() Promotion()");
        joins.forEach((name, patterns) -> attacks.add(
                Attack.text("join", name, FILE, "rule r when " + patterns + " then signals.raise(\"S\", $c); end\n")));
        attacks.add(Attack.text(
                "join",
                "of proposals",
                "guardrails.drl",
                "rule r when $p : Proposal() $q : Proposal() then guard.exclude(\"S\", $p, $q); end\n"));
        attacks.add(Attack.text(
                "join",
                "of proposals and a list",
                "guardrails.drl",
                "rule r when $p : Proposal() Complaint() then guard.veto(\"S\", $p); end\n"));
    }

    private static void tables(List<Attack> attacks) {
        TableAttacks.ROWS.forEach((file, table) -> {
            String header = table.split("\n", -1)[0] + "\n";
            String row = table.split("\n", -1)[1] + "\n";
            Map<String, String> texts = new LinkedHashMap<>();
            texts.put("a million rows", header + row.repeat(1_000_000 / Math.max(1, row.length() / 4)));
            texts.put("a million empty rows", header + "\n".repeat(1_000_000));
            texts.put("a million short rows", header + "a\n".repeat(1_000_000));
            texts.put("a million columns", header.strip() + ",".repeat(1_000_000) + "\n" + row);
            texts.put("a million cells", header + ",".repeat(1_000_000) + "\n");
            texts.put("a million quotes", header + "\"".repeat(1_000_001) + "\n");
            texts.put("rows that never close", header + "\"\n\"\"\n".repeat(200_000));
            texts.put(
                    "many unknown words",
                    header
                            + row.replaceAll("[A-Z]{3,}", "QQQQQQQQQQQQQQQQQQQQQQQQQQQ")
                                    .repeat(20_000));
            texts.put("one cell", header + "\"" + "x".repeat(3_000_000) + "\"\n");
            texts.put("one header", "x".repeat(3_000_000) + "\n" + row);
            if (!file.equals("playbook.csv")) {
                // there the same row twice says nothing wrong
                texts.put("doubled rows", header + row.repeat(20_000));
            }
            texts.forEach((name, text) -> attacks.add(Attack.text(file + ": " + name, "bulk", file, text)));
        });
    }

    private static void scenarios(List<Attack> attacks) {
        String one = "- {name: x, given: {}, expect: {signals: [LATE]}}\n";
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("many", one.repeat(60_000));
        texts.put("chain of accounts", "accounts:\n" + chain(20_000) + "  a0: {id: x}\nscenarios: []\n");
        texts.put("circle of accounts", "accounts:\n  a: {like: b}\n  b: {like: a}\nscenarios: []\n");
        texts.put(
                "many variants",
                "- name: x\n  given: {}\n  expect: {signals: [LATE]}\n  variants:\n  - [delivery.onTimeRate]\n"
                        + "  - [0.5]\n".repeat(100_000));
        texts.put(
                "variants of a great account",
                "- name: x\n  given: {complaints: [" + "{id: a}, ".repeat(9_000)
                        + "{id: b}]}\n  expect: {signals: [LATE]}\n  variants:\n  - [delivery.onTimeRate]\n"
                        + "  - [0.5]\n".repeat(9_000));
        texts.put(
                "far place in a list",
                "- name: x\n  given: {}\n  variants:\n  - [\"complaints[999999999].open\"]\n  - [true]\n");
        texts.put(
                "deep attributes",
                "- name: x\n  given: {}\n  variants:\n  - [\"attributes" + ".a".repeat(900) + "\"]\n  - [true]\n");
        texts.forEach(
                (name, text) -> attacks.add(Attack.text("scenarios: " + name, "bulk", "scenarios/attack.yaml", text)));
        attacks.add(Attack.text(
                "scenarios: deep cell",
                "bulk",
                "scenarios/attack.csv",
                "name,complaints\nx," + "[".repeat(100_000) + "\n"));
        attacks.add(Attack.text(
                "scenarios: formula",
                "bulk",
                "scenarios/attack.csv",
                "name,delivery.onTimeRate\n=cmd|' /C calc'!A0,0.5\n"));
        attacks.add(Attack.text(
                "scenarios: tagged cell",
                "bulk",
                "scenarios/attack.csv",
                "name,complaints\nx,\"[!!" + Canary.NAME + " {}]\"\n"));
    }

    /** The last stands first, so that reading it needs all the others. */
    private static String chain(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = length; i > 0; i--) {
            text.append("  a%d: {like: a%d}\n".formatted(i, i - 1));
        }
        return text.toString();
    }

    private static void folders(List<Attack> attacks) {
        attacks.add(new Attack("many files", "bulk", "", "", folder -> {
            for (int i = 0; i < 2_000; i++) {
                Files.writeString(folder.resolve("note" + i + ".md"), "");
            }
        }));
        attacks.add(new Attack("deep folders", "bulk", "signals", "", folder -> {
            Path deep = folder.resolve("signals");
            for (int i = 0; i < 500; i++) {
                deep = deep.resolve("d");
            }
            Files.createDirectories(deep);
        }));
        attacks.add(new Attack("folder in place of a file", "bulk", "limits.csv", "", folder -> {
            Files.delete(folder.resolve("limits.csv"));
            Files.createDirectories(folder.resolve("limits.csv/x"));
        }));
        attacks.add(new Attack(
                "folder named like rules",
                "bulk",
                "signals/x.drl",
                "",
                folder -> Files.createDirectories(folder.resolve("signals/x.drl"))));
    }
}
