package dev.mainstay.cli;

import dev.mainstay.authoring.SigningKey;
import dev.mainstay.pack.InvalidPackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mainstay keygen}. */
@Command(
        name = "keygen",
        description = {
            "Makes a key that signs packs. The private key goes to KEY, which only you can read: keep it to yourself.",
            "The public key goes to KEY.pub: give it to everybody who shall accept your packs."
        },
        mixinStandardHelpOptions = true)
final class KeygenCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "KEY", description = "File for the private key; an existing one is never overwritten.")
    private Path file = Path.of("");

    @Mixin
    private LanguageOption lang = new LanguageOption();

    @Override
    public Integer call() throws IOException {
        Language language = lang.language();
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw UnusableException.noSuchFolder(file);
        }
        try {
            SigningKey key = SigningKey.generate(file);
            PrintWriter out = spec.commandLine().getOut();
            out.println(language.say("newKey", key.keyId()));
            out.println(language.say("privateKey", file));
            out.println(language.say("publicKey", SigningKey.publicFile(file)));
            return Mainstay.FINE;
        } catch (InvalidPackException taken) {
            throw new UnusableException(taken.problems(), language.locale());
        }
    }
}
