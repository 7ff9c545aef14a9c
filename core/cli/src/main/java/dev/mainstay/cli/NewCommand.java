package dev.mainstay.cli;

import dev.mainstay.authoring.start.StarterPack;
import dev.mainstay.pack.InvalidPackException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mainstay new}. */
@Command(
        name = "new",
        description = {
            "Starts a pack of your own over another.",
            "Writes a small folder that passes its check, holds one example of everything, and explains itself.",
            "DIR must be new or empty."
        },
        mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Where to write it.")
    private Path folder = Path.of("");

    @Option(
            names = "--extends",
            paramLabel = "standard|DIR|JAR",
            defaultValue = "standard",
            description = "The pack to lay it over, which lies beside DIR; the standard pack if left out.")
    private String base = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Name of the pack; that of the folder if left out.")
    private String name = "";

    @Mixin
    private LanguageOption lang = new LanguageOption();

    @Override
    public Integer call() throws IOException {
        Language language = lang.language();
        try {
            StarterPack.write(folder, name, base, language.locale());
        } catch (InvalidPackException unusable) {
            throw new UnusableException(unusable.problems(), language.locale());
        }
        spec.commandLine().getOut().println(language.say("started", folder));
        return Mainstay.FINE;
    }
}
