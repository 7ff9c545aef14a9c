package dev.mainstay.testkit.mutation;

import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.SwitchedOff;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Changes to rules: to their conditions, and to what they call. */
final class RuleMutants {

    private final PackModel pack;
    private final List<Mutant> into;
    private final Map<String, List<String>> limitsOfUnit = new TreeMap<>();
    private final Map<String, String> unitOfLimit = new TreeMap<>();

    RuleMutants(PackModel pack, List<Mutant> into) {
        this.pack = pack;
        this.into = into;
        pack.limits().forEach(row -> unitOfLimit.put(row.key(), row.unit().name()));
        unitOfLimit.forEach((key, unit) ->
                limitsOfUnit.computeIfAbsent(unit, any -> new ArrayList<>()).add(key));
    }

    void make() {
        for (int i = 0; i < pack.rules().size(); i++) {
            Rule rule = pack.rules().get(i);
            if (pack.owns(rule.at())) {
                dropped(i, rule);
                patterns(i, rule);
                call(i, rule);
            }
        }
    }

    private void add(
            Mutation mutation, SourceRef at, int position, Rule rule, Rule other, String before, String after) {
        Set<String> codes = new LinkedHashSet<>(rule.consequence().codes());
        Question.of(rule).terms().forEach(term -> codes.addAll(named(term)));
        into.add(new Mutant(
                mutation,
                at,
                '"' + rule.name() + '"',
                before,
                after,
                codes,
                Mutant.Part.RULE,
                position,
                () -> Change.rule(pack, position, other)));
    }

    /** Signals and actions that are asked for. */
    private Set<String> named(Term term) {
        if (term instanceof Term.Answer answer) {
            return Set.of(answer.code());
        }
        return term instanceof Term.TextLiteral text ? Set.of(text.value()) : Set.of();
    }

    private void dropped(int position, Rule rule) {
        SwitchedOff never = new SwitchedOff("", LocalDate.MAX, "", rule.at());
        Rule other = new Rule(
                rule.name(),
                rule.phase(),
                rule.commitment(),
                rule.severity(),
                rule.confidence(),
                rule.patterns(),
                rule.consequence(),
                Optional.of(never),
                rule.at());
        add(Mutation.RULE_DROPPED, rule.at(), position, rule, other, "rule", "");
    }

    // ---- conditions

    private void patterns(int position, Rule rule) {
        for (int p = 0; p < rule.patterns().size(); p++) {
            int at = p;
            Pattern pattern = rule.patterns().get(p);
            Function<Pattern, Rule> with =
                    other -> withPatterns(rule, Change.with(rule.patterns(), at, Optional.of(other)));
            if (isDispensable(rule, pattern)) {
                Rule other = withPatterns(rule, Change.with(rule.patterns(), at, Optional.empty()));
                add(Mutation.PATTERN_DROPPED, pattern.at(), position, rule, other, pattern.text(), "");
            }
            if (pattern.quantifier() == Quantifier.NOT || pattern.quantifier() == Quantifier.EXISTS) {
                Quantifier swapped = pattern.quantifier() == Quantifier.NOT ? Quantifier.EXISTS : Quantifier.NOT;
                Pattern other = new Pattern(
                        swapped,
                        pattern.fact(),
                        pattern.binding(),
                        pattern.conditions(),
                        pattern.accumulation(),
                        pattern.at());
                add(Mutation.NOT_EXISTS, pattern.at(), position, rule, with.apply(other), pattern.text(), other.text());
            }
            pattern.accumulation().ifPresent(fold -> accumulation(position, rule, pattern, fold, with));
            for (int c = 0; c < pattern.conditions().size(); c++) {
                int which = c;
                Condition condition = pattern.conditions().get(c);
                Function<Optional<Condition>, Rule> without =
                        other -> with.apply(withConditions(pattern, Change.with(pattern.conditions(), which, other)));
                add(
                        Mutation.CONDITION_DROPPED,
                        condition.at(),
                        position,
                        rule,
                        without.apply(Optional.empty()),
                        condition.text(),
                        "");
                condition(position, rule, condition, other -> without.apply(Optional.of(other)));
            }
        }
    }

    /** A pattern whose fact the call names must stay, and so must one that matches each fact. */
    private static boolean isDispensable(Rule rule, Pattern pattern) {
        if (pattern.quantifier() != Quantifier.EACH) {
            return true;
        }
        long each = rule.patterns().stream()
                .filter(other -> other.quantifier() == Quantifier.EACH)
                .count();
        return each > 1 && !rule.consequence().variables().contains(pattern.binding());
    }

