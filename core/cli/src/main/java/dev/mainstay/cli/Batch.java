package dev.mainstay.cli;

import dev.mainstay.Outcome;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.advice.Advice;
import dev.mainstay.json.Reading;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The accounts of an input on their way through an advisor, one after another: what is advised is handed on, what failed is kept
 * until the end. Used by one thread.
 */
final class Batch {

    private final BiFunction<AccountSnapshot, ActionHistory, Outcome> advisor;
    private final Map<String, ActionHistory> histories;
    private final ProgressLine progress;
    private final List<Outcome.Failed> failed = new ArrayList<>();
    private final OddWords odd;
    private int advised;

    /** Takes what is advised. */
    @FunctionalInterface
    interface Advised {
        void take(AccountSnapshot account, Advice advice) throws IOException;
    }

    /**
     * A batch.
     *
     * @param pack the pack that the accounts are advised by
     * @param advisor what advises an account with its past actions
     * @param histories the past actions by account
     * @param progress hears of every account
     */
    Batch(
            RulePack pack,
            BiFunction<AccountSnapshot, ActionHistory, Outcome> advisor,
            Map<String, ActionHistory> histories,
            ProgressLine progress) {
        odd = new OddWords(pack);
        this.advisor = advisor;
        this.histories = histories;
        this.progress = progress;
    }

    /** Advises all of them. */
    void run(Iterator<Reading> readings, Advised each) throws IOException {
        try {
            while (readings.hasNext()) {
                one(readings.next(), each);
                progress.done((long) advised + failed.size());
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } finally {
            progress.end();
        }
    }

    private void one(Reading reading, Advised each) throws IOException {
        if (reading instanceof Reading.Read read) {
            AccountSnapshot account = read.snapshot();
            Outcome outcome = advisor.apply(account, histories.getOrDefault(account.id(), ActionHistory.none()));
            if (outcome instanceof Outcome.Advised answer) {
                each.take(account, answer.advice());
                advised++;
                odd.note(account);
            } else if (outcome instanceof Outcome.Failed failure) {
                failed.add(new Outcome.Failed(failure.accountId(), read.source(), failure.problems()));
            }
        } else if (reading instanceof Reading.Rejected rejected) {
            failed.add(new Outcome.Failed(rejected.accountId(), rejected.source(), rejected.problems()));
        }
    }

    /** What could not be read or advised. */
    List<Outcome.Failed> failed() {
        return failed;
    }

    /** Says what was odd and what failed, and returns the status of the command. */
    int report(Language language, PrintWriter err) {
        odd.print(language, err);
        return FailedAccounts.print(failed, advised, language, err);
    }
}
