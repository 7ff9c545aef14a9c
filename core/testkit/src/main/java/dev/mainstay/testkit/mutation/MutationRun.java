package dev.mainstay.testkit.mutation;

import dev.mainstay.AdviceLimits;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.internal.engine.PackEngine;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.mutation.MutationResult.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds every mutant of a pack against the pack's scenarios. The result is the same on every run and for every number of
 * threads. Immutable and thread-safe.
 */
public final class MutationRun {

    /**
     * What the pack and its mutants may take with one account: as much as usual of all that is counted, and as long as that
     * lasts, for else a busy machine would decide what is killed. A mutant that takes more on a scenario's account is killed
     * by that scenario.
     */
    public static final AdviceLimits LIMITS = AdviceLimits.standard().withTime(Duration.ofDays(365));

    private static final Set<Mutation> AT_BOUNDARIES =
            EnumSet.of(Mutation.LIMIT_UP, Mutation.LIMIT_DOWN, Mutation.BOUNDARY, Mutation.ROW_DROPPED);

    private final RulePack pack;
    private final List<Scenario> scenarios;
    private final List<Mutant> mutants;
    private final int threads;
    private final Progress progress;

    private MutationRun(RulePack pack, List<Scenario> scenarios, List<Mutant> mutants, int threads, Progress progress) {
        this.pack = pack;
        this.scenarios = scenarios;
        this.mutants = mutants;
        this.threads = threads;
        this.progress = progress;
    }

    /** Hears how far a run has come; called by many threads. */
    @FunctionalInterface
    public interface Progress {
        /** That many of all mutants are done. */
        void done(int mutants, int all);
    }

    /**
     * A run of all mutants.
     *
     * @param scenarios the pack's scenarios; drafts are left out
     * @throws IllegalArgumentException if one of them fails on the pack as it is, for then nothing can be said of mutants
     */
    public static MutationRun of(RulePack pack, List<Scenario> scenarios) {
        List<Scenario> confirmed =
                scenarios.stream().filter(scenario -> !scenario.draft()).toList();
        ScenarioRunner runner = new ScenarioRunner(RetentionAdvisor.of(pack, LIMITS));
        for (Scenario scenario : confirmed) {
            if (!runner.run(scenario).passed()) {
                throw new IllegalArgumentException("fails before anything is changed: " + scenario.name());
            }
        }
        return new MutationRun(
                pack,
                confirmed,
                Mutants.of(pack.model()),
                Runtime.getRuntime().availableProcessors(),
                (done, all) -> {});
    }

    /** The same run with that many threads. */
    public MutationRun threads(int count) {
        return new MutationRun(pack, scenarios, mutants, count, progress);
    }

    /** The same run, telling how far it has come. */
    public MutationRun progress(Progress listener) {
        return new MutationRun(pack, scenarios, mutants, threads, listener);
    }

    /** The same run with that many of the mutants, drawn at random; the same seed draws the same. */
    public MutationRun sample(int count, long seed) {
        List<Mutant> drawn = new ArrayList<>(mutants);
        Collections.shuffle(drawn, new Random(seed));
        Set<Mutant> kept = new HashSet<>(drawn.subList(0, Math.min(count, drawn.size())));
        return new MutationRun(
                pack, scenarios, mutants.stream().filter(kept::contains).toList(), threads, progress);
    }

    /** The mutants it will try. */
    public List<Mutant> mutants() {
        return mutants;
    }

