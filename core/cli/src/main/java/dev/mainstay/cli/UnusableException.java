package dev.mainstay.cli;

import dev.mainstay.problem.Problem;
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

    /** A file that is not there. */
    static UnusableException noSuchFile(Object file) {
        return labelled("noSuchFile", file);
    }

    /** A folder that is not there. */
    static UnusableException noSuchFolder(Object folder) {
        return labelled("noSuchFolder", folder);
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
        Object[] shown = Arrays.stream(arguments)
                .map(argument -> Plain.text(argument.toString()))
                .toArray();
        return new UnusableException(
                label + Arrays.toString(shown),
                language -> List.of("ERROR " + String.format(language.label(label), shown)));
    }

    /** What to say, in this language where it has one of its own. */
    List<String> lines(Language language) {
        return lines.apply(language);
    }
}