    private void condition(int position, Rule rule, Condition condition, Function<Condition, Rule> with) {
        if (condition instanceof Condition.Comparison comparison) {
            comparison(position, rule, comparison, with);
            return;
        }
        boolean all = condition instanceof Condition.AllOf;
        List<Condition> parts =
                condition instanceof Condition.AllOf every ? every.parts() : ((Condition.AnyOf) condition).parts();
        for (int i = 0; i < parts.size(); i++) {
            int which = i;
            Condition part = parts.get(i);
            Function<List<Condition>, Condition> join = rest -> rest.size() == 1
                    ? rest.get(0)
                    : all ? new Condition.AllOf(rest, condition.at()) : new Condition.AnyOf(rest, condition.at());
            Rule without = with.apply(join.apply(Change.with(parts, which, Optional.empty())));
            add(Mutation.CONDITION_DROPPED, part.at(), position, rule, without, part.text(), "");
            condition(
                    position,
                    rule,
                    part,
                    other -> with.apply(join.apply(Change.with(parts, which, Optional.of(other)))));
        }
    }

    private void comparison(int position, Rule rule, Condition.Comparison from, Function<Condition, Rule> with) {
        boundary(from.operator()).ifPresent(operator -> {
            Condition other = new Condition.Comparison(from.left(), operator, from.right(), from.at());
            add(Mutation.BOUNDARY, from.at(), position, rule, with.apply(other), from.text(), other.text());
        });
        Condition negated =
                new Condition.Comparison(from.left(), from.operator().negated(), from.right(), from.at());
        add(Mutation.NEGATION, from.at(), position, rule, with.apply(negated), from.text(), negated.text());
        swapped(from.left()).ifPresent(term -> {
            Condition other = new Condition.Comparison(term, from.operator(), from.right(), from.at());
            add(Mutation.LIMIT_SWAPPED, from.at(), position, rule, with.apply(other), from.text(), other.text());
        });
        swapped(from.right()).ifPresent(term -> {
            Condition other = new Condition.Comparison(from.left(), from.operator(), term, from.at());
            add(Mutation.LIMIT_SWAPPED, from.at(), position, rule, with.apply(other), from.text(), other.text());
        });
    }

    private void accumulation(
            int position, Rule rule, Pattern pattern, Pattern.Accumulation fold, Function<Pattern, Rule> with) {
        Function<Pattern.Accumulation, Pattern> folded = other -> new Pattern(
                pattern.quantifier(),
                pattern.fact(),
                pattern.binding(),
                pattern.conditions(),
                Optional.of(other),
                pattern.at());
        boundary(fold.operator()).ifPresent(operator -> {
            Pattern other =
                    folded.apply(new Pattern.Accumulation(fold.fold(), fold.metric(), operator, fold.threshold()));
            add(Mutation.BOUNDARY, pattern.at(), position, rule, with.apply(other), pattern.text(), other.text());
        });
        Pattern negated = folded.apply(new Pattern.Accumulation(
                fold.fold(), fold.metric(), fold.operator().negated(), fold.threshold()));
        add(Mutation.NEGATION, pattern.at(), position, rule, with.apply(negated), pattern.text(), negated.text());
        swapped(fold.threshold()).ifPresent(term -> {
            Pattern other = folded.apply(new Pattern.Accumulation(fold.fold(), fold.metric(), fold.operator(), term));
            add(Mutation.LIMIT_SWAPPED, pattern.at(), position, rule, with.apply(other), pattern.text(), other.text());
        });
    }

    private Optional<Term> swapped(Term term) {
        if (!(term instanceof Term.Limit limit)) {
            return Optional.empty();
        }
        List<String> same = limitsOfUnit.getOrDefault(unitOfLimit.getOrDefault(limit.key(), ""), List.of());
        return same.size() < 2 ? Optional.empty() : Optional.of(new Term.Limit(Mutants.next(same, limit.key())));
    }

    private static Optional<Operator> boundary(Operator operator) {
        return switch (operator) {
            case LESS -> Optional.of(Operator.AT_MOST);
            case AT_MOST -> Optional.of(Operator.LESS);
            case GREATER -> Optional.of(Operator.AT_LEAST);
            case AT_LEAST -> Optional.of(Operator.GREATER);
            default -> Optional.empty();
        };
    }

