package dev.mainstay.cli;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.internal.Nearest;
import dev.mainstay.json.Reading;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --account}: which of the accounts of a file a command is about. */
final class AccountOption {

    /** Ids remembered to say what was probably meant. */
    private static final int MOST_IDS = 100_000;

    /** Problems shown of what has no id. */
    private static final int MOST_NAMELESS = 20;

    @Option(
            names = "--account",
            paramLabel = "ID",
            defaultValue = "",
            description = "The account; may be left out where FILE holds but one.")
    private String id = "";

    private final List<Problem> nameless = new ArrayList<>();

    /**
     * The account.
     *
     * @throws UnusableException if it is not there or cannot be read
     */
    AccountSnapshot find(AccountsFile accounts, RulePack pack, Locale locale) throws IOException {
        try (InputStream input = accounts.open()) {
            return find(accounts.name(), accounts.read(input, pack), locale);
        }
    }

    private AccountSnapshot find(String file, Iterator<Reading> readings, Locale locale) {
        List<String> ids = new ArrayList<>();
        Optional<AccountSnapshot> only = Optional.empty();
        while (readings.hasNext()) {
            Reading reading = readings.next();
            if (reading instanceof Reading.Read read) {
                if (!id.isEmpty() && read.snapshot().id().equals(id)) {
                    return read.snapshot();
                }
                only = Optional.of(read.snapshot());
                remember(read.snapshot().id(), ids);
            } else if (reading instanceof Reading.Rejected rejected) {
                if (id.isEmpty() || rejected.accountId().equals(id)) {
                    throw new UnusableException(Plain.problems(rejected.problems()), locale);
                }
                remember(rejected);
            }
        }
        if (id.isEmpty() && ids.size() == 1) {
            return only.orElseThrow();
        }
        throw missing(file, ids, locale);
    }

    private static void remember(String id, List<String> ids) {
        if (ids.size() < MOST_IDS) {
            ids.add(id);
        }
    }

    /** What is broken before its id can be read may be the account that is looked for. */
    private void remember(Reading.Rejected rejected) {
        if (rejected.accountId().isEmpty() && nameless.size() < MOST_NAMELESS) {
            nameless.addAll(Plain.problems(rejected.problems()));
        }
    }

    private UnusableException missing(String file, List<String> ids, Locale locale) {
        Problem problem = id.isEmpty()
                ? Problem.of("MS-270", "", Plain.text(file), ids.size())
                : Problem.of("MS-271", "", Plain.text(id), Plain.text(file));
        List<Problem> problems = new ArrayList<>(nameless);
        problems.add(
                id.isEmpty()
                        ? problem
                        : Nearest.to(id, ids)
                                .map(nearest -> problem.suggesting(Plain.text(nearest)))
                                .orElse(problem));
        return new UnusableException(problems, locale);
    }
}
