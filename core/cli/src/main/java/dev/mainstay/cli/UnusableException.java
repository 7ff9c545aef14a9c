package dev.mainstay.cli;

import dev.mainstay.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The input cannot be used at all; says why, and the way out. */
final class UnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Function<Language, List<String>> lines;

    UnusableException(List<Problem> problems, Locale locale) {
        this(problems.toString(), language -> problems.stream()
                .map(problem -> "ERROR " + problem.summary(locale))
                .toList());
    }

    private UnusableException(String message, Function<Language, List<String>> lines) {
        super(message);
        this.lines = lines;
    }

    /** A file that is not there, or is none. */
    static UnusableException noSuchFile(Object file) {
        return labelled(Files.isDirectory(Path.of(file.toString())) ? "isFolder" : "noSuchFile", file);
    }

    /** A folder that is not there, or is none. */
    static UnusableException noSuchFolder(Object folder) {
        return labelled(Files.exists(Path.of(folder.toString())) ? "isFile" : "noSuchFolder", folder);
    }

    /** A folder that is there and holds no pack. */
    static UnusableException noPack(Object folder) {
        return labelled("noPack", folder);
    }

    /** A place where nothing can be written. */
    static UnusableException notWritable(Object file) {
        return labelled("notWritable", file);
    }

    /** What a label of the command's own says, with these in it as text that no terminal takes for a command. */
    static UnusableException labelled(String label, Object... arguments) {
        return new UnusableException(
                label + Arrays.toString(arguments), language -> List.of("ERROR " + said(label, language, arguments)));
    }

    private static String said(String label, Language language, Object... arguments) {
        return language.say(
                label,
                Arrays.stream(arguments)
                        .map(argument -> argument instanceof Label known
                                ? language.label(known.key())
                                : Plain.text(argument.toString()))
                        .toArray());
    }

    /** An argument that is a label of the command's own, too. */
    record Label(String key) {}

    /** What to say, in this language where it has one of its own. */
    List<String> lines(Language language) {
        return lines.apply(language);
    }
}
