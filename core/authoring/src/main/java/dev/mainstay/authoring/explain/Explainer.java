package dev.mainstay.authoring.explain;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.explain.Explanation.Question;
import dev.mainstay.authoring.explain.Reason.Kind;
import dev.mainstay.authoring.internal.meaning.BreakPoints;
import dev.mainstay.authoring.internal.meaning.Interpretation;
import dev.mainstay.authoring.internal.meaning.Interpreter;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Stance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers why the advice for an account is as it is: why it says something, why not, what if something were otherwise, what it
 * would take to change it, and what is worth finding out.
 *
 * <p>Reasons are read from the rules and tables themselves; what would be so under a change is found by advising the changed
 * account. The same account, pack and question give the same answer. Make one and share it: it is thread-safe.
 */
public final class Explainer {

    /** Changed accounts advised for one question; more than enough for one metric, and for two of most topics. */
    private static final int MOST_TRIED = 5_000;

    /** Rules and rows named where something is not there, the nearest first. */
    private static final int NEAREST = 3;

    private final RulePack pack;
    private final PackModel model;
    private final Interpreter interpreter;
    private final RetentionAdvisor advisor;
    private final BreakPoints points;
    private final Map<String, ActionHistory> histories;
    private volatile @Nullable Templates templates;

    private Explainer(RetentionAdvisor advisor, Map<String, ActionHistory> histories) {
        this.advisor = advisor;
        this.histories = Map.copyOf(histories);
        pack = advisor.pack();
        model = pack.model();
        interpreter = new Interpreter(model, pack.id());
        points = new BreakPoints(model);
    }

    /** What explains the advice of this pack. */
    public static Explainer of(RulePack pack) {
        return new Explainer(RetentionAdvisor.of(pack), Map.of());
    }

    /** The same for accounts of whose past actions this is known, by their ids. */
    public Explainer knowing(Map<String, ActionHistory> pasts) {
        return new Explainer(advisor, pasts);
    }

    /** Worked out once, and only for the questions that need it. */
    private Templates templates() {
        Templates found = templates;
        if (found == null) {
            synchronized (this) {
                found = templates;
                if (found == null) {
                    found = Templates.of(model);
                    templates = found;
                }
            }
        }
        return found;
    }

    /** The pack whose advice it explains. */
    public RulePack pack() {
        return pack;
    }

    /**
     * What people mean by a word: a code, whatever its case, or a title in any language of the pack.
     *
     * @throws InvalidQuestionException if it is neither, with the nearest code
     */
    public List<Topic> topics(String word) {
        List<Topic> found = Topic.called(word, model);
        if (found.isEmpty()) {
            Problem problem = Problem.of("MS-272", "", word, pack.id().name());
            throw new InvalidQuestionException(
                    List.of(Topic.nearest(word, model).map(problem::suggesting).orElse(problem)));
        }
        return found;
    }

    /**
     * Changes as people write them, such as {@code delivery.onTimeRate=0.92}, {@code contract.daysToRenewal=unknown}, {@code
     * complaints[C-17].resolvedOn=2026-03-30}, {@code rivals[+Volt].move=PRICE} for an element that is added, or {@code
     * complaints=none}.
     *
     * @throws InvalidQuestionException with everything that is wrong with them
     */
    public List<Change> changes(AccountSnapshot account, List<String> words) {
        return ChangeReader.read(words, account);
    }

    private Consulted about(AccountSnapshot account) {
        return new Consulted(advisor, histories.getOrDefault(account.id(), ActionHistory.none()));
    }

    /**
     * What the rules say, once the engine has advised: what its bounds refuse is not read at length here. The advice is the
     * engine's, since past actions come in only after the rules.
     */
    private Interpretation interpret(AccountSnapshot account) {
        Advice advice = about(account).advise(account);
        Interpretation read = interpreter.interpret(account);
        return new Interpretation(
                read.account(),
                read.limits(),
                read.rules(),
                read.findings(),
                read.diagnosis(),
                read.stance(),
                read.proposals(),
                read.verdict(),
                advice);
    }

    /** An account and what the rules say of it. */
    private final class Case {

        private final Interpretation account;
        private final Chain chain;
        private final WhyNot whyNot;
        private final Refusal refusal;

        Case(AccountSnapshot snapshot) {
            account = interpret(snapshot);
            chain = new Chain(model, account);
            whyNot = new WhyNot(model, account);
            refusal = new Refusal(model, account, about(snapshot).past(), whyNot, chain);
        }

        Advice advice() {
            return account.advice();
        }

        List<Reason> why(Topic topic) {
            List<Reason> reasons = chain.why(topic);
            return reasons.isEmpty()
                    ? List.of(Reason.of(Kind.IS_NOT_SO, topic.code()).because(nearest(topic)))
                    : reasons;
        }

        List<Reason> whyNot(Topic topic) {
            return topic.in(advice())
                    ? List.of(Reason.of(Kind.IS_SO, topic.code()).because(chain.why(topic)))
                    : nearest(topic);
        }

        private List<Reason> nearest(Topic topic) {
            String code = topic.code();
            List<Reason> nearest =
                    switch (topic.kind()) {
                        case SIGNAL -> whyNot.signal(code, Optional.empty());
                        case CAUSE -> whyNot.cause(Cause.valueOf(code));
                        case CONDUCT -> whyNot.conduct(ConductRisk.valueOf(code));
                        case COMMITMENT -> whyNot.commitment(Commitment.valueOf(code), CommitmentStatus.STRAINED);
                        case STANCE -> whyNot.stance(Stance.valueOf(code));
                        case RISK -> whyNot.risk(RiskLevel.MODERATE);
                        case ACTION -> refusal.of(code).map(List::of).orElseGet(() -> whyNot.action(code));
                    };
            return nearest.stream().limit(NEAREST).toList();
        }

