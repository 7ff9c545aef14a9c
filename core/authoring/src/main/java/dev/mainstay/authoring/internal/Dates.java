package dev.mainstay.authoring.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calendar days as tables write them. The year comes first; spreadsheets rewrite 2026-03-31 as 2026/3/31, which is as clear. */
final class Dates {

    private static final Pattern YEAR_FIRST =
            Pattern.compile("([0-9]{4})([-/])([0-9]{1,2})\\2([0-9]{1,2})(?:[ T]0{1,2}:00(?::00)?)?");
    private static final Pattern LOOSE = Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");
    private static final Pattern DIGITS = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern YEAR_LAST = Pattern.compile("([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})");

    private Dates() {}

    static Optional<LocalDate> read(String text) {
        Matcher day = YEAR_FIRST.matcher(text);
        return day.matches() ? day(day.group(1), day.group(3), day.group(4)) : Optional.empty();
    }

    /** The day a person meant, where it can have been one day only. */
    static Optional<String> meant(String text) {
        for (Pattern pattern : new Pattern[] {LOOSE, DIGITS}) {
            Matcher day = pattern.matcher(text);
            if (day.matches()) {
                return day(day.group(1), day.group(2), day.group(3)).map(LocalDate::toString);
            }
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (!last.matches()) {
            return Optional.empty();
        }
        Optional<LocalDate> monthFirst = day(last.group(3), last.group(1), last.group(2));
        Optional<LocalDate> dayFirst = day(last.group(3), last.group(2), last.group(1));
        if (monthFirst.isPresent() && dayFirst.isPresent() && !monthFirst.equals(dayFirst)) {
            return Optional.empty();
        }
        return monthFirst.or(() -> dayFirst).map(LocalDate::toString);
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
