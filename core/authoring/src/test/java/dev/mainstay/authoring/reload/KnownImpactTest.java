package dev.mainstay.authoring.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Evidence;
import dev.mainstay.advice.Risk;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.internal.AdvicePart;
import dev.mainstay.authoring.internal.Gist;
import dev.mainstay.authoring.internal.Impact;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.vocabulary.Lever;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Stance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * Where it is known what an account's advice came to, and a change of tables or rules of later phases is said to make no
 * difference to it, both packs advise it the same; tried on random changes of the standard pack.
 *
 * <p>{@code -Dmainstay.impact.changes=2000} tries more.
 */
class KnownImpactTest {

    private static final Path STANDARD = Path.of("../../rules/standard");
    private static final int CHANGES = Integer.getInteger("mainstay.impact.changes", 60);

    private final Random random = new Random(11);
    private final PackModel model = RulePackCompiler.compile(STANDARD).model();
    private final List<AccountSnapshot> accounts = new ArrayList<>();

    KnownImpactTest() {
        List<Scenario> scenarios = ScenarioFiles.read(STANDARD);
        for (int i = 0; i < scenarios.size(); i += 3) {
            accounts.add(scenarios.get(i).given());
        }
        RandomAccounts others = new RandomAccounts(model, 2);
        for (int i = 0; i < 200; i++) {
            accounts.add(others.account(i));
        }
    }

    @Test
    void whoever_is_not_concerned_gets_the_same_advice() {
        RetentionAdvisor before = RetentionAdvisor.of(RulePack.of(model));
        List<Advice> advices = accounts.stream().map(before::advise).toList();
        List<Gist> gists =
                advices.stream().map(advice -> Gist.of(advice, model)).toList();
        Map<Change, Map<Set<AdvicePart>, Integer>> counts = new TreeMap<>();
        Map<Set<AdvicePart>, Integer> all = new HashMap<>();
        for (int i = 0; i < CHANGES; i++) {
            Change change = Change.values()[i % Change.values().length];
            PackModel changed = change.of(model, random);
            if (random.nextInt(3) == 0) {
                changed = Change.values()[random.nextInt(Change.values().length)].of(changed, random);
            }
            RetentionAdvisor after;
            try {
                after = before.with(RulePack.of(changed));
            } catch (InvalidPackException another) {
                continue; // two changes at random need not fit together
            }
            BiFunction<AccountSnapshot, Gist, Set<AdvicePart>> concerned = Impact.whereKnown(model, changed);
            Map<Set<AdvicePart>, Integer> count = counts.computeIfAbsent(change, any -> new HashMap<>());
            for (int account = 0; account < accounts.size(); account++) {
                Set<AdvicePart> said = concerned.apply(accounts.get(account), gists.get(account));
                count.merge(said, 1, Integer::sum);
                all.merge(said, 1, Integer::sum);
                if (!said.contains(AdvicePart.FINDINGS)) {
                    Advice advice = after.advise(accounts.get(account));
                    assertThat(essence(advice, said))
                            .as("%s changes the advice of %s, unsaid", change, accounts.get(account))
                            .isEqualTo(essence(advices.get(account), said));
                    assertThat(Gist.of(advice, model)).isEqualTo(gists.get(account));
                }
            }
        }
        counts.forEach((change, count) ->
                System.out.println("impact of " + change + ", accounts by what may be another: " + count));
        assertThat(all).containsKeys(Set.of(), Set.of(AdvicePart.ACTIONS), Set.of(AdvicePart.values()));
        assertThat(all.get(Set.of()))
                .as("not concerned, of " + all)
                .isGreaterThan(all.get(Set.of(AdvicePart.values())));
    }

    /**
     * What of the advice is the same where these parts may be others, without the pack's name and hash and without the lines limits
     * and actions stand in.
     */
    static Advice essence(Advice advice, Set<AdvicePart> others) {
        boolean actions = !others.contains(AdvicePart.ACTIONS);
        return new Advice(
                advice.accountId(),
                advice.asOf(),
                new PackId("", "", ""),
                advice.stance(),
                actions
                        ? advice.risk()
                        : new Risk(advice.risk().level(), advice.risk().likelihood(), Optional.empty()),
                advice.commitments(),
                advice.causes(),
                advice.conduct(),
                advice.signals().stream()
                        .map(signal -> new Signal(
                                signal.code(),
                                signal.rule(),
                                signal.severity(),
                                signal.evidence().stream()
                                        .map(KnownImpactTest::placeless)
                                        .toList()))
                        .toList(),
                actions ? advice.actions() : List.of(),
                !actions
                        ? List.of()
                        : advice.withheld().stream()
                                .map(withheld -> new Withheld(
                                        withheld.code(),
                                        withheld.reason(),
                                        withheld.rule().replaceAll("csv:[0-9]+", "csv"),
                                        withheld.preconditions()))
                                .toList(),
                others.contains(AdvicePart.GAPS) ? List.of() : advice.gaps());
    }

    private static Evidence placeless(Evidence evidence) {
        return new Evidence(
                evidence.metric(),
                evidence.observed(),
                evidence.operator(),
                evidence.limit(),
                evidence.limitKey(),
                Optional.empty());
    }

