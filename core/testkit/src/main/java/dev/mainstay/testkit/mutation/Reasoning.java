package dev.mainstay.testkit.mutation;

import dev.mainstay.authoring.internal.interval.Dominance;
import dev.mainstay.authoring.internal.interval.Reasoner;
import dev.mainstay.pack.PackModel;
import java.time.LocalDate;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Reasoners about the pack as it is, which take a while to make. Belongs to one thread at a time. */
final class Reasoning {

    private static final LocalDate USUAL_DAY = LocalDate.of(2026, 3, 31);

    private final PackModel pack;
    private final Reasoner general;
    private final Reasoner within;
    private final Dominance dominance;
    private final Proposing proposing;
    private final Stances stances;

    private Reasoning(PackModel pack) {
        this.pack = pack;
        general = Reasoner.of(pack, USUAL_DAY);
        within = Reasoner.within(pack, USUAL_DAY);
        dominance = Dominance.of(pack, USUAL_DAY);
        proposing = new Proposing(pack, within);
        stances = new Stances(pack, within);
    }

    PackModel pack() {
        return pack;
    }

    /** Knows the limits and actions of the pack. */
    Reasoner general() {
        return general;
    }

    /** Knows also what its rules and tables can make of an account. */
    Reasoner within() {
        return within;
    }

    /** Knows which rows of playbook.csv never matter. */
    Dominance dominance() {
        return dominance;
    }

    /** Knows which actions are never proposed together. */
    Proposing proposing() {
        return proposing;
    }

    /** Knows which stances are never taken together. */
    Stances stances() {
        return stances;
    }

    /** As many as there are threads at work, each used by one of them at a time. Thread-safe. */
    static final class Shared {

        private final PackModel pack;
        private final ConcurrentLinkedQueue<Reasoning> idle = new ConcurrentLinkedQueue<>();

        Shared(PackModel pack) {
            this.pack = pack;
        }

        <R> R with(Function<Reasoning, R> work) {
            Reasoning taken = idle.poll();
            Reasoning mine = taken == null ? new Reasoning(pack) : taken;
            R result = work.apply(mine);
            idle.add(mine);
            return result;
        }
    }
}
