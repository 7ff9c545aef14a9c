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
import java.util.Optional;

/**
 * The advice for a portfolio as one page: collects outcomes, then writes them, ranked. In which order they are added changes
 * nothing that the page shows. Of an account only its part of the page is kept, two to four kilobytes. Not thread-safe.
 */
public final class PortfolioReport {

    private static final Comparator<Part> LIKELIEST =
            Comparator.comparing((Part part) -> -part.likelihood()).thenComparing(Part::id);

    /** An unknown margin ranks below every known one. */
    private static final Comparator<Part> MOST_AT_STAKE = Comparator.comparing(
                    (Part part) -> part.atRisk().map(Money::amount).orElse(BigDecimal.ONE.negate()))
            .reversed()
            .thenComparing(LIKELIEST);

    private final RulePack pack;
    private final ReportJson json;
    private final List<Part> parts = new ArrayList<>();

    /** An empty report of advice by this pack. */
    public PortfolioReport(RulePack pack) {
        this.pack = pack;
        json = new ReportJson(pack);
    }

    /**
     * An account's part of the page and what it is ranked by.
     *
     * @param text as it stands in the page
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Part(String id, LocalDate asOf, double likelihood, Optional<Money> atRisk, byte[] text) {}

    /** Adds an account that was advised. */
    public void add(AccountSnapshot account, Advice advice) {
        parts.add(new Part(
                account.id(),
                advice.asOf(),
                advice.risk().likelihood(),
                advice.risk().marginAtRisk(),
                json.text(account, advice)));
    }

    /** Adds an account that could not be read or advised. */
    public void add(Outcome.Failed failure) {
        json.add(failure);
    }

    /** Writes the page, which opens in that language. */
    public void write(Locale locale, OutputStream out) throws IOException {
        boolean comparable = parts.stream()
                        .flatMap(part -> part.atRisk().stream())
                        .map(Money::currency)
                        .distinct()
                        .count()
                <= 1;
        List<byte[]> ranked = parts.stream()
                .sorted(comparable ? MOST_AT_STAKE : LIKELIEST)
                .map(Part::text)
                .toList();
        Frame frame = Frame.of(Words.label("report.title"), note(), locale)
                .withStyle("report.css")
                .withCharts()
                .withScript("report-words.js")
                .withScript("report-map.js")
                .withScript("report-overview.js")
                .withScript("report-account.js")
                .withScript("report.js")
                .withData(json.of(ranked));
        Templates.write("report.jte", Map.of("frame", frame), out);
    }

    private Words note() {
        String packName = pack.id().name() + " " + pack.id().version();
        List<LocalDate> days =
                parts.stream().map(Part::asOf).distinct().sorted().toList();
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
