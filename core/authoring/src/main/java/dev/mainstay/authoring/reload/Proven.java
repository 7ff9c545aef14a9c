package dev.mainstay.authoring.reload;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

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
        BiPredicate<AccountSnapshot, Gist> concerned =
                pack.map(before -> Impact.whereKnown(before, model)).orElse((account, gist) -> true);
        Map<AccountSnapshot, Advice> advised = new HashMap<>();
        ScenarioRunner runner = new ScenarioRunner(advisor);
        Map<Claim, Gist> holding = new HashMap<>();
        List<Problem> failures = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            if (scenario.draft()) {
                continue;
            }
            Claim claim = Claim.of(scenario);
            Gist known = gists.get(claim);
            if (known != null
                    && !claim.mayNameLines()
                    && !claim.isCrowded()
                    && !concerned.test(scenario.given(), known)) {
                holding.put(claim, known);
                continue;
            }
            // many scenarios look at the same account
            Advice same = advised.get(scenario.given());
            ScenarioRunner.Result result = same == null ? runner.run(scenario) : ScenarioRunner.judge(scenario, same);
            failures.addAll(result.problems());
            result.advice().ifPresent(advice -> {
                advised.put(scenario.given(), advice);
                holding.put(claim, Gist.of(advice, model));
            });
        }
        if (!failures.isEmpty()) {
            throw new InvalidPackException(failures);
        }
        return new Proven(Optional.of(model), holding);
    }
}
