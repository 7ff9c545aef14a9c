package dev.mainstay.authoring.redteam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** Every construct of the rule language, each with code in it. */
final class RuleAttacks {

    private static final Payload NONE = new Payload("by itself", "");
    static final String FILE = "signals/attack.drl";

    private static final String WHEN = "when $a : Account( delivery.onTimeRate < 0.9 ) ";
    private static final String THEN = "then signals.raise(\"S\", $a); end\n";
    private static final String RULE = "rule r " + WHEN + THEN;

    private RuleAttacks() {}

    /** Whole files, with {@code E} where an expression and {@code S} where a statement is to stand. */
    private static Map<String, String> templates() {
        Map<String, String> templates = new LinkedHashMap<>();
        consequences(templates);
        conditions(templates);
        patterns(templates);
        attributes(templates);
        declarations(templates);
        disguises(templates);
        return templates;
    }

    private static void consequences(Map<String, String> to) {
        Map<String, String> statements = new LinkedHashMap<>();
        statements.put("consequence", "E;");
        statements.put("consequence after the call", "signals.raise(\"S\", $a); E;");
        statements.put("consequence before the call", "E; signals.raise(\"S\", $a);");
        statements.put("argument", "signals.raise(\"S\", E);");
        statements.put("code argument", "signals.raise(String.valueOf(E), $a);");
        statements.put("code concatenated", "signals.raise(\"S\" + E, $a);");
        statements.put("call chained", "signals.raise(\"S\", $a).also(E);");
        statements.put("receiver", "(E).raise(\"S\", $a);");
        statements.put("local variable", "S signals.raise(\"S\", $a);");
        statements.put("block", "{ S } signals.raise(\"S\", $a);");
        statements.put("if", "if (E) { signals.raise(\"S\", $a); }");
        statements.put("for", "for (int i = 0; E; i++) { }");
        statements.put("while", "while (E) { }");
        statements.put("endless loop", "while (true) { }");
        statements.put("try", "try { S } finally { }");
        statements.put("throw", "throw new RuntimeException(\"\" + (E));");
        statements.put("synchronized", "synchronized ($a) { S }");
        statements.put("switch", "switch (1) { default: S }");
        statements.put("lambda", "Runnable f = () -> { S }; f.run();");
        statements.put("method reference", "java.util.function.Supplier f = Object::new; f.get(); E;");
        statements.put("anonymous class", "new Object() { { S } };");
        statements.put("local class", "class X { static { S } } new X();");
        statements.put("cast", "((Object) (E)).hashCode();");
        statements.put("array", "new boolean[] { E };");
        statements.put("assignment", "$a.x = E;");
        statements.put("modify", "modify($a) { setX(E) }");
        statements.put("update", "update($a); E;");
        statements.put("insert", "insert(E);");
        statements.put("insertLogical", "insertLogical(E);");
        statements.put("delete", "delete($a); E;");
        statements.put("drools", "drools.halt(); E;");
        statements.put("kcontext", "kcontext.getKnowledgeRuntime().insert(E);");
        statements.put("channel", "channels[\"x\"].send(E);");
        statements.put("board of another phase", "guard.veto(\"S\", E);");
        statements.put("unknown board call", "signals.getClass(E);");
        statements.put("unicode escape", "\\u0053ystem.out.println(E);");
        statements.put("unicode line end in a comment", "// \\u000a E;\n signals.raise(\"S\", $a);");
        statements.put("unicode end of a comment", "/* \\u002a/ E; /* */ signals.raise(\"S\", $a); E;");
        statements.put("text block", "signals.raise(\"\"\"S\"\"\", E);");
        statements.put("escaped quote", "signals.raise(\"S\\\", $a); E; //\", $a);");
        statements.put("single quotes", "signals.raise('S', $a); E;");
        statements.put("template", "signals.raise(\"@{E}\".replace('x', 'y'), $a);");
        statements.put("named consequence", "signals.raise(\"S\", $a); then[x] E;");
        statements.put("return", "signals.raise(\"S\", $a); return;");
        statements.forEach((name, text) -> to.put(name, "rule r " + WHEN + "then " + text + " end\n"));
    }

