package dev.mainstay.internal.engine;

import dev.mainstay.internal.engine.CompiledRule.CompiledPattern;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.vocabulary.FactType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drools.core.base.accumulators.CountAccumulateFunction;
import org.drools.core.base.accumulators.MaxAccumulateFunction;
import org.drools.core.base.accumulators.MinAccumulateFunction;
import org.drools.core.base.accumulators.SumAccumulateFunction;
import org.drools.model.DSL;
import org.drools.model.PatternDSL;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.accumulate.AccumulateFunction;
import org.drools.model.impl.ModelImpl;
import org.drools.model.view.ViewItem;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseMutabilityOption;

/**
 * Builds the Drools rule base of a pack straight from its model: the executable model is assembled in memory from typed
 * values. No rule text is generated, so none is compiled, no class is made, and nothing an author wrote can become code.
 */
final class RuleNetwork {

    private static final String PACKAGE = "mainstay";

    private static final Map<FactType, Class<? extends Fact>> CLASSES = Map.of(
            FactType.ACCOUNT, Fact.Account.class,
            FactType.COMPLAINT, Fact.Complaint.class,
            FactType.RIVAL, Fact.Rival.class,
            FactType.SHIFT, Fact.Shift.class,
            FactType.PROMOTION, Fact.Promotion.class,
            FactType.FINDINGS, Fact.FindingsFact.class,
            FactType.DIAGNOSIS, Fact.DiagnosisFact.class,
            FactType.PLAN, Fact.PlanFact.class,
            FactType.PROPOSAL, Fact.ProposalFact.class);

    private int variables;

    private RuleNetwork() {}

    static KieBase build(List<CompiledRule> rules) {
        RuleNetwork network = new RuleNetwork();
        ModelImpl model = new ModelImpl();
        for (CompiledRule rule : rules) {
            model.addRule(network.rule(rule));
        }
        return KieBaseBuilder.createKieBaseFromModel(model, KieBaseMutabilityOption.ALLOWED);
    }

    private org.drools.model.Rule rule(CompiledRule rule) {
        List<RuleItemBuilder<?>> items = new ArrayList<>();
        List<Variable<? extends Fact>> matched = new ArrayList<>();
        for (CompiledPattern pattern : rule.patterns) {
            if (pattern.source().quantifier() == Quantifier.EACH) {
                matched.add(each(pattern, variable(classOf(pattern)), items));
            }
        }
        for (CompiledPattern pattern : rule.patterns) {
            if (pattern.source().quantifier() != Quantifier.EACH) {
                items.add(together(pattern, variable(classOf(pattern)), matched.get(0)));
            }
        }
        items.add(consequence(rule, matched));
        return PatternDSL.rule(PACKAGE, rule.rule.name()).build(items.toArray(new RuleItemBuilder<?>[0]));
    }

    private static Class<? extends Fact> classOf(CompiledPattern pattern) {
        return Objects.requireNonNull(CLASSES.get(pattern.source().fact()));
    }

    private static <F extends Fact> Variable<F> each(
            CompiledPattern pattern, Variable<F> variable, List<RuleItemBuilder<?>> items) {
        items.add(conditions(pattern, variable));
        return variable;
    }

    private static <F extends Fact> PatternDSL.PatternDef<F> conditions(CompiledPattern pattern, Variable<F> variable) {
        boolean negative = pattern.source().quantifier() == Quantifier.NOT;
        PatternDSL.PatternDef<F> definition = PatternDSL.pattern(variable);
        for (int i = 0; i < pattern.checks().size(); i++) {
            Check check = pattern.checks().get(i);
            String id = i < pattern.source().conditions().size()
                    ? pattern.source().conditions().get(i).text()
                    : "real";
            definition = negative
                    ? definition.expr("possibly " + id, new Possible<>(check, id))
                    : definition.expr(id, new Certain<>(check, id));
        }
        return definition;
    }

