package dev.mainstay.cli;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.authoring.PackWriter;
import dev.mainstay.authoring.RulePackCheck;
import dev.mainstay.authoring.SigningKey;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mainstay build}. */
@Command(
        name = "build",
        description = {
            "Builds a pack's folder into one jar: checks it, runs its scenarios, and writes it only if all is well.",
            "The same sources give the same bytes on every machine. Status 1 if the pack has mistakes."
        },
        mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PackFolder folder = new PackFolder();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PACK.jar",
            required = true,
            description = "The jar to write.")
    private Path output = Path.of("");

    @Option(
            names = "--sign",
            paramLabel = "KEY",
            description = "Sign the pack with this private key (an Ed25519 PEM file; mainstay keygen makes one).")
    private @Nullable Path key;

    @Option(names = "--no-test", description = "Do not run the pack's scenarios.")
    private boolean noTest;

    @Mixin
    private LanguageOption lang = new LanguageOption();

    @Override
    public Integer call() throws IOException {
        Language language = lang.language();
        Path directory = output.toAbsolutePath().getParent();
        Path sources = folder.require();
        if (directory == null
                || !Files.isDirectory(directory)
                || (Files.exists(output) && !Files.isRegularFile(output))) {
            throw UnusableException.notWritable(output);
        }
        Optional<SigningKey> signing = signingKey(language);
        RulePackCheck.Report checked = RulePackCheck.of(sources).run();
        PrintWriter err = spec.commandLine().getErr();
        checked.issues().forEach(issue -> err.println(issue.text(language.locale())));
        if (checked.pack().isEmpty()) {
            return refused(checked.errors(), language);
        }
        RulePack pack = checked.pack().get();
        List<Scenario> scenarios = noTest
                ? List.of()
                : ScenarioFiles.read(sources).stream()
                        .filter(scenario -> !scenario.draft())
                        .toList();
        List<Problem> failures = new ScenarioRunner(RetentionAdvisor.of(pack)).failures(scenarios);
        if (!failures.isEmpty()) {
            failures.forEach(failure -> err.println("ERROR " + failure.summary(language.locale())));
            return refused(failures.size(), language);
        }
        write(pack, signing, language);
        report(pack, scenarios.size(), signing, language);
        return Mainstay.FINE;
    }

    private int refused(int mistakes, Language language) {
        spec.commandLine().getErr().println(language.say("notBuilt", mistakes));
        return Mainstay.FAILURES;
    }

    private void write(RulePack pack, Optional<SigningKey> signing, Language language) throws IOException {
        try {
            if (signing.isPresent()) {
                PackWriter.writeJar(pack, output, signing.get());
            } else {
                PackWriter.writeJar(pack, output);
            }
        } catch (InvalidPackException tooLarge) {
            throw new UnusableException(tooLarge.problems(), language.locale());
        }
    }

    private Optional<SigningKey> signingKey(Language language) {
        try {
            return Optional.ofNullable(key).map(SigningKey::read);
        } catch (InvalidPackException noKey) {
            throw new UnusableException(noKey.problems(), language.locale());
        }
    }

    private void report(RulePack pack, int scenarios, Optional<SigningKey> signing, Language language)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(PackSources.summary(pack, language));
        out.println(language.say(noTest ? "untested" : "tested", scenarios));
        out.println(signing.map(by -> language.say("signedBy", by.keyId())).orElse(language.label("unsigned")));
        out.println(language.say("written", output, Files.size(output)));
    }
}
