package dev.mainstay.testkit.mutation;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.internal.engine.PackEngine;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.mutation.MutationResult.Fate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
        ScenarioRunner runner = new ScenarioRunner(RetentionAdvisor.of(pack));
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
        List<Advice> before = new ArrayList<>();
        PackEngine engine = new PackEngine(pack.model(), pack.id());
        scenarios.forEach(scenario -> before.add(engine.advise(scenario.given())));
        Family family = new Family(scenarios.stream().map(Scenario::given).toList(), before);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<MutationResult>> pending = new ArrayList<>();
            AtomicInteger done = new AtomicInteger();
            for (Mutant mutant : mutants) {
                pending.add(workers.submit(() -> {
                    MutationResult result = result(mutant, engine, before, family);
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
        PackEngine engine = new PackEngine(pack.model(), pack.id());
        List<Advice> before = new ArrayList<>();
        scenarios.forEach(scenario -> before.add(engine.advise(scenario.given())));
        Family family = new Family(scenarios.stream().map(Scenario::given).toList(), before);
        return mutants.parallelStream()
                .filter(mutant -> AT_BOUNDARIES.contains(mutant.mutation()))
                .map(mutant -> boundary(mutant, engine, before, family))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Killer> boundary(Mutant mutant, PackEngine original, List<Advice> before, Family family) {
        PackEngine mutated;
        try {
            mutated = new PackEngine(mutant.model(), pack.id());
        } catch (IllegalArgumentException partsDoNotFit) {
            return Optional.empty();
        }
        Equivalence equivalence = new Equivalence(pack.model(), mutant);
        if (equivalence.proven()) {
            return Optional.empty();
        }
        List<AccountSnapshot> candidates = new ArrayList<>(equivalence.witnesses());
        for (int i : order(mutant, before)) {
            if (candidates.size() < KillerSearch.MOST
                    && Difference.first(
                                    before.get(i),
                                    mutated.advise(scenarios.get(i).given()))
                            .isPresent()) {
                candidates.add(scenarios.get(i).given());
            }
        }
        return new KillerSearch(pack, original, mutant, mutated, family).killer(candidates);
    }

    private MutationResult result(Mutant mutant, PackEngine original, List<Advice> before, Family family) {
        PackEngine mutated;
        try {
            mutated = new PackEngine(mutant.model(), pack.id());
        } catch (IllegalArgumentException partsDoNotFit) {
            return new MutationResult(mutant, Fate.KILLED, MutationResult.BY_CHECK, Optional.empty());
        }
        List<AccountSnapshot> told = new ArrayList<>();
        for (int i : order(mutant, before)) {
            Scenario scenario = scenarios.get(i);
            Advice after = mutated.advise(scenario.given());
            if (!ScenarioRunner.mismatches(after, scenario.expectations()).isEmpty()) {
                return new MutationResult(mutant, Fate.KILLED, scenario.at() + " " + scenario.name(), Optional.empty());
            }
            if (told.size() < KillerSearch.MOST
                    && Difference.first(before.get(i), after).isPresent()) {
                told.add(scenario.given());
            }
        }
        Equivalence equivalence = new Equivalence(pack.model(), mutant);
        if (equivalence.proven()) {
            return new MutationResult(mutant, Fate.EQUIVALENT, "", Optional.empty());
        }
        List<AccountSnapshot> candidates = new ArrayList<>(equivalence.witnesses());
        candidates.addAll(told);
        KillerSearch search = new KillerSearch(pack, original, mutant, mutated, family);
        Optional<Killer> killer = search.killer(candidates);
        return new MutationResult(mutant, search.told() || !told.isEmpty() ? Fate.SURVIVED : Fate.UNTOLD, "", killer);
    }

    /** Scenarios that name what was changed come first, then those whose advice has to do with it. */
    private List<Integer> order(Mutant mutant, List<Advice> before) {
        List<Integer> order = new ArrayList<>();
        int[] nearness = new int[scenarios.size()];
        for (int i = 0; i < nearness.length; i++) {
            order.add(i);
            for (Expectation expectation : scenarios.get(i).expectations()) {
                nearness[i] += mutant.codes().contains(expectation.code()) ? 2 : 0;
            }
            nearness[i] += Difference.mentions(before.get(i), mutant.codes()) ? 1 : 0;
        }
        order.sort(Comparator.comparingInt(i -> -Math.min(nearness[i], 3)));
        return order;
    }
}
