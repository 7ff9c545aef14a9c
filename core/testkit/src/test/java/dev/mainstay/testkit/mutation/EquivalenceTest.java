package dev.mainstay.testkit.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.authoring.snapshot.SnapshotTree;
import dev.mainstay.internal.engine.PackEngine;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.mutation.Mutant.Part;
import dev.mainstay.vocabulary.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A mutant that is called equivalent is told from its pack by no account: tried, for each kind of proof, with random accounts and
 * with scenarios' accounts thrown together. A long run: {@code -Dmainstay.proofs.accounts=5000 -Dmainstay.proofs.each=1}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EquivalenceTest {

    private static final int ACCOUNTS = Integer.getInteger("mainstay.proofs.accounts", 60);
    /** Of the mutants every so many is looked at. */
    private static final int EACH = Integer.getInteger("mainstay.proofs.each", 9);

    private static final Path STANDARD = Path.of("../../rules/standard");

    private final RulePack pack = RulePackCompiler.compile(STANDARD);
    private final PackEngine original = new PackEngine(pack.model(), pack.id());
    private final List<Mutant> mutants = Mutants.of(pack.model());
    private final Reasoning.Shared reasoning = new Reasoning.Shared(pack.model());

    @Test
    void no_account_tells_a_mutant_that_is_proven_equivalent_from_its_pack() {
        List<AccountSnapshot> accounts = accounts();
        List<Advice> before = accounts.stream()
                .map(account -> Consultations.advice(original, account).orElseThrow())
                .toList();
        Map<Part, Integer> proven = new EnumMap<>(Part.class);
        int looked = 0;
        for (int i = 0; i < mutants.size(); i++) {
            Mutant mutant = mutants.get(i);
            if (i % EACH == 0 && ofProposalsOrStances(mutant) && proven(mutant)) {
                proven.merge(mutant.part(), 1, Integer::sum);
                PackEngine mutated = new PackEngine(mutant.model(), pack.id(), original);
                for (int j = 0; j < accounts.size(); j++) {
                    looked++;
                    assertThat(Consultations.advice(mutated, accounts.get(j)))
                            .as(() -> mutant.toString())
                            .contains(before.get(j));
                }
            }
        }
        System.out.printf(
                "proofs: mutants proven equivalent %s, none told by %,d accounts each, %,d consultations%n",
                proven, accounts.size(), looked);
        assertThat(proven).containsKeys(Part.RULE, Part.ACTION, Part.PLAYBOOK);
    }

    /** One of each kind, by name, so that a proof that is lost is missed. */
    @Test
    void each_kind_of_proof_is_found() {
        assertThat(List.of(
                        // never proposed together, or one always barred
                        mutant("actions.csv", "MORE_SERVICES_THROUGH_CHANNEL", "ORDERLY_EXIT"),
                        mutant("actions.csv", "EXECUTIVE_VISIT", "EASE_CONTACT_PRESSURE"),
                        // a trait that no rule can see
                        mutant("actions.csv", "COMPLETE_PROFILE", "data"),
                        mutant("actions.csv", "CONTAIN_SAFETY_INCIDENT", "fix"),
                        // a row beside a greater one
                        mutant("playbook.csv", "DELIVERY_RECOVERY_PLAN LATE_DELIVERY", "row"),
                        mutant("playbook.csv", "HOLD_THE_LINE DEMANDS_GROWING", "save 0.3"),
                        mutant("playbook.csv", "INVESTIGATE_DIVERSION GOODS_DIVERTED", "row"),
                        // a cell that another cell implies
                        mutant("playbook.csv", "ESTABLISH_KEY_ACCOUNT_TEAM NO_ACCOUNT_TEAM", "KEY"),
                        mutant("playbook.csv", "LOST_ACCOUNT_REVIEW TIER_DROPPED", "atLeast 0.9"),
                        // a permit that nothing else asks for
                        mutant("guardrails.drl", "An exit needs a moment", "code == \"ORDERLY_EXIT\""),
                        // a likelihood that never is the limit
                        mutant("stance.drl", "An account that changes its strategy", Mutation.BOUNDARY, "likelihood"),
                        // a stance that another goes before
                        mutant("stance.drl", "A sound account with growth potential", "risk == LOW"),
                        // a cap above every row, and an order that stays the order
                        mutant("weights.csv", "cap.YES", "0.9"),
                        mutant("weights.csv", "stance.order.MAINTAIN", "6")))
                .allSatisfy(mutant ->
                        assertThat(proven(mutant)).as(mutant.toString()).isTrue());
    }

    @Test
    void what_some_account_tells_is_not_proven() {
        assertThat(List.of(
                        mutant("actions.csv", "CLOSE_NEED_GAP", "ORDERLY_EXIT"),
                        mutant("actions.csv", "OFFER_INCENTIVE", "incentive"),
                        mutant("playbook.csv", "DELIVERY_RECOVERY_PLAN DELIVERY", "row"),
                        mutant("playbook.csv", "EXECUTIVE_DEFENCE DEFECTION", "KEY"),
                        mutant("guardrails.drl", "No contact campaign above", "traits contains"),
                        mutant("stance.drl", "A sound account with growth potential", "value.growthPotential"),
                        mutant("weights.csv", "cap.NO", "0.1"),
                        mutant("weights.csv", "stance.order.HEDGE", "3")))
                .noneSatisfy(mutant ->
                        assertThat(proven(mutant)).as(mutant.toString()).isTrue());
    }

    private Mutant mutant(String file, String where, String before) {
        return mutant(mutants, file, where, before);
    }

    private Mutant mutant(String file, String where, Mutation mutation, String before) {
        return mutant(
                mutants.stream().filter(mutant -> mutant.mutation() == mutation).toList(), file, where, before);
    }

    private static Mutant mutant(List<Mutant> among, String file, String where, String before) {
        return among.stream()
                .filter(mutant -> mutant.at().file().equals(file)
                        && mutant.where().replace("\"", "").startsWith(where)
                        && mutant.before().startsWith(before))
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " " + where + " " + before));
    }

    private boolean proven(Mutant mutant) {
        return reasoning.with(mine -> new Equivalence(mine, mutant).proven());
    }

    private boolean ofProposalsOrStances(Mutant mutant) {
        return switch (mutant.part()) {
            case ACTION, PLAYBOOK, WEIGHT -> true;
            case RULE -> {
                Phase phase = pack.model().rules().get(mutant.position()).phase();
                yield phase == Phase.GUARDRAILS || phase == Phase.STANCE;
            }
            case LIMIT, DATA -> false;
        };
    }

    private List<AccountSnapshot> accounts() {
        RandomAccounts random = new RandomAccounts(pack.model(), 11);
        List<Scenario> scenarios = ScenarioFiles.read(STANDARD, pack.model());
        Random dice = new Random(11);
        List<AccountSnapshot> accounts = new ArrayList<>();
        for (int i = 0; accounts.size() < ACCOUNTS; i++) {
            Optional<AccountSnapshot> account = i % 2 == 0 ? Optional.of(random.account(i)) : together(scenarios, dice);
            account.filter(one -> Consultations.advice(original, one).isPresent())
                    .ifPresent(accounts::add);
        }
        return accounts;
    }

    private static Optional<AccountSnapshot> together(List<Scenario> scenarios, Random dice) {
        SnapshotTree tree = one(scenarios, dice);
        for (int i = dice.nextInt(6); i > 0; i--) {
            tree = tree.merged(one(scenarios, dice));
        }
        return tree.snapshot();
    }

    private static SnapshotTree one(List<Scenario> scenarios, Random dice) {
        return SnapshotTree.of(scenarios.get(dice.nextInt(scenarios.size())).given());
    }
}
