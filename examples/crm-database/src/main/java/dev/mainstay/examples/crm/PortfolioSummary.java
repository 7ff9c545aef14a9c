package dev.mainstay.examples.crm;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Stance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The portfolio in a few lines. */
final class PortfolioSummary {

    private static final int LARGEST = 10;

    private final Wording wording;

    PortfolioSummary(Wording wording) {
        this.wording = wording;
    }

    List<String> lines(List<RankedAccount> accounts, List<Row> concentration) {
        List<Advice> advices = accounts.stream().map(RankedAccount::advice).toList();
        List<String> lines = new ArrayList<>();
        lines.add(wording.label("portfolio"));
        add(lines, "column.stance", counts(Stance.values(), wording::stance, stance -> advices.stream()
                .filter(advice -> advice.stance() == stance)
                .count()));
        RiskLevel[] gravestFirst = Arrays.stream(RiskLevel.values())
                .sorted(Comparator.reverseOrder())
                .toArray(RiskLevel[]::new);
        add(
                lines,
                "column.risk",
                counts(gravestFirst, level -> wording.text("level", level.name()), level -> advices.stream()
                        .filter(advice -> advice.risk().level() == level)
                        .count()));
        long withConduct =
                advices.stream().filter(advice -> !advice.conduct().isEmpty()).count();
        String conduct =
                counts(ConductRisk.values(), risk -> wording.text("risk", risk.name()), risk -> advices.stream()
                        .filter(advice -> advice.conduct().stream().anyMatch(finding -> finding.code() == risk))
                        .count());
        add(
                lines,
                "conduct",
                wording.label("conduct.count", withConduct)
                        + (conduct.isEmpty() ? "" : wording.label("aside", conduct)));
        add(lines, "column.margin", atRisk(advices));
        concentration(concentration).ifPresent(text -> add(lines, "revenue", text));
        add(lines, "idle", idle(accounts));
        return lines;
    }

    private static <C> String counts(C[] codes, Function<C, String> name, Function<C, Long> count) {
        return Arrays.stream(codes)
                .filter(code -> count.apply(code) > 0)
                .map(code -> name.apply(code) + " " + count.apply(code))
                .collect(Collectors.joining(" · "));
    }

    private String atRisk(List<Advice> advices) {
        List<BigDecimal> amounts = advices.stream()
                .flatMap(advice -> advice.risk().marginAtRisk().stream())
                .map(Money::amount)
                .toList();
        return wording.label("at.risk.all", dollars(sum(amounts)), amounts.size());
    }

    private Optional<String> concentration(List<Row> byRevenue) {
        if (byRevenue.size() < LARGEST) {
            return Optional.empty();
        }
        Optional<Double> largest = byRevenue.get(0).number("share");
        Optional<Double> tenLargest = byRevenue.get(LARGEST - 1).number("cumulative_share");
        return largest.flatMap(one -> tenLargest.map(
                ten -> wording.label("concentration", LARGEST, wording.percent(ten), wording.percent(one))));
    }

    /** Whoever bought nothing has no margin left to be at risk and ranks last; what it brought before shows here. */
    private String idle(List<RankedAccount> accounts) {
        List<AccountSnapshot> idle = accounts.stream()
                .map(RankedAccount::account)
                .filter(account -> account.value()
                        .annualRevenue()
                        .filter(revenue -> revenue.amount().signum() == 0)
                        .isPresent())
                .toList();
        List<BigDecimal> before = idle.stream()
                .map(account -> account.attributes().get("previousRevenue"))
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .toList();
        long waiting = idle.stream()
                .filter(account ->
                        account.attributes().get("openOrders") instanceof BigDecimal open && open.signum() > 0)
                .count();
        return wording.label("idle.count", idle.size(), dollars(sum(before)), waiting);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String dollars(BigDecimal amount) {
        return wording.money(new Money(amount, Mapping.ASSUMED_CURRENCY));
    }

    private void add(List<String> lines, String label, String text) {
        int indent = 14;
        lines.addAll(TextLayout.wrap(
                TextLayout.left("   " + wording.label(label), indent), " ".repeat(indent), text, Report.WIDTH));
    }
}
