package dev.mainstay.cli;

import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.cli.rulebook.Rulebook;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mainstay rulebook}. */
@Command(
        name = "rulebook",
        description = {
            "Writes a pack as a book to look things up in: one HTML file, English and Chinese.",
            "Every rule, row and limit with its source text, its place, owner, origin and reason, and the scenarios that use it."
        },
        mixinStandardHelpOptions = true)
final class RulebookCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PackFolder folder = new PackFolder();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.html",
            required = true,
            description = "File for the book, written only when it is whole.")
    private String output = "";

    @Mixin
    private LanguageOption lang = new LanguageOption();

    @Override
    public Integer call() throws IOException {
        Language language = lang.language();
        Path path = folder.require();
        OutputFile.require(output);
        Rulebook book = read(path, language);
        int status = OutputFile.write(output, out -> {
            book.write(language.locale(), out);
            return Mainstay.FINE;
        });
        spec.commandLine().getOut().println(language.say("written", Plain.text(output), Files.size(Path.of(output))));
        return status;
    }

    private static Rulebook read(Path path, Language language) {
        try {
            RulePack pack = RulePackCompiler.compile(path);
            return Rulebook.of(pack, path, ScenarioFiles.read(path, pack.model()));
        } catch (InvalidPackException invalid) {
            throw new UnusableException(invalid.problems(), language.locale());
        }
    }
}
