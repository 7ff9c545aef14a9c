package dev.mainstay.examples.crm;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the job was asked for.
 *
 * @param asOf the day to describe; the default is the one on which this database is complete
 * @param top how many accounts to list
 * @param locale language of the report
 * @param advices file for the advices
 * @param snapshots file for the snapshots, if wanted
 */
record Options(LocalDate asOf, int top, Locale locale, Path advices, Optional<Path> snapshots) {

    static final String USAGE =
            "usage: SteelWheels [--as-of 2005-06-01] [--top 10] [--lang en|zh] [-o FILE] [--snapshots FILE]";

    private static final Options DEFAULT = new Options(
            LocalDate.of(2005, 6, 1),
            10,
            Locale.ENGLISH,
            Path.of("target", "steelwheels-advice.jsonl"),
            Optional.empty());

    /**
     * Reads the words of a command line.
     *
     * @throws IllegalArgumentException if one is unknown or has no proper value
     */
    static Options parse(String... words) {
        Options options = DEFAULT;
        Iterator<String> rest = Arrays.asList(words).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (!List.of("--as-of", "--top", "--lang", "-o", "--snapshots").contains(option)) {
                throw new IllegalArgumentException("unknown option " + option);
            }
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            options = options.with(option, rest.next());
        }
        return options;
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--as-of" -> new Options(day(value), top, locale, advices, snapshots);
            case "--top" -> new Options(asOf, count(value), locale, advices, snapshots);
            case "--lang" -> new Options(asOf, top, language(value), advices, snapshots);
            case "-o" -> new Options(asOf, top, locale, Path.of(value), snapshots);
            default -> new Options(asOf, top, locale, advices, Optional.of(Path.of(value)));
        };
    }

    private static LocalDate day(String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException noDay) {
            throw new IllegalArgumentException("--as-of takes a day such as 2005-06-01, not " + value, noDay);
        }
    }

    private static int count(String value) {
        if (!value.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("--top takes a number of accounts, not " + value);
        }
        return Integer.parseInt(value);
    }

    private static Locale language(String value) {
        return switch (value) {
            case "en" -> Locale.ENGLISH;
            case "zh" -> Locale.SIMPLIFIED_CHINESE;
            default -> throw new IllegalArgumentException("--lang takes en or zh, not " + value);
        };
    }
}
