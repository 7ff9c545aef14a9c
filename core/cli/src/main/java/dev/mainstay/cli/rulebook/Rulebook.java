package dev.mainstay.cli.rulebook;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.advice.Advice;
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
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Everything a pack says, as a page. Immutable. */
public final class Rulebook {

    private final RulePack pack;
    private final List<RuleEntry> rules;
    private final List<LimitEntry> limits;
    private final List<Scenario> scenarios;

    private Rulebook(RulePack pack, List<RuleEntry> rules, List<LimitEntry> limits, List<Scenario> scenarios) {
        this.pack = pack;
        this.rules = List.copyOf(rules);
        this.limits = List.copyOf(limits);
        this.scenarios = List.copyOf(scenarios);
    }

    /**
     * The book of a pack.
     *
     * @param pack the pack
     * @param folder the folder it was compiled from
     * @param scenarios its scenarios
     */
    public static Rulebook of(RulePack pack, Path folder, List<Scenario> scenarios) {
        Map<String, Set<String>> uses = uses(pack, scenarios);
        SourceText source = new SourceText(pack.id().name(), folder);
        List<RuleEntry> rules = new ArrayList<>();
        for (Rule rule : pack.model().rules()) {
            rules.add(entry(pack, rule, rules.size(), source, uses.getOrDefault(rule.name(), Set.of())));
        }
        List<LimitEntry> limits = pack.model().limits().stream()
                .map(row -> entry(pack, row, rules))
                .toList();
        return new Rulebook(pack, rules, limits, scenarios);
    }

    /** Names of rules, each with the scenarios whose advice names it. */
    private static Map<String, Set<String>> uses(RulePack pack, List<Scenario> scenarios) {
        RetentionAdvisor advisor = RetentionAdvisor.of(pack);
        Map<String, Set<String>> uses = new HashMap<>();
        for (Scenario scenario : scenarios) {
            if (advisor.outcome(scenario.given()) instanceof Outcome.Advised advised) {
                rules(advised.advice()).forEach(rule -> uses.computeIfAbsent(rule, name -> new LinkedHashSet<>())
                        .add(scenario.name()));
            }
        }
        return uses;
    }

    private static Stream<String> rules(Advice advice) {
        return Stream.concat(
                advice.signals().stream().map(signal -> signal.rule()),
                advice.withheld().stream().map(withheld -> withheld.rule()));
    }

    private static RuleEntry entry(RulePack pack, Rule rule, int number, SourceText source, Set<String> scenarios) {
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
                List.copyOf(scenarios));
    }

    private static Words switchedOff(SwitchedOff off) {
        return Words.label("switchedOff", off.until(), off.reason());
    }

    private static LimitEntry entry(RulePack pack, LimitRow row, List<RuleEntry> rules) {
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
                rules.stream().filter(rule -> rule.limits().contains(row.key())).toList());
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String place(SourceRef at) {
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

    /** Its scenarios. */
    public List<Scenario> scenarios() {
        return scenarios;
    }
}
