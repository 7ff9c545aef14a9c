package dev.mainstay.problem;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * One thing that is wrong with an input: a stable code, where it is, and what the message needs to know.
 *
 * <p>Immutable and thread-safe.
 *
 * @param code stable code such as {@code MS-204}
 * @param location JSON path such as {@code $.delivery.onTimeRate}, a file with line and column, or empty for the whole
 * @param arguments what the message names, as text
 */
public record Problem(String code, String location, List<String> arguments) {

    /** Copies the arguments. */
    public Problem {
        arguments = List.copyOf(arguments);
    }

    /** A problem; numbers are shown without needless digits. */
    public static Problem of(String code, String location, Object... arguments) {
        return new Problem(
                code, location, Arrays.stream(arguments).map(Problem::text).toList());
    }

    /** The same problem at another place. */
    public Problem at(String otherLocation) {
        return new Problem(code, otherLocation, arguments);
    }

    /** One sentence that says what is wrong and what to write instead. Chinese for Chinese locales, else English. */
    public String message(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "dev.mainstay.problem.messages",
                locale,
                Problem.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(code), Locale.ROOT).format(arguments.toArray());
    }

    /** Code, location and message in one line. */
    public String summary(Locale locale) {
        return code + (location.isEmpty() ? "" : " " + location) + " " + message(locale);
    }

    private static String text(Object argument) {
        if (argument instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        return argument.toString();
    }

    /** The English summary. */
    @Override
    public String toString() {
        return summary(Locale.ENGLISH);
    }
}
