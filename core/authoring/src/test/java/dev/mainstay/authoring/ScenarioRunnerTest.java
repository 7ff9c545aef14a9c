package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.authoring.scenario.ScenarioRunner.Result;
import dev.mainstay.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of expectation holds where it should, and is told where it does not. */
class ScenarioRunnerTest {

    private static final String GIVEN = """
            given:
                profile: {tier: KEY}
                delivery: {onTimeRate: 0.86}
                complaints: [{id: C-1, category: SERVICE, severity: HIGH, openedOn: 2026-03-01}]
                channel: {overdueDays: 70}
            """;

    private static ScenarioRunner runner;

    @BeforeAll
    static void build(@TempDir Path folder) {
        runner = new ScenarioRunner(RetentionAdvisor.of(SmallPolicy.compileIn(folder)));
    }

    /** What holds, what does not, and what is then said. */
    private record Case(String holds, String fails, String message) {}

    private static final List<Case> CASES = List.of(
            new Case(
                    "expect: {signals: [LATE, OPEN]}",
                    "expect: {signals: [SHORT]}",
                    "expected in signals: SHORT; there is only LATE, OPEN"),
            new Case(
                    "absent: {signals: [SHORT]}", "absent: {signals: [LATE]}", "not expected in signals: LATE SERIOUS"),
            new Case(
                    "expect: {signals: {LATE: SERIOUS}}",
                    "expect: {signals: {LATE: CRITICAL}}",
                    "expected in signals: LATE CRITICAL; it is SERIOUS"),
            new Case(
                    "absent: {signals: {LATE: CRITICAL}}",
                    "absent: {signals: {LATE: SERIOUS}}",
                    "not expected in signals: LATE SERIOUS"),
            new Case(
                    "expect: {signals: {LATE: {because: delivery.onTimeRate, rule: Late}}}",
                    "expect: {signals: {LATE: {because: delivery.inFullRate}}}",
                    "expected in signals: LATE because delivery.inFullRate; it is delivery.onTimeRate"),
            new Case(
                    "expect: {signals: {OPEN: {because: complaints.openDays}}}",
                    "expect: {signals: {OPEN: {rule: Late}}}",
                    "expected in signals: OPEN rule Late; it is Open"),
            new Case(
                    "expect: {signals: {OPEN: {because: \"complaints[C-1].openDays\"}}}",
                    "expect: {conduct: [DIVERSION]}",
                    "expected in conduct risks: DIVERSION; there is none"),
            new Case(
                    "expect: {commitments: {DELIVERY: {status: BROKEN, because: LATE}}}",
                    "expect: {commitments: {DELIVERY: KEPT}}",
                    "expected in commitments: DELIVERY KEPT; it is BROKEN"),
            new Case(
                    "expect: {causes: {SUPPLIER_OPTIMISATION: \">= 0.3 < 0.4\"}}",
                    "expect: {causes: {SUPPLIER_OPTIMISATION: \"<= 0.3\"}}",
                    "expected in causes: SUPPLIER_OPTIMISATION <= 0.3; it is 0.35"),
            new Case(
                    "expect: {causes: {SUPPLIER_OPTIMISATION: {likelihood: 0.35, facet: OUTGROWN, because: LATE}}}",
                    "expect: {causes: {SUPPLIER_OPTIMISATION: {because: OPEN}}}",
                    "expected in causes: SUPPLIER_OPTIMISATION because OPEN; it is LATE, delivery.onTimeRate"),
            new Case(
                    "absent: {conduct: any}",
                    "absent: {causes: any}",
                    "not expected in causes: " + "SUPPLIER_OPTIMISATION, UNRESOLVED_COMPLAINT"),
            new Case(
                    "expect: {stance: RETAIN}",
                    "expect: {stance: EXIT}",
                    "expected in stance: EXIT; there is only RETAIN"),
            new Case(
                    "expect: {risk: {HIGH: \"> 0.5\"}}",
                    "absent: {risk: HIGH}",
                    "not expected in risk: " + "HIGH 0.532"),
            new Case(
                    "expect: {order: [VISIT, PLAN]}",
                    "expect: {order: [PLAN, VISIT]}",
                    "expected in actions: PLAN before VISIT; the order is VISIT, PLAN"),
            new Case(
                    "expect: {actions: {PLAN: {before: OFFER, rank: 2, owner: LOGISTICS, due: 14, obligation: false}}}",
                    "expect: {actions: {PLAN: {rank: \"< 2\"}}}",
                    "expected in actions: PLAN rank < 2; it is 2"),
            new Case(
                    "expect: {actions: {VISIT: {due: 2026-04-07, because: complaints.openDays}}}",
                    "expect: {actions: {VISIT: {due: 2026-04-08}}}",
                    "expected in actions: VISIT due 2026-04-08; it is 2026-04-07"),
            new Case(
                    "expect: {actions: {VISIT: {because: UNRESOLVED_COMPLAINT, due: \"<= 7\"}}}",
                    "expect: {actions: {VISIT: {because: LATE}}}",
                    "expected in actions: VISIT because LATE; it is UNRESOLVED_COMPLAINT, OPEN, "
                            + "complaints[C-1].openDays, complaints.openDays"),
            new Case(
                    "absent: {actions: {VISIT: {owner: LOGISTICS}}}",
                    "absent: {actions: {VISIT: {owner: SALES}}}",
                    "not expected in actions: VISIT owner SALES"),
            new Case(
                    "absent: {actions: {PLAN: {before: VISIT}}}",
                    "absent: {actions: {PLAN: {before: OFFER}}}",
                    "not expected in actions: PLAN before OFFER; the order is VISIT, PLAN"),
            new Case(
                    "expect: {withheld: {OFFER: {reason: COLLECT_FIRST, rule: Collect first}}}",
                    "expect: {withheld: {OFFER: EXCLUDED}}",
                    "expected in withheld actions: OFFER EXCLUDED; it is COLLECT_FIRST"),
            new Case(
                    "expect: {gaps: {delivery.inFullRate: SHORT}}",
                    "expect: {gaps: {delivery.inFullRate: LATE}}",
                    "expected in unknowns: delivery.inFullRate LATE; it is SHORT"));

