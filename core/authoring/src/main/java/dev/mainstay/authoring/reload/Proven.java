package dev.mainstay.authoring.reload;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.internal.AdvicePart;
import dev.mainstay.authoring.internal.Gist;
import dev.mainstay.authoring.internal.Impact;
import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.authoring.scenario.Subject;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackModel;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.FactType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scenarios that hold by a pack, with what each came to. By another pack those are run again for which it is not certain
 * that both packs give the same advice. Immutable.
 */
final class Proven {

    static final Proven NOTHING = new Proven(Optional.empty(), Map.of());

    /** An account with more than this in its lists may take so much that a rule makes a difference without firing. */
    private static final int CROWDED = 20;

    private final Optional<PackModel> pack;
    private final Map<Claim, Gist> gists;

    private Proven(Optional<PackModel> pack, Map<Claim, Gist> gists) {
        this.pack = pack;
        this.gists = gists;
    }

    /** What a scenario says, whatever it is called and wherever it stands. */
    private record Claim(AccountSnapshot given, List<Expectation> expectations) {

        static Claim of(Scenario scenario) {
            return new Claim(
                    scenario.given(),
                    scenario.expectations().stream().map(Claim::nowhere).toList());
        }

        private static Expectation nowhere(Expectation expectation) {
            return new Expectation(
                    expectation.subject(),
                    expectation.code(),
                    expectation.aspect(),
                    expectation.value(),
                    expectation.present(),
                    Expectation.NOWHERE);
        }

        /** Whether it may name the line of a row, which moves with the lines before it. */
        boolean mayNameLines() {
            return expectations.stream()
                    .anyMatch(expectation -> expectation.subject() == Subject.WITHHELD
                            && expectation.aspect().equals(Optional.of(Aspect.RULE)));
        }

        /** Whether it may come to something else, or asks for something that may; nobody can ask for the margin at risk. */
        boolean looksAt(Set<AdvicePart> others) {
            return others.contains(AdvicePart.FINDINGS)
                    || (!others.isEmpty()
                            && expectations.stream()
                                    .anyMatch(expectation -> others.contains(part(expectation.subject()))));
        }

        private static AdvicePart part(Subject subject) {
            return switch (subject) {
                case SIGNALS, COMMITMENTS, CAUSES, CONDUCT, STANCE, RISK -> AdvicePart.FINDINGS;
                case ACTIONS, WITHHELD -> AdvicePart.ACTIONS;
                case GAPS -> AdvicePart.GAPS;
            };
        }

        boolean isCrowded() {
            int elements = 0;
            for (FactType type : FactType.values()) {
                elements +=
                        type.isElement() ? given.elements(type).map(List::size).orElse(0) : 0;
            }
            return elements > CROWDED;
        }
    }

    /**
     * The scenarios by the pack of this advisor.
     *
     * @throws InvalidPackException with everything that is not as expected
     */
    Proven by(RetentionAdvisor advisor, List<Scenario> scenarios) {
        PackModel model = advisor.pack().model();
        BiFunction<AccountSnapshot, Gist, Set<AdvicePart>> impact = pack.map(before -> Impact.whereKnown(before, model))
                .orElse((account, gist) -> EnumSet.allOf(AdvicePart.class));
        Map<Claim, Gist> holding = new HashMap<>();
        List<Scenario> again = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            if (scenario.draft()) {
                continue;
            }
            Claim claim = Claim.of(scenario);
            Gist known = gists.get(claim);
            if (known != null
                    && !claim.mayNameLines()
                    && !claim.isCrowded()
                    && !claim.looksAt(impact.apply(scenario.given(), known))) {
                holding.put(claim, known);
            } else {
                again.add(scenario);
            }
        }
        Map<Scenario, List<Problem>> problems = new HashMap<>();
        for (Trial trial : tried(advisor, again)) {
            problems.put(trial.scenario, trial.problems);
            trial.gist.ifPresent(gist -> holding.put(Claim.of(trial.scenario), gist));
        }
        List<Problem> failures = again.stream()
                .flatMap(scenario -> problems.getOrDefault(scenario, List.of()).stream())
                .toList();
        if (!failures.isEmpty()) {
            throw new InvalidPackException(failures);
        }
        return new Proven(Optional.of(model), holding);
    }

    /** What came of a scenario; without a gist where its account could not be advised. */
    private record Trial(Scenario scenario, List<Problem> problems, Optional<Gist> gist) {}

    /** Many scenarios look at the same account, which is advised once; the accounts share the processors. */
    private static List<Trial> tried(RetentionAdvisor advisor, List<Scenario> scenarios) {
        return scenarios.stream().collect(Collectors.groupingBy(Scenario::given)).entrySet().parallelStream()
                .flatMap(account -> tried(advisor, account.getKey(), account.getValue()))
                .toList();
    }

    private static Stream<Trial> tried(RetentionAdvisor advisor, AccountSnapshot account, List<Scenario> scenarios) {
        Outcome outcome = advisor.outcome(account);
        if (outcome instanceof Outcome.Advised advised) {
            Gist gist = Gist.of(advised.advice(), advisor.pack().model());
            return scenarios.stream()
                    .map(scenario -> new Trial(
                            scenario,
                            ScenarioRunner.judge(scenario, advised.advice()).problems(),
                            Optional.of(gist)));
        }
        List<Problem> why = ((Outcome.Failed) outcome).problems();
        return scenarios.stream()
                .map(scenario -> new Trial(
                        scenario,
                        why.stream()
                                .map(problem -> problem.at(scenario.at().toString()))
                                .toList(),
                        Optional.empty()));
    }
}
