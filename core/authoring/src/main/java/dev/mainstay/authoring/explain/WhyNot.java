package dev.mainstay.authoring.explain;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.explain.Reason.Kind;
import dev.mainstay.authoring.explain.RuleMiss.Miss;
import dev.mainstay.authoring.internal.meaning.Interpretation;
import dev.mainstay.authoring.internal.meaning.Interpreter;
import dev.mainstay.authoring.internal.meaning.RuleJudgement;
import dev.mainstay.authoring.internal.meaning.Subject;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says why the advice for an account does not say something: the rule or row that comes nearest to it, and what of it did
 * not hold. Answers are ordered, the nearest first, and empty where the advice does say it.
 *
 * <p>Immutable and thread-safe.
 */
public final class WhyNot {

    /** How many signals that would speak for a cause are named. */
    private static final int VOICES = 2;

    private final PackModel model;
    private final Interpretation account;

    WhyNot(PackModel model, Interpretation account) {
        this.model = model;
        this.account = account;
    }

    /** What explains the advice of one pack. Immutable and thread-safe. */
    public static final class OfPack {

        private final RulePack pack;
        private final Interpreter interpreter;

        private OfPack(RulePack pack) {
            this.pack = pack;
            interpreter = new Interpreter(pack.model(), pack.id());
        }

        /** What explains the advice for one account. */
        public WhyNot of(AccountSnapshot account) {
            return new WhyNot(pack.model(), interpreter.interpret(account));
        }
    }

    /** What explains the advice of this pack; keep it. */
    public static OfPack by(RulePack pack) {
        return new OfPack(pack);
    }

    // ---- rules

    private RuleMiss miss(Predicate<Subject> facts) {
        return new RuleMiss(
                account.account().asOf(),
                code -> nearestToRaise(code).map(Miss::reason).stream().toList(),
                facts);
    }

    private List<Reason> nearest(Stream<RuleJudgement> rules, Predicate<Subject> facts) {
        return misses(rules, facts).map(Miss::reason).toList();
    }

    private Stream<Miss> misses(Stream<RuleJudgement> rules, Predicate<Subject> facts) {
        RuleMiss miss = miss(facts);
        return rules.flatMap(rule -> miss.of(rule).stream()).sorted(Miss.NEAREST_FIRST);
    }

    private Stream<RuleJudgement> rules(BoardCall call, String code) {
        return account.rules().stream()
                .filter(judgement -> judgement.rule().consequence().call() == call)
                .filter(judgement -> judgement.rule().consequence().code().equals(code));
    }

    private static boolean everything(Subject fact) {
        return true;
    }

    /** What the advice rests on. */
    public Why why() {
        return new Why(model, account);
    }

    /** Why the rule of that name does not fire; empty if it does, or there is none. */
    public Optional<Reason> rule(String name) {
        return account.rule(name)
                .flatMap(judgement -> miss(WhyNot::everything).of(judgement))
                .map(Miss::reason);
    }

    // ---- signals

    /**
     * Why a signal is not raised.
     *
     * @param severity the least severity it should have, if that matters
     */
    public List<Reason> signal(String code, Optional<Severity> severity) {
        List<RuleJudgement> rules = rules(BoardCall.RAISE, code)
                .filter(judgement ->
                        severity.isEmpty() || judgement.rule().severity().compareTo(severity.get()) >= 0)
                .toList();
        if (rules.isEmpty()) {
            return List.of(Reason.of(
                    Kind.NOT_IN_PACK, code + severity.map(grave -> " " + grave).orElse("")));
        }
        return rules.stream().anyMatch(judgement -> why().fires(judgement.rule().name()))
                ? List.of()
                : nearest(rules.stream(), WhyNot::everything);
    }

    // ---- causes, conduct, risk

