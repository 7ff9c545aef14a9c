package dev.mainstay.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/**
 * The {@code mainstay} command.
 *
 * <p>Exit status: 0 fine, 1 findings or failures, 2 unusable input or words.
 */
@Command(
        name = "mainstay",
        description = "Keeps key accounts from defecting: an account snapshot goes in, retention actions come out.",
        mixinStandardHelpOptions = true,
        versionProvider = Mainstay.Version.class,
        subcommands = {
            AdviseCommand.class,
            DeltaCommand.class,
            ReplayCommand.class,
            ReportCommand.class,
            ExplainCommand.class,
            CheckCommand.class,
            TestCommand.class,
            DiffCommand.class,
            BuildCommand.class,
            VerifyCommand.class,
            KeygenCommand.class,
            NewCommand.class,
            TablesCommand.class,
            RulebookCommand.class,
            SchemaCommand.class,
            VocabularyCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Mainstay {

    /** Everything was answered. */
    static final int FINE = 0;
    /** Some accounts failed. */
    static final int FAILURES = 1;
    /** The input or the words of the call are unusable. */
    static final int UNUSABLE = 2;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read before the call is understood: Language.ofCall
    private LanguageOption lang = new LanguageOption();

    Mainstay() {}

    /** Runs the command and ends the process with its status. */
    public static void main(String[] arguments) {
        boolean coloured = Terminal.coloured();
        PrintWriter out = Colour.writer(System.out, coloured);
        PrintWriter err = Colour.writer(System.err, coloured);
        System.exit(run(out, err, arguments));
    }

    /** Runs the command with these writers for standard output and standard error. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Language language = Language.ofCall(arguments);
        CommandLine command = new CommandLine(new Mainstay());
        command.setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
        Help.of(language, command);
        if (arguments.length == 0) {
            command.usage(err);
            return UNUSABLE;
        }
        command.setParameterExceptionHandler(new Words(language));
        Failures failures = new Failures(language, err);
        command.setExecutionExceptionHandler(failures);
        int status = execute(command, failures, arguments);
        out.flush();
        err.flush();
        return status;
    }

    /** Also where an input is nested so deep, or is so large, that Java itself gives up. */
    private static int execute(CommandLine command, Failures failures, String... arguments) {
        try {
            return command.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError failure) {
            return failures.tell(failure);
        }
    }

    /** Version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Mainstay.class.getPackage().getImplementationVersion();
            return new String[] {"mainstay " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
