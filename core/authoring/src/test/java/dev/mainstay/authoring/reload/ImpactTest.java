package dev.mainstay.authoring.reload;

import static dev.mainstay.authoring.reload.KnownImpactTest.essence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.internal.AdvicePart;
import dev.mainstay.authoring.internal.Gist;
import dev.mainstay.authoring.internal.Impact;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.SwitchedOff;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Tier;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Where a change of the pack is said to make no difference to an account, both packs advise it the same; tried on random
 * changes of the standard pack.
 *
 * <p>{@code -Dmainstay.impact.changes=2000} tries more.
 */
class ImpactTest {

    private static final Path STANDARD = Path.of("../../rules/standard");
    private static final int CHANGES = Integer.getInteger("mainstay.impact.changes", 48);

    private final Random random = new Random(7);
    private final PackModel model = RulePackCompiler.compile(STANDARD).model();
    private final List<AccountSnapshot> accounts = new ArrayList<>();

    ImpactTest() {
        List<Scenario> scenarios = ScenarioFiles.read(STANDARD);
        for (int i = 0; i < scenarios.size(); i += 3) {
            accounts.add(scenarios.get(i).given());
        }
        RandomAccounts others = new RandomAccounts(model, 1);
        for (int i = 0; i < 150; i++) {
            accounts.add(others.account(i));
        }
    }

    @Test
    void whoever_is_not_concerned_gets_the_same_advice() {
        RetentionAdvisor before = RetentionAdvisor.of(RulePack.of(model));
        List<Advice> advices = accounts.stream().map(before::advise).toList();
        List<Gist> gists =
                advices.stream().map(advice -> Gist.of(advice, model)).toList();
        Map<String, int[]> counts = new TreeMap<>();
        for (int round = 0; round < CHANGES; round++) {
            Change change = Change.values()[round % Change.values().length];
            PackModel changed = model;
            for (int more = random.nextInt(2); more >= 0; more--) {
                changed = change.of(changed, random);
            }
            RetentionAdvisor after;
            try {
                after = RetentionAdvisor.of(RulePack.of(changed));
            } catch (InvalidPackException another) {
                continue;
            }
            Predicate<AccountSnapshot> concerned = Impact.of(model, changed);
            BiFunction<AccountSnapshot, Gist, Set<AdvicePart>> known = Impact.whereKnown(model, changed);
            int[] count = counts.computeIfAbsent(change.name(), any -> new int[3]);
            for (int i = 0; i < accounts.size(); i++) {
                boolean said = concerned.test(accounts.get(i));
                Set<AdvicePart> others = known.apply(accounts.get(i), gists.get(i));
                count[0]++;
                count[1] += said ? 1 : 0;
                count[2] += others.contains(AdvicePart.FINDINGS) ? 1 : 0;
                if (others.contains(AdvicePart.FINDINGS) && (i + round) % 20 != 0) {
                    continue;
                }
                Advice advice = after.advise(accounts.get(i));
                boolean same = essence(advice, Set.of()).equals(essence(advices.get(i), Set.of()));
                assertThat(said || same)
                        .as("%s changes the advice of %s, unsaid", change, accounts.get(i))
                        .isTrue();
                if (!others.contains(AdvicePart.FINDINGS)) {
                    assertThat(essence(advice, others))
                            .as("%s changes more of the advice of %s than %s", change, accounts.get(i), others)
                            .isEqualTo(essence(advices.get(i), others));
                    assertThat(Gist.of(advice, model)).isEqualTo(gists.get(i));
                }
            }
        }
        counts.forEach((change, count) -> System.out.println("impact of " + change + ": accounts tried " + count[0]
                + ", said to be concerned " + count[1] + ", in their findings " + count[2]));
        assertThat(counts.values().stream().mapToInt(count -> count[2]).sum())
                .as("how many are concerned in their findings")
                .isLessThan(counts.values().stream().mapToInt(count -> count[0]).sum() / 2);
    }

    @Test
    void few_are_concerned_by_one_limit_and_among_them_all_for_whom_it_decides() {
        List<LimitRow> limits = new ArrayList<>(model.limits());
        limits.replaceAll(
                row -> row.key().equals("delivery.onTime") ? Change.row(row, row.tier(), Optional.of(0.8)) : row);
        PackModel changed = Change.with(model, model.rules(), limits);
        RetentionAdvisor before = RetentionAdvisor.of(RulePack.of(model));
        RetentionAdvisor after = RetentionAdvisor.of(RulePack.of(changed));

        List<AccountSnapshot> concerned =
                accounts.stream().filter(Impact.of(model, changed)).toList();
        List<AccountSnapshot> different = accounts.stream()
                .filter(account ->
                        !essence(before.advise(account), Set.of()).equals(essence(after.advise(account), Set.of())))
                .toList();

        assertThat(different).isNotEmpty();
        assertThat(concerned).containsAll(different).hasSizeLessThan(accounts.size() / 2);
    }

