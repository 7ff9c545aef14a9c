package dev.mainstay.cli.report;

import dev.mainstay.Outcome;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.cli.page.Frame;
import dev.mainstay.cli.page.Templates;
import dev.mainstay.cli.page.Words;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The advice for a portfolio as one page: collects outcomes, then writes them, ranked. The order in which they are added does
 * not matter. Not thread-safe.
 */
public final class PortfolioReport {

    private static final Comparator<AdvisedAccount> LIKELIEST = Comparator.comparing(
                    (AdvisedAccount one) -> -one.advice().risk().likelihood())
            .thenComparing(one -> one.advice().accountId());

    /** An unknown margin ranks below every known one. */
    private static final Comparator<AdvisedAccount> MOST_AT_STAKE = Comparator.comparing((AdvisedAccount one) ->
                    one.advice().risk().marginAtRisk().map(Money::amount).orElse(BigDecimal.ONE.negate()))
            .reversed()
            .thenComparing(LIKELIEST);

    private final RulePack pack;
    private final List<AdvisedAccount> advised = new ArrayList<>();
    private final List<Outcome.Failed> failed = new ArrayList<>();

    /** An empty report of advice by this pack. */
    public PortfolioReport(RulePack pack) {
        this.pack = pack;
    }

    /** Adds an account that was advised. */
    public void add(AccountSnapshot account, Advice advice) {
        advised.add(new AdvisedAccount(account, advice));
    }

    /** Adds an account that could not be read or advised. */
    public void add(Outcome.Failed failure) {
        failed.add(failure);
    }

    /** Writes the page, which opens in that language. */
    public void write(Locale locale, OutputStream out) throws IOException {
        boolean comparable = advised.stream()
                        .flatMap(one -> one.advice().risk().marginAtRisk().stream())
                        .map(Money::currency)
                        .distinct()
                        .count()
                <= 1;
        List<AdvisedAccount> ranked =
                advised.stream().sorted(comparable ? MOST_AT_STAKE : LIKELIEST).toList();
        Frame frame = Frame.of(Words.label("report.title"), note(ranked), locale)
                .withStyle("report.css")
                .withCharts()
                .withScript("report-words.js")
                .withScript("report-map.js")
                .withScript("report-overview.js")
                .withScript("report-account.js")
                .withScript("report.js")
                .withData(new ReportJson(pack, ranked, failed));
        Templates.write("report.jte", Map.of("frame", frame), out);
    }

    private Words note(List<AdvisedAccount> ranked) {
        String packName = pack.id().name() + " " + pack.id().version();
        List<LocalDate> days = ranked.stream()
                .map(one -> one.advice().asOf())
                .distinct()
                .sorted()
                .toList();
        if (days.isEmpty()) {
            return Words.label("report.note.empty", packName);
        }
        LocalDate first = days.get(0);
        LocalDate last = days.get(days.size() - 1);
        return first.equals(last)
                ? Words.label("report.note", first, packName)
                : Words.label("report.note.days", first, last, packName);
    }
}
