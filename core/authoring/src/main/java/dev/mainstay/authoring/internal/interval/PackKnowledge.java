package dev.mainstay.authoring.internal.interval;

import dev.mainstay.pack.Operator;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** What the rules and tables of a pack can make of an account, and what of the account follows from what they made. */
@SuppressWarnings("EnumOrdinal") // codes are compared by their declaration
final class PackKnowledge implements Knowledge {

    private static final Term STANCE = new Term.Property(Metrics.PLAN_STANCE);
    private static final Variable TAKEN = new Variable.Property(Metrics.PLAN_STANCE, 0);

    private final Outcomes outcomes;
    private final Work work;

    PackKnowledge(PackModel model, LocalDate usual, Work work) {
        this.work = work;
        outcomes = new Outcomes(model);
        Reasoner reasoner = Reasoner.of(model, usual, work).knowing(this);
        outcomes.signals(rule -> !reasoner.holds(Question.of(rule)).isNowhere());
        outcomes.diagnosis(rule -> !reasoner.holds(Question.of(rule)).isNowhere());
        outcomes.stances(rule -> !reasoner.holds(Question.of(rule)).isNowhere());
        double atLeast = outcomes.weight("playbook.atLeast");
        outcomes.proposals(row -> !reasoner.holds(RowQuestion.of(row, atLeast)).isNowhere());
    }

    Outcomes outcomes() {
        return outcomes;
    }

    @Override
    public Cell domain(Variable variable) {
        if (variable instanceof Variable.Answer answer) {
            return outcomes.of(answer);
        }
        if (variable instanceof Variable.Proposed) {
            return outcomes.actions();
        }
        if (!(variable instanceof Variable.Property property)) {
            return Domain.of(variable);
        }
        if (property.metric() == Metrics.PLAN_STANCE) {
            return outcomes.stance();
        }
        if (property.metric() == Metrics.DIAGNOSIS_DEFECTION) {
            return outcomes.defection();
        }
        if (property.metric() == Metrics.DIAGNOSIS_UNEXPLAINED) {
            return outcomes.unexplained();
        }
        return Domain.of(variable);
    }

    private static Set<String> signals(Question question) {
        Set<String> signals = new LinkedHashSet<>();
        for (Term term : question.terms()) {
            if (term instanceof Term.Answer answer && ofSignal(answer.lookup())) {
                signals.add(answer.code());
            }
        }
        return signals;
    }

    private static boolean ofSignal(Lookup lookup) {
        return lookup == Lookup.RAISED || lookup == Lookup.SEVERITY || lookup == Lookup.STRENGTH;
    }

    @Override
    public List<Question> behind(Question question) {
        List<Question> behind = new ArrayList<>();
        if (outcomes.knowsSignals()) {
            for (String signal : signals(question)) {
                work.spend(outcomes.raising(signal).size());
                outcomes.raising(signal).forEach(rule -> behind.add(Question.of(rule)));
            }
        }
        if (outcomes.knowsStances() && question.terms().stream().anyMatch(STANCE::equals)) {
            work.spend(outcomes.taking().size());
            outcomes.taking().forEach(rule -> behind.add(Question.of(rule)));
        }
        return behind;
    }

    /** What a rule asks of the account itself. */
    private static List<Pattern> accountPatterns(Rule rule) {
        return rule.patterns().stream()
                .filter(pattern -> pattern.quantifier() == Quantifier.EACH && pattern.fact() == FactType.ACCOUNT)
                .toList();
    }