    @Test
    void nobody_is_concerned_by_the_same_pack_and_everybody_by_other_weights() {
        assertThat(accounts)
                .noneMatch(Impact.of(model, RulePackCompiler.compile(STANDARD).model()));
        assertThat(accounts).allMatch(Impact.of(model, Change.WEIGHT.of(model, random)));
    }

    /** What an author may do to a pack. */
    private enum Change {
        LIMIT {
            @Override
            PackModel of(PackModel model, Random random) {
                List<LimitRow> limits = new ArrayList<>(model.limits());
                limits.replaceAll(row -> random.nextInt(limits.size()) == 0 ? scaled(row, random) : row);
                int at = random.nextInt(limits.size());
                limits.set(at, scaled(limits.get(at), random));
                return with(model, model.rules(), limits);
            }
        },
        LIMIT_FOR_A_TIER {
            @Override
            PackModel of(PackModel model, Random random) {
                List<LimitRow> limits = new ArrayList<>(model.limits());
                LimitRow base = limits.get(random.nextInt(limits.size()));
                limits.add(
                        random.nextInt(limits.size()),
                        row(
                                base,
                                Optional.of(any(Tier.values(), random)),
                                scaled(base, random).value()));
                return with(model, model.rules(), limits);
            }
        },
        LIMIT_UNSET {
            @Override
            PackModel of(PackModel model, Random random) {
                List<LimitRow> limits = new ArrayList<>(model.limits());
                int at = random.nextInt(limits.size());
                limits.set(at, row(limits.get(at), limits.get(at).tier(), Optional.empty()));
                return with(model, model.rules(), limits);
            }
        },
        RULE_GONE {
            @Override
            PackModel of(PackModel model, Random random) {
                List<Rule> rules = new ArrayList<>(model.rules());
                rules.remove(signalRule(rules, random));
                return with(model, rules, model.limits());
            }
        },
        RULE_NEW {
            @Override
            PackModel of(PackModel model, Random random) {
                List<Rule> rules = new ArrayList<>(model.rules());
                Rule like = rules.get(signalRule(rules, random));
                Rule other = rules.get(signalRule(rules, random));
                rules.add(
                        random.nextInt(rules.size()),
                        rule(
                                like,
                                like.name() + random.nextInt(),
                                other.commitment(),
                                like.severity(),
                                other.patterns(),
                                other.consequence(),
                                Optional.empty()));
                return with(model, rules, model.limits());
            }
        },
        RULE_OF_ANOTHER_COMMITMENT {
            @Override
            PackModel of(PackModel model, Random random) {
                return changed(
                        model,
                        random,
                        rule -> rule(
                                rule,
                                rule.name(),
                                Optional.of(any(Commitment.values(), random)),
                                rule.severity(),
                                rule.patterns(),
                                rule.consequence(),
                                Optional.empty()));
            }
        },
        RULE_GRAVER {
            @Override
            PackModel of(PackModel model, Random random) {
                return changed(
                        model,
                        random,
                        rule -> rule(
                                rule,
                                rule.name(),
                                rule.commitment(),
                                any(Severity.values(), random),
                                rule.patterns(),
                                rule.consequence(),
                                Optional.empty()));
            }
        },
        RULE_SWITCHED_OFF {
            @Override
            PackModel of(PackModel model, Random random) {
                SwitchedOff off = new SwitchedOff(
                        "why",
                        LocalDate.of(2026, 3, 31).plusDays(random.nextInt(3) - 1),
                        "X",
                        new SourceRef("f", 1, 1));
                return changed(
                        model,
                        random,
                        rule -> rule(
                                rule,
                                rule.name(),
                                rule.commitment(),
                                rule.severity(),
                                rule.patterns(),
                                rule.consequence(),
                                Optional.of(off)));
            }
        },
        CONDITION_TURNED {
            @Override
            PackModel of(PackModel model, Random random) {
                return changed(
                        model,
                        random,
                        rule -> rule(
                                rule,
                                rule.name(),
                                rule.commitment(),
                                rule.severity(),
                                turned(rule.patterns()),
                                rule.consequence(),
                                Optional.empty()));
            }
        },
        CONDITION_OF_ANOTHER_RULE {
            @Override
            PackModel of(PackModel model, Random random) {
                List<Pattern> others =
                        model.rules().get(signalRule(model.rules(), random)).patterns();
                return changed(
                        model,
                        random,
                        rule -> rule(
                                rule,
                                rule.name(),
                                rule.commitment(),
                                rule.severity(),
                                others,
                                rule.consequence(),
                                Optional.empty()));
            }
        },
        RULES_IN_ANOTHER_ORDER {
            @Override
            PackModel of(PackModel model, Random random) {
                List<Rule> rules = new ArrayList<>(model.rules());
                Collections.swap(rules, signalRule(rules, random), signalRule(rules, random));
                return with(model, rules, model.limits());
            }
        },
        WEIGHT {
            @Override
            PackModel of(PackModel model, Random random) {
                Map<String, WeightRow> weights = new TreeMap<>(model.weights());
                weights.replaceAll((key, row) -> new WeightRow(key, row.value() * 1.01, row.at()));
                return new PackModel(
                        model.info(),
                        model.rules(),
                        model.limits(),
                        model.diagnosis(),
                        model.actions(),
                        model.playbook(),
                        weights,
                        model.texts());
            }
        };

