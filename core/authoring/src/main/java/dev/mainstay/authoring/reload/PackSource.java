package dev.mainstay.authoring.reload;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.internal.Impact;
import dev.mainstay.authoring.internal.Memory;
import dev.mainstay.authoring.internal.PackReading;
import dev.mainstay.authoring.internal.Problems;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackTrust;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A folder or jar that packs are made of, again and again, each time doing only what the one before does not answer: rules that
 * did not change are not read again, and scenarios that the change cannot concern are not run again. For one thread at a time.
 */
final class PackSource {

    private final Path path;
    private final PackTrust trust;
    private final Memory memory = new Memory();
    private Optional<Candidate> serving = Optional.empty();

    PackSource(Path path, PackTrust trust) {
        this.path = path;
        this.trust = trust;
    }

    /**
     * A pack that passed its checks and scenarios.
     *
     * @param passed the scenarios that hold; empty for a jar, which was tested when it was built
     */
    record Candidate(RetentionAdvisor advisor, Set<Scenario> passed) {}

    /** What serves now, with which the next candidate is compared. */
    void serves(Candidate candidate) {
        serving = Optional.of(candidate);
    }

    /** Folders and jars the last candidate was made of, the packs it extends among them. */
    Set<Path> sources() {
        return memory.sources().isEmpty() ? Set.of(path) : memory.sources();
    }

    /**
     * Makes a pack of the sources as they are.
     *
     * @throws InvalidPackException with everything that is wrong
     */
    Candidate build() {
        memory.begin();
        if (!Files.isDirectory(path) || trust.required()) {
            return new Candidate(advisor(RulePack.load(path, trust)), Set.of());
        }
        Problems problems = new Problems();
        PackReading reading = PackReading.of(path, memory, problems);
        if (!problems.none()) {
            throw new InvalidPackException(problems.found());
        }
        Candidate candidate = new Candidate(advisor(RulePack.of(reading.model())), new HashSet<>(reading.scenarios()));
        List<Problem> failures = new ScenarioRunner(candidate.advisor()).failures(unanswered(reading));
        if (!failures.isEmpty()) {
            throw new InvalidPackException(failures);
        }
        return candidate;
    }

    private RetentionAdvisor advisor(RulePack pack) {
        return serving.map(Candidate::advisor)
                .map(advisor -> advisor.pack().id().equals(pack.id()) ? advisor : advisor.with(pack))
                .orElseGet(() -> RetentionAdvisor.of(pack));
    }

    private List<Scenario> unanswered(PackReading reading) {
        if (serving.isEmpty()) {
            return reading.scenarios();
        }
        Set<Scenario> passed = serving.get().passed();
        Predicate<AccountSnapshot> concerned =
                Impact.of(serving.get().advisor().pack().model(), reading.model());
        return reading.scenarios().stream()
                .filter(scenario -> !passed.contains(scenario) || concerned.test(scenario.given()))
                .toList();
    }
}
