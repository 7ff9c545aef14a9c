package dev.mainstay.cli;

import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.RulePack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Finds the pack a call names: a folder, which is compiled; a jar, which is loaded; or nothing, for the standard pack. */
final class Packs {

    private Packs() {}

    static RulePack find(String option, Locale locale) {
        try {
            if (option.isEmpty()) {
                return RulePack.standard();
            }
            Path path = Path.of(option);
            return Files.isDirectory(path) ? RulePackCompiler.compile(path) : RulePack.load(path);
        } catch (InvalidPackException invalid) {
            throw new UnusableException(invalid.problems(), locale);
        }
    }
}