    private static void conditions(Map<String, String> to) {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("condition", "E");
        conditions.put("left side", "(E) == true");
        conditions.put("right side", "delivery.peakSupplyAgreed == (E)");
        conditions.put("right side of less", "delivery.onTimeRate < (E ? 1 : 0)");
        conditions.put("second condition", "delivery.onTimeRate < 0.9, E");
        conditions.put("alternative", "delivery.onTimeRate < 0.9 || E");
        conditions.put("conjunction", "delivery.onTimeRate < 0.9 && E");
        conditions.put("negation", "!(E)");
        conditions.put("in", "profile.industry in (\"x\", E)");
        conditions.put("not in", "profile.industry not in (E)");
        conditions.put("contains", "profile.industry contains (E)");
        conditions.put("matches", "profile.industry matches (\"x\" + (E))");
        conditions.put("memberOf", "profile.industry memberOf (E)");
        conditions.put("soundslike", "profile.industry soundslike (\"\" + (E))");
        conditions.put("str", "profile.industry str[startsWith] (\"\" + (E))");
        conditions.put("temporal operator", "this after[1s, 2s] (E)");
        conditions.put("custom operator", "profile.industry ##evil (E)");
        conditions.put("eval in a pattern", "eval(E)");
        conditions.put("ternary", "delivery.onTimeRate < (true ? 0.9 : (E ? 1 : 0))");
        conditions.put("binding", "$x : (E)");
        conditions.put("binding with a condition", "$x : delivery.onTimeRate < 0.9, E");
        conditions.put("unification", "$x := delivery.onTimeRate, E");
        conditions.put("inline cast", "this#" + Canary.NAME + ".sing()");
        conditions.put("cast", "((Boolean) (E))");
        conditions.put("instanceof", "this instanceof " + Canary.NAME + ", E");
        conditions.put("null-safe", "profile!.industry == \"\" + (E)");
        conditions.put("map access", "attributes[\"\" + (E)] == 1");
        conditions.put("list access", "complaints[E ? 0 : 1].open");
        conditions.put("new array", "(new boolean[] { E })[0]");
        conditions.put("inline list", "[ E ] contains true");
        conditions.put("inline map", "[ \"k\" : (E) ] contains \"k\"");
        conditions.put("anonymous class", "new Object() { boolean x = E; } != null");
        conditions.put("string concatenation", "profile.industry == \"a\" + (E)");
        conditions.put("arithmetic", "delivery.onTimeRate * (E ? 1 : 0) < 1");
        conditions.put("bits", "(1 | (E ? 1 : 0)) > 0");
        conditions.put("assignment", "id = \"\" + (E)");
        conditions.put("increment", "delivery.onTimeRate++ < 1, E");
        conditions.put("method of a property", "profile.industry.concat(\"\" + (E)) == \"x\"");
        conditions.put("getClass", "getClass().forName(\"" + Canary.NAME + "\") != null, E");
        conditions.put("this", "this.hashCode() == (E ? 1 : 0)");
        conditions.put("limit of an expression", "delivery.onTimeRate < limit(\"\" + (E))");
        conditions.put("lookup of an expression", "raised(\"\" + (E))");
        conditions.put("nested constraint", "profile.(industry == \"\" + (E))");
        conditions.put("positional", "E;");
        conditions.put("half condition", "delivery.onTimeRate < 0.9 || > (E ? 1 : 0)");
        conditions.put("template in a text", "profile.industry == \"${E}\"");
        conditions.put("MVEL template in a text", "profile.industry == \"@{E}\"");
        conditions.put("unicode escape in a condition", "\\u0045val(E)");
        conditions.put("hexadecimal number", "delivery.onTimeRate < 0x1p-1, E");
        conditions.put("comment between", "delivery.onTimeRate /* \\u002a/ , E /* */ < 0.9");
        conditions.forEach(
                (name, text) -> to.put("condition: " + name, "rule r when $a : Account( " + text + " ) " + THEN));
    }

