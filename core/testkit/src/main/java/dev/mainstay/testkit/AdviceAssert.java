package dev.mainstay.testkit;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Failures;
import dev.mainstay.authoring.scenario.Subject;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** Assertions on an advice; those on one part of it lead back by {@code and()}. Not thread-safe. */
public final class AdviceAssert extends AbstractAssert<AdviceAssert, Advice> {

    private Verdict verdict;

    AdviceAssert(Verdict verdict) {
        super(verdict.advice(), AdviceAssert.class);
        this.verdict = verdict;
    }

    /** From here on failures say which rule or row of the pack came nearest for this account. */
    public AdviceAssert explainedBy(RulePack pack, AccountSnapshot account) {
        verdict =
                new Verdict(verdict.advice(), Verdict.explainedBy(() -> Failures.by(pack), account), verdict.failing());
        return this;
    }

    /** Whether all of it holds; what does not is told. */
    boolean check(String description, Expectation... expectations) {
        isNotNull();
        String own = description.isEmpty() ? descriptionText() : description;
        return verdict.check(
                own.isEmpty() ? "" : "[" + own + "] ",
                Optional.ofNullable(info.overridingErrorMessage()),
                List.of(expectations));
    }

    private AdviceAssert verify(Expectation expectation) {
        check("", expectation);
        return this;
    }

    /** The stance is this. */
    public AdviceAssert hasStance(Stance stance) {
        return verify(Expectation.of(Subject.STANCE, stance.name()));
    }

    /** The risk of defection is of this level. */
    public AdviceAssert hasRisk(RiskLevel level) {
        return verify(Expectation.of(Subject.RISK, level.name()));
    }

    /** The signal is raised; what follows is said of it. */
    public SignalAssert hasSignal(String code) {
        return new SignalAssert(this, code, check("", Expectation.of(Subject.SIGNALS, code)));
    }

    /** The signal is raised and this grave. */
    public AdviceAssert hasSignal(String code, Severity severity) {
        return verify(Expectation.of(Subject.SIGNALS, code, Aspect.SEVERITY, severity.name()));
    }

    /** The signal is not raised. */
    public AdviceAssert hasNoSignal(String code) {
        return verify(Expectation.absent(Subject.SIGNALS, code));
    }

    /** No signal is raised. */
    public AdviceAssert hasNoSignals() {
        return hasNoSignal(Expectation.ANY);
    }

    /** The cause is listed; what follows is said of it. */
    public LikelihoodAssert hasCause(Cause cause) {
        return new LikelihoodAssert(
                this, Subject.CAUSES, cause.name(), check("", Expectation.of(Subject.CAUSES, cause.name())));
    }

    /** The cause is not listed. */
    public AdviceAssert hasNoCause(Cause cause) {
        return verify(Expectation.absent(Subject.CAUSES, cause.name()));
    }

    /** No cause is listed. */
    public AdviceAssert hasNoCauses() {
        return verify(Expectation.absent(Subject.CAUSES, Expectation.ANY));
    }

    /** The conduct risk is listed; what follows is said of it. */
    public LikelihoodAssert hasConduct(ConductRisk risk) {
        return new LikelihoodAssert(
                this, Subject.CONDUCT, risk.name(), check("", Expectation.of(Subject.CONDUCT, risk.name())));
    }

    /** The conduct risk is not listed. */
    public AdviceAssert hasNoConduct(ConductRisk risk) {
        return verify(Expectation.absent(Subject.CONDUCT, risk.name()));
    }

    /** What follows is said of this commitment. */
    public CommitmentAssert commitment(Commitment commitment) {
        return new CommitmentAssert(this, commitment);
    }

    /** The action is recommended; what follows is said of it. */
    public ActionAssert hasAction(String code) {
        return new ActionAssert(this, code, check("", Expectation.of(Subject.ACTIONS, code)));
    }

    /** All these actions are recommended, in this order, whatever stands between them. */
    public AdviceAssert hasActionsInOrder(String... codes) {
        List<Expectation> order = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            order.add(Expectation.of(Subject.ACTIONS, codes[i]));
            if (i + 1 < codes.length) {
                order.add(Expectation.of(Subject.ACTIONS, codes[i], Aspect.BEFORE, codes[i + 1]));
            }
        }
        check("", order.toArray(new Expectation[0]));
        return this;
    }

    /** The action is not recommended. */
    public AdviceAssert hasNoAction(String code) {
        return verify(Expectation.absent(Subject.ACTIONS, code));
    }

    /** No action is recommended. */
    public AdviceAssert hasNoActions() {
        return hasNoAction(Expectation.ANY);
    }

    /** The action is proposed but withheld; what follows is said of that. */
    public WithheldAssert withholds(String code) {
        return new WithheldAssert(this, code, check("", Expectation.of(Subject.WITHHELD, code)));
    }

    /** It is reported that this is unknown and could matter. */
    public AdviceAssert hasGap(String metric) {
        return verify(Expectation.of(Subject.GAPS, metric));
    }

    /** This is not reported as something unknown that could matter. */
    public AdviceAssert hasNoGap(String metric) {
        return verify(Expectation.absent(Subject.GAPS, metric));
    }
}