    @Override
    public Formula of(Set<Variable> variables, LocalDate day, Encoder encoder) {
        List<Formula> parts = new ArrayList<>();
        Set<String> signals = new LinkedHashSet<>();
        boolean diagnosis = false;
        for (Variable variable : variables) {
            if (variable instanceof Variable.Answer answer) {
                if (ofSignal(answer.lookup())) {
                    signals.add(answer.code());
                } else if (answer.lookup() == Lookup.ANSWERS) {
                    parts.add(Relations.implies(
                            is(answer, 1),
                            Formula.in(
                                    new Variable.Proposed(answer.instance()),
                                    new Cell(outcomes.answering(answer.code()), false))));
                } else {
                    diagnosis |= answer.lookup() == Lookup.LIKELIHOOD;
                }
            }
            diagnosis |= variable.fact() == FactType.DIAGNOSIS;
        }
        if (outcomes.knowsSignals()) {
            signals.forEach(signal -> {
                raised(signal, day, encoder, parts);
                raisedByElements(signal, variables, day, encoder, parts);
            });
        }
        if (outcomes.knowsStances() && variables.contains(TAKEN)) {
            taken(day, encoder, parts);
            variables.stream()
                    .filter(Variable.Proposed.class::isInstance)
                    .forEach(proposed -> proposedWhen(proposed, parts));
        }
        if (diagnosis) {
            levels(parts);
            unexplained(variables, parts);
        }
        return Formula.all(parts);
    }

    /** A stance is taken only where a rule for it fires, and none where one for a stance that goes before it does. */
    private void taken(LocalDate day, Encoder encoder, List<Formula> parts) {
        List<Rule> rules =
                outcomes.taking().stream().filter(rule -> rule.appliesOn(day)).toList();
        for (Stance stance : Stance.values()) {
            if (stance != Stance.MAINTAIN) {
                parts.add(Relations.implies(
                        is(TAKEN, stance.ordinal()),
                        Formula.any(rules.stream()
                                .filter(rule -> Outcomes.stance(rule) == stance)
                                .map(rule -> ofSingle(rule, encoder))
                                .toList())));
            }
        }
        for (Rule rule : rules) {
            if (rule.patterns().stream().allMatch(PackKnowledge::isSingle)) {
                parts.add(Relations.implies(
                        ofSingle(rule, encoder),
                        Formula.any(outcomes.notAfter(Outcomes.stance(rule)).stream()
                                .map(stance -> is(TAKEN, stance.ordinal()))
                                .toList())));
            }
        }
    }

    /** An action that is proposed only for some stances goes with one of these. */
    private void proposedWhen(Variable proposed, List<Formula> parts) {
        outcomes.onlyFor()
                .forEach((stances, actions) -> parts.add(Relations.implies(
                        Formula.in(proposed, new Cell(actions, false)),
                        Formula.any(stances.stream()
                                .map(stance -> is(TAKEN, stance.ordinal()))
                                .toList()))));
    }

    private static boolean isSingle(Pattern pattern) {
        return pattern.quantifier() == Quantifier.EACH && !pattern.fact().isElement();
    }

    /** What a rule asks of the account, its findings and its diagnosis. */
    private static Formula ofSingle(Rule rule, Encoder encoder) {
        return Formula.all(rule.patterns().stream()
                .filter(PackKnowledge::isSingle)
                .map(pattern -> encoder.all(pattern.conditions(), 0, false))
                .toList());
    }

    private static Formula is(Variable variable, double number) {
        return Encoder.compared(variable, Operator.EQUAL, OptionalDouble.of(number), false);
    }

    private static Formula atLeast(Variable variable, double number) {
        return Encoder.compared(variable, Operator.AT_LEAST, OptionalDouble.of(number), false);
    }

    /** A rule that can raise a signal, as far as it asks of the account itself. */
    private record Raiser(Rule rule, Formula account, boolean whole) {}

