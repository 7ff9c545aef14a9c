package dev.mainstay.vocabulary;

/** What to do with the account as a whole. */
public enum Stance {
    /** Keep it: remove the causes that drive it away. */
    RETAIN,

    /** Help it grow. */
    DEVELOP,

    /** Lower the dependence on it. */
    HEDGE,

    /** Curb its conduct. */
    RESTRAIN,

    /** Part from it in good order. */
    EXIT,

    /** Go on as before. */
    MAINTAIN
}