    /**
     * Why a cause, a conduct risk or {@code DEFECTION} is not likelier: what would speak more for it, and what speaks
     * against it.
     */
    public List<Reason> likelier(String code) {
        List<Reason> because = unheard(code);
        because.addAll(heard(code, false));
        if (because.isEmpty()) {
            boolean spokenFor = !account.diagnosis().voices(code).isEmpty();
            return List.of(Reason.of(spokenFor ? Kind.ALL_HEARD : Kind.NOT_IN_PACK, code));
        }
        return List.of(Reason.of(Kind.LIKELIHOOD, code, RuleMiss.shown(likelihood(code)))
                .because(because));
    }

    private double likelihood(String code) {
        return code.equals(PlaybookRow.DEFECTION)
                ? account.diagnosis().defection()
                : account.diagnosis().likelihood(code);
    }

    private List<Reason> heard(String code, boolean supporting) {
        return account.diagnosis().voices(code).stream()
                .filter(voice -> voice.weight() > 0 == supporting)
                .map(voice -> why().voice(voice))
                .toList();
    }

    /** What speaks for it, what would, and what speaks against it. */
    private List<Reason> voices(String code) {
        List<Reason> voices = new ArrayList<>(heard(code, true));
        if (code.equals(PlaybookRow.DEFECTION)) {
            voices.addAll(why().causes());
        }
        voices.addAll(unheard(code));
        voices.addAll(heard(code, false));
        return voices;
    }

    /** Why it does not come to what it must come to. */
    private List<Reason> shortOf(String code, double needed) {
        List<Reason> because = voices(code);
        if (because.isEmpty()) {
            return List.of(Reason.of(Kind.NOT_IN_PACK, code));
        }
        return List.of(Reason.of(
                        Kind.LIKELIHOOD_SHORT, code, RuleMiss.beside(likelihood(code), needed), RuleMiss.shown(needed))
                .because(because));
    }

