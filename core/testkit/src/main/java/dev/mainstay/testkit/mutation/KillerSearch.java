package dev.mainstay.testkit.mutation;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.authoring.snapshot.SnapshotTree;
import dev.mainstay.internal.engine.PackEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks for an account that tells a survivor from its pack, and makes a scenario of it. Belongs to one thread. */
final class KillerSearch {

    /** Accounts of scenarios that are kept as candidates. */
    static final int MOST = 3;

    private final PackEngine original;
    private final Mutant mutant;
    private final PackEngine mutated;
    private final Family family;
    private final Strangers strangers;
    private boolean told;

    KillerSearch(PackEngine original, Mutant mutant, PackEngine mutated, Family family, Strangers strangers) {
        this.family = family;
        this.strangers = strangers;
        this.original = original;
        this.mutant = mutant;
        this.mutated = mutated;
    }

    /** Whether an account was found that is advised otherwise. */
    boolean told() {
        return told;
    }

    /** A scenario that fails on the mutant and passes on the pack. */
    Optional<Killer> killer(List<AccountSnapshot> known) {
        List<AccountSnapshot> candidates = new ArrayList<>(known);
        candidates.addAll(family.grafted(known, mutant.codes()));
        candidates.addAll(family.crossed(mutant.codes()));
        for (AccountSnapshot candidate : candidates) {
            Optional<Killer> scenario = scenario(candidate);
            if (scenario.isPresent()) {
                return scenario;
            }
        }
        for (int i = 0; i < strangers.size(); i++) {
            Optional<Killer> scenario =
                    strangers.get(i).flatMap(stranger -> scenario(stranger.account(), stranger.advice()));
            if (scenario.isPresent()) {
                return scenario;
            }
        }
        return Optional.empty();
    }

    private Optional<Killer> scenario(AccountSnapshot account) {
        return Consultations.advice(original, account).flatMap(before -> scenario(account, before));
    }

    private Optional<Killer> scenario(AccountSnapshot account, Advice before) {
        Optional<Expectation> difference = Difference.first(before, Consultations.advice(mutated, account));
        if (difference.isEmpty()) {
            return Optional.empty();
        }
        told = true;
        Expectation expectation = difference.get();
        Predicate<AccountSnapshot> tells = smaller -> tells(smaller, expectation);
        SnapshotTree tree = SnapshotTree.of(account).smallest(tells);
        Killer killer =
                new Killer(name(), mutant.where().replace("\"", ""), mutant.at(), tree.yaml("    "), expectation);
        return verified(killer.yaml()) ? Optional.of(killer) : Optional.empty();
    }

    private boolean tells(AccountSnapshot account, Expectation expectation) {
        return tells(account, List.of(expectation));
    }

    private boolean verified(String text) {
        Scenario scenario = ScenarioFiles.parse("killer.yaml", text).get(0);
        return tells(scenario.given(), scenario.expectations());
    }

    private boolean tells(AccountSnapshot account, List<Expectation> expectations) {
        return !Difference.fails(Consultations.advice(original, account), expectations)
                && Difference.fails(Consultations.advice(mutated, account), expectations);
    }

    /** What the scenario shows, in the words of the pack. */
    private String name() {
        String where = mutant.where().replace("\"", "");
        return switch (mutant.mutation()) {
            case LIMIT_UP, LIMIT_DOWN -> where + " is " + mutant.before() + " and not " + mutant.after();
            case BOUNDARY -> where + ", exactly at the limit: " + mutant.before();
            case CONDITION_DROPPED, PATTERN_DROPPED -> where + ", only if " + mutant.before();
            case NEGATION, NOT_EXISTS, LIMIT_SWAPPED -> where + ", by " + mutant.before();
            case RULE_DROPPED -> where;
            case ROW_DROPPED -> where + " has a row of its own";
            case CELL_DROPPED ->
                where + (mutant.part() == Mutant.Part.ACTION ? cell() : " asks for " + mutant.before());
            case CODE_SWAPPED, SEVERITY, NUMBER, WEIGHT -> where + ": " + mutant.before();
        };
    }

    /** What a cell of the catalogue says of its action. */
    private String cell() {
        String before = mutant.before();
        if (before.startsWith("obligation")) {
            return ": " + before;
        }
        if (mutant.codes().contains(before)) {
            return " excludes " + before;
        }
        return (before.equals(before.toUpperCase(Locale.ROOT)) ? " requires " : " has the trait ") + before;
    }
}
