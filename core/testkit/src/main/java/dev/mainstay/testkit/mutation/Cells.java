package dev.mainstay.testkit.mutation;

import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.Lever;
import dev.mainstay.vocabulary.Stance;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.ValueClass;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The cells of a row of actions.csv, to be changed. */
final class Cells {

    private final ActionRow of;
    private Optional<Commitment> commitment;
    private Set<String> traits;
    private Lever lever;
    private String owner;
    private int dueDays;
    private double effortHours;
    private double cost;
    private boolean obligation;
    private List<String> requires;
    private List<String> excludes;

    Cells(ActionRow of) {
        this.of = of;
        commitment = of.commitment();
        traits = of.traits();
        lever = of.lever();
        owner = of.owner();
        dueDays = of.dueDays();
        effortHours = of.effortHours();
        cost = of.cost();
        obligation = of.obligation();
        requires = of.requires();
        excludes = of.excludes();
    }

    Cells commitment(Commitment other) {
        commitment = Optional.of(other);
        return this;
    }

    Cells traits(Set<String> other) {
        traits = other;
        return this;
    }

    Cells lever(Lever other) {
        lever = other;
        return this;
    }

    Cells owner(String other) {
        owner = other;
        return this;
    }

    Cells dueDays(int other) {
        dueDays = other;
        return this;
    }

    Cells effortHours(double other) {
        effortHours = other;
        return this;
    }

    Cells cost(double other) {
        cost = other;
        return this;
    }

    Cells obligation(boolean other) {
        obligation = other;
        return this;
    }

    Cells requires(List<String> other) {
        requires = other;
        return this;
    }

    Cells excludes(List<String> other) {
        excludes = other;
        return this;
    }

    ActionRow row() {
        return new ActionRow(
                of.code(),
                commitment,
                traits,
                lever,
                owner,
                dueDays,
                effortHours,
                cost,
                obligation,
                requires,
                of.success(),
                of.stop(),
                excludes,
                of.at());
    }

    /** The cells of a row of playbook.csv, to be changed. */
    static final class Play {

        private final PlaybookRow of;
        private Optional<String> facet;
        private CommitmentStatus commitmentFrom;
        private Set<Stance> stances;
        private Set<Tier> tiers;
        private Set<AccountKind> kinds;
        private Set<String> industries;
        private Set<ValueClass> valueClasses;
        private Optional<Double> atLeast;
        private String action;
        private double save;

        Play(PlaybookRow of) {
            this.of = of;
            facet = of.facet();
            commitmentFrom = of.commitmentFrom();
            stances = of.stances();
            tiers = of.tiers();
            kinds = of.kinds();
            industries = of.industries();
            valueClasses = of.valueClasses();
            atLeast = of.atLeast();
            action = of.action();
            save = of.save();
        }

        Play anyFacet() {
            facet = Optional.empty();
            return this;
        }

        Play anyStance() {
            stances = Set.of();
            return this;
        }

        Play anyTier() {
            tiers = Set.of();
            return this;
        }

        Play anyKind() {
            kinds = Set.of();
            return this;
        }

        Play anyIndustry() {
            industries = Set.of();
            return this;
        }

        Play anyValueClass() {
            valueClasses = Set.of();
            return this;
        }

        Play commitmentFrom(CommitmentStatus other) {
            commitmentFrom = other;
            return this;
        }

        Play atLeast(double other) {
            atLeast = Optional.of(other);
            return this;
        }

        Play action(String other) {
            action = other;
            return this;
        }

        Play save(double other) {
            save = other;
            return this;
        }

        PlaybookRow row() {
            return new PlaybookRow(
                    of.cause(),
                    facet,
                    of.risk(),
                    of.signal(),
                    of.commitment(),
                    commitmentFrom,
                    stances,
                    tiers,
                    kinds,
                    industries,
                    valueClasses,
                    atLeast,
                    action,
                    save,
                    of.at());
        }
    }
}