    /** What an author may do to the tables and later rules of a pack. */
    private enum Change {
        WEIGHT {
            @Override
            void change(Parts parts, Random random) {
                weigh(parts, "", random);
            }
        },
        RARE_WEIGHT {
            @Override
            void change(Parts parts, Random random) {
                weigh(parts, "hourCost.|cooldown.", random);
            }
        },
        VOICE_OF_ANOTHER_WEIGHT {
            @Override
            void change(Parts parts, Random random) {
                replace(parts.diagnosis, random, row -> voice(row, row.signal(), -row.weight() / 2));
            }
        },
        VOICE_GONE {
            @Override
            void change(Parts parts, Random random) {
                parts.diagnosis.remove(random.nextInt(parts.diagnosis.size()));
            }
        },
        VOICE_OF_ANOTHER_SIGNAL {
            @Override
            void change(Parts parts, Random random) {
                String other = any(parts.diagnosis, random).signal();
                replace(parts.diagnosis, random, row -> voice(row, other, row.weight()));
            }
        },
        VOICES_IN_ANOTHER_ORDER {
            @Override
            void change(Parts parts, Random random) {
                swap(parts.diagnosis, random);
            }
        },
        PLAY_SAVES_MORE {
            @Override
            void change(Parts parts, Random random) {
                replace(
                        parts.playbook,
                        random,
                        row -> play(row, row.action(), row.stances(), scaled(row.save(), random)));
            }
        },
        PLAY_FOR_ANOTHER_ACTION {
            @Override
            void change(Parts parts, Random random) {
                String other = any(parts.actions, random).code();
                replace(parts.playbook, random, row -> play(row, other, row.stances(), row.save()));
            }
        },
        PLAY_FOR_ONE_STANCE {
            @Override
            void change(Parts parts, Random random) {
                Set<Stance> one = Set.of(any(List.of(Stance.values()), random));
                parts.playbook.add(
                        random.nextInt(parts.playbook.size()),
                        play(
                                any(parts.playbook, random),
                                any(parts.actions, random).code(),
                                one,
                                0.4));
            }
        },
        PLAY_GONE {
            @Override
            void change(Parts parts, Random random) {
                parts.playbook.remove(random.nextInt(parts.playbook.size()));
            }
        },
        PLAYS_IN_ANOTHER_ORDER {
            @Override
            void change(Parts parts, Random random) {
                swap(parts.playbook, random);
            }
        },
        ACTION_DEARER {
            @Override
            void change(Parts parts, Random random) {
                replace(
                        parts.actions,
                        random,
                        row -> action(row, row.effortHours() * 3 + 1, row.obligation(), row.lever(), row.excludes()));
            }
        },
        ACTION_OWED {
            @Override
            void change(Parts parts, Random random) {
                replace(
                        parts.actions,
                        random,
                        row -> action(row, row.effortHours(), !row.obligation(), row.lever(), row.excludes()));
            }
        },
        ACTION_OF_ANOTHER_LEVER {
            @Override
            void change(Parts parts, Random random) {
                Lever lever = any(List.of(Lever.values()), random);
                replace(
                        parts.actions,
                        random,
                        row -> action(row, row.effortHours(), row.obligation(), lever, row.excludes()));
            }
        },
        ACTION_EXCLUDES_ANOTHER {
            @Override
            void change(Parts parts, Random random) {
                String other = any(parts.actions, random).code();
                replace(
                        parts.actions,
                        random,
                        row -> action(row, row.effortHours(), row.obligation(), row.lever(), List.of(other)));
            }
        },
        ACTIONS_IN_ANOTHER_ORDER {
            @Override
            void change(Parts parts, Random random) {
                swap(parts.actions, random);
            }
        },
        RULE_GONE {
            @Override
            void change(Parts parts, Random random) {
                parts.rules.remove(laterRule(parts.rules, random));
            }
        },
        RULE_TWICE {
            @Override
            void change(Parts parts, Random random) {
                Rule rule = parts.rules.get(laterRule(parts.rules, random));
                parts.rules.add(
                        random.nextInt(parts.rules.size()), rule(rule, rule.name() + " again", rule.patterns()));
            }
        },
        CONDITION_TURNED {
            @Override
            void change(Parts parts, Random random) {
                int at = laterRule(parts.rules, random);
                Rule rule = parts.rules.get(at);
                parts.rules.set(
                        at,
                        rule(
                                rule,
                                rule.name(),
                                rule.patterns().stream().map(Change::turned).toList()));
            }
        },
        CONDITION_GONE {
            @Override
            void change(Parts parts, Random random) {
                int at = laterRule(parts.rules, random);
                Rule rule = parts.rules.get(at);
                parts.rules.set(
                        at,
                        rule(
                                rule,
                                rule.name(),
                                rule.patterns().stream().map(Change::shorter).toList()));
            }
        },
        LIMIT_OF_A_LATER_RULE {
            @Override
            void change(Parts parts, Random random) {
                List<LimitRow> later = parts.limits.stream()
                        .filter(row ->
                                row.key().startsWith("stance.") || row.key().startsWith("guard."))
                        .filter(row -> row.value().isPresent())
                        .toList();
                LimitRow row = any(later, random);
                parts.limits.set(
                        parts.limits.indexOf(row),
                        row.withValue(scaled(row.value().orElse(0.0), random)));
            }
        };

