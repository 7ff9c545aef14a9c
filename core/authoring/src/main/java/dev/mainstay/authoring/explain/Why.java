package dev.mainstay.authoring.explain;

import dev.mainstay.advice.Action;
import dev.mainstay.advice.Evidence;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.authoring.explain.Reason.Kind;
import dev.mainstay.authoring.internal.meaning.Diagnosis.Voice;
import dev.mainstay.authoring.internal.meaning.Interpretation;
import dev.mainstay.authoring.internal.meaning.RuleJudgement;
import dev.mainstay.authoring.internal.meaning.Subject;
import dev.mainstay.authoring.internal.meaning.Truth;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says what the advice for an account rests on: each answer a tree of reasons down to what was observed, and empty where the
 * advice does not say it.
 *
 * <p>Immutable and thread-safe.
 */
public final class Why {

    private final PackModel model;
    private final Interpretation account;

    Why(PackModel model, Interpretation account) {
        this.model = model;
        this.account = account;
    }

    List<Reason> evidence(RuleJudgement judgement, Predicate<Subject> facts) {
        return new RuleMiss(account.account().asOf(), code -> List.of(), facts).evidence(judgement);
    }

    /** Whether the rule of that name fires for the account; false also for a rule the pack does not have. */
    public boolean fires(String rule) {
        return account.rule(rule)
                .filter(judgement -> judgement.truth() == Truth.TRUE)
                .filter(judgement ->
                        judgement.rule().appliesOn(account.account().asOf()))
                .isPresent();
    }

    /** What a rule that fires rests on; empty if it does not fire. */
    public Optional<Reason> rule(String name) {
        return account.rule(name).filter(judgement -> fires(name)).map(judgement -> Reason.of(Kind.RULE_FIRED, name)
                .at(judgement.rule().at())
                .because(evidence(judgement, fact -> true)));
    }

    /** How a signal comes to be raised; empty if it is not. */
    public List<Reason> signal(String code) {
        return account.advice().signal(code).map(this::signal).stream().toList();
    }

    private Reason signal(Signal signal) {
        Reason reason = Reason.of(Kind.SIGNAL_RAISED, signal.code(), signal.severity(), signal.rule())
                .because(signal.evidence().stream().map(Why::evidence).toList());
        return account.rule(signal.rule())
                .map(judgement -> reason.at(judgement.rule().at()))
                .orElse(reason);
    }

    static Reason evidence(Evidence evidence) {
        return Reason.of(
                        Kind.EVIDENCE,
                        evidence.metric(),
                        evidence.observed(),
                        evidence.operator(),
                        evidence.limit()
                                + evidence.limitFrom()
                                        .map(from -> " (" + from + ")")
                                        .orElse(""))
                .with(evidence);
    }

    /** What a cause, a conduct risk or {@code DEFECTION} rests on. */
    public List<Reason> likelihood(String code) {
        double likelihood = code.equals(PlaybookRow.DEFECTION)
                ? account.diagnosis().defection()
                : account.diagnosis().likelihood(code);
        List<Reason> voices = new ArrayList<>();
        for (Voice voice : account.diagnosis().voices(code)) {
            voices.add(
                    row(voice).isPresent()
                            ? voice(voice)
                                    .because(voice.signal().map(this::signal).orElse(List.of()))
                            : voice(voice));
        }
        if (code.equals(PlaybookRow.DEFECTION)) {
            voices.addAll(causes());
        }
        return List.of(
                Reason.of(Kind.LIKELIHOOD, code, RuleMiss.shown(likelihood)).because(voices));
    }

