package dev.mainstay.log;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.advice.Advice;
import dev.mainstay.json.AdviceWriter;
import dev.mainstay.pack.PackId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks a pack again what was decided: the same pack says the same, byte by byte, and another shows what it would have said.
 * Thread-safe.
 */
public final class Replay {

    /** What is said where a host's limit, or a slow machine, ended the advice. */
    private static final Set<String> LIMITS = Set.of("MS-231", "MS-233", "MS-234", "MS-235");

    private final RetentionAdvisor advisor;
    private final Map<String, AdviceWriter> writers = new ConcurrentHashMap<>();

    /** A replay by this advisor's pack. */
    public Replay(RetentionAdvisor advisor) {
        this.advisor = Objects.requireNonNull(advisor, "advisor");
    }

    /** How the answer compares with what was recorded. */
    public enum Result {
        /** Byte by byte the same, but for the name of the pack where it is another. */
        SAME,
        /** The very pack that was asked says something else. */
        BROKEN,
        /** Another pack says something else, or then and now did not ask within the same limits, which are the host's. */
        DIFFERENT,
        /** It says something else, but masked fields that it reads could be the reason. */
        UNSEEN
    }

    /**
     * What a replay came to.
     *
     * @param decision what was recorded
     * @param outcome what the pack says now
     * @param json what it says now as JSON
     * @param result how they compare
     * @param unseen masked fields that the pack reads
     */
    public record Replayed(Decision decision, Outcome outcome, String json, Result result, Set<String> unseen) {

        /** The advice now, if there is one. */
        public Optional<Advice> advice() {
            return outcome instanceof Outcome.Advised advised ? Optional.of(advised.advice()) : Optional.empty();
        }

        /** The first character at which the two differ; the length of the shorter where that is how it begins. */
        public int differsAt() {
            String was = decision.outcome();
            int at = 0;
            while (at < Math.min(was.length(), json.length()) && was.charAt(at) == json.charAt(at)) {
                at++;
            }
            return at;
        }
    }

    /** Asks the pack again. */
    public Replayed replay(Decision decision) {
        Outcome outcome = advisor.outcome(decision.snapshot(), decision.history());
        AdviceWriter writer =
                writers.computeIfAbsent(decision.locale().getLanguage(), any -> new AdviceWriter(decision.locale()));
        String json = writer.write(outcome);
        PackId pack = advisor.pack().id();
        boolean samePack = decision.pack().equals(pack);
        boolean same = decision.outcome().equals(samePack ? json : named(outcome, decision.pack(), writer));
        Set<String> unseen = decision.masked().isEmpty()
                ? Set.of()
                : MaskableFields.unseen(FieldMask.of(decision.masked()), advisor.pack(), decision.snapshot());
        Result result;
        if (same) {
            result = Result.SAME;
        } else if (!unseen.isEmpty()) {
            result = Result.UNSEEN;
        } else {
            boolean ofHost = ofHost(outcome) || ofHost(decision);
            result = samePack && !ofHost ? Result.BROKEN : Result.DIFFERENT;
        }
        return new Replayed(decision, outcome, json, result, unseen);
    }

    private static boolean ofHost(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed
                && failed.problems().stream().anyMatch(problem -> LIMITS.contains(problem.code()));
    }

    private static boolean ofHost(Decision decision) {
        return decision.advice().isEmpty()
                && LIMITS.stream().anyMatch(code -> decision.outcome().contains("\"" + code + "\""));
    }

    /** The answer as if the other pack had given it. */
    private static String named(Outcome outcome, PackId pack, AdviceWriter writer) {
        if (outcome instanceof Outcome.Advised advised) {
            Advice advice = advised.advice();
            return writer.write(new Advice(
                    advice.accountId(),
                    advice.asOf(),
                    pack,
                    advice.stance(),
                    advice.risk(),
                    advice.commitments(),
                    advice.causes(),
                    advice.conduct(),
                    advice.signals(),
                    advice.actions(),
                    advice.withheld(),
                    advice.gaps()));
        }
        return writer.write(outcome);
    }
}
