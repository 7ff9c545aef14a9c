package dev.mainstay.cli;

import dev.mainstay.authoring.start.EditorSchemas;
import dev.mainstay.json.JsonSchemas;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mainstay schema}. */
@Command(
        name = "schema",
        description =
                "Prints a JSON Schema: of what goes in, of what comes out, or, for editors, of a pack's YAML files.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {

    enum Document {
        SNAPSHOT,
        ADVICE,
        PACK,
        SCENARIO
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "snapshot|advice|pack|scenario", description = "Which document.")
    private Document document;

    @Override
    public Integer call() {
        String schema =
                switch (document) {
                    case SNAPSHOT -> JsonSchemas.snapshot();
                    case ADVICE -> JsonSchemas.advice();
                    case PACK -> EditorSchemas.pack();
                    case SCENARIO -> EditorSchemas.scenarios();
                };
        spec.commandLine().getOut().println(schema.stripTrailing());
        return Mainstay.FINE;
    }
}