    /** The causes that anything speaks for. */
    List<Reason> causes() {
        List<Reason> causes = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            double likelihood = account.diagnosis().likelihood(cause.name());
            if (likelihood > 0) {
                causes.add(Reason.of(Kind.LIKELIHOOD, cause, RuleMiss.shown(likelihood)));
            }
        }
        return causes;
    }

    /** A signal that speaks for or against and the row that lets it, or else the rule that speaks and what it rests on. */
    Reason voice(Voice voice) {
        Optional<Reason> row = row(voice).map(at -> Reason.of(
                        voice.weight() < 0 ? Kind.VOICE_AGAINST : Kind.VOICE_FOR,
                        at.signal(),
                        voice.influence(),
                        RuleMiss.shown(voice.weight()))
                .at(at.at()));
        return row.orElseGet(() -> Reason.of(
                        voice.weight() < 0 ? Kind.RULE_AGAINST : Kind.RULE_FOR,
                        speaker(voice).rule().name(),
                        voice.influence(),
                        RuleMiss.shown(voice.weight()),
                        RuleMiss.shown(voice.strength()))
                .at(speaker(voice).rule().at())
                .because(evidence(speaker(voice), fact -> true)));
    }

    /** The row of diagnosis.csv by which a signal speaks; empty where a rule speaks. */
    Optional<DiagnosisRow> row(Voice voice) {
        return model.diagnosis().stream()
                .filter(row -> voice.signal().equals(Optional.of(row.signal())))
                .filter(row -> row.influence().equals(voice.influence())
                        && row.facet().equals(voice.facet())
                        && row.weight() == voice.weight())
                .findFirst();
    }

    private RuleJudgement speaker(Voice voice) {
        return account.rules().stream()
                .filter(judgement -> judgement.rule().consequence().call() == BoardCall.WEIGH)
                .filter(judgement ->
                        judgement.rule().consequence().codes().equals(List.of(voice.influence(), voice.facet()))
                                && judgement.rule().consequence().number() == voice.weight())
                .filter(judgement -> fires(judgement.rule().name()))
                .findFirst()
                .orElseThrow();
    }

    /** What the status of a commitment rests on. */
    public List<Reason> commitment(Commitment commitment) {
        List<Reason> signals = account.advice().commitments().stream()
                .filter(state -> state.code() == commitment)
                .flatMap(state -> state.signals().stream())
                .flatMap(code -> signal(code).stream())
                .toList();
        CommitmentStatus status = account.findings().status(commitment);
        return List.of(
                status == CommitmentStatus.UNKNOWN
                        ? Reason.of(Kind.COMMITMENT_UNKNOWN, commitment)
                        : Reason.of(Kind.COMMITMENT, commitment, status).because(signals));
    }

    /** What the stance rests on. */
    public List<Reason> stance() {
        List<Reason> rules = account.rules().stream()
                .filter(judgement -> judgement.rule().consequence().call() == BoardCall.TAKE)
                .filter(judgement -> judgement
                        .rule()
                        .consequence()
                        .code()
                        .equals(account.stance().name()))
                .filter(judgement -> fires(judgement.rule().name()))
                .map(judgement -> Reason.of(
                                Kind.STANCE_TAKEN,
                                account.stance(),
                                judgement.rule().name())
                        .at(judgement.rule().at())
                        .because(evidence(judgement, fact -> true)))
                .toList();
        return rules.isEmpty() ? List.of(Reason.of(Kind.STANCE_BY_DEFAULT, account.stance())) : rules;
    }

    private Optional<Withheld> withheldAs(String code) {
        return account.advice().withheld().stream()
                .filter(withheld -> withheld.code().equals(code))
                .findFirst();
    }

    /** Why an action is withheld; empty if it is not. */
    public List<Reason> withheld(String code) {
        return withheldAs(code)
                .map(withheld -> {
                    Reason reason = Reason.of(Kind.ACTION_WITHHELD, code, withheld.reason(), withheld.rule());
                    return account.rule(withheld.rule())
                            .map(judgement ->
                                    reason.at(judgement.rule().at()).because(evidence(judgement, ofAction(code))))
                            .orElse(reason);
                })
                .stream()
                .toList();
    }

    /** Why an action is recommended; empty if it is not. */
    public List<Reason> action(String code) {
        return account.advice().action(code).map(this::action).stream().toList();
    }

    private Reason action(Action action) {
        return Reason.of(Kind.ACTION_RECOMMENDED, action.code(), action.rank(), String.join(", ", action.because()))
                .because(action.because().stream()
                        .flatMap(code -> signal(code).stream())
                        .toList());
    }

    /** Facts that are no proposal, and the proposal of this action. */
    static Predicate<Subject> ofAction(String code) {
        return fact -> !(fact instanceof Subject.Proposed other)
                || other.proposal().action().code().equals(code);
    }
}
