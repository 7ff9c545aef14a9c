package dev.mainstay.testkit.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.mutation.MutationResult.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationRunTest {

    private static final Path FOLDER = Path.of("src/test/packs/small");
    private static final RulePack PACK = RulePackCompiler.compile(FOLDER);
    private static final List<Scenario> SCENARIOS = ScenarioFiles.read(FOLDER);
    private static final MutationReport REPORT = MutationRun.of(PACK, SCENARIOS).run();

    @Test
    void every_kind_of_element_is_broken() {
        List<Mutant> mutants = MutationRun.of(PACK, SCENARIOS).mutants();
        assertThat(mutants)
                .extracting(Mutant::mutation)
                .contains(
                        Mutation.LIMIT_UP,
                        Mutation.LIMIT_DOWN,
                        Mutation.BOUNDARY,
                        Mutation.NEGATION,
                        Mutation.CONDITION_DROPPED,
                        Mutation.CODE_SWAPPED,
                        Mutation.SEVERITY,
                        Mutation.RULE_DROPPED,
                        Mutation.ROW_DROPPED,
                        Mutation.NUMBER,
                        Mutation.WEIGHT);
        assertThat(mutants)
                .extracting(mutant -> mutant.at().file())
                .contains("limits.csv", "playbook.csv", "actions.csv");
        System.out.println("mutants of the small pack: " + new MutationText(PACK, REPORT, Locale.ENGLISH).summary());
    }

    @Test
    void what_would_stay_as_it_is_is_no_mutant(@TempDir Path folder) throws IOException {
        copy(folder);
        Path playbook = folder.resolve("playbook.csv");
        String rows = Files.readString(playbook);
        assertThat(rows).contains(",,PLAN,0.5");
        Files.writeString(playbook, rows.replace(",,PLAN,0.5", ",0,PLAN,0.5"));

        assertThat(Mutants.of(RulePackCompiler.compile(folder).model()))
                .isNotEmpty()
                .noneMatch(mutant -> mutant.before().equals(mutant.after()));
        assertThat(Mutants.number(0.0005)).isEqualTo("0.0005");
    }

    @Test
    void a_mutant_is_killed_by_a_scenario_that_is_named() {
        assertThat(REPORT.all(Fate.KILLED)).isNotEmpty().allSatisfy(result -> assertThat(result.by())
                .matches("scenarios/.*|check"));
    }

    @Test
    void a_survivor_comes_with_a_scenario_that_kills_it_and_only_fails_on_the_mutant() {
        List<MutationResult> survivors = REPORT.all(Fate.SURVIVED);
        assertThat(survivors).isNotEmpty().allSatisfy(result -> assertThat(result.killer())
                .isPresent());
        List<Scenario> with = new ArrayList<>(SCENARIOS);
        List<Killer> killers = survivors.stream()
                .map(MutationResult::killer)
                .flatMap(Optional::stream)
                .toList();
        with.addAll(ScenarioFiles.parse("scenarios/missing.yaml", Killers.file(killers)));
        MutationReport again = MutationRun.of(PACK, with).run();
        assertThat(again.all(Fate.SURVIVED)).extracting(MutationResult::mutant).isEmpty();
    }

    @Test
    void without_scenarios_nothing_is_killed() {
        MutationReport report = MutationRun.of(PACK, List.of()).sample(20, 7).run();
        assertThat(report.count(Fate.KILLED)).isZero();
        assertThat(report.score()).isZero();
    }

    @Test
    void the_result_is_the_same_for_any_number_of_threads() {
        String one =
                json(MutationRun.of(PACK, SCENARIOS).threads(1).sample(60, 3).run());
        String three =
                json(MutationRun.of(PACK, SCENARIOS).threads(3).sample(60, 3).run());
        assertThat(three).isEqualTo(one);
    }

    @Test
    void a_scenario_that_fails_before_anything_is_changed_is_refused() {
        Scenario wrong = ScenarioFiles.parse(
                        "wrong.yaml",
                        "- name: Wrong\n  given:\n    profile: {tier: KEY}\n  expect:\n    stance: EXIT\n")
                .get(0);
        assertThatThrownBy(() -> MutationRun.of(PACK, List.of(wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Wrong");
    }

    @Test
    void a_mutant_that_explodes_on_an_account_is_killed_by_its_scenario_and_the_run_goes_on(@TempDir Path folder)
            throws IOException {
        RulePack pack = exploding(folder);
        Scenario many = many(150);
        MutationReport report = MutationRun.of(pack, List.of(many)).run();
        assertThat(report.results())
                .filteredOn(result -> result.mutant().mutation() == Mutation.LIMIT_DOWN
                        && result.mutant().where().contains("complaint.open"))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.fate()).isEqualTo(Fate.KILLED);
                    assertThat(result.by()).contains("Many");
                });
        assertThat(report.results()).hasSizeGreaterThan(20);
    }

    @Test
    void a_boundary_is_found_where_an_account_makes_its_mutant_explode(@TempDir Path folder) throws IOException {
        List<Killer> killers =
                MutationRun.of(exploding(folder), List.of(many(150))).boundaries();
        assertThat(killers).extracting(Killer::name).anyMatch(name -> name.contains("complaint.open is 20 and not 19"));
    }

    /** Pairs of complaints beyond a limit; right at it there are so many that a step less makes a rule fire too often. */
    private static RulePack exploding(Path folder) throws IOException {
        copy(folder);
        Files.writeString(
                folder.resolve("limits.csv"),
                "complaint.open,,,,,20,DAYS,0,100,1,,T,t,J,t\n",
                StandardOpenOption.APPEND);
        Path rules = folder.resolve("signals/s.drl");
        Files.writeString(
                rules, Files.readString(rules).replace("openDays > 20", "openDays > limit(\"complaint.open\")"));
        PackModel model = RulePackCompiler.compile(folder).model();
        return RulePack.of(new PackModel(
                model.info(),
                model.rules().stream()
                        .map(rule -> rule.name().equals("Open") ? joined(rule) : rule)
                        .toList(),
                model.limits(),
                model.diagnosis(),
                model.actions(),
                model.playbook(),
                model.weights(),
                model.texts()));
    }

    private static void copy(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path from : files.toList()) {
                Path to = folder.resolve(FOLDER.relativize(from).toString());
                if (Files.isRegularFile(from)) {
                    Files.createDirectories(to.getParent());
                    Files.copy(from, to);
                }
            }
        }
    }

    /** Each with each other, which the check of an author's pack does not admit and a pack made by a program may do. */
    private static Rule joined(Rule rule) {
        Pattern one = rule.patterns().get(0);
        Pattern other = new Pattern(one.quantifier(), one.fact(), "$b", one.conditions(), one.accumulation(), one.at());
        return new Rule(
                rule.name(),
                rule.phase(),
                rule.commitment(),
                rule.severity(),
                rule.confidence(),
                List.of(one, other),
                rule.consequence(),
                rule.switchedOff(),
                rule.at());
    }

    private static Scenario many(int complaints) {
        StringBuilder text = new StringBuilder("- name: Many\n  given:\n    profile: {tier: KEY}\n    complaints:\n");
        for (int i = 0; i < complaints; i++) {
            text.append("    - {id: c").append(i).append(", openedOn: 2026-03-11}\n");
        }
        return ScenarioFiles.parse("many.yaml", text + "  absent: {signals: [OPEN]}\n")
                .get(0);
    }

    @Test
    void the_report_reads_in_english_and_chinese() {
        assertThat(new MutationText(PACK, REPORT, Locale.ENGLISH).text()).contains("SURVIVED", "- name:", "mutants");
        assertThat(new MutationText(PACK, REPORT, Locale.SIMPLIFIED_CHINESE).text())
                .contains("未被发现", "变异");
    }

    private static String json(MutationReport report) {
        return new MutationText(PACK, report, Locale.ENGLISH).json();
    }
}
