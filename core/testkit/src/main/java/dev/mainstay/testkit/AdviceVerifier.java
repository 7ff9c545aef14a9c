package dev.mainstay.testkit;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Subject;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.util.ArrayList;
import java.util.List;

/**
 * Verifies the advice for one account. Each method fails at once with an {@link AssertionError} if what it names is not so.
 *
 * <p>Immutable and thread-safe.
 */
public sealed class AdviceVerifier permits ActionVerifier {

    private final AccountSnapshot account;
    private final Verdict verdict;

    AdviceVerifier(AccountSnapshot account, Verdict verdict) {
        this.account = account;
        this.verdict = verdict;
    }

    AdviceVerifier(AdviceVerifier same) {
        this(same.account, same.verdict);
    }

    /** The account. */
    public final AccountSnapshot account() {
        return account;
    }

    /** The advice. */
    public final Advice advice() {
        return verdict.advice();
    }

    final Verdict verdict() {
        return verdict;
    }

    private AdviceVerifier verify(Expectation... expectations) {
        verdict.check(expectations);
        return this;
    }

    /** This, as a scenario file would expect it. */
    public final AdviceVerifier expect(Expectation expectation) {
        return verify(expectation);
    }

    /** The signal is raised. */
    public final AdviceVerifier expectSignal(String code) {
        return verify(Expectation.of(Subject.SIGNALS, code));
    }

    /** The signal is raised and this grave. */
    public final AdviceVerifier expectSignal(String code, Severity severity) {
        return verify(Expectation.of(Subject.SIGNALS, code, Aspect.SEVERITY, severity.name()));
    }

    /** The signal is not raised. */
    public final AdviceVerifier expectNoSignal(String code) {
        return verify(Expectation.absent(Subject.SIGNALS, code));
    }

    /** No signal is raised. */
    public final AdviceVerifier expectNoSignals() {
        return expectNoSignal(Expectation.ANY);
    }

    /** The commitment is in that state. */
    public final AdviceVerifier expectCommitment(Commitment commitment, CommitmentStatus status) {
        return verify(Expectation.of(Subject.COMMITMENTS, commitment.name(), Aspect.STATUS, status.name()));
    }

    /** The cause is listed. */
    public final AdviceVerifier expectCause(Cause cause) {
        return verify(Expectation.of(Subject.CAUSES, cause.name()));
    }

    /**
     * The cause is listed with such a likelihood.
     *
     * @param likelihood a number or bounds, such as {@code ">= 0.4"} or {@code ">= 0.2 < 0.5"}
     */
    public final AdviceVerifier expectCause(Cause cause, String likelihood) {
        return verify(bounded(Subject.CAUSES, cause.name(), likelihood));
    }

    /** The cause is not listed. */
    public final AdviceVerifier expectNoCause(Cause cause) {
        return verify(Expectation.absent(Subject.CAUSES, cause.name()));
    }

    /** No cause is listed. */
    public final AdviceVerifier expectNoCauses() {
        return verify(Expectation.absent(Subject.CAUSES, Expectation.ANY));
    }

    /** The conduct risk is listed. */
    public final AdviceVerifier expectConduct(ConductRisk risk) {
        return verify(Expectation.of(Subject.CONDUCT, risk.name()));
    }

    /**
     * The conduct risk is listed with such a likelihood.
     *
     * @param likelihood a number or bounds, such as {@code ">= 0.4"}
     */
    public final AdviceVerifier expectConduct(ConductRisk risk, String likelihood) {
        return verify(bounded(Subject.CONDUCT, risk.name(), likelihood));
    }

    /** The conduct risk is not listed. */
    public final AdviceVerifier expectNoConduct(ConductRisk risk) {
        return verify(Expectation.absent(Subject.CONDUCT, risk.name()));
    }

    /** The stance is this. */
    public final AdviceVerifier expectStance(Stance stance) {
        return verify(Expectation.of(Subject.STANCE, stance.name()));
    }

    /** The risk of defection is of this level. */
    public final AdviceVerifier expectRisk(RiskLevel level) {
        return verify(Expectation.of(Subject.RISK, level.name()));
    }

    /** The action is recommended; what follows is said of it. */
    public final ActionVerifier expectAction(String code) {
        verify(Expectation.of(Subject.ACTIONS, code));
        return new ActionVerifier(this, code);
    }

    /** All these actions are recommended, in this order, whatever stands between them. */
    public final AdviceVerifier expectActionsInOrder(String... codes) {
        List<Expectation> order = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            order.add(Expectation.of(Subject.ACTIONS, codes[i]));
            if (i + 1 < codes.length) {
                order.add(Expectation.of(Subject.ACTIONS, codes[i], Aspect.BEFORE, codes[i + 1]));
            }
        }
        return verify(order.toArray(new Expectation[0]));
    }

    /** The action is not recommended. */
    public final AdviceVerifier expectNoAction(String code) {
        return verify(Expectation.absent(Subject.ACTIONS, code));
    }

    /** The action is proposed but withheld. */
    public final AdviceVerifier expectWithheld(String code) {
        return verify(Expectation.of(Subject.WITHHELD, code));
    }

    /** The action is proposed but withheld for this reason. */
    public final AdviceVerifier expectWithheld(String code, String reason) {
        return verify(Expectation.of(Subject.WITHHELD, code, Aspect.REASON, reason));
    }

    /** It is reported that this is unknown and could matter. */
    public final AdviceVerifier expectGap(String metric) {
        return verify(Expectation.of(Subject.GAPS, metric));
    }

    /** This is not reported as something unknown that could matter. */
    public final AdviceVerifier expectNoGap(String metric) {
        return verify(Expectation.absent(Subject.GAPS, metric));
    }

    private static Expectation bounded(Subject subject, String code, String likelihood) {
        if (!Aspect.LIKELIHOOD.admits(likelihood)) {
            throw new IllegalArgumentException(
                    "likelihood takes " + Aspect.LIKELIHOOD.example() + ", not " + likelihood);
        }
        return Expectation.of(subject, code, Aspect.LIKELIHOOD, likelihood);
    }
}