    private static Result run(String expectation) {
        Scenario scenario = ScenarioFiles.parse("s.yaml", "- name: n\n  " + GIVEN + "  " + expectation + "\n")
                .get(0);
        return runner.run(scenario);
    }

    @TestFactory
    Stream<DynamicTest> what_holds_passes_and_what_does_not_is_told() {
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(one.fails, () -> {
                    assertThat(run(one.holds).problems()).isEmpty();
                    assertThat(run(one.holds).passed()).isTrue();
                    Result failed = run(one.fails);
                    assertThat(failed.passed()).isFalse();
                    assertThat(failed.problems()).singleElement().satisfies(problem -> {
                        assertThat(problem.message(Locale.ENGLISH)).isEqualTo(one.message);
                        assertThat(problem.location()).startsWith("s.yaml:7:");
                        assertThat(problem.message(Locale.CHINA)).isNotEqualTo(problem.message(Locale.ENGLISH));
                    });
                }));
    }

    @Test
    void what_is_missing_altogether_is_named_once() {
        assertThat(run("expect: {actions: {OFFER: {rank: 1, owner: SALES}}}").problems())
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo("MS-180");
    }

    @Test
    void an_account_that_cannot_be_advised_fails_at_the_place_of_its_scenario(@TempDir Path folder) {
        ScenarioRunner later = new ScenarioRunner(RetentionAdvisor.of(new TestPack()
                .file("pack.yaml", "name: test\nversion: 1.0.0\nowner: T\nlanguage: en\neffectiveFrom: 2027-01-01\n")
                .compileIn(folder)));
        Scenario scenario = ScenarioFiles.parse("s.yaml", "- name: n\n  given: {}\n  expect: {stance: RETAIN}\n")
                .get(0);

        Result result = later.run(scenario);

        assertThat(result.passed()).isFalse();
        assertThat(result.advice()).isEmpty();
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("MS-232");
            assertThat(problem.location()).isEqualTo("s.yaml:1:3");
        });
    }
}
