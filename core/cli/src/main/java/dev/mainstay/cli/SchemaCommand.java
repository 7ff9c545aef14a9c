package dev.mainstay.cli;

import dev.mainstay.json.JsonSchemas;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mainstay schema}. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of what goes in or what comes out.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {

    enum Document {
        SNAPSHOT,
        ADVICE
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "snapshot|advice", description = "Which document.")
    private Document document;

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .println(document == Document.SNAPSHOT ? JsonSchemas.snapshot() : JsonSchemas.advice());
        return Mainstay.FINE;
    }
}