    private static void patterns(Map<String, String> to) {
        Map<String, String> patterns = new LinkedHashMap<>();
        patterns.put("eval", "eval(E)");
        patterns.put("from", "Boolean() from E");
        patterns.put("from a list", "Boolean() from [ E ]");
        patterns.put("from collect", "java.util.List() from collect( Complaint( E ) )");
        patterns.put("from accumulate", "Number() from accumulate( Complaint( open ), count(E) )");
        patterns.put(
                "from accumulate of another type", "String( $n >= 1 ) from accumulate( Complaint(), $n : count(E) )");
        patterns.put(
                "accumulate code",
                "Number() from accumulate( Complaint(), init( S ), action( E; ), reverse( E; ), result( E ) )");
        patterns.put("accumulate argument", "accumulate( Complaint(); $n : count(E); $n >= 1 )");
        patterns.put("accumulate sum", "accumulate( Complaint(); $n : sum(E ? 1 : 0); $n >= 1 )");
        patterns.put("accumulate function", "accumulate( Complaint(); $n : evil(E); $n >= 1 )");
        patterns.put("accumulate of two", "accumulate( Complaint(); $n : count(), $m : collectList(E); $n >= 1 )");
        patterns.put("accumulate condition", "accumulate( Complaint( E ); $n : count(); $n >= 1 )");
        patterns.put("accumulate threshold", "accumulate( Complaint(); $n : count(); $n >= (E ? 1 : 0) )");
        patterns.put("accumulate second threshold", "accumulate( Complaint(); $n : count(); $n >= 1, E )");
        patterns.put("accumulate of a query", "accumulate( ?q(E;); $n : count(); $n >= 1 )");
        patterns.put("accumulate of a join", "accumulate( Complaint() and Rival( E ); $n : count(); $n >= 1 )");
        patterns.put("groupby", "groupby( Complaint(); $k : E; $n : count(); $n >= 1 )");
        patterns.put("forall", "forall( Complaint( E ) )");
        patterns.put("exists", "exists( Complaint( E ) )");
        patterns.put("not", "not( Complaint( E ) )");
        patterns.put("exists from", "exists( Boolean() from E )");
        patterns.put("not eval", "not( eval(E) )");
        patterns.put("or", "( Complaint( E ) or Rival( E ) )");
        patterns.put("and", "( Complaint( E ) and Rival( E ) )");
        patterns.put("query", "?q(E;)");
        patterns.put("pull query in not", "not( ?q(E;) )");
        patterns.put("window", "Complaint( E ) over window:length( E ? 1 : 2 )");
        patterns.put("entry point", "Complaint( E ) from entry-point \"x\"");
        patterns.put("declared window", "Complaint( E ) from window w");
        patterns.put("OOPath", "/complaints[ E ]");
        patterns.put("OOPath bound", "$c : /complaints[ open ]/lines[ E ]");
        patterns.put("branch", "if (E) do[x]");
        patterns.put("branch with else", "if (delivery.onTimeRate < 1) do[x] else if (E) break[y]");
        patterns.put("do", "Complaint( E ) do[x]");
        patterns.put("class of the JDK", "java.lang.Runtime( E )");
        patterns.put("class of the class path", Canary.NAME + "( E )");
        patterns.put("generic", "java.util.List<String>( E )");
        patterns.put("array type", "Account[]( E )");
        patterns.put("pattern annotation", "Complaint( open ) @watch( E )");
        patterns.put("pattern unification", "$c := Complaint( E )");
        patterns.put("enclosed", "( Complaint( E ) )");
        patterns.forEach((name, text) -> to.put(
                "pattern: " + name, "rule r " + WHEN + " " + text + " " + THEN + "query q(Object o) Account() end\n"));
    }

