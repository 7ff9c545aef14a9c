package dev.mainstay.vocabulary;

/** The five causes for which key accounts defect. */
public enum Cause {
    /** The account's own strategy takes it elsewhere. */
    STRATEGY_SHIFT(Controllability.NO),

    /** Choosing among suppliers, it drops the old friend. */
    SUPPLIER_OPTIMISATION(Controllability.YES),

    /** A problem or complaint is not resolved. */
    UNRESOLVED_COMPLAINT(Controllability.YES),

    /** A competitor pushes us out by unfair means. */
    FOUL_PLAY(Controllability.PARTLY),

    /** A rival offers more. */
    STRONGER_RIVAL(Controllability.YES);

    private final Controllability controllability;

    Cause(Controllability controllability) {
        this.controllability = controllability;
    }

    /** Whether the supplier can remove the cause. */
    public Controllability controllability() {
        return controllability;
    }
}
