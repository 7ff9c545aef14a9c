package dev.mainstay.internal.engine;

import dev.mainstay.internal.engine.CompiledRule.CompiledPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.DSL;
import org.drools.model.PatternDSL;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.functions.Predicate1;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.conf.KieBaseMutabilityOption;

/**
 * Builds the Drools rule base of a pack straight from its model: the executable model is assembled in memory from typed
 * values. No rule text is generated, so none is compiled, no class is made, and nothing an author wrote can become code.
 */
final class RuleNetwork {

    private static final String PACKAGE = "mainstay";

    private int variables;

    private RuleNetwork() {}

    static KieBase build(List<CompiledRule> rules) {
        RuleNetwork network = new RuleNetwork();
        ModelImpl model = new ModelImpl();
        for (CompiledRule rule : rules) {
            model.addRule(network.rule(rule));
        }
        return withOwnLoader(() -> ruleBase(model));
    }

    private static KieBase ruleBase(ModelImpl model) {
        KieBaseConfiguration configuration =
                RuleBaseFactory.newKnowledgeBaseConfiguration(new Properties(), FactClasses.ALONE);
        configuration.setOption(KieBaseMutabilityOption.DISABLED);
        KieBase base = KieBaseBuilder.createKieBaseFromModel(model, configuration);
        // some parts are looked for only with the first session
        base.newKieSession().dispose();
        return base;
    }

    /** Drools looks for its own parts by the class loader of the thread, which in a host of many parts may know none of them. */
    private static KieBase withOwnLoader(Supplier<KieBase> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(RuleNetwork.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private org.drools.model.Rule rule(CompiledRule rule) {
        List<RuleItemBuilder<?>> items = new ArrayList<>();
        List<Variable<? extends Fact>> matched = new ArrayList<>();
        for (CompiledPattern pattern : rule.joins.matched()) {
            boolean host = matched.size() == rule.joins.host();
            Variable<? extends Fact> variable =
                    variable(FactClasses.of(pattern.source().fact()));
            items.add(pattern(rule, pattern, variable, host ? rule.joins.asked() : List.of(), matched));
            matched.add(variable);
        }
        items.add(consequence(rule, matched));
        return PatternDSL.rule(PACKAGE, rule.rule.name()).build(items.toArray(new RuleItemBuilder<?>[0]));
    }

    private static <F extends Fact> PatternDSL.PatternDef<F> pattern(
            CompiledRule rule,
            CompiledPattern pattern,
            Variable<F> variable,
            List<CompiledPattern> asked,
            List<Variable<? extends Fact>> before) {
        PatternDSL.PatternDef<F> definition = PatternDSL.pattern(variable);
        for (int i = 0; i < pattern.checks().size(); i++) {
            Check check = pattern.checks().get(i);
            String text = i < pattern.source().conditions().size()
                    ? pattern.source().conditions().get(i).text()
                    : "real";
            definition = definition.expr(text, new Condition<>(fact -> asks(rule, fact, check), text));
        }
        for (CompiledPattern other : asked) {
            if (!other.checks().isEmpty()) {
                Question question = Question.of(other);
                String text = Question.text(other.source());
                definition = definition.expr(text, new Condition<>(fact -> asks(rule, fact, question), text));
            }
        }
        if (!before.isEmpty()) {
            definition = definition.expr(
                    "join " + before.size() + " of " + rule.rule.name(),
                    before.get(before.size() - 1),
                    (fact, other) -> joins(rule, fact));
        }
        return definition;
    }

    private static boolean asks(CompiledRule rule, Fact fact, Check check) {
        fact.consultation().budget.spender(rule);
        return check.holds(fact);
    }

    private static boolean asks(CompiledRule rule, Fact fact, Question question) {
        fact.consultation().budget.spender(rule);
        return question.holds(fact.consultation());
    }

    /** Facts are joined without a condition; each combination is kept, so it is counted. */
    private static boolean joins(CompiledRule rule, Fact fact) {
        fact.consultation().budget.spender(rule);
        fact.consultation().budget.spend(Budget.JOIN);
        return true;
    }

    private static RuleItemBuilder<?> consequence(CompiledRule rule, List<Variable<? extends Fact>> matched) {
        return switch (matched.size()) {
            case 1 -> DSL.on(matched.get(0)).execute(a -> a.consultation().fired(rule, a));
            case 2 ->
                DSL.on(matched.get(0), matched.get(1))
                        .execute((a, b) -> a.consultation().fired(rule, a, b));
            case 3 ->
                DSL.on(matched.get(0), matched.get(1), matched.get(2))
                        .execute((a, b, c) -> a.consultation().fired(rule, a, b, c));
            default -> throw new IllegalArgumentException("a rule matches one to three facts, not " + matched.size());
        };
    }

    private <T> Variable<T> variable(Class<T> type) {
        return DSL.declarationOf(type, "$" + variables++);
    }

    /** Its text identifies it, so that rules with the same condition share one node. */
    private record Condition<F extends Fact>(Predicate1<F> holds, String text) implements Predicate1<F> {
        @Override
        public boolean test(F fact) throws Exception {
            return holds.test(fact);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
