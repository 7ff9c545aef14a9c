package dev.mainstay.cli;

import dev.mainstay.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The input cannot be used at all; says why, and the way out. */
final class UnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Function<Language, List<String>> lines;

    UnusableException(String line) {
        this(line, language -> List.of(line));
    }

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
        return labelled(file, "noSuchFile");
    }

    /** A folder that is not there. */
    static UnusableException noSuchFolder(Object folder) {
        return labelled(folder, "noSuchFolder");
    }

    /** A folder that is there and holds no pack. */
    static UnusableException noPack(Object folder) {
        return labelled(folder, "noPack");
    }

    /** A place where nothing can be written. */
    static UnusableException notWritable(Object file) {
        return labelled(file, "notWritable");
    }

    private static UnusableException labelled(Object place, String label) {
        String shown = Plain.text(place.toString());
        return new UnusableException(
                shown, language -> List.of("ERROR " + String.format(language.label(label), shown)));
    }

    /** What to say, in this language where it has one of its own. */
    List<String> lines(Language language) {
        return lines.apply(language);
    }
}
