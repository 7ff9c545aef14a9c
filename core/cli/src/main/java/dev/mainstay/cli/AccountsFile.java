package dev.mainstay.cli;

import dev.mainstay.account.ActionHistory;
import dev.mainstay.json.Reading;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code FILE|-} and what is said of the accounts in it. */
final class AccountsFile {

    @Parameters(
            paramLabel = "FILE|-",
            description = "Snapshots: one JSON object, an array of them, or one a line; - reads standard input.")
    private String file = "-";

    @Mixin
    private AccountsOption accounts = new AccountsOption();

    /** As the call names it. */
    String name() {
        return file;
    }

    /**
     * Opens it; it is the caller's to close.
     *
     * @throws UnusableException if there is no such file
     */
    InputStream open() throws IOException {
        return SnapshotInput.open(file);
    }

    /** As {@link AccountsOption#read} does. */
    Iterator<Reading> read(InputStream input, RulePack pack) {
        return accounts.read(input, pack);
    }

    /** As {@link AccountsOption#histories} does. */
    Map<String, ActionHistory> histories(Language language, PrintWriter err, RulePack pack) throws IOException {
        return accounts.histories(language, err, pack);
    }
}