    private static void attributes(Map<String, String> to) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("salience", "salience (E ? 1 : 0)");
        attributes.put("enabled", "enabled (E)");
        attributes.put("timer", "timer (expr: E; 1s)");
        attributes.put("cron", "timer (cron: 0 * * * * ?)");
        attributes.put("duration", "duration (E)");
        attributes.put("calendars", "calendars \"E\"");
        attributes.put("date-effective", "date-effective \"E\"");
        attributes.put("date-expires", "date-expires \"E\"");
        attributes.put("dialect", "dialect \"mvel\"");
        attributes.put("agenda-group", "agenda-group \"E\"");
        attributes.put("activation-group", "activation-group \"E\"");
        attributes.put("ruleflow-group", "ruleflow-group \"E\"");
        attributes.put("no-loop", "no-loop true");
        attributes.put("lock-on-active", "lock-on-active true");
        attributes.put("auto-focus", "auto-focus true");
        attributes.put("attributes block", "attributes salience 1, no-loop");
        attributes.put("extends", "extends \"E\"");
        attributes.put("annotation", "@evil( E )");
        attributes.put("annotation with fields", "@evil( a = E, b = { 1, E } )");
        attributes.put("known annotation", "@severity( E )");
        attributes.put("known annotation with a field", "@confidence( value = E )");
        attributes.put("annotation of a class", "@" + Canary.NAME + "( E )");
        attributes.put("nested annotation", "@a( b = @c( E ) )");
        attributes.put("hexadecimal confidence", "@confidence( 0x1p-1 ) @evil( E )");
        attributes.forEach((name, text) -> to.put("attribute: " + name, "rule r " + text + " " + WHEN + THEN));
    }

    private static void declarations(Map<String, String> to) {
        Map<String, String> declarations = new LinkedHashMap<>();
        declarations.put("package", "package evil;");
        declarations.put("unit", "unit Evil;");
        declarations.put("import", "import " + Canary.NAME + ";");
        declarations.put("import of all", "import java.lang.reflect.*;");
        declarations.put("import static", "import static " + Canary.NAME + ".sing;");
        declarations.put("import function", "import function " + Canary.NAME + ".sing;");
        declarations.put("import accumulate", "import accumulate " + Canary.NAME + " evil;");
        declarations.put("global", "global " + Canary.NAME + " canary;");
        declarations.put("function", "function boolean f() { return E; }");
        declarations.put("function with parameters", "function void f(Object x) { S }");
        declarations.put("declare", "declare Evil x : boolean = E end");
        declarations.put("declare with annotation", "declare Evil @role( E ) x : int @key( E ) end");
        declarations.put("declare extends", "declare Evil extends " + Canary.NAME + " end");
        declarations.put("declare trait", "declare trait Evil x : boolean = E end");
        declarations.put("declare enum", "declare enum Evil A( E ), B( E ); x : boolean end");
        declarations.put("declare entry-point", "declare entry-point \"x\" @evil( E ) end");
        declarations.put("declare window", "declare window w @evil( E ) Complaint( E ) over window:length( 1 ) end");
        declarations.put("query", "query q() Account( E ) end");
        declarations.put("query with parameters", "query q(boolean x) Account( E ) end");
        declarations.put("dialect of the package", "dialect \"mvel\"");
        declarations.put("salience of the package", "salience (E ? 1 : 0)");
        declarations.put("expander", "expander evil.dsl");
        declarations.put("Java class", "class Evil { static { S } }");
        declarations.put("statement", "E;");
        declarations.forEach((name, text) -> {
            to.put("declaration: " + name, text + "\n" + RULE);
            to.put("declaration after: " + name, RULE + text + "\n");
        });
    }

    private static void disguises(Map<String, String> to) {
        to.put("disguise: code after the last rule", RULE + "E");
        to.put("disguise: code before the first rule", "E\n" + RULE);
        to.put("disguise: rule in a rule's name", "rule \"x\" then E; end //\" " + WHEN + THEN);
        to.put("disguise: name with a line end", "rule \"x\n E \" " + WHEN + THEN);
        to.put("disguise: name with code", "rule \"`E`\" " + WHEN + THEN);
        to.put("disguise: name with a template", "rule \"${E}\" " + WHEN + THEN);
        to.put("disguise: quote in a comment", "/* \" */ rule r " + WHEN + "then E; /* \" */ end\n");
        to.put("disguise: comment in a quote", "rule '/*' " + WHEN + "then E; end //*/\n" + RULE);
        to.put("disguise: unclosed comment", RULE + "/* E ");
        to.put("disguise: nested comment", "/* /* */ E */ " + RULE);
        to.put("disguise: second rule of the same name", RULE + "rule r " + WHEN + "then E; end\n");
        to.put(
                "disguise: rule in a text",
                "rule r when $a : Account( profile.industry == \"); end rule x then E; end\" ) " + THEN);
        to.put("disguise: semicolon after", RULE.replace("end", "end; E;"));
        to.put("disguise: another keyword for end", "rule r " + WHEN + "then signals.raise(\"S\", $a); E; \nend rule");
        to.put("disguise: shebang", "#!/bin/sh E\n" + RULE);
        to.put("disguise: XML", "<package name=\"x\"><rule name=\"r\"><rhs>E;</rhs></rule></package>");
        to.put("disguise: decision table marker", "RuleSet,evil\nRuleTable x\nCONDITION,ACTION\n,E;\n");
    }

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        templates().forEach((construct, template) -> {
            // a construct that carries no code is wrong by itself, and once is enough
            boolean carries = !filled(template, Payload.ALL.get(0)).equals(filled(template, Payload.ALL.get(1)));
            for (Payload payload : carries ? Payload.ALL : List.of(NONE)) {
                attacks.add(Attack.text(construct, payload.name(), FILE, filled(template, payload)));
            }
        });
        return attacks;
    }

    private static String filled(String template, Payload payload) {
        return replaced(
                replaced(template, "(?<![\"'\\w.])S(?![\"'\\w])", payload.statement()),
                "(?<![\\w.])E(?!\\w)",
                payload.expression());
    }

    private static String replaced(String text, String placeholder, String by) {
        return text.replaceAll(placeholder, Matcher.quoteReplacement(by));
    }
}