    private <F extends Fact, A extends Fact> RuleItemBuilder<?> together(
            CompiledPattern pattern, Variable<F> variable, Variable<A> anchor) {
        PatternDSL.PatternDef<F> definition = conditions(pattern, variable);
        return switch (pattern.source().quantifier()) {
            case NOT -> DSL.not(definition);
            case EXISTS -> DSL.exists(definition);
            default -> {
                Accumulation accumulation = pattern.source().accumulation().orElseThrow();
                Check.Reader threshold = pattern.threshold().orElseThrow();
                if (accumulation.fold() == Pattern.Fold.COUNT) {
                    Variable<Long> count = variable(Long.class);
                    yield DSL.and(
                            DSL.accumulate(
                                    definition,
                                    DSL.accFunction(CountAccumulateFunction::new)
                                            .as(count)),
                            result(count, anchor, pattern.source(), threshold));
                }
                int metric = accumulation.metric().orElseThrow().index();
                Variable<Double> value = variable(Double.class);
                Variable<Double> result = variable(Double.class);
                PatternDSL.PatternDef<F> known = definition
                        .expr("knows " + metric, new Known<>(metric))
                        .bind(value, fact -> fact.number(metric));
                yield DSL.and(
                        DSL.accumulate(known, fold(accumulation.fold(), value).as(result)),
                        result(result, anchor, pattern.source(), threshold));
            }
        };
    }

    private static AccumulateFunction fold(Pattern.Fold fold, Variable<Double> value) {
        return switch (fold) {
            case SUM -> DSL.accFunction(SumAccumulateFunction::new, value);
            case MIN -> DSL.accFunction(MinAccumulateFunction::new, value);
            case MAX -> DSL.accFunction(MaxAccumulateFunction::new, value);
            case COUNT -> throw new IllegalArgumentException("a count is of facts, not of values");
        };
    }

    /** Of a list of which nothing is known, not even a count of none is known. */
    private static <N extends Number, A extends Fact> ViewItem<?> result(
            Variable<N> result, Variable<A> anchor, Pattern source, Check.Reader threshold) {
        Accumulation accumulation = source.accumulation().orElseThrow();
        return PatternDSL.pattern(result)
                .expr(
                        source.fact() + " " + accumulation.operator().symbol() + " "
                                + accumulation.threshold().text(),
                        anchor,
                        (number, fact) -> fact.consultation.list(source.fact()).known()
                                && Check.Compare.holds(
                                        number.doubleValue(), accumulation.operator(), threshold.read(fact)));
    }

    private static RuleItemBuilder<?> consequence(CompiledRule rule, List<Variable<? extends Fact>> matched) {
        return switch (matched.size()) {
            case 1 -> DSL.on(matched.get(0)).execute(a -> a.consultation.fired(rule, a));
            case 2 -> DSL.on(matched.get(0), matched.get(1)).execute((a, b) -> a.consultation.fired(rule, a, b));
            case 3 ->
                DSL.on(matched.get(0), matched.get(1), matched.get(2))
                        .execute((a, b, c) -> a.consultation.fired(rule, a, b, c));
            default -> throw new IllegalArgumentException("a rule matches one to three facts, not " + matched.size());
        };
    }

    private <T> Variable<T> variable(Class<T> type) {
        return DSL.declarationOf(type, "$" + variables++);
    }

    /** Its text identifies it, so that rules with the same condition share one node. */
    private record Certain<F extends Fact>(Check check, String id) implements Predicate1<F> {
        @Override
        public boolean test(F fact) {
            return check.holds(fact);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private record Known<F extends Fact>(int metric) implements Predicate1<F> {
        @Override
        public boolean test(F fact) {
            return !Double.isNaN(fact.number(metric));
        }
    }

    private record Possible<F extends Fact>(Check check, String id) implements Predicate1<F> {
        @Override
        public boolean test(F fact) {
            return check.mayHold(fact);
        }

        @Override
        public String toString() {
            return "possibly " + id;
        }
    }
}
