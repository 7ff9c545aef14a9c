package dev.mainstay.cli;

import dev.mainstay.Outcome;
import dev.mainstay.problem.Problem;
import java.io.PrintWriter;
import java.util.List;

/** The accounts of an input that could not be read or advised, as a command tells of them when it ends. */
final class FailedAccounts {

    private FailedAccounts() {}

    /** Prints each with why, then how many there are, and returns the status of the command. */
    static int print(List<Outcome.Failed> failed, int advised, Language language, PrintWriter err) {
        for (Outcome.Failed failure : failed) {
            for (Problem problem : failure.problems()) {
                String account = failure.accountId().isEmpty() ? "" : " " + Plain.text(failure.accountId());
                err.println("ERROR " + problem.code() + " " + failure.source() + account
                        + (problem.location().isEmpty() ? "" : " " + Plain.text(problem.location())) + " "
                        + Plain.text(problem.message(language.locale())));
            }
        }
        if (failed.isEmpty()) {
            return Mainstay.FINE;
        }
        err.println(String.format(language.label("failed"), advised, failed.size()));
        return advised == 0 ? Mainstay.UNUSABLE : Mainstay.FAILURES;
    }
}
