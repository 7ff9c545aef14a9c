package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.authoring.explain.Reason;
import dev.mainstay.authoring.explain.Shortfall;
import dev.mainstay.authoring.scenario.Failure;
import dev.mainstay.authoring.scenario.Failures;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.pack.RulePack;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A failing expectation tells what is there and what came nearest to being there. */
class FailuresTest {

    private static ScenarioRunner runner;
    private static Failures failures;

    @BeforeAll
    static void build(@TempDir Path folder) {
        RulePack pack = SmallPolicy.compileIn(folder);
        runner = new ScenarioRunner(RetentionAdvisor.of(pack));
        failures = Failures.by(pack);
    }

    private static List<Failure> fail(String given, String expectation) {
        return failures.of(
                runner.run(ScenarioFiles.parse("s.yaml", "- name: n\n  given: " + given + "\n  " + expectation + "\n")
                        .get(0)));
    }

    private static String text(String given, String expectation, Locale locale) {
        return String.join(
                "",
                fail(given, expectation).stream()
                        .flatMap(failure -> failure.lines(locale).stream().skip(1))
                        .map(line -> line.substring(2) + "\n")
                        .toList());
    }

    /** An account, what is expected, and what is said below the mismatch. */
    private record Case(String given, String expectation, String told) {}

    private static final List<Case> CASES = List.of(
            new Case("{delivery: {onTimeRate: 0.95}}", "expect: {signals: [LATE]}", """
                      nearest: the rule "Late" did not fire [signals/s.drl:1]
                        delivery.onTimeRate is 0.95, not < 0.9 (limit("delivery.onTime"), limits.csv:2) [signals/s.drl:4]
                      """),
            new Case("{}", "expect: {signals: [LATE]}", """
                      nearest: the rule "Late" did not fire [signals/s.drl:1]
                        delivery.onTimeRate is unknown; < 0.9 (limit("delivery.onTime"), limits.csv:2) is asked for [signals/s.drl:4]
                      """),
            new Case("{delivery: {onTimeRate: 0.5}}", "expect: {signals: {LATE: CRITICAL}}", """
                      there is: LATE SERIOUS by the rule "Late" [signals/s.drl:1]
                        delivery.onTimeRate 0.5, < 0.9 (limits.csv:2)
                      nearest: nothing in the pack leads to LATE CRITICAL
                      """),
            new Case("{}", "expect: {signals: [OPEN]}", """
                      nearest: the rule "Open" did not fire [signals/s.drl:9]
                        nothing is known of complaints [signals/s.drl:11]
                      """),
            new Case("{complaints: []}", "expect: {signals: [OPEN]}", """
                      nearest: the rule "Open" did not fire [signals/s.drl:9]
                        there is nothing in complaints [signals/s.drl:11]
                      """),
            new Case(
                    "{complaints: [{id: A, openedOn: 2026-03-20}, {id: B, openedOn: 2026-03-15}]}",
                    "expect: {signals: [OPEN]}",
                    """
                      nearest: the rule "Open" did not fire [signals/s.drl:9]
                        complaints[B].openDays is 16, not > 20 [signals/s.drl:11]
                      """),
            new Case("{delivery: {onTimeRate: 0.95}}", "expect: {causes: [SUPPLIER_OPTIMISATION]}", """
                      nearest: SUPPLIER_OPTIMISATION comes to 0, and 0.1 is asked for
                        LATE would speak for SUPPLIER_OPTIMISATION with weight 0.5, but is not raised [diagnosis.csv:2]
                          the rule "Late" did not fire [signals/s.drl:1]
                            delivery.onTimeRate is 0.95, not < 0.9 (limit("delivery.onTime"), limits.csv:2) [signals/s.drl:4]
                      """),
            new Case("{delivery: {onTimeRate: 0.5}}", "expect: {causes: {SUPPLIER_OPTIMISATION: \">= 0.8\"}}", """
                      there is: SUPPLIER_OPTIMISATION comes to 0.35
                        LATE speaks for SUPPLIER_OPTIMISATION with weight 0.5 [diagnosis.csv:2]
                          LATE SERIOUS by the rule "Late" [signals/s.drl:1]
                            delivery.onTimeRate 0.5, < 0.9 (limits.csv:2)
                      nearest: everything that could speak for SUPPLIER_OPTIMISATION does so already
                      """),
            new Case("{delivery: {onTimeRate: 0.5}}", "expect: {causes: [FOUL_PLAY]}", """
                      nearest: nothing in the pack leads to FOUL_PLAY
                      """),
            new Case("{delivery: {onTimeRate: 0.95}}", "expect: {commitments: {DELIVERY: BROKEN}}", """
                      there is: DELIVERY is KEPT
                      nearest: the rule "Late" did not fire [signals/s.drl:1]
                        delivery.onTimeRate is 0.95, not < 0.9 (limit("delivery.onTime"), limits.csv:2) [signals/s.drl:4]
                      """),
            new Case("{delivery: {onTimeRate: 0.5}}", "expect: {commitments: {DELIVERY: KEPT}}", """
                      there is: DELIVERY is BROKEN
                        LATE SERIOUS by the rule "Late" [signals/s.drl:1]
                          delivery.onTimeRate 0.5, < 0.9 (limits.csv:2)
                      """),
            new Case("{}", "expect: {commitments: {DELIVERY: KEPT}}", """
                      there is: no metric is known that could speak against DELIVERY
                      """),
            new Case("{delivery: {onTimeRate: 0.95}}", "expect: {stance: RETAIN}", """
                      there is: no rule took a stance, so it is MAINTAIN
                      nearest: the rule "Retain" did not fire [stance.drl:1]
                        defection is 0, not > 0.2 [stance.drl:2]
                      """),
            new Case("{delivery: {onTimeRate: 0.5}}", "expect: {stance: MAINTAIN}", """
                      there is: the stance is RETAIN by the rule "Retain" [stance.drl:1]
                        defection 0.35, > 0.2
                      """),
            new Case("{delivery: {onTimeRate: 0.95}, complaints: []}", "expect: {risk: HIGH}", """
                      nearest: DEFECTION comes to 0, and 0.5 is asked for
                        LATE would speak for SUPPLIER_OPTIMISATION with weight 0.5, but is not raised [diagnosis.csv:2]
                          the rule "Late" did not fire [signals/s.drl:1]
                            delivery.onTimeRate is 0.95, not < 0.9 (limit("delivery.onTime"), limits.csv:2) [signals/s.drl:4]
                        OPEN would speak for UNRESOLVED_COMPLAINT with weight 0.4, but is not raised [diagnosis.csv:3]
                          the rule "Open" did not fire [signals/s.drl:9]
                            there is nothing in complaints [signals/s.drl:11]
                      """),
            new Case("{delivery: {onTimeRate: 0.95}}", "expect: {actions: [PLAN]}", """
                      nearest: the row that would propose PLAN does not apply [playbook.csv:2]
                        SUPPLIER_OPTIMISATION comes to 0, and 0.2 is asked for
                          LATE would speak for SUPPLIER_OPTIMISATION with weight 0.5, but is not raised [diagnosis.csv:2]
                            the rule "Late" did not fire [signals/s.drl:1]
                              delivery.onTimeRate is 0.95, not < 0.9 (limit("delivery.onTime"), limits.csv:2) [signals/s.drl:4]
                      """),
            new Case("{delivery: {onTimeRate: 0.5}, channel: {overdueDays: 70}}", "expect: {actions: [OFFER]}", """
                      there is: OFFER is proposed, but withheld: COLLECT_FIRST, by Collect first [guardrails.drl:1]
                        channel.overdueDays 70, > 60
                        traits [incentive], contains incentive
                      """),
            new Case(
                    "{delivery: {onTimeRate: 0.5}, channel: {overdueDays: 50}}",
                    "expect: {withheld: {OFFER: COLLECT_FIRST}}",
                    """
                      there is: OFFER is recommended at rank 2, because of SUPPLIER_OPTIMISATION, LATE
                        LATE SERIOUS by the rule "Late" [signals/s.drl:1]
                          delivery.onTimeRate 0.5, < 0.9 (limits.csv:2)
                      nearest: the rule "Collect first" did not fire [guardrails.drl:1]
                        channel.overdueDays is 50, not > 60 [guardrails.drl:2]
                      """),
            new Case("{delivery: {onTimeRate: 0.5}}", "absent: {actions: {OFFER: {rank: 2}}}", """
                      there is: OFFER is recommended at rank 2, because of SUPPLIER_OPTIMISATION, LATE
                        LATE SERIOUS by the rule "Late" [signals/s.drl:1]
                          delivery.onTimeRate 0.5, < 0.9 (limits.csv:2)
                      """),
            new Case("{delivery: {onTimeRate: 0.5}}", "absent: {risk: MODERATE}", """
                      there is: DEFECTION comes to 0.35
                        SUPPLIER_OPTIMISATION comes to 0.35
                      """),
            new Case("{delivery: {onTimeRate: 0.5}}", "expect: {gaps: [delivery.onTimeRate]}", """
                      nearest: delivery.onTimeRate is known: 0.5
                      """),
            new Case("{delivery: {onTimeRate: 0.5}}", "expect: {gaps: [benefit.priceGap]}", """
                      nearest: knowing benefit.priceGap could not raise a signal here
                      """));