        abstract PackModel of(PackModel model, Random random);

        private static <T> T any(T[] choices, Random random) {
            return List.of(choices).get(random.nextInt(choices.length));
        }

        private static PackModel changed(PackModel model, Random random, UnaryOperator<Rule> change) {
            List<Rule> rules = new ArrayList<>(model.rules());
            int at = signalRule(rules, random);
            rules.set(at, change.apply(rules.get(at)));
            return with(model, rules, model.limits());
        }

        private static PackModel with(PackModel model, List<Rule> rules, List<LimitRow> limits) {
            return new PackModel(
                    model.info(),
                    rules,
                    limits,
                    model.diagnosis(),
                    model.actions(),
                    model.playbook(),
                    model.weights(),
                    model.texts());
        }

        private static int signalRule(List<Rule> rules, Random random) {
            while (true) {
                int at = random.nextInt(rules.size());
                if (rules.get(at).phase() == Phase.SIGNALS) {
                    return at;
                }
            }
        }

        private static LimitRow scaled(LimitRow row, Random random) {
            double factor = List.of(0.5, 0.9, 0.99, 1.01, 1.1, 2.0).get(random.nextInt(6));
            return row(row, row.tier(), row.value().map(value -> value * factor));
        }

        private static LimitRow row(LimitRow row, Optional<Tier> tier, Optional<Double> value) {
            return new LimitRow(
                    row.key(),
                    row.account(),
                    tier,
                    row.industry(),
                    row.kind(),
                    value,
                    row.unit(),
                    row.min(),
                    row.max(),
                    row.step(),
                    row.effectiveFrom(),
                    row.owner(),
                    row.source(),
                    row.grade(),
                    row.why(),
                    new SourceRef("limits.csv", 999, 1));
        }

        private static Rule rule(
                Rule rule,
                String name,
                Optional<Commitment> commitment,
                Severity severity,
                List<Pattern> patterns,
                Rule.Consequence consequence,
                Optional<SwitchedOff> off) {
            // Facts of the consequence are named by their variables, so patterns of another rule come with their own.
            return new Rule(
                    name,
                    rule.phase(),
                    commitment,
                    severity,
                    rule.confidence(),
                    patterns,
                    new Rule.Consequence(
                            consequence.call(),
                            consequence.codes(),
                            variables(patterns, consequence),
                            consequence.number(),
                            consequence.at()),
                    off,
                    rule.at());
        }

        private static List<String> variables(List<Pattern> patterns, Rule.Consequence consequence) {
            List<String> bound = patterns.stream()
                    .filter(pattern -> pattern.quantifier() == Pattern.Quantifier.EACH)
                    .map(Pattern::binding)
                    .toList();
            return bound.containsAll(consequence.variables()) ? consequence.variables() : bound.subList(0, 1);
        }

        private static List<Pattern> turned(List<Pattern> patterns) {
            return patterns.stream()
                    .map(pattern -> new Pattern(
                            pattern.quantifier(),
                            pattern.fact(),
                            pattern.binding(),
                            pattern.conditions().stream().map(Change::turned).toList(),
                            pattern.accumulation(),
                            pattern.at()))
                    .toList();
        }

        private static Condition turned(Condition condition) {
            if (!(condition instanceof Condition.Comparison comparison)) {
                return condition;
            }
            Operator other =
                    switch (comparison.operator()) {
                        case LESS -> Operator.AT_MOST;
                        case AT_MOST -> Operator.GREATER;
                        case GREATER -> Operator.AT_LEAST;
                        case AT_LEAST -> Operator.LESS;
                        case EQUAL -> Operator.NOT_EQUAL;
                        case NOT_EQUAL -> Operator.EQUAL;
                        case CONTAINS -> Operator.NOT_CONTAINS;
                        case NOT_CONTAINS -> Operator.CONTAINS;
                    };
            return new Condition.Comparison(comparison.left(), other, comparison.right(), comparison.at());
        }
    }
}