    /** The signals and rules that would speak for it and do not, the nearest first. */
    private List<Reason> unheard(String influence) {
        List<Miss> unheard = new ArrayList<>();
        unheard(influence, unheard);
        if (influence.equals(PlaybookRow.DEFECTION)) {
            for (Cause cause : Cause.values()) {
                unheard(cause.name(), unheard);
            }
        }
        return unheard.stream()
                .sorted(Miss.NEAREST_FIRST)
                .limit(VOICES)
                .map(Miss::reason)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void unheard(String influence, List<Miss> into) {
        for (DiagnosisRow row : model.diagnosis()) {
            if (row.influence().equals(influence)
                    && row.weight() > 0
                    && account.findings().signal(row.signal()).isEmpty()) {
                Optional<Miss> miss = nearestToRaise(row.signal());
                into.add(new Miss(
                        Reason.of(Kind.VOICE_MISSING, row.signal(), row.influence(), RuleMiss.shown(row.weight()))
                                .at(row.at())
                                .because(miss.map(Miss::reason).stream().toList()),
                        miss.map(Miss::distance).orElse(0.0) - row.weight()));
            }
        }
        misses(rules(BoardCall.WEIGH, influence), WhyNot::everything).forEach(into::add);
    }

    private Optional<Miss> nearestToRaise(String signal) {
        return misses(rules(BoardCall.RAISE, signal), WhyNot::everything).findFirst();
    }

    /** Why a cause is not listed; empty if it is. */
    public List<Reason> cause(Cause cause) {
        return unlisted(cause.name());
    }

    private List<Reason> unlisted(String code) {
        double listed = model.weightValues().getOrDefault("cause.listed", 0.0);
        return likelihood(code) >= listed ? List.of() : shortOf(code, listed);
    }

    /** Why a conduct risk is not listed; empty if it is. */
    public List<Reason> conduct(ConductRisk risk) {
        return unlisted(risk.name());
    }

    /** Why the risk of defection is not of another level. */
    public List<Reason> risk(RiskLevel level) {
        if (account.diagnosis().level() == level) {
            return List.of();
        }
        if (level.compareTo(account.diagnosis().level()) < 0) {
            return why().likelihood(PlaybookRow.DEFECTION);
        }
        return shortOf(PlaybookRow.DEFECTION, model.weightValues().getOrDefault("risk." + level, 0.0));
    }

    // ---- commitments

    /** Why a commitment is not of that status. */
    public List<Reason> commitment(Commitment commitment, CommitmentStatus expected) {
        CommitmentStatus status = account.findings().status(commitment);
        if (status == expected) {
            return List.of();
        }
        if (expected == CommitmentStatus.KEPT && status == CommitmentStatus.UNKNOWN) {
            return List.of(Reason.of(Kind.COMMITMENT_UNKNOWN, commitment));
        }
        boolean worse = expected != CommitmentStatus.UNKNOWN
                && (status == CommitmentStatus.UNKNOWN || expected.compareTo(status) > 0);
        if (!worse) {
            return why().commitment(commitment);
        }
        Stream<RuleJudgement> against = account.rules().stream()
                .filter(judgement -> judgement.rule().commitment().equals(Optional.of(commitment)))
                .filter(judgement -> expected == CommitmentStatus.STRAINED
                        || judgement.rule().severity() != Severity.NOTICE);
        return nearest(against, WhyNot::everything);
    }

    // ---- stance

    /** Why a stance is not taken. */
    public List<Reason> stance(Stance stance) {
        if (account.stance() == stance) {
            return List.of();
        }
        Optional<String> taken = rules(BoardCall.TAKE, stance.name())
                .map(judgement -> judgement.rule().name())
                .filter(why()::fires)
                .findFirst();
        if (taken.isPresent() || stance == Stance.MAINTAIN) {
            return why().stance();
        }
        List<RuleJudgement> rules = rules(BoardCall.TAKE, stance.name()).toList();
        return rules.isEmpty()
                ? List.of(Reason.of(Kind.NOT_IN_PACK, stance))
                : nearest(rules.stream(), WhyNot::everything);
    }

    // ---- actions

    /** Why an action is not recommended. */
    public List<Reason> action(String code) {
        if (account.advice().action(code).isPresent()) {
            return List.of();
        }
        List<Reason> withheld = why().withheld(code);
        if (!withheld.isEmpty()) {
            return withheld;
        }
        RowMiss miss = new RowMiss(
                account,
                model.weightValues().getOrDefault("playbook.atLeast", 0.0),
                this::nearestToRaise,
                this::voices);
        List<Reason> rows = model.playbook().stream()
                .filter(row -> row.action().equals(code))
                .flatMap(row -> miss.of(row).stream())
                .sorted(Miss.NEAREST_FIRST)
                .map(Miss::reason)
                .toList();
        return rows.isEmpty() ? List.of(Reason.of(Kind.NOT_IN_PACK, code)) : rows;
    }

    /**
     * Why an action is not withheld for a reason.
     *
     * @param reason code of the reason, if that matters
     */
    public List<Reason> notWithheld(String code, Optional<String> reason) {
        boolean proposed = account.proposals().stream()
                .anyMatch(proposal -> proposal.action().code().equals(code));
        if (!proposed) {
            return action(code);
        }
        return nearest(
                account.rules().stream()
                        .filter(judgement -> judgement.rule().phase() == Phase.GUARDRAILS)
                        .filter(judgement -> judgement.rule().consequence().call() == BoardCall.VETO)
                        .filter(judgement -> reason.isEmpty()
                                || judgement.rule().consequence().code().equals(reason.get())),
                Why.ofAction(code));
    }

    /** Why the precondition of an action is not met. */
    List<Reason> permit(String action, String permit) {
        return nearest(rules(BoardCall.PERMIT, permit), Why.ofAction(action)).stream()
                .limit(1)
                .toList();
    }

    // ---- gaps

    /** Why something is not reported as a gap. */
    public List<Reason> gap(String metric) {
        if (account.advice().gaps().stream().anyMatch(gap -> gap.metric().equals(metric))) {
            return List.of();
        }
        return List.of(Metrics.find(FactType.ACCOUNT, metric)
                .flatMap(known -> account.account().get(known))
                .map(value -> Reason.of(Kind.METRIC_KNOWN, metric, RuleMiss.shown(value)))
                .orElseGet(() -> Reason.of(Kind.GAP_DECIDES_NOTHING, metric)));
    }
}
