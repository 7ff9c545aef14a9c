package dev.mainstay.authoring.scenario;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.explain.Reason;
import dev.mainstay.authoring.explain.WhyNot;
import dev.mainstay.authoring.scenario.ScenarioRunner.Mismatch;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains expectations that do not hold. Immutable and thread-safe. */
public final class Failures {

    private final WhyNot.OfPack pack;

    private Failures(RulePack pack) {
        this.pack = WhyNot.by(pack);
    }

    /** Explains what does not hold by the rules of this pack; keep it. */
    public static Failures by(RulePack pack) {
        return new Failures(pack);
    }

    /** Explains every mismatch of a scenario; none where it could not be advised at all. */
    public List<Failure> of(ScenarioRunner.Result result) {
        return result.advice()
                .map(advice -> of(result.scenario().given(), advice, result.mismatches()))
                .orElse(List.of());
    }

    /** Explains mismatches of the advice for an account. */
    public List<Failure> of(AccountSnapshot account, Advice advice, List<Mismatch> mismatches) {
        if (mismatches.isEmpty()) {
            return List.of();
        }
        WhyNot why = pack.of(account);
        List<Failure> failures = new ArrayList<>();
        for (Mismatch mismatch : mismatches) {
            List<Reason> there = there(why, advice, mismatch.expectation());
            List<Reason> nearest = nearest(why, advice, mismatch);
            failures.add(new Failure(mismatch, there, nearest.equals(there) ? List.of() : nearest));
        }
        return failures;
    }

    // ---- what is there

    private static List<Reason> there(WhyNot why, Advice advice, Expectation expectation) {
        if (expectation.code().equals(Expectation.ANY)) {
            return Observed.codes(expectation.subject(), advice).stream()
                    .flatMap(code -> there(why, expectation.subject(), code).stream())
                    .toList();
        }
        return switch (expectation.subject()) {
            case STANCE, SIGNALS, ACTIONS, WITHHELD, COMMITMENTS ->
                there(why, expectation.subject(), expectation.code());
            case CAUSES, CONDUCT ->
                Observed.codes(expectation.subject(), advice).contains(expectation.code())
                        ? there(why, expectation.subject(), expectation.code())
                        : List.of();
            case RISK -> expectation.present() ? List.of() : why.why().likelihood(PlaybookRow.DEFECTION);
            case GAPS -> List.of();
        };
    }

    private static List<Reason> there(WhyNot why, Subject subject, String code) {
        return switch (subject) {
            case SIGNALS -> why.why().signal(code);
            case COMMITMENTS -> why.why().commitment(Commitment.valueOf(code));
            case CAUSES, CONDUCT -> why.why().likelihood(code);
            case STANCE -> why.why().stance();
            case RISK -> why.why().likelihood(PlaybookRow.DEFECTION);
            case ACTIONS, WITHHELD -> {
                List<Reason> reasons = why.why().action(code);
                yield reasons.isEmpty() ? why.why().withheld(code) : reasons;
            }
            case GAPS -> List.of();
        };
    }

    // ---- what comes nearest

    private static List<Reason> nearest(WhyNot why, Advice advice, Mismatch mismatch) {
        Expectation expectation = mismatch.expectation();
        if (!expectation.present() || expectation.code().equals(Expectation.ANY)) {
            return List.of();
        }
        String code = expectation.code();
        boolean missing = Observed.isMissing(mismatch.problem());
        Optional<Aspect> aspect = expectation.aspect();
        return switch (expectation.subject()) {
            case SIGNALS ->
                why.signal(
                        code, aspect.filter(Aspect.SEVERITY::equals).map(any -> Severity.valueOf(expectation.value())));
            case COMMITMENTS ->
                aspect.equals(Optional.of(Aspect.STATUS))
                        ? worse(why, Commitment.valueOf(code), CommitmentStatus.valueOf(expectation.value()))
                        : List.of();
            case CAUSES -> missing ? why.cause(Cause.valueOf(code)) : likelier(why, advice, expectation);
            case CONDUCT -> missing ? why.conduct(ConductRisk.valueOf(code)) : likelier(why, advice, expectation);
            case STANCE -> why.stance(Stance.valueOf(code));
            case RISK -> missing ? why.risk(RiskLevel.valueOf(code)) : List.of();
            case ACTIONS -> missing ? why.action(code) : List.of();
            case WITHHELD ->
                missing || aspect.equals(Optional.of(Aspect.REASON))
                        ? why.notWithheld(
                                code, aspect.filter(Aspect.REASON::equals).map(any -> expectation.value()))
                        : List.of();
            case GAPS -> missing ? why.gap(code) : List.of();
        };
    }

    private static List<Reason> worse(WhyNot why, Commitment commitment, CommitmentStatus expected) {
        return expected == CommitmentStatus.BROKEN || expected == CommitmentStatus.STRAINED
                ? why.commitment(commitment, expected)
                : List.of();
    }

    /** What would make it likelier, where it is not likely enough. */
    private static List<Reason> likelier(WhyNot why, Advice advice, Expectation expectation) {
        if (!expectation.aspect().equals(Optional.of(Aspect.LIKELIHOOD))) {
            return List.of();
        }
        String likelihood = Observed.values(advice, expectation.subject(), expectation.code(), Aspect.LIKELIHOOD)
                .get(0);
        return Bounds.parse(expectation.value())
                .filter(bounds -> bounds.isAbove(Double.parseDouble(likelihood)))
                .map(bounds -> why.likelier(expectation.code()))
                .orElse(List.of());
    }
}
