package dev.mainstay.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --lang}, for every command that speaks to people. Given before the command it holds for the command too. */
final class LanguageOption {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            defaultValue = "",
            description = "Language of texts; that of the environment if left out.")
    private String lang = "";

    Language language() {
        String given = given();
        if (!given.isEmpty() && !given.equals("en") && !given.equals("zh")) {
            throw UnusableException.labelled("noLanguage", given);
        }
        return Language.of(given);
    }

    /** What the command itself is told, else what the commands before it are; empty where none is. */
    private String given() {
        for (CommandSpec at = command; at != null; at = at.parent()) {
            OptionSpec option = at.findOption("--lang");
            String value = option == null ? "" : Objects.requireNonNullElse(option.getValue(), "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return lang;
    }
}
