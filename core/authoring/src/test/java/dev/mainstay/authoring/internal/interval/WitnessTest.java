package dev.mainstay.authoring.internal.interval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Signal;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.Phase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the reasoner says of the standard pack's rules, and of altered ones, holds when an advisor runs them. */
class WitnessTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    /** Alters every rule when 1, one in three when 3. */
    private static final int EVERY = Integer.getInteger("mainstay.reasoner.every", 3);

    private static final RulePack STANDARD = RulePackCompiler.compile(Path.of("../../rules/standard"));
    private static final List<Rule> SIGNAL_RULES = STANDARD.model().rules().stream()
            .filter(rule -> rule.phase() == Phase.SIGNALS)
            .toList();

    @Test
    void an_account_is_found_for_every_signal_rule_and_the_rule_fires_on_it() {
        Reasoner reasoner = Reasoner.of(STANDARD.model(), DAY);
        RetentionAdvisor advisor = advisor(
                SIGNAL_RULES.stream().map(rule -> renamed(rule, rule.name())).toList());
        for (Rule rule : SIGNAL_RULES) {
            Optional<AccountSnapshot> account =
                    reasoner.holds(Question.of(rule)).witness().flatMap(Witness::account);
            assertThat(account).as(rule.name()).isPresent();
            assertThat(raised(advisor, account.orElseThrow())).contains(rule.name());
        }
    }

    @Test
    void an_account_tells_a_rule_from_one_with_another_boundary_or_fewer_conditions() {
        List<Rule> rules = new ArrayList<>();
        List<AccountSnapshot> accounts = new ArrayList<>();
        Reasoner reasoner = Reasoner.of(STANDARD.model(), DAY);
        int equivalent = 0;
        for (int i = 0; i < SIGNAL_RULES.size(); i += EVERY) {
            Rule rule = SIGNAL_RULES.get(i);
            for (Rule mutant : mutants(rule)) {
                Search search = reasoner.difference(rule, mutant);
                if (search.isNowhere()) {
                    equivalent++;
                    continue;
                }
                accounts.add(search.witness().flatMap(Witness::account).orElseThrow());
                rules.add(renamed(rule, "RULE " + accounts.size()));
                rules.add(renamed(mutant, "MUTANT " + accounts.size()));
            }
        }
        RetentionAdvisor advisor = advisor(rules);
        for (int i = 0; i < accounts.size(); i++) {
            Set<String> raised = raised(advisor, accounts.get(i));
            assertThat(raised.contains("RULE " + (i + 1)))
                    .as("%s on %s", rules.get(2 * i), accounts.get(i).metrics())
                    .isNotEqualTo(raised.contains("MUTANT " + (i + 1)));
        }
        System.out.println(
                "altered rules told apart by an account: " + accounts.size() + ", proven equivalent: " + equivalent);
        assertThat(accounts).hasSizeGreaterThan(800 / EVERY);
        assertThat(equivalent).isLessThan(10);
    }

    private static RetentionAdvisor advisor(List<Rule> rules) {
        PackModel standard = STANDARD.model();
        return RetentionAdvisor.of(RulePack.of(new PackModel(
                standard.info(),
                rules,
                standard.limits(),
                List.of(),
                standard.actions(),
                List.of(),
                standard.weights().entrySet().stream()
                        .filter(weight -> !weight.getKey().startsWith("urgency.signal."))
                        .collect(Collectors.toMap(entry -> entry.getKey(), entry -> entry.getValue())),
                standard.texts())));
    }

    private static Set<String> raised(RetentionAdvisor advisor, AccountSnapshot account) {
        return advisor.advise(account).signals().stream().map(Signal::code).collect(Collectors.toSet());
    }

    private static Rule renamed(Rule rule, String name) {
        return new Rule(
                name,
                rule.phase(),
                rule.commitment(),
                rule.severity(),
                rule.confidence(),
                rule.patterns(),
                new Rule.Consequence(
                        rule.consequence().call(),
                        List.of(name),
                        rule.consequence().variables(),
                        0,
                        rule.consequence().at()),
                rule.switchedOff(),
                rule.at());
    }

    /** The rule with one comparison altered, for each and in each way, and with one condition less. */
    private static List<Rule> mutants(Rule rule) {
        List<Rule> mutants = new ArrayList<>();
        for (int i = 0; i < rule.patterns().size(); i++) {
            Pattern pattern = rule.patterns().get(i);
            for (int j = 0; j < pattern.conditions().size(); j++) {
                for (Optional<Condition> altered : altered(pattern.conditions().get(j))) {
                    List<Condition> conditions = new ArrayList<>(pattern.conditions());
                    conditions.remove(j);
                    altered.ifPresent(conditions::add);
                    List<Pattern> patterns = new ArrayList<>(rule.patterns());
                    patterns.set(
                            i,
                            new Pattern(
                                    pattern.quantifier(),
                                    pattern.fact(),
                                    pattern.binding(),
                                    conditions,
                                    pattern.accumulation(),
                                    pattern.at()));
                    mutants.add(new Rule(
                            rule.name(),
                            rule.phase(),
                            rule.commitment(),
                            rule.severity(),
                            rule.confidence(),
                            patterns,
                            rule.consequence(),
                            rule.switchedOff(),
                            rule.at()));
                }
            }
        }
        return mutants;
    }

    private static List<Optional<Condition>> altered(Condition condition) {
        if (!(condition instanceof Condition.Comparison comparison)) {
            return List.of(Optional.empty());
        }
        Operator boundary =
                switch (comparison.operator()) {
                    case LESS -> Operator.AT_MOST;
                    case AT_MOST -> Operator.LESS;
                    case GREATER -> Operator.AT_LEAST;
                    case AT_LEAST -> Operator.GREATER;
                    case EQUAL -> Operator.NOT_EQUAL;
                    default -> Operator.EQUAL;
                };
        return List.of(
                Optional.empty(),
                Optional.of(with(comparison, boundary)),
                Optional.of(with(comparison, comparison.operator().negated())));
    }

    private static Condition with(Condition.Comparison comparison, Operator operator) {
        return new Condition.Comparison(comparison.left(), operator, comparison.right(), comparison.at());
    }
}
