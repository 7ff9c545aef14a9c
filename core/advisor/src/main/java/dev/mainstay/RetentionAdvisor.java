package dev.mainstay;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.advice.Advice;
import dev.mainstay.internal.engine.ConsultationException;
import dev.mainstay.internal.engine.PackEngine;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives advice on accounts by the rules of one pack.
 *
 * <p>Advice is a pure function of snapshot, pack and, where it is given, the history of actions: the same input gives the same
 * advice in any order, thread, locale and
 * time zone. Immutable and thread-safe; make one and share it.
 */
public final class RetentionAdvisor {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionAdvisor.class);

    private final RulePack pack;
    private final AdviceLimits limits;
    private final PackEngine engine;

    private RetentionAdvisor(RulePack pack, AdviceLimits limits, Optional<RetentionAdvisor> other) {
        this.pack = pack;
        this.limits = limits;
        try {
            engine = other.map(like -> new PackEngine(pack.model(), pack.id(), like.engine))
                    .orElseGet(() -> new PackEngine(pack.model(), pack.id()));
        } catch (RuntimeException broken) {
            // A build checks that the parts of a pack fit together, so these were put together by other means.
            InvalidPackException invalid = new InvalidPackException(
                    List.of(Problem.of("MS-308", "", pack.info().name())));
            invalid.initCause(broken);
            throw invalid;
        }
    }

    /**
     * An advisor by the rules of this pack, within the {@linkplain AdviceLimits#standard standard limits}; takes as long as the
     * rules need to be made ready, so keep it.
     *
     * @throws InvalidPackException if the parts of the pack do not fit together, which no build allows
     */
    public static RetentionAdvisor of(RulePack pack) {
        return of(pack, AdviceLimits.standard());
    }

    /**
     * An advisor by the rules of this pack, to which one account may take no more than this.
     *
     * @throws InvalidPackException if the parts of the pack do not fit together, which no build allows
     */
    public static RetentionAdvisor of(RulePack pack, AdviceLimits limits) {
        return new RetentionAdvisor(
                Objects.requireNonNull(pack, "pack"), Objects.requireNonNull(limits, "limits"), Optional.empty());
    }

    /**
     * An advisor by another pack within the same limits, which advises as one made by {@link #of} does. To make it takes a fraction of the time where
     * the packs have all their rules in common and differ in limits, weights, texts or other tables.
     *
     * @throws InvalidPackException as {@link #of} does
     */
    public RetentionAdvisor with(RulePack other) {
        return new RetentionAdvisor(Objects.requireNonNull(other, "other"), limits, Optional.of(this));
    }

    /** The pack whose rules it follows. */
    public RulePack pack() {
        return pack;
    }

    /** What one account may take. */
    public AdviceLimits limits() {
        return limits;
    }

    /**
     * Advises one account.
     *
     * @throws AdviceException if the pack does not hold on the snapshot's day, or a limit was passed
     */
    public Advice advise(AccountSnapshot snapshot) {
        return advise(snapshot, ActionHistory.none());
    }

    /**
     * Advises one account of whose past actions this is known: what was done or declined rests for the time the pack gives it,
     * and what is under way keeps out what contradicts it.
     *
     * @throws AdviceException as {@link #advise(AccountSnapshot)} does
     */
    public Advice advise(AccountSnapshot snapshot, ActionHistory history) {
        if (!pack.info().effectiveOn(snapshot.asOf())) {
            throw new AdviceException(
                    snapshot.id(),
                    Problem.of(
                            "MS-232",
                            "$.asOf",
                            pack.info().name(),
                            pack.info().effectiveFrom().map(Object::toString).orElse("…") + " – "
                                    + pack.info()
                                            .effectiveTo()
                                            .map(Object::toString)
                                            .orElse("…"),
                            snapshot.asOf()));
        }
        try {
            return engine.advise(snapshot, history, limits);
        } catch (ConsultationException bound) {
            throw new AdviceException(snapshot.id(), bound.problem());
        }
    }

    /**
     * Advises one account and reports a failure as a value. Never throws for an account's sake.
     */
    public Outcome outcome(AccountSnapshot snapshot) {
        return outcome(snapshot, ActionHistory.none());
    }

    /** Advises one account of whose past actions this is known, and reports a failure as a value. */
    public Outcome outcome(AccountSnapshot snapshot, ActionHistory history) {
        try {
            return new Outcome.Advised(advise(snapshot, history));
        } catch (AdviceException failure) {
            return new Outcome.Failed(snapshot.id(), "", List.of(failure.problem()));
        } catch (RuntimeException | StackOverflowError defect) {
            LOG.warn("Advising one account failed: {}", defect.getClass().getName());
            LOG.debug("Advising {} failed", snapshot.id(), defect);
            return new Outcome.Failed(
                    snapshot.id(),
                    "",
                    List.of(Problem.of("MS-239", "", defect.getClass().getSimpleName())));
        }
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
