package dev.mainstay.cli;

import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackTrust;
import dev.mainstay.pack.RulePack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The pack a command runs: a folder, which is compiled; a jar, which is loaded; or nothing, for the standard pack. The only
 * door through which a pack comes into a command that runs one, so that none passes by the trusted keys.
 */
final class PackOption {

    /** The word for the pack that Mainstay brings. */
    static final String STANDARD = "standard";

    @Option(
            names = "--pack",
            paramLabel = "DIR|JAR",
            defaultValue = "",
            description = "A pack's folder or built jar, or standard, the pack that Mainstay brings; that if left out.")
    private String pack = "";

    @Mixin
    private TrustOption trust = new TrustOption();

    /**
     * The pack, admitted and trusted.
     *
     * @throws UnusableException if there is none
     */
    RulePack find(Locale locale) {
        return find(pack, trust, locale);
    }

    /**
     * The same for a pack that is given by other words; {@code standard} is the standard pack, unless there is a file of that
     * name.
     */
    static RulePack find(String pack, TrustOption trust, Locale locale) {
        try {
            Path path = Path.of(pack);
            if (pack.isEmpty() || (pack.equals(STANDARD) && !Files.exists(path))) {
                return RulePack.standard();
            }
            if (Files.isDirectory(path)) {
                PackSources.require(path);
            }
            PackTrust trusted = trust.trust();
            return Files.isDirectory(path) && !trusted.required()
                    ? RulePackCompiler.compile(path)
                    : RulePack.load(path, trusted);
        } catch (InvalidPackException invalid) {
            throw new UnusableException(invalid.problems(), locale);
        }
    }
}
