package dev.mainstay.vocabulary;

/** What a rival does at the account. */
public enum RivalMove {
    /** Offers a lower price. */
    PRICE,

    /** Offers better technology. */
    TECHNOLOGY,

    /** Offers fuller service. */
    SERVICE,

    /** Offers better terms of sale. */
    TERMS,

    /** Pushes with promotion. */
    PROMOTION,

    /** Bribes. */
    BRIBERY,

    /** Brings political pressure to bear. */
    POLITICAL_PRESSURE,

    /** Sows conflict between the account and us. */
    SOWING_CONFLICT
}
