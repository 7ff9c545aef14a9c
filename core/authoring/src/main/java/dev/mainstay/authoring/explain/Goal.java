package dev.mainstay.authoring.explain;

import dev.mainstay.authoring.internal.meaning.Interpretation;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which metrics and lists of a pack have a say in a topic, and which of them rules with the same outcome read. */
final class Goal {

    private final PackModel model;
    private final Set<String> reads = new HashSet<>();
    private final Set<Topic> seen = new HashSet<>();
    private final Deque<Topic> open = new ArrayDeque<>();
    /** What the rules that read a metric or list do. */
    private final Map<String, Set<String>> rules = new HashMap<>();

    private final Set<String> later = new HashSet<>();

    private Goal(PackModel model) {
        this.model = model;
    }

    static Goal of(PackModel model, Topic topic, Interpretation account) {
        Goal goal = new Goal(model);
        goal.rules();
        goal.follow(topic);
        if (topic.kind() == Topic.Kind.ACTION) {
            goal.guarded();
            account.advice().withheld().stream()
                    .filter(withheld -> withheld.code().equals(topic.code()))
                    .forEach(withheld -> goal.guardrails());
            goal.reads(Metrics.VALUE_ANNUAL_REVENUE);
            goal.reads(Metrics.VALUE_GROSS_MARGIN_RATE);
        }
        while (!goal.open.isEmpty()) {
            goal.expand(goal.open.poll());
        }
        return goal;
    }

    /** Name of a metric of the account, or the path of a list. */
    private static String name(Metric<?> metric) {
        return metric.fact().isElement() ? metric.fact().listPath() : metric.name();
    }

    private static String name(Move move) {
        Change change = move.changes().get(0);
        return change.fact().isElement()
                ? change.fact().listPath()
                : change.metric().orElseThrow().name();
    }

    /** Whether what the move changes has a say. */
    boolean concerns(Move move) {
        return reads.contains(name(move));
    }

    /** Whether one rule reads both, or two rules that do the same. */
    boolean together(Move one, Move other) {
        return !Collections.disjoint(
                rules.getOrDefault(name(one), Set.of()), rules.getOrDefault(name(other), Set.of()));
    }

    /** Whether a rule after the signals or the playbook reads it, so that it counts only once something else is so. */
    boolean comesLater(Move move) {
        return later.contains(name(move));
    }

    // ---- what reads what

    private void rules() {
        later.add(Metrics.VALUE_VALUE_CLASS.name());
        for (Rule rule : model.rules()) {
            String outcome =
                    rule.consequence().call() + " " + rule.consequence().code();
            for (Pattern pattern : rule.patterns()) {
                if (pattern.fact().isElement()) {
                    rules.computeIfAbsent(pattern.fact().listPath(), any -> new HashSet<>())
                            .add(outcome);
                }
                terms(pattern.conditions(), term -> {
                    if (term instanceof Term.Property property && observed(property.metric())) {
                        for (Metric<?> input : Metrics.inputs(property.metric())) {
                            rules.computeIfAbsent(name(input), any -> new HashSet<>())
                                    .add(outcome);
                            if (rule.phase() != Phase.SIGNALS) {
                                later.add(name(input));
                            }
                        }
                    }
                });
            }
        }
    }

    private static boolean observed(Metric<?> metric) {
        return metric.fact() == FactType.ACCOUNT || metric.fact().isElement();
    }

    private interface Visit {
        void term(Term term);
    }

