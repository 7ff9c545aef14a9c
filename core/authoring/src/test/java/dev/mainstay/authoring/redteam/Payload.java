package dev.mainstay.authoring.redteam;

import java.util.List;

/**
 * A piece of code an author has no business to run.
 *
 * @param name what it tries
 * @param expression the code where a value is wanted
 */
record Payload(String name, String expression) {

    private static final String CANARY = Canary.NAME;

    /** Every kind of harm, each by another part of the language. */
    static final List<Payload> ALL = List.of(
            new Payload("static call", CANARY + ".sing()"),
            new Payload("property", "System.setProperty(\"" + Canary.PROPERTY + "\", \"x\") == null"),
            new Payload("process", "Runtime.getRuntime().exec(\"touch " + Canary.FILE + "\") != null"),
            new Payload("file", "new java.io.File(\"" + Canary.FILE + "\").createNewFile()"),
            new Payload("network", "new java.net.URL(\"http://127.0.0.1:1/\").openStream() != null"),
            new Payload("class lookup", "Class.forName(\"" + CANARY + "\") != null"),
            new Payload("reflection", "\"\".getClass().forName(\"" + CANARY + "\").getMethods().length > 0"),
            new Payload(
                    "loader", "Thread.currentThread().getContextClassLoader().loadClass(\"" + CANARY + "\") != null"),
            new Payload("script", "new javax.script.ScriptEngineManager().getEngineByName(\"js\").eval(\"1\") != null"),
            new Payload("exit", "System.exit(1) == null"));

    /** The code where a statement is wanted. */
    String statement() {
        return "boolean x = " + expression + ";";
    }
}
