package dev.mainstay.testkit.coverage;

import dev.mainstay.authoring.snapshot.SnapshotTree;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.testkit.coverage.CoverageItem.Kind;
import dev.mainstay.testkit.coverage.CoverageItem.State;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Coverage for people: how much of each criterion is reached, and what is missing, place by place. Immutable, thread-safe. */
public final class CoverageText {

    private final PackCoverage coverage;
    private final Locale locale;
    private final LimitReaders readers;

    /** In this language; Chinese for Chinese locales, else English. */
    public CoverageText(PackCoverage coverage, Locale locale) {
        this.coverage = coverage;
        this.locale = locale;
        readers = new LimitReaders(coverage.pack().model());
    }

    /** What it tells of. */
    public PackCoverage coverage() {
        return coverage;
    }

    /** Everything missing with what would reach it, then the totals. Lines end with a line feed. */
    public String text() {
        return missing(coverage.missing()) + totals();
    }

    /** What is missing of a criterion, with what would reach it. Lines end with a line feed. */
    public String missing(Criterion criterion) {
        return missing(coverage.missing().stream()
                .filter(item -> item.kind().criterion() == criterion)
                .toList());
    }

    private String missing(List<CoverageItem> missing) {
        Map<SourceRef, List<CoverageItem>> byPlace = missing.stream()
                .collect(Collectors.groupingBy(CoverageItem::at, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        byPlace.forEach((at, items) -> {
            text.append(label("missing")).append(' ').append(at).append(' ').append(title(items.get(0)));
            text.append('\n');
            items.forEach(item -> text.append("  ").append(missing(item)).append('\n'));
            items.stream()
                    .flatMap(item -> item.example().stream())
                    .map(account -> SnapshotTree.of(account).yaml("    "))
                    .distinct()
                    .forEach(account -> text.append("  ")
                            .append(label("example"))
                            .append('\n')
                            .append(account));
            text.append('\n');
        });
        return text.toString();
    }

    /** What an item is about, such as {@code "Deliveries arrive late": delivery.onTimeRate < limit("delivery.onTime")}. */
    public String title(CoverageItem item) {
        boolean ofRule = item.kind().criterion() != Criterion.LIMITS && item.kind() != Kind.REACHED;
        String part = ofRule ? '"' + item.part() + '"' : item.part();
        String separator = ofRule ? ": " : " = ";
        return item.text().isEmpty() ? part : part + separator + item.text();
    }

    /** What an item misses and what kind of account would reach it, in a sentence. */
    public String missing(CoverageItem item) {
        String wanted = item.kind().criterion() == Criterion.LIMITS ? readers.text(item.at()) : item.text();
        return String.format(locale, label(item.kind().label()), wanted, item.text());
    }

    /** A line a criterion, after one that names the pack. */
    public String totals() {
        StringBuilder text = new StringBuilder(String.format(
                        locale,
                        label(coverage.scenarios().size() == 1 ? "totals.one" : "totals"),
                        coverage.pack().info().name(),
                        coverage.pack().info().version(),
                        coverage.scenarios().size()))
                .append('\n');
        for (Criterion criterion : Criterion.values()) {
            text.append("  ").append(total(criterion)).append('\n');
        }
        return text.toString();
    }

    /** How much of a criterion is reached, in a line. */
    public String total(Criterion criterion) {
        return String.format(locale, "%5s %%  %s", percent(criterion), part(criterion));
    }

    /** For each criterion of which less is reached than asked for, a sentence that says so. */
    public List<String> below(Map<Criterion, Double> gates) {
        return gates.entrySet().stream()
                .filter(gate -> coverage.share(gate.getKey()) < gate.getValue())
                .map(gate -> String.format(
                        locale,
                        label("gate"),
                        gate.getKey().label(),
                        percent(gate.getKey()),
                        BigDecimal.valueOf(gate.getValue())
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString()))
                .toList();
    }

    /** What of what, such as {@code 246 of 246 rules fire}. */
    public String part(Criterion criterion) {
        long covered = coverage.count(criterion, State.COVERED);
        String line = String.format(
                locale,
                label("part"),
                covered,
                covered + coverage.count(criterion, State.MISSING),
                label("criterion." + criterion.label()));
        long impossible = coverage.count(criterion, State.IMPOSSIBLE);
        return impossible == 0 ? line : line + String.format(locale, label("impossible"), impossible);
    }

    /** Share of a criterion that is reached, in per cent with one digit, rounded down, so that 100.0 means all. */
    public String percent(Criterion criterion) {
        long covered = coverage.count(criterion, State.COVERED);
        return Percent.of(covered, covered + coverage.count(criterion, State.MISSING));
    }

    /** A label of coverage, such as that of a criterion or a kind. */
    public String label(String key) {
        return ResourceBundle.getBundle(
                        "dev.mainstay.testkit.coverage.labels",
                        locale,
                        CoverageText.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }
}