    /** A signal is raised only where a rule for it fires, and is where one that asks of the account alone does. */
    private void raised(String signal, LocalDate day, Encoder encoder, List<Formula> parts) {
        Variable raised = new Variable.Answer(Lookup.RAISED, signal, 0);
        Variable severity = new Variable.Answer(Lookup.SEVERITY, signal, 0);
        Variable strength = new Variable.Answer(Lookup.STRENGTH, signal, 0);
        List<Raiser> raisers = outcomes.raising(signal).stream()
                .filter(rule -> rule.appliesOn(day))
                .map(rule -> raiser(rule, encoder))
                .toList();
        // each of them is held against all
        work.spend((long) raisers.size() * raisers.size());
        parts.add(Relations.implies(is(raised, 1), any(raisers)));
        for (Severity least : Severity.values()) {
            parts.add(Relations.implies(
                    atLeast(severity, least.ordinal()),
                    any(raisers.stream()
                            .filter(raiser -> raiser.rule.severity().compareTo(least) >= 0)
                            .toList())));
        }
        for (Raiser raiser : raisers) {
            double weight = outcomes.strength(raiser.rule);
            if (!Double.isNaN(weight)) {
                parts.add(Relations.implies(
                        atLeast(strength, weight),
                        any(raisers.stream()
                                .filter(other -> outcomes.strength(other.rule) >= weight)
                                .toList())));
            }
            if (raiser.whole) {
                List<Formula> follows = new ArrayList<>(List.of(
                        is(raised, 1), atLeast(severity, raiser.rule.severity().ordinal())));
                if (!Double.isNaN(weight)) {
                    follows.add(atLeast(strength, weight));
                }
                parts.add(Relations.implies(raiser.account, Formula.all(follows)));
            }
        }
    }

    /** A signal is raised where a rule for it finds, besides the account, the one element of a list that it asks for. */
    private void raisedByElements(
            String signal, Set<Variable> variables, LocalDate day, Encoder encoder, List<Formula> parts) {
        for (Rule rule : outcomes.raising(signal)) {
            List<Pattern> elements = rule.patterns().stream()
                    .filter(pattern -> pattern.fact() != FactType.ACCOUNT)
                    .toList();
            if (rule.appliesOn(day)
                    && elements.size() == 1
                    && elements.get(0).quantifier() == Quantifier.EACH
                    && rule.patterns().size() == 1 + accountPatterns(rule).size()) {
                Pattern element = elements.get(0);
                Formula account = raiser(rule, encoder).account;
                variables.stream()
                        .filter(variable -> variable.fact() == element.fact())
                        .mapToInt(Variable::instance)
                        .distinct()
                        .forEach(instance -> parts.add(Relations.implies(
                                Formula.all(List.of(account, encoder.all(element.conditions(), instance, false))),
                                is(new Variable.Answer(Lookup.RAISED, signal, 0), 1))));
            }
        }
    }

    private static Raiser raiser(Rule rule, Encoder encoder) {
        List<Pattern> account = accountPatterns(rule);
        return new Raiser(
                rule,
                Formula.all(account.stream()
                        .map(pattern -> encoder.all(pattern.conditions(), 0, false))
                        .toList()),
                account.size() == rule.patterns().size());
    }

    private static Formula any(List<Raiser> raisers) {
        return Formula.any(raisers.stream().map(Raiser::account).toList());
    }

    private void levels(List<Formula> parts) {
        Variable risk = new Variable.Property(Metrics.DIAGNOSIS_RISK, 0);
        Variable defection = new Variable.Property(Metrics.DIAGNOSIS_DEFECTION, 0);
        List<Formula> levels = new ArrayList<>();
        for (RiskLevel level : RiskLevel.values()) {
            levels.add(Formula.all(List.of(
                    is(risk, level.ordinal()), Formula.in(defection, new Cell(outcomes.defectionAt(level), false)))));
        }
        parts.add(Formula.any(levels));
    }

    /** Unexplained means that no cause is likely. */
    private void unexplained(Set<Variable> variables, List<Formula> parts) {
        Variable unexplained = new Variable.Property(Metrics.DIAGNOSIS_UNEXPLAINED, 0);
        for (Cause cause : Cause.values()) {
            Variable likelihood = new Variable.Answer(Lookup.LIKELIHOOD, cause.name(), 0);
            if (variables.contains(likelihood) && variables.contains(unexplained)) {
                parts.add(Relations.implies(
                        is(unexplained, 1),
                        atLeast(likelihood, outcomes.weight("unexplained.cause"))
                                .not()));
            }
        }
    }
}