    private static void terms(List<Condition> conditions, Visit visit) {
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Comparison comparison) {
                visit.term(comparison.left());
                visit.term(comparison.right());
            } else {
                terms(
                        condition instanceof Condition.AllOf all ? all.parts() : ((Condition.AnyOf) condition).parts(),
                        visit);
            }
        }
    }

    private void reads(Metric<?> metric) {
        Metrics.inputs(metric).forEach(input -> reads.add(name(input)));
    }

    private void follow(Topic topic) {
        if (seen.add(topic)) {
            open.add(topic);
        }
    }

    private void follow(Topic.Kind kind, String code) {
        follow(new Topic(kind, code));
    }

    private void follow(Rule rule) {
        for (Pattern pattern : rule.patterns()) {
            if (pattern.fact().isElement()) {
                reads.add(pattern.fact().listPath());
            }
            terms(pattern.conditions(), this::follow);
        }
    }

    private void follow(Term term) {
        if (term instanceof Term.Property property) {
            if (observed(property.metric())) {
                reads(property.metric());
            } else if (property.metric().fact() == FactType.DIAGNOSIS) {
                follow(Topic.Kind.RISK, PlaybookRow.DEFECTION);
            } else if (property.metric().equals(Metrics.PLAN_STANCE)) {
                follow(Topic.Kind.STANCE, "");
            }
        } else if (term instanceof Term.Answer answer) {
            switch (answer.lookup()) {
                case RAISED, STRENGTH, SEVERITY -> follow(Topic.Kind.SIGNAL, answer.code());
                case COMMITMENT -> follow(Topic.Kind.COMMITMENT, answer.code());
                case LIKELIHOOD -> follow(Topic.Kind.CAUSE, answer.code());
                case CONDUCT -> follow(Topic.Kind.CONDUCT, answer.code());
                case FACET ->
                    model.diagnosis().stream()
                            .filter(row -> row.facet().equals(answer.code()))
                            .forEach(row -> follow(Topic.Kind.SIGNAL, row.signal()));
                case PROPOSES -> follow(Topic.Kind.ACTION, answer.code());
                case ANSWERS -> {
                    // what an action answers stands in the playbook
                }
            }
        }
    }

    private void guardrails() {
        model.rules().stream().filter(rule -> rule.phase() == Phase.GUARDRAILS).forEach(this::follow);
    }

    /** What guardrails observe themselves; a proposal that does not yet stand could be held back by it. */
    private void guarded() {
        model.rules().stream()
                .filter(rule -> rule.phase() == Phase.GUARDRAILS)
                .flatMap(rule -> rule.patterns().stream())
                .filter(pattern -> pattern.fact() == FactType.ACCOUNT)
                .forEach(pattern -> terms(pattern.conditions(), this::follow));
    }

    private void expand(Topic topic) {
        String code = topic.code();
        switch (topic.kind()) {
            case SIGNAL -> rules(BoardCall.RAISE, code);
            case CAUSE, CONDUCT -> influence(code);
            case RISK -> {
                influence(PlaybookRow.DEFECTION);
                for (Cause cause : Cause.values()) {
                    follow(Topic.Kind.CAUSE, cause.name());
                }
            }
            case COMMITMENT ->
                model.rules().stream()
                        .filter(rule -> rule.commitment()
                                .filter(commitment -> commitment.name().equals(code))
                                .isPresent())
                        .forEach(this::follow);
            case STANCE ->
                model.rules().stream()
                        .filter(rule -> rule.consequence().call() == BoardCall.TAKE)
                        .forEach(this::follow);
            case ACTION ->
                model.playbook().stream()
                        .filter(row -> row.action().equals(code))
                        .forEach(this::follow);
        }
    }

    private void rules(BoardCall call, String code) {
        model.rules().stream()
                .filter(rule -> rule.consequence().call() == call
                        && rule.consequence().code().equals(code))
                .forEach(this::follow);
    }

    private void influence(String code) {
        model.diagnosis().stream()
                .filter(row -> row.influence().equals(code))
                .map(DiagnosisRow::signal)
                .forEach(signal -> follow(Topic.Kind.SIGNAL, signal));
        rules(BoardCall.WEIGH, code);
    }

    private void follow(PlaybookRow row) {
        row.cause().ifPresent(cause -> {
            if (cause.equals(PlaybookRow.UNEXPLAINED) || cause.equals(PlaybookRow.DEFECTION)) {
                follow(Topic.Kind.RISK, PlaybookRow.DEFECTION);
            } else {
                follow(Topic.Kind.CAUSE, cause);
            }
        });
        row.risk().ifPresent(risk -> follow(Topic.Kind.CONDUCT, risk.name()));
        row.signal().ifPresent(signal -> follow(Topic.Kind.SIGNAL, signal));
        row.commitment().ifPresent(commitment -> follow(Topic.Kind.COMMITMENT, commitment.name()));
        if (!row.stances().isEmpty()) {
            follow(Topic.Kind.STANCE, "");
        }
        if (!row.valueClasses().isEmpty()) {
            reads(Metrics.VALUE_VALUE_CLASS);
        }
    }
}