        /** Everything the advice says. */
        List<Reason> story() {
            List<Reason> story = new ArrayList<>(chain.stance());
            story.add(chain.likelihood("DEFECTION"));
            advice().conduct()
                    .forEach(
                            finding -> story.add(chain.likelihood(finding.code().name())));
            advice().commitments().stream()
                    .filter(state -> state.status() != CommitmentStatus.UNKNOWN)
                    .forEach(state -> story.add(chain.commitment(state.code())));
            advice().signals().forEach(signal -> chain.signal(signal.code()).ifPresent(story::add));
            advice().actions().forEach(action -> story.addAll(chain.why(new Topic(Topic.Kind.ACTION, action.code()))));
            advice().withheld().forEach(withheld -> refusal.of(withheld.code()).ifPresent(story::add));
            if (!advice().gaps().isEmpty()) {
                story.add(Reason.of(Kind.GAPS, advice().gaps().size()));
            }
            return story;
        }
    }

    private Explanation explanation(Question question, List<Topic> topics, Advice advice, List<Reason> reasons) {
        return new Explanation(question, topics, advice, reasons, model.texts());
    }

    /**
     * The whole advice and what it rests on.
     *
     * @throws dev.mainstay.AdviceException if the account cannot be advised
     */
    public Explanation story(AccountSnapshot account) {
        Case asked = new Case(account);
        return explanation(Question.STORY, List.of(), asked.advice(), asked.story());
    }

    /**
     * Why the advice says these: for each the way from metric to signal, cause, row, action and factors, with the rules, rows
     * and limits on it. Of one that it does not say, that, and the nearest rule or row.
     *
     * @throws dev.mainstay.AdviceException if the account cannot be advised
     */
    public Explanation why(AccountSnapshot account, Topic... topics) {
        Case asked = new Case(account);
        List<Topic> all = List.of(topics);
        return explanation(
                Question.WHY,
                all,
                asked.advice(),
                all.stream().flatMap(topic -> asked.why(topic).stream()).toList());
    }

    /**
     * Why the advice does not say these: the nearest rules or rows that would have brought each about, the conditions that
     * failed and by how much, or what withheld it. Of one that it does say, that, and why.
     *
     * @throws dev.mainstay.AdviceException if the account cannot be advised
     */
    public Explanation whyNot(AccountSnapshot account, Topic... topics) {
        Case asked = new Case(account);
        List<Topic> all = List.of(topics);
        return explanation(
                Question.WHY_NOT,
                all,
                asked.advice(),
                all.stream().flatMap(topic -> asked.whyNot(topic).stream()).toList());
    }

    /**
     * The advice before and after some changes, nothing else changed.
     *
     * @throws dev.mainstay.account.InvalidSnapshotException if a value is out of its range, or the values do not fit together
     * @throws dev.mainstay.AdviceException if the account cannot be advised
     */
    public WhatIf whatIf(AccountSnapshot account, Change... changes) {
        List<Change> all = Arrays.asList(changes);
        Consulted asked = about(account);
        return new WhatIf(all, account, asked.advise(account), asked.advise(Change.apply(account, all)), model.texts());
    }

    /**
     * The smallest change of the account that makes its advice say what it does not say, or no longer say what it does.
     *
     * @throws dev.mainstay.AdviceException if the account cannot be advised
     */
    public Counterfactual whatWouldItTake(AccountSnapshot account, Topic topic) {
        return whatWouldItTake(account, topic, MOST_TRIED);
    }

    /** The same, with at most so many changed accounts advised. */
    Counterfactual whatWouldItTake(AccountSnapshot account, Topic topic, int most) {
        Interpretation asIs = interpret(account);
        Optional<Reason> rests = rests(account, topic, asIs);
        if (rests.isPresent()) {
            return new Counterfactual(
                    topic, false, List.of(), Optional.empty(), rests, true, 0, asIs.advice(), model.texts());
        }
        List<Move> moves = Moves.of(points, templates(), account, asIs.limits(), Worthwhile.of(model, topic, asIs));
        return new Counterfactuals(about(account), account, asIs.advice(), topic, most)
                .smallest(moves, Goal.of(model, topic, asIs));
    }

    /** Why an action rests by its past, which no change of the account alters. */
    private Optional<Reason> rests(AccountSnapshot account, Topic topic, Interpretation asIs) {
        boolean resting = topic.kind() == Topic.Kind.ACTION
                && asIs.advice().withheld().stream()
                        .anyMatch(withheld -> withheld.code().equals(topic.code())
                                && withheld.reason().equals(Refusal.RESTS));
        return resting ? new Case(account).refusal.of(topic.code()) : Optional.empty();
    }

    /**
     * What is unknown of the account, ranked by how much knowing it could change the advice.
     *
     * @throws dev.mainstay.AdviceException if the account cannot be advised
     */
    public FindOut whatToFindOut(AccountSnapshot account) {
        Interpretation asIs = interpret(account);
        return new Unknowns(about(account), points, asIs.limits(), templates(), account, asIs.advice()).ranked();
    }
}
