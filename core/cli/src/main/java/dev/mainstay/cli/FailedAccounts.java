package dev.mainstay.cli;

import dev.mainstay.Outcome;
import dev.mainstay.problem.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The accounts of an input that could not be read or advised, as a command tells of them when it ends. */
final class FailedAccounts {

    private FailedAccounts() {}

    /** Prints each with why, then how many there are, and returns the status of the command. */
    static int print(List<Outcome.Failed> failed, int advised, Language language, PrintWriter err) {
        for (Outcome.Failed failure : failed) {
            for (Problem problem : failure.problems()) {
                err.println(line("", failure.source(), failure.accountId(), problem, language.locale()));
            }
        }
        if (failed.isEmpty()) {
            return Mainstay.FINE;
        }
        err.println(language.say("failed", advised, failed.size()));
        return advised == 0 ? Mainstay.UNUSABLE : Mainstay.FAILURES;
    }

    /** One problem of one account: its code, whose it is, and what is wrong where. */
    static String line(String side, String source, String account, Problem problem, Locale locale) {
        return Stream.of(
                        "ERROR",
                        problem.code(),
                        side,
                        Plain.text(source),
                        Plain.text(account),
                        Plain.text(problem.location()),
                        Plain.text(problem.message(locale)))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
