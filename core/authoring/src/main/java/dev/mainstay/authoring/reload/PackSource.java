package dev.mainstay.authoring.reload;

import dev.mainstay.AdviceLimits;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.authoring.internal.Memory;
import dev.mainstay.authoring.internal.PackReading;
import dev.mainstay.authoring.internal.Problems;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackTrust;
import dev.mainstay.pack.RulePack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A folder or jar that packs are made of, again and again, each time doing only what the one before does not answer: rules that
 * did not change are not read again, and scenarios that the change cannot concern are not run again. For one thread at a time.
 */
final class PackSource {

    private final Path path;
    private final PackTrust trust;
    private final AdviceLimits limits;
    private final Memory memory = new Memory();
    private Optional<Candidate> serving = Optional.empty();

    PackSource(Path path, PackTrust trust, AdviceLimits limits) {
        this.path = path;
        this.trust = trust;
        this.limits = limits;
    }

    /**
     * A pack that passed its checks and scenarios.
     *
     * @param proven the scenarios that hold; none for a jar, which was tested when it was built
     */
    record Candidate(RetentionAdvisor advisor, Proven proven) {}

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
            return new Candidate(advisor(RulePack.load(path, trust)), Proven.NOTHING);
        }
        Problems problems = new Problems();
        PackReading reading = PackReading.of(path, memory, problems);
        if (!problems.none()) {
            throw new InvalidPackException(problems.found());
        }
        RetentionAdvisor advisor = advisor(RulePack.of(reading.model()));
        Proven before = serving.map(Candidate::proven).orElse(Proven.NOTHING);
        return new Candidate(advisor, before.by(advisor, reading.scenarios()));
    }

    private RetentionAdvisor advisor(RulePack pack) {
        return serving.map(Candidate::advisor)
                .map(advisor -> advisor.pack().id().equals(pack.id()) ? advisor : advisor.with(pack))
                .orElseGet(() -> RetentionAdvisor.of(pack, limits));
    }
}
