package dev.mainstay.testkit.cases;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Signal;
import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.authoring.internal.interval.Reasoner;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.Subject;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.coverage.CoverageItem;
import dev.mainstay.testkit.coverage.PackCoverage;
import dev.mainstay.testkit.mutation.Killer;
import dev.mainstay.testkit.mutation.Killers;
import dev.mainstay.testkit.mutation.MutationRun;
import dev.mainstay.testkit.mutation.Tells;
import dev.mainstay.vocabulary.BoardCall;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Drafts of scenarios for what a pack itself says, as the text of a scenario file. What they expect is what the pack says today: a person reads
 * them, gives them names, and takes {@code draft: true} away, or finds that the pack is wrong.
 *
 * <p>Immutable and thread-safe.
 */
public final class Drafts {

    private static final LocalDate USUAL_DAY = LocalDate.of(2026, 3, 31);

    private final RulePack pack;
    private final List<Scenario> scenarios;

    private Drafts(RulePack pack, List<Scenario> scenarios) {
        this.pack = pack;
        this.scenarios = List.copyOf(scenarios);
    }

    /** Drafts for a pack; its scenarios, which must pass, are where accounts are taken from that are hard to invent. */
    public static Drafts of(RulePack pack, List<Scenario> scenarios) {
        return new Drafts(pack, scenarios);
    }

    /** All drafts: boundaries first, then pairs. */
    public String file() {
        return (boundaries() + "\n" + pairs()).strip() + "\n";
    }

    /**
     * For every limit an account just at it and one just beyond, for every comparison one that lies exactly on it, and for
     * every row one that only this row decides, where such an account is found.
     */
    public String boundaries() {
        return drafts(MutationRun.of(pack, scenarios).boundaries());
    }

    /**
     * For every signal rule of the pack's own about one kind of fact, accounts in which every two of its conditions hold and fail in each
     * combination that there is.
     */
    public String pairs() {
        RetentionAdvisor advisor = RetentionAdvisor.of(pack, MutationRun.LIMITS);
        Reasoner reasoner = Reasoner.of(pack.model(), USUAL_DAY);
        List<Killer> pairs = new ArrayList<>();
        for (Rule rule : pack.model().rules()) {
            if (pack.model().owns(rule.at())
                    && rule.consequence().call() == BoardCall.RAISE
                    && rule.patterns().size() == 1
                    && rule.patterns().get(0).quantifier() == Pattern.Quantifier.EACH) {
                for (boolean[] holds :
                        Pairs.covering(rule.patterns().get(0).conditions().size())) {
                    draft(rule, holds, reasoner, advisor).ifPresent(pairs::add);
                }
            }
        }
        return drafts(pairs);
    }

    /**
     * For everything that no scenario reaches and for which an account is known that does, that account, with what the pack
     * says of it that a change there would alter.
     */
    public static String missing(PackCoverage coverage) {
        Tells tells = new Tells(coverage.pack());
        RetentionAdvisor advisor = RetentionAdvisor.of(coverage.pack(), MutationRun.LIMITS);
        List<Killer> missing = new ArrayList<>();
        for (CoverageItem item : coverage.missing()) {
            item.example().ifPresent(account -> tells.of(item.at(), item.part(), account)
                    .or(() -> advice(advisor, account).map(advice -> signal(coverage.pack(), item, advice)))
                    .map(expectation -> Killer.of(name(item), item.part(), item.at(), account, expectation))
                    .ifPresent(missing::add));
        }
        return drafts(missing);
    }

    /** In the words of the pack. */
    private static String name(CoverageItem item) {
        String text = item.text().replace("\"", "");
        return switch (item.kind()) {
            case FIRES -> item.part();
            case HOLDS -> item.part() + ": " + text;
            case FAILS -> item.part() + ": not " + text;
            case UNKNOWN -> item.part() + ", not knowing whether " + text;
            case DECIDES_BY_HOLDING -> item.part() + ", only because " + text;
            case DECIDES_BY_FAILING -> item.part() + ", only for want of " + text;
            case AT_LIMIT -> item.part() + ", exactly " + text;
            case BELOW_LIMIT -> item.part() + ", a step below " + text;
            case ABOVE_LIMIT -> item.part() + ", a step above " + text;
            case REACHED -> item.part();
        };
    }

    /** Of a row of limits.csv, what rules call it. */
    private static String key(CoverageItem item) {
        int end = item.part().indexOf(' ');
        return end < 0 ? item.part() : item.part().substring(0, end);
    }

    /** Whether the rule, or the first that reads the limit, raises its signal; else the stance. */
    private static Expectation signal(RulePack pack, CoverageItem item, Advice advice) {
        Optional<String> code = pack.model().rules().stream()
                .filter(rule -> rule.consequence().call() == BoardCall.RAISE)
                .filter(rule -> rule.name().equals(item.part())
                        || Question.of(rule).limits().contains(key(item)))
                .map(rule -> rule.consequence().code())
                .findFirst();
        return code.map(signal -> advice.signal(signal).isPresent()
                        ? Expectation.of(Subject.SIGNALS, signal)
                        : Expectation.absent(Subject.SIGNALS, signal))
                .orElseGet(() -> Expectation.of(Subject.STANCE, advice.stance().name()));
    }

    private static Optional<Killer> draft(Rule rule, boolean[] holds, Reasoner reasoner, RetentionAdvisor advisor) {
        Pattern pattern = rule.patterns().get(0);
        List<Condition> conditions = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < holds.length; i++) {
            Condition condition = pattern.conditions().get(i);
            conditions.add(holds[i] ? condition : negated(condition));
            words.add(conditions.get(i).text());
        }
        Pattern asked = new Pattern(
                pattern.quantifier(), pattern.fact(), pattern.binding(), conditions, Optional.empty(), pattern.at());
        return reasoner.holds(Question.of(List.of(asked)))
                .witness()
                .flatMap(witness -> witness.account())
                .flatMap(account ->
                        advice(advisor, account).map(advice -> draft(rule, String.join(", ", words), account, advice)));
    }

    /** Of an account that takes more than any may, nothing can be expected. */
    private static Optional<Advice> advice(RetentionAdvisor advisor, AccountSnapshot account) {
        return advisor.outcome(account) instanceof Outcome.Advised advised
                ? Optional.of(advised.advice())
                : Optional.empty();
    }

    private static Killer draft(Rule rule, String words, AccountSnapshot account, Advice advice) {
        String signal = rule.consequence().code();
        Optional<Signal> raised = advice.signal(signal);
        Expectation expectation = raised.isPresent()
                ? Expectation.of(Subject.SIGNALS, signal)
                : Expectation.absent(Subject.SIGNALS, signal);
        return Killer.of(rule.name() + ": " + words, rule.name(), rule.at(), account, expectation);
    }

    private static Condition negated(Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            return new Condition.AnyOf(all.parts().stream().map(Drafts::negated).toList(), all.at());
        }
        if (condition instanceof Condition.AnyOf any) {
            return new Condition.AllOf(any.parts().stream().map(Drafts::negated).toList(), any.at());
        }
        Condition.Comparison comparison = (Condition.Comparison) condition;
        return new Condition.Comparison(
                comparison.left(), comparison.operator().negated(), comparison.right(), comparison.at());
    }

    private static String drafts(List<Killer> cases) {
        return Killers.file(cases).replace("\n  given:\n", "\n  draft: true\n  given:\n");
    }
}
