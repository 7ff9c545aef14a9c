package dev.mainstay.cli;

import dev.mainstay.internal.Nearest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line which word of a call is not understood, what was probably meant, and where help is. */
final class Words implements IParameterExceptionHandler {

    private final Language language;

    Words(Language language) {
        this.language = language;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("ERROR " + Plain.text(message(wrong)));
        err.println(language.say("tryHelp", command.getCommandSpec().qualifiedName() + " --help"));
        return Mainstay.UNUSABLE;
    }

    private String message(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            String name = word.split("=", 2)[0];
            CommandSpec spec = wrong.getCommandLine().getCommandSpec();
            boolean option = name.startsWith("-");
            List<String> known = option
                    ? new ArrayList<>(spec.optionsMap().keySet())
                    : new ArrayList<>(spec.subcommands().keySet());
            Optional<String> meant = Nearest.to(name, known);
            String label = option ? "unknownOption" : known.isEmpty() ? "surplusWord" : "unknownCommand";
            return language.say(label, name)
                    + meant.map(near -> language.say("maybe", near)).orElse("");
        }
        if (wrong instanceof MissingParameterException missing) {
            return language.say(
                    "missingWord",
                    missing.getMissing().stream().map(Words::name).collect(Collectors.joining(", ")));
        }
        if (wrong.getArgSpec() != null && wrong.getValue() != null) {
            ArgSpec argument = wrong.getArgSpec();
            return language.say("wrongWord", name(argument), wrong.getValue(), argument.paramLabel());
        }
        return Objects.requireNonNullElse(wrong.getMessage(), "");
    }

    private static String name(ArgSpec argument) {
        return argument.isOption() ? ((CommandLine.Model.OptionSpec) argument).longestName() : argument.paramLabel();
    }
}
