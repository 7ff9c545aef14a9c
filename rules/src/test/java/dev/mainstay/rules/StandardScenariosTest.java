package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.authoring.scenario.Subject;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.PackVerifier;
import dev.mainstay.testkit.ScenarioTests;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Stance;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The standard pack's own scenarios hold, and cover every signal, cause, conduct risk, stance and guardrail. */
class StandardScenariosTest {

    private static final RulePack PACK = RulePack.standard();
    private static final Path FOLDER = Path.of("standard");
    private static final List<Scenario> SCENARIOS = ScenarioFiles.read(FOLDER, PACK.model());

    @TestFactory
    Stream<DynamicNode> every_scenario_holds() {
        return ScenarioTests.of(PackVerifier.of(PACK), FOLDER);
    }

    private static Set<String> named(Subject subject, boolean present) {
        return expectations(subject, present).map(Expectation::code).collect(Collectors.toSet());
    }

    private static Stream<Expectation> expectations(Subject subject, boolean present) {
        return SCENARIOS.stream()
                .flatMap(scenario -> scenario.expectations().stream())
                .filter(expectation -> expectation.subject() == subject && expectation.present() == present);
    }

    @Test
    void every_signal_is_expected_somewhere_and_absent_somewhere() {
        Set<String> signals = PACK.model().rules().stream()
                .filter(rule -> rule.consequence().call() == BoardCall.RAISE)
                .map(rule -> rule.consequence().code())
                .collect(Collectors.toSet());

        assertThat(named(Subject.SIGNALS, true)).isEqualTo(signals);
        assertThat(named(Subject.SIGNALS, false)).isEqualTo(signals);
    }

    @Test
    void every_cause_conduct_risk_and_stance_is_expected_somewhere() {
        assertThat(named(Subject.CAUSES, true)).containsAll(names(Cause.values()));
        assertThat(named(Subject.CONDUCT, true)).containsAll(names(ConductRisk.values()));
        assertThat(named(Subject.STANCE, true)).containsAll(names(Stance.values()));
    }

    @Test
    void every_reason_of_a_guardrail_is_expected_somewhere() {
        Set<String> reasons = PACK.model().rules().stream()
                .filter(rule -> rule.phase() == Phase.GUARDRAILS)
                .filter(rule -> rule.consequence().call() != BoardCall.POSTPONE)
                .filter(rule -> rule.consequence().call().codes().contains(CodeKind.REASON))
                .map(rule -> rule.consequence().code())
                .collect(Collectors.toSet());
        Set<String> expected =
                expectations(Subject.WITHHELD, true).map(Expectation::value).collect(Collectors.toSet());

        assertThat(expected)
                .containsAll(reasons)
                .contains("COSTS_MORE_THAN_IT_PROTECTS", "EXCLUDED", "MISSING_PRECONDITION");
    }

    private static List<String> names(Enum<?>[] codes) {
        return Arrays.stream(codes).map(Enum::name).toList();
    }
}
