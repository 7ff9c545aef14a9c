package dev.mainstay.cli.rulebook;

import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.cli.page.Frame;
import dev.mainstay.cli.page.Templates;
import dev.mainstay.cli.page.Words;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.SwitchedOff;
import dev.mainstay.pack.Term;
import dev.mainstay.testkit.coverage.Criterion;
import dev.mainstay.testkit.coverage.PackCoverage;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything a pack says, as a page. Immutable. */
public final class Rulebook {

    private final RulePack pack;
    private final List<RuleEntry> rules;
    private final List<LimitEntry> limits;
    private final List<TableEntry> tables;
    private final PackCoverage coverage;

    private Rulebook(
            RulePack pack,
            List<RuleEntry> rules,
            List<LimitEntry> limits,
            List<TableEntry> tables,
            PackCoverage coverage) {
        this.pack = pack;
        this.rules = List.copyOf(rules);
        this.limits = List.copyOf(limits);
        this.tables = List.copyOf(tables);
        this.coverage = coverage;
    }

    /**
     * The book of a pack.
     *
     * @param pack the pack
     * @param folder the folder it was compiled from
     * @param scenarios its scenarios
     */
    public static Rulebook of(RulePack pack, Path folder, List<Scenario> scenarios) {
        PackCoverage coverage = PackCoverage.withBases(pack, scenarios);
        SourceText source = new SourceText(pack.id().name(), folder);
        List<RuleEntry> rules = new ArrayList<>();
        for (Rule rule : pack.model().rules()) {
            rules.add(entry(pack, rule, rules.size(), source, uses(coverage, rule.at())));
        }
        List<LimitEntry> limits = pack.model().limits().stream()
                .map(row -> entry(pack, row, rules, uses(coverage, row.at())))
                .toList();
        RowNotes notes = new RowNotes(pack.id().name(), folder);
        return new Rulebook(pack, rules, limits, new BookTables(pack.model(), notes, coverage).all(), coverage);
    }

    /** Where a pack is laid over another, the scenarios are those of the upper pack alone. */
    static Uses uses(PackCoverage coverage, SourceRef at) {
        return Uses.of(coverage.pack().model().owns(at), coverage.scenarios(at));
    }

    private static RuleEntry entry(RulePack pack, Rule rule, int number, SourceText source, Uses uses) {
        String code = rule.consequence().code();
        String kind =
                switch (rule.consequence().call()) {
                    case RAISE -> "signal";
                    case WEIGH ->
                        pack.model()
                                        .texts()
                                        .find("cause." + code, Locale.ENGLISH)
                                        .isPresent()
                                ? "cause"
                                : "risk";
                    case TAKE -> "stance";
                    case VETO, POSTPONE, EXCLUDE -> "guard";
                    case PERMIT -> "permit";
                };
        return new RuleEntry(
                "rule-" + (number + 1),
                rule.name(),
                Words.label("phase." + rule.phase()),
                Words.of(pack.model().texts(), kind + "." + code),
                code,
                place(rule.at()),
                source.noteAbove(rule),
                source.of(rule),
                rule.switchedOff().map(Rulebook::switchedOff),
                limits(rule),
                uses);
    }

    private static Words switchedOff(SwitchedOff off) {
        return Words.label("switchedOff", off.until(), off.reason());
    }

    private static LimitEntry entry(RulePack pack, LimitRow row, List<RuleEntry> rules, Uses uses) {
        List<String> selectors = new ArrayList<>();
        row.account().ifPresent(selectors::add);
        row.industry().ifPresent(selectors::add);
        row.tier().ifPresent(tier -> selectors.add(tier.name()));
        row.kind().ifPresent(kind -> selectors.add(kind.name()));
        row.effectiveFrom().ifPresent(day -> selectors.add("≥ " + day));
        return new LimitEntry(
                row,
                selectors.isEmpty() ? Words.label("allAccounts") : Words.same(String.join(" · ", selectors)),
                row.value().map(Rulebook::number).orElse("–"),
                number(row.min()) + " … " + number(row.max()),
                Words.of(pack.model().texts(), "owner." + row.owner()),
                place(row.at()),
                rules.stream().filter(rule -> rule.limits().contains(row.key())).toList(),
                uses);
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    static String place(SourceRef at) {
        return (at.pack().isEmpty() ? "" : at.pack() + " ") + at.file() + ":" + at.line();
    }

    private static List<String> limits(Rule rule) {
        Set<String> keys = new LinkedHashSet<>();
        for (Pattern pattern : rule.patterns()) {
            pattern.conditions().forEach(condition -> limits(condition, keys));
            pattern.accumulation().ifPresent(accumulation -> limit(accumulation.threshold(), keys));
        }
        return List.copyOf(keys);
    }

    private static void limits(Condition condition, Set<String> keys) {
        if (condition instanceof Condition.Comparison comparison) {
            limit(comparison.left(), keys);
            limit(comparison.right(), keys);
        } else if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(part -> limits(part, keys));
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(part -> limits(part, keys));
        }
    }

    private static void limit(Term term, Set<String> keys) {
        if (term instanceof Term.Limit limit) {
            keys.add(limit.key());
        }
    }

    /** Writes the page, which opens in that language. */
    public void write(Locale locale, OutputStream out) throws IOException {
        Frame frame = Frame.of(
                Words.label("rulebook.title", pack.id().name()),
                Words.label(
                        "rulebook.note", pack.id().version(), pack.id().sha256().substring(0, 12)),
                locale);
        Templates.write("rulebook.jte", Map.of("frame", frame, "book", this), out);
    }

    /** The pack. */
    public RulePack pack() {
        return pack;
    }

    /** Its rules, in their order. */
    public List<RuleEntry> rules() {
        return rules;
    }

    /** Its limits, in their order. */
    public List<LimitEntry> limits() {
        return limits;
    }

    /** Its other tables. */
    public List<TableEntry> tables() {
        return tables;
    }

    /** How much of it its scenarios reach. */
    public List<CoverageEntry> coverage() {
        return Arrays.stream(Criterion.values())
                .map(criterion -> CoverageEntry.of(coverage, criterion))
                .toList();
    }

    /** Names of its scenarios by file, drafts left out. */
    public Map<String, List<String>> scenarios() {
        return coverage.scenarios().stream()
                .collect(Collectors.groupingBy(
                        scenario -> scenario.at().file(),
                        TreeMap::new,
                        Collectors.mapping(Scenario::name, Collectors.toList())));
    }

    /** How many scenarios there are. */
    public int scenarioCount() {
        return coverage.scenarios().size();
    }

    /** What the pack is for. */
    public Words description() {
        Map<String, String> by = pack.info().description();
        String any = by.values().stream().sorted().findFirst().orElse("");
        return new Words(by.getOrDefault("en", any), by.getOrDefault("zh", any));
    }

    /** Who answers for it. */
    public Words ownedBy() {
        Words owner = Words.of(pack.model().texts(), "owner." + pack.info().owner());
        return new Words(
                Words.label("book.owner", owner.en()).en(),
                Words.label("book.owner", owner.zh()).zh());
    }

    /** The packs it is laid over, nearest first. */
    public String bases() {
        return pack.info().bases().stream()
                .map(base -> base.name() + " " + base.version())
                .collect(Collectors.joining(", "));
    }
}
