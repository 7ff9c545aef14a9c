package dev.mainstay.authoring;

import dev.mainstay.authoring.internal.PackFolder;
import dev.mainstay.authoring.internal.Problems;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Makes a rule pack of a folder as a consultant writes it. A pack with any problem is not made.
 *
 * <p>Stateless and thread-safe.
 */
public final class RulePackCompiler {

    private RulePackCompiler() {}

    /**
     * Compiles a folder to a pack in memory.
     *
     * @throws InvalidPackException with every problem found, each with file, line and column
     */
    public static RulePack compile(Path folder) {
        Problems problems = new Problems();
        PackModel model = new PackFolder(folder, problems).read();
        if (!problems.none()) {
            throw new InvalidPackException(problems.found());
        }
        return RulePack.of(model);
    }

    /**
     * Builds a folder for a build tool: {@code RulePackCompiler PACK_FOLDER OUTPUT_FOLDER}. Problems go to standard error
     * and end it.
     */
    public static void main(String[] arguments) throws IOException {
        try {
            RulePack pack = compile(Path.of(arguments[0]));
            PackWriter.writeFolder(pack, Path.of(arguments[1]));
        } catch (InvalidPackException invalid) {
            invalid.problems().forEach(problem -> System.err.println(problem.summary(Locale.getDefault())));
            throw invalid;
        }
    }
}
