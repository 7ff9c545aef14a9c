package dev.mainstay.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.coverage.CoverageItem.Kind;
import dev.mainstay.testkit.coverage.CoverageItem.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackCoverageTest {

    private static final Path SMALL = Path.of("src/test/packs/small");

    /** A rule with an "or" in it, and one each that asks for none, for one and for many of a list. */
    private static final String RULES = """
            rule "Late" when
              $a : Account( delivery.onTimeRate < limit("delivery.onTime"), profile.tier == KEY || value.shareOfWallet > 0.5 )
            then
              signals.raise("LATE", $a);
            end

            rule "Quiet" when
              $a : Account()
              exists Rival( confirmed )
              not Complaint( open, severity == CRITICAL )
            then
              signals.raise("QUIET", $a);
            end

            rule "Many" when
              $a : Account()
              accumulate( Complaint( category == BILLING ); $n : count(); $n >= 2 )
            then
              signals.raise("OPEN", $a);
            end

            rule "Short" when
              $a : Account( delivery.inFullRate < 0.9 )
            then
              signals.raise("SHORT", $a);
            end
            """;

    @TempDir
    Path folder;

    private RulePack pack;

    @BeforeEach
    void build() throws IOException {
        try (Stream<Path> files = Files.walk(SMALL)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(SMALL.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.writeString(folder.resolve("signals/s.drl"), RULES);
        for (String language : List.of("en", "zh")) {
            Path texts = folder.resolve("texts/" + language + ".csv");
            Files.writeString(texts, Files.readString(texts) + "signal.QUIET,signal.QUIET\n");
        }
        pack = RulePackCompiler.compile(folder);
    }

    private PackCoverage of(String... givens) {
        StringBuilder text = new StringBuilder();
        for (String given : givens) {
            text.append("- name: \"")
                    .append(given.replace("\"", ""))
                    .append("\"\n  given: ")
                    .append(given);
            text.append("\n  absent: {signals: [NO_SUCH]}\n");
        }
        List<Scenario> scenarios =
                givens.length == 0 ? List.of() : ScenarioFiles.parse("scenarios/t.yaml", numbered(text.toString()));
        return PackCoverage.of(pack, scenarios);
    }

    /** Complaints need an id each. */
    private static String numbered(String text) {
        String numbered = text;
        for (int i = 0; numbered.contains("{#"); i++) {
            numbered = numbered.replaceFirst("\\{#", "{id: C" + i);
        }
        return numbered;
    }

    private static List<Kind> seen(PackCoverage coverage, String rule, String text) {
        return coverage.items().stream()
                .filter(item -> item.part().equals(rule) && item.text().equals(text))
                .filter(item -> item.state() == State.COVERED)
                .map(CoverageItem::kind)
                .toList();
    }

    @Test
    void a_part_of_an_or_decides_alone_only_where_the_other_part_fails() {
        String late = "{delivery: {onTimeRate: 0.5}, profile: {tier: KEY}, value: {shareOfWallet: %s}}";
        PackCoverage masked = of(String.format(late, "0.9"));
        assertThat(seen(masked, "Late", "profile.tier == KEY")).containsExactly(Kind.HOLDS);
        PackCoverage alone = of(String.format(late, "0.1"));
        assertThat(seen(alone, "Late", "profile.tier == KEY")).containsExactly(Kind.HOLDS, Kind.DECIDES_BY_HOLDING);
        assertThat(seen(alone, "Late", "value.shareOfWallet > 0.5")).containsExactly(Kind.FAILS);
        PackCoverage unknown = of("{delivery: {onTimeRate: 0.5}, profile: {tier: KEY}}");
        assertThat(seen(unknown, "Late", "value.shareOfWallet > 0.5")).containsExactly(Kind.UNKNOWN);
        PackCoverage neither = of("{delivery: {onTimeRate: 0.5}, profile: {tier: SMALL}, value: {shareOfWallet: 0.1}}");
        assertThat(seen(neither, "Late", "profile.tier == KEY")).containsExactly(Kind.FAILS, Kind.DECIDES_BY_FAILING);
        assertThat(seen(neither, "Late", "delivery.onTimeRate < limit(\"delivery.onTime\")"))
                .containsExactly(Kind.HOLDS);
    }

    @Test
    void a_condition_of_what_must_not_be_there_decides_where_nothing_else_forbids() {
        String rival = "rivals: [{name: R, confirmed: %s}], ";
        String open = "{#, severity: %s, openedOn: 2026-03-01}";
        String critical = "severity == CRITICAL";
        PackCoverage forbidden =
                of("{" + String.format(rival, true) + "complaints: [" + String.format(open, "CRITICAL") + "]}");
        assertThat(seen(forbidden, "Quiet", critical)).containsExactly(Kind.HOLDS, Kind.DECIDES_BY_HOLDING);
        assertThat(seen(forbidden, "Quiet", "confirmed == true")).containsExactly(Kind.HOLDS);
        PackCoverage allowed =
                of("{" + String.format(rival, true) + "complaints: [" + String.format(open, "LOW") + "]}");
        assertThat(seen(allowed, "Quiet", critical)).containsExactly(Kind.FAILS, Kind.DECIDES_BY_FAILING);
        assertThat(seen(allowed, "Quiet", "confirmed == true")).containsExactly(Kind.HOLDS, Kind.DECIDES_BY_HOLDING);
        PackCoverage twice = of("{" + String.format(rival, true) + "complaints: [" + String.format(open, "CRITICAL")
                + ", " + String.format(open, "CRITICAL") + "]}");
        assertThat(seen(twice, "Quiet", critical))
                .as("either of two forbids, so neither decides")
                .containsExactly(Kind.HOLDS);
    }

    @Test
    void what_is_counted_decides_where_one_more_or_less_makes_the_difference() {
        String count = "count(Complaint( category == BILLING )) >= 2";
        String billing = "{#, category: BILLING, openedOn: 2026-03-01}";
        String other = "{#, category: SERVICE, openedOn: 2026-03-01}";
        PackCoverage two = of("{complaints: [" + billing + ", " + billing + "]}");
        assertThat(seen(two, "Many", "category == BILLING")).containsExactly(Kind.HOLDS, Kind.DECIDES_BY_HOLDING);
        assertThat(seen(two, "Many", count)).containsExactly(Kind.HOLDS, Kind.DECIDES_BY_HOLDING);
        PackCoverage three = of("{complaints: [" + billing + ", " + billing + ", " + billing + "]}");
        assertThat(seen(three, "Many", "category == BILLING")).containsExactly(Kind.HOLDS);
        PackCoverage one = of("{complaints: [" + billing + ", " + other + "]}");
        assertThat(seen(one, "Many", "category == BILLING"))
                .containsExactly(Kind.HOLDS, Kind.FAILS, Kind.DECIDES_BY_FAILING);
        assertThat(seen(one, "Many", count)).containsExactly(Kind.FAILS, Kind.DECIDES_BY_FAILING);
        assertThat(seen(of("{}"), "Many", count)).containsExactly(Kind.UNKNOWN);
    }

    @Test
    void a_limit_is_tried_at_and_within_one_step_on_either_side() {
        String rate = "{delivery: {onTimeRate: %s}}";
        assertThat(limit("0.9", rate)).containsExactly(Kind.REACHED, Kind.AT_LIMIT);
        assertThat(limit("0.89", rate)).containsExactly(Kind.REACHED, Kind.BELOW_LIMIT);
        assertThat(limit("0.895", rate)).containsExactly(Kind.REACHED, Kind.BELOW_LIMIT);
        assertThat(limit("0.91", rate)).containsExactly(Kind.REACHED, Kind.ABOVE_LIMIT);
        assertThat(limit("0.92", rate)).containsExactly(Kind.REACHED);
        assertThat(of("{delivery: {inFullRate: 0.9}}").items())
                .filteredOn(item -> item.at().file().equals("limits.csv"))
                .allMatch(item -> item.state() == State.MISSING);
    }

    private List<Kind> limit(String value, String given) {
        return of(String.format(given, value)).items().stream()
                .filter(item -> item.at().file().equals("limits.csv") && item.state() == State.COVERED)
                .map(CoverageItem::kind)
                .toList();
    }

    @Test
    void rows_count_where_they_have_an_effect() {
        PackCoverage coverage = of(
                "{delivery: {onTimeRate: 0.5}, profile: {tier: KEY}, value: {annualRevenue: {amount: 1000000, currency: CNY}, grossMarginRate: 0.3}}");
        assertThat(coverage.items())
                .filteredOn(item -> item.kind() == Kind.REACHED && item.state() == State.COVERED)
                .extracting(CoverageItem::part)
                .contains(
                        "LATE SUPPLIER_OPTIMISATION", "PLAN", "SUPPLIER_OPTIMISATION > PLAN", "hourCost.CNY", "cap.YES")
                .doesNotContain("OPEN UNRESOLVED_COMPLAINT", "VISIT", "severity.CRITICAL", "actions.max");
    }

    @Test
    void scenarios_are_told_by_rule_and_by_row() {
        PackCoverage coverage = of("{delivery: {inFullRate: 0.5}}", "{delivery: {inFullRate: 0.95}}");
        assertThat(coverage.scenarios(pack.model().rules().stream()
                        .filter(rule -> rule.name().equals("Short"))
                        .findFirst()
                        .orElseThrow()
                        .at()))
                .extracting(Scenario::name)
                .containsExactly("{delivery: {inFullRate: 0.5}}");
        assertThat(coverage.scenarios(pack.model().playbook().get(0).at())).isEmpty();
    }

    @Test
    void shares_leave_out_what_is_impossible_and_nothing_else() {
        PackCoverage none = of();
        assertThat(none.share(Criterion.RULES)).isZero();
        PackCoverage one = of("{delivery: {inFullRate: 0.5}}");
        long rules =
                one.items().stream().filter(item -> item.kind() == Kind.FIRES).count();
        assertThat(one.share(Criterion.RULES)).isCloseTo(1.0 / rules, within(1e-12));
    }

    @Test
    void it_reads_in_both_languages_and_is_the_same_json_each_time() {
        PackCoverage coverage = of("{delivery: {inFullRate: 0.5}}");
        assertThat(new CoverageText(coverage, Locale.ENGLISH).text())
                .contains("MISSING signals/s.drl:1", "never fires", "rules fire");
        assertThat(new CoverageText(coverage, Locale.SIMPLIFIED_CHINESE).text()).contains("从未触发", "规则触发");
        assertThat(CoverageJson.of(coverage))
                .isEqualTo(CoverageJson.of(of("{delivery: {inFullRate: 0.5}}")))
                .contains("\"mcdc\"", "\"reachedBy\"");
    }
}
