package dev.mainstay.testkit.mutation;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.internal.engine.PackEngine;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.SourceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What of the advice for an account gives a change of the pack away. Immutable and thread-safe. */
public final class Tells {

    private final RulePack pack;
    private final PackEngine engine;
    private final Map<SourceRef, List<Mutant>> byPlace;
    private final Map<String, List<Mutant>> byPart;

    /** Tells of the changes that mutation makes to a pack. */
    public Tells(RulePack pack) {
        this.pack = pack;
        engine = new PackEngine(pack.model(), pack.id());
        List<Mutant> mutants = Mutants.of(pack.model());
        byPlace = mutants.stream().collect(Collectors.groupingBy(Mutant::at));
        byPart = mutants.stream()
                .collect(Collectors.groupingBy(mutant -> mutant.where().replace("\"", "")));
    }

    /**
     * The plainest expectation that holds of the account and would not if the pack were changed there.
     *
     * @param place where it is changed; elsewhere in the same rule or row if a change there shows nothing
     * @param part the rule by its name, or the row by its key cells
     */
    public Optional<Expectation> of(SourceRef place, String part, AccountSnapshot account) {
        return Consultations.advice(engine, account)
                .flatMap(before -> first(byPlace.getOrDefault(place, List.of()), account, before)
                        .or(() -> first(byPart.getOrDefault(part, List.of()), account, before)));
    }

    private Optional<Expectation> first(List<Mutant> mutants, AccountSnapshot account, Advice before) {
        return mutants.stream()
                .flatMap(mutant -> mutated(mutant).stream())
                .flatMap(mutated -> Difference.first(before, Consultations.advice(mutated, account)).stream())
                .findFirst();
    }

    private Optional<PackEngine> mutated(Mutant mutant) {
        try {
            return Optional.of(new PackEngine(mutant.model(), pack.id()));
        } catch (IllegalArgumentException partsDoNotFit) {
            return Optional.empty();
        }
    }
}
