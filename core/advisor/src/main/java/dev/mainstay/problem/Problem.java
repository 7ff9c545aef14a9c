package dev.mainstay.problem;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * One thing that is wrong with an input: a stable code, where it is, what the message needs to know, and what was probably
 * meant.
 *
 * <p>Immutable and thread-safe.
 *
 * @param code stable code such as {@code MS-204}
 * @param location JSON path such as {@code $.delivery.onTimeRate}, a file with line and column, or empty for the whole
 * @param arguments what the message names, as text
 * @param suggestion what to write instead, where that can be guessed
 */
public record Problem(String code, String location, List<String> arguments, Optional<String> suggestion) {

    /** Starts an argument that is a word of ours, such as {@code word.limit}, and is said in the reader's language. */
    private static final String WORD = "word.";

    /** What is quoted from an input is cut there; the place says where the whole of it stands. */
    private static final int MAX_SHOWN = 400;

    /** Copies the arguments. */
    public Problem {
        arguments = List.copyOf(arguments);
    }

    /** A problem without a suggestion. */
    public Problem(String code, String location, List<String> arguments) {
        this(code, location, arguments, Optional.empty());
    }

    /** A problem; numbers are shown without needless digits. */
    public static Problem of(String code, String location, Object... arguments) {
        return new Problem(
                code, location, Arrays.stream(arguments).map(Problem::text).toList());
    }

    /** An argument that messages say in the reader's language where they know it, else as it stands. */
    public static String word(String word) {
        return WORD + word;
    }

    /** The same problem at another place. */
    public Problem at(String otherLocation) {
        return new Problem(code, otherLocation, arguments, suggestion);
    }

    /** The same problem with what was probably meant; what is too long to be read is no help and left out. */
    public Problem suggesting(String instead) {
        return new Problem(code, location, arguments, Optional.of(instead).filter(text -> text.length() <= MAX_SHOWN));
    }

    /**
     * What is wrong and what to write instead: {@link #sentence} and, where there is one, {@link #help}. Chinese for Chinese
     * locales, else English.
     */
    public String message(Locale locale) {
        String between = locale.getLanguage().equals("zh") ? "" : " ";
        return sentence(locale) + help(locale).map(between::concat).orElse("");
    }

    /** One sentence that says what is wrong. */
    public String sentence(Locale locale) {
        ResourceBundle bundle = bundle(locale);
        return format(bundle, bundle.getString(code));
    }

    /** The way out: the suggestion if there is one, else the general advice for this code, if any. */
    public Optional<String> help(Locale locale) {
        ResourceBundle bundle = bundle(locale);
        if (suggestion.isPresent()) {
            return Optional.of(
                    new MessageFormat(bundle.getString("maybe"), Locale.ROOT).format(new Object[] {suggestion.get()}));
        }
        String key = code + ".help";
        return bundle.containsKey(key) ? Optional.of(format(bundle, bundle.getString(key))) : Optional.empty();
    }

    /** A phrase that goes with messages, in the reader's language. */
    public static String phrase(String key, Locale locale, Object... arguments) {
        return new MessageFormat(bundle(locale).getString(key), Locale.ROOT).format(arguments);
    }

    private String format(ResourceBundle bundle, String pattern) {
        Object[] shown = arguments.stream().map(text -> shown(bundle, text)).toArray();
        return new MessageFormat(pattern, Locale.ROOT).format(shown);
    }

    private static String shown(ResourceBundle bundle, String argument) {
        if (!argument.startsWith(WORD)) {
            return argument;
        }
        return bundle.containsKey(argument) ? bundle.getString(argument) : argument.substring(WORD.length());
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "dev.mainstay.problem.messages",
                locale,
                Problem.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Code, location and message in one line. */
    public String summary(Locale locale) {
        return code + (location.isEmpty() ? "" : " " + location) + " " + message(locale);
    }

    private static String text(Object argument) {
        if (argument instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        String text = argument.toString();
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }

    /** The English summary. */
    @Override
    public String toString() {
        return summary(Locale.ENGLISH);
    }
}