    @TestFactory
    Stream<DynamicTest> what_is_there_and_what_came_nearest_is_told() {
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(one.given + " " + one.expectation, () -> assertThat(
                                text(one.given, one.expectation, Locale.ENGLISH))
                        .isEqualTo(one.told)));
    }

    @Test
    void every_sentence_reads_in_chinese_too() {
        for (Case one : CASES) {
            String english = text(one.given, one.expectation, Locale.ENGLISH);
            String chinese = text(one.given, one.expectation, Locale.CHINA);

            assertThat(chinese.lines()).hasSameSizeAs(english.lines().toList());
            assertThat(chinese).doesNotContain("{").doesNotContain("nearest").doesNotContain(" did not ");
        }
    }

    @Test
    void every_kind_of_reason_has_a_sentence_in_both_languages() {
        for (Reason.Kind kind : Reason.Kind.values()) {
            Reason reason = new Reason(
                    kind,
                    Optional.empty(),
                    List.of("1", "2", "3", "4", "5"),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());

            assertThat(reason.sentence(Locale.CHINA)).isNotEqualTo(reason.sentence(Locale.ENGLISH));
        }
    }

    @Test
    void a_comparison_that_failed_is_told_in_figures() {
        Reason condition = fail("{delivery: {onTimeRate: 0.95}}", "expect: {signals: [LATE]}")
                .get(0)
                .nearest()
                .get(0)
                .because()
                .get(0);

        assertThat(condition.shortfall())
                .contains(new Shortfall(
                        "delivery.onTimeRate",
                        Optional.of("0.95"),
                        "<",
                        Optional.of("0.9"),
                        Optional.of("delivery.onTime"),
                        Optional.of("limits.csv:2"),
                        OptionalDouble.of(0.05)));
    }
}