    private static Pattern withConditions(Pattern pattern, List<Condition> conditions) {
        return new Pattern(
                pattern.quantifier(),
                pattern.fact(),
                pattern.binding(),
                conditions,
                pattern.accumulation(),
                pattern.at());
    }

    private static Rule withPatterns(Rule rule, List<Pattern> patterns) {
        return new Rule(
                rule.name(),
                rule.phase(),
                rule.commitment(),
                rule.severity(),
                rule.confidence(),
                patterns,
                rule.consequence(),
                rule.switchedOff(),
                rule.at());
    }

    // ---- what a rule calls

    private void call(int position, Rule rule) {
        Rule.Consequence call = rule.consequence();
        if (call.call() == BoardCall.RAISE) {
            Severity severity = Mutants.next(Arrays.asList(Severity.values()), rule.severity());
            Rule other = withSignal(rule, rule.commitment(), severity, rule.confidence());
            add(
                    Mutation.SEVERITY,
                    rule.at(),
                    position,
                    rule,
                    other,
                    rule.severity().name(),
                    severity.name());
            rule.commitment().ifPresent(commitment -> {
                Commitment next = Mutants.next(Arrays.asList(Commitment.values()), commitment);
                Rule swapped = withSignal(rule, Optional.of(next), rule.severity(), rule.confidence());
                add(Mutation.CODE_SWAPPED, rule.at(), position, rule, swapped, commitment.name(), next.name());
            });
            if (rule.confidence() < 1) {
                Rule sure = withSignal(rule, rule.commitment(), rule.severity(), 1);
                add(Mutation.NUMBER, rule.at(), position, rule, sure, Mutants.number(rule.confidence()), "1");
            }
        }
        otherCode(rule).ifPresent(code -> {
            List<String> codes = new ArrayList<>(call.codes());
            codes.set(0, code);
            add(
                    Mutation.CODE_SWAPPED,
                    call.at(),
                    position,
                    rule,
                    withCall(rule, codes, call.number()),
                    call.code(),
                    code);
        });
        if (call.call().takesNumber() && call.number() != 0) {
            double other = call.number() / 2;
            Rule changed = withCall(rule, call.codes(), other);
            add(
                    Mutation.NUMBER,
                    call.at(),
                    position,
                    rule,
                    changed,
                    Mutants.number(call.number()),
                    Mutants.number(other));
        }
    }

    /** Another code the rule could name, where its own does not vanish from the pack with that. */
    private Optional<String> otherCode(Rule rule) {
        Rule.Consequence call = rule.consequence();
        return switch (call.call()) {
            case TAKE ->
                Optional.of(Mutants.next(Arrays.asList(Stance.values()), Stance.valueOf(call.code()))
                        .name());
            case WEIGH -> {
                List<String> causes =
                        Arrays.stream(Cause.values()).map(Cause::name).toList();
                yield Optional.of(Mutants.next(causes, call.code()));
            }
            case RAISE, VETO, POSTPONE, EXCLUDE, PERMIT -> {
                List<String> used = pack.rules().stream()
                        .map(Rule::consequence)
                        .filter(other -> other.call() == call.call())
                        .map(Rule.Consequence::code)
                        .toList();
                List<String> distinct = used.stream().distinct().sorted().toList();
                boolean vanishes =
                        used.stream().filter(call.code()::equals).count() < 2 && call.call() != BoardCall.VETO;
                yield vanishes || distinct.size() < 2
                        ? Optional.empty()
                        : Optional.of(Mutants.next(distinct, call.code()));
            }
        };
    }

    private static Rule withSignal(Rule rule, Optional<Commitment> commitment, Severity severity, double confidence) {
        return new Rule(
                rule.name(),
                rule.phase(),
                commitment,
                severity,
                confidence,
                rule.patterns(),
                rule.consequence(),
                rule.switchedOff(),
                rule.at());
    }

    private static Rule withCall(Rule rule, List<String> codes, double number) {
        Rule.Consequence call = rule.consequence();
        return new Rule(
                rule.name(),
                rule.phase(),
                rule.commitment(),
                rule.severity(),
                rule.confidence(),
                rule.patterns(),
                new Rule.Consequence(call.call(), codes, call.variables(), number, call.at()),
                rule.switchedOff(),
                rule.at());
    }
}
