package dev.mainstay.testkit.mutation;

import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.SourceRef;
import java.util.Set;
import java.util.function.Supplier;

/** A pack with one small change. Immutable and thread-safe. */
public final class Mutant {

    /** What a change is made to, as far as reasoning about it goes. */
    enum Part {
        /** A rule, which has the same position in the changed pack. */
        RULE,
        /** The value of a row of limits.csv, or the row. */
        LIMIT,
        /** A row of actions.csv, which has the same position in the changed pack. */
        ACTION,
        /** A row of playbook.csv, which has the same position in the changed pack unless it is left out. */
        PLAYBOOK,
        /** The value of a row of weights.csv. */
        WEIGHT,
        /** Any other row. */
        DATA
    }

    private final Mutation mutation;
    private final SourceRef at;
    private final String where;
    private final String before;
    private final String after;
    private final Set<String> codes;
    private final Part part;
    private final int position;
    private final Supplier<PackModel> model;

    @SuppressWarnings("TooManyParameters") // each is one fact of the change
    Mutant(
            Mutation mutation,
            SourceRef at,
            String where,
            String before,
            String after,
            Set<String> codes,
            Part part,
            int position,
            Supplier<PackModel> model) {
        this.mutation = mutation;
        this.at = at;
        this.where = where;
        this.before = before;
        this.after = after;
        this.codes = Set.copyOf(codes);
        this.part = part;
        this.position = position;
        this.model = model;
    }

    /** The kind of change. */
    public Mutation mutation() {
        return mutation;
    }

    /** Where it is made. */
    public SourceRef at() {
        return at;
    }

    /** What it is made to: the rule by its name, or the row by its cells. */
    public String where() {
        return where;
    }

    /** What stands there. */
    public String before() {
        return before;
    }

    /** What the mutant has in its place. */
    public String after() {
        return after;
    }

    /** Codes that the change has to do with; scenarios that name them are asked first. */
    Set<String> codes() {
        return codes;
    }

    Part part() {
        return part;
    }

    /** Position of the changed rule or row in its list. */
    int position() {
        return position;
    }

    /** The changed pack. */
    public PackModel model() {
        return model.get();
    }

    /** Such as {@code signals/delivery.drl:8:23 boundary: delivery.onTimeRate < … becomes …}. */
    @Override
    public String toString() {
        return at + " " + mutation.label() + " " + where + ": " + before + " -> " + (after.isEmpty() ? "()" : after);
    }
}
