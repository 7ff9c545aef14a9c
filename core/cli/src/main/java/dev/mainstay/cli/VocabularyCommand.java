package dev.mainstay.cli;

import dev.mainstay.authoring.start.VocabularyPage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mainstay vocabulary}. */
@Command(
        name = "vocabulary",
        description = "Prints everything a rule can see and do, as Markdown.",
        mixinStandardHelpOptions = true)
final class VocabularyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private LanguageOption lang = new LanguageOption();

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .print(VocabularyPage.markdown(lang.language().locale()));
        return Mainstay.FINE;
    }
}
