package dev.mainstay.cli;

import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.RulePack;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mainstay verify}. */
@Command(
        name = "verify",
        description = {
            "Tells whether a built pack is exactly as it was built and, with --trust, whether a trusted key signed it.",
            "Status 0 if so, 1 if not."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PACK.jar", description = "The built pack.")
    private Path jar = Path.of("");

    @Mixin
    private TrustOption trust = new TrustOption();

    @Mixin
    private LanguageOption lang = new LanguageOption();

    @Override
    public Integer call() {
        Language language = lang.language();
        if (!Files.isRegularFile(jar)) {
            throw UnusableException.noSuchFile(jar);
        }
        try {
            RulePack pack = RulePack.load(jar, trust.trust());
            PrintWriter out = spec.commandLine().getOut();
            out.println(PackSources.summary(pack, language));
            out.println(pack.signature()
                    .map(by -> language.say(by.verified() ? "trustedBy" : "claimedBy", by.keyId()))
                    .orElse(language.label("unsigned")));
            return Mainstay.FINE;
        } catch (InvalidPackException invalid) {
            invalid.problems()
                    .forEach(problem ->
                            spec.commandLine().getErr().println("ERROR " + problem.summary(language.locale())));
            return Mainstay.FAILURES;
        }
    }
}