    /** Tries them all. */
    public MutationReport run() {
        Bench bench = new Bench();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<MutationResult>> pending = new ArrayList<>();
            AtomicInteger done = new AtomicInteger();
            for (Mutant mutant : mutants) {
                pending.add(workers.submit(() -> {
                    MutationResult result = bench.result(mutant);
                    progress.done(done.incrementAndGet(), mutants.size());
                    return result;
                }));
            }
            List<MutationResult> results = new ArrayList<>();
            for (Future<MutationResult> one : pending) {
                results.add(one.get());
            }
            return new MutationReport(results, scenarios.size());
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            workers.shutdownNow();
        }
    }

    /** For every limit, comparison and row, an account that tells its mutant from the pack, whatever scenarios there are. */
    public List<Killer> boundaries() {
        Bench bench = new Bench();
        return mutants.parallelStream()
                .filter(mutant -> AT_BOUNDARIES.contains(mutant.mutation()))
                .map(bench::boundary)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What all mutants have in common: the pack as it is, and what it says of the scenarios' accounts. Thread-safe. */
    private final class Bench {

        private final PackEngine original = new PackEngine(pack.model(), pack.id());
        private final List<Advice> before = scenarios.stream()
                .map(scenario ->
                        Consultations.advice(original, scenario.given()).orElseThrow())
                .toList();
        private final Family family =
                new Family(scenarios.stream().map(Scenario::given).toList(), before);
        private final Strangers strangers = new Strangers(pack, original);
        private final ScenarioOrder order = new ScenarioOrder(pack, scenarios, before);
        private final Reasoning.Shared reasoning = new Reasoning.Shared(pack.model());

        /** The changed pack; what it has in common with the pack as it is, is not made again. */
        private Optional<PackEngine> mutated(Mutant mutant) {
            try {
                return Optional.of(new PackEngine(mutant.model(), pack.id(), original));
            } catch (IllegalArgumentException partsDoNotFit) {
                return Optional.empty();
            }
        }

        MutationResult result(Mutant mutant) {
            return mutated(mutant)
                    .map(engine -> result(mutant, engine))
                    .orElseGet(
                            () -> new MutationResult(mutant, Fate.KILLED, MutationResult.BY_CHECK, Optional.empty()));
        }

        private MutationResult result(Mutant mutant, PackEngine mutated) {
            List<AccountSnapshot> told = new ArrayList<>();
            for (int i : order.of(mutant)) {
                Scenario scenario = scenarios.get(i);
                Optional<Advice> after = Consultations.advice(mutated, scenario.given());
                if (Difference.fails(after, scenario.expectations())) {
                    String by = scenario.at() + " " + scenario.name();
                    return new MutationResult(mutant, Fate.KILLED, by, Optional.empty());
                }
                if (told.size() < KillerSearch.MOST
                        && Difference.first(before.get(i), after).isPresent()) {
                    told.add(scenario.given());
                }
            }
            Proof proof = proof(mutant);
            if (proof.equivalent()) {
                return new MutationResult(mutant, Fate.EQUIVALENT, "", Optional.empty());
            }
            List<AccountSnapshot> candidates = new ArrayList<>(proof.witnesses());
            candidates.addAll(told);
            KillerSearch search = new KillerSearch(original, mutant, mutated, family, strangers);
            Optional<Killer> killer = search.killer(candidates);
            boolean differs = search.told() || !told.isEmpty();
            return new MutationResult(mutant, differs ? Fate.SURVIVED : Fate.UNTOLD, "", killer);
        }

        Optional<Killer> boundary(Mutant mutant) {
            return mutated(mutant).flatMap(engine -> boundary(mutant, engine));
        }

        private Optional<Killer> boundary(Mutant mutant, PackEngine mutated) {
            Proof proof = proof(mutant);
            if (proof.equivalent()) {
                return Optional.empty();
            }
            List<AccountSnapshot> candidates = new ArrayList<>(proof.witnesses());
            for (int i : order.of(mutant)) {
                if (candidates.size() < KillerSearch.MOST) {
                    AccountSnapshot account = scenarios.get(i).given();
                    if (Difference.first(before.get(i), Consultations.advice(mutated, account))
                            .isPresent()) {
                        candidates.add(account);
                    }
                }
            }
            return new KillerSearch(original, mutant, mutated, family, strangers).killer(candidates);
        }

        private Proof proof(Mutant mutant) {
            return reasoning.with(mine -> {
                Equivalence equivalence = new Equivalence(mine, mutant);
                boolean proven = equivalence.proven();
                return new Proof(proven, equivalence.witnesses());
            });
        }
    }

    /** Whether a mutant is proven equivalent, and accounts that may tell it apart if it is not. */
    private record Proof(boolean equivalent, List<AccountSnapshot> witnesses) {}
}
