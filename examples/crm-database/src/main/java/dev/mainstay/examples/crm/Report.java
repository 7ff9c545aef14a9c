package dev.mainstay.examples.crm;

import dev.mainstay.Outcome;
import dev.mainstay.pack.RulePack;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a sales director reads: who is at stake, the first three in detail, and the portfolio. */
final class Report {

    /** Columns of the widest line. */
    static final int WIDTH = 120;

    private static final int BRIEFS = 3;

    private final RulePack pack;
    private final Wording wording;

    Report(RulePack pack, Locale locale) {
        this.pack = pack;
        wording = new Wording(pack, locale);
    }

    /**
     * The report.
     *
     * @param database what the accounts came from
     * @param asOf day they describe
     * @param accounts the advised accounts, ranked
     * @param failed the accounts that could not be advised
     * @param concentration rows of {@code concentration.sql}
     * @param top how many of the ranked accounts to list
     */
    List<String> lines(
            String database,
            LocalDate asOf,
            List<RankedAccount> accounts,
            List<Outcome.Failed> failed,
            List<Row> concentration,
            int top) {
        List<String> lines = new ArrayList<>();
        lines.add(wording.label(
                "header",
                database,
                asOf,
                pack.id().name() + " " + pack.id().version(),
                accounts.size() + failed.size(),
                accounts.size(),
                failed.size()));
        failed.forEach(failure -> failure.problems()
                .forEach(problem -> lines.addAll(TextLayout.wrap(
                        "   ", "   ", failure.accountId() + ": " + problem.summary(wording.locale()), WIDTH))));
        lines.add("");
        lines.addAll(
                new RankingTable(wording).lines(accounts.stream().limit(top).toList()));
        lines.addAll(TextLayout.wrap("", "", wording.label("note", Mapping.ASSUMED_CURRENCY), WIDTH));
        for (RankedAccount account : accounts.stream().limit(BRIEFS).toList()) {
            lines.add("");
            lines.addAll(new AccountBrief(wording).lines(account));
        }
        lines.add("");
        lines.addAll(new PortfolioSummary(wording).lines(accounts, concentration));
        lines.add("");
        return lines;
    }
}
