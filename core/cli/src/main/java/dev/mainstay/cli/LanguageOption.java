package dev.mainstay.cli;

import picocli.CommandLine.Option;

/** {@code --lang}, for every command that speaks to people. */
final class LanguageOption {

    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            defaultValue = "",
            description = "Language of texts; that of the environment if left out.")
    private String lang = "";

    Language language() {
        if (!lang.isEmpty() && !lang.equals("en") && !lang.equals("zh")) {
            throw UnusableException.labelled("noLanguage", lang);
        }
        return Language.of(lang);
    }
}
