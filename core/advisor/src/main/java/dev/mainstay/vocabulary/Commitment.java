package dev.mainstay.vocabulary;

/** The seven things a supplier keeps up with a key account: one communication, two alignments, four guarantees. */
public enum Commitment {
    /** One communication: known people, regular deep contact. */
    COMMUNICATION,

    /** Products in line with the account's needs. */
    PRODUCT_ALIGNMENT,

    /** Strategy in line with the account's. */
    STRATEGY_ALIGNMENT,

    /** Product quality, always. */
    QUALITY,

    /** Service quality. */
    SERVICE,

    /** On time and in full, urgent orders included. */
    DELIVERY,

    /** More value than the rival gives. */
    VALUE
}
