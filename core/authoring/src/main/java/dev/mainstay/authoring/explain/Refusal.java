package dev.mainstay.authoring.explain;

import dev.mainstay.account.ActionHistory;
import dev.mainstay.account.PastAction;
import dev.mainstay.account.PastAction.State;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Withheld;
import dev.mainstay.advice.Withheld.Precondition;
import dev.mainstay.authoring.explain.Reason.Kind;
import dev.mainstay.authoring.internal.meaning.Interpretation;
import dev.mainstay.authoring.internal.meaning.RuleJudgement;
import dev.mainstay.authoring.internal.meaning.Verdict;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.vocabulary.BoardCall;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Why an action that the playbook proposes is not recommended. */
final class Refusal {

    /** Why an action is withheld that was done or declined not long ago. */
    static final String RESTS = "COOLDOWN";

    private final PackModel model;
    private final Interpretation account;
    private final List<PastAction> past;
    private final WhyNot whyNot;
    private final Chain chain;

    Refusal(PackModel model, Interpretation account, ActionHistory past, WhyNot whyNot, Chain chain) {
        this.model = model;
        this.account = account;
        this.past = past.until(account.account().asOf());
        this.whyNot = whyNot;
        this.chain = chain;
    }

    /** Why it is withheld; empty where it is not. */
    Optional<Reason> of(String code) {
        return account.advice().withheld().stream()
                .filter(withheld -> withheld.code().equals(code))
                .findFirst()
                .map(this::reason);
    }

    private Reason reason(Withheld withheld) {
        Reason reason = Reason.of(Kind.ACTION_WITHHELD, withheld.code(), withheld.reason(), withheld.rule());
        List<Reason> because = new ArrayList<>();
        Optional<RuleJudgement> rule = account.rule(withheld.rule());
        if (rule.isPresent()) {
            boolean excluded = rule.get().rule().consequence().call() == BoardCall.EXCLUDE;
            List<Reason> evidence =
                    whyNot.why().evidence(rule.get(), excluded ? fact -> true : Why.ofAction(withheld.code()));
            because.addAll(evidence);
            evidence.stream().flatMap(chain::behind).forEach(because::add);
            return reason.at(rule.get().rule().at()).because(because);
        }
        withheld.preconditions().forEach(precondition -> because.add(precondition(withheld.code(), precondition)));
        switch (withheld.reason()) {
            case "COSTS_MORE_THAN_IT_PROTECTS" ->
                candidate(withheld.code())
                        .ifPresent(candidate -> because.addAll(chain.factors(
                                candidate.proposal(),
                                candidate.worth().factors(),
                                candidate.worth().score())));
            case "EXCLUDED" -> excludedBy(withheld.code()).ifPresent(because::add);
            case RESTS ->
                withheld.until().flatMap(day -> resting(withheld, day)).ifPresent(because::add);
            case "BEYOND_CAPACITY" -> because.add(crowded(withheld.code()));
            default -> {
                // the preconditions say it all
            }
        }
        return row(withheld.code())
                .map(ActionRow::at)
                .map(at -> withheld.rule().equals(place(at))
                        ? Reason.of(Kind.ACTION_WITHHELD_BY_ROW, withheld.code(), withheld.reason())
                                .at(at)
                        : reason.at(at))
                .orElse(reason)
                .because(because);
    }

    /** As a withheld action names the row that withholds it. */
    private static String place(SourceRef at) {
        return at.file() + ":" + at.line();
    }

    private Optional<ActionRow> row(String code) {
        return model.actions().stream().filter(row -> row.code().equals(code)).findFirst();
    }

    private Optional<Verdict.Candidate> candidate(String code) {
        return account.verdict().candidates().stream()
                .filter(candidate -> candidate.proposal().action().code().equals(code))
                .findFirst();
    }

    private Reason precondition(String action, Precondition precondition) {
        return precondition.met()
                ? Reason.of(Kind.PERMIT_GRANTED, precondition.code())
                : Reason.of(Kind.PERMIT_MISSING, precondition.code())
                        .because(whyNot.permit(action, precondition.code()));
    }

    private Optional<Reason> excludedBy(String code) {
        return account.advice().actions().stream()
                .filter(action -> contradict(code, action.code()))
                .findFirst()
                .map(action -> ahead(Kind.EXCLUDED_BY, code, action))
                .or(() -> underWay(code));
    }

    private boolean contradict(String one, String other) {
        return excludes(one, other) || excludes(other, one);
    }

    private boolean excludes(String one, String other) {
        return row(one).filter(row -> row.excludes().contains(other)).isPresent();
    }

    /** What was begun before and is not known to have ended. */
    private Optional<Reason> underWay(String code) {
        return past.stream()
                .filter(action -> action.state() == State.OPEN && contradict(code, action.code()))
                .filter(action -> past.stream().noneMatch(later -> ended(action, later)))
                .max(Comparator.comparing(PastAction::on))
                .map(action -> Reason.of(Kind.EXCLUDED_BY_OPEN, code, action.code(), action.on()));
    }

    private static boolean ended(PastAction open, PastAction later) {
        return later.state() != State.OPEN
                && later.code().equals(open.code())
                && !later.on().isBefore(open.on())
                && open.reason().map(later::answered).orElse(true);
    }

    /** What was done or declined, and the row that says how long it rests since. */
    private Optional<Reason> resting(Withheld withheld, LocalDate until) {
        return model.weights().values().stream()
                .filter(row -> withheld.rule().equals(place(row.at())))
                .findFirst()
                .flatMap(row -> past.stream()
                        .filter(action -> action.code().equals(withheld.code()) && action.state() != State.OPEN)
                        .filter(action -> until.equals(action.on().plusDays((long) row.value())))
                        .findFirst()
                        .map(action -> resting(action, row, until)));
    }

    private static Reason resting(PastAction action, WeightRow row, LocalDate until) {
        return Reason.of(
                        action.state() == State.DONE ? Kind.WAS_DONE : Kind.WAS_DECLINED,
                        action.code(),
                        action.on(),
                        (long) row.value(),
                        until)
                .at(row.at());
    }

    private Reason crowded(String code) {
        List<Action> actions = account.advice().actions();
        Reason reason = ahead(Kind.CROWDED_OUT, code, actions.get(actions.size() - 1));
        return Optional.ofNullable(model.weights().get("actions.max"))
                .map(row -> reason.at(row.at()))
                .orElse(reason);
    }

    private Reason ahead(Kind kind, String code, Action action) {
        return Reason.of(
                kind,
                code,
                candidate(code)
                        .map(candidate -> RuleMiss.shown(candidate.worth().score()))
                        .orElse("-"),
                action.code(),
                action.rank(),
                RuleMiss.shown(action.score()));
    }
}
