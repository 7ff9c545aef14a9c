package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.diff.AccountDiff;
import dev.mainstay.authoring.diff.Attribution;
import dev.mainstay.authoring.diff.Comparison;
import dev.mainstay.authoring.diff.PackChange;
import dev.mainstay.authoring.diff.PackDiff;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.mutation.Mutant;
import dev.mainstay.testkit.mutation.Mutants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random changes of the standard pack are found in it and named for every difference they make.
 *
 * <p>{@code -Dmainstay.diffs=2000} tries more.
 */
class PackDiffTest {

    private static final int DIFFS = Integer.getInteger("mainstay.diffs", 8);
    private static final long SEED = Long.getLong("mainstay.diffs.seed", 5);

    private final Random random = new Random(SEED);
    private final RulePack standard = RulePackCompiler.compile(Path.of("standard"));
    private final List<AccountSnapshot> accounts = new ArrayList<>();

    PackDiffTest() {
        List<Scenario> scenarios = ScenarioFiles.read(Path.of("standard"));
        for (int i = 0; i < scenarios.size(); i += 30) {
            accounts.add(scenarios.get(i).given());
        }
        new RandomAccounts(standard.model(), SEED).stream(60).forEach(accounts::add);
    }

    private Optional<PackModel> changed(PackModel of) {
        List<Mutant> mutants = Mutants.of(of);
        PackModel model = mutants.get(random.nextInt(mutants.size())).model();
        try {
            RetentionAdvisor.of(RulePack.of(model));
            return Optional.of(model);
        } catch (InvalidPackException partsDoNotFit) {
            return Optional.empty();
        }
    }

    private List<AccountDiff> differing(PackDiff diff) {
        return accounts.stream()
                .map(diff::compare)
                .map(Comparison.Compared.class::cast)
                .flatMap(compared -> compared.difference().stream())
                .toList();
    }

    @Test
    void a_change_is_found_and_named_for_every_difference_it_makes() {
        int tried = 0;
        int telling = 0;
        int differences = 0;
        while (tried < DIFFS) {
            Optional<PackModel> model = changed(standard.model());
            if (model.isEmpty()) {
                continue;
            }
            tried++;
            PackDiff diff = PackDiff.between(standard, RulePack.of(model.get()));
            assertThat(diff.changes()).as("changes").hasSize(1);
            List<AccountDiff> found = differing(diff);
            telling += found.isEmpty() ? 0 : 1;
            for (AccountDiff one : found) {
                for (AccountDiff.Attributed attributed : one.differences()) {
                    differences++;
                    assertThat(attributed.by())
                            .as(one.account().id() + " " + attributed.difference())
                            .isEqualTo(new Attribution(Attribution.Kind.ALONE, diff.changes()));
                }
            }
        }
        System.out.println("single changes: " + tried + " tried, " + telling + " told apart by " + accounts.size()
                + " accounts, " + differences + " differences attributed");
        assertThat(telling).isGreaterThan(tried / 3);
    }

    @Test
    void of_two_changes_each_difference_names_one_or_both_and_the_trials_agree() {
        int tried = 0;
        int differences = 0;
        int together = 0;
        while (tried < DIFFS) {
            Optional<PackModel> first = changed(standard.model());
            Optional<PackModel> second = first.flatMap(this::changed);
            if (second.isEmpty()) {
                continue;
            }
            PackDiff diff = PackDiff.between(standard, RulePack.of(second.get()));
            if (diff.changes().size() != 2) {
                continue; // the second changed what the first did
            }
            tried++;
            PackDiff firstOnly = PackDiff.between(standard, RulePack.of(first.get()));
            Set<PackChange> both = new HashSet<>(diff.changes());
            for (AccountDiff one : differing(diff)) {
                Comparison.Compared alone = (Comparison.Compared) firstOnly.compare(one.account());
                for (AccountDiff.Attributed attributed : one.differences()) {
                    differences++;
                    together += attributed.by().kind() == Attribution.Kind.TOGETHER ? 1 : 0;
                    assertThat(both)
                            .as(one.account().id() + " " + attributed.difference())
                            .containsAll(attributed.by().changes());
                    boolean firstSuffices = alone.difference().stream()
                            .flatMap(difference -> difference.differences().stream())
                            .anyMatch(same -> same.difference().equals(attributed.difference()));
                    if (firstSuffices) {
                        assertThat(attributed.by().kind()).isEqualTo(Attribution.Kind.ALONE);
                        assertThat(attributed.by().changes()).containsAnyElementsOf(firstOnly.changes());
                    }
                }
            }
        }
        System.out.println("pairs of changes: " + tried + " tried, " + differences + " differences attributed, "
                + together + " of them to both together");
        assertThat(differences).isGreaterThan(tried);
    }
}
