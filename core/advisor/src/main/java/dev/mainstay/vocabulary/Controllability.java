package dev.mainstay.vocabulary;

/** Whether a cause can be removed by the supplier. */
public enum Controllability {
    /** It can. */
    YES,

    /** In part. */
    PARTLY,

    /** It cannot: adapt, hedge, protect receivables, redirect effort. */
    NO
}
