package dev.mainstay.cli;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.account.InvalidHistoryException;
import dev.mainstay.account.PastAction;
import dev.mainstay.json.ActionHistoryReader;
import dev.mainstay.json.Reading;
import dev.mainstay.json.SnapshotFeed;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.RulePack;
import dev.mainstay.portfolio.Portfolio;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * {@code --portfolio} and {@code --history}: what every command that reads accounts can be told of them beside what their
 * snapshots hold, and means by it alike.
 */
final class AccountsOption {

    @Option(
            names = "--portfolio",
            description =
                    "Take the accounts as one portfolio: fill tier, value class, ranks and shares of revenue where"
                            + " they are left out. Keeps all accounts in memory, some three kilobytes each.")
    private boolean portfolio;

    @Option(
            names = "--history",
            paramLabel = "PAST",
            description = {
                "What became of past actions, one a line: accountId, code, reason, on, state (DONE, DECLINED, OPEN).",
                "What was done or declined rests for the pack's time; what is under way keeps out what contradicts it."
            })
    private @Nullable Path history;

    /**
     * Refuses what is said of accounts where none are given.
     *
     * @param accounts the file, empty if there is none
     */
    void requireWith(String accounts) {
        if (accounts.isEmpty() && (portfolio || history != null)) {
            throw UnusableException.labelled("optionNeeds", portfolio ? "--portfolio" : "--history", "--accounts FILE");
        }
    }

    /** Whether the accounts are filled as a portfolio. */
    boolean filled() {
        return portfolio;
    }

    /**
     * The accounts of an input as they are read; as one portfolio, all at once, filled by the limits of this pack. One that is
     * refused stays where it stood.
     */
    Iterator<Reading> read(InputStream input, RulePack pack) {
        Iterator<Reading> readings = SnapshotFeed.of(input);
        if (!portfolio) {
            return readings;
        }
        List<Reading> all = new ArrayList<>();
        List<AccountSnapshot> snapshots = new ArrayList<>();
        readings.forEachRemaining(reading -> {
            all.add(reading);
            if (reading instanceof Reading.Read read) {
                snapshots.add(read.snapshot());
            }
        });
        Iterator<AccountSnapshot> filled = Portfolio.by(pack).fill(snapshots).iterator();
        all.replaceAll(reading ->
                reading instanceof Reading.Read read ? new Reading.Read(filled.next(), read.source()) : reading);
        return all.iterator();
    }

    /**
     * What became of past actions, by the id of the account; nothing where none is known. Codes that none of the packs has are
     * said, since what is misspelt would rest unnoticed.
     *
     * @throws UnusableException if there is no such file, or anything in it is wrong
     */
    Map<String, ActionHistory> histories(Language language, PrintWriter err, RulePack... packs) throws IOException {
        if (history == null) {
            return Map.of();
        }
        if (!Files.isRegularFile(history)) {
            throw UnusableException.noSuchFile(history);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(history))) {
            Map<String, ActionHistory> histories = new ActionHistoryReader().readLines(in);
            tellUnknown(histories, Set.of(packs), language, err);
            return histories;
        } catch (InvalidHistoryException invalid) {
            throw new UnusableException(
                    Plain.problems(invalid.problems().stream()
                            .map(problem -> problem.at(history + ":" + problem.location()))
                            .toList()),
                    language.locale());
        }
    }

    private void tellUnknown(
            Map<String, ActionHistory> histories, Set<RulePack> packs, Language language, PrintWriter err) {
        Set<String> codes = histories.values().stream()
                .flatMap(past -> past.actions().stream())
                .map(PastAction::code)
                .collect(Collectors.toCollection(TreeSet::new));
        packs.forEach(
                pack -> pack.model().actions().stream().map(ActionRow::code).forEach(codes::remove));
        if (!codes.isEmpty()) {
            err.println("WARNING "
                    + language.say(
                            "historyUnknown", Plain.text(String.valueOf(history)), Plain.text(OddWords.shown(codes))));
        }
    }
}
