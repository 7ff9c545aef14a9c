package dev.mainstay.testkit;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.scenario.Failures;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.internal.Nearest;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.coverage.PackCoverage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Verifies a rule pack in sentences: given an account, this is expected of its advice.
 *
 * <pre>{@code
 * pack.given(account -> account.tier(KEY).delivery(d -> d.onTimeRate(0.86)))
 *     .expectCommitment(DELIVERY, BROKEN)
 *     .expectAction("DELIVERY_RECOVERY_PLAN").because("delivery.onTimeRate");
 * }</pre>
 *
 * <p>What is not as expected fails at once, with what is there instead and the nearest rule that would have made it so.
 * Immutable and thread-safe.
 */
public final class PackVerifier {

    private final Bench bench;
    private final Optional<Path> folder;
    private final Map<String, AccountSnapshot> accounts;

    private PackVerifier(RulePack pack, Optional<Path> folder) {
        bench = new Bench(RetentionAdvisor.of(pack));
        this.folder = folder;
        accounts = folder.map(ScenarioFiles::accounts).orElse(Map.of());
    }

    /** Verifies this pack. Building it takes a moment, so keep it, or let {@link MainstayPack} do so. */
    public static PackVerifier of(RulePack pack) {
        return new PackVerifier(pack, Optional.empty());
    }

    /**
     * Verifies the pack in this folder.
     *
     * @throws dev.mainstay.pack.InvalidPackException with every problem of the pack or its scenario files
     */
    public static PackVerifier of(Path folder) {
        return new PackVerifier(RulePackCompiler.compile(folder), Optional.of(folder));
    }

    /** The pack. */
    public RulePack pack() {
        return bench.pack();
    }

    /** The advisor by the pack. */
    public RetentionAdvisor advisor() {
        return bench.advisor();
    }

    /** The pack's folder, if it came from one. */
    public Optional<Path> folder() {
        return folder;
    }

    /**
     * The scenarios of the pack's folder, drafts included; none if it came from no folder.
     *
     * @throws dev.mainstay.pack.InvalidPackException with every problem of the scenario files
     */
    public List<Scenario> scenarios() {
        return folder.map(path -> ScenarioFiles.read(path, pack().model())).orElse(List.of());
    }

    /**
     * The scenarios in {@code scenarios/} of another folder, held against this pack; drafts included.
     *
     * @throws dev.mainstay.pack.InvalidPackException with every problem of the scenario files
     */
    public List<Scenario> scenarios(Path otherFolder) {
        return ScenarioFiles.read(otherFolder, pack().model());
    }

    /**
     * How much of the pack the scenarios of its folder reach.
     *
     * @throws dev.mainstay.pack.InvalidPackException with every problem of the scenario files
     */
    public PackCoverage coverage() {
        return PackCoverage.of(pack(), scenarios());
    }

    /** What explains failures by this pack. */
    Failures failures() {
        return bench.failures();
    }

    /** The advice for an account that is described here. */
    public AdviceVerifier given(Consumer<TestAccount> account) {
        return given(TestAccount.described(TestAccount.blank(), account));
    }

    /**
     * The advice for an account that differs from one the scenario files name.
     *
     * @throws IllegalArgumentException if they name no such account
     */
    public AdviceVerifier given(String like, Consumer<TestAccount> account) {
        return given(TestAccount.described(TestAccount.like(named(like)), account));
    }

    /** The advice for this account. */
    public AdviceVerifier given(AccountSnapshot account) {
        return new AdviceVerifier(account, bench.verdict(account));
    }

    private AccountSnapshot named(String name) {
        AccountSnapshot account = accounts.get(name);
        if (account == null) {
            throw new IllegalArgumentException("The scenario files name no account " + name + "."
                    + hint(name, accounts.keySet().stream().sorted().toList()));
        }
        return account;
    }

    private static String hint(String given, List<String> known) {
        return Nearest.to(given, known)
                .map(nearest -> " Maybe " + nearest + "?")
                .orElse(" Known: " + String.join(", ", known) + ".");
    }

    /**
     * One rule on its own, whatever others say of the account.
     *
     * @param name its name
     * @throws IllegalArgumentException if the pack has no such rule
     */
    public RuleVerifier rule(String name) {
        Rule rule = pack().model().rules().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The pack has no rule \"" + name + "\"."
                        + hint(
                                name,
                                pack().model().rules().stream()
                                        .map(Rule::name)
                                        .sorted()
                                        .toList())));
        return new RuleVerifier(bench, rule, this::named);
    }
}
