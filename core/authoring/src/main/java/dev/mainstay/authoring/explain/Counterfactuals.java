package dev.mainstay.authoring.explain;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Looks for the smallest change that turns a topic, the smallest first, each tried by advising the changed account. */
final class Counterfactuals {

    /** Pairs looked at, promising or not. */
    private static final int MOST_LOOKED_AT = 1_000_000;

    private final Consulted advisor;
    private final AccountSnapshot snapshot;
    private final Advice before;
    private final Topic topic;
    private final boolean wanted;
    private final int most;
    private int tried;

    /**
     * A search.
     *
     * @param most how many changed accounts are advised at most
     */
    Counterfactuals(Consulted advisor, AccountSnapshot snapshot, Advice before, Topic topic, int most) {
        this.advisor = advisor;
        this.snapshot = snapshot;
        this.before = before;
        this.topic = topic;
        this.most = most;
        wanted = !topic.in(before);
    }

    /** The advice for the changed account; empty where there can be no such account. */
    private Optional<Advice> advise(List<Change> changes) {
        tried++;
        return advisor.advise(snapshot, changes);
    }

    private Counterfactual answer(List<Change> changes, Optional<Advice> after, boolean complete) {
        return new Counterfactual(
                topic,
                !wanted,
                changes,
                after.map(advice -> new WhatIf(changes, snapshot, before, advice, advisor.texts())),
                Optional.empty(),
                complete,
                tried,
                before,
                advisor.texts());
    }

    /** One thing changed alone. */
    private record Alone(Move move, boolean possible, boolean effective) {}

    /**
     * The smallest change.
     *
     * @param moves the smallest first
     */
    Counterfactual smallest(List<Move> moves, Goal goal) {
        List<Alone> alone = new ArrayList<>();
        for (Move move : moves) {
            if (tried >= most) {
                return answer(List.of(), Optional.empty(), false);
            }
            Optional<Advice> after = advise(move.changes());
            if (after.filter(advice -> topic.in(advice) == wanted).isPresent()) {
                return answer(move.changes(), after, true);
            }
            if (goal.concerns(move)) {
                alone.add(new Alone(
                        move,
                        after.isPresent(),
                        after.filter(advice -> !same(before, advice)).isPresent()));
            }
        }
        return pairs(alone.stream().filter(Alone::possible).toList(), goal);
    }

    /** Whether nothing but what is unknown and the figures in evidence differs. */
    private static boolean same(Advice one, Advice other) {
        return one.risk().equals(other.risk())
                && one.stance() == other.stance()
                && one.commitments().equals(other.commitments())
                && one.causes().equals(other.causes())
                && one.conduct().equals(other.conduct())
                && one.actions().equals(other.actions())
                && one.withheld().equals(other.withheld())
                && one.signals().stream()
                        .map(signal -> signal.code() + signal.severity())
                        .toList()
                        .equals(other.signals().stream()
                                .map(signal -> signal.code() + signal.severity())
                                .toList());
    }

    /** Two moves by their places in a list that has the smallest first. */
    private record Pair(int one, int other, double size) {

        static final Comparator<Pair> SMALLEST_FIRST = Comparator.comparingDouble(Pair::size)
                .thenComparingInt(Pair::one)
                .thenComparingInt(Pair::other);
    }

    /** Each pair once, the smallest first, without making a list of all. */
    private Counterfactual pairs(List<Alone> alone, Goal goal) {
        PriorityQueue<Pair> next = new PriorityQueue<>(Pair.SMALLEST_FIRST);
        for (int i = 0; i + 1 < alone.size(); i++) {
            next.add(pair(alone, i, i + 1));
        }
        for (int looked = 0; !next.isEmpty(); looked++) {
            Pair pair = next.poll();
            if (pair.other + 1 < alone.size()) {
                next.add(pair(alone, pair.one, pair.other + 1));
            }
            Alone one = alone.get(pair.one);
            Alone other = alone.get(pair.other);
            if (tried >= most || looked > MOST_LOOKED_AT) {
                return answer(List.of(), Optional.empty(), false);
            }
            if (one.move.subject().equals(other.move.subject()) || !promising(one, other, goal)) {
                continue;
            }
            List<Change> changes = new ArrayList<>(one.move.changes());
            changes.addAll(other.move.changes());
            Optional<Advice> after = advise(changes);
            if (after.filter(advice -> topic.in(advice) == wanted).isPresent()) {
                return answer(changes, after, true);
            }
        }
        return answer(List.of(), Optional.empty(), true);
    }

    private static Pair pair(List<Alone> alone, int one, int other) {
        return new Pair(
                one, other, alone.get(one).move.size() + alone.get(other).move.size());
    }

    /**
     * Two that change nothing alone can change something together only where rules that do the same read both; one that
     * changes nothing alone can help one that does where it is read after the signals.
     */
    private static boolean promising(Alone one, Alone other, Goal goal) {
        if (goal.together(one.move, other.move)) {
            return true;
        }
        return (one.effective || goal.comesLater(one.move)) && (other.effective || goal.comesLater(other.move));
    }
}
