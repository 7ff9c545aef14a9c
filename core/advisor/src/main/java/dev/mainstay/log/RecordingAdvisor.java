package dev.mainstay.log;

import dev.mainstay.AdviceException;
import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.advice.Advice;
import dev.mainstay.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Advises as its advisor does and records each decision in a log, failures too. Whether the log can be written changes no
 * advice. Thread-safe.
 */
public final class RecordingAdvisor {

    private final RetentionAdvisor advisor;
    private final DecisionLog log;

    RecordingAdvisor(RetentionAdvisor advisor, DecisionLog log) {
        this.advisor = advisor;
        this.log = log;
    }

    /** The advisor that answers. */
    public RetentionAdvisor advisor() {
        return advisor;
    }

    /**
     * Advises one account.
     *
     * @throws AdviceException as the advisor does; the failure is recorded
     */
    public Advice advise(AccountSnapshot snapshot) {
        return advise(snapshot, ActionHistory.none());
    }

    /**
     * Advises one account of whose past actions this is known.
     *
     * @throws AdviceException as the advisor does; the failure is recorded
     */
    public Advice advise(AccountSnapshot snapshot, ActionHistory history) {
        Advice advice;
        try {
            advice = advisor.advise(snapshot, history);
        } catch (AdviceException failure) {
            log.record(
                    advisor.pack().id(),
                    snapshot,
                    history,
                    new Outcome.Failed(failure.accountId(), "", List.of(failure.problem())));
            throw failure;
        } catch (RuntimeException | StackOverflowError defect) {
            Problem problem = Problem.of("MS-239", "", defect.getClass().getSimpleName());
            log.record(advisor.pack().id(), snapshot, history, new Outcome.Failed(snapshot.id(), "", List.of(problem)));
            throw defect;
        }
        log.record(advisor.pack().id(), snapshot, history, new Outcome.Advised(advice));
        return advice;
    }

    /** Advises one account and reports a failure as a value. */
    public Outcome outcome(AccountSnapshot snapshot) {
        return outcome(snapshot, ActionHistory.none());
    }

    /** Advises one account of whose past actions this is known, and reports a failure as a value. */
    public Outcome outcome(AccountSnapshot snapshot, ActionHistory history) {
        Outcome outcome = advisor.outcome(snapshot, history);
        log.record(advisor.pack().id(), snapshot, history, outcome);
        return outcome;
    }

    /** Advises accounts as the stream delivers them, in its order; a parallel stream is advised in parallel. */
    public Stream<Outcome> adviseAll(Stream<AccountSnapshot> snapshots) {
        return snapshots.map(this::outcome);
    }

    /** Advises accounts in their order. */
    public Stream<Outcome> adviseAll(Collection<AccountSnapshot> snapshots) {
        return adviseAll(snapshots.stream());
    }
}
