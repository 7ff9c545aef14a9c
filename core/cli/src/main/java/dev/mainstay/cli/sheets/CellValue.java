package dev.mainstay.cli.sheets;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** What a cell of a sheet holds, as far as a table can use it. */
sealed interface CellValue {

    /** Text, also where it looks like something else. */
    record Text(String text) implements CellValue {}

    /** A number; {@code date} says that it is shown as one, {@code from1904} where its days are counted from. */
    record Numeral(double value, boolean date, boolean from1904) implements CellValue {

        /** As a table writes it: plain, and read back the same number. */
        String plain() {
            double size = Math.abs(value);
            return size != 0 && (size < 1e-9 || size >= 1e18) ? Double.toString(value) : plain(value);
        }

        private static String plain(double value) {
            BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
            return exact.signum() == 0 ? "0" : exact.toPlainString();
        }

        /** The number of such a text, if it is written as this class writes it. */
        static Optional<Double> canonical(String text) {
            try {
                double value = Double.parseDouble(text);
                boolean same = Double.isFinite(value)
                        && new Numeral(value, false, false).plain().equals(text);
                return same ? Optional.of(value) : Optional.empty();
            } catch (NumberFormatException notOne) {
                return Optional.empty();
            }
        }

        /** The day, if the number stands for one. Day 60 of 1900 is one that spreadsheets made up. */
        Optional<LocalDate> day() {
            if (value != Math.rint(value) || value < 0 || value > 3_000_000) {
                return Optional.empty();
            }
            long days = (long) value;
            if (from1904) {
                return Optional.of(LocalDate.of(1904, 1, 1).plusDays(days));
            }
            if (days == 0 || days == 60) {
                return Optional.empty();
            }
            return Optional.of(LocalDate.of(1899, 12, days < 60 ? 31 : 30).plusDays(days));
        }
    }

    /** A day written out, as the strict form of the format has it. */
    record Day(String text) implements CellValue {

        Optional<LocalDate> day() {
            try {
                return Optional.of(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
            } catch (DateTimeException notOne) {
                return Optional.empty();
            }
        }
    }

    /** True or false. */
    record Flag(boolean value) implements CellValue {}

    /** The mark of a calculation that failed. */
    record Failed(String mark) implements CellValue {}

    /** A formula, which is not evaluated. */
    record Formula() implements CellValue {}
}
