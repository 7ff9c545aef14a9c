package dev.mainstay.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Evidence;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.authoring.RulePackCheck;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.portfolio.Portfolio;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Tier;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The example packs are whole, their scenarios hold, and the scenarios show every difference from the standard pack. */
class HouseRulesTest {

    /** A day on which what is switched off still is. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private static final List<House> HOUSES = Stream.of("feed-distributor", "fleet-dealer")
            .map(name -> House.of(Path.of(name)))
            .toList();

    /** One of the packs with what it says to its own scenarios. */
    private record House(Path folder, RulePack pack, List<Scenario> scenarios, List<Advice> advice) {

        static House of(Path folder) {
            RulePackCheck.Report report = RulePackCheck.of(folder).on(DAY).run();
            assertThat(report.issues()).isEmpty();
            RulePack pack = report.pack().orElseThrow();
            List<Scenario> scenarios = ScenarioFiles.read(folder, pack.model());
            RetentionAdvisor advisor = RetentionAdvisor.of(pack);
            return new House(
                    folder,
                    pack,
                    scenarios,
                    scenarios.stream()
                            .map(scenario -> advisor.advise(scenario.given()))
                            .toList());
        }

        boolean own(dev.mainstay.pack.SourceRef at) {
            return at.pack().equals(pack.info().name());
        }

        Stream<Rule> ownRules(Phase phase) {
            return pack.model().rules().stream().filter(rule -> rule.phase() == phase && own(rule.at()));
        }
    }

    @TestFactory
    Stream<DynamicTest> every_scenario_holds() {
        return HOUSES.stream().flatMap(house -> {
            ScenarioRunner runner = new ScenarioRunner(RetentionAdvisor.of(house.pack));
            return house.scenarios.stream()
                    .map(scenario -> DynamicTest.dynamicTest(
                            house.folder + ": " + scenario.name(),
                            () -> assertThat(runner.run(scenario).problems()).isEmpty()));
        });
    }

    @Test
    void both_extend_the_standard_pack_and_say_which() {
        assertThat(HOUSES).allSatisfy(house -> assertThat(house.pack.info().bases())
                .containsExactly(RulePack.standard().id()));
    }

    @TestFactory
    Stream<DynamicTest> the_scenarios_show_every_difference() {
        return HOUSES.stream()
                .map(house -> DynamicTest.dynamicTest(house.folder.toString(), () -> {
                    assertThat(house.scenarios).hasSizeGreaterThanOrEqualTo(15);
                    limitsDecide(house);
                    rulesFire(house);
                    actionsAreRecommended(house);
                }));
    }

    /** Each limit of its own that signals read decides in some scenario; guards and tiers show otherwise. */
    private static void limitsDecide(House house) {
        Set<String> shown = new HashSet<>();
        for (Advice advice : house.advice) {
            for (Signal signal : advice.signals()) {
                signal.evidence().stream().map(Evidence::limitFrom).forEach(from -> from.ifPresent(shown::add));
            }
        }
        assertThat(house.pack.model().limits())
                .filteredOn(row -> house.own(row.at()) && row.value().isPresent())
                .filteredOn(row -> !row.key().startsWith("guard.") && !row.key().startsWith("tier."))
                .isNotEmpty()
                .extracting(LimitRow::origin)
                .isSubsetOf(shown);
    }

    private static void rulesFire(House house) {
        Set<String> fired = new HashSet<>();
        Set<String> reasons = new HashSet<>();
        Set<String> stances = new HashSet<>();
        for (Advice advice : house.advice) {
            advice.signals().forEach(signal -> fired.add(signal.rule()));
            advice.withheld().stream().map(Withheld::reason).forEach(reasons::add);
            stances.add(advice.stance().name());
        }
        assertThat(house.ownRules(Phase.SIGNALS))
                .isNotEmpty()
                .extracting(Rule::name)
                .isSubsetOf(fired);
        assertThat(house.ownRules(Phase.STANCE))
                .extracting(rule -> rule.consequence().code())
                .isSubsetOf(stances);
        assertThat(house.ownRules(Phase.GUARDRAILS))
                .filteredOn(rule -> rule.consequence().call() == BoardCall.VETO)
                .isNotEmpty()
                .extracting(rule -> rule.consequence().code())
                .isSubsetOf(reasons);
    }

    private static void actionsAreRecommended(House house) {
        Set<String> recommended = new HashSet<>();
        house.advice.forEach(
                advice -> advice.actions().stream().map(Action::code).forEach(recommended::add));
        PackModel model = house.pack.model();
        assertThat(model.actions())
                .filteredOn(row -> house.own(row.at()))
                .isNotEmpty()
                .extracting(ActionRow::code)
                .isSubsetOf(recommended);
        assertThat(model.playbook())
                .filteredOn(row -> house.own(row.at()))
                .isNotEmpty()
                .extracting(PlaybookRow::action)
                .isSubsetOf(recommended);
    }

    @Test
    void fleets_are_tiered_by_the_vehicles_they_take_in_a_year() {
        RulePack fleet = HOUSES.get(1).pack;

        assertThat(Stream.of(120, 60, 20, 6, 3).map(units -> tier(fleet, units)))
                .containsExactly(
                        Optional.of(Tier.KEY),
                        Optional.of(Tier.MAJOR),
                        Optional.of(Tier.ORDINARY),
                        Optional.of(Tier.SMALL),
                        Optional.empty());
    }

    private static Optional<Tier> tier(RulePack pack, int units) {
        AccountSnapshot account = AccountSnapshot.builder("F-1", LocalDate.of(2026, 3, 31))
                .profile(p -> p.industry("fleet"))
                .value(v -> v.annualRevenue(Money.of("1000000", "EUR")).grossMarginRate(0.1))
                .channel(c -> c.sellIn12m(units))
                .build();
        return Portfolio.by(pack).fill(List.of(account)).get(0).get(Metrics.PROFILE_TIER);
    }
}