        abstract void change(Parts parts, Random random);

        PackModel of(PackModel model, Random random) {
            Parts parts = new Parts(model);
            change(parts, random);
            return parts.model(model);
        }

        /** The parts of a pack, to be changed. */
        private static final class Parts {
            final List<Rule> rules;
            final List<LimitRow> limits;
            final List<DiagnosisRow> diagnosis;
            final List<ActionRow> actions;
            final List<PlaybookRow> playbook;
            final Map<String, WeightRow> weights;

            Parts(PackModel model) {
                rules = new ArrayList<>(model.rules());
                limits = new ArrayList<>(model.limits());
                diagnosis = new ArrayList<>(model.diagnosis());
                actions = new ArrayList<>(model.actions());
                playbook = new ArrayList<>(model.playbook());
                weights = new HashMap<>(model.weights());
            }

            PackModel model(PackModel like) {
                return new PackModel(like.info(), rules, limits, diagnosis, actions, playbook, weights, like.texts());
            }
        }

        /** A row as it should be. */
        private interface Other<R> {
            R of(R row);
        }

        private static <T> T any(List<T> choices, Random random) {
            return choices.get(random.nextInt(choices.size()));
        }

        private static <R> void replace(List<R> rows, Random random, Other<R> other) {
            int at = random.nextInt(rows.size());
            rows.set(at, other.of(rows.get(at)));
        }

        private static void swap(List<?> rows, Random random) {
            int at = random.nextInt(rows.size() - 1);
            Collections.swap(rows, at, random.nextBoolean() ? at + 1 : random.nextInt(rows.size()));
        }

        /** Another number for a key, groups of which there are many left out. */
        private static void weigh(Parts parts, String without, Random random) {
            WeightRow row = any(
                    parts.weights.values().stream()
                            .filter(one -> without.isEmpty() || !one.key().matches("(" + without + ").*"))
                            .sorted(Comparator.comparing(WeightRow::key))
                            .toList(),
                    random);
            parts.weights.put(row.key(), new WeightRow(row.key(), scaled(row.value(), random), row.at()));
        }

        private static double scaled(double value, Random random) {
            return value * any(List.of(0.5, 0.9, 0.999, 1.001, 1.1, 2.0), random);
        }

        private static int laterRule(List<Rule> rules, Random random) {
            while (true) {
                int at = random.nextInt(rules.size());
                if (rules.get(at).phase() != Phase.SIGNALS) {
                    return at;
                }
            }
        }

        private static DiagnosisRow voice(DiagnosisRow row, String signal, double weight) {
            return new DiagnosisRow(signal, row.influence(), row.facet(), weight, row.at());
        }

        private static PlaybookRow play(PlaybookRow row, String action, Set<Stance> stances, double save) {
            return new PlaybookRow(
                    row.cause(),
                    row.facet(),
                    row.risk(),
                    row.signal(),
                    row.commitment(),
                    row.commitmentFrom(),
                    stances,
                    row.tiers(),
                    row.kinds(),
                    row.industries(),
                    row.valueClasses(),
                    row.atLeast(),
                    action,
                    save,
                    row.at());
        }

        private static ActionRow action(
                ActionRow row, double hours, boolean obligation, Lever lever, List<String> excludes) {
            return new ActionRow(
                    row.code(),
                    row.commitment(),
                    row.traits(),
                    lever,
                    row.owner(),
                    row.dueDays(),
                    hours,
                    row.cost(),
                    obligation,
                    row.requires(),
                    row.success(),
                    row.stop(),
                    excludes,
                    row.at());
        }

        private static Rule rule(Rule rule, String name, List<Pattern> patterns) {
            return new Rule(
                    name,
                    rule.phase(),
                    rule.commitment(),
                    rule.severity(),
                    rule.confidence(),
                    patterns,
                    rule.consequence(),
                    rule.switchedOff(),
                    rule.at());
        }

        private static Pattern with(Pattern pattern, List<Condition> conditions) {
            return new Pattern(
                    pattern.quantifier(),
                    pattern.fact(),
                    pattern.binding(),
                    conditions,
                    pattern.accumulation(),
                    pattern.at());
        }

        private static Pattern turned(Pattern pattern) {
            return with(
                    pattern, pattern.conditions().stream().map(Change::turned).toList());
        }

        private static Condition turned(Condition condition) {
            return condition instanceof Condition.Comparison comparison
                    ? new Condition.Comparison(
                            comparison.left(), comparison.operator().negated(), comparison.right(), comparison.at())
                    : condition;
        }

        private static Pattern shorter(Pattern pattern) {
            List<Condition> conditions = pattern.conditions();
            return conditions.size() > 1 ? with(pattern, conditions.subList(1, conditions.size())) : pattern;
        }
    }
}
